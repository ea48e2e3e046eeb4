/**
 * Hearing the offices on a draft: who is asked, until when, what they remark on the whole or on one change, and the answer that
 * each remark gets. Pure.
 */

import { z } from 'zod';
import { oneOf, optionalText, text } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import { keyOf, type Statement, type StatementKind, statementKinds, type Version } from '../version.ts';

/** One office, asked when the version came into a stage in which offices are heard. */
export type Hearing = {
  readonly stepId: string;
  readonly versionId: string;
  readonly officeId: string;
  readonly askedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly answeredOn: IsoDate | null;
  readonly answeredBy: string | null;
  readonly revision: number;
};

export const draftCommentAnswers = ['adopted', 'partly', 'rejected'] as const;
export type DraftCommentAnswer = (typeof draftCommentAnswers)[number];

export type DraftComment = {
  readonly id: string;
  readonly stepId: string;
  readonly versionId: string;
  readonly officeId: string;
  /** The statement it is about; null: the draft as a whole. */
  readonly about: Pick<Statement, 'kind' | 'objectId'> | null;
  readonly text: string;
  readonly filedOn: IsoDate;
  readonly filedBy: string;
  readonly answer: DraftCommentAnswer | null;
  readonly answerReason: string | null;
  readonly answeredOn: IsoDate | null;
  readonly answeredBy: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export const hearingStates = ['asked', 'overdue', 'answered', 'silent'] as const;
export type HearingState = (typeof hearingStates)[number];

/** @param running whether the version still is in the stage for which the office was asked */
export function stateOfHearing(
  { answeredOn, dueOn }: Pick<Hearing, 'answeredOn' | 'dueOn'>,
  running: boolean,
  day: IsoDate,
): HearingState {
  if (answeredOn !== null) return 'answered';
  if (!running) return 'silent';
  return dueOn < day ? 'overdue' : 'asked';
}

/** Keys of `ui/texts`, under `refusal`. */
export type HearingRefusal = 'hearing-ended' | 'hearing-late';

/**
 * May an office still say something?
 *
 * @param lastStep the step that brought the version where it is
 */
export function mayRemark(
  { stepId, dueOn }: Pick<Hearing, 'stepId' | 'dueOn'>,
  { state, lastStep }: { state: Version['state']; lastStep: string | null },
  day: IsoDate,
): HearingRefusal | null {
  if (state !== 'open' || stepId !== lastStep) return 'hearing-ended';
  return dueOn < day ? 'hearing-late' : null;
}

/** The word for a statement in forms and addresses; empty: the draft as a whole. */
export const wordOf = (about: DraftComment['about']): string => (about ? `${about.kind}.${about.objectId}` : '');

/** What a form says it is about; undefined where there is no such statement among them. */
export function aboutOf(
  word: string,
  known: readonly Pick<Statement, 'kind' | 'objectId'>[],
): DraftComment['about'] | undefined {
  if (word === '') return null;
  const at = word.indexOf('.');
  const kind = statementKinds.find((each) => each === word.slice(0, at));
  const asked = kind && { kind: kind as StatementKind, objectId: word.slice(at + 1) };
  return asked && known.some((each) => keyOf(each) === keyOf(asked)) ? asked : undefined;
}

/** So much of a remark is handed to the form of the draft as the reason. */
const longestReason = 600;

/** Where the draft is changed because of a remark: the statement it is about, or the list of changes. */
export function draftPath(
  { versionId, about, text }: Pick<DraftComment, 'versionId' | 'about' | 'text'>,
  office: string,
): { readonly path: string; readonly query: Record<string, string> } {
  if (about === null) return { path: `/fassungen/${versionId}#aenderungen`, query: {} };
  return {
    path: `/fassungen/${versionId}/aussagen/${about.kind}/${about.objectId}`,
    query: { herkunft: 'office', genauer: office, grund: text.slice(0, longestReason) },
  };
}

export const remarkForm = z.object({ about: z.string().max(300, 'unknown-choice').default(''), text });
export const answerRemarkForm = z
  .object({ answer: oneOf(draftCommentAnswers), answerReason: optionalText })
  .refine(({ answer, answerReason }) => answer === 'adopted' || answerReason !== null, {
    path: ['answerReason'],
    message: 'required',
  });
export type AnswerRemarkForm = z.output<typeof answerRemarkForm>;

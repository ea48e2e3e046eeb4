/**
 * THE DOOR of cooperation: one office leads, others take part. Whoever takes part was asked, by a day, by an office that leads
 * or was asked itself; answers with a day; and contributes. The same shape for sector parts, goals and measures.
 */

import { z } from 'zod';
import { date, oneOf, optionalChoice, optionalDate, optionalLink, optionalText, text } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import type { Answer } from '#measures/measure.ts';

export const cooperationKinds = ['part', 'goal', 'measure'] as const;
export type CooperationKind = (typeof cooperationKinds)[number];

/** Their words in addresses. */
export const kindPaths = { part: 'fachteil', goal: 'ziel', measure: 'massnahme' } as const satisfies Record<
  CooperationKind,
  string
>;

export function kindOfPath(path: string | undefined): CooperationKind | undefined {
  return cooperationKinds.find((kind) => kindPaths[kind] === path);
}

/** What is worked on together, and who leads. */
export type Shared = {
  readonly kind: CooperationKind;
  readonly id: string;
  readonly title: string;
  readonly leadId: string | null;
  readonly retired: boolean;
};

export type Cooperation = {
  readonly kind: CooperationKind;
  readonly objectId: string;
  readonly officeId: string;
  readonly answer: Answer;
  readonly reason: string | null;
  readonly askedOn: IsoDate | null;
  /** What the office is asked to contribute. */
  readonly wanted: string | null;
  readonly dueOn: IsoDate | null;
  /** The office that asked: the lead, or one that was asked itself; null: the coordination, or not known. */
  readonly askedById: string | null;
  /** Who in the office is to answer, and who if she cannot. */
  readonly personId: string | null;
  readonly deputyId: string | null;
  readonly answeredOn: IsoDate | null;
  /** By when the office will contribute. */
  readonly promisedOn: IsoDate | null;
  readonly contribution: string | null;
  readonly link: string | null;
  readonly contributedOn: IsoDate | null;
};

export const cooperationStates = ['asked', 'unanswered', 'agreed', 'late', 'contributed', 'declined'] as const;
export type CooperationState = (typeof cooperationStates)[number];

/** Where a request stands on a day. */
export function stateOfRequest(
  { answer, dueOn, promisedOn, contributedOn }: Pick<Cooperation, 'answer' | 'dueOn' | 'promisedOn' | 'contributedOn'>,
  day: IsoDate,
): CooperationState {
  if (answer === 'no') return 'declined';
  if (answer === 'open') return dueOn !== null && dueOn < day ? 'unanswered' : 'asked';
  if (contributedOn !== null) return 'contributed';
  return promisedOn !== null && promisedOn < day ? 'late' : 'agreed';
}

/** Answered by the day it was asked for; null where that cannot be said yet, or no day was given. */
export function inTime({ dueOn, answeredOn }: Pick<Cooperation, 'dueOn' | 'answeredOn'>, day: IsoDate): boolean | null {
  if (dueOn === null) return null;
  if (answeredOn !== null) return answeredOn <= dueOn;
  return dueOn < day ? false : null;
}

export const askForm = z.object({
  officeId: optionalChoice.pipe(z.string('required')),
  askedById: optionalChoice,
  wanted: text,
  dueOn: date,
  personId: optionalChoice,
  deputyId: optionalChoice,
});
export type AskForm = z.output<typeof askForm>;

export const answerForm = z
  .object({ answer: oneOf(['yes', 'no']), reason: optionalText, promisedOn: optionalDate })
  .refine((form) => form.answer === 'yes' || form.reason !== null, { path: ['reason'], message: 'reason-needed' });
export type AnswerForm = z.output<typeof answerForm>;

export const contributionForm = z.object({ contribution: text, link: optionalLink });
export type ContributionForm = z.output<typeof contributionForm>;

export type Fault = { readonly field: string; readonly error: string };

/**
 * What speaks against a request that reads well in itself: an office that leads, asks itself, was asked already, or stands
 * among those through whom the request came.
 *
 * @param requests those of the same object
 * @param people who works in the city
 */
export function faultOfRequest(
  form: AskForm,
  {
    leadId,
    requests,
    people,
    today,
  }: {
    leadId: string | null;
    requests: readonly Pick<Cooperation, 'officeId' | 'askedById'>[];
    people: ReadonlySet<string>;
    today: IsoDate;
  },
): Fault | null {
  const { officeId, askedById, personId, deputyId, dueOn } = form;
  if (officeId === askedById) return { field: 'officeId', error: 'office-itself' };
  const asker = askedById ?? leadId;
  if (chainOf(asker, requests).has(officeId) && officeId !== leadId)
    return { field: 'officeId', error: 'office-circle' };
  if (officeId === leadId) return { field: 'officeId', error: asker === leadId ? 'office-leads' : 'office-circle' };
  if (requests.some((each) => each.officeId === officeId)) return { field: 'officeId', error: 'office-asked-twice' };
  const partakes = askedById === null || askedById === leadId || requests.some((each) => each.officeId === askedById);
  if (!partakes) return { field: 'askedById', error: 'not-taking-part' };
  if (dueOn < today) return { field: 'dueOn', error: 'deadline-past' };
  return faultOfPeople({ personId, deputyId }, people);
}

/** The offices through which a request came, back to the first. */
function chainOf(
  officeId: string | null,
  requests: readonly Pick<Cooperation, 'officeId' | 'askedById'>[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  let next = officeId;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    next = requests.find((each) => each.officeId === next)?.askedById ?? null;
  }
  return seen;
}

/** Both must work here, and be two. */
export function faultOfPeople(
  { personId, deputyId }: { personId: string | null; deputyId: string | null },
  people: ReadonlySet<string>,
  fields: { person: string; deputy: string } = { person: 'personId', deputy: 'deputyId' },
): Fault | null {
  if (personId !== null && !people.has(personId)) return { field: fields.person, error: 'person-left' };
  if (deputyId !== null && !people.has(deputyId)) return { field: fields.deputy, error: 'person-left' };
  if (deputyId !== null && deputyId === personId) return { field: fields.deputy, error: 'deputy-same' };
  return null;
}

/** The page of a shared object's cooperation, and of one office's part in it. */
export function cooperationPath(kind: CooperationKind, objectId: string, officeId?: string): string {
  const base = `/mitwirkung/${kindPaths[kind]}/${objectId}`;
  return officeId === undefined ? base : `${base}/${officeId}`;
}

/** Where the object itself is; a sector part has no page of its own but its goals. */
export function sharedPath(kind: CooperationKind, objectId: string): { path: string; query: Record<string, string> } {
  if (kind === 'part') return { path: '/ziele', query: { fachteil: objectId } };
  return { path: kind === 'goal' ? `/ziele/${objectId}` : `/massnahmen/${objectId}`, query: {} };
}

/**
 * THE DOOR of amendments and comments: who asks for other words in which statement, what a place says to what concerns it,
 * and the answer each of them gets.
 */

import { diffWordsWithSpace } from 'diff';
import { z } from 'zod';
import { date, line, oneOf, optionalText, text } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

/** Whose words can be asked to be changed. */
export const amendedKinds = ['paper', 'goal', 'guideline'] as const;
export type AmendedKind = (typeof amendedKinds)[number];

export const amendmentAnswers = ['adopted', 'changed', 'rejected'] as const;
export type AmendmentAnswer = (typeof amendmentAnswers)[number];

export type Amendment = {
  readonly id: string;
  readonly number: string | null;
  /** The group or committee that asks. */
  readonly committeeId: string;
  readonly kind: AmendedKind;
  readonly objectId: string;
  /** The passage as it stood when it was asked for; null: something new at the end. */
  readonly passage: string | null;
  /** The words asked for; empty: the passage goes. */
  readonly asked: string | null;
  readonly reason: string | null;
  readonly filedOn: IsoDate;
  readonly answer: AmendmentAnswer | null;
  /** The words that come in where the answer is neither yes nor no. */
  readonly agreed: string | null;
  readonly answerReason: string | null;
  readonly answeredOn: IsoDate | null;
  readonly answeredBy: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

/** The words that shall stand in place of the passage; undefined where it stays as it is. */
export function incoming({ answer, asked, agreed }: Pick<Amendment, 'answer' | 'asked' | 'agreed'>) {
  if (answer === 'adopted') return asked ?? '';
  return answer === 'changed' ? (agreed ?? '') : undefined;
}

type Merged = {
  readonly text: string;
  readonly taken: readonly string[];
  /** Adopted, but its passage stands nowhere or in several places: somebody has to put it in by hand. */
  readonly byHand: readonly string[];
};

/** Puts what was adopted into the words, one after the other; what is in already stays once. */
export function merged(
  words: string,
  amendments: readonly Pick<Amendment, 'id' | 'passage' | 'asked' | 'agreed' | 'answer'>[],
): Merged {
  const taken: string[] = [];
  const byHand: string[] = [];
  let current = words.replaceAll('\r\n', '\n');
  for (const amendment of amendments) {
    const next = incoming(amendment);
    if (next === undefined) continue;
    const put = putIn(current, amendment.passage?.replaceAll('\r\n', '\n') ?? null, next.replaceAll('\r\n', '\n'));
    if (put === null) byHand.push(amendment.id);
    else {
      current = put;
      taken.push(amendment.id);
    }
  }
  return { text: current, taken, byHand };
}

function putIn(words: string, passage: string | null, next: string): string | null {
  if (passage === null || passage === '') return words.includes(next) ? words : `${words.trimEnd()}\n${next}`.trim();
  const at = words.indexOf(passage);
  if (at < 0 || words.indexOf(passage, at + 1) >= 0) return next !== '' && words.includes(next) ? words : null;
  return words.slice(0, at) + next + words.slice(at + passage.length);
}

export type Piece = { readonly text: string; readonly changed: boolean };
export type Comparison = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

/** Longer texts are compared as wholes: nobody reads such a comparison word by word, and it would take seconds. */
const longestCompared = 60_000;

/** Two wordings side by side: what is gone is marked on the left, what is new on the right. */
export function compared(before: string, after: string): Comparison {
  if (before.length + after.length > longestCompared)
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  const changes = diffWordsWithSpace(before, after);
  return {
    before: changes.flatMap(({ value, added, removed }) => (added ? [] : [{ text: value, changed: removed }])),
    after: changes.flatMap(({ value, added, removed }) => (removed ? [] : [{ text: value, changed: added }])),
  };
}

/** The day it was filed is over or today. */
export function amendmentFormOn(today: IsoDate) {
  return z
    .object({
      committeeId: line,
      passage: optionalText,
      asked: optionalText,
      reason: optionalText,
      filedOn: date.refine((day) => day <= today, 'in-future'),
    })
    .refine((form) => form.passage !== null || form.asked !== null, { path: ['asked'], message: 'required' });
}
export type AmendmentForm = z.output<ReturnType<typeof amendmentFormOn>>;

export const answerAmendmentForm = z
  .object({ answer: oneOf(amendmentAnswers), agreed: optionalText, answerReason: optionalText })
  .refine((form) => form.answer === 'adopted' || form.answerReason !== null, {
    path: ['answerReason'],
    message: 'required',
  })
  .refine((form) => form.answer !== 'changed' || form.agreed !== null, { path: ['agreed'], message: 'required' });
export type AnswerAmendmentForm = z.output<typeof answerAmendmentForm>;

/** What a village or district council can speak about. */
export const commentedKinds = ['paper', 'measure'] as const;
export type CommentedKind = (typeof commentedKinds)[number];

export type PlaceComment = {
  readonly id: string;
  readonly committeeId: string;
  readonly kind: CommentedKind;
  readonly objectId: string;
  readonly text: string;
  /** The day the council of the place resolved it. */
  readonly resolvedOn: IsoDate;
  readonly answer: string | null;
  readonly answeredOn: IsoDate | null;
  readonly answeredBy: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export function commentFormOn(today: IsoDate) {
  return z.object({ committeeId: line, text, resolvedOn: date.refine((day) => day <= today, 'in-future') });
}
export type CommentForm = z.output<ReturnType<typeof commentFormOn>>;

export const answerCommentForm = z.object({ answer: text });

/** Days within which the office that leads answers a place. */
export const daysToAnswer = 28;

/**
 * THE DOOR of the annual report: evaluation rounds, in which offices are asked for states and comments, and the
 * implementation reports that are frozen from them.
 */

import { z } from 'zod';
import { date, line, optionalText, text, year } from '#analysis/fields.ts';

export type Round = {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly note: string | null;
  readonly dueOn: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  readonly revision: number;
};

/** What an office is asked: the state of a measure it leads, or a comment on a goal it owns. */
export type Request = {
  readonly id: string;
  readonly roundId: string;
  readonly officeId: string;
  readonly kind: 'measure' | 'goal';
  readonly objectId: string;
  readonly askedAt: string;
  readonly remindedAt: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly comment: string | null;
};

export const roundForm = z.object({ year, title: line, dueOn: date, note: optionalText });
export type RoundForm = z.output<typeof roundForm>;

export const commentForm = z.object({ comment: text });

/** The versions of the methods whose results a report shows; they change when a method changes. */
export const methodVersions = { thread: '1', trend: 'Theil-Sen 1', attainment: 'DNS 2026, 1', money: '1' } as const;

export type FrozenReport = {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly asOf: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly hash: string;
  readonly methodVersions: Readonly<Record<string, string>>;
};

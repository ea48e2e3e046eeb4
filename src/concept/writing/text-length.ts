/**
 * Compactness: how long a part is, how much of it is analysis, and whether it keeps to what the city has set itself. The
 * limits are soft: who passes them is told so and writes on.
 */

import { z } from 'zod';
import { optionalWhole } from '#analysis/fields.ts';

/** A page of the printed concept holds about so many signs. */
export const charactersPerPage = 3000;

/**
 * Pages in tenths; less than a page is still said.
 *
 * @example
 * pagesOf(4500) // → 1.5
 * @example
 * pagesOf(20) // → 0.1
 * @example
 * pagesOf(0) // → 0
 */
export function pagesOf(characters: number): number {
  return characters === 0 ? 0 : Math.max(0.1, Math.round((characters / charactersPerPage) * 10) / 10);
}

export type WritingLimits = {
  readonly section: number;
  readonly part: number;
  /** Most of a part that may be analysis, in per cent. */
  readonly analysisShare: number;
};

const needed = (least: number, most: number) => optionalWhole(least, most).pipe(z.number('required'));
export const limitsForm = z.object({
  section: needed(100, 100_000),
  part: needed(100, 1_000_000),
  analysisShare: needed(1, 100),
});

/** Signs beyond which no section goes, so that everybody's computer can hold it: about thirty-three pages. */
export const mostCharacters = 100_000;

/** Three pages a section, fifteen a part, more goals and measures than analysis: until a city decides otherwise. */
export const delivered: WritingLimits = { section: 9000, part: 45_000, analysisShare: 40 };

export type PartLengths = { readonly analysis: number; readonly rest: number };

/** Under a page there is no share worth speaking of. */
const leastForShare = charactersPerPage;

/**
 * A part against the limits.
 *
 * @example
 * judged({ analysis: 3000, rest: 3000 }, { section: 9000, part: 45000, analysisShare: 40 }).share // → 50
 * @example
 * judged({ analysis: 0, rest: 0 }, { section: 9000, part: 45000, analysisShare: 40 }).share // → null
 */
export function judged({ analysis, rest }: PartLengths, limits: WritingLimits) {
  const whole = analysis + rest;
  const share = whole === 0 ? null : Math.round((100 * analysis) / whole);
  return {
    whole,
    share,
    tooLong: whole > limits.part,
    tooMuchAnalysis: whole >= leastForShare && share !== null && share > limits.analysisShare,
  };
}

/** Where a series breaks: the land it counts became another, so that values before and after cannot be compared. */

import { yearOf } from './period.ts';
import type { Point } from './trend.ts';

/**
 * The years whose values are the first after a break: the year in which the new borders began.
 *
 * @param days days from which other borders hold
 * @returns in order, each once
 * @source convention: the value of a year is counted with the borders that hold at its end
 * @example breakYears(['2021-07-01', '2015-01-01', '2021-09-01']) // → [2015, 2021]
 */
export function breakYears(days: readonly string[]): number[] {
  return [...new Set(days.map((day) => yearOf(day)))].sort((a, b) => a - b);
}

/**
 * Whether values of two years can be compared: no break lies between them.
 *
 * @example [isBroken([2021], 2020, 2021), isBroken([2021], 2021, 2023), isBroken([2021], 2018, 2020)] // → [true, false, false]
 */
export function isBroken(years: readonly number[], one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  return years.some((year) => from < year && year <= to);
}

/**
 * The part of a series that can be compared with its newest value: from the last break on.
 *
 * @param years the first years after a break
 * @example sinceBreak([2019, 2020, 2021].map((year) => ({ year, figure: { state: 'missing', evidence: 'measured' } })), [2020]).length // → 2
 */
export function sinceBreak(points: readonly Point[], years: readonly number[]): readonly Point[] {
  const newest = points.reduce((most, { year }) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  const last = years.findLast((year) => year <= newest);
  return last === undefined ? points : points.filter(({ year }) => year >= last);
}

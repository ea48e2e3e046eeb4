/** Where a short series is heading. */

import type { Figure } from './figure.ts';

export type Point = { readonly year: number; readonly figure: Figure };
export type Direction = 'up' | 'down' | 'none';

export type Trend =
  | { readonly ok: true; readonly slopePerYear: number; readonly from: number; readonly to: number; readonly n: number }
  | { readonly ok: false; readonly reason: 'too-few-values'; readonly needed: number };

/** Fewer known values than this say nothing about a direction. */
const fewestValues = 4;

/**
 * The slope of the latest years, in units per year: the median of the slopes between all pairs of known values
 * (Theil 1950; Sen 1968, J. Am. Stat. Assoc. 63:1379), which one odd year does not turn.
 *
 * @param series one point per year, in any order; what is not known is left out
 * @param years how many years back from the latest known value, at least 4
 *
 * @example
 * trend([1, 2, 3, 9, 5].map((value, i) => ({ year: 2010 + i, figure: { state: 'known', value, evidence: 'measured' } })), 5) // → { ok: true, slopePerYear: 1, from: 2010, to: 2014, n: 5 }
 * @example
 * trend([], 5) // → { ok: false, reason: 'too-few-values', needed: 4 }
 */
export function trend(series: readonly Point[], years = 6): Trend {
  const all = knownValues(series);
  const last = all.at(-1)?.year ?? 0;
  const window = all.filter((point) => point.year > last - years);
  const first = window[0];
  if (!first || window.length < fewestValues) return { ok: false, reason: 'too-few-values', needed: fewestValues };
  const slopes = window
    .flatMap((a, i) => window.slice(i + 1).map((b) => (b.value - a.value) / (b.year - a.year)))
    .sort((a, b) => a - b);
  const middle = Math.floor(slopes.length / 2);
  const upper = slopes[middle] ?? 0;
  const slopePerYear = slopes.length % 2 === 1 ? upper : (upper + (slopes[middle - 1] ?? 0)) / 2;
  return { ok: true, slopePerYear, from: first.year, to: last, n: window.length };
}

/**
 * The latest known value of a series and its year, or undefined.
 *
 * @example
 * latestKnown([{ year: 2015, figure: { state: 'known', value: 7, evidence: 'measured' } }, { year: 2016, figure: { state: 'missing', evidence: 'measured' } }]) // → { year: 2015, value: 7 }
 */
export function latestKnown(series: readonly Point[]): { year: number; value: number } | undefined {
  return knownValues(series).at(-1);
}

function knownValues(series: readonly Point[]): { year: number; value: number }[] {
  return series
    .flatMap(({ year, figure }) => (figure.state === 'known' ? [{ year, value: figure.value }] : []))
    .sort((a, b) => a.year - b.year);
}

/** Whether the newest value of a series leaves the line of the years before. */

import { studentBeyond, studentQuantile } from './distributions.ts';
import type { Point } from './trend.ts';

export type TrendBreak = {
  readonly ok: true;
  readonly year: number;
  readonly value: number;
  /** What the line of the years before gives for this year. */
  readonly expected: number;
  /** Probability of a value at least as far from the line, if the line went on. */
  readonly p: number;
  /** Half of the interval around `expected` at this probability of a false alarm. */
  readonly reach: (p: number) => number;
  readonly slopePerYear: number;
  readonly n: number;
};
export type NoTrendBreak = { readonly ok: false; readonly reason: 'too-few-values' | 'no-spread' };

/** A line through fewer years says too little about the next. */
const fewestYears = 5;

/**
 * Compares the newest value with the line through the years before it (least squares): t = (y − ŷ) / (s √(1 + 1/n +
 * (x − x̄)² / Σ(xᵢ − x̄)²)) with n − 2 degrees of freedom; the first recursive residual after n years. Assumes deviations
 * from the line that are independent and alike in size; yearly values often follow their predecessors, then it is quick
 * to call a break.
 *
 * @param series one point per year, in any order; what is not known is left out
 * @param years how many years before the newest the line rests on, at least 5
 * @returns values in the unit of the series; or why there is no answer: fewer than five years before, or years that lie
 * exactly on a line
 * @throws RangeError for fewer than five years
 * @source Brown, Durbin & Evans, J. R. Stat. Soc. B 37 (1975) 149
 * @example trendBreak([3, 4.1, 5, 6.1, 6.9, 12].map((value, i) => ({ year: 2010 + i, figure: known(value) }))).p < 0.001 // → true
 * @example trendBreak([1, 2, 3].map((value, i) => ({ year: 2010 + i, figure: known(value) }))) // → { ok: false, reason: 'too-few-values' }
 */
export function trendBreak(series: readonly Point[], years = 10): TrendBreak | NoTrendBreak {
  if (!(years >= fewestYears)) throw new RangeError(`at least ${fewestYears} years, got ${years}`);
  const points = series
    .flatMap(({ year, figure }) => (figure.state === 'known' ? [{ x: year, y: figure.value }] : []))
    .sort((a, b) => a.x - b.x);
  const newest = points.at(-1);
  const before = points.slice(0, -1).filter(({ x }) => newest && x >= newest.x - years);
  const n = before.length;
  if (!newest || n < fewestYears) return { ok: false, reason: 'too-few-values' };
  const meanOf = (pick: (point: { x: number; y: number }) => number) =>
    before.reduce((sum, each) => sum + pick(each), 0) / n;
  const [x, y] = [meanOf((each) => each.x), meanOf((each) => each.y)];
  const width = before.reduce((sum, each) => sum + (each.x - x) ** 2, 0);
  const slope = before.reduce((sum, each) => sum + (each.x - x) * (each.y - y), 0) / width;
  const squares = before.reduce((sum, each) => sum + (each.y - y - slope * (each.x - x)) ** 2, 0);
  const spread = Math.sqrt(squares / (n - 2));
  if (!(spread > 1e-12 * Math.max(...before.map((each) => Math.abs(each.y)))))
    return { ok: false, reason: 'no-spread' };
  const expected = y + slope * (newest.x - x);
  const error = spread * Math.sqrt(1 + 1 / n + (newest.x - x) ** 2 / width);
  return {
    ok: true,
    year: newest.x,
    value: newest.y,
    expected,
    p: studentBeyond((newest.y - expected) / error, n - 2),
    reach: (p) => error * studentQuantile(1 - p / 2, n - 2),
    slopePerYear: slope,
    n,
  };
}

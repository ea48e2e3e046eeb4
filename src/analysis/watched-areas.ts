/** The series of areas under watch, and how surprising each count is: exact probabilities as normal scores. */

import {
  binomialAtLeast,
  binomialAtMost,
  normalAtMost,
  normalQuantile,
  poissonAtLeast,
  poissonAtMost,
} from './distributions.ts';
import type { Figure } from './figure.ts';

export type WatchedRow = {
  readonly area: string;
  readonly year: number;
  /** Cases; with `base` the persons (or person-years) they come from. */
  readonly count?: Figure;
  readonly base?: Figure;
  /** A value without a count behind it, any unit. */
  readonly value?: Figure;
};

export type Year = { readonly year: number; readonly count: number; readonly base: number; readonly expected: number };
export type Ignored = {
  readonly area: string;
  readonly year: number | null;
  readonly reason:
    | 'missing'
    | 'suppressed'
    | 'not-applicable'
    | 'not-whole'
    | 'over-base'
    | 'no-base'
    | 'too-few-values'
    | 'no-spread';
};

export type Model = 'binomial' | 'poisson';

/**
 * Counts of each area by year, with the cases expected at the city's rate of the year, and what cannot be used: figures
 * that are not known, counts that are not whole, more cases than persons (binomial).
 *
 * @param rows in any order
 * @param model `binomial`: a person counts once; `poisson`: events that may repeat
 * @returns years in their order; city rates by year are those of the areas that can be used
 * @example usable([{ area: 'a', year: 2020, count: known(3), base: known(10) }, { area: 'b', year: 2020, count: known(1), base: known(30) }], 'binomial').series.get('b') // → [{ year: 2020, count: 1, base: 30, expected: 3 }]
 * @example usable([{ area: 'a', year: 2020, count: unknown('suppressed'), base: known(10) }], 'binomial').ignored // → [{ area: 'a', year: 2020, reason: 'suppressed' }]
 */
export function usable(
  rows: readonly WatchedRow[],
  model: Model,
): {
  readonly series: ReadonlyMap<string, readonly Year[]>;
  readonly rates: ReadonlyMap<number, number>;
  readonly ignored: readonly Ignored[];
} {
  const ignored: Ignored[] = [];
  const good = rows.flatMap(({ area, year, count, base }) => {
    if (!count || !base) return [];
    const reason = reasonOf(count, base, model);
    if (reason) ignored.push({ area, year, reason });
    else if (count.state === 'known' && base.state === 'known')
      return [{ area, year, count: count.value, base: base.value }];
    return [];
  });
  const rates = new Map(
    [...Map.groupBy(good, ({ year }) => year)].map(([year, all]) => [
      year,
      all.reduce((sum, { count }) => sum + count, 0) / all.reduce((sum, { base }) => sum + base, 0),
    ]),
  );
  const series = new Map(
    [...Map.groupBy(good, ({ area }) => area)].map(([area, all]) => [
      area,
      all
        .map(({ year, count, base }) => ({ year, count, base, expected: base * (rates.get(year) ?? 0) }))
        .sort((a, b) => a.year - b.year),
    ]),
  );
  return { series, rates, ignored };
}

function reasonOf(count: Figure, base: Figure, model: Model): Ignored['reason'] | undefined {
  if (count.state !== 'known') return count.state;
  if (base.state !== 'known') return base.state;
  if (!(Number.isInteger(count.value) && count.value >= 0)) return 'not-whole';
  if (!(base.value > 0)) return 'no-base';
  return model === 'binomial' && count.value > Math.round(base.value) ? 'over-base' : undefined;
}

export type Surprise = {
  /** Probability of a count at least as far on its side, doubled. */
  readonly p: number;
  /** The same as a normal score, with half of the probability of the count itself; above 0 for more than expected. */
  readonly z: number;
};

/**
 * How surprising a count is among trials with this chance.
 *
 * @param count cases, whole number from 0 to `trials`
 * @param trials whole number ≥ 0
 * @param chance 0 to 1
 * @returns p from 0 to 1, z any number
 * @throws RangeError for arguments out of their range
 * @source Rosenthal normal scores of exact mid-p values: Lancaster, J. Am. Stat. Assoc. 56 (1961) 223
 * @example binomialSurprise(5, 10, 0.5) // → { p: 1, z: 0 }
 * @example binomialSurprise(19, 20, 0.5).p < 0.0001 // → true
 */
export function binomialSurprise(count: number, trials: number, chance: number): Surprise {
  return surprise(binomialAtMost(count, trials, chance), binomialAtLeast(count, trials, chance));
}

/**
 * How surprising a count is where this many are expected.
 *
 * @param count cases, whole number ≥ 0
 * @param expected cases, ≥ 0
 * @returns p from 0 to 1, z any number
 * @throws RangeError for expected cases below 0
 * @source as `binomialSurprise`
 * @example Number(poissonSurprise(12, 4).p.toFixed(5)) // → 0.00183
 */
export function poissonSurprise(count: number, expected: number): Surprise {
  return surprise(poissonAtMost(count, expected), poissonAtLeast(count, expected));
}

function surprise(atMost: number, atLeast: number): Surprise {
  // What both sides share is the probability of the count itself.
  const itself = Math.max(0, atMost + atLeast - 1);
  const [below, above] = [atMost - itself / 2, atLeast - itself / 2];
  const least = 1e-300;
  const z = below < above ? normalQuantile(Math.max(least, below)) : -normalQuantile(Math.max(least, above));
  return { p: Math.min(1, 2 * Math.min(atMost, atLeast)), z: z === 0 ? 0 : z };
}

/**
 * Scores of an area's years, each against all years before it: of all cases up to year t, the share that belongs to year
 * t follows from the expected cases, so x_t is binomial with S_t = Σ x and chance e_t / Σ e. Steady areas give independent
 * scores around 0 whatever their own level is.
 *
 * @param years in their order, with expected cases above 0
 * @returns one score per year from the second on
 * @source recursive residuals: Brown, Durbin & Evans, J. R. Stat. Soc. B 37 (1975) 149, for counts conditional on their sum
 * @example recursiveScores([10, 10, 10].map((count, i) => ({ year: 2000 + i, count, base: 100, expected: 10 }))).map((each) => Math.abs(each.z) < 0.1) // → [true, true]
 */
export function recursiveScores(years: readonly Year[]): { readonly year: number; readonly z: number }[] {
  let [cases, expected] = [0, 0];
  return years.flatMap((each, i) => {
    cases += each.count;
    expected += each.expected;
    if (i === 0 || expected === 0) return [];
    return [{ year: each.year, z: binomialSurprise(each.count, cases, each.expected / expected).z }];
  });
}

/**
 * The two-sided probability of a normal score.
 *
 * @param z any number
 * @returns 0 to 1
 * @example Number(twoSided(1.959964).toFixed(5)) // → 0.05
 */
export function twoSided(z: number): number {
  return Math.min(1, 2 * normalAtMost(-Math.abs(z)));
}

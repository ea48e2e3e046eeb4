/** What of a segregation index is chance: intervals by drawing again, and the value that chance alone would give. */

import { randomBinomial } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Counts, totalsOf } from './segregation.ts';

/** An index of a table; undefined where it has none. */
export type Measure = (counts: Counts) => number | undefined;

export type Drawing = {
  /** How many tables are drawn, ≥ 2. */
  readonly draws: number;
  /** The same seed gives the same tables. */
  readonly seed: number;
};

export type Interval = {
  readonly estimate: number;
  /** The estimate less its bias: small counts make every index too high. */
  readonly corrected: number;
  readonly bias: number;
  /** Standard error. */
  readonly error: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Interval of an index by the bootstrap: tables of as many persons are drawn from the table itself, the bias that this
 * shows is taken off, and the percentiles of 2 · estimate − drawn are the limits. Speaks of chance in small numbers, not
 * of errors in the data.
 *
 * @param counts whole persons by area and group
 * @param measure any index of these files
 * @param level how often such limits hold the true value, above 0 and below 1
 * @returns in the unit of the index; undefined where the table has no such index
 * @throws RangeError for counts that are not whole, fewer than two draws, a level out of its range
 * @source Efron & Tibshirani, An Introduction to the Bootstrap (1993) ch. 13; Elbers, Sociol. Methods Res. (2021)
 * @example resampled([[100, 0], [60, 40], [40, 60], [0, 100]], dissimilarity, { draws: 200, seed: 1 }).estimate // → 0.6
 * @example resampled([[5, 0]], dissimilarity, { draws: 200, seed: 1 }) // → undefined
 */
export function resampled(counts: Counts, measure: Measure, drawing: Drawing, level = 0.95): Interval | undefined {
  return resampledAll(counts, { measure }, drawing, level)['measure'];
}

/**
 * Intervals of several indices from the same drawn tables, by name; an index that the table does not have is left out.
 *
 * @throws RangeError as `resampled`
 * @example Object.keys(resampledAll([[9, 1], [2, 8]], { d: dissimilarity, none: () => undefined }, { draws: 20, seed: 1 })) // → ['d']
 */
export function resampledAll(
  counts: Counts,
  measures: Readonly<Record<string, Measure>>,
  drawing: Drawing,
  level = 0.95,
): Record<string, Interval> {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level between 0 and 1, got ${level}`);
  const cells = counts.flat();
  checkDrawing(drawing, cells);
  const names = Object.keys(measures).filter((name) => measures[name]?.(counts) !== undefined);
  const width = counts[0]?.length ?? 0;
  const all = cells.reduce((sum, count) => sum + count, 0);
  const draw = drawer(drawing.seed);
  const found = new Map(names.map((name) => [name, [] as number[]]));
  for (let i = 0; i < drawing.draws; i += 1) {
    const drawn = draw(all, cells);
    const table = counts.map((_, u) => drawn.slice(u * width, (u + 1) * width));
    for (const [name, values] of found) {
      // Where a group died out there is no index.
      const value = measures[name]?.(table);
      if (value !== undefined) values.push(value);
    }
  }
  return Object.fromEntries(
    [...found].flatMap(([name, values]) =>
      values.length < 2 ? [] : [[name, intervalOf(measures[name]?.(counts) ?? 0, values, level)]],
    ),
  );
}

function intervalOf(estimate: number, drawn: readonly number[], level: number): Interval {
  const sorted = drawn.map((each) => 2 * estimate - each).sort((a, b) => a - b);
  const corrected = sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
  const spread = sorted.reduce((sum, each) => sum + (each - corrected) ** 2, 0) / (sorted.length - 1);
  const tail = (1 - level) / 2;
  return {
    estimate,
    corrected,
    bias: estimate - corrected,
    error: Math.sqrt(spread),
    lower: percentile(sorted, tail),
    upper: percentile(sorted, 1 - tail),
  };
}

/**
 * The value an index has on average, and the limits it keeps, when everybody lives anywhere by chance: areas of the same
 * size, groups of the same share, no link between the two. An index inside the limits shows no segregation.
 *
 * @param counts whole persons by area and group
 * @param measure any index of these files
 * @param level above 0 and below 1
 * @returns in the unit of the index; undefined where the table has no such index
 * @throws RangeError as `resampled`
 * @source Carrington & Troske, J. Bus. Econ. Stat. 15 (1997) 402
 * @example underIndependence([[6, 4], [6, 4]], dissimilarity, { draws: 200, seed: 1 }).expected > 0 // → true
 */
export function underIndependence(
  counts: Counts,
  measure: Measure,
  drawing: Drawing,
  level = 0.95,
): { readonly expected: number; readonly lower: number; readonly upper: number } | undefined {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level between 0 and 1, got ${level}`);
  if (measure(counts) === undefined) return undefined;
  const { groups, areas } = totalsOf(counts);
  const draw = drawer(drawing.seed);
  checkDrawing(drawing, counts.flat());
  const sorted = Array.from({ length: drawing.draws }, () => measure(areas.map((size) => draw(size, groups))))
    .filter((each) => each !== undefined)
    .sort((a, b) => a - b);
  if (sorted.length < 2) return undefined;
  const tail = (1 - level) / 2;
  return {
    expected: sorted.reduce((sum, each) => sum + each, 0) / sorted.length,
    lower: percentile(sorted, tail),
    upper: percentile(sorted, 1 - tail),
  };
}

/**
 * The exact average of D when members of the group live anywhere by chance (hypergeometric, both margins fixed):
 * E(D) = Σ E|xᵢ − tᵢP| / (2TP(1 − P)).
 *
 * @param counts two columns of whole persons: the group and the other one
 * @returns 0 to 1; undefined where one of the groups has nobody
 * @throws RangeError for counts that are not whole
 * @source Winship, Soc. Forces 55 (1977) 1058; Cortese, Falk & Cohen, Am. Sociol. Rev. 41 (1976) 630
 * @example expectedDissimilarity([[1, 0], [0, 1]]) // → 1
 * @example Number(expectedDissimilarity([[50, 50], [50, 50]]).toFixed(4)) // → 0.0562
 */
export function expectedDissimilarity(counts: Counts): number | undefined {
  checkWhole(counts.flat());
  const { groups, areas, all } = totalsOf(counts);
  const [whole = 0, other = 0] = groups;
  if (whole === 0 || other === 0) return undefined;
  const deviation = areas.reduce((sum, size) => sum + meanDeviation(size, whole, all), 0);
  return Math.min(1, deviation / ((2 * whole * other) / all));
}

/** E|x − tX/T| for x members of a group of X among t persons out of T: weights by their ratios, from the mode outwards. */
function meanDeviation(t: number, group: number, all: number): number {
  const mean = (t * group) / all;
  const mode = Math.floor(((t + 1) * (group + 1)) / (all + 2));
  const up = (x: number) => ((group - x) * (t - x)) / ((x + 1) * (all - group - t + x + 1));
  let [weights, sum] = [1, Math.abs(mode - mean)];
  const walk = (step: 1 | -1) => {
    for (let x = mode, weight = 1; ; x += step) {
      weight = step === 1 ? weight * up(x) : weight / up(x - 1);
      if (!(weight > 1e-18) || !Number.isFinite(weight)) return;
      weights += weight;
      sum += weight * Math.abs(x + step - mean);
    }
  };
  if (mode < Math.min(t, group)) walk(1);
  if (mode > Math.max(0, t - (all - group))) walk(-1);
  return sum / weights;
}

/** Draws persons into cells (multinomial), one cell after the other. */
function drawer(seed: number): (persons: number, weights: readonly number[]) => number[] {
  const generator = xoroshiro128plus(seed);
  const binomial = randomBinomial.source(() => uniformFloat64(generator));
  return (persons, weights) => {
    let left = persons;
    let rest = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => {
      const drawn = left === 0 || weight === 0 ? 0 : weight >= rest ? left : binomial(left, weight / rest)();
      left -= drawn;
      rest -= weight;
      return drawn;
    });
  };
}

function checkDrawing({ draws }: Drawing, cells: readonly number[]) {
  if (!(Number.isInteger(draws) && draws >= 2)) throw new RangeError(`at least two draws, got ${draws}`);
  checkWhole(cells);
}

function checkWhole(cells: readonly number[]) {
  const wrong = cells.find((count) => !Number.isInteger(count));
  if (wrong !== undefined) throw new RangeError(`drawing persons needs whole counts, got ${wrong}`);
}

function percentile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}

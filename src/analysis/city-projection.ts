/**
 * A city by age and sex some steps on: by given rates, or by how its own age groups changed from count to count; and how far
 * the latter would have been off in its past.
 */

import { type Bearing, projectByRatios } from './hamilton-perry.ts';
import { type Ages, projectStep, type Rates, type Step, total } from './population.ts';

/** `step` only where rates were given; `half` is half the width of the interval, null without a back-test. */
export type CityStep = { readonly people: Ages; readonly step: Step | null; readonly half: number | null };
export type CityProjection = { readonly steps: readonly CityStep[]; readonly errors: readonly number[] };

/**
 * The counts that lie as many years apart as an age group spans, back from the last.
 *
 * @param counts oldest first
 * @source each person grows into the next group within one step
 * @example spacedCounts([{ year: 2013 }, { year: 2015 }, { year: 2019 }, { year: 2020 }], 5) // → [{ year: 2015 }, { year: 2020 }]
 */
export function spacedCounts<T extends { readonly year: number }>(counts: readonly T[], width: number): T[] {
  const found: T[] = [];
  for (let year = counts.at(-1)?.year ?? 0; width > 0; year -= width) {
    const count = counts.find((each) => each.year === year);
    if (!count) return found;
    found.unshift(count);
  }
  return found;
}

/**
 * Which age groups are of child-bearing age: from 15 to under 45.
 *
 * @param starts first year of each group
 * @source Smith, Tayman & Swanson 2013, State and Local Population Projections, ch. 7
 * @example bearingOf([0, 15, 30, 45, 60]) // → [1, 3]
 */
export function bearingOf(starts: readonly number[]): Bearing {
  const from = starts.findIndex((start) => start >= 15);
  const to = starts.findIndex((start) => start >= 45);
  return [Math.max(0, from), to < 0 ? starts.length : to];
}

/**
 * The city step by step. The interval after k steps is the total ± worst past error · √k.
 *
 * @param counts one step apart, oldest first; two at least without rates, one with them
 * @throws RangeError where counts are too few, or the rates let more people leave than live there
 * @source Preston, Heuveline & Guillot 2001; Hamilton & Perry 1962; empirical intervals: Smith & Sincich 1988, JASA 83:1107
 * @example projectCity([1, 2].map(() => ({ female: [9, 9, 9], male: [9, 9, 9] })), [1, 2], 2, null).errors // → []
 */
export function projectCity(
  counts: readonly Ages[],
  bearing: Bearing,
  steps: number,
  rates: Rates | null,
): CityProjection {
  const byRatios = counts.length >= 2 ? projectByRatios(counts, steps, bearing) : null;
  const errors = byRatios?.errors ?? [];
  const worst = errors.length > 0 ? Math.max(...errors) : null;
  const half = (now: Ages, step: number) => (worst === null ? null : total(now) * worst * Math.sqrt(step + 1));
  if (!rates) {
    if (!byRatios) throw new RangeError('two counts are needed, one step apart');
    return { steps: byRatios.steps.map((people, step) => ({ people, step: null, half: half(people, step) })), errors };
  }
  const found: CityStep[] = [];
  let now = counts.at(-1);
  if (!now) throw new RangeError('a count is needed');
  for (let step = 0; step < steps; step++) {
    const next: Step = projectStep(now, rates);
    now = next.population;
    found.push({ people: now, step: next, half: half(now, step) });
  }
  return { steps: found, errors };
}

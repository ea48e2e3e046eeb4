/** How unevenly a group lives over the areas, year by year, with what chance alone would give; or why it is not said. Pure. */

import type { Figure } from '#analysis/figure.ts';
import { type Counts, countsOf, dissimilarity, exposure, theil, totalsOf } from '#analysis/segregation.ts';
import { expectedDissimilarity, type Measure, resampledAll, underIndependence } from '#analysis/segregation-chance.ts';

/** Of an index: as computed, its limits, and what chance alone would give. */
export type Measured = {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly chance: number;
};
/** `unevenness` is D, or IS where the other group is everybody else. */
export type SegregationIndex = 'unevenness' | 'isolation' | 'information';
export type Refused = 'suppressed' | 'missing' | 'too-few-areas' | 'too-few-people' | 'overlap' | 'not-whole';
export type SegregationYear =
  | {
      readonly year: number;
      readonly refused: null;
      readonly areas: number;
      readonly people: number;
      readonly share: number;
      readonly indices: Readonly<Record<SegregationIndex, Measured>>;
    }
  | { readonly year: number; readonly refused: Refused };

export type PairInArea = { readonly area: string; readonly group: Figure; readonly other: Figure };

/** With fewer areas or members of a group than this, chance says more than the index. */
export const fewestAreas = 5;
export const fewestPeople = 100;

const measures: Readonly<Record<SegregationIndex, Measure>> = {
  unevenness: dissimilarity,
  isolation: (counts) => exposure(counts, 0, 0),
  information: theil,
};

/**
 * The indices of one year. Every area must be known: an index over some of the areas is another index.
 *
 * @param rest the other figure counts everybody, so that the others are what is left of it
 */
export function segregationOf(
  year: number,
  pairs: readonly PairInArea[],
  { rest, draws, seed }: { rest: boolean; draws: number; seed: number },
): SegregationYear {
  const refused = (reason: Refused): SegregationYear => ({ year, refused: reason });
  const { counts: received, leftOut } = countsOf(
    pairs.map(({ area, group, other }) => ({ area, figures: [group, other] })),
  );
  if (leftOut.some((each) => each.reason === 'suppressed')) return refused('suppressed');
  if (leftOut.some((each) => each.reason === 'missing')) return refused('missing');
  if (received.some(([group = 0, all = 0]) => rest && group > all)) return refused('overlap');
  const counts: Counts = rest ? received.map(([group = 0, all = 0]) => [group, all - group]) : received;
  if (counts.flat().some((count) => !Number.isInteger(count))) return refused('not-whole');
  const { groups, all } = totalsOf(counts);
  if (counts.length < fewestAreas) return refused('too-few-areas');
  if (groups.length < 2 || groups.some((people) => people < fewestPeople)) return refused('too-few-people');
  const drawing = { draws, seed };
  const intervals = resampledAll(counts, measures, drawing);
  const measured = (index: SegregationIndex): Measured => {
    const { lower = 0, upper = 1, estimate = 0 } = intervals[index] ?? {};
    const chance =
      index === 'unevenness'
        ? expectedDissimilarity(counts)
        : underIndependence(counts, measures[index], drawing)?.expected;
    return { value: estimate, lower: bounded(lower), upper: bounded(upper), chance: chance ?? 0 };
  };
  return {
    year,
    refused: null,
    areas: counts.length,
    people: groups[0] ?? 0,
    share: (groups[0] ?? 0) / all,
    indices: {
      unevenness: measured('unevenness'),
      isolation: measured('isolation'),
      information: measured('information'),
    },
  };
}

/** What taking off the bias carries over the ends. */
function bounded(value: number): number {
  return Math.min(1, Math.max(0, value));
}

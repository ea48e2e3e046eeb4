/**
 * People by age in small areas from two counts alone: how many of a group are there one step later (Hamilton–Perry), held to
 * the projection of the whole city. The past, tried again, says how far it may be off.
 */

import { type Ages, sexes, total } from './population.ts';

export type Ratios = {
  /** Into each age group from the one before, per head; the first is unused; the last from the last two. */
  readonly change: Ages;
  /** Children of the first age group per woman of child-bearing age. */
  readonly children: { readonly female: number; readonly male: number };
};

/** Which age groups count as child-bearing, from – to, not including the last; 15 to 44 in groups of five years: [3, 9]. */
export type Bearing = readonly [from: number, to: number];

/** A ratio beyond these is a new housing area, a closed home or chance, and does not go on. */
const leastRatio = 0.5;
const mostRatio = 2;

/**
 * How age groups changed from one count to the next: N_{x+1}(t + w)/N_x(t), the open group from the last two, children per
 * woman. Kept within 0.5 and 2; where nobody was before, the ratios of `instead` hold.
 *
 * @param before and after people ≥ 0 by age group, one step (the width of a group) apart
 * @param instead ratios of the whole city, for groups too small to have their own; without them 1
 * @param smallest groups with fewer people before than this take the ratio of `instead`
 * @source Hamilton & Perry 1962, Social Forces 41:163; limits: Baker, Swanson, Tayman & Tedrow 2017, Cohort Change Ratios
 * @example cohortRatios({ female: [10, 20, 10], male: [10, 20, 0] }, { female: [6, 9, 24], male: [4, 11, 10] }, [1, 2]).change.female // → [1, 0.9, 0.8]
 */
export function cohortRatios(before: Ages, after: Ages, bearing: Bearing, instead?: Ratios, smallest = 0): Ratios {
  const ratio = (later: number, earlier: number, other: number) =>
    earlier > 0 && earlier >= smallest ? Math.min(mostRatio, Math.max(leastRatio, later / earlier)) : other;
  const change = (sex: keyof Ages) => {
    const last = before[sex].length - 1;
    return after[sex].map((later, age) => {
      if (age === 0) return 1;
      const earlier = (before[sex][age - 1] as number) + (age === last ? (before[sex][last] as number) : 0);
      return ratio(later, earlier, instead?.change[sex][age] ?? 1);
    });
  };
  const women = womenOf(after, bearing);
  const children = (sex: keyof Ages) =>
    women > 0 && women >= smallest ? (after[sex][0] as number) / women : (instead?.children[sex] ?? 0);
  return {
    change: { female: change('female'), male: change('male') },
    children: { female: children('female'), male: children('male') },
  };
}

/**
 * One step on: each group is the younger one times its ratio, N_x(t + w) = r_x·N_{x−1}(t); children = ratio × women then.
 *
 * @param openEnded false where the table is cut before the open age group
 * @returns people by age group, not negative
 * @source Hamilton & Perry 1962; Swanson, Schlottmann & Schmidt 2010, Population Research and Policy Review 29:47
 * @example ratioStep({ female: [10, 20, 10], male: [0, 0, 0] }, { change: { female: [1, 0.9, 0.5], male: [1, 1, 1] }, children: { female: 0.5, male: 0 } }, [1, 2]).female // → [4.5, 9, 15]
 */
export function ratioStep(start: Ages, ratios: Ratios, bearing: Bearing, openEnded = true): Ages {
  const grown = (sex: keyof Ages) => {
    const last = start[sex].length - 1;
    return start[sex].map((people, age) => {
      if (age === 0) return 0;
      const younger = (start[sex][age - 1] as number) + (openEnded && age === last ? people : 0);
      return younger * (ratios.change[sex][age] as number);
    });
  };
  const next = { female: grown('female'), male: grown('male') };
  const women = womenOf(next, bearing);
  for (const sex of sexes) next[sex][0] = women * ratios.children[sex];
  return next;
}

function womenOf({ female }: Ages, [from, to]: Bearing): number {
  return female.slice(from, to).reduce((sum, women) => sum + women, 0);
}

/**
 * Areas held to the city: each age group of each sex is multiplied so that the areas add up to the city's.
 *
 * @param areas people ≥ 0 by area
 * @param city people by age group of the city
 * @returns areas whose sums are the city's; `unplaced` are people of groups in which no area has anybody
 * @source proportional adjustment (raking in one direction): Smith, Tayman & Swanson 2013, State and Local Population Projections, ch. 10
 * @example controlled(new Map([['a', { female: [1, 2], male: [0, 0] }], ['b', { female: [3, 2], male: [0, 0] }]]), { female: [8, 2], male: [1, 0] }) // → { areas: new Map([['a', { female: [2, 1], male: [0, 0] }], ['b', { female: [6, 1], male: [0, 0] }]]), unplaced: 1 }
 */
export function controlled(
  areas: ReadonlyMap<string, Ages>,
  city: Ages,
): { areas: Map<string, Ages>; unplaced: number } {
  let unplaced = 0;
  const factors = (sex: keyof Ages) =>
    city[sex].map((people, age) => {
      const sum = [...areas.values()].reduce((all, area) => all + (area[sex][age] as number), 0);
      if (sum > 0) return people / sum;
      unplaced += people;
      return 0;
    });
  const [female, male] = [factors('female'), factors('male')];
  const held = [...areas].map(([id, area]): [string, Ages] => [
    id,
    {
      female: area.female.map((people, age) => people * (female[age] as number)),
      male: area.male.map((people, age) => people * (male[age] as number)),
    },
  ]);
  return { areas: new Map(held), unplaced };
}

export type AreaProjection = {
  readonly area: string;
  readonly population: Ages;
  /** People of all ages. */
  readonly total: number;
  /** Where the total lies with 80 %, by the back-test; null without one. */
  readonly low: number | null;
  readonly high: number | null;
};

export type Projected = {
  /** One entry per step. */
  readonly steps: readonly { readonly areas: readonly AreaProjection[]; readonly unplaced: number }[];
  /** How far the same method was off one step ahead, |projected − counted| / counted, in the past. */
  readonly backTest: { readonly errors: number; readonly typical: number; readonly eightyPercent: number } | null;
};

/** Groups smaller than this say more about chance than about their area. */
const smallestGroup = 20;
const fewestErrors = 8;

/**
 * Areas some steps on, each held to the city, with intervals from a back-test.
 *
 * Ratios come from the last two counts. With three counts or more, each count from the third on is projected from the two
 * before it, held to the city as counted, and compared; an area's interval is its total times 1 ± q·√k after k steps, q such
 * that 80 % of those errors of areas of its size (below or above the median) lie within.
 *
 * @param counts by area, oldest first, one step apart; at least two, as many for each area
 * @param cityCounts the city's counts at the same dates
 * @param city the city's projection, one entry per step
 * @returns people by area and step; sums over areas are the city's, but for `unplaced`
 * @throws RangeError where an area has fewer than two counts or another number of them than the city
 * @source Hamilton & Perry 1962; Swanson, Schlottmann & Schmidt 2010; empirical intervals: Smith & Sincich 1988, JASA 83:1107
 * @example projectAreas(new Map([['a', [1, 2].map(() => ({ female: [9, 9, 9], male: [9, 9, 9] }))]]), [1, 2].map(() => ({ female: [9, 9, 9], male: [9, 9, 9] })), [{ female: [20, 10, 10], male: [10, 10, 10] }], [1, 2]).steps[0].areas[0].total // → 70
 */
export function projectAreas(
  counts: ReadonlyMap<string, readonly Ages[]>,
  cityCounts: readonly Ages[],
  city: readonly Ages[],
  bearing: Bearing,
): Projected {
  const dates = cityCounts.length;
  if (dates < 2 || [...counts.values()].some(({ length }) => length !== dates))
    throw new RangeError('areas and city are counted at the same dates, two at least');
  const from = (date: number) => new Map([...counts].map(([id, all]) => [id, all[date] as Ages]));
  const stepFrom = (date: number, now: ReadonlyMap<string, Ages>) => {
    const whole = cohortRatios(cityCounts[date - 1] as Ages, cityCounts[date] as Ages, bearing);
    return new Map(
      [...now].map(([id, area]) => {
        const [before, after] = [counts.get(id)?.[date - 1] as Ages, counts.get(id)?.[date] as Ages];
        return [id, ratioStep(area, cohortRatios(before, after, bearing, whole, smallestGroup), bearing)];
      }),
    );
  };
  const errors: { size: number; error: number }[] = [];
  for (let date = 2; date < dates; date++) {
    const tried = controlled(stepFrom(date - 1, from(date - 1)), cityCounts[date] as Ages).areas;
    for (const [id, area] of from(date)) {
      const came = total(area);
      if (came > 0) errors.push({ size: came, error: Math.abs(total(tried.get(id) as Ages) - came) / came });
    }
  }
  const widthOf = errors.length >= fewestErrors ? widthBySize(errors) : null;
  let now = from(dates - 1);
  const steps = city.map((whole, index) => {
    const { areas, unplaced } = controlled(stepFrom(dates - 1, now), whole);
    now = areas;
    return {
      unplaced,
      areas: [...areas].map(([area, population]): AreaProjection => {
        const all = total(population);
        const half = widthOf ? all * widthOf(all) * Math.sqrt(index + 1) : null;
        return {
          area,
          population,
          total: all,
          low: half === null ? null : Math.max(0, all - half),
          high: half === null ? null : all + half,
        };
      }),
    };
  });
  const sorted = errors.map(({ error }) => error).sort((a, b) => a - b);
  return {
    steps,
    backTest: widthOf ? { errors: sorted.length, typical: at(sorted, 0.5), eightyPercent: at(sorted, 0.8) } : null,
  };
}

/**
 * The city by ratios alone, where no rates of births, deaths and moves are at hand.
 *
 * @param counts oldest first, one step apart; at least two
 * @param steps how many steps on
 * @returns people per step; `errors`, one for each count from the third on: |projected − counted| / counted of all people
 * @throws RangeError with fewer than two counts
 * @source Hamilton & Perry 1962
 * @example projectByRatios([1, 2, 3].map(() => ({ female: [5, 5, 5], male: [5, 5, 5] })), 1, [1, 2]).errors // → [0]
 */
export function projectByRatios(
  counts: readonly Ages[],
  steps: number,
  bearing: Bearing,
): { steps: Ages[]; errors: number[] } {
  if (counts.length < 2) throw new RangeError('two counts are needed, one step apart');
  const ratiosAt = (date: number) => cohortRatios(counts[date - 1] as Ages, counts[date] as Ages, bearing);
  const errors = counts.slice(2).map((came, index) => {
    const tried = total(ratioStep(counts[index + 1] as Ages, ratiosAt(index + 1), bearing));
    return total(came) > 0 ? Math.abs(tried - total(came)) / total(came) : 0;
  });
  const ratios = ratiosAt(counts.length - 1);
  const found: Ages[] = [];
  let now = counts.at(-1) as Ages;
  for (let step = 0; step < steps; step++) {
    now = ratioStep(now, ratios, bearing);
    found.push(now);
  }
  return { steps: found, errors };
}

function widthBySize(errors: readonly { size: number; error: number }[]): (size: number) => number {
  const middle = at(
    errors.map(({ size }) => size).sort((a, b) => a - b),
    0.5,
  );
  const widthOf = (small: boolean) => {
    const own = errors.filter(({ size }) => size <= middle === small);
    return at(
      (own.length >= fewestErrors ? own : errors).map(({ error }) => error).sort((a, b) => a - b),
      0.8,
    );
  };
  const [small, large] = [widthOf(true), widthOf(false)];
  return (size) => (size <= middle ? small : large);
}

/** The ⌈p·(m + 1)⌉-th smallest of m, the largest at most. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length, Math.ceil(share * (sorted.length + 1))) - 1] as number;
}

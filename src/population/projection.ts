/** A data set and what is assumed, computed: the city, its areas held to it, and what is missing where it cannot be. Pure. */

import { bearingOf, type CityProjection, projectCity, spacedCounts } from '#analysis/city-projection.ts';
import { type AreaProjection, projectAreas } from '#analysis/hamilton-perry.ts';
import { type Ages, type Rates, sexes, total } from '#analysis/population.ts';
import type {
  AgeGroups,
  AreaLack,
  AreaYear,
  Assumptions,
  CityYear,
  CountedYear,
  ProjectionResult,
} from './population.ts';

export type ProjectionInput = {
  readonly groups: AgeGroups;
  /** Counts of the city itself, oldest first; empty where the file has areas only. */
  readonly city: readonly CountedYear[];
  readonly areas: ReadonlyMap<string, readonly CountedYear[]>;
  readonly assumptions: Assumptions;
};

/** Why nothing can be said: which years of counts are missing, or rates that cannot be. */
export type ProjectionLack =
  | { readonly reason: 'no-counts' }
  | { readonly reason: 'one-count'; readonly year: number; readonly wanted: number; readonly width: number }
  | { readonly reason: 'impossible' };
export type Projected =
  | { readonly ok: true; readonly result: ProjectionResult; readonly areas: readonly AreaYear[] }
  | { readonly ok: false; readonly lack: ProjectionLack };

/** People of the city that no projected area holds; goes along, so that the areas are not held to their number. */
const rest = '';

export function projectionOf({ groups, city, areas, assumptions }: ProjectionInput): Projected {
  const { width, starts } = groups;
  const all = city.length > 0 ? city : summed(areas);
  const spaced = spacedCounts(all, width);
  const last = spaced.at(-1);
  if (!last) return { ok: false, lack: { reason: 'no-counts' } };
  if (assumptions.way === 'counts' && spaced.length < 2)
    return { ok: false, lack: { reason: 'one-count', year: last.year, wanted: last.year - width, width } };
  const bearing = bearingOf(starts);
  const projected = cityOf(spaced, bearing, assumptions, width);
  if (!projected) return { ok: false, lack: { reason: 'impossible' } };
  const years = projected.steps.map((_, step) => last.year + width * (step + 1));
  const cityYears = projected.steps.map(({ people, step, half }, index): CityYear => {
    const sum = total(people);
    return {
      year: years[index] ?? 0,
      population: people,
      total: sum,
      low: half === null ? null : Math.max(0, sum - half),
      high: half === null ? null : sum + half,
      births: step?.births ?? null,
      deaths: step?.deaths ?? null,
      moves: step?.migration ?? null,
    };
  });
  const held = areasOf(
    areas,
    spaced,
    cityYears.map(({ population }) => population),
    starts,
  );
  const areaYears = held.steps.flatMap((step, index) =>
    step
      .filter(({ area }) => area !== rest)
      .map(({ area, total: people, low, high }) => ({ areaId: area, year: years[index] ?? 0, people, low, high })),
  );
  const restAt = (step: readonly AreaProjection[] | undefined) => step?.find(({ area }) => area === rest)?.total ?? 0;
  return {
    ok: true,
    areas: areaYears,
    result: {
      counted: all.filter(({ year }) => year <= last.year),
      cityFrom: city.length > 0 ? 'counted' : 'summed',
      city: cityYears,
      cityErrors: projected.errors,
      areaTest: held.backTest,
      rest: held.rest > 0 ? { from: held.rest, to: restAt(held.steps.at(-1)) } : null,
      tooMany: held.tooMany,
      lacks: held.lacks,
      areaYearsLacking: spaced.length < 2 ? [last.year - width] : [],
    },
  };
}

function cityOf(
  counts: readonly CountedYear[],
  bearing: readonly [number, number],
  assumptions: Assumptions,
  width: number,
): CityProjection | null {
  try {
    return projectCity(
      counts.map(({ population }) => population),
      bearing,
      assumptions.steps,
      assumptions.way === 'rates' ? ratesOf(assumptions, width) : null,
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function ratesOf(assumptions: Assumptions, width: number): Rates {
  const { ages, boysPerGirl, birthSurvivalFemale, birthSurvivalMale } = assumptions;
  return {
    width,
    survival: {
      female: ages.map(({ survivalFemale }) => survivalFemale),
      male: ages.map(({ survivalMale }) => survivalMale),
    },
    birthSurvival: { female: birthSurvivalFemale, male: birthSurvivalMale },
    fertility: ages.map(({ births }) => births),
    boysPerGirl,
    migration: { female: ages.map(({ movesFemale }) => movesFemale), male: ages.map(({ movesMale }) => movesMale) },
  };
}

/** The city as the sum of its areas, in the years in which all of them are counted. */
function summed(areas: ReadonlyMap<string, readonly CountedYear[]>): CountedYear[] {
  const byYear = Map.groupBy([...areas.values()].flat(), ({ year }) => year);
  return [...byYear]
    .filter(([, counts]) => counts.length === areas.size)
    .map(([year, counts]) => ({ year, population: sumOf(counts.map(({ population }) => population)) }))
    .sort((a, b) => a.year - b.year);
}

function sumOf(all: readonly Ages[]): Ages {
  const of = (sex: keyof Ages) =>
    (all[0]?.[sex] ?? []).map((_, age) => all.reduce((sum, people) => sum + (people[sex][age] ?? 0), 0));
  return { female: of('female'), male: of('male') };
}

type Held = {
  readonly steps: readonly (readonly AreaProjection[])[];
  readonly backTest: ProjectionResult['areaTest'];
  readonly lacks: readonly AreaLack[];
  readonly rest: number;
  readonly tooMany: number;
};

/** Areas that are counted in every one of the city's years; those that are not go into the rest and are named. */
function areasOf(
  areas: ReadonlyMap<string, readonly CountedYear[]>,
  city: readonly CountedYear[],
  projected: readonly Ages[],
  starts: readonly number[],
): Held {
  const years = city.map(({ year }) => year);
  const lacks = [...areas].flatMap(([areaId, counts]): AreaLack[] => {
    const missing = years.filter((year) => !counts.some((each) => each.year === year));
    return missing.length > 0 ? [{ areaId, missing }] : [];
  });
  const out = new Set(lacks.map(({ areaId }) => areaId));
  const counted = new Map(
    [...areas]
      .filter(([id]) => !out.has(id))
      .map(([id, counts]): [string, Ages[]] => [
        id,
        years.map((year) => counts.find((each) => each.year === year)?.population ?? { female: [], male: [] }),
      ]),
  );
  const none = { steps: [], backTest: null, lacks, rest: 0, tooMany: 0 };
  if (counted.size === 0 || city.length < 2) return none;
  const others = city.map(({ population }, date) => {
    const together = sumOf([...counted.values()].map((counts) => counts[date] ?? { female: [], male: [] }));
    return { left: difference(population, together), over: total(difference(together, population)) };
  });
  const left = total(others.at(-1)?.left ?? { female: [], male: [] });
  if (others.some((each) => total(each.left) > 0))
    counted.set(
      rest,
      others.map((each) => each.left),
    );
  const found = projectAreas(
    counted,
    city.map(({ population }) => population),
    projected,
    bearingOf(starts),
  );
  return {
    steps: found.steps.map((step) => step.areas),
    backTest: found.backTest,
    lacks,
    rest: left,
    tooMany: others.at(-1)?.over ?? 0,
  };
}

/** What is more in the one than in the other, group by group. */
function difference(one: Ages, other: Ages): Ages {
  const of = (sex: keyof Ages) => one[sex].map((people, age) => Math.max(0, people - (other[sex][age] ?? 0)));
  const [female, male] = sexes.map(of);
  return { female: female ?? [], male: male ?? [] };
}

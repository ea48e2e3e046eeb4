/** What a data set and what is assumed give, and what is said where they do not suffice. */

import { describe, expect, test } from 'vitest';
import { type Ages, total } from '#analysis/population.ts';
import type { Assumptions, CountedYear } from './population.ts';
import { type ProjectionInput, projectionOf } from './projection.ts';

const groups = { labels: ['0-29', '30-59', '60+'], starts: [0, 30, 60], width: 30 };
const ages = (...people: [number, number, number]): Ages => ({ female: people, male: people });
const counts: Assumptions = {
  way: 'counts',
  steps: 2,
  boysPerGirl: 1.05,
  birthSurvivalFemale: 1,
  birthSurvivalMale: 1,
  ages: [],
};
const counted = (year: number, ...people: [number, number, number]): CountedYear => ({
  year,
  population: ages(...people),
});
const city = [counted(1960, 100, 80, 60), counted(1990, 112, 90, 70), counted(2020, 120, 100, 80)];
const areas = new Map([
  ['a', city.map(({ year, population }) => ({ year, population: scaled(population, 0.75) }))],
  ['b', city.map(({ year, population }) => ({ year, population: scaled(population, 0.25) }))],
]);
function scaled({ female, male }: Ages, share: number): Ages {
  return { female: female.map((each) => each * share), male: male.map((each) => each * share) };
}
const input: ProjectionInput = { groups, city, areas, assumptions: counts };
function done(given: ProjectionInput) {
  const projected = projectionOf(given);
  if (!projected.ok) throw new Error(projected.lack.reason);
  return projected;
}

describe('a projection', () => {
  test('goes on from the last count by steps of an age group', () => {
    const { result } = done(input);
    expect(result.city.map(({ year }) => year)).toEqual([2050, 2080]);
    expect(result.cityErrors).toHaveLength(1);
    const [first] = result.city;
    expect(first?.low).toBeLessThan(first?.total ?? 0);
    expect(first?.high).toBeGreaterThan(first?.total ?? 0);
  });

  test('holds its areas to the city', () => {
    const { result, areas: found } = done(input);
    for (const { year, total: whole } of result.city) {
      const sum = found.filter((each) => each.year === year).reduce((all, { people }) => all + people, 0);
      expect(sum).toBeCloseTo(whole, 6);
    }
    expect(result.rest).toBeNull();
  });

  test('takes the sum of the areas for the city where that is not counted', () => {
    const { result } = done({ ...input, city: [] });
    expect(result.cityFrom).toBe('summed');
    expect(result.city.map((each) => each.total)).toEqual(
      done(input).result.city.map((each) => expect.closeTo(each.total, 6)),
    );
  });

  test('keeps people without an area apart instead of giving them to the others', () => {
    const alone = new Map([['a', areas.get('a') ?? []]]);
    const { result, areas: found } = done({ ...input, areas: alone });
    expect(result.rest?.from).toBeCloseTo(total(ages(120, 100, 80)) / 4, 6);
    const whole = done(input).areas.filter(({ areaId }) => areaId === 'a');
    expect(found.map(({ people }) => people)).toEqual(whole.map(({ people }) => expect.closeTo(people, 6)));
  });

  test('names areas that were not counted in every year, and goes on without them', () => {
    const { result, areas: found } = done({
      ...input,
      areas: new Map([...areas, ['b', (areas.get('b') ?? []).slice(1)]]),
    });
    expect(result.lacks).toEqual([{ areaId: 'b', missing: [1960] }]);
    expect(new Set(found.map(({ areaId }) => areaId))).toEqual(new Set(['a']));
  });

  test('says where areas hold more people than the city', () => {
    const more = new Map([['a', city.map(({ year, population }) => ({ year, population: scaled(population, 1.1) }))]]);
    expect(done({ ...input, areas: more }).result.tooMany).toBeCloseTo(60, 6);
  });

  test('has no interval without a third count', () => {
    const { result } = done({ ...input, city: city.slice(1), areas: new Map() });
    expect(result.city[0]).toMatchObject({ low: null, high: null });
  });
});

describe('where data do not suffice', () => {
  test('it is said which count is missing', () => {
    expect(projectionOf({ ...input, city: city.slice(2), areas: new Map() })).toEqual({
      ok: false,
      lack: { reason: 'one-count', year: 2020, wanted: 1990, width: 30 },
    });
    const gap = [counted(1980, 1, 1, 1), counted(2020, 1, 1, 1)];
    expect(projectionOf({ ...input, city: gap })).toMatchObject({ ok: false, lack: { wanted: 1990 } });
  });

  test('nothing is made of nothing', () => {
    expect(projectionOf({ ...input, city: [], areas: new Map() })).toEqual({
      ok: false,
      lack: { reason: 'no-counts' },
    });
  });

  const rates: Assumptions = {
    ...counts,
    way: 'rates',
    ages: groups.labels.map(() => ({
      survivalFemale: 1,
      survivalMale: 1,
      births: 0,
      movesFemale: 0,
      movesMale: 0,
    })),
  };

  test('one count and assumptions are enough for the city, and its areas are named as lacking', () => {
    const { result, areas: found } = done({ ...input, city: city.slice(2), assumptions: rates });
    expect(result.city[0]).toMatchObject({ total: 600, births: 0, deaths: 0, moves: 0, low: null });
    expect(found).toEqual([]);
    expect(result.areaYearsLacking).toEqual([1990]);
  });

  test('assumptions that cannot be are refused', () => {
    const gone = rates.ages.map((each) => ({ ...each, movesFemale: -1000 }));
    expect(projectionOf({ ...input, assumptions: { ...rates, ages: gone } })).toEqual({
      ok: false,
      lack: { reason: 'impossible' },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortRatios, controlled, projectAreas, projectByRatios, ratioStep } from './hamilton-perry.ts';
import { type Ages, projectStep, type Rates, survivalOf, total } from './population.ts';
import vectors from './vectors/population.json';

const sweden = vectors['ccp-sweden-1993-1998'];
const swedish: Rates = (() => {
  const { input } = sweden;
  const [women, men] = [survivalOf(input.Lx_female, input.l0, 5), survivalOf(input.Lx_male, input.l0, 5)];
  return {
    width: 5,
    survival: { female: women.ages, male: men.ages },
    birthSurvival: { female: women.birth, male: men.birth },
    fertility: input.fx,
    boysPerGirl: input.srb,
  };
})();
const near = (found: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(tolerance);
};

describe('cohorts with births and deaths', () => {
  test('of Sweden 1993 to 1998 are those of the textbook', () => {
    const { input, expected, tolerance } = sweden;
    const { population, births } = projectStep({ female: input.female, male: input.male }, swedish);
    expect(Math.abs(births - expected.births_1993_1998)).toBeLessThanOrEqual(tolerance);
    near(population.female, expected.female_1998, tolerance);
    near(population.male, expected.male_1998, tolerance);
  });

  const ages = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 18, maxLength: 18 });
  const moves = fc.array(fc.integer({ min: -20, max: 500 }), { minLength: 18, maxLength: 18 });

  test('add up: before and births less deaths and moves are after', () => {
    fc.assert(
      fc.property(ages, ages, moves, moves, (female, male, f, m) => {
        const start = { female: female.map((people) => people + 100), male: male.map((people) => people + 100) };
        const step = projectStep(start, { ...swedish, migration: { female: f, male: m } });
        expect(total(start) + step.births - step.deaths + step.migration).toBeCloseTo(total(step.population), 4);
        expect(step.deaths).toBeGreaterThanOrEqual(-1e-6);
        expect([...step.population.female, ...step.population.male].every((people) => people >= 0)).toBe(true);
      }),
    );
  });

  test('twice the people are twice the people later', () => {
    fc.assert(
      fc.property(ages, ages, (female, male) => {
        const twice = { female: female.map((people) => 2 * people), male: male.map((people) => 2 * people) };
        const [one, two] = [projectStep({ female, male }, swedish), projectStep(twice, swedish)];
        expect(total(two.population)).toBeCloseTo(2 * total(one.population), 4);
      }),
    );
  });

  test('are refused where rates do not fit', () => {
    const start = { female: [10, 10], male: [10, 10] };
    const rates = { ...swedish, survival: { female: [1, 1], male: [1, 1] }, fertility: [0, 0] };
    expect(() => projectStep(start, swedish)).toThrow('same age groups');
    expect(() => projectStep(start, { ...rates, survival: { female: [1, 1.2], male: [1, 1] } })).toThrow('share');
    expect(() => projectStep(start, { ...rates, fertility: [0, -1] })).toThrow('not negative');
    expect(() => projectStep(start, { ...rates, migration: { female: [-50, 0], male: [0, 0] } })).toThrow(
      'more people leave',
    );
  });
});

const bearing = [3, 9] as const;
const sanDiego = vectors['hamilton-perry-san-diego'];

describe('cohorts by ratios', () => {
  test('of San Diego 2010 to 2015 are those of the exercise', () => {
    const { input, expected, tolerance } = sanDiego;
    const none = input.female_2010.map(() => 0);
    const change = input.ccr_into_age.map((ratio) => ratio ?? 1);
    const ratios = {
      change: { female: change, male: change },
      children: { female: input.cwr_0_4_per_women_15_44, male: 0 },
    };
    const { female } = ratioStep({ female: input.female_2010, male: none }, ratios, bearing, false);
    near(female, expected.female_2015, tolerance);
  });

  test('stay within their limits, and take the city’s where nobody was', () => {
    const before = { female: [10, 0, 5], male: [10, 10, 10] };
    const after = { female: [4, 90, 9], male: [5, 1, 20] };
    const city = { change: { female: [1, 0.9, 0.8], male: [1, 1, 1] }, children: { female: 0.3, male: 0.3 } };
    expect(cohortRatios(before, after, [1, 2], city).change).toEqual({ female: [1, 2, 1.8], male: [1, 0.5, 1] });
    expect(cohortRatios(before, after, [1, 2], city, 8).change.female).toEqual([1, 2, 0.8]);
  });

  test('say how far they would have been off', () => {
    const { input } = sweden;
    const start = { female: input.female, male: input.male };
    const counts: Ages[] = [start];
    for (let step = 0; step < 3; step++) counts.push(projectStep(counts.at(-1) as Ages, swedish).population);
    const { steps, errors } = projectByRatios(counts, 2, bearing);
    expect(steps.length).toBe(2);
    expect(errors.length).toBe(2);
    expect(Math.max(...errors)).toBeLessThan(0.03);
  });
});

describe('areas', () => {
  const ages = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 6, maxLength: 6 });
  const one = fc.record({ female: ages, male: ages });
  const cities = fc.array(fc.array(one, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const sumOf = (all: readonly Ages[]): Ages => ({
    female: [0, 1, 2, 3, 4, 5].map((age) => all.reduce((sum, { female }) => sum + (female[age] as number), 0)),
    male: [0, 1, 2, 3, 4, 5].map((age) => all.reduce((sum, { male }) => sum + (male[age] as number), 0)),
  });

  test('add up to the city in each age group', () => {
    fc.assert(
      fc.property(cities, one, (areas, city) => {
        const counts = new Map(areas.map((each, i) => [`a${i}`, each]));
        const whole = [0, 1, 2, 3].map((date) => sumOf(areas.map((each) => each[date] as Ages)));
        const { steps } = projectAreas(counts, whole, [city], [2, 4]);
        const found = steps[0]?.areas.map(({ population }) => population) ?? [];
        const all = found.reduce((sum, each) => sum + total(each), 0);
        expect(all + (steps[0]?.unplaced ?? 0)).toBeCloseTo(total(city), 4);
        for (const each of found) expect([...each.female, ...each.male].every((people) => people >= 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('have an interval once the past can be tried', () => {
    const grown = (factor: number): Ages => ({
      female: [90, 80, 70].map((n) => n * factor),
      male: [90, 80, 70].map((n) => n * factor),
    });
    const counts = (dates: number) =>
      new Map(
        Array.from({ length: 10 }, (_, i) => [
          `a${i}`,
          Array.from({ length: dates }, (_, d) => grown(1 + i + ((i * 7 + d * 5) % 3) / 10)),
        ]),
      );
    const city = (dates: number) =>
      Array.from({ length: dates }, (_, d) => {
        const all = [...counts(dates).values()].map((each) => each[d] as Ages);
        return {
          female: [0, 1, 2].map((a) => all.reduce((s, x) => s + (x.female[a] as number), 0)),
          male: [0, 1, 2].map((a) => all.reduce((s, x) => s + (x.male[a] as number), 0)),
        };
      });
    const two = projectAreas(counts(2), city(2), [city(2)[1] as Ages], [1, 2]);
    expect([two.backTest, two.steps[0]?.areas[0]?.low]).toEqual([null, null]);
    const three = projectAreas(counts(3), city(3), [city(3)[2] as Ages, city(3)[2] as Ages], [1, 2]);
    expect(three.backTest?.errors).toBe(10);
    const width = (step: number) => (three.steps[step]?.areas[0]?.high ?? 0) - (three.steps[step]?.areas[0]?.low ?? 0);
    expect(width(0)).toBeGreaterThan(0);
    expect(width(1)).toBeGreaterThan(width(0));
  });

  test('that nobody lives in leave people unplaced', () => {
    const nobody = { female: [0, 0], male: [0, 0] };
    expect(controlled(new Map([['a', nobody]]), { female: [3, 0], male: [0, 4] }).unplaced).toBe(7);
  });

  test('are counted at the same dates as the city', () => {
    const count = { female: [1, 1], male: [1, 1] };
    expect(() => projectAreas(new Map([['a', [count]]]), [count, count], [count], [0, 1])).toThrow(RangeError);
  });
});

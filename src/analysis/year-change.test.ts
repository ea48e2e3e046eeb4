import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { yearChange } from './year-change.ts';

const series = (values: readonly (number | null)[], from = 2020) =>
  values.map((value, i) => ({ year: from + i, figure: value === null ? unknown('missing') : known(value) }));

describe('what changed since the year before', () => {
  const city = series([10, 11, 12, 13, 15]);

  test.each<[string, readonly (readonly (number | null)[])[], number, number, number | null]>([
    ['in no area', [[1, 2, 3, 4, 5]], 1, 0, 0],
    ['in each area', [[1, 2, 3, 4, 6]], 1, 1, 2],
    [
      'in half of them',
      [
        [1, 2, 3, 4, 6],
        [1, 2, 3, 4, 4],
      ],
      2,
      1,
      1,
    ],
    ['against the city', [[1, 2, 3, 4, 1]], 1, 0, 0],
    ['in areas that have no value this year', [[1, 2, 3, 4, null]], 0, 0, null],
    ['in areas that are too young', [[null, null, 3, 4, 6]], 0, 0, null],
  ])('%s', (_, areas, count, affected, weight) => {
    const found = yearChange(
      city,
      areas.map((each) => series(each)),
      2024,
    );
    expect(found).toMatchObject({ year: 2024, change: 2, usual: 1, size: 2, areas: count, affected, weight });
  });

  test('is that of the latest year that counts', () => {
    expect(yearChange(city, [], 2023)).toMatchObject({ year: 2023, change: 1, usual: null, size: null, weight: null });
  });

  test('is not known across a gap', () => {
    expect(yearChange(series([1, null, 3]), [], 2024)).toBeNull();
    expect(yearChange(series([1, 2, 3, 4, null, 6]), [], 2030)).toMatchObject({ year: 2023 });
  });

  test('has no more than the largest size, and none where nothing moved', () => {
    expect(yearChange(series([5, 5, 5, 5, 6]), [], 2024)?.size).toBe(10);
    expect(yearChange(series([5, 5, 5, 5, 5]), [], 2024)?.size).toBe(0);
    expect(yearChange(series([1, 2, 3, 4, 900]), [], 2024)?.size).toBe(10);
  });

  test('weighs the same in any unit, and from 0 to 10', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    const row = fc.array(value, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(row, fc.array(row, { minLength: 1, maxLength: 6 }), (whole, parts) => {
        const one =
          yearChange(
            series(whole),
            parts.map((each) => series(each)),
            2030,
          )?.weight ?? 0;
        const four = (values: readonly number[]) => series(values.map((each) => each * 4));
        const other = yearChange(four(whole), parts.map(four), 2030)?.weight ?? 0;
        expect(other).toBe(one);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(10);
      }),
    );
  });
});

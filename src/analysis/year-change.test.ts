import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { changeBetween, yearChange } from './year-change.ts';

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

describe('the change of a place between two years', () => {
  // From year to year 1, 1, 1, 1 and then the last step: usual is 1.
  test.each<[string, (number | null)[], number, number, object]>([
    ['as usual', [10, 11, 12, 13, 14], 2023, 2024, { usual: 1, size: 'small' }],
    ['at the limit of noticeable', [10, 11, 12, 13, 15], 2023, 2024, { size: 'noticeable' }],
    ['beyond it', [10, 11, 12, 13, 15.1], 2023, 2024, { size: 'large' }],
    ['four usual years one way are twice the root of four', [10, 11, 12, 13, 14], 2020, 2024, { size: 'noticeable' }],
    ['of a series that never moved', [5, 5, 5, 5, 5], 2020, 2024, { usual: 0, size: 'small' }],
    ['the first there ever was', [5, 5, 5, 5, 6], 2020, 2024, { usual: 0, size: 'large' }],
    ['with too few years to tell', [5, 5, 6], 2020, 2022, { usual: null, size: null }],
    ['where a value is missing', [5, null, 6, 7, 8, 9], 2021, 2024, { change: { state: 'missing' }, size: null }],
  ])('%s', (_, values, from, to, expected) => {
    expect(changeBetween(series(values), from, to)).toMatchObject(expected);
  });

  test('is not computed over a suppressed value', () => {
    const points = [...series([1, 2, 3, 4]), { year: 2024, figure: unknown('suppressed') }];
    expect(changeBetween(points, 2020, 2024)).toMatchObject({ change: { state: 'suppressed' }, size: null });
  });

  test.each([
    ['measured', 'computed', false],
    ['measured', 'carried', true],
    ['measured', 'forecast', true],
    ['measured', 'assessed', true],
    ['carried', 'carried', false],
    ['measured', 'example', true],
  ] as const)('sets %s against %s only where they are alike', (first, second, mixed) => {
    const points = [
      { year: 2020, figure: known(1, first) },
      { year: 2021, figure: known(4, second) },
    ];
    const found = changeBetween(points, 2020, 2021);
    expect(found.mixed).toBe(mixed);
    expect(found.change.state).toBe(mixed ? 'not-applicable' : 'known');
  });

  test('needs the earlier year first', () => {
    expect(() => changeBetween([], 2021, 2021)).toThrow(RangeError);
  });
});

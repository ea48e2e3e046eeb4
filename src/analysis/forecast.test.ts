import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { type Forecast, type ForecastOptions, forecast } from './forecast.ts';
import type { Point } from './trend.ts';
import vectors from './vectors/forecast.json';

const series = (values: readonly number[], from = 2000): Point[] =>
  values.map((value, index) => ({ year: from + index, figure: known(value) }));

function good(points: readonly Point[], options: ForecastOptions): Extract<Forecast, { ok: true }> {
  const found = forecast(points, options);
  if (!found.ok) throw new Error(found.reason);
  return found;
}
const centres = (found: Extract<Forecast, { ok: true }>) =>
  found.points.map(({ figure }) => (figure.state === 'known' ? figure.value : Number.NaN));

const air = vectors['holt-ausair'].input.series.y;

describe('a forecast', () => {
  test('carries the past on, says so, and widens from year to year', () => {
    const found = good(series(air, 1990), { horizon: 5 });
    expect(found).toMatchObject({ kind: 'continuation', from: 1990, to: 2016, n: 27 });
    expect(found.points.map(({ year }) => year)).toEqual([2017, 2018, 2019, 2020, 2021]);
    expect(found.points.every(({ figure }) => figure.evidence === 'forecast')).toBe(true);
    expect(centres(found).every((value) => value > 72 && value < 85)).toBe(true);
    const widths = found.points.map(({ low, high }) => high - low);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(found.backTest.origins).toBe(8);
    expect(found.backTest.coverage).toBeGreaterThanOrEqual(0.8);
  });

  test('leaves out what failed on the past', () => {
    const found = good(series(Array.from({ length: 16 }, (_, i) => 100 + 5 * i + (i % 2))), { horizon: 3 });
    expect(found.methods).toEqual(expect.arrayContaining(['drift']));
    expect(found.methods.filter((method) => ['naive', 'simple-smoothing'].includes(method))).toEqual([]);
    expect(Math.abs((centres(found)[0] as number) - 180.5)).toBeLessThan(1.5);
  });

  test.each([[[]], [[1, 2, 3, 4, 5]]])('is refused for %j', (values) => {
    expect(forecast(series(values), { horizon: 3 })).toEqual({
      ok: false,
      reason: 'too-few-values',
      needed: 6,
      found: values.length,
    });
  });

  test('begins after a gap, and after a break', () => {
    const points = [
      ...series(air.slice(0, 8), 1990),
      { year: 1998, figure: unknown('missing') },
      ...series(air.slice(9), 1999),
    ];
    expect(good(points, { horizon: 1 })).toMatchObject({ from: 1999, n: 18 });
    expect(good(points, { horizon: 1, since: 2005 })).toMatchObject({ from: 2005, n: 12 });
    expect(forecast(points, { horizon: 1, since: 2012 })).toMatchObject({ ok: false, found: 5 });
  });

  test('goes on from the last known year', () => {
    const points = [...series(air, 1990), { year: 2017, figure: unknown('suppressed') }];
    expect(good(points, { horizon: 1 }).points[0]?.year).toBe(2017);
  });

  test('does without the damped trend below ten values', () => {
    const tried = (values: readonly number[]) =>
      good(series(values), { horizon: 1 }).backTest.errors.map(({ method }) => method);
    expect(tried(air.slice(0, 9))).not.toContain('damped-trend');
    expect(tried(air.slice(0, 10))).toContain('damped-trend');
  });

  test('of a share stays a share', () => {
    const values = [80, 84, 87, 90, 92, 94, 95.5, 96.8, 97.7, 98.4, 98.9];
    const found = good(series(values), { horizon: 10, least: 0, most: 100 });
    for (const { figure, low, high } of found.points) {
      const value = figure.state === 'known' ? figure.value : Number.NaN;
      expect(0 < low && low <= value && value <= high && high < 100).toBe(true);
    }
    expect(centres(good(series([...values, 100]), { horizon: 3, least: 0, most: 100 })).every((v) => v <= 100)).toBe(
      true,
    );
  });

  test('of what falls to nothing stops there', () => {
    const found = good(series([70, 60, 50, 40, 30, 20, 10, 5]), { horizon: 5, least: 0 });
    expect(found.points.every(({ low }) => low >= 0) && centres(found).every((value) => value >= 0)).toBe(true);
  });

  test.each([0, 31, 1.5, Number.NaN])('is not made for %s years', (horizon) => {
    expect(() => forecast(series(air), { horizon })).toThrow(RangeError);
  });

  test('is not made of a year that occurs twice, nor of values outside their limits', () => {
    expect(() => forecast([...series(air), ...series([1], 2000)], { horizon: 1 })).toThrow(RangeError);
    expect(() => forecast(series(air), { horizon: 1, most: 50 })).toThrow(RangeError);
  });
});

const values = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 6, maxLength: 30 });

describe('whatever the series', () => {
  test('the order of the points does not matter', () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(forecast(series(all).reverse(), { horizon: 3 })).toEqual(forecast(series(all), { horizon: 3 }));
      }),
      { numRuns: 40 },
    );
  });

  test('another unit gives the same forecast in that unit', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 8, 1024), (all, factor) => {
        const [one, other] = [
          good(series(all), { horizon: 4 }),
          good(series(all.map((v) => v * factor)), { horizon: 4 }),
        ];
        expect(other.methods).toEqual(one.methods);
        for (const [index, value] of centres(one).entries())
          expect(Math.abs((centres(other)[index] as number) / factor - value)).toBeLessThanOrEqual(
            1e-6 * (1 + Math.abs(value)),
          );
      }),
      { numRuns: 40 },
    );
  });

  test('the interval holds the forecast and everything is a number', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (all, horizon) => {
        const found = good(series(all), { horizon });
        expect(found.points.length).toBe(horizon);
        for (const [index, { low, high }] of found.points.entries()) {
          const value = centres(found)[index] as number;
          expect(Number.isFinite(low) && Number.isFinite(high) && low <= value && value <= high).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a constant goes on as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 6, max: 20 }), (value, n) => {
        const found = good(series(new Array<number>(n).fill(value)), { horizon: 3 });
        for (const each of centres(found)) expect(each).toBeCloseTo(value, 6);
      }),
      { numRuns: 20 },
    );
  });
});

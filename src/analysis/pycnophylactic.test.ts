import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { planarArea } from './planar.ts';
import { carrySmoothly, pycnophylactic } from './pycnophylactic.ts';
import vectors from './vectors/carry.json';

const { input, expected, tolerance } = vectors['pycno-8x8'];
const zones = input.zones.flat();
const row = (grid: Float64Array, index: number) => [...grid.slice(8 * index, 8 * index + 8)];
const near = (found: readonly number[], wanted: readonly number[]) => {
  for (const [index, value] of wanted.entries())
    expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(tolerance);
};

describe('a smooth surface', () => {
  test('is that of Tobler’s iteration', () => {
    near(row(pycnophylactic(zones, 8, input.population, 1), 0), expected.after_1_row0);
    const after = pycnophylactic(zones, 8, input.population, 100);
    near(row(after, 0), expected.after_100_row0);
    near(row(after, 3), expected.after_100_row3);
  });

  test('keeps each sum, and nothing is negative', () => {
    const grids = fc.record({
      cells: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 36, maxLength: 36 }),
      totals: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 }),
      rounds: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(grids, ({ cells, totals, rounds }) => {
        const grid = pycnophylactic(cells, 6, totals, rounds);
        expect(grid.every((value) => value >= 0)).toBe(true);
        for (const [zone, total] of totals.entries()) {
          if (!cells.includes(zone)) continue;
          const sum = grid.reduce((all, value, cell) => (cells[cell] === zone ? all + value : all), 0);
          expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * (1 + total));
        }
        expect(grid.every((value, cell) => cells[cell] !== -1 || value === 0)).toBe(true);
      }),
    );
  });

  test('is not made of negative counts or torn rows', () => {
    expect(() => pycnophylactic([0, 0], 2, [-1])).toThrow(RangeError);
    expect(() => pycnophylactic([0, 0, 0], 2, [1])).toThrow(RangeError);
  });
});

describe('counts over a smooth surface', () => {
  const box = (id: string, x: number, width: number) =>
    planarArea(
      id,
      {
        type: 'Polygon',
        coordinates: [
          [
            [x, 0],
            [x + width, 0],
            [x + width, 10],
            [x, 10],
            [x, 0],
          ],
        ],
      },
      'metres',
    );
  const sources = [box('a', 0, 20), box('b', 20, 20)];
  const targets = [box('x', 0, 10), box('y', 10, 10), box('z', 20, 20), box('far', 90, 5)];
  const carried = (a = known(100), b = known(900)) =>
    carrySmoothly(
      new Map([
        ['a', a],
        ['b', b],
      ]),
      sources,
      targets,
    );

  test('lean towards the denser neighbour and keep the sum', () => {
    const { values, given, placed } = carried();
    const [x, y, z, far] = values.map(({ figure }) => (figure.state === 'known' ? figure.value : null));
    expect(x).toBeLessThan(y as number);
    expect((x as number) + (y as number)).toBeCloseTo(100, 6);
    expect(z).toBeCloseTo(900, 6);
    expect(far).toBeNull();
    expect([given, placed]).toEqual([1000, expect.closeTo(1000, 6)]);
    expect(values[0]?.error).toBeGreaterThan(0);
  });

  test('are hidden where a source is', () => {
    const { values, notPlaced } = carrySmoothly(
      new Map([
        ['a', unknown('suppressed')],
        ['b', known(9)],
      ]),
      sources,
      targets,
    );
    expect(values.map(({ figure }) => figure.state)).toEqual(['suppressed', 'suppressed', 'known', 'not-applicable']);
    expect(notPlaced).toEqual(['a']);
  });
});

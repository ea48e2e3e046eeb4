import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClassWay, classedBy, classesOf, classOf, classWays, type ValueClass } from './classes.ts';

describe('classes of a map', () => {
  test.each<[number[], { from: number; to: number }[]]>([
    [[], []],
    [[7], [{ from: 7, to: 7 }]],
    [[7, 7, 7], [{ from: 7, to: 7 }]],
    [
      [3, 1, 2],
      [
        { from: 1, to: 1 },
        { from: 2, to: 2 },
        { from: 3, to: 3 },
      ],
    ],
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1000],
      [
        { from: 1, to: 2 },
        { from: 3, to: 4 },
        { from: 5, to: 6 },
        { from: 7, to: 8 },
        { from: 9, to: 10 },
        { from: 11, to: 1000 },
      ],
    ],
  ])('of %j are %j', (values, classes) => {
    expect(classesOf(values)).toEqual(classes);
  });

  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 200 });

  test('are six at most, none of them empty, and lie one above the other', () => {
    fc.assert(
      fc.property(values, (each) => {
        const classes = classesOf(each);
        expect(classes.length).toBe(Math.min(6, new Set(each).size));
        classes.forEach(({ from, to }, i) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThan(classes[i - 1]?.to ?? Number.NEGATIVE_INFINITY);
          expect(each.some((value) => value >= from && value <= to)).toBe(true);
        });
      }),
    );
  });

  test('hold about as many different values each', () => {
    fc.assert(
      fc.property(values, (each) => {
        const sizes = classesOf(each).map(
          ({ from, to }) => new Set(each.filter((value) => value >= from && value <= to)).size,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('take every value they were made of', () => {
    fc.assert(
      fc.property(values, (each) => {
        const classes = classesOf(each);
        for (const value of each) {
          const { from, to } = classes[classOf(classes, value)] ?? { from: Number.NaN, to: Number.NaN };
          expect(value >= from && value <= to).toBe(true);
        }
      }),
    );
  });

  test.each([
    [-5, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [99, 1],
  ])('%s, of another year, falls into class %s', (value, index) => {
    expect(
      classOf(
        [
          { from: 1, to: 2 },
          { from: 4, to: 5 },
        ],
        value,
      ),
    ).toBe(index);
  });

  test('without any take a value into the first', () => {
    expect(classOf([], 7)).toBe(0);
  });
});

describe('classes by another way', () => {
  const by = (way: ClassWay, values: readonly number[], centre: number | null = null, limits: readonly number[] = []) =>
    classedBy({ way, limits }, values, centre);

  test('are equally wide', () => {
    const { classes } = by('equal', [0, 1, 2, 3, 4, 60]);
    expect(classes).toEqual([0, 10, 20, 30, 40, 50].map((from) => ({ from, to: from + 10 })));
  });

  test('keep together what lies together', () => {
    const { classes } = by('natural', [1, 1, 2, 10, 11, 11, 30, 31, 50, 51, 70, 71, 90, 91]);
    expect(classes).toEqual([
      { from: 1, to: 2 },
      { from: 10, to: 11 },
      { from: 30, to: 31 },
      { from: 50, to: 51 },
      { from: 70, to: 71 },
      { from: 90, to: 91 },
    ]);
  });

  test('follow limits of one’s own, whatever the values', () => {
    expect(by('own', [5, 15, 25], null, [10, 20]).classes).toEqual([
      { from: 5, to: 10 },
      { from: 10, to: 20 },
      { from: 20, to: 25 },
    ]);
    expect(by('own', [5, 15], null, []).classes).toEqual(classesOf([5, 15]));
  });

  test('lie on both sides of the city, three each, and no outlier makes the rest alike', () => {
    const { classes, looks, centre } = by('around', [...Array.from({ length: 39 }, (_, i) => i), 1000], 20);
    expect(centre).toBe(20);
    expect(looks).toEqual(['div-1', 'div-2', 'div-3', 'div-4', 'div-5', 'div-6']);
    expect(classes[2]?.to).toBe(20);
    expect(classes.at(-1)?.to).toBe(1000);
    expect(new Set(Array.from({ length: 39 }, (_, i) => classOf(classes, i))).size).toBe(6);
    expect(by('around', [1, 2], null).looks).toEqual(['ramp-1', 'ramp-2']);
  });

  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 60 });
  const spread = (all: readonly number[], classes: readonly ValueClass[]) => {
    const groups = [...Map.groupBy(all, (value) => classOf(classes, value)).values()];
    return groups.reduce((sum, group) => {
      const mean = group.reduce((a, b) => a + b, 0) / group.length;
      return sum + group.reduce((a, b) => a + (b - mean) ** 2, 0);
    }, 0);
  };

  test('that are natural are never worse than others', () => {
    fc.assert(
      fc.property(values, (all) => {
        const natural = spread(all, by('natural', all).classes);
        for (const way of ['quantile', 'equal'] as const)
          expect(natural).toBeLessThanOrEqual(spread(all, by(way, all).classes) + 1e-6);
      }),
    );
  });

  test('hold every value, do not overlap, and do not depend on its order', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...classWays), (all, way) => {
        const { classes, looks } = by(way, all, 3, [-10, 10]);
        expect(looks).toHaveLength(classes.length);
        for (const value of all) {
          const found = classes[classOf(classes, value)];
          expect(value >= (found?.from ?? 0) - 1e-9 && value <= (found?.to ?? 0) + 1e-9).toBe(true);
        }
        expect(by(way, all.toReversed(), 3, [-10, 10]).classes).toEqual(classes);
      }),
    );
  });

  test('of five thousand areas are found in far less than the eye needs', () => {
    const all = Array.from({ length: 5000 }, (_, i) => Math.round(((i * 7919) % 5003) ** 1.3) / 7);
    by('natural', all);
    const start = performance.now();
    by('natural', all);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

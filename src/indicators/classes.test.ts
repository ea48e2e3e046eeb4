import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classesOf, classOf } from './classes.ts';

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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundByKey, roundSmallCounts, roundToBase } from './rounding.ts';

const counts = fc.nat(500);
const bases = fc.integer({ min: 1, max: 12 });
const keys = fc.integer({ min: 0, max: 9999 }).map((n) => n / 10_000);

describe('rounding one count', () => {
  test('gives a multiple, near enough, and the same again', () => {
    fc.assert(
      fc.property(counts, bases, keys, (count, base, key) => {
        const [near, random] = [roundToBase(count, base), roundByKey(count, base, key)];
        expect(near % base).toBe(0);
        expect(random % base).toBe(0);
        expect(Math.abs(near - count) * 2).toBeLessThanOrEqual(base);
        expect(Math.abs(random - count)).toBeLessThan(base);
        expect(roundToBase(near, base)).toBe(near);
        expect(roundByKey(random, base, key)).toBe(random);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test.each([
    [-1, 5],
    [Number.NaN, 5],
    [3, 0],
    [3, 2.5],
  ])('refuses %d to the base %d', (count, base) => {
    expect(() => roundToBase(count, base)).toThrow(RangeError);
    expect(() => roundByKey(count, base, 0.5)).toThrow(RangeError);
  });
});

test('small counts rounded together add up, none is left, large ones stay', () => {
  const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([height, width]) =>
    fc.record({
      width: fc.constant(width),
      inner: fc.array(fc.nat(9), { minLength: height * width, maxLength: height * width }),
      base: fc.integer({ min: 2, max: 6 }),
    }),
  );
  fc.assert(
    fc.property(table, ({ width, inner, base }) => {
      const places = inner.map((_, i) => i);
      const sums = [
        places,
        ...Map.groupBy(places, (i) => Math.floor(i / width)).values(),
        ...Map.groupBy(places, (i) => i % width).values(),
      ];
      const { inner: rounded, published } = roundSmallCounts(inner, sums, base);
      expect(published).toEqual(sums.map((cells) => cells.reduce((sum, i) => sum + (rounded[i] ?? 0), 0)));
      expect(published.filter((count) => count > 0 && count < base)).toEqual([]);
      rounded.forEach((count, i) => {
        if (count !== inner[i]) expect([0, base]).toContain(count);
        if ((inner[i] ?? 0) >= base) expect(count).toBe(inner[i]);
      });
    }),
    { numRuns: 80, seed: 1 },
  );
});

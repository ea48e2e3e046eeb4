import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellKeyOf, perturbationAt, perturbationRow, perturbCounts, secretKey } from './cell-key.ts';

const keys = fc.integer({ min: 0, max: 999_999 }).map((n) => n / 1_000_000);

describe('the noise', () => {
  test.each([1, 2, 3, 5, 8, 40].flatMap((count) => [0, 2].map((js) => [count, js] as const)))(
    'of %i without results from 1 to %i has mean 0, adds up to 1 and stays in its bounds',
    (count, js) => {
      const row = perturbationRow(count, { D: 5, V: 2, js, mono: js === 0 }) ?? [];
      expect(row.length).toBeGreaterThan(1);
      expect(row.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(row.reduce((sum, { v, p }) => sum + v * p, 0)).toBeCloseTo(0, 9);
      for (const { v, p } of row) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(Math.abs(v)).toBeLessThanOrEqual(5);
        expect(count + v === 0 || count + v > js).toBe(true);
      }
    },
  );

  test.each<[string, number, Parameters<typeof perturbationRow>[1]]>([
    ['a negative count', -1, { D: 2, V: 1 }],
    ['half a case', 1.5, { D: 2, V: 1 }],
    ['no room', 3, { D: 0, V: 1 }],
    ['no variance', 3, { D: 2, V: 0 }],
    ['more variance than room', 9, { D: 2, V: 5 }],
  ])('is not made for %s', (_, count, settings) => {
    expect(perturbationRow(count, settings)).toBeUndefined();
  });

  test('is at most D, leaves zero alone, gives no forbidden count, and is the same for the same key', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ count: fc.nat(30), key: keys }), { maxLength: 30 }), (cells) => {
        const settings = { D: 4, V: 2, js: 1 };
        const found = perturbCounts(cells, settings);
        expect(perturbCounts(cells.toReversed(), settings)).toEqual(found.toReversed());
        found.forEach((value, i) => {
          const { count = 0 } = cells[i] ?? {};
          expect(Math.abs(value - count)).toBeLessThanOrEqual(4);
          expect(value).not.toBe(1);
          if (count === 0) expect(value).toBe(0);
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('is found at the limits of a row', () => {
    const row = [
      { v: -1, p: 0.5 },
      { v: 1, p: 0.5 },
    ];
    expect([0, 0.499999, 0.5, 0.999999].map((key) => perturbationAt(row, key))).toEqual([-1, -1, 1, 1]);
  });
});

describe('a key', () => {
  test('of a cell is the same for every order of its records', () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 40 }), (records) => {
        expect(cellKeyOf(records.toReversed())).toBe(cellKeyOf(records));
        expect(cellKeyOf(records)).toBeLessThan(1);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  // The test values of the paper: key 00…0f, messages of 0 to n − 1 ascending bytes; here the upper 53 of 64 bits.
  test.each([
    ['', 0x726fdb47dd0e0e31n],
    ['\u0000', 0x74f839c593dc67fdn],
    ['\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007', 0x93f5f5799a932462n],
    ['\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e', 0xa129ca6149be45e5n],
  ])('is made as the paper makes it (%j)', (text, hash) => {
    expect(secretKey('000102030405060708090a0b0c0d0e0f', text)).toBe(Number(hash >> 11n) / 2 ** 53);
  });

  test('spreads evenly', () => {
    const found = Array.from({ length: 4000 }, (_, i) => secretKey('00112233445566778899aabbccddeeff', `cell ${i}`));
    const tenths = Array.from({ length: 10 }, (_, d) => found.filter((key) => Math.floor(key * 10) === d).length);
    for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(80);
  });
});

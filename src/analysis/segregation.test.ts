import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownTable, knownValues } from '../../tests/support/known-values.ts';
import { known, unknown } from './figure.ts';
import {
  againstRest,
  atkinson,
  type Counts,
  countsOf,
  dissimilarity,
  etaSquared,
  exposure,
  gini,
  pairOf,
  spatialDissimilarity,
  theil,
} from './segregation.ts';
import { decomposed, information, localSegregation, manyGroups, turned } from './segregation-groups.ts';

const vectors = knownValues('segregation');
const races = ['asian', 'black', 'hisp', 'white', 'native'];
const schools = knownTable('schools00.csv');
const pupils: Counts = schools.map((row) => races.map((race) => Number(row[race])));
const close = (found: number | undefined, expected: number | undefined, tolerance: number) =>
  expect(Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(tolerance);

describe('dissimilarity', () => {
  test.each([1, 2, 4])('is that of the published fixture %i', (id) => {
    const { input, expected } = vectors(`D-2group-${id}`) as {
      input: { groupA: number[]; groupB: number[] };
      expected: { D: number };
    };
    close(dissimilarity(input.groupA.map((a, i) => [a, input.groupB[i] ?? 0])), expected.D, 1e-12);
  });

  test('of white and black pupils is that of the reference', () => {
    const { expected } = vectors('schools00-D-white-black') as { expected: { D: number } };
    close(dissimilarity(pairOf(pupils, 3, 1)), expected.D, 1e-10);
  });
});

/** The example patterns of Morrill and Wong, ten rows of ten areas with 100 persons: # all of the group, + half, . none. */
const patterns: Readonly<Record<string, readonly string[]>> = {
  A: [...Array(5).fill('.....#####'), ...Array(5).fill('..........')],
  B: [
    ...Array(3).fill('...##...##'),
    '..........',
    '..........',
    ...Array(3).fill('...##...##'),
    '.........#',
    '..........',
  ],
  C: Array(5).fill(['.#.#.#.#.#', '..........']).flat(),
  D: [...Array(3).fill('....++####'), ...Array(3).fill('....++++++'), ...Array(4).fill('..........')],
};
const beside = Array.from({ length: 100 }, (_, i) => [
  ...(i % 10 < 9 ? [{ one: i, other: i + 1, weight: 1 }] : []),
  ...(i < 90 ? [{ one: i, other: i + 10, weight: 1 }] : []),
]).flat();

describe.each(Object.keys(patterns))('pattern %s', (name) => {
  const counts: Counts = (patterns[name] ?? []).flatMap((row) =>
    [...row].map((sign) => ({ '#': [100, 0], '+': [50, 50] })[sign] ?? [0, 100]),
  );

  test('has the indices that were computed elsewhere', () => {
    const { expected, tolerance } = vectors(`segdata-${name}`) as {
      expected: Record<string, number>;
      tolerance: number;
    };
    close(dissimilarity(counts), expected['D'], tolerance);
    close(gini(counts), expected['Gini'], tolerance);
    close(theil(counts), expected['H'], tolerance);
    close(atkinson(counts), expected['Atkinson_b05'], tolerance);
    close(exposure(counts, 0, 0), expected['isolation_xPx'], tolerance);
    close(exposure(counts, 0, 1), expected['interaction_xPy'], tolerance);
    close(etaSquared(counts), expected['eta2'], tolerance);
    close(spatialDissimilarity(counts, beside), expected['D_adj_rook'], tolerance);
  });
});

describe('many groups', () => {
  test('have the M and H of the published fixtures', () => {
    const { input, expected } = vectors('MH-2x4') as {
      input: { counts: number[][] };
      expected: { M: number; H: number };
    };
    const found = information(input.counts);
    close(found?.m, expected.M, 1e-12);
    close(found?.h, expected.H, 1e-12);
    expect(
      information([
        [40, 0],
        [0, 40],
      ]),
    ).toEqual({ m: Math.LN2, h: 1, entropy: Math.LN2 });
  });

  test('of the schools have the M and H of the reference, between and within states', () => {
    const { expected, tolerance } = vectors('schools00-M-H') as { expected: Record<string, number>; tolerance: number };
    const found = decomposed(
      pupils,
      schools.map((row) => row['state'] ?? ''),
    );
    close(found?.total.m, expected['M'], tolerance);
    close(found?.total.h, expected['H'], tolerance);
    close(found?.between.m, expected['M_between'], tolerance);
    close(found?.between.h, expected['H_between'], tolerance);
    close(found?.within.m, expected['M_within'], tolerance);
    close(found?.within.h, expected['H_within'], tolerance);
    const states = vectors('schools00-by-state').expected as Record<string, Record<string, number>>;
    expect(found?.parts.map(({ part }) => part)).toEqual(['A', 'B', 'C']);
    for (const { part, m, h, share, entropyRatio } of found?.parts ?? []) {
      const state = states[part] ?? {};
      close(m, state['M'], tolerance);
      close(h, state['H'], tolerance);
      close(share, state['p'], tolerance);
      close(entropyRatio, state['ent_ratio'], tolerance);
    }
  });

  test('have the local segregation of the reference, and it adds up to M', () => {
    const { expected, tolerance } = vectors('schools00-local') as {
      expected: Record<string, { ls: number; p: number }>;
      tolerance: number;
    };
    const local = localSegregation(turned(pupils));
    races.forEach((race, i) => {
      close(local[i]?.local, expected[race]?.ls, tolerance);
      close(local[i]?.share, expected[race]?.p, tolerance);
    });
    close(
      local.reduce((sum, each) => sum + each.share * each.local, 0),
      information(pupils)?.m,
      1e-12,
    );
  });

  test('meet each other as often as in the reference', () => {
    const { expected, tolerance } = vectors('schools00-isolation-exposure') as {
      expected: { isolation: Record<string, number>; exposure_black_to_white: number; exposure_white_to_black: number };
      tolerance: number;
    };
    races.forEach((race, g) => {
      close(exposure(pupils, g, g), expected.isolation[race], tolerance);
    });
    close(exposure(pupils, 1, 3), expected.exposure_black_to_white, tolerance);
    close(exposure(pupils, 3, 1), expected.exposure_white_to_black, tolerance);
  });
});

describe('what is not known', () => {
  test('leaves its area out, by name', () => {
    const { areas, leftOut } = countsOf([
      { area: 'a', figures: [known(1), known(2)] },
      { area: 'b', figures: [known(1), unknown('missing')] },
      { area: 'c', figures: [unknown('suppressed'), unknown('missing')] },
      { area: 'd', figures: [known(0), known(0)] },
    ]);
    expect(areas).toEqual(['a']);
    expect(leftOut.map(({ area, reason }) => `${area} ${reason}`)).toEqual(['b missing', 'c suppressed', 'd empty']);
  });

  test('is no zero: counts below 0 and torn rows are refused', () => {
    expect(() => dissimilarity([[1, -1]])).toThrow(RangeError);
    expect(() => dissimilarity([[1, 1], [1]])).toThrow(RangeError);
    expect(() => information([[Number.NaN, 1]])).toThrow(RangeError);
  });

  test.each([[[[0, 5]]], [[[5, 0]]], [[[0, 0]]], [[]]])('has no index where a group has nobody: %j', (counts) => {
    for (const index of [dissimilarity, gini, theil, etaSquared, information, manyGroups]) {
      expect(index(counts)).toBeUndefined();
    }
    expect(atkinson(counts)).toBeUndefined();
    expect(spatialDissimilarity(counts, [])).toBeUndefined();
  });
});

describe('laws', () => {
  const tables = (groups: number) =>
    fc
      .array(fc.array(fc.nat(300), { minLength: groups, maxLength: groups }), { minLength: 2, maxLength: 15 })
      .filter((rows) => Array.from({ length: groups }, (_, g) => rows.some((row) => (row[g] ?? 0) > 0)).every(Boolean));
  const ofTwo: [string, (counts: Counts) => number | undefined][] = [
    ['D', dissimilarity],
    ['Gini', gini],
    ['H', theil],
    ['Atkinson', (counts) => atkinson(counts, 0.5)],
    ['eta²', etaSquared],
    ['M', (counts) => information(counts)?.m],
  ];

  test.each(ofTwo)(
    '%s lies between 0 and 1, is symmetric, blind to order and scale, and to halving an area',
    (_, index) => {
      fc.assert(
        fc.property(tables(2), fc.integer({ min: 2, max: 9 }), (counts, k) => {
          const value = index(counts) ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(index(counts.map(([x = 0, y = 0]) => [y, x]))).toBeCloseTo(value, 9);
          expect(index(counts.toReversed())).toBeCloseTo(value, 9);
          expect(index(counts.map((row) => row.map((n) => n * k)))).toBeCloseTo(value, 9);
          const [first = [], ...rest] = counts;
          const half = first.map((n) => n / 2);
          expect(index([half, half, ...rest])).toBeCloseTo(value, 9);
          expect(index(counts.map(() => [3, 7]))).toBeCloseTo(0, 9);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('Gini is at least D, and D with neighbours at most D', () => {
    fc.assert(
      fc.property(tables(2), (counts) => {
        const d = dissimilarity(counts) ?? Number.NaN;
        expect((gini(counts) ?? Number.NaN) + 1e-12).toBeGreaterThanOrEqual(d);
        expect(spatialDissimilarity(counts, [{ one: 0, other: 1, weight: 2 }])).toBeLessThanOrEqual(d + 1e-12);
      }),
    );
  });

  test('for two groups the indices of many groups are those of two', () => {
    fc.assert(
      fc.property(tables(2), (counts) => {
        const many = manyGroups(counts);
        expect(many?.dissimilarity).toBeCloseTo(dissimilarity(counts) ?? 9, 9);
        expect(many?.gini).toBeCloseTo(gini(counts) ?? 9, 9);
        expect(many?.information).toBeCloseTo(theil(counts) ?? 9, 9);
        for (const each of [many?.diversity, many?.variation, many?.exposure]) {
          expect(each).toBeCloseTo(etaSquared(counts) ?? 9, 9);
        }
      }),
    );
  });

  test('M is the same for areas and groups turned, splits exactly, and is the sum of its local values', () => {
    fc.assert(
      fc.property(tables(4), (counts) => {
        const { m, h } = information(counts) ?? { m: Number.NaN, h: Number.NaN };
        expect(information(turned(counts))?.m ?? 0).toBeCloseTo(m, 10);
        const parts = decomposed(
          counts,
          counts.map((_, i) => String(i % 3)),
        );
        expect((parts?.between.m ?? 0) + (parts?.within.m ?? 0)).toBeCloseTo(m, 10);
        expect((parts?.between.h ?? 0) + (parts?.within.h ?? 0)).toBeCloseTo(h, 10);
        const weighted = parts?.parts.reduce((sum, each) => sum + each.share * each.entropyRatio * each.h, 0);
        expect(weighted).toBeCloseTo(parts?.within.h ?? 9, 10);
        expect(localSegregation(counts).reduce((sum, each) => sum + each.share * each.local, 0)).toBeCloseTo(m, 10);
      }),
    );
  });

  test('whom somebody meets adds up to everybody', () => {
    fc.assert(
      fc.property(tables(4), (counts) => {
        for (const of of [0, 1, 2, 3]) {
          const met = [0, 1, 2, 3].map((to) => exposure(counts, of, to) ?? Number.NaN);
          expect(met.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
        }
        expect(dissimilarity(againstRest(counts, 2)) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownValues } from '../../tests/support/known-values.ts';
import { binomialAtLeast, binomialAtMost, poissonAtLeast, poissonAtMost } from './distributions.ts';
import { binomialLimits, byarLimits, poissonLimits, wilsonLimits } from './exact-limits.ts';

const known = knownValues('index-and-warning');
const near = (found: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((each, i) => {
    expect(Math.abs(each - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
  });
};

describe('limits of a count', () => {
  test.each([0, 1, 3, 5, 10, 50])('are for %i those of Garwood', (count) => {
    const { expected, tolerance } = known(`poisson-exact-${count}`) as {
      expected: { ci95: number[]; ci99: number[] };
      tolerance: number;
    };
    near(Object.values(poissonLimits(count)), expected.ci95, tolerance);
    near(Object.values(poissonLimits(count, 0.99)), expected.ci99, tolerance);
  });

  test('give those of a rate when divided by time', () => {
    const { input, expected, tolerance } = known('poisson-rate-R-doc') as {
      input: { count: number; time: number };
      expected: { rate: number; ci95: number[] };
      tolerance: number;
    };
    const limits = Object.values(poissonLimits(input.count)).map((each) => each / input.time);
    near(limits, expected.ci95, tolerance);
    expect(input.count / input.time).toBeCloseTo(expected.rate, 12);
  });

  test('are by Byar those that health offices publish', () => {
    const { input, expected, tolerance } = known('byar-PHE') as {
      input: { counts: number[] };
      expected: { ci95: number[][] };
      tolerance: number;
    };
    input.counts.forEach((count, i) => {
      near(Object.values(byarLimits(count)), expected.ci95[i] ?? [], tolerance);
    });
  });

  test('leave exactly half of what is outside on each side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0.8, 0.95, 0.998), (count, level) => {
        const { lower, upper } = poissonLimits(count, level);
        const tail = (1 - level) / 2;
        expect(poissonAtLeast(count, lower) / tail).toBeCloseTo(1, 6);
        expect(poissonAtMost(count, upper) / tail).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    );
  });

  test.each([-1, 2.5, Number.NaN])('refuse %d', (count) => {
    expect(() => poissonLimits(count)).toThrow(RangeError);
  });
});

describe('limits of a share', () => {
  // R: binom.test(x, n)$conf.int
  test.each<[number, number, number, [number, number]]>([
    [0, 10, 0.95, [0, 0.30849710781876]],
    [3, 20, 0.95, [0.0320709371854637, 0.378926826545314]],
    [10, 10, 0.99, [0.588704018652475, 1]],
    [682, 925, 0.95, [0.707668264079039, 0.765406558241525]],
  ])('are for %i of %i at %d those of Clopper and Pearson', (count, trials, level, expected) => {
    near(Object.values(binomialLimits(count, trials, level)), expected, 1e-9);
  });

  test('leave exactly half of what is outside on each side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, part) => {
          const count = Math.min(trials - 1, Math.max(1, Math.round(trials * part)));
          const { lower, upper } = binomialLimits(count, trials);
          expect(binomialAtLeast(count, trials, lower)).toBeCloseTo(0.025, 7);
          expect(binomialAtMost(count, trials, upper)).toBeCloseTo(0.025, 7);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('turn around when what is counted turns around', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, some) => {
        const count = Math.min(trials, some);
        for (const limits of [binomialLimits, wilsonLimits]) {
          const here = limits(count, trials);
          const there = limits(trials - count, trials);
          near([1 - there.upper, 1 - there.lower], [here.lower, here.upper], 1e-9);
        }
      }),
    );
  });

  test('refuse more cases than persons', () => {
    expect(() => binomialLimits(3, 2)).toThrow(RangeError);
  });
});

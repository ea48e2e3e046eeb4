/** Funnel, control charts and the control of false alarms against their known values and laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownValues } from '../../tests/support/known-values.ts';
import { countChart, cusum, ewma, shareChart } from './control-charts.ts';
import { binomialAtMost, binomialQuantile, poissonAtMost, poissonQuantile } from './distributions.ts';
import { cusumBeyond, discoveryLimit, discoveryRates } from './false-alarms.ts';
import { binomialFunnel, dispersion, poissonFunnel } from './funnel.ts';

const known = knownValues('index-and-warning');
const near = (found: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((each, i) => {
    expect(Math.abs(each - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
  });
};

describe('a funnel', () => {
  test.each([20, 100, 2000])('of shares has for %i persons the limits of Spiegelhalter', (size) => {
    const { input, expected, tolerance } = known(`funnel-binomial-n${size}`) as {
      input: { target: number; p: number[] };
      expected: { limits: number[] };
      tolerance: number;
    };
    near(binomialFunnel(input.target, size, input.p), expected.limits, tolerance);
  });

  test.each([5, 25])('of ratios has for %i expected cases the limits of Spiegelhalter', (cases) => {
    const { input, expected, tolerance } = known(`funnel-poisson-E${cases}`) as {
      input: { p: number[] };
      expected: { smr_limits: number[] };
      tolerance: number;
    };
    near(poissonFunnel(cases, input.p), expected.smr_limits, tolerance);
  });

  test('narrows with size and holds its target', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), fc.integer({ min: 30, max: 3000 }), (share, n) => {
        const width = (size: number) => {
          const [low = 0, high = 0] = binomialFunnel(share, size, [0.025, 0.975]);
          return high - low;
        };
        expect(width(4 * n)).toBeLessThan(width(n));
      }),
      { numRuns: 50 },
    );
  });

  test('the quantile is the first count with enough probability', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 900 }), (p, n) => {
        const count = binomialQuantile(p, n, 0.13);
        expect(binomialAtMost(count, n, 0.13)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(count === 0 || binomialAtMost(count - 1, n, 0.13) < p).toBe(true);
        const cases = poissonQuantile(p, n / 7);
        expect(poissonAtMost(cases, n / 7)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(cases === 0 || poissonAtMost(cases - 1, n / 7) < p).toBe(true);
      }),
    );
  });

  test('sees as much dispersion as R computes', () => {
    // R: s <- sqrt(t * (1 - t) / n); z <- (y - t) / s; q <- quantile(z, c(.1, .9)); w <- pmin(pmax(z, q[1]), q[2])
    // phi <- sum(w^2) / m; v <- 1 / s^2; tau2 <- (m * phi - (m - 1)) / (sum(v) - sum(v^2) / sum(v)); 2 * pnorm(-abs(z9))
    const shares = [0.08, 0.11, 0.15, 0.07, 0.22, 0.12, 0.1, 0.09, 0.31, 0.13, 0.05, 0.14];
    const sizes = [120, 340, 560, 90, 410, 230, 800, 150, 610, 300, 75, 980];
    const errors = sizes.map((n) => Math.sqrt((0.12 * 0.88) / n));
    const found = dispersion(shares, errors, 0.12);
    expect(found.phi).toBeCloseTo(7.33986533618901, 10);
    expect(found.tau2).toBeCloseTo(0.00199857159396056, 14);
    expect(found.z[8]).toBeCloseTo(4.07713461047562, 10);
    expect(found.p[8]).toBeCloseTo(4.55940994767773e-5, 14);
  });

  test('sees no dispersion where chance explains all, and much where it does not', () => {
    expect(dispersion([0.95, 1, 1.1], [0.1, 0.1, 0.1], 1, 0)).toMatchObject({ tau2: 0 });
    const wide = dispersion([0.5, 1, 1.5, 0.6, 1.4], [0.1, 0.1, 0.1, 0.1, 0.1], 1, 0);
    // All errors alike: s² + tau² is s² + (m phi - (m - 1)) / (w (m - 1)), with w = 100 and m phi = 82.
    expect(wide.tau2).toBeCloseTo((82 - 4) / (100 * 4), 12);
    expect(wide.p.every((p) => p > 0.05)).toBe(true);
  });
});

describe('a control chart', () => {
  test('of shares is that of the textbook', () => {
    const { input, expected } = known('p-chart-Montgomery') as {
      input: { nonconforming: number[]; n: number };
      expected: { p_bar: number; ucl: number; lcl: number; out_of_control_samples_1based: number[] };
    };
    const { centre, lower, upper, signals } = shareChart(input.nonconforming, input.n);
    near([centre, lower, upper], [expected.p_bar, expected.lcl, expected.ucl], 1e-12);
    expect(signals.map((each) => each + 1)).toEqual(expected.out_of_control_samples_1based);
  });

  test('of counts is that of the textbook', () => {
    // Montgomery, Example 7.3: 26 samples, 516 nonconformities; published 19.85, 33.22, 6.48, samples 6 and 20 outside.
    const counts = [
      21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
    ];
    const { centre, lower, upper, signals } = countChart(counts);
    near([centre, lower, upper], [19.85, 6.48, 33.22], 0.01);
    expect(signals.map((each) => each + 1)).toEqual([6, 20]);
  });

  test('of sums is that of the textbook', () => {
    const { input, expected, tolerance } = known('cusum-Montgomery') as {
      input: { x: number[]; mu0: number; K: number; H: number };
      expected: { C_plus: number[]; C_minus: number[]; first_signal_1based: number };
      tolerance: number;
    };
    const { up, down, signals } = cusum(input.x, input.mu0, input.K, input.H);
    near(up, expected.C_plus, tolerance);
    near(down, expected.C_minus, tolerance);
    expect((signals[0] ?? 0) + 1).toBe(expected.first_signal_1based);
  });

  test('of weighted means is that of the textbook', () => {
    // Montgomery, Table 9.10: lambda 0.1, L 2.7, mu 10, sigma 1; published 9.945, 9.7495, …, 10.6468 at 29; limits 10.27, 10.36, …, 10.62.
    const { input } = known('cusum-Montgomery') as { input: { x: number[] } };
    const { smoothed, upper, lower, signals } = ewma(input.x, 10, 1, 0.1, 2.7);
    near([smoothed[0] ?? 0, smoothed[1] ?? 0, smoothed[28] ?? 0], [9.945, 9.7495, 10.6468], 1e-4);
    near([upper[0] ?? 0, upper[1] ?? 0, upper[29] ?? 0, lower[29] ?? 0], [10.27, 10.36, 10.62, 9.38], 0.006);
    expect((signals[0] ?? 0) + 1).toBe(29);
  });

  test('mirrors its sums when the values are mirrored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (values) => {
        const here = cusum(values, 0, 1, 5);
        const there = cusum(
          values.map((value) => -value),
          0,
          1,
          5,
        );
        expect(there.up).toEqual(here.down);
        expect(there.signals).toEqual(here.signals);
      }),
    );
  });
});

describe('false alarms', () => {
  test('are controlled as R does it', () => {
    // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH"); p.adjust(c(0.0001, 0.3, 0.02, 0.7, 0.011), "BH")
    near(discoveryRates([0.01, 0.02, 0.03, 0.04, 0.05]), [0.05, 0.05, 0.05, 0.05, 0.05], 1e-12);
    near(discoveryRates([0.0001, 0.3, 0.02, 0.7, 0.011]), [0.0005, 0.375, 0.0333333333333333, 0.7, 0.0275], 1e-12);
  });

  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
  test('are never rarer than in a single test, keep their order, and the limit cuts where the rate does', () => {
    fc.assert(
      fc.property(probabilities, fc.constantFrom(0.01, 0.05, 0.2), (p, rate) => {
        const q = discoveryRates(p);
        const limit = discoveryLimit(p, rate);
        q.forEach((each, i) => {
          expect(each).toBeGreaterThanOrEqual((p[i] ?? 0) - 1e-12);
          if (Math.abs(each - rate) > 1e-9) expect(each <= rate).toBe((p[i] ?? 1) <= limit && limit > 0);
        });
        expect(discoveryRates(p.toReversed())).toEqual(q.toReversed());
      }),
    );
  });

  test('of sums agree with the published average run length', () => {
    // Montgomery, table 9.3: k 0.5, h 5, one side 938 values on average; k 0.5, h 4: two-sided 168, so one side 336.
    const runLength = (height: number) => {
      // The probability to run on falls geometrically after a while.
      const [early, late] = [1 - cusumBeyond(height, 400), 1 - cusumBeyond(height, 401)];
      return 1 / (1 - late / early);
    };
    expect(Math.abs(runLength(5) / 931 - 1)).toBeLessThan(0.02);
    expect(Math.abs(runLength(4) / 336 - 1)).toBeLessThan(0.04);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownValues } from '../../tests/support/known-values.ts';
import { fewestPairs, leastSquares, lineAt, type Pair, rankCorrelation, robustLine } from './regression.ts';

const known = knownValues('regression');
type Known = {
  input: { x: number[]; y: number[]; weights: number[] | null };
  expected: Record<'slope' | 'intercept' | 'r2' | 's' | 'slopeLow' | 'slopeHigh' | 'p' | 'rho' | 'rhoP', number> &
    Record<'theilSen' | 'theilSenIntercept', number> &
    Record<'leverage' | 'cook', (number | null | 'NaN')[]> &
    Record<'at' | 'fit' | 'low' | 'high', number[]>;
};
const pairsOf = ({ x, y, weights }: Known['input']): Pair[] =>
  x.map((each, i) => ({
    id: String(i),
    x: each,
    y: y[i] ?? Number.NaN,
    ...(weights ? { weight: weights[i] ?? Number.NaN } : {}),
  }));
const near = (found: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
const sets = ['anscombe-1', 'anscombe-2', 'anscombe-3', 'anscombe-4', 'cars', 'swiss-weighted', 'swiss-log'];

describe.each(sets)('%s, as R computes it', (id) => {
  const { input, expected } = known(id) as unknown as Known;
  const pairs = pairsOf(input);
  const line = leastSquares(pairs);
  if (!line.ok) throw new Error(line.reason);

  test('line, limits, share described', () => {
    for (const key of ['slope', 'intercept', 'r2', 'slopeLow', 'slopeHigh', 'p'] as const)
      near(line[key], expected[key]);
    near(line.spread, expected.s);
  });

  test('leverage and Cook’s distance of each point', () => {
    line.points.forEach((point, i) => {
      near(point.leverage, expected.leverage[i] as number);
      const cook = expected.cook[i];
      // A point that alone decides the slope has none.
      if (typeof cook === 'number') near(point.cook ?? Number.NaN, cook);
      else expect(point).toMatchObject({ cook: null, influential: true });
    });
  });

  test('band around the line', () => {
    expected.at.forEach((x, i) => {
      const { value, low, high } = lineAt(line, x);
      near(value, expected.fit[i] ?? Number.NaN);
      near(low, expected.low[i] ?? Number.NaN);
      near(high, expected.high[i] ?? Number.NaN);
    });
  });

  test('order and robust line', () => {
    const order = rankCorrelation(pairs);
    const robust = robustLine(pairs);
    if (!order.ok || !robust.ok) throw new Error('refused');
    near(order.rho, expected.rho);
    near(order.p, expected.rhoP);
    near(robust.slope, expected.theilSen);
    near(robust.intercept, expected.theilSenIntercept);
  });
});

describe('what is no line', () => {
  const many = (y: (i: number) => number, x = (i: number) => i): Pair[] =>
    Array.from({ length: 12 }, (_, i) => ({ id: String(i), x: x(i), y: y(i) }));
  test.each<[string, Pair[], string]>([
    ['nine points', many((i) => i).slice(0, fewestPairs - 1), 'too-few'],
    [
      'all x alike',
      many(
        (i) => i,
        () => 3,
      ),
      'no-spread',
    ],
    ['all y alike', many(() => 0.1), 'no-spread'],
  ])('%s', (_, pairs, reason) => {
    for (const method of [leastSquares, rankCorrelation, robustLine]) {
      expect(method(pairs)).toMatchObject({ ok: false, reason });
    }
  });

  test('too many pairs for the robust line', () => {
    const pairs = Array.from({ length: 2001 }, (_, i) => ({ id: String(i), x: i, y: i }));
    expect(robustLine(pairs)).toMatchObject({ ok: false, reason: 'too-many' });
  });

  test.each<[string, Pair]>([
    ['no number', { id: 'a', x: Number.NaN, y: 1 }],
    ['weight 0', { id: 'a', x: 1, y: 1, weight: 0 }],
    ['a weight beside points without', { id: 'a', x: 1, y: 1, weight: 2 }],
  ])('refuses %s', (_, pair) => {
    expect(() => leastSquares([...many((i) => i), pair])).toThrow(RangeError);
  });

  test('a perfect line has no influential point', () => {
    const line = leastSquares(many((i) => 3 * i + 1));
    expect(line.ok && line.points.some(({ influential }) => influential)).toBe(false);
    expect(line.ok && line.r2).toBeCloseTo(1, 12);
  });
});

describe('laws', () => {
  const numbers = fc.double({ min: -1000, max: 1000, noNaN: true });
  const clouds = fc
    .array(fc.tuple(numbers, numbers, fc.double({ min: 1, max: 9, noNaN: true })), { minLength: 12, maxLength: 40 })
    .map((rows) => rows.map(([x, y, weight], i) => ({ id: String(i), x: x + i * 60, y: y + i * 7, weight })));

  test('order of points plays no part', () => {
    fc.assert(
      fc.property(clouds, (pairs) => {
        const [line, turned] = [leastSquares(pairs), leastSquares(pairs.toReversed())];
        if (!line.ok || !turned.ok) return;
        near(turned.slope, line.slope, 1e-7);
        near(turned.r2, line.r2, 1e-7);
      }),
    );
  });

  test('other units change the slope and nothing else', () => {
    fc.assert(
      fc.property(clouds, fc.constantFrom(0.001, 0.5, 100), (pairs, unit) => {
        const scaled = pairs.map((pair) => ({ ...pair, x: pair.x * unit + 3 }));
        const [line, other] = [leastSquares(pairs), leastSquares(scaled)];
        if (!line.ok || !other.ok) return;
        near(other.slope * unit, line.slope, 1e-6);
        near(other.r2, line.r2, 1e-6);
        const [rho, also] = [rankCorrelation(pairs), rankCorrelation(scaled)];
        if (rho.ok && also.ok) expect(Math.abs(rho.rho)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('bounds hold: leverages sum to two, the slope lies within its limits', () => {
    fc.assert(
      fc.property(clouds, (pairs) => {
        const line = leastSquares(pairs);
        if (!line.ok) return;
        near(
          line.points.reduce((sum, { leverage }) => sum + leverage, 0),
          2,
          1e-6,
        );
        expect(line.r2).toBeGreaterThanOrEqual(0);
        expect(line.r2).toBeLessThanOrEqual(1);
        expect(line.slopeLow).toBeLessThanOrEqual(line.slope);
        expect(line.slopeHigh).toBeGreaterThanOrEqual(line.slope);
      }),
    );
  });
});

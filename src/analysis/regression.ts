/**
 * How two numbers of the same areas go together: a straight line by least squares with what is uncertain about it, which areas
 * hold the line where it is, and two measures that single areas do not turn. It describes areas; it says nothing of the persons
 * who live there (Robinson, Am. Sociol. Rev. 15 (1950) 351), and nothing of causes.
 */

import { studentBeyond, studentQuantile } from './distributions.ts';

/** One area: x and y in their own units; the weight is its size in any unit, above 0, or left out where all count alike. */
export type Pair = { readonly id: string; readonly x: number; readonly y: number; readonly weight?: number };

export type FittedPair = {
  readonly id: string;
  readonly fitted: number;
  readonly residual: number;
  /** How far its x lies from the others: 1/n to 1. */
  readonly leverage: number;
  /** Cook's distance: how far the line would move without it, ≥ 0; null where it alone decides the slope. */
  readonly cook: number | null;
  /** Cook's distance above 4/n, or none. */
  readonly influential: boolean;
};

export type Line = {
  readonly ok: true;
  readonly n: number;
  /** Units of y per unit of x, with its 95 % limits. */
  readonly slope: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
  readonly intercept: number;
  /** Share of the variance of y that the line describes, 0 to 1. */
  readonly r2: number;
  /** Probability of a slope at least as far from 0, were there none. */
  readonly p: number;
  /** Residual standard error, units of y (of a point of weight 1 where weighted). */
  readonly spread: number;
  readonly weighted: boolean;
  /** Mean of x and sum of squares around it, with the weights: what a band around the line needs. */
  readonly centre: number;
  readonly width: number;
  readonly mass: number;
  readonly points: readonly FittedPair[];
};
export type NoLine = { readonly ok: false; readonly reason: 'too-few' | 'no-spread'; readonly needed: number };

/** Fewer points than this give no line; below the second number the words say “few”. */
export const fewestPairs = 10;
export const fewPairs = 25;
const level = 0.95;

/**
 * The straight line through areas by (weighted) least squares: slope Σw(x−x̄)(y−ȳ)/Σw(x−x̄)², its limits by Student's t with
 * n − 2 degrees of freedom; leverage wᵢ(1/Σw + (xᵢ−x̄)²/Σw(x−x̄)²), Cook's distance wᵢeᵢ²h/(2s²(1−h)²), influential above 4/n or where the point
 * alone decides the slope.
 *
 * Limits assume independent deviations of like size; neighbouring areas resemble each other, so true limits are wider.
 *
 * @param pairs n points; weights above 0, all or none
 * @returns slope in units of y per unit of x, r2 0 to 1; or why there is no line: fewer than ten points, or all x or all y alike
 * @throws RangeError for a number that is none, for a weight not above 0, for weights of some points only
 * @source Weisberg, Applied Linear Regression, 4th ed. (2014) ch. 2, 7, 9; Cook, Technometrics 19 (1977) 15; 4/n: Bollen & Jackman (1990)
 * @example Number(leastSquares([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => ({ id: String(x), x, y: 2 * x + (x % 2) }))).slope.toFixed(4)) // → 1.9697
 * @example leastSquares([{ id: 'a', x: 1, y: 2 }]) // → { ok: false, reason: 'too-few', needed: 10 }
 */
export function leastSquares(pairs: readonly Pair[]): Line | NoLine {
  const points = pairs.map((pair) => ({ ...pair, w: pair.weight ?? 1 }));
  checkPairs(pairs);
  const n = points.length;
  if (n < fewestPairs) return { ok: false, reason: 'too-few', needed: fewestPairs };
  const total = (of: (point: (typeof points)[number]) => number) => points.reduce((sum, point) => sum + of(point), 0);
  const mass = total(({ w }) => w);
  const [centre, height] = [total(({ w, x }) => w * x) / mass, total(({ w, y }) => w * y) / mass];
  const width = total(({ w, x }) => w * (x - centre) ** 2);
  const tall = total(({ w, y }) => w * (y - height) ** 2);
  if (isFlat(width, mass, pairs, 'x') || isFlat(tall, mass, pairs, 'y')) {
    return { ok: false, reason: 'no-spread', needed: fewestPairs };
  }
  const slope = total(({ w, x, y }) => w * (x - centre) * (y - height)) / width;
  const intercept = height - slope * centre;
  const squares = total(({ w, x, y }) => w * (y - intercept - slope * x) ** 2);
  const variance = squares / (n - 2);
  const error = Math.sqrt(variance / width);
  const reach = studentQuantile((1 + level) / 2, n - 2) * error;
  const exact = variance <= 1e-24 * (tall / (n - 1));
  return {
    ok: true,
    n,
    slope,
    slopeLow: slope - reach,
    slopeHigh: slope + reach,
    intercept,
    r2: Math.max(0, 1 - squares / tall),
    p: error === 0 ? 0 : studentBeyond(slope / error, n - 2),
    spread: Math.sqrt(variance),
    weighted: pairs.some(({ weight }) => weight !== undefined),
    centre,
    width,
    mass,
    points: points.map(({ id, x, y, w }) => {
      const fitted = intercept + slope * x;
      const residual = y - fitted;
      const leverage = w * (1 / mass + (x - centre) ** 2 / width);
      const cook = alone(leverage)
        ? null
        : exact
          ? 0
          : (w * residual ** 2 * leverage) / (2 * variance * (1 - leverage) ** 2);
      return { id, fitted, residual, leverage, cook, influential: cook === null || cook > 4 / n };
    }),
  };
}

/**
 * Where the line lies at x, with the 95 % limits of the line (not of single areas): ŷ ± t·s·√(1/Σw + (x−x̄)²/Σw(x−x̄)²).
 *
 * @param line from `leastSquares`
 * @param x in its unit; outside of the observed range it is a guess
 * @returns units of y
 * @source Weisberg, Applied Linear Regression, 4th ed. (2014) 2.8
 * @example lineAt(leastSquares([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => ({ id: String(x), x, y: 2 * x }))), 4).value.toFixed(6) // → '8.000000'
 */
export function lineAt(line: Line, x: number): { readonly value: number; readonly low: number; readonly high: number } {
  const value = line.intercept + line.slope * x;
  const error = line.spread * Math.sqrt(1 / line.mass + (x - line.centre) ** 2 / line.width);
  const reach = error * studentQuantile((1 + level) / 2, line.n - 2);
  return { value, low: value - reach, high: value + reach };
}

export type RankCorrelation = { readonly ok: true; readonly rho: number; readonly p: number; readonly n: number };

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties with their mean rank; p by Student's t with n − 2 degrees of
 * freedom. It asks only whether the order agrees, so no single area and no bend turns it; weights play no part.
 *
 * @param pairs n points in any order
 * @returns rho −1 to 1; or why there is none: fewer than ten points, or all x or all y alike
 * @throws RangeError for a number that is none
 * @source Spearman, Am. J. Psychol. 15 (1904) 72; p as R's `cor.test(method = "spearman", exact = FALSE)`
 * @example rankCorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => ({ id: String(x), x, y: x ** 3 }))).rho // → 1
 * @example rankCorrelation([]).reason // → 'too-few'
 */
export function rankCorrelation(pairs: readonly Pair[]): RankCorrelation | NoLine {
  checkPairs(pairs);
  const n = pairs.length;
  if (n < fewestPairs) return { ok: false, reason: 'too-few', needed: fewestPairs };
  const [a, b] = [ranks(pairs.map(({ x }) => x)), ranks(pairs.map(({ y }) => y))];
  const middle = (n + 1) / 2;
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, rank, i) => sum + (rank - middle) * ((other[i] ?? 0) - middle), 0);
  const [within, also] = [product(a, a), product(b, b)];
  if (within === 0 || also === 0) return { ok: false, reason: 'no-spread', needed: fewestPairs };
  const rho = Math.max(-1, Math.min(1, product(a, b) / Math.sqrt(within * also)));
  const p = Math.abs(rho) === 1 ? 0 : studentBeyond(rho * Math.sqrt((n - 2) / (1 - rho ** 2)), n - 2);
  return { ok: true, rho, p, n };
}

export type RobustLine = { readonly ok: true; readonly slope: number; readonly intercept: number; readonly n: number };

/** More points than this have millions of pairs. */
const mostPairs = 2000;

/**
 * The line of Theil and Sen: the median of the slopes between all pairs of points, the intercept the median of y − slope·x.
 * Up to 29 % of the points may be wild without turning it. Weights play no part.
 *
 * @param pairs n points, 10 to 2000
 * @returns slope in units of y per unit of x; or why there is none: too few or too many points, or all x or all y alike
 * @throws RangeError for a number that is none
 * @source Theil, Indag. Math. 12 (1950) 85; Sen, J. Am. Stat. Assoc. 63 (1968) 1379
 * @example robustLine([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => ({ id: String(x), x, y: x === 10 ? 999 : 2 * x }))) // → { ok: true, slope: 2, intercept: 0, n: 10 }
 * @example robustLine([]).reason // → 'too-few'
 */
export function robustLine(
  pairs: readonly Pair[],
): RobustLine | NoLine | { readonly ok: false; readonly reason: 'too-many'; readonly needed: number } {
  checkPairs(pairs);
  const n = pairs.length;
  if (n < fewestPairs) return { ok: false, reason: 'too-few', needed: fewestPairs };
  if (n > mostPairs) return { ok: false, reason: 'too-many', needed: mostPairs };
  const slopes = pairs.flatMap((one, i) =>
    pairs.slice(i + 1).flatMap((other) => (other.x === one.x ? [] : [(other.y - one.y) / (other.x - one.x)])),
  );
  if (slopes.length === 0 || pairs.every(({ y }) => y === pairs[0]?.y)) {
    return { ok: false, reason: 'no-spread', needed: fewestPairs };
  }
  const slope = median(slopes);
  return { ok: true, slope, intercept: median(pairs.map(({ x, y }) => y - slope * x)), n };
}

function checkPairs(pairs: readonly Pair[]) {
  const weighted = pairs.filter(({ weight }) => weight !== undefined).length;
  if (weighted > 0 && weighted < pairs.length) throw new RangeError('weights for all points or for none');
  for (const { id, x, y, weight = 1 } of pairs) {
    if (![x, y, weight].every(Number.isFinite) || weight <= 0) {
      throw new RangeError(`${id}: a point needs finite numbers and a weight above 0, got ${x}, ${y}, ${weight}`);
    }
  }
}

/** Without this point there would be no line. */
function alone(leverage: number): boolean {
  return leverage >= 1 - 1e-12;
}

/** All alike, but for the last digits. */
function isFlat(squares: number, mass: number, pairs: readonly Pair[], axis: 'x' | 'y'): boolean {
  const largest = Math.max(...pairs.map((pair) => Math.abs(pair[axis])));
  return Math.sqrt(squares / mass) <= 1e-12 * largest;
}

/** From 1; ties share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const found = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++;
    for (let k = from; k <= to; k++) found[order[k]?.i ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

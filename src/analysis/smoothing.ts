/** Exponential smoothing of short yearly series: level, trend, damped trend, fitted by least squares. */

import { slope } from './line.ts';
import { minimise } from './minimise.ts';

/** A series carried on: level and trend after the last value, and how well each value had been foreseen. */
export type Smoothed = {
  /** How fast the level follows, 0 to 1. */
  readonly alpha: number;
  /** How fast the trend follows, 0 to alpha; 0 without trend. */
  readonly beta: number;
  /** How much of the trend is left after a year, 0 to 1; 1 is not damped. */
  readonly phi: number;
  /** Level and trend before the first value. */
  readonly startLevel: number;
  readonly startTrend: number;
  /** Level and trend after the last value. */
  readonly level: number;
  readonly trend: number;
  /** What was foreseen for each value from those before it, in the unit of the values. */
  readonly fitted: readonly number[];
  /** Standard deviation of the errors one year ahead, in the unit of the values. */
  readonly sigma: number;
};

export type SmoothingStart = Pick<Smoothed, 'alpha' | 'beta' | 'phi' | 'startLevel' | 'startTrend'>;

const least = 1e-4;
const most = 1 - 1e-4;

/**
 * Carries level and trend through a series with given parameters, in error-correction form:
 * ŷ = l + φb, e = y − ŷ, l ← ŷ + αe, b ← φb + βe.
 *
 * @param values yearly values without gaps, any unit
 * @param start parameters and the state before the first value
 * @param parameters how many of these numbers were fitted to the values: the errors' variance is divided by n less these
 * @returns states, fitted values and the errors' standard deviation
 * @source Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2nd ed. (2018), 7.2 and 7.5
 * @example smooth([10, 12, 14], { alpha: 0.5, beta: 0, phi: 1, startLevel: 8, startTrend: 2 }).level // → 14
 */
export function smooth(values: readonly number[], start: SmoothingStart, parameters = 0): Smoothed {
  const { alpha, beta, phi } = start;
  let level = start.startLevel;
  let trend = start.startTrend;
  let squares = 0;
  const fitted = values.map((value) => {
    const expected = level + phi * trend;
    const error = value - expected;
    level = expected + alpha * error;
    trend = phi * trend + beta * error;
    squares += error * error;
    return expected;
  });
  const degrees = values.length - parameters;
  return { ...start, level, trend, fitted, sigma: Math.sqrt(squares / (degrees > 0 ? degrees : values.length)) };
}

/**
 * Where a smoothed series goes: l + (φ + … + φ^h)·b.
 *
 * @param horizon years ahead, a whole number ≥ 1
 * @returns one value per year, in the unit of the series
 * @source as `smooth`
 * @example carryOn(smooth([10, 12, 14], { alpha: 0.5, beta: 0, phi: 1, startLevel: 8, startTrend: 2 }), 2) // → [16, 18]
 */
export function carryOn({ level, trend, phi }: Smoothed, horizon: number): number[] {
  let damping = 0;
  return Array.from({ length: horizon }, (_, index) => {
    damping += phi ** (index + 1);
    return level + damping * trend;
  });
}

/**
 * How uncertain each year ahead is, by the model itself: the standard deviations of class 1 models,
 * σ²·(1 + Σ_{j<h} c_j²) with c_j = α + β·(φ + … + φ^j).
 *
 * @returns one standard deviation per year, in the unit of the series; too narrow in practice, see `forecast`
 * @source Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential Smoothing (2008), table 6.1
 * @example modelSpread(smooth([10, 12, 14], { alpha: 1, beta: 0, phi: 1, startLevel: 8, startTrend: 0 }), 4) // → [2, 2 * Math.sqrt(2), 2 * Math.sqrt(3), 4]
 */
export function modelSpread({ alpha, beta, phi, sigma }: Smoothed, horizon: number): number[] {
  let factor = 1;
  let damping = 0;
  return Array.from({ length: horizon }, (_, index) => {
    if (index > 0) {
      damping += phi ** index;
      factor += (alpha + beta * damping) ** 2;
    }
    return sigma * Math.sqrt(factor);
  });
}

/**
 * Simple exponential smoothing: the level follows the values, the forecast is flat. α and the first level have the least
 * sum of squared errors; with six values or fewer the first level is the first value.
 *
 * @param values at least 2 yearly values without gaps
 * @source Hyndman & Athanasopoulos 2018, 7.1; few values as `forecast::ets` 8.20
 * @example simpleSmoothing([5, 5, 5, 5]).level // → 5
 */
export function simpleSmoothing(values: readonly number[]): Smoothed {
  const [first = 0] = values;
  const few = values.length <= 6;
  const cost = (alpha: number) => levelFit(values, alpha, few ? first : undefined);
  // One parameter: looked for on a grid, then between the neighbours of the best.
  let best = least;
  let lowest = Number.POSITIVE_INFINITY;
  const steps = 20;
  for (let step = 0; step <= steps; step++) {
    const alpha = least + ((most - least) * step) / steps;
    const { squares } = cost(alpha);
    if (squares < lowest) [lowest, best] = [squares, alpha];
  }
  const width = (most - least) / steps;
  const alpha = goldenSection(
    (each) => cost(each).squares,
    Math.max(least, best - width),
    Math.min(most, best + width),
  );
  const start = { alpha, beta: 0, phi: 1, startLevel: cost(alpha).startLevel, startTrend: 0 };
  return smooth(values, start, few ? 0 : 2);
}

/** With α given the errors are linear in the first level: e_t = a_t − (1 − α)^t·l. */
function levelFit(values: readonly number[], alpha: number, given: number | undefined) {
  let offset = 0;
  let weight = 1;
  let crossed = 0;
  let weights = 0;
  let squares = 0;
  for (const value of values) {
    const error = value - offset;
    crossed += weight * error;
    weights += weight * weight;
    squares += error * error;
    offset += alpha * error;
    weight *= 1 - alpha;
  }
  const startLevel = given ?? crossed / weights;
  return { startLevel, squares: squares - 2 * startLevel * crossed + startLevel * startLevel * weights };
}

/**
 * Holt's linear trend: α, β ≤ α and the state before the first value have the least sum of squared errors.
 *
 * @param values at least 5 yearly values without gaps
 * @source Hyndman & Athanasopoulos 2018, 7.2
 * @example carryOn(linearTrend([1, 2, 3, 4, 5, 6]), 2).map((value) => Math.round(value * 1e6) / 1e6) // → [7, 8]
 */
export function linearTrend(values: readonly number[]): Smoothed {
  const cost = ([alpha = 0, share = 0]: readonly number[]) => trendFit(values, alpha, share * alpha).squares;
  const starts = [
    [0.5, 0.1],
    [0.9, 0.5],
    [0.1, 0.1],
  ];
  const [alpha = 0, share = 0] = minimise(cost, starts, [least, least], [most, most]);
  const beta = share * alpha;
  const { startLevel, startTrend } = trendFit(values, alpha, beta);
  return smooth(values, { alpha, beta, phi: 1, startLevel, startTrend }, 4);
}

/**
 * The damped trend of Gardner and McKenzie: α, β ≤ α and φ between 0.8 and 0.98 have the least sum of squared errors.
 * The state before the first value is the line through the first five: five free parameters would fit fourteen values
 * better and foresee the fifteenth worse.
 *
 * @param values at least 5 yearly values without gaps
 * @source Gardner & McKenzie 1985, Management Science 31:1237; Hyndman & Athanasopoulos 2018, 7.2
 * @example carryOn(dampedTrend([1, 2, 3, 4, 5, 6]), 2).map((value) => value > 6 && value < 8) // → [true, true]
 */
export function dampedTrend(values: readonly number[]): Smoothed {
  const first = values.slice(0, 5);
  const startTrend = slope(first);
  const startLevel =
    first.reduce((sum, value) => sum + value, 0) / first.length - (startTrend * (first.length + 1)) / 2;
  const cost = (alpha: number, share: number, phi: number) =>
    squaredErrors(values, alpha, share * alpha, phi, startLevel, startTrend);
  let start: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const point of dampedGrid) {
    const squares = cost(...point);
    if (squares < lowest) [lowest, start] = [squares, [...point]];
  }
  const [alpha = 0, share = 0, phi = 1] = minimise(
    ([a = 0, s = 0, p = 1]) => cost(a, s, p),
    [start],
    [least, least, 0.8],
    [most, most, 0.98],
    80,
  );
  return smooth(values, { alpha, beta: share * alpha, phi, startLevel, startTrend }, 5);
}

const dampedGrid = [0.05, 0.3, 0.6, 0.95].flatMap((alpha) =>
  [0.05, 0.35, 0.9].flatMap((share) => [0.85, 0.97].map((phi) => [alpha, share, phi] as const)),
);

function squaredErrors(
  values: readonly number[],
  alpha: number,
  beta: number,
  phi: number,
  startLevel: number,
  startTrend: number,
): number {
  let level = startLevel;
  let trend = startTrend;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const expected = level + phi * trend;
    const error = (values[index] as number) - expected;
    level = expected + alpha * error;
    trend = phi * trend + beta * error;
    squares += error * error;
  }
  return squares;
}

/** With α and β given the errors are linear in the state before the first value: two unknowns, by least squares. */
function trendFit(values: readonly number[], alpha: number, beta: number) {
  // Each state is a + p·l₀ + q·b₀.
  let la = 0;
  let lp = 1;
  let lq = 0;
  let ba = 0;
  let bp = 0;
  let bq = 1;
  let pp = 0;
  let pq = 0;
  let qq = 0;
  let pe = 0;
  let qe = 0;
  let ee = 0;
  for (let index = 0; index < values.length; index++) {
    const expected = la + ba;
    const p = lp + bp;
    const q = lq + bq;
    const error = (values[index] as number) - expected;
    pp += p * p;
    pq += p * q;
    qq += q * q;
    pe += p * error;
    qe += q * error;
    ee += error * error;
    la = expected + alpha * error;
    ba += beta * error;
    lp = p - alpha * p;
    lq = q - alpha * q;
    bp -= beta * p;
    bq -= beta * q;
  }
  const determinant = pp * qq - pq * pq;
  const solvable = determinant > 1e-12 * pp * qq;
  const startLevel = solvable ? (pe * qq - qe * pq) / determinant : pe / pp;
  const startTrend = solvable ? (qe * pp - pe * pq) / determinant : 0;
  return { startLevel, startTrend, squares: ee - startLevel * pe - startTrend * qe };
}

const golden = (Math.sqrt(5) - 1) / 2;

function goldenSection(cost: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let [atLeft, atRight] = [cost(left), cost(right)];
  while (high - low > 1e-6) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = cost(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = cost(right);
    }
  }
  // The ends of the range are not reached from inside.
  return [from, to, (low + high) / 2].reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

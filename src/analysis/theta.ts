/** The Theta method: half the long trend, and the level where it stands. */

import { slope } from './line.ts';
import { minimise } from './minimise.ts';
import { simpleSmoothing } from './smoothing.ts';

/** A series and its long trend; the forecast is what simple smoothing says, plus half the slope. */
export type Theta = {
  readonly alpha: number;
  readonly level: number;
  /** Half the slope of the straight line through the series, in units per year. */
  readonly drift: number;
  /** Standard deviation of the errors one year ahead, in the unit of the values. */
  readonly sigma: number;
  readonly n: number;
};

/**
 * The Theta method as simple exponential smoothing with drift:
 * ŷ_{n+h} = l + b/2·(h − 1 + (1 − (1 − α)^n)/α), b the slope of the regression line.
 *
 * @param values at least 3 yearly values without gaps
 * @source Assimakopoulos & Nikolopoulos 2000, Int. J. Forecasting 16:521; Hyndman & Billah 2003, ibid. 19:287
 * @example theta([2, 4, 6, 8]).drift // → 1
 */
export function theta(values: readonly number[]): Theta {
  const { alpha, level, sigma } = simpleSmoothing(values);
  return { alpha, level, sigma, drift: slope(values) / 2, n: values.length };
}

/**
 * Where the Theta method sees the years ahead.
 *
 * @param horizon years ahead, a whole number ≥ 1
 * @returns one value per year, in the unit of the series
 * @source as `theta`
 * @example thetaOn({ alpha: 1, level: 8, drift: 1, sigma: 1, n: 4 }, 3) // → [9, 10, 11]
 */
export function thetaOn({ alpha, level, drift, n }: Theta, horizon: number): number[] {
  const lag = (1 - (1 - alpha) ** n) / alpha;
  return Array.from({ length: horizon }, (_, index) => level + drift * (index + lag));
}

/** A series with a Theta line that was chosen for it; the straight line is drawn anew with each value. */
export type OptimisedTheta = {
  readonly alpha: number;
  /** How much of the long trend the forecast takes, 0 (none) to 1 (all): 1 − 1/θ; the Theta method takes one half. */
  readonly share: number;
  readonly level: number;
  /** Intercept and slope of the regression line through all values so far. */
  readonly line: Line;
  readonly mean: number;
  readonly last: number;
  /** Standard deviation of the errors one year ahead, in the unit of the values. */
  readonly sigma: number;
  readonly n: number;
};

type Line = { readonly intercept: number; readonly slope: number };

/**
 * The dynamic optimised Theta model: as Theta, but how fast the level follows (α) and how much of the long trend is taken
 * (1 − 1/θ) have the least squared errors from the third value on, each value being foreseen from those before it:
 * ŷ_t = l_{t−1} + (1 − 1/θ)·((1 − α)^{t−1}·A_{t−1} + (1 − (1 − α)^t)/α·B_{t−1}), A and B the line through the first t − 1.
 *
 * @param values at least 5 yearly values without gaps
 * @source Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, Int. J. Forecasting 32:1151
 * @example optimisedThetaOn(optimisedTheta([2, 4, 6, 8, 10, 12]), 2).map((value) => Math.round(value * 1e3) / 1e3) // → [14, 16]
 */
export function optimisedTheta(values: readonly number[]): OptimisedTheta {
  const lines = linesThrough(values);
  const best = thetaGrid.reduce(
    (found, [alpha, share]) => {
      const { squares } = thetaFit(values, lines, alpha, share);
      return squares < found.squares ? { alpha, share, squares } : found;
    },
    { alpha: 0.5, share: 0.5, squares: Number.POSITIVE_INFINITY },
  );
  const [alpha = 0.5, share = 0.5] = minimise(
    ([a = 0, s = 0]) => thetaFit(values, lines, a, s).squares,
    [[best.alpha, best.share]],
    [slowest, 0],
    [fastest, 1],
    60,
  );
  const { startLevel, squares } = thetaFit(values, lines, alpha, share);
  const level = values.reduce((now, value) => alpha * value + (1 - alpha) * now, startLevel);
  const n = values.length;
  const degrees = n - 5;
  return {
    alpha,
    share,
    level,
    line: lines[n] as Line,
    mean: values.reduce((sum, value) => sum + value, 0) / n,
    last: values[n - 1] as number,
    sigma: Math.sqrt(squares / (degrees > 0 ? degrees : n)),
    n,
  };
}

/**
 * Where the optimised Theta model sees the years ahead; each forecast year becomes part of the line for the next.
 *
 * @param horizon years ahead, a whole number ≥ 1
 * @returns one value per year, in the unit of the series
 * @source as `optimisedTheta`
 * @example optimisedThetaOn(optimisedTheta([5, 5, 5, 5, 5]), 2).map((value) => Math.round(value * 1e6) / 1e6) // → [5, 5]
 */
export function optimisedThetaOn(fit: OptimisedTheta, horizon: number): number[] {
  const { alpha, share } = fit;
  let { level, line, mean } = fit;
  return Array.from({ length: horizon }, (_, index) => {
    const t = fit.n + index + 1;
    const value = level + share * pull(line, alpha, t);
    level = alpha * value + (1 - alpha) * level;
    line = withValue(line, mean, value, t);
    mean += (value - mean) / t;
    return value;
  });
}

const slowest = 0.1;
const fastest = 0.99;
const thetaGrid: readonly (readonly [number, number])[] = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99].flatMap((alpha) =>
  [0, 0.25, 0.5, 0.75, 1].map((share) => [alpha, share] as const),
);

/** What the long trend adds to the level at the t-th value. */
function pull({ intercept, slope: rise }: Line, alpha: number, t: number): number {
  const left = (1 - alpha) ** (t - 1);
  return left * intercept + ((1 - left * (1 - alpha)) / alpha) * rise;
}

/** The regression line through t values, from the one through t − 1 of them and their mean. */
function withValue(line: Line, mean: number, value: number, t: number): Line {
  const rise = t === 1 ? 0 : ((t - 2) * line.slope + (6 * (value - mean)) / t) / (t + 1);
  return { slope: rise, intercept: mean + (value - mean) / t - (rise * (t + 1)) / 2 };
}

/** The regression lines through the first 0, 1, 2 … values. */
function linesThrough(values: readonly number[]): Line[] {
  const lines: Line[] = [{ intercept: 0, slope: 0 }];
  let mean = 0;
  for (const [index, value] of values.entries()) {
    lines.push(withValue(lines[index] as Line, mean, value, index + 1));
    mean += (value - mean) / (index + 1);
  }
  return lines;
}

/** With α and θ given the errors are linear in the first level, which is solved for. */
function thetaFit(values: readonly number[], lines: readonly Line[], alpha: number, share: number) {
  let level = 0;
  let weight = 1;
  let crossed = 0;
  let weights = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (index >= 2) {
      const { intercept, slope: rise } = lines[index] as Line;
      // (1 − α)^{t−1} with t = index + 1 is the weight itself.
      const error = value - level - share * (weight * intercept + ((1 - weight * (1 - alpha)) / alpha) * rise);
      crossed += weight * error;
      weights += weight * weight;
      squares += error * error;
    }
    level = alpha * value + (1 - alpha) * level;
    weight *= 1 - alpha;
  }
  // A first level that no longer shows is the first value.
  const startLevel = weights > 1e-12 ? crossed / weights : (values[0] ?? 0);
  return { startLevel, squares: squares - 2 * startLevel * crossed + startLevel * startLevel * weights };
}

/**
 * Where a short yearly series goes if it goes on as it has: a continuation, never a plan and never a target. Several simple
 * methods are tried on the past (rolling back-test); what failed there is left out, the median of the others is shown.
 */

import { type Figure, known } from './figure.ts';
import { carryOn, dampedTrend, simpleSmoothing } from './smoothing.ts';
import { optimisedTheta, optimisedThetaOn } from './theta.ts';
import type { Point } from './trend.ts';

export type ForecastMethod = 'naive' | 'drift' | 'simple-smoothing' | 'damped-trend' | 'theta';

/** Fewer known values than this are not continued; a damped trend is not fitted to fewer than the second. */
const fewestValues = 6;
const fewestForDamped = 10;
/** A back-test begins with at least so many values, and looks back from at most so many years. */
const fewestBefore = 5;
const mostOrigins = 8;
/** So many years ahead the past is tried; intervals for later years widen by the same law. */
const testedHorizon = 6;
const longestHorizon = 30;
/** A method whose errors in the back-test are more than this many times those of the best is left out. */
const tolerated = 2;
/** With fewer errors than this to learn from, intervals are as wide as the yearly series of the M3 competition needed. */
const fewestErrors = 10;
const usualWidening = 1.4;
/** Standard normal quantile of 90 %: an interval of 80 % leaves 10 % on either side. */
const z80 = 1.2815515655446004;

export type ForecastPoint = {
  readonly year: number;
  /** Evidence `forecast`, in the unit of the series. */
  readonly figure: Figure;
  /** Where the value lies with 80 %, judged by the past of this series. */
  readonly low: number;
  readonly high: number;
};

export type Forecast =
  | {
      readonly ok: true;
      /** What it is: the past carried on. It knows no plans. */
      readonly kind: 'continuation';
      readonly points: readonly ForecastPoint[];
      /** Whose median is shown. */
      readonly methods: readonly ForecastMethod[];
      readonly backTest: BackTest;
      /** The years without a gap that were carried on. */
      readonly from: number;
      readonly to: number;
      readonly n: number;
    }
  | { readonly ok: false; readonly reason: 'too-few-values'; readonly needed: number; readonly found: number };

export type BackTest = {
  /** From how many years of the past the following ones were forecast. */
  readonly origins: number;
  /** Mean absolute error of each method that was tried, in the unit of the series; best first. */
  readonly errors: readonly { readonly method: ForecastMethod; readonly meanError: number }[];
  /** Share of the values of the past that lay in the interval of 80 %, 0 to 1, after widening. */
  readonly coverage: number;
  /** By how much the interval is wider than a random walk with drift says. */
  readonly widening: number;
};

export type ForecastOptions = {
  /** Years ahead, 1 to 30. */
  readonly horizon: number;
  /** The first year that counts, where a break in the definition or in the borders lies before it. */
  readonly since?: number;
  /** Lowest and highest value that can be. A share (0 to 100) with both is forecast as log(y − low) − log(high − y). */
  readonly least?: number;
  readonly most?: number;
};

/**
 * The next years of a yearly series, as its past carries on, with intervals of 80 %.
 *
 * Naive, drift, simple smoothing, damped trend (from 10 values on) and Theta are fitted to the past as it stood 1 to 8 years
 * ago; mean absolute errors up to 6 years ahead are compared; methods with more than twice the error of the best are left
 * out; shown is the median of the others. Half-width of the interval h years ahead: w · 1.28 · s · √(h·(1 + h/(n − 1))), s
 * the standard deviation of the yearly changes; w is such that 80 % of the errors of the past lie inside.
 *
 * @param series one point per year, in any order; the latest run of known years without a gap is used
 * @returns `too-few-values` where that run has fewer than 6 years
 * @throws RangeError where the horizon is not 1 to 30, a year occurs twice, or a value lies outside the limits
 * @source Makridakis & Hibon 2000, Int. J. Forecasting 16:451 (simple methods, combined); Tashman 2000, ibid. 16:437
 *   (rolling origins); Petropoulos & Svetunkov 2020, ibid. 36:110 (median of methods); Fiorucci et al. 2016 (Theta)
 * @example forecast([1, 2, 3, 4, 5, 6, 7, 8].map((value, i) => ({ year: 2010 + i, figure: known(value) })), { horizon: 2 }).points.map(({ year, figure }) => [year, Math.round(figure.value), figure.evidence]) // → [[2018, 9, 'forecast'], [2019, 10, 'forecast']]
 * @example forecast([1, 2, 3].map((value, i) => ({ year: 2010 + i, figure: known(value) })), { horizon: 2 }) // → { ok: false, reason: 'too-few-values', needed: 6, found: 3 }
 */
export function forecast(series: readonly Point[], options: ForecastOptions): Forecast {
  const { horizon, since = Number.NEGATIVE_INFINITY } = options;
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > longestHorizon)
    throw new RangeError(`a horizon is 1 to ${longestHorizon} years, got ${horizon}`);
  const run = latestRun(series.filter(({ year }) => year >= since));
  if (run.length < fewestValues)
    return { ok: false, reason: 'too-few-values', needed: fewestValues, found: run.length };
  const scale = scaleFor(
    run.map(({ value }) => value),
    options,
  );
  const values = run.map(({ value }) => scale.to(value));
  const tried: readonly ForecastMethod[] =
    values.length < fewestForDamped
      ? ['naive', 'drift', 'simple-smoothing', 'theta']
      : ['naive', 'drift', 'simple-smoothing', 'damped-trend', 'theta'];
  const trials = backTest(values, tried, scale);
  const best = Math.min(...trials.errors.map(({ meanError }) => meanError));
  const methods = trials.errors.filter(({ meanError }) => meanError <= tolerated * best).map(({ method }) => method);
  const ways = methods.map((method) => continued(method, values, horizon));
  const halves = halfWidths(values, horizon).map((half) => half * trials.widening);
  const first = run[0]?.year ?? 0;
  const last = run.at(-1)?.year ?? 0;
  return {
    ok: true,
    kind: 'continuation',
    points: halves.map((half, index) => {
      const centre = median(ways.map((way) => way[index] as number));
      return {
        year: last + index + 1,
        figure: known(scale.from(centre), 'forecast'),
        low: scale.from(centre - half),
        high: scale.from(centre + half),
      };
    }),
    methods,
    backTest: trials,
    from: first,
    to: last,
    n: run.length,
  };
}

/**
 * One method alone, without choice and interval.
 *
 * naive: the last value; drift: on by the mean change, y_n + h·(y_n − y_1)/(n − 1); the others as in `smoothing` and `theta`.
 *
 * @param values yearly values without gaps: 2 for naive and drift, 3 for simple smoothing, 5 for the others
 * @param horizon years ahead, a whole number ≥ 1
 * @returns one value per year, in the unit of the series
 * @source Hyndman & Athanasopoulos 2018, 3.1
 * @example continued('drift', [1, 2, 5], 2) // → [7, 9]
 * @example continued('naive', [1, 2, 5], 2) // → [5, 5]
 */
export function continued(method: ForecastMethod, values: readonly number[], horizon: number): number[] {
  const last = values.at(-1) ?? 0;
  switch (method) {
    case 'naive':
      return new Array<number>(horizon).fill(last);
    case 'drift': {
      const step = (last - (values[0] ?? 0)) / (values.length - 1);
      return Array.from({ length: horizon }, (_, index) => last + (index + 1) * step);
    }
    case 'simple-smoothing':
      return carryOn(simpleSmoothing(values), horizon);
    case 'damped-trend':
      return carryOn(dampedTrend(values), horizon);
    case 'theta':
      return optimisedThetaOn(optimisedTheta(values), horizon);
  }
}

/** How the methods would have done: forecasts from the past as it stood in the last years, against what came. */
function backTest(values: readonly number[], methods: readonly ForecastMethod[], { from }: Scale): BackTest {
  const n = values.length;
  const origins = Array.from({ length: mostOrigins }, (_, back) => n - 1 - back).filter((at) => at >= fewestBefore);
  const sums = methods.map(() => 0);
  const ratios: number[] = [];
  let count = 0;
  for (const origin of origins) {
    const before = values.slice(0, origin);
    const ahead = Math.min(testedHorizon, n - origin);
    const ways = methods.map((method) => continued(method, before, ahead));
    const halves = halfWidths(before, ahead);
    for (let h = 0; h < ahead; h++) {
      const came = values[origin + h] as number;
      for (const [index, way] of ways.entries())
        sums[index] = (sums[index] as number) + Math.abs(from(way[h] as number) - from(came));
      const off = Math.abs(median(ways.map((way) => way[h] as number)) - came);
      // No width and no error fit; no width and an error is an error without measure.
      ratios.push(off <= 1e-12 * Math.abs(came) ? 0 : off / (halves[h] as number));
      count += 1;
    }
  }
  const widening = wideningFor(ratios);
  return {
    origins: origins.length,
    errors: methods
      .map((method, index) => ({ method, meanError: (sums[index] as number) / count }))
      .sort((a, b) => a.meanError - b.meanError),
    coverage: ratios.filter((ratio) => ratio <= widening).length / ratios.length,
    widening,
  };
}

/** The 0.8·(m + 1)-th smallest of m errors as multiples of the half-width: the next one lies inside with 80 %. */
function wideningFor(ratios: readonly number[]): number {
  const measured = ratios.filter(Number.isFinite).sort((a, b) => a - b);
  if (measured.length < fewestErrors) return usualWidening;
  const place = 0.8 * (measured.length + 1) - 1;
  const [below, above] = [measured[Math.floor(place)] as number, measured[Math.ceil(place)] as number];
  return below + (place - Math.floor(place)) * (above - below);
}

/** Half the width of the interval of 80 % of a random walk with drift. */
function halfWidths(values: readonly number[], horizon: number): number[] {
  const n = values.length - 1;
  const mean = ((values[n] as number) - (values[0] as number)) / n;
  let squares = 0;
  for (let index = 1; index <= n; index++)
    squares += ((values[index] as number) - (values[index - 1] as number) - mean) ** 2;
  const spread = Math.sqrt(squares / (n - 1));
  return Array.from({ length: horizon }, (_, index) => {
    const h = index + 1;
    return z80 * spread * Math.sqrt(h * (1 + h / n));
  });
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  const upper = values[middle] as number;
  return values.length % 2 === 1 ? upper : ((values[middle - 1] as number) + upper) / 2;
}

type Scale = { readonly to: (value: number) => number; readonly from: (value: number) => number };

/** The scale on which a series is carried on: as it is, or, between two limits it does not touch, without limits. */
function scaleFor(values: readonly number[], { least, most }: ForecastOptions): Scale {
  const [low, high] = [least ?? Number.NEGATIVE_INFINITY, most ?? Number.POSITIVE_INFINITY];
  if (!(low < high) || values.some((value) => value < low || value > high))
    throw new RangeError(`values must lie between ${low} and ${high}`);
  const inside = values.every((value) => value > low && value < high);
  if (Number.isFinite(low) && Number.isFinite(high) && inside)
    return {
      to: (value) => Math.log((value - low) / (high - value)),
      from: (value) => low + (high - low) / (1 + Math.exp(-value)),
    };
  return { to: (value) => value, from: (value) => Math.min(high, Math.max(low, value)) };
}

/** The known values of the last years that follow one another without a gap. */
function latestRun(series: readonly Point[]): { year: number; value: number }[] {
  const points = series
    .flatMap(({ year, figure }) => (figure.state === 'known' ? [{ year, value: figure.value }] : []))
    .sort((a, b) => a.year - b.year);
  const twice = points.find(({ year }, index) => points[index + 1]?.year === year);
  if (twice) throw new RangeError(`the year ${twice.year} occurs twice`);
  const gap = points.findLastIndex(({ year }, index) => index > 0 && points[index - 1]?.year !== year - 1);
  return gap > 0 ? points.slice(gap) : points;
}

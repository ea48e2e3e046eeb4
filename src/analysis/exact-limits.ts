/** Between which values the true level behind a counted number lies: exact limits, and the ones offices know. */

import { binomialAtLeast, binomialAtMost, normalQuantile, poissonAtLeast, poissonAtMost } from './distributions.ts';

export type Limits = { readonly lower: number; readonly upper: number };

/**
 * Exact limits of the expected cases behind a count (Poisson): ½χ²(α/2; 2n) and ½χ²(1 − α/2; 2n + 2). Divided by
 * person-years (or an expected number) they are the limits of the rate (or of the ratio).
 *
 * @param count cases, whole number ≥ 0
 * @param level how often such limits hold the true value, above 0 and below 1
 * @returns cases; lower is 0 for a count of 0
 * @throws RangeError for a count or level out of their range
 * @source Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936) 437
 * @example poissonLimits(0).lower // → 0
 * @example Object.values(poissonLimits(10)).map((each) => Number(each.toFixed(4))) // → [4.7954, 18.3904]
 */
export function poissonLimits(count: number, level = 0.95): Limits {
  checkCount(count);
  const tail = tailOf(level);
  // From here on a count is surely too large.
  const far =
    count + 10 + (10 + 2 * Math.abs(normalQuantile(tail))) * Math.sqrt(count + 1) + 4 * normalQuantile(tail) ** 2;
  return {
    lower: count === 0 ? 0 : crossing((mean) => poissonAtLeast(count, mean) - tail, 0, count),
    upper: crossing((mean) => tail - poissonAtMost(count, mean), count, far),
  };
}

/**
 * Byar's approximation of the same limits, as health offices publish them.
 *
 * @param count cases, whole number ≥ 0; below 5 the exact limits are to be preferred
 * @param level above 0, below 1
 * @returns cases; lower is 0 for a count of 0
 * @throws RangeError for a count or level out of their range
 * @source Breslow & Day, Statistical Methods in Cancer Research II (IARC 1987) 69; OHID, Technical Guide: Confidence Intervals
 * @example Object.values(byarLimits(10)).map((each) => Number(each.toFixed(4))) // → [4.7874, 18.3915]
 */
export function byarLimits(count: number, level = 0.95): Limits {
  checkCount(count);
  const z = normalQuantile(1 - tailOf(level));
  const side = (n: number, sign: 1 | -1) => n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3;
  return { lower: count === 0 ? 0 : side(count, -1), upper: side(count + 1, 1) };
}

/**
 * Exact limits of the share behind `count` of `trials` (binomial).
 *
 * @param count cases, whole number from 0 to `trials`
 * @param trials whole number ≥ 1
 * @param level above 0, below 1
 * @returns shares, 0 to 1
 * @throws RangeError for arguments out of their range
 * @source Clopper & Pearson, Biometrika 26 (1934) 404
 * @example Object.values(binomialLimits(7, 50)).map((each) => Number(each.toFixed(4))) // → [0.0582, 0.2674]
 * @example binomialLimits(0, 50).lower // → 0
 */
export function binomialLimits(count: number, trials: number, level = 0.95): Limits {
  checkShare(count, trials);
  const tail = tailOf(level);
  return {
    lower: count === 0 ? 0 : crossing((chance) => binomialAtLeast(count, trials, chance) - tail, 0, count / trials),
    upper: count === trials ? 1 : crossing((chance) => tail - binomialAtMost(count, trials, chance), count / trials, 1),
  };
}

/**
 * Wilson's limits of the share behind `count` of `trials`: shorter than the exact ones, right on average.
 *
 * @param count cases, whole number from 0 to `trials`
 * @param trials whole number ≥ 1
 * @param level above 0, below 1
 * @returns shares, 0 to 1
 * @throws RangeError for arguments out of their range
 * @source Wilson, J. Am. Stat. Assoc. 22 (1927) 209
 * @example Object.values(wilsonLimits(7, 50)).map((each) => Number(each.toFixed(4))) // → [0.0695, 0.2619]
 */
export function wilsonLimits(count: number, trials: number, level = 0.95): Limits {
  checkShare(count, trials);
  const z = normalQuantile(1 - tailOf(level));
  const middle = count + z ** 2 / 2;
  const half = z * Math.sqrt((count * (trials - count)) / trials + z ** 2 / 4);
  const whole = trials + z ** 2;
  return { lower: Math.max(0, (middle - half) / whole), upper: Math.min(1, (middle + half) / whole) };
}

/** Where a rising function passes 0, by halving until no number lies between. */
function crossing(rising: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level between 0 and 1, got ${level}`);
  return (1 - level) / 2;
}

function checkCount(count: number) {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`a count is a whole number from 0, got ${count}`);
}

function checkShare(count: number, trials: number) {
  checkCount(count);
  if (!(Number.isInteger(trials) && trials >= 1 && count <= trials)) {
    throw new RangeError(`${count} of ${trials} is no share`);
  }
}

/** The distributions that limits and tests rest on. The functions themselves are those of Cephes (decisions/0020). */

import { bdtr, bdtrc, compiled, ndtr, ndtri, pdtr, pdtrc, stdtr, stdtri } from 'cephes';

await compiled;

/**
 * The probability that a Poisson count is at most `count`.
 *
 * @param count whole number; below 0 nothing is possible
 * @param mean expected cases, ≥ 0
 * @returns 0 to 1
 * @throws RangeError for a mean below 0 or no number
 * @source Moshier, Cephes Math Library (1989), pdtr
 * @example Number(poissonAtMost(2, 3).toFixed(6)) // → 0.42319
 * @example poissonAtMost(-1, 3) // → 0
 */
export function poissonAtMost(count: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`a mean is a number from 0, got ${mean}`);
  if (count < 0) return 0;
  return mean === 0 ? 1 : orExtreme(() => pdtr(Math.floor(count), mean), count >= mean);
}

/**
 * The probability that a Poisson count is at least `count`; exact also where it is tiny.
 *
 * @param count whole number
 * @param mean expected cases, ≥ 0
 * @returns 0 to 1
 * @throws RangeError for a mean below 0 or no number
 * @source Moshier, Cephes Math Library (1989), pdtrc
 * @example Number(poissonAtLeast(3, 3).toFixed(6)) // → 0.57681
 */
export function poissonAtLeast(count: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`a mean is a number from 0, got ${mean}`);
  if (count <= 0) return 1;
  return mean === 0 ? 0 : orExtreme(() => pdtrc(Math.ceil(count) - 1, mean), count <= mean);
}

/**
 * The probability that of `trials` with this chance at most `count` hit.
 *
 * @param count whole number
 * @param trials whole number, ≥ 0
 * @param chance 0 to 1
 * @returns 0 to 1
 * @throws RangeError for trials or a chance out of their range
 * @source Moshier, Cephes Math Library (1989), bdtr
 * @example Number(binomialAtMost(2, 20, 0.12).toFixed(5)) // → 0.56313
 * @example binomialAtMost(20, 20, 0.12) // → 1
 */
export function binomialAtMost(count: number, trials: number, chance: number): number {
  checkTrials(trials, chance);
  if (count < 0) return 0;
  if (count >= trials || chance === 0) return 1;
  return chance === 1 ? 0 : orExtreme(() => bdtr(Math.floor(count), trials, chance), count >= trials * chance);
}

/**
 * The probability that of `trials` with this chance at least `count` hit; exact also where it is tiny.
 *
 * @param count whole number
 * @param trials whole number, ≥ 0
 * @param chance 0 to 1
 * @returns 0 to 1
 * @throws RangeError for trials or a chance out of their range
 * @source Moshier, Cephes Math Library (1989), bdtrc
 * @example Number(binomialAtLeast(3, 20, 0.12).toFixed(5)) // → 0.43687
 */
export function binomialAtLeast(count: number, trials: number, chance: number): number {
  checkTrials(trials, chance);
  if (count <= 0) return 1;
  if (count > trials || chance === 0) return 0;
  return chance === 1 ? 1 : orExtreme(() => bdtrc(Math.ceil(count) - 1, trials, chance), count <= trials * chance);
}

/**
 * The smallest count that a Poisson variable stays at or below with probability `p`.
 *
 * @param p above 0, below 1
 * @param mean expected cases, ≥ 0
 * @returns a whole number ≥ 0
 * @throws RangeError for p or mean out of their range
 * @example poissonQuantile(0.975, 5) // → 10
 */
export function poissonQuantile(p: number, mean: number): number {
  checkProbability(p);
  const guess = mean + normalQuantile(p) * Math.sqrt(mean);
  return smallest((count) => poissonAtMost(count, mean) >= fuzzed(p), guess);
}

/**
 * The smallest count that a binomial variable stays at or below with probability `p`.
 *
 * @param p above 0, below 1
 * @param trials whole number, ≥ 0
 * @param chance 0 to 1
 * @returns a whole number from 0 to `trials`
 * @throws RangeError for arguments out of their range
 * @example binomialQuantile(0.025, 100, 0.12) // → 6
 */
export function binomialQuantile(p: number, trials: number, chance: number): number {
  checkProbability(p);
  const guess = trials * chance + normalQuantile(p) * Math.sqrt(trials * chance * (1 - chance));
  return Math.min(
    trials,
    smallest((count) => binomialAtMost(count, trials, chance) >= fuzzed(p), guess),
  );
}

/**
 * The probability that a standard normal variable is at most `z`.
 *
 * @param z any number
 * @returns 0 to 1
 * @source Moshier, Cephes Math Library (1989), ndtr
 * @example Number(normalAtMost(1.96).toFixed(6)) // → 0.975002
 */
export function normalAtMost(z: number): number {
  return ndtr(z);
}

/**
 * The value that a standard normal variable stays below with probability `p`.
 *
 * @param p above 0, below 1
 * @returns any number
 * @throws RangeError for p out of its range
 * @source Moshier, Cephes Math Library (1989), ndtri
 * @example Number(normalQuantile(0.975).toFixed(6)) // → 1.959964
 */
export function normalQuantile(p: number): number {
  checkProbability(p);
  return ndtri(p);
}

/**
 * The probability that Student's t lies at least as far from 0 as `t`, on either side.
 *
 * @param t any number
 * @param freedom degrees of freedom, whole number ≥ 1
 * @returns 0 to 1
 * @throws RangeError for less than one degree of freedom
 * @source Moshier, Cephes Math Library (1989), stdtr
 * @example Number(studentBeyond(2.570582, 5).toFixed(6)) // → 0.05
 */
export function studentBeyond(t: number, freedom: number): number {
  if (!(Number.isInteger(freedom) && freedom >= 1)) throw new RangeError(`degrees of freedom from 1, got ${freedom}`);
  return Math.min(1, 2 * stdtr(freedom, -Math.abs(t)));
}

/**
 * The value that Student's t stays below with probability `p`.
 *
 * @param p above 0, below 1
 * @param freedom degrees of freedom, whole number ≥ 1
 * @returns any number
 * @throws RangeError for arguments out of their range
 * @source Moshier, Cephes Math Library (1989), stdtri
 * @example Number(studentQuantile(0.975, 5).toFixed(5)) // → 2.57058
 */
export function studentQuantile(p: number, freedom: number): number {
  checkProbability(p);
  if (!(Number.isInteger(freedom) && freedom >= 1)) throw new RangeError(`degrees of freedom from 1, got ${freedom}`);
  return stdtri(freedom, p);
}

function checkProbability(p: number) {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability between 0 and 1, got ${p}`);
}

function checkTrials(trials: number, chance: number) {
  if (!(Number.isInteger(trials) && trials >= 0))
    throw new RangeError(`trials are a whole number from 0, got ${trials}`);
  if (!(chance >= 0 && chance <= 1)) throw new RangeError(`a chance is a number from 0 to 1, got ${chance}`);
}

/** Cephes says so when a probability is smaller than any number; then it is 0, or 1 on the other side. */
function orExtreme(probability: () => number, sure: boolean): number {
  try {
    return probability();
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return sure ? 1 : 0;
    throw error;
  }
}

/** What differs in the last digits only is the same probability. */
function fuzzed(p: number): number {
  return p * (1 - 1e-14);
}

/** The smallest whole number from 0 from which on a condition holds: doubling steps away from a guess, then halving. */
function smallest(holds: (count: number) => boolean, guess: number): number {
  let high = Math.max(0, Math.ceil(guess));
  let step = 1;
  while (!holds(high)) {
    high += step;
    step *= 2;
  }
  let low = high - 1;
  step = 1;
  while (low >= 0 && holds(low)) {
    high = low;
    low -= step;
    step *= 2;
  }
  low = Math.max(low, -1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

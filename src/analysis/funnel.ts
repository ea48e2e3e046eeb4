/** How far areas of different size may lie from the level of all by chance alone: funnel limits and over-dispersion. */

import { binomialAtMost, binomialQuantile, normalAtMost, poissonAtMost, poissonQuantile } from './distributions.ts';

/**
 * Limits of a share around its target: the exact quantiles, interpolated so that they fall smoothly with size.
 * r = smallest count with F(r) ≥ p; a = (F(r) − p) / (F(r) − F(r − 1)); limit = (r − a) / n. Small areas may have a lower
 * limit below 0: then no count is too low.
 *
 * @param target the share of all, above 0 and below 1
 * @param size persons (trials) of the area, whole number ≥ 1
 * @param probabilities of the limits, for example [0.001, 0.025, 0.975, 0.999]
 * @returns one share for each probability, in their order
 * @throws RangeError for arguments out of their range
 * @source Spiegelhalter, Funnel plots for comparing institutional performance, Stat. Med. 24 (2005) 1185, app. A.1.1
 * @example binomialFunnel(0.12, 100, [0.025, 0.975]).map((each) => Number(each.toFixed(4))) // → [0.0545, 0.1824]
 */
export function binomialFunnel(target: number, size: number, probabilities: readonly number[]): number[] {
  if (!(target > 0 && target < 1)) throw new RangeError(`a target between 0 and 1, got ${target}`);
  if (!(Number.isInteger(size) && size >= 1)) throw new RangeError(`a size is a whole number from 1, got ${size}`);
  return probabilities.map((p) => {
    const count = binomialQuantile(p, size, target);
    return smooth(count, p, (each) => binomialAtMost(each, size, target)) / size;
  });
}

/**
 * Limits of the ratio of observed to expected cases, interpolated in the same way.
 *
 * @param expected cases expected at the level of all, above 0
 * @param probabilities of the limits
 * @returns one ratio for each probability; 1 is as expected
 * @throws RangeError for arguments out of their range
 * @source Spiegelhalter, Stat. Med. 24 (2005) 1185, app. A.2
 * @example poissonFunnel(25, [0.025, 0.975]).map((each) => Number(each.toFixed(4))) // → [0.607, 1.3911]
 */
export function poissonFunnel(expected: number, probabilities: readonly number[]): number[] {
  if (!(expected > 0)) throw new RangeError(`expected cases above 0, got ${expected}`);
  return probabilities.map((p) => {
    const count = poissonQuantile(p, expected);
    return smooth(count, p, (each) => poissonAtMost(each, expected)) / expected;
  });
}

function smooth(count: number, p: number, atMost: (count: number) => number): number {
  const here = atMost(count);
  return count - (here - p) / (here - atMost(count - 1));
}

export type Dispersion = {
  /** Mean square of the z values; 1 where areas differ by chance alone. */
  readonly phi: number;
  /** Variance between the areas beyond chance, in squared units of the values. */
  readonly tau2: number;
  /** Each area's z value with that variance allowed for. */
  readonly z: readonly number[];
  /** Two-sided probability of such a z value. */
  readonly p: readonly number[];
};

/**
 * How much areas differ beyond chance, and how unusual each is among areas that differ. z = (value − target) / s;
 * φ = Σz²/m of the z values drawn in at both ends; τ² = max(0, (mφ − (m − 1)) / (Σw − Σw²/Σw)) with w = 1/s²
 * (DerSimonian and Laird); adjusted z = (value − target) / √(s² + τ²).
 *
 * @param values one per area, any unit
 * @param errors standard errors of the values at the target, same unit, above 0
 * @param target the level of all
 * @param drawnIn share of the z values drawn in at each end (winsorised), 0 to below 0.5
 * @throws RangeError for an error not above 0, lists of different length or of fewer than two areas
 * @source Spiegelhalter, Stat. Med. 24 (2005) 1185, sec. 4; DerSimonian & Laird, Control. Clin. Trials 7 (1986) 177
 * @example Number(dispersion([0.1, 0.2, 0.3, 0.4], [0.02, 0.02, 0.02, 0.02], 0.25, 0).phi.toFixed(3)) // → 31.25
 * @example dispersion([1, 2, 3], [1, 1, 1], 2, 0).tau2 // → 0
 */
export function dispersion(
  values: readonly number[],
  errors: readonly number[],
  target: number,
  drawnIn = 0.1,
): Dispersion {
  if (values.length < 2 || values.length !== errors.length)
    throw new RangeError('as many values as errors, at least 2');
  if (errors.some((error) => !(error > 0))) throw new RangeError('standard errors are above 0');
  const deviation = values.map((value) => value - target);
  const plain = deviation.map((each, i) => each / (errors[i] ?? 1));
  const sorted = plain.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, drawnIn), quantile(sorted, 1 - drawnIn)];
  const m = values.length;
  const phi = plain.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / m;
  const weights = errors.map((error) => 1 / error ** 2);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const squares = weights.reduce((sum, w) => sum + w ** 2, 0);
  const tau2 = Math.max(0, (m * phi - (m - 1)) / (total - squares / total));
  const z = deviation.map((each, i) => each / Math.sqrt((errors[i] ?? 1) ** 2 + tau2));
  return { phi, tau2, z, p: z.map((each) => Math.min(1, 2 * normalAtMost(-Math.abs(each)))) };
}

/** Quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}

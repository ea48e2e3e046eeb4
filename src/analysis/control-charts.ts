/** Whether a value in a row of values leaves its usual course: p-chart, c-chart, CUSUM and EWMA. */

export type Chart = {
  /** The centre line, in the unit of the values. */
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Places of the values outside the limits, from 0. */
  readonly signals: readonly number[];
};

/**
 * Control limits of shares from samples of one size: p̄ ± 3 √(p̄ (1 − p̄) / n).
 *
 * @param counts cases in each sample, 0 to `size`; at least one
 * @param size of each sample, ≥ 1
 * @param widths how many standard deviations wide
 * @returns shares; the lower limit is never below 0, the upper never above 1
 * @throws RangeError without samples or with counts out of their range
 * @source Montgomery, Introduction to Statistical Quality Control, ch. 7.2
 * @example shareChart([2, 3, 1, 15], 50).signals // → [3]
 */
export function shareChart(counts: readonly number[], size: number, widths = 3): Chart {
  if (counts.length === 0 || counts.some((count) => !(count >= 0 && count <= size))) {
    throw new RangeError('counts from 0 to the size of the sample');
  }
  const shares = counts.map((count) => count / size);
  const centre = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return chart(shares, centre, widths * Math.sqrt((centre * (1 - centre)) / size), 1);
}

/**
 * Control limits of counts: c̄ ± 3 √c̄.
 *
 * @param counts cases in equal periods or areas of equal size, ≥ 0; at least one
 * @param widths how many standard deviations wide
 * @returns cases; the lower limit is never below 0
 * @throws RangeError without counts or with counts below 0
 * @source Montgomery, Introduction to Statistical Quality Control, ch. 7.3
 * @example countChart([4, 6, 5, 5, 30]).signals // → [4]
 */
export function countChart(counts: readonly number[], widths = 3): Chart {
  if (counts.length === 0 || counts.some((count) => !(count >= 0))) throw new RangeError('counts from 0');
  const centre = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return chart(counts, centre, widths * Math.sqrt(centre), Number.POSITIVE_INFINITY);
}

function chart(values: readonly number[], centre: number, half: number, most: number): Chart {
  const [lower, upper] = [Math.max(0, centre - half), Math.min(most, centre + half)];
  const signals = values.flatMap((value, i) => (value < lower || value > upper ? [i] : []));
  return { centre, lower, upper, signals };
}

export type Cusum = {
  readonly up: readonly number[];
  readonly down: readonly number[];
  readonly signals: readonly number[];
};

/**
 * What deviations from a level add up to: C⁺ = max(0, x − (level + slack) + C⁺), C⁻ = max(0, (level − slack) − x + C⁻).
 * Sees small lasting shifts that no single value shows.
 *
 * @param values in their order, any unit
 * @param level the usual level
 * @param slack half the shift to be seen, ≥ 0, same unit
 * @param limit from which sum on it is a signal, above 0, same unit
 * @returns both sums for each value, and the places where one of them exceeds the limit, from 0
 * @throws RangeError for slack or limit out of their range
 * @source Page, Biometrika 41 (1954) 100; Montgomery, Introduction to Statistical Quality Control, ch. 9.1
 * @example cusum([10, 12, 12, 12], 10, 0.5, 4) // → { up: [0, 1.5, 3, 4.5], down: [0, 0, 0, 0], signals: [3] }
 */
export function cusum(values: readonly number[], level: number, slack: number, limit: number): Cusum {
  if (!(slack >= 0 && limit > 0)) throw new RangeError('slack from 0, limit above 0');
  const up: number[] = [];
  const down: number[] = [];
  for (const value of values) {
    up.push(Math.max(0, value - (level + slack) + (up.at(-1) ?? 0)));
    down.push(Math.max(0, level - slack - value + (down.at(-1) ?? 0)));
  }
  const signals = values.flatMap((_, i) => (Math.max(up[i] ?? 0, down[i] ?? 0) > limit ? [i] : []));
  return { up, down, signals };
}

export type Ewma = {
  readonly smoothed: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly signals: readonly number[];
};

/**
 * The exponentially weighted mean of a row: z = λx + (1 − λ)z from the level on, with limits
 * level ± widths · spread · √(λ / (2 − λ) · (1 − (1 − λ)^2t)).
 *
 * @param values in their order, any unit
 * @param level the usual level, same unit
 * @param spread standard deviation of a value around the level, above 0
 * @param weight λ of the newest value, above 0 up to 1
 * @param widths L, above 0
 * @returns for each value the mean and its limits, and the places outside them, from 0
 * @throws RangeError for arguments out of their range
 * @source Roberts, Technometrics 1 (1959) 239; Montgomery, Introduction to Statistical Quality Control, ch. 9.2
 * @example ewma([10, 11], 10, 1, 0.5, 3).smoothed // → [10, 10.5]
 */
export function ewma(values: readonly number[], level: number, spread: number, weight = 0.2, widths = 3): Ewma {
  if (!(spread > 0 && weight > 0 && weight <= 1 && widths > 0)) {
    throw new RangeError('spread and width above 0, weight above 0 up to 1');
  }
  const smoothed: number[] = [];
  for (const value of values) smoothed.push(weight * value + (1 - weight) * (smoothed.at(-1) ?? level));
  const half = values.map(
    (_, i) => widths * spread * Math.sqrt((weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (i + 1)))),
  );
  const lower = half.map((each) => level - each);
  const upper = half.map((each) => level + each);
  const signals = smoothed.flatMap((each, i) => (each < (lower[i] ?? 0) || each > (upper[i] ?? 0) ? [i] : []));
  return { smoothed, lower, upper, signals };
}

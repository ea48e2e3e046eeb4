/** The straight line through a series. */

/**
 * The slope of the straight line with the least squared distances, in units per year.
 *
 * @param values at least 2 values, one per year without gaps
 * @source ordinary least squares
 * @example slope([1, 3, 5]) // → 2
 */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let crossed = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    crossed += (index - middle) * (value - mean);
    squares += (index - middle) ** 2;
  }
  return squares === 0 ? 0 : crossed / squares;
}

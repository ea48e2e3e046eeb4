/** Counts rounded to a base so that small ones cannot be told apart: to the nearest, by chance with a key, or all together. */

/**
 * The nearest multiple of the base; halfway goes up.
 *
 * @param count in cases, ≥ 0
 * @param base in cases, ≥ 1
 * @returns a multiple of the base, in cases; at most base/2 away
 * @source Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 5.4.2: conventional rounding
 * @example roundToBase(4, 3) // → 3
 * @example roundToBase(13, 5) // → 15
 * @example roundToBase(4, 0) // → throws
 */
export function roundToBase(count: number, base: number): number {
  check(count, base);
  return Math.floor(count / base + 0.5) * base;
}

/**
 * What random rounding can make of a count, with probabilities: residual r goes up with r/base, down with 1 − r/base, so
 * that the expectation is the count.
 *
 * @param count in cases, ≥ 0
 * @param base in cases, ≥ 1
 * @returns one or two multiples of the base, ascending; probabilities 0–1 that add up to 1
 * @source Stats NZ, RR3; Hundepool et al. (2012), ch. 5.4.3: unbiased random rounding
 * @example roundingOutcomes(17, 5) // → [{ value: 15, probability: 0.6 }, { value: 20, probability: 0.4 }]
 * @example roundingOutcomes(0, 3) // → [{ value: 0, probability: 1 }]
 */
export function roundingOutcomes(count: number, base: number): { value: number; probability: number }[] {
  check(count, base);
  const rest = count % base;
  const lower = count - rest;
  if (rest === 0) return [{ value: lower, probability: 1 }];
  return [
    { value: lower, probability: (base - rest) / base },
    { value: lower + base, probability: rest / base },
  ];
}

/**
 * Random rounding decided by a key, so that the same cell is always rounded the same way and nobody can average it out.
 *
 * @param count in cases, ≥ 0
 * @param base in cases, ≥ 1
 * @param key evenly distributed in 0 ≤ key < 1, as `secretKey` gives it
 * @returns a multiple of the base, in cases, less than one base away; a multiple stays
 * @source as `roundingOutcomes`
 * @example [0.1, 0.59, 0.61].map((key) => roundByKey(17, 5, key)) // → [15, 15, 20]
 */
export function roundByKey(count: number, base: number, key: number): number {
  const [lower, upper] = roundingOutcomes(count, base);
  if (!lower) return 0;
  return upper && key >= lower.probability ? upper.value : lower.value;
}

function check(count: number, base: number): void {
  if (!(count >= 0)) throw new RangeError(`a count is at least 0, got ${count}`);
  if (!(Number.isInteger(base) && base >= 1)) throw new RangeError(`a base is a whole number from 1, got ${base}`);
}

export type SmallCountRounding = {
  /** The inner counts after rounding. */
  readonly inner: readonly number[];
  /** The published sums of them. */
  readonly published: readonly number[];
};

/**
 * Rounds small inner counts to 0 or the base, as few as needed, so that no published sum lies between them, all sums still
 * add up, and they stay as near to the truth as can be found. The same input gives the same result.
 *
 * @param inner counts that do not overlap, in cases, ≥ 0
 * @param sums for each published cell the places of the inner counts it adds up
 * @param base in cases, ≥ 2
 * @returns inner counts and published sums; a published count from 1 to base − 1 does not occur
 * @source Langsrud & Heldal, Privacy in Statistical Databases (2018): small count rounding; search: best single step or exchange on the squared differences of the sums
 * @example roundSmallCounts([6, 1, 2, 2], [[0, 1, 2, 3], [0, 1], [2, 3]], 5) // → { inner: [6, 1, 5, 0], published: [12, 7, 5] }
 */
export function roundSmallCounts(
  inner: readonly number[],
  sums: readonly (readonly number[])[],
  base: number,
): SmallCountRounding {
  check(0, base);
  const truth = sums.map((cells) => add(inner, cells));
  let rounded = new Set<number>();
  let result = [...inner];
  const isSmall = (count: number) => count > 0 && count < base;
  for (;;) {
    const published = sums.map((cells) => add(result, cells));
    const more = sums.flatMap((cells, i) =>
      isSmall(published[i] ?? 0) ? cells.filter((cell) => isSmall(inner[cell] ?? 0) && !rounded.has(cell)) : [],
    );
    if (more.length === 0) return { inner: result, published };
    rounded = new Set([...rounded, ...more]);
    result = nearest(
      inner,
      sums,
      truth,
      [...rounded].sort((a, b) => a - b),
      base,
    );
  }
}

function add(counts: readonly number[], cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
}

/** Starts from all zeros; takes the best step, up, down or an exchange of two, until none is left. */
function nearest(
  inner: readonly number[],
  sums: readonly (readonly number[])[],
  truth: readonly number[],
  rounded: readonly number[],
  base: number,
): number[] {
  const counts = inner.map((count, i) => (rounded.includes(i) ? 0 : count));
  const off = sums.map((cells, i) => add(counts, cells) - (truth[i] ?? 0));
  const member = inner.map((_, cell) => sums.flatMap((cells, i) => (cells.includes(cell) ? [i] : [])));
  const shift = (cell: number) => ((counts[cell] ?? 0) === 0 ? base : -base);
  const gain = (cells: readonly number[]) => {
    const change = new Map<number, number>();
    for (const cell of cells) {
      for (const sum of member[cell] ?? []) change.set(sum, (change.get(sum) ?? 0) + shift(cell));
    }
    let less = 0;
    for (const [sum, by] of change) less -= 2 * (off[sum] ?? 0) * by + by * by;
    return less;
  };
  for (;;) {
    let best: readonly number[] = [];
    let most = 1e-9;
    for (const [i, cell] of rounded.entries()) {
      for (const step of [[cell], ...rounded.slice(i + 1).map((other) => [cell, other])]) {
        const less = gain(step);
        if (less > most) [best, most] = [step, less];
      }
    }
    if (best.length === 0) return counts;
    for (const cell of best) {
      const by = shift(cell);
      counts[cell] = (counts[cell] ?? 0) + by;
      for (const sum of member[cell] ?? []) off[sum] = (off[sum] ?? 0) + by;
    }
  }
}

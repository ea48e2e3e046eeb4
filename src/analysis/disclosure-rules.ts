/** Which cells of a table are sensitive, and how wide the range of an outsider's guess must stay. */

import { coordinate, type DisclosureTable } from './disclosure-table.ts';

/**
 * Rules that make a cell sensitive; one that applies suffices.
 * `threshold`: fewer contributors than this (counts: the count). `zeros`: a zero is harmless (`open`), harmless and known to
 * everybody, so that it neither is hidden nor hides anything (`structural`), or as sensitive as other small counts (`secret`).
 * `dominance`: the n largest contribute more than k percent. `percent`: the second largest can tell the largest to within
 * p percent.
 */
export type PrimaryRule = {
  readonly threshold?: number;
  readonly zeros?: 'open' | 'structural' | 'secret';
  readonly dominance?: { readonly n: number; readonly k: number };
  readonly percent?: number;
};

/** What the range of possible values must keep: a width, and distances below and above the true value; unit of the cell. */
export type Protection = { readonly width: number; readonly lower: number; readonly upper: number };

/** Width of the range: the larger of an absolute number and a share (0–1) of the value; distances to both sides, if wanted. */
export type ProtectionLevel = {
  readonly absolute: number;
  readonly share: number;
  readonly lower?: number;
  readonly upper?: number;
};

/** The house's level: no range shorter than 3 or a fifth of the value. */
export const usualLevel: ProtectionLevel = { absolute: 3, share: 0.2 };

export type Contributions = {
  readonly value: number;
  readonly contributors?: number | undefined;
  readonly largest?: readonly number[] | undefined;
};

/**
 * Whether a cell must not be published by itself, and the distance above its value that dominance or percent rule ask for.
 *
 * Threshold: contributors < n. Dominance (n,k): x₁ + … + xₙ > k/100 · X, distance 100/k · (x₁ + … + xₙ) − X. Percent p:
 * X − x₁ − x₂ < p/100 · x₁, distance p/100 · x₁ − (X − x₁ − x₂). A cell whose contributions are not given is judged by the
 * threshold alone.
 *
 * @param cell value in cases or any unit, ≥ 0; contributors default to the value; contributions largest first or in any order
 * @param rule see `PrimaryRule`; threshold ≥ 1, k and p in percent, 0–100
 * @returns the distance to keep above the value (0 where only the width counts), or undefined where the cell is harmless
 * @source Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.2 (rules) and 4.2.2, table 4.5 (distances)
 * @example sensitivity({ value: 2 }, { threshold: 3 }) // → 0
 * @example sensitivity({ value: 3 }, { threshold: 3 }) // → undefined
 * @example sensitivity({ value: 100, contributors: 12, largest: [60, 25] }, { dominance: { n: 2, k: 80 } }) // → 6.25
 * @example sensitivity({ value: 100, contributors: 12, largest: [80, 15] }, { percent: 10 }) // → 3
 * @example sensitivity({ value: 0 }, { threshold: 3, zeros: 'secret' }) // → 0
 */
export function sensitivity(cell: Contributions, rule: PrimaryRule): number | undefined {
  const { value, contributors = value } = cell;
  if (value === 0) return rule.zeros === 'secret' && rule.threshold !== undefined ? 0 : undefined;
  const largest = [...(cell.largest ?? [])].sort((a, b) => b - a);
  const distances: number[] = [];
  if (rule.threshold !== undefined && contributors < rule.threshold) distances.push(0);
  if (rule.dominance && largest.length > 0) {
    const top = largest.slice(0, rule.dominance.n).reduce((sum, each) => sum + each, 0);
    if (top > (rule.dominance.k / 100) * value) distances.push((100 / rule.dominance.k) * top - value);
  }
  if (rule.percent !== undefined && largest.length > 0) {
    const [first = 0, second = 0] = largest;
    const distance = (rule.percent / 100) * first - (value - first - second);
    if (distance > 0) distances.push(distance);
  }
  return distances.length > 0 ? Math.max(...distances) : undefined;
}

/**
 * What must be kept of the range of one value. Counts are whole numbers, so the width is rounded up.
 *
 * @param value in the unit of the cell, ≥ 0
 * @param distance what the rule asks for above the value
 * @returns width and distances in the unit of the cell; no more is asked below the value than there is down to zero
 * @source Fischetti & Salazar, Management Science 47 (2001): lower, upper and sliding protection level
 * @example protectionOf(4, usualLevel, 'counts') // → { width: 3, lower: 0, upper: 0 }
 * @example protectionOf(44, usualLevel, 'counts') // → { width: 9, lower: 0, upper: 0 }
 * @example protectionOf(100, { absolute: 0, share: 0, lower: 5, upper: 5 }, 'counts', 6.25) // → { width: 0, lower: 5, upper: 7 }
 */
export function protectionOf(
  value: number,
  level: ProtectionLevel,
  kind: DisclosureTable['kind'],
  distance = 0,
): Protection {
  const whole = (size: number) => (kind === 'counts' ? Math.max(0, Math.ceil(size - 1e-9)) + 0 : size);
  return {
    width: whole(Math.max(level.absolute, level.share * value)),
    lower: Math.min(value, whole(level.lower ?? 0)),
    upper: whole(Math.max(level.upper ?? 0, distance)),
  };
}

/**
 * The sensitive cells of a table, published or not, with what must be kept of their ranges. Of sums that stand in no table
 * only differences between divisions are judged; the others are no smaller than their parts.
 *
 * @param table of counts or magnitudes
 * @returns by place of the cell in the table
 * @source as `sensitivity` and `protectionOf`
 * @example [...sensitiveCells(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'a' }, { id: 'b' }] }], cells: [{ at: ['a'], value: 2 }, { at: ['b'], value: 6 }] }).table, { threshold: 3 }, usualLevel).keys()] // → [0]
 */
export function sensitiveCells(
  table: DisclosureTable,
  rule: PrimaryRule,
  level: ProtectionLevel,
): Map<number, Protection> {
  const found = new Map<number, Protection>();
  for (let index = 0; index < table.size; index++) {
    const cell = table.cells.get(index);
    const value = table.value[index] ?? 0;
    const isDifference = table.dimensions.some(({ derived }, d) => derived.has(coordinate(table, index, d)));
    if (!table.given[index] && !isDifference) continue;
    const distance = cell?.distance ?? sensitivity({ ...cell, value }, rule);
    if (distance !== undefined) found.set(index, protectionOf(value, level, table.kind, distance));
  }
  return found;
}

/** Several tables that share cells, attacked as one: whether every small value in them stays unknown. Pure. */

import { protectionOf, usualLevel } from '#analysis/disclosure-rules.ts';
import { ShiftSimplex } from '#analysis/linear-program.ts';

export type LinkedCell = {
  readonly value: number;
  readonly hidden: boolean;
  /** The distance to be kept above the value; null where nothing is asked. */
  readonly above: number | null;
};
export type Link = { readonly whole: string; readonly parts: readonly string[] };

/** More hidden cells that hang together are not asked: they do not count as protected. */
const mostTogether = 1500;

/**
 * Whether the range of every cell asked for is as wide as it must be, from all that is shown, all sums of areas and of
 * indicators at once. Sums keep their differences to their parts; what is not known to exist counts as zero.
 */
export function isHeldTogether(
  cells: ReadonlyMap<string, LinkedCell>,
  links: readonly Link[],
  kind: 'counts' | 'magnitudes',
): boolean {
  const rows = links.flatMap(({ whole, parts }) => {
    const found = [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)].filter(
      ([key]) => cells.get(key)?.hidden,
    );
    return found.length > 0 ? [found] : [];
  });
  const rowsOf = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) for (const [key] of row) rowsOf.set(key, [...(rowsOf.get(key) ?? []), row]);
  const seen = new Set<string>();
  for (const [start, { above, hidden }] of cells) {
    if (above === null || seen.has(start)) continue;
    if (!hidden) return false;
    const group = groupOf(start, rowsOf);
    if (!group || !isGroupHeld(group, cells, kind)) return false;
    for (const key of group.keys) seen.add(key);
  }
  return true;
}

type Row = readonly (readonly [key: string, weight: number])[];
type Group = { readonly keys: readonly string[]; readonly rows: readonly Row[] };

function groupOf(start: string, rowsOf: ReadonlyMap<string, readonly Row[]>): Group | undefined {
  const keys = new Set([start]);
  const rows = new Set<Row>();
  for (const key of keys) {
    for (const row of rowsOf.get(key) ?? []) {
      rows.add(row);
      for (const [other] of row) keys.add(other);
    }
    if (keys.size > mostTogether) return undefined;
  }
  return { keys: [...keys], rows: [...rows] };
}

function isGroupHeld({ keys, rows }: Group, cells: ReadonlyMap<string, LinkedCell>, kind: 'counts' | 'magnitudes') {
  const place = new Map(keys.map((key, i) => [key, i]));
  const simplex = new ShiftSimplex({
    lower: keys.map((key) => -(cells.get(key)?.value ?? 0)),
    upper: keys.map(() => Number.POSITIVE_INFINITY),
    rows: rows.map((row) => ({
      columns: row.map(([key]) => place.get(key) ?? 0),
      weights: row.map(([, weight]) => weight),
    })),
  });
  const far = (column: number, sign: 1 | -1) => {
    const found = simplex.maximise([[column, sign]]);
    if (found.ok) return found.value;
    // What could not be determined counts as known.
    return found.reason === 'unbounded' ? Number.POSITIVE_INFINITY : 0;
  };
  return keys.every((key, column) => {
    const { value = 0, above = null } = cells.get(key) ?? {};
    if (above === null) return true;
    const need = protectionOf(value, usualLevel, kind, above);
    const up = far(column, 1) + 1e-6;
    return up >= need.upper && (up >= need.width || up + far(column, -1) >= need.width);
  });
}

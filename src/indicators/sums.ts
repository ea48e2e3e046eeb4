/** Indicators of which one is the sum of others (all = women + men), as the tables they form. Pure. */

import type { Frame } from './protected-frames.ts';

export type Sum = { readonly whole: string; readonly parts: readonly string[] };

/** The indicators of one table, each with its parts; one without parts is no sum. */
export type SumTable = readonly { readonly id: string; readonly parts?: readonly string[] }[];

export const membersOf = (table: SumTable) => table.map(({ id }) => id);

/**
 * The tables that sums form: one for each way in which an indicator is split up, with the parts of its parts where these are
 * split up in one way only; and one for each indicator that is no sum and no part.
 */
export function sumTables(sums: readonly Sum[], series: readonly string[]): SumTable[] {
  const splits = Map.groupBy(sums, ({ whole }) => whole);
  const inner = new Set<Sum>();
  const tables = sums.map((sum) => {
    const members = new Map<string, readonly string[]>();
    const add = ({ whole, parts }: Sum) => {
      members.set(whole, parts);
      for (const part of parts) {
        const [only, ...more] = splits.get(part) ?? [];
        if (members.has(part)) continue;
        members.set(part, []);
        if (!only || more.length > 0) continue;
        inner.add(only);
        add(only);
      }
    };
    add(sum);
    return { sum, table: [...members].map(([id, parts]) => (parts.length > 0 ? { id, parts } : { id })) };
  });
  const used = new Set(sums.flatMap(({ whole, parts }) => [whole, ...parts]));
  return [
    ...tables.filter(({ sum }) => !inner.has(sum)).map(({ table }) => table),
    ...series.filter((id) => !used.has(id)).map((id) => [{ id }]),
  ];
}

/** Every sum that anybody can compute: of areas in each indicator, of indicators in each area. */
export function linksOf(
  frames: readonly Frame[],
  sums: readonly Sum[],
  series: readonly string[],
  key: (cell: { areaId: string; series: string }) => string,
): { readonly whole: string; readonly parts: readonly string[] }[] {
  const areas = new Set(frames.flatMap((frame) => [...frame.keys()]));
  return [
    ...frames.flatMap((frame) =>
      [...frame].flatMap(([areaId, parts]) =>
        parts.length === 1 && parts[0] === areaId
          ? []
          : series.map((each) => ({
              whole: key({ areaId, series: each }),
              parts: parts.map((part) => key({ areaId: part, series: each })),
            })),
      ),
    ),
    ...sums.flatMap(({ whole, parts }) =>
      [...areas].map((areaId) => ({
        whole: key({ areaId, series: whole }),
        parts: parts.map((part) => key({ areaId, series: part })),
      })),
    ),
  ];
}

/** Whether one of them would be a part of itself. */
export function isCircular(sums: readonly Sum[]): boolean {
  const below = (id: string, path: readonly string[]): boolean =>
    path.includes(id) ||
    sums.some(({ whole, parts }) => whole === id && parts.some((part) => below(part, [...path, id])));
  return sums.some(({ whole }) => below(whole, []));
}

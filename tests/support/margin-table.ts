/** A table of rows and columns with its margins, as papers print it. */

import { type DisclosureTable, type Standing, type TableInput, tableOf } from '#analysis/disclosure-table.ts';

const name = (prefix: string, i: number) => `${prefix}${String(i).padStart(2, '0')}`;

/** The last row and the last column are the margins. */
export function marginTable(
  rows: readonly (readonly number[])[],
  standing: (row: number, column: number) => Standing = () => 'open',
): TableInput {
  const [height, width] = [rows.length - 1, (rows[0]?.length ?? 1) - 1];
  const dimension = (prefix: string, size: number) => {
    const ids = Array.from({ length: size }, (_, i) => name(prefix, i));
    return { name: prefix, members: [...ids.map((id) => ({ id })), { id: `${prefix}~`, parts: ids }] };
  };
  return {
    kind: 'counts',
    dimensions: [dimension('r', height), dimension('c', width)],
    cells: rows.flatMap((row, i) =>
      row.map((value, j) => ({
        at: [i === height ? 'r~' : name('r', i), j === width ? 'c~' : name('c', j)],
        value,
        standing: standing(i, j),
      })),
    ),
  };
}

export function made(input: TableInput): DisclosureTable {
  const result = tableOf(input);
  if (!result.ok) throw new Error(result.faults.map(({ kind, at }) => `${kind} ${at.join(' ')}`).join(', '));
  return result.table;
}

/** The place of a cell of `marginTable`. */
export function cellAt(rows: readonly (readonly number[])[], row: number, column: number): number {
  return row + rows.length * column;
}

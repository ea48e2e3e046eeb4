/** One table for all that is measured. */

export type Line = { readonly what: string; readonly found: string; readonly bar: string; readonly met: boolean };

export function ratio(value: number): string {
  return value.toFixed(2);
}

export function show(lines: readonly Line[]): string {
  const rows = [
    ['', 'found', 'bar', ''],
    ...lines.map((each) => [each.what, each.found, each.bar, each.met ? 'met' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

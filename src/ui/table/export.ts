/** A register as a file: all its columns, the rows that the address found, the source and the day below. */

import type { CellValue, Column } from './register.ts';

/** One cell as CSV: quoted where needed; text that a spreadsheet would run as a formula is disarmed. */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = /^[=+@\t\r]|^-(?![\d,.]*$)/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV as German spreadsheets open it: UTF-8 with mark, semicolons, decimal commas. */
export function toCsv(rows: readonly (readonly CellValue[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** Head and rows of a register's columns; cents become euros. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): CellValue[][] {
  const cell = (column: Column<Row>, row: Row): CellValue => {
    const value = column.value(row);
    return column.unit === 'cents' && typeof value === 'number' ? value / 100 : value;
  };
  return [columns.map((column) => column.label), ...rows.map((row) => columns.map((column) => cell(column, row)))];
}

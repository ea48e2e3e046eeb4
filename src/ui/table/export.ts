/** A register as a file: all its columns, the rows that the address found, and where it comes from. Pure. */

import type { Figure } from '#analysis/figure.ts';
import type { Words } from '../language.ts';
import type { de } from '../texts.de.ts';
import type { CellValue, Column } from './register.ts';

/** Where a file comes from: travels inside every download (decisions/0010). */
export type Origin = {
  readonly title: string;
  readonly source: string | null;
  readonly licence: string | null;
  readonly date: string;
  /** The page that shows the same. */
  readonly link: string;
};
type T = Words<typeof de>;

/** Names and values; what is unknown is said to be so. */
export function originLines({ title, source, licence, date, link }: Origin, t: T): [label: string, value: string][] {
  return [
    [t('file.title'), title],
    [t('file.source'), source ?? t('notGiven')],
    [t('file.licence'), licence ?? t('notGiven')],
    [t('file.date'), date],
    [t('file.link'), link],
  ];
}

/** All of it in one sentence. */
export function originSentence(origin: Origin, t: T): string {
  return originLines(origin, t)
    .slice(1)
    .map(([label, value]) => `${label}: ${value}`)
    .join(' · ');
}

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

/** A figure in a file: its number, or why there is none. */
export function figureCell(figure: Figure, t: T): CellValue {
  return figure.state === 'known' ? figure.value : t(`state.${figure.state}`);
}

/** Columns of numbers: an empty cell in them would be taken for zero. */
export function isNumeric<Row>(column: Column<Row>): boolean {
  return column.unit === 'cents' || column.align === 'right';
}

/** What a file says in a cell: cents become euros, a number that is not there says so. */
export function fileCell<Row>(column: Column<Row>, row: Row, t: T): CellValue {
  const value = (column.file ?? column.value)(row);
  if (value === null && isNumeric(column)) return t('unknown');
  return column.unit === 'cents' && typeof value === 'number' ? value / 100 : value;
}

/** Head and rows of a register's columns. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], t: T): CellValue[][] {
  const filed = columns.filter((column) => !column.screen);
  return [filed.map((column) => column.label), ...rows.map((row) => filed.map((column) => fileCell(column, row, t)))];
}

/**
 * Bare tables of values without a city: one value per key, or series over years, long (a column of years) or wide (a column
 * per year). Pure.
 */

import type { Figure } from '#analysis/figure.ts';
import { decimalSignOf, parseFigure } from '#analysis/number.ts';
import type { Point } from '#analysis/trend.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read, Row } from './received.ts';
import { columnOf, folded, type Table } from './table.ts';

/** Values by key, one set for each column of numbers. */
export type KeyedValues = {
  readonly keyColumn: string;
  readonly columns: readonly { readonly name: string; readonly values: ReadonlyMap<string, Figure> }[];
  /** Line of each key. */
  readonly lines: ReadonlyMap<string, number>;
};

const keyNames = ['key', 'schluessel', 'gebietsschluessel', 'code', 'id', 'area', 'raum', 'ot', 'plz', 'geoid', 'name'];
const yearNames = ['year', 'jahr', 'zeit', 'periode', 'date', 'datum', 'stichtag'];
const valueNames = ['value', 'wert', 'anzahl', 'count', 'zahl', 'y'];

/** The first column goes by a name for keys, or is the first of all; every other column with mostly numbers is one of values. */
export function keyedValues({ head, rows }: Table): Read<KeyedValues> {
  const key = Math.max(0, columnOf(head, keyNames));
  const faults: Fault[] = [];
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const id = cells[key] ?? '';
    const first = lines.get(id);
    if (id === '') add(faults, fault('field-required', { row: line, field: head[key] ?? null }));
    else if (first !== undefined)
      add(faults, fault('duplicate', { row: line, field: head[key] ?? null }, { what: id, first }));
    else lines.set(id, line);
  }
  const columns = head.flatMap((name, column) => {
    if (column === key || !isNumeric(rows, column)) return [];
    const figures = figuresIn(rows, column, name, faults);
    return [{ name, values: new Map(rows.map(({ cells }, index) => [cells[key] ?? '', figures[index] as Figure])) }];
  });
  if (columns.length === 0)
    add(faults, fault('column-missing', { field: 'value' }, { examples: valueNames.join(', ') }));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { keyColumn: head[key] ?? '', columns, lines } };
}

export type NamedSeries = { readonly name: string; readonly points: readonly Point[] };

/** Series of a table; what is neither year nor value names the series. */
export function seriesIn(table: Table): Read<readonly NamedSeries[]> {
  const years = table.head.map((name) => yearOf(name));
  return years.filter((year) => year !== null).length >= 2 ? wide(table, years) : long(table);
}

function wide({ head, rows }: Table, years: readonly (number | null)[]): Read<readonly NamedSeries[]> {
  const faults: Fault[] = [];
  const texts = rows.flatMap(({ cells }) => cells.filter((_, column) => years[column] !== null));
  const decimal = decimalSignOf(texts);
  const series = rows.map(({ line, cells }): NamedSeries => {
    const name = cells.filter((cell, column) => years[column] === null && cell !== '').join(' · ');
    const points = years.flatMap((year, column): Point[] => {
      if (year === null) return [];
      const figure = parseFigure(cells[column] ?? '', decimal);
      if (!figure)
        add(faults, fault('not-a-number', { row: line, field: head[column] ?? null }, { value: cells[column] ?? '' }));
      return figure ? [{ year, figure }] : [];
    });
    return { name, points };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: series };
}

function long({ head, rows }: Table): Read<readonly NamedSeries[]> {
  const year = columnOf(head, yearNames);
  if (year < 0) return failed(fault('column-missing', { field: 'year' }, { examples: yearNames.join(', ') }));
  const value = valueColumn(head, rows, year);
  if (value < 0) return failed(fault('column-missing', { field: 'value' }, { examples: valueNames.join(', ') }));
  const faults: Fault[] = [];
  const figures = figuresIn(rows, value, head[value] ?? '', faults);
  const series = new Map<string, Map<number, { figure: Figure; line: number }>>();
  for (const [index, { line, cells }] of rows.entries()) {
    const at = yearOf(cells[year] ?? '');
    if (at === null) {
      add(faults, fault('not-a-year', { row: line, field: head[year] ?? null }, { value: cells[year] ?? '' }));
      continue;
    }
    const name = cells.filter((cell, column) => column !== year && column !== value && cell !== '').join(' · ');
    const points = series.get(name) ?? new Map<number, { figure: Figure; line: number }>();
    const first = points.get(at)?.line;
    const what = name ? `${name} ${at}` : String(at);
    if (first !== undefined) add(faults, fault('duplicate', { row: line, field: head[year] ?? null }, { what, first }));
    series.set(name, points.set(at, { figure: figures[index] as Figure, line }));
  }
  if (faults.length > 0) return { ok: false, faults };
  const named = [...series].map(([name, points]) => ({
    name,
    points: [...points].map(([at, { figure }]) => ({ year: at, figure })),
  }));
  return { ok: true, value: named };
}

function valueColumn(head: readonly string[], rows: readonly Row[], year: number): number {
  const named = columnOf(head, valueNames);
  if (named >= 0) return named;
  return head.findLastIndex((_, column) => column !== year && isNumeric(rows, column));
}

/** A column of years: 2015, or a date of one. */
function yearOf(text: string): number | null {
  const found = /^(?:\d{1,2}\.\d{1,2}\.)?((?:18|19|20|21)\d\d)(?:-\d\d-\d\d)?$/.exec(text.trim())?.[1];
  return found === undefined ? null : Number(found);
}

/** Mostly numbers or the signs that stand for one; a column with nothing in it is none. */
export function isNumeric(rows: readonly Row[], column: number): boolean {
  const cells = rows.map(({ cells: all }) => all[column] ?? '').filter((cell) => cell !== '');
  const decimal = decimalSignOf(cells);
  const numbers = cells.filter((cell) => parseFigure(cell, decimal) !== undefined).length;
  return numbers > 0 && numbers * 2 > cells.length;
}

/** The figures of a column; what is none is a fault with line and field. */
export function figuresIn(
  rows: readonly Row[],
  column: number,
  field: string,
  faults: Fault[],
): (Figure | undefined)[] {
  const decimal = decimalSignOf(rows.map(({ cells }) => cells[column] ?? ''));
  return rows.map(({ line, cells }) => {
    const text = cells[column] ?? '';
    const figure = parseFigure(text, decimal);
    if (!figure) add(faults, fault('not-a-number', { row: line, field }, { value: text }));
    return figure;
  });
}

function add(faults: Fault[], one: Fault) {
  if (faults.length < mostFaults) faults.push(one);
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

/** The key that was probably meant: the same but for leading zeros, blanks, capitals. */
export function likely(key: string, known: Iterable<string>): string | undefined {
  const bare = (text: string) => folded(text).replace(/^0+/, '');
  return [...known].find((other) => other !== key && bare(other) === bare(key));
}

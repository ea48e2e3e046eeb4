/**
 * Indicator values from a received table: long (indicator, area, year, value) or wide (a column per year or indicator).
 * Names and keys are matched, numbers and signs read, faults collected with line and field. Pure.
 */

import type { Evidence, Figure, FigureState } from '#analysis/figure.ts';
import { known, unknown } from '#analysis/figure.ts';
import { type DecimalSign, decimalSignOf, parseFigure } from '#analysis/number.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read, Row } from './received.ts';
import { SeenValues } from './seen-values.ts';
import { FileFaults, refusedFile, type Table, type TableStream } from './table.ts';
import { isDay, quoted, unitIn, yearIn } from './value-cells.ts';
import { type ColumnChoice, columnsOf, mergedHead, type ValueColumn, type ValueColumns } from './value-columns.ts';
import { type Doubts, doubtsOf } from './value-doubts.ts';
import {
  AreaFinder,
  IndicatorFinder,
  isTotal,
  type Known,
  type KnownArea,
  type KnownIndicator,
  looksLikeTotal,
  type NamedAreas,
} from './value-names.ts';

export type ImportedValue = {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly year: number;
  readonly figure: Figure;
};
export type PreviewValue = {
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  readonly figure: Figure;
};

/** What a sign in a cell says, where it is no number. */
export type SignMeaning = Exclude<FigureState, 'known'> | 'zero';

export type ValuesOptions = {
  /** For files that hold a single indicator and do not name it. */
  readonly indicatorId?: string | undefined;
  /** Keys and names are looked up here first. */
  readonly divisionId?: string | undefined;
  /** For files that hold a single year and do not name it. */
  readonly year?: number | undefined;
  readonly columns?: ColumnChoice | undefined;
  readonly decimal?: DecimalSign | undefined;
  /** Signs of this source, beside those of the official statistics. */
  readonly signs?: Readonly<Record<string, SignMeaning>> | undefined;
};

/** What was found in a file, without the values themselves. */
export type ValuesFound = {
  readonly count: number;
  readonly indicatorIds: readonly string[];
  readonly areas: number;
  readonly from: number;
  readonly to: number;
  /** As many decimals as the numbers of the file need, two at most. */
  readonly decimals: number;
  readonly notes: readonly Note[];
  readonly preview: readonly PreviewValue[];
} & Doubts;

export type ValuesImport = ValuesFound & { readonly values: readonly ImportedValue[] };

/** The values of a table that is in memory. */
export function importValues(table: Table, all: Known, options: ValuesOptions = {}): Read<ValuesImport> {
  try {
    const reading = new ValuesReading(table, all, options, table.rows.slice(0, sampled));
    const values = reading.read(table.rows);
    return { ok: true, value: { ...reading.end(), values } };
  } catch (error) {
    return refusedFile(error);
  }
}

/**
 * Reads the values of a table bundle by bundle and hands each on; what is wrong with the file is known at its end only, so
 * whoever takes the bundles must be able to drop them again.
 */
export async function readValues(
  table: TableStream,
  all: Known,
  options: ValuesOptions,
  take: (values: readonly ImportedValue[]) => Promise<void>,
): Promise<Read<ValuesFound>> {
  try {
    const reading = new ValuesReading(table, all, options, await sampleOf(table));
    for await (const rows of table.rows()) await take(reading.read(rows));
    return { ok: true, value: reading.end() };
  } catch (error) {
    return refusedFile(error);
  }
}

/** So many rows tell with which sign decimals are written. */
const sampled = 4_000;

async function sampleOf(table: TableStream): Promise<Row[]> {
  const sample: Row[] = [];
  for await (const rows of table.rows()) if (sample.push(...rows.slice(0, sampled)) >= sampled) break;
  return sample;
}

/** One decimal sign holds for the whole file; two in one file would be guessed, so the majority decides and others fail. */
function decimalSign(sample: readonly Row[], { values }: ValueColumns): DecimalSign {
  return decimalSignOf(sample.flatMap((row) => values.map(({ column }) => row.cells[column] ?? '')));
}

class ValuesReading {
  readonly #faults: Fault[] = [];
  readonly #preview: PreviewValue[] = [];
  readonly #notes: Note[];
  readonly #columns: ValueColumns;
  readonly #head: readonly string[];
  readonly #indicatorFinder: IndicatorFinder;
  readonly #areaFinder: AreaFinder;
  readonly #options: ValuesOptions;
  readonly #decimal: DecimalSign;
  readonly #all: Known;
  readonly #seen = new SeenValues();
  readonly #indicators = new Numbered<KnownIndicator>();
  readonly #areas = new Numbered<KnownArea>();
  /** Rates of the file, and where they first stand: they are computed, not read. */
  readonly #rates = new Map<KnownIndicator, { row: number; field: string; count: number }>();
  /** By column or indicator, the unit that its numbers come with, and where. */
  readonly #units = new Map<string, { unit: string; row: number }>();
  #signs = 0;
  #totals = 0;
  #lastTotal = 0;
  #decimals = 0;
  #years: [number, number] = [9999, 0];

  constructor(
    { head, notes }: Pick<Table, 'head' | 'notes'>,
    all: Known,
    options: ValuesOptions,
    sample: readonly Row[],
  ) {
    this.#head = head;
    this.#all = all;
    this.#options = options;
    this.#indicatorFinder = new IndicatorFinder(all.indicators);
    this.#areaFinder = new AreaFinder(all.areas, options.divisionId);
    const [first] = sample;
    const merged = first && mergedHead(head, first.cells, Math.max(1, first.line - 1));
    if (merged) throw new FileFaults([merged]);
    this.#columns = columnsOf(head, this.#indicatorFinder, options.columns, options);
    if (this.#columns.faults.length > 0) throw new FileFaults(this.#columns.faults);
    this.#decimal = options.decimal ?? decimalSign(sample, this.#columns);
    this.#notes = [...notes, { key: 'decimal', vars: { sign: this.#decimal } }, ...this.#columns.notes];
  }

  read(rows: readonly Row[]): ImportedValue[] {
    const found: ImportedValue[] = [];
    for (const row of rows) if (this.#faults.length < mostFaults) this.#readRow(row, found);
    return found;
  }

  end(): ValuesFound {
    this.#endRates();
    if (this.#faults.length > 0) throw new FileFaults(this.#faults);
    if (this.#seen.size === 0) throw new FileFaults([fault('no-values')]);
    const indicators = this.#indicators.list;
    return {
      count: this.#seen.size,
      indicatorIds: indicators.map(({ id }) => id),
      areas: this.#areas.list.length,
      from: this.#years[0],
      to: this.#years[1],
      decimals: this.#decimals,
      notes: [...this.#notes, ...counted('signs', this.#signs), ...counted('totals', this.#totals)],
      preview: this.#preview,
      ...doubtsOf(this.#seen, indicators, this.#areas.list, this.#all),
    };
  }

  #readRow(row: Row, found: ImportedValue[]) {
    const { values } = this.#columns;
    const [first] = values;
    const own = first?.indicator ? null : this.#indicatorOf(row);
    const named = this.#namedOf(row);
    if (!named || own === undefined) return;
    const year = first?.year ? null : this.#yearOf(row);
    if (year === undefined) return;
    for (const column of values) {
      const indicator = column.indicator ?? own;
      const cell = row.cells[column.column] ?? '';
      // In a table with a column per year or indicator, an empty cell says that nothing was counted.
      const nothing = cell === '' && (column.year !== null || column.indicator !== null);
      if (!indicator || nothing) continue;
      if (indicator.rate) {
        this.#leaveRate(row, column, indicator);
        continue;
      }
      const counted = column.year ?? year ?? 0;
      const area = this.#areaIn(named, counted, row, column, cell);
      if (area === 'ambiguous') return;
      if (area) this.#add(row, column, indicator, area, counted, cell, found);
    }
  }

  /** Null where rates stand that are computed; undefined where there is a fault. */
  #indicatorOf(row: Row): KnownIndicator | null | undefined {
    const { indicator: column, unit } = this.#columns;
    const cell = column >= 0 ? (row.cells[column] ?? '') : '';
    const wanted = cell || this.#options.indicatorId || '';
    const field = this.#head[column] ?? 'Indikator';
    const found = this.#indicatorFinder.find(wanted);
    if (found === 'ambiguous') this.#fault('ambiguous-name', row, field, wanted);
    else if (!found) this.#fault('unknown-indicator', row, field, wanted);
    else if (found.rate) {
      this.#leaveRate(row, { column, year: null, indicator: null }, found, field);
      return null;
    } else {
      if (unit >= 0) this.#sameUnit(row, this.#head[unit] ?? '', found.id, row.cells[unit] ?? '');
      return found;
    }
    return undefined;
  }

  #namedOf(row: Row): NamedAreas | undefined {
    const { key, name, field } = this.#areaCells(row);
    const found = this.#areaFinder.find(key, name);
    const cell = key || name;
    if (!found) this.#fault(areaFault(cell, name), row, field, cell);
    return found;
  }

  #areaCells(row: Row) {
    const { area, areaName } = this.#columns;
    const key = row.cells[area] ?? '';
    const name = areaName >= 0 ? (row.cells[areaName] ?? '') : '';
    return { key, name, field: this.#head[key === '' && name !== '' ? areaName : area] };
  }

  /** The area that is meant in a year; nothing where it was not there, which is a fault where a value stands. */
  #areaIn(
    named: NamedAreas,
    year: number,
    row: Row,
    column: ValueColumn,
    cell: string,
  ): KnownArea | 'ambiguous' | null {
    const area = named.in(year);
    if (area !== 'ambiguous' && !('outOfTime' in area)) {
      if (area.isCity) this.#countTotal(row);
      return area;
    }
    const { key, name, field } = this.#areaCells(row);
    if (area === 'ambiguous') {
      this.#fault('ambiguous-area', row, field, key || name);
      return area;
    }
    const figure = this.#figureOf(cell, 'measured');
    // Tables with a column per year have a sign where an area is no more: that is no value.
    if (column.year !== null && (figure?.state === 'missing' || figure?.state === 'not-applicable')) return null;
    const { name: areaName, validFrom, validTo } = area.outOfTime;
    const ended = validTo && `${year}-12-31` >= validTo;
    const vars = { area: areaName, year, day: (ended ? validTo : validFrom) ?? '' };
    this.#fault(ended ? 'area-ended' : 'area-not-yet', row, field, key || name, vars);
    return null;
  }

  /** A line of totals counts once, however many years it has. */
  #countTotal(row: Row) {
    const { key, name } = this.#areaCells(row);
    if (row.line === this.#lastTotal || !isTotal(key || name)) return;
    this.#lastTotal = row.line;
    this.#totals += 1;
  }

  #yearOf(row: Row): number | undefined {
    const { year: column } = this.#columns;
    const cell = column >= 0 ? (row.cells[column] ?? '') : '';
    if (column < 0 || (cell === '' && this.#options.year)) return this.#options.year;
    if (/^20\d\d$/.test(cell)) return Number(cell);
    const year = yearIn(cell);
    if (typeof year === 'number') return year;
    this.#fault(year.key, row, this.#head[column], cell, year.vars);
    return undefined;
  }

  #add(
    row: Row,
    { column }: ValueColumn,
    indicator: KnownIndicator,
    area: KnownArea,
    year: number,
    cell: string,
    found: ImportedValue[],
  ) {
    const field = this.#head[column] ?? '';
    const figure = this.#figureOf(cell, indicator.evidence);
    if (!figure) return this.#cellFault(row, field, cell);
    const value = figure.state === 'known' ? figure.value : Number.NaN;
    if (indicator.count && value < 0) return this.#fault('negative-count', row, field, cell, { what: indicator.name });
    const place = { indicator: this.#indicators.of(indicator), area: this.#areas.of(area), year };
    const before = this.#seen.add({ ...place, value, line: row.line });
    if (before !== undefined) {
      const what = `${indicator.name}, ${area.name}, ${year}`;
      this.#faults.push(fault('duplicate', { row: row.line, field }, { first: before, what }));
      return;
    }
    if (figure.state !== 'known') this.#signs += 1;
    else if (this.#decimals < 2) this.#decimals = Math.max(this.#decimals, decimalsOf(value));
    if (year < this.#years[0]) this.#years[0] = year;
    if (year > this.#years[1]) this.#years[1] = year;
    found.push({ indicatorId: indicator.id, areaId: area.id, year, figure });
    if (this.#preview.length < 8) this.#preview.push({ indicator: indicator.name, area: area.name, year, figure });
  }

  #figureOf(cell: string, evidence: Evidence): Figure | undefined {
    const { signs } = this.#options;
    const own = signs && Object.hasOwn(signs, cell) ? signs[cell] : undefined;
    if (own === undefined)
      // Most cells hold plain digits.
      return /^\d{1,15}$/.test(cell) ? known(Number(cell), evidence) : parseFigure(cell, this.#decimal, evidence);
    return own === 'zero' ? known(0, evidence) : unknown(own, evidence);
  }

  /** Why a cell is neither a number nor a sign. */
  #cellFault(row: Row, field: string, cell: string) {
    const unit = unitIn(cell);
    if (isDay(cell)) this.#fault('number-as-day', row, field, cell);
    else if (unit === null || parseFigure(cell.slice(0, cell.length - unit.length), this.#decimal) === undefined)
      this.#fault('not-a-number', row, field, cell);
    else if (this.#sameUnit(row, field, `column ${field}`, unit))
      this.#fault('number-with-unit', row, field, cell, { unit });
  }

  /** Two units under one heading, or for one indicator, cannot both be right. */
  #sameUnit(row: Row, field: string, of: string, unit: string): boolean {
    if (unit === '') return true;
    const before = this.#units.get(of);
    if (!before) this.#units.set(of, { unit, row: row.line });
    if (!before || before.unit === unit) return true;
    this.#fault('two-units', row, field, unit, { one: before.unit, first: before.row, other: quoted(unit) });
    return false;
  }

  #leaveRate(row: Row, { column }: ValueColumn, rate: KnownIndicator, field = this.#head[column] ?? '') {
    const left = this.#rates.get(rate);
    if (left) left.count += 1;
    else this.#rates.set(rate, { row: row.line, field, count: 1 });
  }

  /** A rate whose two counts stand in the file as well is computed from them; alone it is refused. */
  #endRates() {
    const here = new Set(this.#indicators.list.map(({ id }) => id));
    let count = 0;
    for (const [rate, left] of this.#rates) {
      if (here.has(rate.numeratorId ?? '') && here.has(rate.denominatorId ?? '')) count += left.count;
      else this.#faults.push(fault('is-rate', { row: left.row, field: left.field }, { value: rate.name }));
    }
    this.#notes.push(...counted('rates-left', count));
  }

  #fault(key: string, row: Row, field: string | undefined, value = '', more: Fault['vars'] = {}) {
    const place = { row: row.line, field: field ?? null };
    this.#faults.push(fault(value === '' ? 'field-required' : key, place, { value: quoted(value), ...more }));
  }
}

function areaFault(cell: string, name: string): string {
  if (looksLikeTotal(cell) || looksLikeTotal(name)) return 'total-row';
  return isDay(cell) ? 'key-as-day' : 'unknown-area';
}

function counted(key: string, count: number): Note[] {
  return count > 0 ? [{ key, vars: { count } }] : [];
}

export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Number.isInteger(Math.round(value * 1e6) / 1e5) ? 1 : 2;
}

/** Gives things running numbers, in the order in which they come. */
class Numbered<T> {
  readonly list: T[] = [];
  readonly #numbers = new Map<T, number>();

  of(thing: T): number {
    const number = this.#numbers.get(thing);
    if (number !== undefined) return number;
    this.#numbers.set(thing, this.list.length);
    return this.list.push(thing) - 1;
  }
}

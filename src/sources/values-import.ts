/**
 * Indicator values from a received table: long (indicator, area, year, value) or wide (a column per year). Names and keys
 * are matched, numbers and signs read, faults collected with line and field. Pure.
 */

import type { Evidence, Figure } from '#analysis/figure.ts';
import { type DecimalSign, decimalSignOf, parseFigure } from '#analysis/number.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read, Row } from './received.ts';
import { columnOf, folded, type Table } from './table.ts';

/** What the city has: what names and keys in the file can mean. */
export type KnownIndicator = {
  readonly id: string;
  readonly name: string;
  readonly rate: boolean;
  readonly evidence: Evidence;
};
export type KnownArea = {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly divisionId: string;
  readonly isCity: boolean;
};
export type Known = { readonly indicators: readonly KnownIndicator[]; readonly areas: readonly KnownArea[] };

export type ImportedValue = {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly year: number;
  readonly figure: Figure;
};
export type ValuesImport = {
  readonly values: readonly ImportedValue[];
  readonly notes: readonly Note[];
  readonly preview: readonly {
    readonly indicator: string;
    readonly area: string;
    readonly year: number;
    readonly figure: Figure;
  }[];
};

export type ValuesOptions = {
  /** For files that hold a single indicator and do not name it. */
  readonly indicatorId?: string | undefined;
  /** Keys and names are looked up here first. */
  readonly divisionId?: string | undefined;
};

const names = {
  indicator: ['Indikator', 'Indicator', 'Sachmerkmal', 'Merkmal', 'Kennzahl', 'indikator_id', 'indicator_id'],
  area: [
    'Schlüssel',
    'Gebietsschlüssel',
    'area_id',
    'raum_id',
    'Code',
    'Key',
    'OT',
    'Ortsteilnummer',
    'AGS',
    'PLZ',
    'Raum',
    'Area',
    'Nummer',
    'Nr',
  ],
  areaName: ['Raumname', 'Gebiet', 'Ortsteil', 'Stadtteil', 'Stadtbezirk', 'Bezirk', 'area_name', 'Raum', 'Name'],
  year: ['Jahr', 'Year', 'Zeit', 'Periode', 'Stichtag', 'Datum', 'Date', 'Berichtsjahr'],
  value: ['Wert', 'Value', 'Anzahl', 'Zahl', 'Ergebnis'],
};

type Columns = {
  readonly indicator: number;
  readonly area: number;
  readonly areaName: number;
  /** One column of years with one of values, or several columns that are years themselves. */
  readonly year: number;
  readonly value: number;
  readonly years: readonly { readonly column: number; readonly year: number }[];
};

export function importValues(table: Table, known: Known, options: ValuesOptions = {}): Read<ValuesImport> {
  const columns = columnsOf(table.head);
  const missing = missingColumns(columns, options);
  if (missing.length > 0) return { ok: false, faults: missing };
  const decimal = decimalSign(table, columns);
  const reader = new Reader(known, options, decimal);
  for (const row of table.rows) reader.read(row, columns, table.head);
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  if (reader.values.length === 0) return { ok: false, faults: [fault('no-values')] };
  return {
    ok: true,
    value: {
      values: reader.values,
      notes: [...table.notes, { key: 'decimal', vars: { sign: decimal } }, ...reader.notes()],
      preview: reader.preview,
    },
  };
}

function columnsOf(head: readonly string[]): Columns {
  const years = head.flatMap((name, column) => {
    const match = /^(?:jahr|year|j|y)?[ _-]?((?:19|20)\d\d)$/i.exec(name.trim());
    return match ? [{ column, year: Number(match[1]) }] : [];
  });
  const area = columnOf(head, names.area);
  const others = head.map((name, column) => (column === area ? '' : name));
  const areaName = columnOf(others, names.areaName);
  return {
    indicator: columnOf(head, names.indicator),
    area: area >= 0 ? area : areaName,
    areaName,
    year: columnOf(head, names.year),
    value: columnOf(head, names.value),
    years,
  };
}

function missingColumns(columns: Columns, options: ValuesOptions): Fault[] {
  const faults: Fault[] = [];
  if (columns.indicator < 0 && !options.indicatorId)
    faults.push(fault('column-missing', { field: 'Indikator' }, { examples: names.indicator.slice(0, 3).join(', ') }));
  if (columns.area < 0)
    faults.push(fault('column-missing', { field: 'Raum' }, { examples: 'Raum, Schlüssel, OT, Gebiet' }));
  if (columns.years.length === 0 && (columns.year < 0 || columns.value < 0)) {
    if (columns.year < 0) faults.push(fault('column-missing', { field: 'Jahr' }, { examples: 'Jahr, 2014, 2015' }));
    else faults.push(fault('column-missing', { field: 'Wert' }, { examples: 'Wert, Value, Anzahl' }));
  }
  return faults;
}

/** One decimal sign holds for the whole file; two in one file would be guessed, so the majority decides and others fail. */
function decimalSign(table: Table, columns: Columns): DecimalSign {
  const sample = table.rows.slice(0, 20_000);
  const cells = columns.years.length > 0 ? columns.years.map(({ column }) => column) : [columns.value];
  return decimalSignOf(sample.flatMap((row) => cells.map((column) => row.cells[column] ?? '')));
}

class Reader {
  readonly values: ImportedValue[] = [];
  readonly faults: Fault[] = [];
  readonly preview: { indicator: string; area: string; year: number; figure: Figure }[] = [];
  readonly #seen = new Map<string, number>();
  readonly #indicators: IndicatorFinder;
  readonly #areas: AreaFinder;
  readonly #options: ValuesOptions;
  readonly #decimal: DecimalSign;
  #suppressed = 0;

  constructor(known: Known, options: ValuesOptions, decimal: DecimalSign) {
    this.#indicators = new IndicatorFinder(known.indicators);
    this.#areas = new AreaFinder(known.areas, options.divisionId);
    this.#options = options;
    this.#decimal = decimal;
  }

  read(row: Row, columns: Columns, head: readonly string[]) {
    if (this.faults.length >= mostFaults) return;
    const indicator = this.#indicatorOf(row, columns, head);
    const area = this.#areaOf(row, columns, head);
    if (!indicator || !area) return;
    if (columns.years.length > 0) {
      for (const { column, year } of columns.years) {
        const cell = row.cells[column] ?? '';
        // In a table with a column per year, an empty cell says that nothing was counted.
        if (cell !== '') this.#add(row, head[column] ?? '', indicator, area, year, cell);
      }
      return;
    }
    const year = yearOf(row.cells[columns.year] ?? '');
    if (year === undefined) this.#fault('not-a-year', row, head[columns.year], row.cells[columns.year]);
    else this.#add(row, head[columns.value] ?? '', indicator, area, year, row.cells[columns.value] ?? '');
  }

  notes(): Note[] {
    return this.#suppressed > 0 ? [{ key: 'signs', vars: { count: this.#suppressed } }] : [];
  }

  #indicatorOf(row: Row, columns: Columns, head: readonly string[]): KnownIndicator | undefined {
    const cell = columns.indicator >= 0 ? (row.cells[columns.indicator] ?? '') : '';
    const wanted = cell || this.#options.indicatorId || '';
    const field = head[columns.indicator] ?? 'Indikator';
    const found = this.#indicators.find(wanted);
    if (found === 'ambiguous') this.#fault('ambiguous-name', row, field, wanted);
    else if (!found) this.#fault('unknown-indicator', row, field, wanted);
    else if (found.rate) this.#fault('is-rate', row, field, found.name);
    else return found;
  }

  #areaOf(row: Row, columns: Columns, head: readonly string[]): KnownArea | undefined {
    const key = row.cells[columns.area] ?? '';
    const name = columns.areaName >= 0 ? (row.cells[columns.areaName] ?? '') : '';
    const field = head[key === '' && name !== '' ? columns.areaName : columns.area];
    const found = this.#areas.find(key, name);
    if (found === 'ambiguous') this.#fault('ambiguous-area', row, field, key || name);
    else if (!found) this.#fault('unknown-area', row, field, key || name);
    else return found;
  }

  #add(row: Row, field: string, indicator: KnownIndicator, area: KnownArea, year: number, cell: string) {
    const figure = parseFigure(cell, this.#decimal, indicator.evidence);
    if (!figure) {
      this.#fault('not-a-number', row, field, cell);
      return;
    }
    const key = `${indicator.id}\n${area.id}\n${year}`;
    const before = this.#seen.get(key);
    if (before !== undefined) {
      this.faults.push(
        fault(
          'duplicate',
          { row: row.line, field },
          { first: before, what: `${indicator.name}, ${area.name}, ${year}` },
        ),
      );
      return;
    }
    this.#seen.set(key, row.line);
    if (figure.state !== 'known') this.#suppressed += 1;
    this.values.push({ indicatorId: indicator.id, areaId: area.id, year, figure });
    if (this.preview.length < 8) this.preview.push({ indicator: indicator.name, area: area.name, year, figure });
  }

  #fault(key: string, row: Row, field: string | undefined, value = '') {
    const vars = { value: value.slice(0, 80) };
    this.faults.push(fault(value === '' ? 'field-required' : key, { row: row.line, field: field ?? null }, vars));
  }
}

/** `2015`, `31.12.2015`, `2015-12-31`, `2015/16` (the first). */
function yearOf(cell: string): number | undefined {
  const match = /^((?:19|20)\d\d)(?:[-/.].*)?$/.exec(cell) ?? /^\d{1,2}\.\d{1,2}\.((?:19|20)\d\d)$/.exec(cell);
  return match ? Number(match[1]) : undefined;
}

/** Finds indicators by id, by name, or by a name that differs only in signs, blanks and case. */
class IndicatorFinder {
  readonly #by: readonly ReadonlyMap<string, readonly KnownIndicator[]>[];
  readonly #found = new Map<string, KnownIndicator | 'ambiguous' | undefined>();

  constructor(indicators: readonly KnownIndicator[]) {
    this.#by = [
      Map.groupBy(indicators, (each) => each.id),
      Map.groupBy(indicators, (each) => each.name),
      Map.groupBy(indicators, (each) => folded(each.name)),
    ];
  }

  find(wanted: string): KnownIndicator | 'ambiguous' | undefined {
    if (!this.#found.has(wanted)) this.#found.set(wanted, this.#search(wanted));
    return this.#found.get(wanted);
  }

  #search(wanted: string): KnownIndicator | 'ambiguous' | undefined {
    const [ids, exact, similar] = this.#by;
    const candidates = ids?.get(wanted) ?? exact?.get(wanted) ?? similar?.get(folded(wanted)) ?? [];
    return candidates.length > 1 ? 'ambiguous' : candidates[0];
  }
}

/** Finds areas by key, by key with leading zeros lost in a spreadsheet, or by name. */
class AreaFinder {
  readonly #byKey = new Map<string, KnownArea[]>();
  readonly #byName = new Map<string, KnownArea[]>();
  readonly #preferred: string | undefined;

  constructor(areas: readonly KnownArea[], preferred: string | undefined) {
    this.#preferred = preferred;
    for (const area of areas) {
      push(this.#byName, folded(area.name), area);
      push(this.#byKey, area.id, area);
      if (area.code) {
        push(this.#byKey, area.code, area);
        if (/^0+\d/.test(area.code)) push(this.#byKey, area.code.replace(/^0+(?=\d)/, ''), area);
      }
      if (area.isCity) {
        push(this.#byName, `stadt${folded(area.name)}`, area);
        push(this.#byName, 'stadt', area);
        push(this.#byName, 'gesamt', area);
      }
    }
  }

  find(key: string, name: string): KnownArea | 'ambiguous' | undefined {
    const byKey = key === '' ? [] : (this.#byKey.get(key) ?? []);
    const byName = this.#byName.get(folded(name)) ?? this.#byName.get(folded(key)) ?? [];
    const candidates = byKey.length > 0 ? byKey : byName;
    if (candidates.length <= 1) return candidates[0];
    const preferred = candidates.filter((area) => area.divisionId === this.#preferred);
    if (preferred.length === 1) return preferred[0];
    // Two divisions use the same key (Ortsteil 0, Stadtbezirk 0): the name in the same row decides.
    const both = candidates.filter((area) => byName.includes(area));
    return both.length === 1 ? both[0] : 'ambiguous';
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

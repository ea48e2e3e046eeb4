/**
 * What the columns of a received table hold: indicator, area, year and value in a row each, a column for every year, or a
 * column for every indicator. Recognised by their names, or as a person has said. Pure.
 */

import { type Fault, fault, type Note } from './fault.ts';
import { columnOf } from './table.ts';
import { type IndicatorFinder, isTotal, type KnownIndicator } from './value-names.ts';

/** What a person has said of the columns, by their names in the file. */
export type ColumnChoice = {
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly year?: string | undefined;
  readonly value?: string | undefined;
};

/** A column with values; its heading may already say of which year or which indicator. */
export type ValueColumn = {
  readonly column: number;
  readonly year: number | null;
  readonly indicator: KnownIndicator | null;
};

export type ValueColumns = {
  readonly indicator: number;
  readonly area: number;
  readonly areaName: number;
  readonly year: number;
  readonly unit: number;
  readonly values: readonly ValueColumn[];
  readonly notes: readonly Note[];
  readonly faults: readonly Fault[];
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
  unit: ['Einheit', 'Unit', 'Maßeinheit'],
};

type Given = { readonly indicatorId?: string | undefined; readonly year?: number | undefined };

export function columnsOf(
  head: readonly string[],
  finder: IndicatorFinder,
  choice: ColumnChoice = {},
  given: Given = {},
): ValueColumns {
  const chosen = (name: string | undefined, names: readonly string[]) => columnOf(head, name ? [name] : names);
  const indicator = chosen(choice.indicator, names.indicator);
  const area = chosen(choice.area, names.area);
  const areaName = columnOf(
    head.map((name, column) => (column === area ? '' : name)),
    names.areaName,
  );
  const year = chosen(choice.year, names.year);
  const places = { indicator, area: area >= 0 ? area : areaName, areaName, year, unit: columnOf(head, names.unit) };
  const value = chosen(choice.value, names.value);
  const years = choice.value ? [] : yearColumns(head);
  if (years.length > 0) return complete(places, years, given);
  if (value >= 0) return complete(places, [{ column: value, year: null, indicator: null }], given);
  const taken = new Set(Object.values(places));
  const others = head.flatMap((name, column) => (name === '' || taken.has(column) ? [] : [{ name, column }]));
  const found = indicator >= 0 ? [] : indicatorColumns(others, finder);
  const left = others.filter(({ column }) => !found.some((each) => each.column === column)).map(({ name }) => name);
  const notes: Note[] = left.length > 0 && found.length > 0 ? [{ key: 'columns-left', vars: named(left) }] : [];
  return complete(places, found, given, notes);
}

function named(columns: readonly string[]) {
  return { columns: columns.slice(0, 10).join(', ').slice(0, 200) };
}

function yearColumns(head: readonly string[]): ValueColumn[] {
  return head.flatMap((name, column) => {
    const match = /^(?:jahr|year|j|y)?[ _-]?((?:19|20)\d\d)$/i.exec(name.trim());
    return match ? [{ column, year: Number(match[1]), indicator: null }] : [];
  });
}

function indicatorColumns(columns: readonly { name: string; column: number }[], finder: IndicatorFinder) {
  return columns.flatMap(({ name, column }): ValueColumn[] => {
    const indicator = finder.find(name);
    return indicator && indicator !== 'ambiguous' ? [{ column, year: null, indicator }] : [];
  });
}

type Places = Omit<ValueColumns, 'values' | 'notes' | 'faults'>;

function complete(places: Places, values: readonly ValueColumn[], given: Given, notes: readonly Note[] = []) {
  const ofIndicators = values.some(({ indicator }) => indicator !== null);
  const faults: Fault[] = [];
  if (places.indicator < 0 && !given.indicatorId && !ofIndicators) faults.push(missing('Indikator', names.indicator));
  if (places.area < 0) faults.push(missing('Raum', ['Raum', 'Schlüssel', 'OT', 'Gebiet']));
  const everyYear = values.length > 0 && values.every(({ year }) => year !== null);
  if (!everyYear && places.year < 0 && given.year === undefined) faults.push(missing('Jahr', ['Jahr', '2014', '2015']));
  else if (values.length === 0) faults.push(missing('Wert', ['Wert', 'Value', 'Anzahl']));
  return { ...places, values, notes, faults };
}

function missing(field: string, examples: readonly string[]): Fault {
  return fault('column-missing', { field }, { examples: examples.slice(0, 4).join(', ') });
}

/**
 * A heading over several columns, as merged cells leave it: one name and then nothing, while the cells below are filled
 * with headings of their own.
 */
export function mergedHead(head: readonly string[], first: readonly string[], line: number): Fault | null {
  const at = head.findIndex((name, column) => name !== '' && head[column + 1] === '' && head.length > 2);
  if (at < 0) return null;
  const below = head.flatMap((name, column) => (name === '' ? [first[column] ?? ''] : []));
  const words = below.filter((cell) => /^(19|20)\d\d$/.test(cell) || /\p{L}{2}/u.test(cell));
  if (words.length === 0 || words.length < below.length || below.some(isTotal)) return null;
  return fault('merged-head', { row: line, field: head[at] ?? '' }, { below: words.slice(0, 3).join(', ') });
}

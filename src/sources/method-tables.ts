/**
 * Bare tables for methods, without a city: indicators for an index, groups for segregation, counts under watch, targets.
 * One decimal sign holds for the whole file; what is wrong is named with line and field. Pure.
 */

import type { AttainmentTarget } from '#analysis/attainment.ts';
import type { IndexRow } from '#analysis/composite-index.ts';
import { type Figure, unknown } from '#analysis/figure.ts';
import type { IndexDefinition } from '#analysis/index-definition.ts';
import { type DecimalSign, decimalSignOf, parseFigure } from '#analysis/number.ts';
import type { WatchedRow } from '#analysis/watched-areas.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read, Row } from './received.ts';
import { isNumeric } from './series-file.ts';
import { columnOf, folded, type Table } from './table.ts';

const areaNames = [
  'area',
  'raum',
  'schluessel',
  'gebietsschluessel',
  'code',
  'key',
  'id',
  'plr_id',
  'ot',
  'plz',
  'school',
];
const yearNames = ['year', 'jahr', 'berichtsjahr', 'zeit', 'periode', 'stichtag'];
const nameNames = ['name', 'bezeichnung', 'raumname', 'area_name', 'gebiet'];

/** Reads the cells of a table and keeps what is wrong with them. */
class Cells {
  readonly faults: Fault[] = [];
  readonly #table: Table;
  readonly #decimal: DecimalSign;

  constructor(table: Table) {
    this.#table = table;
    const delimiter = table.notes.find(({ key }) => key === 'delimiter')?.vars['delimiter'];
    // Between commas a decimal comma can hardly stand.
    this.#decimal =
      delimiter === ','
        ? '.'
        : decimalSignOf(table.rows.slice(0, 20_000).flatMap(({ cells }) => cells.filter(isShort)));
  }

  fault(key: string, row: Row | null, field: string | null, vars: Fault['vars'] = {}) {
    if (this.faults.length < mostFaults) this.faults.push(fault(key, { row: row?.line ?? null, field }, vars));
  }

  /** The column that goes by one of these names; −1 where there is none, a fault where it is needed. */
  column(names: readonly string[], needed: string | null = null): number {
    const found = columnOf(this.#table.head, names);
    if (found < 0 && needed !== null) {
      this.fault('column-missing', null, needed, { examples: names.slice(0, 5).join(', ') });
    }
    return found;
  }

  field(column: number): string {
    return this.#table.head[column] ?? '';
  }

  text(row: Row, column: number): string {
    return (row.cells[column] ?? '').trim();
  }

  /** A text that must be there. */
  key(row: Row, column: number): string {
    const text = this.text(row, column);
    if (text === '') this.fault('field-required', row, this.field(column));
    return text;
  }

  figure(row: Row, column: number): Figure {
    const text = this.text(row, column);
    const figure = parseFigure(text, this.#decimal);
    if (!figure) this.fault('not-a-number', row, this.field(column), { value: text.slice(0, 80) });
    return figure ?? unknown('missing');
  }

  /** A figure from 0. */
  count(row: Row, column: number): Figure {
    const figure = this.figure(row, column);
    if (figure.state === 'known' && figure.value < 0) {
      this.fault('negative', row, this.field(column), { value: this.text(row, column) });
    }
    return figure;
  }

  year(row: Row, column: number): number {
    const text = this.text(row, column);
    const match = /^(?:\d{1,2}\.\d{1,2}\.)?((?:18|19|20|21)\d\d)(?:[-/.].*)?$/.exec(text);
    if (!match)
      this.fault(text === '' ? 'field-required' : 'not-a-year', row, this.field(column), { value: text.slice(0, 80) });
    return Number(match?.[1] ?? 0);
  }

  read<T>(value: T): Read<T> {
    return this.faults.length > 0 ? { ok: false, faults: this.faults } : { ok: true, value };
  }
}

function isShort(cell: string): boolean {
  return cell.length < 30;
}

/** Notes a key that came before. */
function once(cells: Cells, seen: Map<string, number>, row: Row, field: string, what: string) {
  const first = seen.get(what);
  if (first === undefined) seen.set(what, row.line);
  else cells.fault('duplicate', row, field, { what, first });
}

export type NamedIndexRow = IndexRow & { readonly name: string };

/** The rows that a definition asks for. */
export function indexRowsIn(table: Table, definition: IndexDefinition): Read<readonly NamedIndexRow[]> {
  const cells = new Cells(table);
  const area = cells.column(definition.area.columns, definition.area.columns[0] ?? '');
  const inhabitants = definition.inhabitants
    ? cells.column(definition.inhabitants.columns, definition.inhabitants.columns[0] ?? '')
    : -1;
  const name = cells.column(nameNames);
  const columns = definition.parts.flatMap(({ indicators }) =>
    indicators.flatMap((each) => {
      if (each.columns) return [{ id: each.id, column: cells.column(each.columns, each.id) }];
      return [
        { id: `${each.id}.from`, column: cells.column(each.change?.from ?? [], `${each.id} (from)`) },
        { id: `${each.id}.to`, column: cells.column(each.change?.to ?? [], `${each.id} (to)`) },
      ];
    }),
  );
  const marks = definition.exclude.flatMap((rule) =>
    'column' in rule ? [{ mark: rule.column, column: cells.column([rule.column]) }] : [],
  );
  if (cells.faults.length > 0) return { ok: false, faults: cells.faults };
  const seen = new Map<string, number>();
  const rows = table.rows.map((row): NamedIndexRow => {
    const key = cells.key(row, area);
    once(cells, seen, row, cells.field(area), key);
    return {
      area: key,
      name: name < 0 ? '' : cells.text(row, name),
      inhabitants: inhabitants < 0 ? unknown('not-applicable') : cells.count(row, inhabitants),
      figures: Object.fromEntries(columns.map(({ id, column }) => [id, cells.figure(row, column)])),
      marks: Object.fromEntries(marks.map(({ mark, column }) => [mark, column < 0 ? '' : cells.text(row, column)])),
    };
  });
  return cells.read(rows);
}

export type GroupRow = { readonly area: string; readonly part: string; readonly figures: readonly Figure[] };
export type GroupEdition = { readonly year: number | null; readonly rows: readonly GroupRow[] };
export type GroupColumns = {
  readonly area?: string;
  readonly part?: string;
  readonly groups?: readonly string[];
};

/** Persons by area and group, one edition for each year: a column for each group, or rows of area, group and count. */
export function groupsIn(
  table: Table,
  asked: GroupColumns = {},
): Read<{ readonly groups: readonly string[]; readonly editions: readonly GroupEdition[] }> {
  const cells = new Cells(table);
  const area = asked.area ? cells.column([asked.area], asked.area) : Math.max(0, cells.column(areaNames));
  const year = cells.column(yearNames);
  const part = asked.part ? cells.column([asked.part], asked.part) : -1;
  const group = cells.column(['group', 'gruppe', 'race']);
  const count = cells.column(['count', 'anzahl', 'persons', 'personen', 'n', 'value', 'wert']);
  const long = group >= 0 && count >= 0;
  const taken = new Set([area, year, part, ...nameNames.map((name) => columnOf(table.head, [name]))]);
  const wide = asked.groups
    ? asked.groups.map((name) => cells.column([name], name))
    : table.head.flatMap((_, column) => (!taken.has(column) && isNumeric(table.rows, column) ? [column] : []));
  const groups = long
    ? (asked.groups ?? [...new Set(table.rows.map((row) => cells.text(row, group)))].filter((each) => each !== ''))
    : wide.map((column) => cells.field(column));
  if (cells.faults.length === 0 && groups.length < 2)
    cells.fault('two-groups', null, null, { found: groups.join(', ') });
  if (cells.faults.length > 0) return { ok: false, faults: cells.faults };
  const seen = new Map<string, number>();
  const editions = new Map<number | null, Map<string, { part: string; figures: (Figure | undefined)[] }>>();
  for (const row of table.rows) {
    const key = cells.key(row, area);
    const at = year < 0 ? null : cells.year(row, year);
    const areas = editions.get(at) ?? new Map<string, { part: string; figures: (Figure | undefined)[] }>();
    const found = areas.get(key) ?? {
      part: part < 0 ? '' : cells.key(row, part),
      figures: groups.map(() => undefined),
    };
    once(
      cells,
      seen,
      row,
      cells.field(area),
      [key, long ? cells.text(row, group) : null, at].filter((each) => each !== null).join(', '),
    );
    const columns = long
      ? [[groups.indexOf(cells.text(row, group)), count] as const]
      : wide.map((column, index) => [index, column] as const);
    for (const [index, column] of columns) if (index >= 0) found.figures[index] = cells.count(row, column);
    editions.set(at, areas.set(key, found));
  }
  const sorted = [...editions].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
  // In rows by group, a group that is not listed for an area has nobody there.
  const absent: Figure = { state: 'known', value: 0, evidence: 'measured' };
  return cells.read({
    groups,
    editions: sorted.map(([at, areas]) => ({
      year: at,
      rows: [...areas].map(([key, found]) => ({
        area: key,
        part: found.part,
        figures: found.figures.map((each) => each ?? absent),
      })),
    })),
  });
}

/** Pairs of neighbouring areas, with the length of their common border where it is given. */
export function neighboursIn(
  table: Table,
): Read<readonly { readonly one: string; readonly other: string; readonly weight: number }[]> {
  const cells = new Cells(table);
  const one = cells.column(['one', 'area', 'from', 'von', 'a'], 'one');
  const other = cells.column(['other', 'neighbour', 'nachbar', 'to', 'nach', 'b'], 'other');
  const weight = cells.column(['weight', 'length', 'laenge', 'gewicht']);
  if (cells.faults.length > 0) return { ok: false, faults: cells.faults };
  const seen = new Map<string, number>();
  const pairs = table.rows.map((row) => {
    const pair = { one: cells.key(row, one), other: cells.key(row, other), weight: 1 };
    once(cells, seen, row, cells.field(one), [pair.one, pair.other].sort().join(' – '));
    if (weight < 0) return pair;
    const figure = cells.figure(row, weight);
    if (figure.state === 'known' && figure.value > 0) return { ...pair, weight: figure.value };
    cells.fault('not-above-zero', row, cells.field(weight), { value: cells.text(row, weight) });
    return pair;
  });
  return cells.read(pairs);
}

export type WatchTable = {
  readonly rows: readonly WatchedRow[];
  /** Classes by area and year, where the table has them. */
  readonly classes: readonly { readonly area: string; readonly year: number; readonly class: string }[];
};

/** Areas under watch: cases with the persons they come from, or a value, and a class where there is one. */
export function watchedIn(table: Table): Read<WatchTable> {
  const cells = new Cells(table);
  const area = cells.column(areaNames, 'area');
  const year = cells.column(yearNames, 'year');
  const count = cells.column(['count', 'cases', 'faelle', 'anzahl', 'zaehler', 'numerator']);
  const base = cells.column([
    'base',
    'persons',
    'personen',
    'einwohner',
    'inhabitants',
    'population',
    'nenner',
    'denominator',
  ]);
  const value = cells.column(['value', 'wert', 'rate', 'anteil']);
  const mark = cells.column(['class', 'klasse', 'status']);
  if ((count < 0 || base < 0) && value < 0 && mark < 0) {
    cells.fault('column-missing', null, count < 0 ? 'count' : 'base', { examples: 'count + base, value, class' });
  }
  if (cells.faults.length > 0) return { ok: false, faults: cells.faults };
  const seen = new Map<string, number>();
  const classes: { area: string; year: number; class: string }[] = [];
  const rows = table.rows.map((row): WatchedRow => {
    const at = { area: cells.key(row, area), year: cells.year(row, year) };
    once(cells, seen, row, cells.field(area), `${at.area}, ${at.year}`);
    const text = mark < 0 ? '' : cells.text(row, mark);
    if (text !== '') classes.push({ ...at, class: text });
    return {
      ...at,
      ...(count >= 0 && base >= 0 ? { count: cells.count(row, count), base: cells.count(row, base) } : {}),
      ...(value >= 0 ? { value: cells.figure(row, value) } : {}),
    };
  });
  return cells.read({ rows, classes });
}

export type SeriesTarget = { readonly series: string; readonly target: AttainmentTarget };

/** Targets of series by name: a value to be reached in a year, a value to be kept (without year), a direction (without value). */
export function targetsIn(table: Table): Read<readonly SeriesTarget[]> {
  const cells = new Cells(table);
  const series = cells.column(['series', 'reihe', 'indikator', 'indicator', 'name'], 'series');
  const direction = cells.column(['direction', 'richtung'], 'direction');
  const value = cells.column(['target', 'ziel', 'zielwert', 'value', 'wert']);
  const year = cells.column(['target_year', 'zieljahr', 'year', 'jahr']);
  if (cells.faults.length > 0) return { ok: false, faults: cells.faults };
  const targets = table.rows.map((row): SeriesTarget => {
    const word = folded(cells.key(row, direction));
    const heading = ['up', 'hoch', 'steigend', 'mehr'].includes(word) ? 'up' : 'down';
    if (heading === 'down' && !['down', 'runter', 'fallend', 'sinkend', 'weniger'].includes(word)) {
      cells.fault('unknown-word', row, cells.field(direction), {
        value: cells.text(row, direction),
        allowed: 'up, down',
      });
    }
    const figure = value < 0 ? unknown('missing') : cells.figure(row, value);
    const at = year < 0 || cells.text(row, year) === '' ? null : cells.year(row, year);
    const name = cells.key(row, series);
    if (figure.state !== 'known') return { series: name, target: { kind: 'direction', direction: heading } };
    if (at === null) return { series: name, target: { kind: 'constant', value: figure.value, direction: heading } };
    return { series: name, target: { kind: 'by-year', value: figure.value, direction: heading, year: at } };
  });
  return cells.read(targets);
}

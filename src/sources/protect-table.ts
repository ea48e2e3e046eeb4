/**
 * A table file protected as the statistics office says: the file and its hierarchy as text cells, the rule as written, what
 * may be published. Pure: tables in, rows out.
 */

import { perturbCounts, secretKey } from '#analysis/cell-key.ts';
import { attack } from '#analysis/disclosure-attack.ts';
import type { PrimaryRule, ProtectionLevel } from '#analysis/disclosure-rules.ts';
import { type SuppressionSettings, suppress } from '#analysis/disclosure-suppression.ts';
import {
  type DisclosureTable,
  type Member,
  placeOf,
  type Standing,
  type TableCell,
  tableOf,
} from '#analysis/disclosure-table.ts';
import { decimalSignOf, parseFigure, parseNumber } from '#analysis/number.ts';
import { roundByKey, roundToBase } from '#analysis/rounding.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';
import { columnOf, type Table } from './table.ts';

/** How a table is protected: cells hidden, counts rounded, or counts with noise. */
export type TableRule =
  | { readonly method: 'suppress'; readonly rule: PrimaryRule }
  | { readonly method: 'round'; readonly base: number }
  | { readonly method: 'random'; readonly base: number }
  | { readonly method: 'cell-key'; readonly D: number; readonly V: number; readonly js: number };

/** `threshold=3,zeros=secret,dominance=1:80,percent=10` · `round=5` · `random=3` · `cell-key=5:3:2`; undefined if it is none. */
export function readRule(text: string): TableRule | undefined {
  const parts = new Map(text.split(',').map((part) => part.split('=').map((each) => each.trim()) as [string, string]));
  const numbers = (key: string) =>
    (parts.get(key) ?? '').split(':').map((each) => (each === '' ? Number.NaN : Number(each)));
  const [first = Number.NaN, second = Number.NaN, third = 0] = numbers([...parts.keys()][0] ?? '');
  const only = parts.size === 1 ? [...parts.keys()][0] : undefined;
  if (only === 'round' || only === 'random') {
    return Number.isInteger(first) && first >= 2 ? { method: only, base: first } : undefined;
  }
  if (only === 'cell-key') {
    const sound = Number.isInteger(first) && first >= 1 && second > 0 && Number.isInteger(third) && third >= 0;
    return sound ? { method: 'cell-key', D: first, V: second, js: third } : undefined;
  }
  return suppressionRule(parts, numbers);
}

function suppressionRule(
  parts: ReadonlyMap<string, string>,
  numbers: (key: string) => number[],
): TableRule | undefined {
  if ([...parts.keys()].some((key) => !['threshold', 'zeros', 'dominance', 'percent'].includes(key))) return undefined;
  const [[threshold], [n, k], [percent]] = [numbers('threshold'), numbers('dominance'), numbers('percent')];
  const zeros = (['open', 'structural', 'secret'] as const).find((each) => each === parts.get('zeros'));
  const bad = [
    parts.has('threshold') && !(threshold !== undefined && threshold >= 1),
    parts.has('dominance') && !(n !== undefined && n >= 1 && k !== undefined && k > 0 && k < 100),
    parts.has('percent') && !(percent !== undefined && percent > 0 && percent < 100),
    parts.has('zeros') && zeros === undefined,
    !parts.has('threshold') && !parts.has('dominance') && !parts.has('percent'),
  ];
  if (bad.includes(true)) return undefined;
  return {
    method: 'suppress',
    rule: {
      ...(parts.has('threshold') && threshold !== undefined ? { threshold } : {}),
      ...(parts.has('dominance') && n !== undefined && k !== undefined ? { dominance: { n, k } } : {}),
      ...(parts.has('percent') && percent !== undefined ? { percent } : {}),
      ...(zeros ? { zeros } : {}),
    },
  };
}

/** `3:20` is a width of 3 or 20 percent of the value; undefined if it is none. */
export function readLevel(text: string): ProtectionLevel | undefined {
  const [absolute = Number.NaN, percent = Number.NaN, ...more] = text.split(':').map(Number);
  return absolute >= 0 && percent >= 0 && percent <= 1000 && more.length === 0
    ? { absolute, share: percent / 100 }
    : undefined;
}

const standings: readonly Standing[] = ['open', 'published', 'hidden', 'inner'];

const named = {
  value: ['value', 'wert', 'anzahl'],
  standing: ['standing', 'verwendung'],
  contributors: ['contributors', 'beitragende'],
  largest: ['largest', 'groesste'],
  key: ['key', 'zellschluessel'],
} as const;

type ReadCell = TableCell & { readonly key?: number };
export type ReadProtection = {
  readonly table: DisclosureTable;
  readonly names: readonly string[];
  readonly cells: readonly ReadCell[];
};

/** For each dimension which member contains which. */
export type Hierarchy = readonly ReadonlyMap<string, readonly string[]>[];
type Places = Readonly<Record<keyof typeof named, number>>;

function placesIn({ head }: Table): Places {
  return Object.fromEntries(Object.entries(named).map(([name, words]) => [name, columnOf(head, words)])) as Places;
}

function dimensionPlaces(file: Table): number[] {
  const taken = new Set(Object.values(placesIn(file)));
  return file.head.flatMap((_, i) => (taken.has(i) ? [] : [i]));
}

/** Every column that has no other meaning is a dimension. */
export function dimensionsOf(file: Table): readonly string[] {
  return dimensionPlaces(file).map((i) => file.head[i] ?? '');
}

export function readProtection(
  file: Table,
  hierarchy: Hierarchy | undefined,
  kind: DisclosureTable['kind'],
  absent: 'refused' | 'zero',
): Read<ReadProtection> {
  const places = placesIn(file);
  if (places.value < 0)
    return failed(fault('column-missing', { field: 'value' }, { examples: named.value.join(', ') }));
  const faults: Fault[] = [];
  const cells = readCells(file, places, dimensionPlaces(file), faults);
  if (faults.length > 0) return failed(...faults);
  const names = dimensionsOf(file);
  const made = tableOf({
    kind,
    absent,
    cells,
    dimensions: names.map((name, d) => ({ name, members: membersOf(cells, d, hierarchy?.[d] ?? new Map()) })),
  });
  if (made.ok) return { ok: true, value: { table: made.table, names, cells } };
  const line = (at: readonly string[]) => {
    const found = cells.findLastIndex((cell) => cell.at.join('\0') === at.join('\0'));
    return found < 0 ? null : (file.rows[found]?.line ?? null);
  };
  return {
    ok: false,
    faults: made.faults.map(({ kind: key, at }) => fault(`table-${key}`, { row: line(at) }, { value: at.join(', ') })),
  };
}

function readCells(file: Table, places: Places, dimensions: readonly number[], faults: Fault[]): ReadCell[] {
  const of = (row: Table['rows'][number], name: keyof typeof named) => row.cells[places[name]]?.trim() ?? '';
  const decimal = decimalSignOf(file.rows.map((row) => of(row, 'value')));
  return file.rows.map((row) => {
    const wrong = (field: keyof typeof named, key: string, vars: Fault['vars'] = {}) =>
      faults.push(
        fault(key, { row: row.line, field: file.head[places[field]] ?? field }, { value: of(row, field), ...vars }),
      );
    const figure = parseFigure(of(row, 'value'), decimal);
    if (figure?.state !== 'known') wrong('value', 'not-a-number');
    const standing = of(row, 'standing') || 'open';
    if (!standings.some((each) => each === standing)) {
      wrong('standing', 'unknown-word', { allowed: standings.join(', ') });
    }
    const number = (field: 'contributors' | 'key') => {
      const written = of(row, field);
      const value = written === '' ? undefined : parseNumber(written, decimal);
      if (written !== '' && value === undefined) wrong(field, 'not-a-number');
      return value;
    };
    const largest = of(row, 'largest')
      .split(/[\s|]+/)
      .filter(Boolean);
    const contributions = largest.map((each) => parseNumber(each, decimal) ?? Number.NaN);
    if (contributions.some(Number.isNaN)) wrong('largest', 'not-a-number');
    const [contributors, key] = [number('contributors'), number('key')];
    return {
      at: dimensions.map((i) => row.cells[i]?.trim() ?? ''),
      value: figure?.state === 'known' ? figure.value : 0,
      standing: standing as Standing,
      ...(contributors === undefined ? {} : { contributors }),
      ...(contributions.length === 0 ? {} : { largest: contributions }),
      ...(key === undefined ? {} : { key }),
    };
  });
}

/** Lines dimension, member, part: which member contains which. */
export function readHierarchy(hierarchy: Table, names: readonly string[]): Read<Hierarchy> {
  const faults: Fault[] = [];
  const words = { dimension: ['dimension'], member: ['member', 'ganzes'], part: ['part', 'teil'] };
  const places = Object.values(words).map((each) => columnOf(hierarchy.head, each));
  Object.entries(words).forEach(([field, each], i) => {
    if ((places[i] ?? -1) < 0) faults.push(fault('column-missing', { field }, { examples: each.join(', ') }));
  });
  const parts = names.map(() => new Map<string, string[]>());
  for (const row of faults.length > 0 ? [] : hierarchy.rows) {
    const [dimension = '', member = '', part = ''] = places.map((i) => row.cells[i]?.trim() ?? '');
    const own = parts[names.indexOf(dimension)];
    if (!own) {
      faults.push(
        fault('unknown-word', { row: row.line, field: 'dimension' }, { value: dimension, allowed: names.join(', ') }),
      );
      continue;
    }
    const list = own.get(member);
    if (list) list.push(part);
    else own.set(member, [part]);
  }
  return faults.length > 0 ? failed(...faults) : { ok: true, value: parts };
}

function membersOf(cells: readonly TableCell[], d: number, parts: ReadonlyMap<string, readonly string[]>): Member[] {
  const ids = new Set([...cells.map((cell) => cell.at[d] ?? ''), ...parts.keys(), ...[...parts.values()].flat()]);
  return [...ids].map((id) => ({ id, parts: parts.get(id) ?? [] }));
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults: faults.slice(0, mostFaults) };
}

export type Protected = {
  /** The head and the rows that may be published: members, value, state. */
  readonly rows: readonly (readonly (string | number)[])[];
  readonly cells: number;
  readonly sensitive: number;
  readonly secondary: number;
  /** What cannot be protected; nothing may be published then. */
  readonly exposed: readonly string[];
  /** Hidden cells that are not sensitive and whose range is narrower than the level. */
  readonly narrow: readonly string[];
  /** Width of the narrowest range an attack finds; null where it was not asked. */
  readonly narrowest: number | null;
};

/** What may be published of a table; inner cells are left out. Hidden cells do not say why they are hidden. */
export function protectTable(
  { table, names, cells }: ReadProtection,
  rule: TableRule,
  settings: Omit<SuppressionSettings, 'rule'>,
  secret: string,
): Protected {
  const shown = cells.filter(({ standing }) => standing !== 'inner');
  const head = [...names, 'value', 'state'];
  const plain = { cells: shown.length, sensitive: 0, secondary: 0, exposed: [], narrow: [], narrowest: null };
  if (rule.method !== 'suppress') {
    const values = altered(shown, rule, secret);
    return { ...plain, rows: [head, ...shown.map((cell, i) => [...cell.at, values[i] ?? 0, 'known'])] };
  }
  const { sensitive, secondary, exposed, narrow } = suppress(table, { ...settings, rule: rule.rule });
  const hidden = new Set([...sensitive, ...secondary].map((cell) => placeOf(table, cell).join('\0')));
  const rows = shown.map((cell) => {
    const isHidden = hidden.has(cell.at.join('\0')) || cell.standing === 'hidden';
    return [...cell.at, isHidden ? '' : cell.value, isHidden ? 'suppressed' : 'known'];
  });
  return {
    ...plain,
    rows: [head, ...rows],
    sensitive: sensitive.length,
    secondary: secondary.length,
    exposed: exposed.map((cell) => placeOf(table, cell).join(', ')),
    narrow: narrow.map((cell) => placeOf(table, cell).join(', ')),
    narrowest: narrowestOf(table, new Set([...sensitive, ...secondary])),
  };
}

/** The width of the narrowest range an attacker finds; null where the table is too large to ask here. */
function narrowestOf(table: DisclosureTable, hidden: ReadonlySet<number>): number | null {
  if (hidden.size === 0 || hidden.size > 400 || table.size > 5000) return null;
  const ranges = attack(table, hidden);
  let narrowest = Number.POSITIVE_INFINITY;
  for (const cell of hidden) {
    const { low = 0, high = 0 } = ranges.get(cell) ?? {};
    narrowest = Math.min(narrowest, high - low);
  }
  return Number.isFinite(narrowest) ? narrowest : null;
}

function altered(
  cells: readonly ReadCell[],
  rule: Exclude<TableRule, { readonly method: 'suppress' }>,
  secret: string,
): readonly number[] {
  const keyOf = (cell: ReadCell) => cell.key ?? secretKey(secret, cell.at.join('\0'));
  if (rule.method === 'round') return cells.map(({ value }) => roundToBase(value, rule.base));
  if (rule.method === 'random') return cells.map((cell) => roundByKey(cell.value, rule.base, keyOf(cell)));
  const { D, V, js } = rule;
  return perturbCounts(
    cells.map((cell) => ({ count: cell.value, key: keyOf(cell) })),
    { D, V, js },
  );
}

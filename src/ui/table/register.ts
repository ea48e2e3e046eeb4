/**
 * A register is a list that can be searched, filtered, sorted, paged and exported, all from its address. Rooms say what
 * their columns and filters are; this file does the rest, for every list of the house. Pure: rows in, rows out.
 */

/** What a cell sorts and exports as; money in cents is exported in euros (`unit: 'cents'`). */
export type CellValue = string | number | null;

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly value: (row: Row) => CellValue;
  /** What a file says where that is not what the list sorts by: why there is no number, or one that nobody shall rank. */
  readonly file?: (row: Row) => CellValue;
  readonly unit?: 'cents' | 'date';
  readonly align?: 'right';
  /** Not shown unless chosen, but always exported. */
  readonly extra?: boolean;
  /** Never exported: a way to a form, an order that has no words. */
  readonly screen?: boolean;
  /** Only exported. */
  readonly hidden?: boolean;
};

export type Filter<Row> = {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly matches: (row: Row, value: string) => boolean;
  /** What is chosen while the address says nothing; all rows are then `?key=alle`. */
  readonly standard?: string;
  /** Seldom needed: stands behind “more filters”. */
  readonly more?: boolean;
};

/** What has ended stays in the list, out of sight until it is asked for. */
export function endedFilter<Row extends { readonly retired: boolean }>(
  words: { readonly label: string; readonly active: string; readonly retired: string },
  key = 'zustand',
): Filter<Row> {
  return {
    key,
    standard: 'active',
    more: true,
    label: words.label,
    options: [
      { value: 'active', label: words.active },
      { value: 'retired', label: words.retired },
    ],
    matches: (row, value) => row.retired === (value === 'retired'),
  };
}

/** The value of a filter with a standard that lets all rows through. */
export const everything = 'alle';

export type RegisterOf<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter<Row>[];
  /** The words that the search looks through. */
  readonly words: (row: Row) => string;
  /** Column key, with `-` before it for descending. */
  readonly sortedBy: string;
};

export type Reading<Row> = {
  readonly rows: readonly Row[];
  readonly count: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly search: string;
  readonly sort: string;
  readonly chosen: Readonly<Record<string, string>>;
  readonly shown: readonly string[];
};

export const rowsPerPage = 50;

/** Reads a register as the address asks for; what the address asks wrongly (unknown column, page 99) is put right. */
export function readRegister<Row>(
  register: RegisterOf<Row>,
  rows: readonly Row[],
  params: URLSearchParams,
  { perPage = rowsPerPage }: { perPage?: number } = {},
): Reading<Row> {
  const search = (params.get('suche') ?? '').slice(0, 200).trim();
  const chosen = chosenFilters(register, params);
  const found = rows.filter((row) => matchesAll(register, row, search, chosen));
  const sort = sortKey(register, params.get('sortierung'));
  const sorted = sortRows(register, found, sort);
  const pages = Math.max(1, Math.ceil(sorted.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get('seite')) || 1)));
  return {
    rows: sorted.slice((page - 1) * perPage, page * perPage),
    count: found.length,
    total: rows.length,
    page,
    pages,
    search,
    sort,
    chosen,
    shown: shownColumns(register, params.getAll('spalte')),
  };
}

function chosenFilters<Row>({ filters }: RegisterOf<Row>, params: URLSearchParams): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const { key, options, standard } of filters) {
    const value = params.get(key);
    if (value && options.some((option) => option.value === value)) chosen[key] = value;
    else if (standard) chosen[key] = value === everything ? everything : standard;
  }
  return chosen;
}

function matchesAll<Row>(register: RegisterOf<Row>, row: Row, search: string, chosen: Record<string, string>): boolean {
  const filtered = register.filters.every(
    ({ key, matches }) => chosen[key] === undefined || chosen[key] === everything || matches(row, chosen[key]),
  );
  if (!filtered || search === '') return filtered;
  const words = folded(register.words(row));
  return folded(search)
    .split(/\s+/)
    .every((part) => words.includes(part));
}

/** Upper and lower case, umlauts and accents alike: `grunau` and `gruenau` find Grünau. */
function folded(text: string): string {
  const lower = text.toLowerCase().replaceAll('ß', 'ss');
  return lower.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u').normalize('NFD').replace(/\p{M}/gu, '');
}

function sortKey<Row>({ columns, sortedBy }: RegisterOf<Row>, wanted: string | null): string {
  const key = wanted?.replace(/^-/, '');
  return wanted && columns.some((column) => column.key === key) ? wanted : sortedBy;
}

const collator = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });

function sortRows<Row>({ columns }: RegisterOf<Row>, rows: readonly Row[], sort: string): Row[] {
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  if (!column) return [...rows];
  const direction = sort.startsWith('-') ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: column.value(row) }));
  keyed.sort((a, b) => compare(a.value, b.value, direction));
  return keyed.map(({ row }) => row);
}

/** What is not known stands last in both directions. */
function compare(a: CellValue, b: CellValue, direction: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  return collator.compare(String(a), String(b)) * direction;
}

function shownColumns<Row>({ columns }: RegisterOf<Row>, wanted: readonly string[]): string[] {
  const visible = columns.filter((column) => !column.hidden);
  const chosen = visible.filter((column) => wanted.includes(column.key));
  return (chosen.length > 0 ? chosen : visible.filter((column) => !column.extra)).map((column) => column.key);
}

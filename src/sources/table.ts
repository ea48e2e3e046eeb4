/**
 * Received tables: CSV with any delimiter and encoding, or XLSX, as rows of text, all at once or in bundles while the file
 * is read. Says how it read them, and what is wrong with them, with line and field. Pure: bytes in, table out.
 */

import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import { encodingOf, type SlicedFile, slicedBytes, textOf } from './file-text.ts';
import type { Read, Row } from './received.ts';
import { readWorkbook } from './workbook.ts';

export type Table = {
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
};

/** A table whose rows come in bundles, as often as they are asked for. */
export type TableStream = {
  readonly head: readonly string[];
  readonly notes: readonly Note[];
  /** Throws `FileFaults` where the file turns out to be no sound table. */
  rows(): AsyncIterable<readonly Row[]>;
};

/** What is wrong with a file, found while its rows are read. */
export class FileFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ key }) => key).join(', '));
    this.faults = faults;
  }
}

export type TableLimits = { readonly bytes: number; readonly rows: number };

const megabyte = 1024 * 1024;
/** What a form takes. Larger files are refused whole: they hold columns nobody asked for. */
export const formLimits: TableLimits = { bytes: 50 * megabyte, rows: 1_000_000 };

export async function readTable(name: string, bytes: Uint8Array): Promise<Read<Table>> {
  const open = await openTable(slicedBytes(name, bytes));
  if (!open.ok) return open;
  const { head, notes } = open.value;
  const rows: Row[] = [];
  try {
    for await (const bundle of open.value.rows()) for (const row of bundle) rows.push(row);
  } catch (error) {
    return refusedFile(error);
  }
  return { ok: true, value: { head, rows, notes } };
}

/** Opens a table: encoding, delimiter and head are known, the rows are still to come. */
export async function openTable(file: SlicedFile, limits: TableLimits = formLimits): Promise<Read<TableStream>> {
  if (file.size === 0) return failed(fault('empty-file'));
  const large = sizeFault(file.size, limits);
  if (large) return failed(large);
  const kind = /\.(xls|xlsb|ods|numbers|pdf|docx?|zip)$/i.exec(file.name)?.[1];
  if (kind) return failed(fault('file-kind', {}, { kind }));
  const records = (await isWorkbook(file)) ? await recordsOfWorkbook(file) : await recordsOfCsv(file);
  return records.ok ? headed(records.value, limits) : records;
}

export function refusedFile(error: unknown): Read<never> {
  if (error instanceof FileFaults) return { ok: false, faults: error.faults };
  throw error;
}

export function sizeFault(bytes: number, limits: TableLimits = formLimits): Fault | null {
  if (bytes <= limits.bytes) return null;
  return fault('file-too-large', {}, { megabytes: Math.ceil(bytes / megabyte), most: limits.bytes / megabyte });
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

/** Records as they stand in the file, head and blank ones included. */
type Records = {
  readonly notes: readonly Note[];
  bundles(): AsyncIterable<readonly Row[]>;
  /** The last line has no end, as in a file that was cut; known once all bundles were read. */
  open(): boolean;
};

async function isWorkbook(file: SlicedFile): Promise<boolean> {
  for await (const [first, second] of file.slices()) return (first === 0x50 && second === 0x4b) || named(file);
  return named(file);
}

function named({ name }: SlicedFile): boolean {
  return /\.xlsx$/i.test(name);
}

async function recordsOfWorkbook(file: SlicedFile): Promise<Read<Records>> {
  const large = sizeFault(file.size, formLimits);
  if (large) return failed(large);
  const slices: Uint8Array[] = [];
  for await (const slice of file.slices()) slices.push(slice);
  const read = await readWorkbook(Buffer.concat(slices));
  if (!read.ok) return read;
  const rows = read.value;
  return {
    ok: true,
    value: {
      notes: [],
      async *bundles() {
        yield rows;
      },
      open: () => false,
    },
  };
}

async function recordsOfCsv(file: SlicedFile): Promise<Read<Records>> {
  const { encoding, notes, faults } = await encodingOf(file);
  if (faults.length > 0) return { ok: false, faults };
  const delimiter = delimiterOf(await beginningOf(textOf(file, encoding)));
  let open = false;
  async function* watched() {
    for await (const text of textOf(file, encoding)) {
      if (text !== '') open = !text.endsWith('\n');
      yield text;
    }
  }
  const said = { key: 'delimiter', vars: { delimiter: delimiter === '\t' ? 'Tab' : delimiter } };
  return {
    ok: true,
    value: { notes: [...notes, said], bundles: () => recordsIn(watched(), delimiter), open: () => open },
  };
}

const beginning = 20_000;

async function beginningOf(texts: AsyncIterable<string>): Promise<string> {
  let begun = '';
  for await (const text of texts) {
    begun += text;
    if (begun.length >= beginning) break;
  }
  return begun.slice(0, beginning);
}

/** The sign that cuts most of the first lines into the same number of pieces. */
function delimiterOf(text: string): string {
  const lines = text.split('\n').slice(0, 20).filter(Boolean);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const [head = 0] = counts;
    return head === 0 ? 0 : counts.filter((count) => count === head).length * 100 + head;
  };
  const [best = ';'] = [';', '\t', ',', '|'].sort((a, b) => score(b) - score(a));
  return best;
}

/** Cuts the text where a line ends and no quotation mark is open. */
async function* recordsIn(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row[], void> {
  let pending = '';
  let line = 1;
  let wanted = 0;
  for await (const text of texts) {
    pending += text;
    const end = pending.lastIndexOf('\n') + 1;
    if (end === 0 || pending.length < wanted) continue;
    const block = pending.slice(0, end);
    const rows = recordsOf(block, delimiter, line, false);
    if (!rows) {
      // A quotation mark is open: what closes it is still to come, or never comes.
      wanted = 2 * pending.length;
      continue;
    }
    yield rows;
    line += linesIn(block);
    pending = pending.slice(end);
    wanted = 0;
  }
  yield recordsOf(pending, delimiter, line, true) ?? [];
}

/** @returns null where a quotation mark is open at the end of what is not the last of the text */
function recordsOf(text: string, delimiter: string, line: number, last: boolean): Row[] | null {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new FileFaults([fault('nul', { row: line + linesIn(text.slice(0, nul)) })]);
  if (!text.includes('"') && text.length < megabyte) return plainRecords(text, delimiter, line);
  const rows: Row[] = [];
  let next = 1;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: megabyte,
      on_record: (cells: string[], { lines }) => {
        // The parser counts up to the end of a record; people look for its first line.
        rows.push({ line: line + lines - 1 - breaksIn(cells), cells });
        next = lines + 1;
      },
    });
    return rows;
  } catch (error) {
    const open = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
    if (open && !last) return null;
    throw new FileFaults([fault(open ? 'quote-open' : 'not-a-table', { row: line - 1 + filledLine(text, next) })]);
  }
}

/** Without quotation marks a line is a record and a delimiter ends a cell: nine files of ten, read five times as fast. */
function plainRecords(text: string, delimiter: string, line: number): Row[] {
  const rows: Row[] = [];
  let [from, at] = [0, line];
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    if (end > from) rows.push({ line: at, cells: text.slice(from, end).split(delimiter) });
    from = end + 1;
    at += 1;
  }
  return rows;
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (cell.includes('\n')) breaks += linesIn(cell);
  return breaks;
}

function linesIn(text: string): number {
  let found = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found += 1;
  return found;
}

/** The first line from this one on that holds something. */
function filledLine(text: string, from: number): number {
  const lines = text.split('\n');
  const found = lines.findIndex((line, index) => index + 1 >= from && line.trim() !== '');
  return found < 0 ? from : found + 1;
}

async function headed(records: Records, limits: TableLimits): Promise<Read<TableStream>> {
  try {
    for await (const bundle of records.bundles()) {
      const first = bundle.find(isFilled);
      if (!first) continue;
      const head = withoutTail(first.cells, 0).map((cell) => cell.trim());
      const problem = headProblem(head, first.line);
      if (problem) return failed(problem);
      return { ok: true, value: { head, notes: records.notes, rows: () => shaped(records, head, first, limits) } };
    }
  } catch (error) {
    return refusedFile(error);
  }
  return failed(fault('no-rows'));
}

function headProblem(head: readonly string[], line: number): Fault | null {
  const lower = head.map((name) => name.toLowerCase());
  const twice = head.find((name, index) => name !== '' && lower.indexOf(name.toLowerCase()) !== index);
  return twice ? fault('column-twice', { row: line, field: twice }) : null;
}

/** Rows below the head, each as wide as it; shorter ones are a torn file, longer ones a stray delimiter. */
async function* shaped(
  records: Records,
  head: readonly string[],
  first: Row,
  limits: TableLimits,
): AsyncGenerator<Row[], void> {
  const faults: Fault[] = [];
  let count = 0;
  const even = (row: Row, open: boolean): Row => {
    const cells = withoutTail(row.cells, head.length);
    const problem = widthProblem(cells.length, head.length, open);
    const merged = problem && count === 0 ? mergedHead(first, head, row) : null;
    if (merged) throw new FileFaults([merged]);
    if (problem) faults.push(fault(problem, { row: row.line }, { has: cells.length, wants: head.length }));
    if (faults.length >= mostFaults) throw new FileFaults(faults);
    count += 1;
    if (count > limits.rows) throw new FileFaults([fault('too-many-rows', {}, { most: limits.rows })]);
    return { line: row.line, cells: head.map((_, column) => armed((cells[column] ?? '').trim())) };
  };
  // The last row is held back: it may be the origin of our own downloads, or cut off.
  let before: Row | null = null;
  let held: Row | null = null;
  let isHead = true;
  for await (const bundle of records.bundles()) {
    const rows: Row[] = [];
    for (const row of bundle) {
      if (!isFilled(row)) continue;
      if (held && !isHead) rows.push(even(held, false));
      if (held) isHead = false;
      [before, held] = [held, row];
    }
    if (rows.length > 0) yield rows;
  }
  if (held && !isHead && !isOrigin(before, held)) yield [even(held, records.open())];
  if (faults.length > 0) throw new FileFaults(faults);
  if (count === 0) throw new FileFaults([fault('no-rows')]);
}

/** A heading followed by empty ones, and below these further headings: merged cells, saved as CSV. */
function mergedHead(first: Row, head: readonly string[], { cells }: Row): Fault | null {
  const below = cells.slice(head.length).filter((cell) => cell.trim() !== '');
  if (cells.length > first.cells.length || below.length < 2) return null;
  return fault('merged-head', { row: first.line, field: head.at(-1) ?? '' }, { below: below.slice(0, 3).join(', ') });
}

function isFilled({ cells }: Row): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** Our own downloads say in their last line, below an empty one, where they come from: no row. */
function isOrigin(before: Row | null, last: Row): boolean {
  if (!before || last.line - before.line < 2) return false;
  const [first = '', ...others] = last.cells;
  const ours = /^(Quelle: .* · Lizenz|Source: .* · Licence): .* · /.test(first);
  return ours && others.every((cell) => cell.trim() === '');
}

/** Our own downloads put a sign before what a spreadsheet would run as a formula; the other way here. */
function armed(cell: string): string {
  return /^'[=+@-]/.test(cell) ? cell.slice(1) : cell;
}

/** Without the blank cells at the end that go beyond this width. */
function withoutTail(cells: readonly string[], width: number): readonly string[] {
  let kept = cells.length;
  while (kept > width && cells[kept - 1]?.trim() === '') kept -= 1;
  return kept === cells.length ? cells : cells.slice(0, kept);
}

function widthProblem(has: number, wants: number, open: boolean): string | null {
  if (has > wants) return 'row-too-long';
  if (has === wants) return null;
  return open ? 'truncated' : 'row-too-short';
}

/** Upper and lower case, umlauts, blanks and signs do not matter when names are compared. */
export function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');
}

/** The column that goes by one of these names; the earlier name tells more than the later. */
export function columnOf(head: readonly string[], names: readonly string[]): number {
  const columns = head.map(folded);
  const found = names.map(folded).find((name) => columns.includes(name));
  return found === undefined ? -1 : columns.indexOf(found);
}

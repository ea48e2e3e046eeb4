/**
 * Received tables: CSV with any delimiter and encoding, or XLSX, as rows of text. Says how it read them, and what is wrong
 * with them, with line and field. Pure: bytes in, table out.
 */

import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read, Row } from './received.ts';
import { readWorkbook } from './workbook.ts';

export type Table = {
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
};

const megabyte = 1024 * 1024;
/** Larger files are refused whole: they hold columns nobody asked for. */
const largestTable = 50 * megabyte;
const mostRows = 1_000_000;

export async function readTable(name: string, bytes: Uint8Array): Promise<Read<Table>> {
  if (bytes.length === 0) return failed(fault('empty-file'));
  const large = sizeFault(bytes.length);
  if (large) return failed(large);
  const kind = /\.(xls|xlsb|ods|numbers|pdf|docx?|zip)$/i.exec(name)?.[1];
  if (kind) return failed(fault('file-kind', {}, { kind }));
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip && !/\.xlsx$/i.test(name)) return readCsv(bytes);
  const read = await readWorkbook(bytes);
  return read.ok ? shaped(read.value, []) : read;
}

export function sizeFault(bytes: number): Fault | null {
  if (bytes <= largestTable) return null;
  return fault('file-too-large', {}, { megabytes: Math.ceil(bytes / megabyte), most: largestTable / megabyte });
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

function readCsv(bytes: Uint8Array): Read<Table> {
  const { text, notes, torn } = decode(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) return failed(fault('nul', { row: lineAt(text, nul) }));
  if (torn) return failed(fault('cut-off', { row: lineAt(text, text.length) }));
  const delimiter = delimiterOf(text);
  const read = recordsOf(text, delimiter);
  if (!read.ok) return read;
  const allNotes = [...notes, { key: 'delimiter', vars: { delimiter: delimiter === '\t' ? 'Tab' : delimiter } }];
  return shaped(read.value, allNotes, !text.endsWith('\n'));
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

class TooManyRows extends Error {}

function recordsOf(text: string, delimiter: string): Read<Row[]> {
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
        rows.push({ line: lines - cells.join('').split('\n').length + 1, cells });
        if (rows.length > mostRows + 1) throw new TooManyRows();
        next = lines + 1;
      },
    });
    return { ok: true, value: rows };
  } catch (error) {
    if (error instanceof TooManyRows) return failed(fault('too-many-rows', {}, { most: mostRows }));
    const open = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
    return failed(fault(open ? 'quote-open' : 'not-a-table', { row: filledLine(text, next) }));
  }
}

/** The first line from this one on that holds something. */
function filledLine(text: string, from: number): number {
  const lines = text.split('\n');
  const found = lines.findIndex((line, index) => index + 1 >= from && line.trim() !== '');
  return found < 0 ? from : found + 1;
}

type Decoded = { readonly text: string; readonly notes: readonly Note[]; readonly torn?: boolean };

function decode(bytes: Uint8Array): Decoded {
  const { text, ...how } = decoded(bytes);
  return { text: text.replace(/\r\n?/g, '\n'), ...how };
}

function decoded(bytes: Uint8Array): Decoded {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const wide = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : undefined;
  if (wide) return { text: new TextDecoder(wide).decode(bytes), notes: [{ key: 'utf-16', vars: {} }] };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    text = decoder.decode(bytes, { stream: true });
    return { text: text + decoder.decode(), notes: [] };
  } catch {
    // Umlauts in UTF-8 all through, and half a letter at the end.
    if (/[^\p{ASCII}]/u.test(text)) return { text, notes: [], torn: true };
    // What German offices' spreadsheets wrote for thirty years.
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: [{ key: 'cp1252', vars: {} }] };
  }
}

/** The sign that cuts most of the first lines into the same number of pieces. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').slice(0, 20).filter(Boolean);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const [head = 0] = counts;
    return head === 0 ? 0 : counts.filter((count) => count === head).length * 100 + head;
  };
  const [best = ';'] = [';', '\t', ',', '|'].sort((a, b) => score(b) - score(a));
  return best;
}

/**
 * Head and rows, with every row as wide as the head; shorter ones are a torn file, longer ones a stray delimiter.
 *
 * @param open the last line has no end, as in a file that was cut
 */
function shaped(all: readonly Row[], notes: readonly Note[], open = false): Read<Table> {
  const [first, ...rows] = withoutOrigin(all.filter((row) => row.cells.some((cell) => cell.trim() !== '')));
  if (!first || rows.length === 0) return failed(fault('no-rows'));
  if (rows.length > mostRows) return failed(fault('too-many-rows', {}, { most: mostRows }));
  const head = withoutTail(first.cells, 0).map((cell) => cell.trim());
  const lower = head.map((name) => name.toLowerCase());
  const twice = head.find((name, index) => name !== '' && lower.indexOf(name.toLowerCase()) !== index);
  if (twice) return failed(fault('column-twice', { row: first.line, field: twice }));
  const faults: Fault[] = [];
  const even = rows.map((row): Row => {
    const cells = withoutTail(row.cells, head.length);
    const problem = widthProblem(cells.length, head.length, row === rows.at(-1) && open);
    if (problem && faults.length < mostFaults)
      faults.push(fault(problem, { row: row.line }, { has: cells.length, wants: head.length }));
    return { line: row.line, cells: head.map((_, column) => armed((cells[column] ?? '').trim())) };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { head, rows: even, notes } };
}

/** Our own downloads say in their last line, below an empty one, where they come from: no row. */
function withoutOrigin(rows: readonly Row[]): readonly Row[] {
  const [before, last] = [rows.at(-2), rows.at(-1)];
  if (!before || !last || last.line - before.line < 2) return rows;
  const [first = '', ...others] = last.cells;
  const ours = /^(Quelle: .* · Lizenz|Source: .* · Licence): .* · /.test(first);
  return ours && others.every((cell) => cell.trim() === '') ? rows.slice(0, -1) : rows;
}

/** Our own downloads put a sign before what a spreadsheet would run as a formula; the other way here. */
function armed(cell: string): string {
  return /^'[=+@-]/.test(cell) ? cell.slice(1) : cell;
}

/** Without the blank cells at the end that go beyond this width. */
function withoutTail(cells: readonly string[], width: number): string[] {
  const kept = [...cells];
  while (kept.length > width && kept.at(-1)?.trim() === '') kept.pop();
  return kept;
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

/**
 * Received tables: CSV with any delimiter and encoding, or XLSX, as rows of text. Says how it read them, and what is wrong
 * with them, with line and field. Pure: bytes in, table out.
 */

import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { type Fault, fault, type Note } from './fault.ts';

export type Row = { readonly line: number; readonly cells: readonly string[] };
export type Table = {
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
};
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const megabyte = 1024 * 1024;
/** Larger files are refused whole: they hold columns nobody asked for. */
export const largestTable = 50 * megabyte;
const largestUnpacked = 300 * megabyte;
const mostRows = 1_000_000;

export async function readTable(name: string, bytes: Uint8Array): Promise<Read<Table>> {
  if (bytes.length === 0) return failed(fault('empty-file'));
  if (bytes.length > largestTable) {
    return failed(
      fault('file-too-large', {}, { megabytes: Math.round(bytes.length / megabyte), most: largestTable / megabyte }),
    );
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip || /\.xlsx$/i.test(name)) return readWorkbook(bytes);
  if (/\.(xls|ods|pdf|docx?|zip)$/i.test(name))
    return failed(fault('file-kind', {}, { kind: name.split('.').at(-1) ?? '' }));
  return readCsv(bytes);
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

function readCsv(bytes: Uint8Array): Read<Table> {
  const { text, notes } = decode(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) return failed(fault('nul', { row: text.slice(0, nul).split('\n').length }));
  const delimiter = delimiterOf(text);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      info: true,
      to: mostRows,
      max_record_size: megabyte,
    }) as never;
  } catch (error) {
    const { lines, code } = error as { lines?: number; code?: string };
    return failed(fault(code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-open' : 'not-a-table', { row: lines ?? null }));
  }
  const rows = records.map(({ record, info }, index) => ({ line: lineOf(records, index, info.lines), cells: record }));
  return shaped(rows, [...notes, { key: 'delimiter', vars: { delimiter: delimiter === '\t' ? 'Tab' : delimiter } }]);
}

/** csv-parse counts up to the end of a record; people look for its first line. */
function lineOf(records: readonly { info: { lines: number } }[], index: number, lines: number): number {
  const before = records[index - 1]?.info.lines ?? 0;
  return Math.max(before + 1, Math.min(lines, before + 1));
}

function decode(bytes: Uint8Array): { text: string; notes: Note[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), notes: [{ key: 'utf-16', vars: {} }] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), notes: [{ key: 'utf-16', vars: {} }] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    // What German offices' spreadsheets wrote for thirty years.
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: [{ key: 'cp1252', vars: {} }] };
  }
}

/** The sign that cuts most of the first lines into the same number of pieces. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20).filter(Boolean);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const [head = 0] = counts;
    return head === 0 ? 0 : counts.filter((count) => count === head).length * 100 + head;
  };
  const [best = ';'] = [';', '\t', ',', '|'].sort((a, b) => score(b) - score(a));
  return best;
}

async function readWorkbook(bytes: Uint8Array): Promise<Read<Table>> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: (file) => {
        unpacked += file.originalSize;
        return false;
      },
    });
    if (unpacked > largestUnpacked)
      return failed(
        fault('file-too-large', {}, { megabytes: Math.round(unpacked / megabyte), most: largestUnpacked / megabyte }),
      );
    const sheet = await readSheet(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const rows = sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }));
    return shaped(
      rows.filter((row) => row.cells.some((cell) => cell !== '')),
      [],
    );
  } catch {
    return failed(fault('xlsx-broken'));
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}

/** Head and rows, with every row as wide as the head; shorter ones are a torn file, longer ones a stray delimiter. */
function shaped(all: readonly Row[], notes: readonly Note[]): Read<Table> {
  const [first, ...rows] = all;
  if (!first || rows.length === 0) return failed(fault('no-rows'));
  const head = first.cells.map((cell) => cell.trim());
  while (head.at(-1) === '') head.pop();
  const twice = head.find((name, index) => name !== '' && head.indexOf(name) !== index);
  if (twice) return failed(fault('column-twice', { row: first.line, field: twice }));
  const faults: Fault[] = [];
  const even = rows.map((row, index): Row => {
    const cells = [...row.cells];
    while (cells.length > head.length && cells.at(-1)?.trim() === '') cells.pop();
    if (cells.length > head.length)
      faults.push(fault('row-too-long', { row: row.line }, { has: cells.length, wants: head.length }));
    if (cells.length < head.length && cells.length > 0) {
      const last = index === rows.length - 1;
      if (last && cells.length <= head.length / 2)
        faults.push(fault('truncated', { row: row.line }, { has: cells.length, wants: head.length }));
      else if (cells.length < head.length)
        faults.push(fault('row-too-short', { row: row.line }, { has: cells.length, wants: head.length }));
    }
    return { line: row.line, cells: head.map((_, column) => (cells[column] ?? '').trim()) };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { head, rows: even, notes } };
}

/** Upper and lower case, umlauts, blanks and signs do not matter when names are compared. */
export function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');
}

/** The column that goes by one of these names. */
export function columnOf(head: readonly string[], names: readonly string[]): number {
  const wanted = new Set(names.map(folded));
  return head.findIndex((name) => wanted.has(folded(name)));
}

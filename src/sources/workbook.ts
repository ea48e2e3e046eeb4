/** Received workbooks (XLSX): the first sheet as rows of text. What would not fit into memory is refused unread. Pure. */

import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { type Fault, fault } from './fault.ts';
import type { Read, Row } from './received.ts';

const megabyte = 1024 * 1024;
const largestUnpacked = 300 * megabyte;
/** A sheet reaches from A1 to its last cell, however empty it is in between. */
const mostCells = 10_000_000;
/** What spreadsheet programs can hold. */
const lastRow = 1_048_576;

export async function readWorkbook(bytes: Uint8Array): Promise<Read<Row[]>> {
  try {
    const { problem, merged } = lookedThrough(bytes);
    if (problem) return { ok: false, faults: [problem] };
    const sheet = await readSheet(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const rows = sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }));
    const head = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))?.line;
    const over = merged.find(({ line, wide }) => line === head && wide);
    if (over) return { ok: false, faults: [fault('merged-cells', { row: over.line }, { cells: over.cells })] };
    return { ok: true, value: rows };
  } catch {
    return { ok: false, faults: [fault('xlsx-broken')] };
  }
}

type Merged = { readonly cells: string; readonly line: number; readonly wide: boolean };

/** A few bytes may unpack to gigabytes, or name a cell at the far end of the sheet. Merged cells of the first sheet beside. */
function lookedThrough(bytes: Uint8Array): { problem: Fault | null; merged: readonly Merged[] } {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter: (file) => {
      unpacked += file.originalSize;
      return unpacked <= largestUnpacked && file.name.endsWith('.xml');
    },
  });
  if (unpacked > largestUnpacked) {
    const vars = { megabytes: Math.ceil(unpacked / megabyte), most: largestUnpacked / megabyte };
    return { problem: fault('file-too-large', {}, vars), merged: [] };
  }
  let merged: Merged[] = [];
  for (const [name, part] of Object.entries(parts)) {
    const xml = new TextDecoder().decode(part);
    const { rows, columns } = extentOf(xml);
    if (rows > lastRow) return { problem: fault('xlsx-broken'), merged };
    if (rows * columns > mostCells)
      return { problem: fault('too-many-cells', { row: rows }, { columns, most: mostCells / 1e6 }), merged };
    if (/worksheets\/sheet1\.xml$/.test(name)) merged = mergedIn(xml);
  }
  return { problem: null, merged };
}

function mergedIn(xml: string): Merged[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, from = '', first = '', to = '', last = '']) => ({
      cells: `${from}${first}:${to}${last}`,
      line: Number(first),
      wide: from !== to,
    }),
  );
}

const tags = /<(?:\w+:)?(?:row|c)\s((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const reference = /\br\s*=\s*["']([A-Za-z]*)(\d*)["']/;

/** How far the cells of a sheet reach. */
function extentOf(xml: string): { rows: number; columns: number } {
  let [rows, columns] = [0, 0];
  for (const [, attributes = ''] of xml.matchAll(tags)) {
    const [, letters = '', digits = ''] = reference.exec(attributes) ?? [];
    rows = Math.max(rows, Number(digits));
    // A cell without content is only coloured.
    if (!attributes.endsWith('/')) columns = Math.max(columns, columnNumber(letters));
  }
  return { rows, columns };
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date && !Number.isNaN(cell.getTime())) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? numberText(cell) : String(cell);
}

/** As German offices write it, and so that a comma before three digits cannot be taken for thousands. */
function numberText(value: number): string {
  const short = String(value);
  const text = !short.includes('e') ? short : Math.abs(value) < 1 ? value.toFixed(20) : BigInt(value).toString();
  return text.replace(/\.\d{3}$/, '$&0').replace('.', ',');
}

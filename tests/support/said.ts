/**
 * Everything that an answer says: where it leads, its heads, and its words, also those of packed files. Whoever looks for words
 * and numbers in packed bytes finds none that is there, and some that are not.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { geometryOf } from '#sources/well-known-binary.ts';

export type Said = {
  /** What a reader reads, numbers too. */
  readonly text: string;
  /** Bytes besides, in which only long words can be looked for: a number stands in them by chance. */
  readonly bytes: string;
};

export async function saidBy(answer: Response): Promise<Said> {
  const heads = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const body = Buffer.from(await answer.arrayBuffer());
  const text = unpacked(body);
  const bytes = text === null ? '' : body.toString('latin1');
  return { text: readable(`${heads}\n${text ?? body.toString('utf8')}`), bytes };
}

/** As it is read: spaces are spaces, and what is marked inside of a word belongs to it. */
const readable = (said: string) => said.replaceAll('\u00a0', ' ').replace(/<\/?mark[^>]*>|\u00ad/g, '');

/** The words of a file, read by what it is and not by what it is called; null where its bytes are its words. */
function unpacked(file: Buffer): string | null {
  const begins = file.toString('latin1', 0, 15);
  if (begins.startsWith('PK\u0003\u0004')) return wordsOfFolder(file);
  if (begins.startsWith('SQLite format 3')) return wordsOfDatabase(file);
  if (begins.startsWith('%PDF')) return wordsOfPdf(file);
  return begins.startsWith('\u0089PNG') ? wordsOfPng(file) : null;
}

/** A workbook, a text document, an archive: the names of its files and what each says. */
function wordsOfFolder(folder: Buffer): string {
  return Object.entries(unzipSync(folder))
    .map(([name, bytes]) => {
      const file = Buffer.from(bytes);
      const text = unpacked(file) ?? file.toString('utf8');
      if (name.startsWith('xl/worksheets/')) return wordsOfSheet(text);
      return `${name}\n${name.startsWith('word/') ? `${text}\n${paragraphsOf(text)}` : text}`;
    })
    .join('\n');
}

/** Words of a sheet stand in a list of their own: the number of a word there is no number. */
const wordsOfSheet = (sheet: string) => sheet.replace(/<c [^>]*t="s"[^>]*>.*?<\/c>/g, '');

/** A word of a document can stand in several pieces, one for each look. */
const paragraphsOf = (document: string) => document.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '');

/** All cells of all tables. Keys only count, and what the format itself keeps is about the format. */
function wordsOfDatabase(file: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-said-'));
  const path = join(folder, 'said.sqlite');
  try {
    writeFileSync(path, file);
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      const tables = db.prepare(`select name from sqlite_master where type = 'table'`).all();
      return tables.map(({ name }) => rowsOf(db, String(name))).join('\n');
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(db: DatabaseSync, table: string): string {
  const quoted = `"${table.replaceAll('"', '""')}"`;
  const columns = db.prepare(`pragma table_info(${quoted})`).all();
  const keys = new Set(columns.filter(({ pk }) => pk !== 0).map(({ name }) => String(name)));
  const ofFormat = /^(gpkg|rtree|sqlite)_/.test(table);
  const rows = db.prepare(`select * from ${quoted}`).all();
  const cells = rows.map((row) =>
    Object.entries(row).flatMap(([column, value]) => {
      if (value instanceof Uint8Array) return JSON.stringify(geometryOf(value) ?? Buffer.from(value).toString('utf8'));
      return typeof value !== 'string' && (ofFormat || keys.has(column)) ? [] : [String(value)];
    }),
  );
  return [table, ...columns.map(({ name }) => String(name)), ...cells.map((row) => `;${row.join(';')};`)].join('\n');
}

/** Its text, with title and authors; of a file that is none of this kind, its bytes. */
function wordsOfPdf(file: Buffer): string {
  try {
    const options = { input: file, maxBuffer: 1e8, stdio: 'pipe' } as const;
    return execFileSync('pdftotext', ['-htmlmeta', '-', '-'], options).toString('utf8');
  } catch {
    return file.toString('utf8');
  }
}

/** What a PNG says in words. Its pixels mean nothing as text; the same picture is asked for as SVG. */
function wordsOfPng(png: Buffer): string {
  const words: string[] = [];
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('ascii', at + 4, at + 8) === 'iTXt')
      words.push(png.toString('utf8', at + 8, at + 8 + png.readUInt32BE(at)));
  return words.join('\n');
}

/** Whoever looks for what is not released must hear it in packed files too, and must hear nothing that is not there. */

import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { geoPackage } from '#platform/geopackage.server.ts';
import { makePdf } from '#platform/pdf.server.ts';
import { anyHidden, hidden } from './support/canary-words.ts';
import { saidBy } from './support/said.ts';

const word = hidden('Wort');
const aCount = />\s*7\s*<|;7;/;
const said = (body: Uint8Array) => saidBy(new Response(Buffer.from(body)));

const workbook = async (...cells: readonly (string | number)[]) =>
  writeExcel([{ sheet: 'x', data: [cells.map((value) => ({ value }))] }] as never).toBuffer();

async function document(): Promise<Buffer> {
  // A word that is written in two looks stands in two pieces.
  const pieces = [new TextRun({ text: word.slice(0, 5), bold: true }), new TextRun(word.slice(5))];
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: pieces })] }] }));
}

/** A multipolygon without parts: its order of bytes, its type, no rings. */
const wkb = Uint8Array.from([1, 6, 0, 0, 0, 0, 0, 0, 0]);
const layer = (name: string, count: number) => {
  const columns = [
    ['name', 'TEXT'],
    ['count', 'REAL'],
  ] as const;
  const about = { name: 'x', title: 'x', origin: 'x', at: '2026-11-23T00:00:00.000Z', columns };
  const shapes = Array.from({ length: 9 }, () => ({ values: [name, count], wkb, box: [1, 2, 3, 4] as const }));
  return geoPackage(about, shapes);
};

describe('a word is heard', () => {
  const files = {
    'in a cell of a workbook': () => workbook('x', word),
    'in a text document, in pieces': document,
    'in a PDF': () => makePdf({ main: `#set document(title: "x")\n${word}`, files: new Map(), createdAt: new Date() }),
    'in a cell of a GeoPackage': () => layer(word, 1),
    'in an archive, in a workbook': async () => zipSync({ 'x/y.xlsx': new Uint8Array(await workbook(word)) }),
    'in the name of a file of an archive': () => zipSync({ [`${word}.csv`]: strToU8('x') }),
  };
  test.each(Object.entries(files))('%s', async (_, make) => {
    const { text } = await said(await make());
    expect([...text.matchAll(anyHidden)].map(([each]) => each)).toContain(word);
  });

  test('in a page that marks a part of it', async () => {
    const { text } = await saidBy(new Response(`<p><mark>${word.slice(0, 3)}</mark>${word.slice(3)}</p>`));
    expect(text).toContain(word);
  });

  test('in what an answer says of its file', async () => {
    const { text } = await saidBy(new Response('', { headers: { 'content-disposition': `filename="${word}.csv"` } }));
    expect(text).toContain(word);
  });
});

describe('a number', () => {
  test('is heard in a cell', async () => {
    expect((await said(await workbook('x', 7))).text).toMatch(aCount);
    expect((await said(layer('x', 7))).text).toMatch(aCount);
  });

  test('is none where a cell names its word by number, a row its key, or bytes are packed', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `Wort ${index}`);
    expect((await said(await workbook(...many))).text).not.toMatch(aCount);
    expect((await said(layer('x', 1))).text).not.toMatch(aCount);
    expect((await said(zipSync({ 'x.txt': strToU8('nichts') }))).text).not.toMatch(aCount);
  });
});

/** Lists, charts and maps as files: opened again, each says where it comes from, and none says more than its page. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readTable } from '#sources/table.ts';
import { importValues } from '#sources/values-import.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const anybody = () => visitor(url);
let coordinator: Visitor;
let guest: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  guest = await signedIn(url, 'guest@demo.example');
});

const bytesOf = async (file: Response) => new Uint8Array(await file.arrayBuffer());
const get = async (path: string, as: Visitor = coordinator) => {
  const file = await as.get(path);
  expect([path, file.status]).toEqual([path, 200]);
  return file;
};
async function csv(path: string, as: Visitor = coordinator) {
  const text = await (await get(path, as)).text();
  const rows: string[][] = parse(text, { delimiter: ';', bom: true, skip_empty_lines: true, relax_column_count: true });
  return { head: rows[0] ?? [], rows: rows.slice(1, -1), origin: rows.at(-1)?.[0] ?? '' };
}
async function sheets(path: string, as: Visitor = coordinator) {
  return readExcel(Buffer.from(await bytesOf(await get(path, as))));
}
const origin = /^Quelle: .+ · Lizenz: .+ · Stand: \d{4}-\d\d-\d\d · Link: \S+$/;

const lists = [
  '/ziele',
  '/matrix',
  '/massnahmen',
  '/haushalt',
  '/indikatoren',
  '/indikatoren/importe',
  '/indikatoren/einwohner/werte',
  '/indikatoren/rate-1/verlauf',
  '/indikatoren/rate-1/raeume',
  '/vergleich',
  '/zusammenhang',
  '/raeume/ot-1/profil',
  '/segregation',
  '/indizes/lebenslagen/raeume',
  '/indizes/lebenslagen/jahre',
  '/ziele/ziel-1/zielwerte/rate-1',
  '/raeume',
  '/abdeckung',
  '/karte/werte',
  '/luecken',
  '/verlauf',
  '/aemter',
  '/personen',
  '/freigaben',
  '/aufgaben',
  '/bericht',
  '/bericht/runden',
  '/oeffentlich/ziele',
  '/oeffentlich/massnahmen',
  '/oeffentlich/orte',
  '/oeffentlich/zahlen',
  '/oeffentlich/berichte',
  '/oeffentlich/zahlen/rate-1/verlauf',
  '/oeffentlich/zahlen/rate-1/orte',
];

describe.each(lists)('%s', (path) => {
  test('is the same as CSV and as XLSX, and both say where they come from', async () => {
    const table = await csv(`/fadenburg${path}.csv`);
    expect(table.origin).toMatch(origin);
    expect(table.rows.filter((row) => row.length !== table.head.length)).toEqual([]);
    const [first, second] = await sheets(`/fadenburg${path}.xlsx`);
    expect(first?.data[0]).toEqual(table.head);
    expect(first?.data).toHaveLength(table.rows.length + 1);
    expect(second?.sheet).toBe('Quelle');
    expect(second?.data.map(([label]) => label)).toEqual(['Titel', 'Quelle', 'Lizenz', 'Stand', 'Link']);
  });
});

describe('a list', () => {
  test('has what the address asks for, in its order, all pages of it', async () => {
    const all = await csv('/fadenburg/massnahmen.csv');
    expect(all.rows.length).toBeGreaterThan(50);
    const found = await csv('/fadenburg/massnahmen.csv?suche=kita&sortierung=-titel&seite=7');
    expect(found.rows.length).toBeGreaterThan(0);
    expect(found.rows.length).toBeLessThan(all.rows.length);
    const titles = found.rows.map(([title = '']) => title);
    expect(found.rows.filter((row) => !/kita/i.test(row.join()))).toEqual([]);
    expect(titles).toEqual(titles.toSorted((a, b) => b.localeCompare(a, 'de', { numeric: true, sensitivity: 'base' })));
    expect(found.origin).toContain('/fadenburg/massnahmen?suche=kita&sortierung=-titel');
  });

  test('keeps money from those who may not see it, as the page does', async () => {
    const money = /€|geld_|properson/;
    for (const path of ['/matrix.csv', '/abdeckung.csv', '/abdeckung.geojson']) {
      expect(money.test(await (await get(`/fadenburg${path}`, guest)).text())).toBe(false);
    }
    expect((await csv('/fadenburg/matrix.csv')).head.join()).toMatch(money);
    expect((await guest.get('/fadenburg/haushalt.csv')).status).toBe(403);
  });

  test('has no number that is an empty cell', async () => {
    const { head, rows } = await csv('/fadenburg/abdeckung.csv');
    const numbers = head.flatMap((name, column) => (/Maßnahmen$|Einwohner|€/.test(name) ? [column] : []));
    expect(numbers.length).toBeGreaterThan(6);
    expect(rows.filter((row) => numbers.some((column) => row[column] === ''))).toEqual([]);
    expect(rows.flat()).toContain('liegt nicht vor');
  });
});

test('all values of an indicator can be imported again as they are', async () => {
  const bytes = await bytesOf(await get('/fadenburg/indikatoren/einwohner/werte.csv'));
  const read = await readTable('werte.csv', bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(read.value.head).toEqual(['Indikator', 'Schlüssel', 'Raum', 'Jahr', 'Wert', 'Einheit', 'Nachweis']);
  const pairs = [...new Set(read.value.rows.map(({ cells }) => `${cells[1]}|${cells[2]}`))];
  const areas = pairs.map((pair) => {
    const [code = '', name = ''] = pair.split('|');
    return { id: code, code, name, divisionId: 'alle', isCity: false };
  });
  const indicators = [{ id: 'einwohner', name: 'Einwohner', rate: false, evidence: 'example' as const }];
  const imported = importValues(read.value, { indicators, areas });
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults.slice(0, 3)));
  expect(imported.value.values).toHaveLength(read.value.rows.length);
});

describe('areas with their shapes', () => {
  const open = async (path: string, as: Visitor = coordinator) => {
    const file = join(mkdtempSync(join(tmpdir(), 'downloads-')), 'a.gpkg');
    writeFileSync(file, await bytesOf(await get(path, as)));
    return new DatabaseSync(file, { readOnly: true });
  };

  test.each([
    ['/raeume', '?gliederung=ortsteile'],
    ['/indikatoren/rate-1/raeume', ''],
    ['/abdeckung', '?gliederung=ortsteile', 'nicht angegeben'],
    ['/karte/werte', '?gliederung=ortsteile&indikator=rate-1'],
    ['/oeffentlich/zahlen/rate-1/orte', ''],
  ])('%s%s: as GeoJSON and as GeoPackage', async (path, query, licence = 'CC0') => {
    const json = JSON.parse(await (await get(`/fadenburg${path}.geojson${query}`)).text());
    expect(json).toMatchObject({
      type: 'FeatureCollection',
      licence,
      source: expect.stringMatching(/erfunden/),
    });
    expect(json.link).toContain(
      `/fadenburg${path.replace(/\/(raeume|werte|orte)$/, path === '/raeume' ? '/raeume' : '')}`,
    );
    expect(json.features.length).toBe(36);
    const [feature] = json.features;
    expect(feature.geometry.type).toBe('MultiPolygon');
    const db = await open(`/fadenburg${path}.gpkg${query}`);
    expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const contents = db.prepare('select * from gpkg_contents').get() as Record<string, string>;
    expect(contents.description).toMatch(/Quelle: .*erfunden.* · Lizenz: .* · Stand: /);
    expect(contents.description).toContain(`Lizenz: ${licence}`);
    expect(db.prepare('select metadata from gpkg_metadata').get()).toEqual({ metadata: contents.description });
    expect(db.prepare('select table_name from gpkg_metadata_reference').get()).toEqual({
      table_name: contents.table_name,
    });
    const rows = db.prepare(`select * from "${contents.table_name}"`).all() as Record<string, unknown>[];
    expect(rows).toHaveLength(36);
    const row = rows.find((each) => each.id === feature.id) ?? {};
    for (const key of Object.keys(feature.properties).filter((each) => each !== 'approximate'))
      expect([key, row[key]]).toEqual([key, feature.properties[key]]);
    db.close();
  });

  test('a number that is not there is empty for the program and said in words beside it', async () => {
    const json = JSON.parse(await (await get('/fadenburg/abdeckung.geojson?gliederung=ortsteile')).text());
    const { einwohner, einwohner_zustand } = json.features[0].properties;
    expect([einwohner, einwohner_zustand]).toEqual([null, 'liegt nicht vor']);
    expect(json.features[0].properties).toMatchObject({
      massnahmen: expect.any(Number),
      massnahmen_zustand: 'bekannt',
    });
  });

  test('only those that the search finds', async () => {
    const json = JSON.parse(await (await get('/fadenburg/raeume.geojson?gliederung=ortsteile&suche=fadenau')).text());
    expect(json.features.map((each: { properties: { name: string } }) => each.properties.name)).toEqual(['Fadenau']);
  });
});

describe.each([
  '/indikatoren/rate-1/verlauf',
  '/indikatoren/rate-1/raeume',
  '/ziele/ziel-1/zielwerte/rate-1',
  '/raeume',
  '/raeume/raum-1/lage',
  '/abdeckung',
  '/massnahmen/massnahme-2/orte',
  '/karte/bild',
  '/oeffentlich/zahlen/rate-1/verlauf',
  '/oeffentlich/zahlen/rate-1/orte',
])('the picture %s', (path) => {
  test('stands by itself as SVG: no style, font, script or address of ours', async () => {
    const file = await get(`/fadenburg${path}.svg`);
    expect(file.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    const svg = await file.text();
    expect(svg).toMatch(/^<svg role="img" width="\d+" height="\d+" viewBox="0 0 \d+ \d+" xmlns=/);
    expect(svg).toMatch(
      /<title>[^<]+<\/title><desc>[^<]*Quelle: [^<]+ · Lizenz: [^<]+ · Stand: [^<]+ · Link: [^<]+<\/desc>/,
    );
    expect(svg).not.toMatch(/<style|<script|<text|<image|<foreignObject|href=|var\(|NaN|class=/);
  });

  test('is a PNG of some size, with the same words inside', async () => {
    const png = Buffer.from(await bytesOf(await get(`/fadenburg${path}.png`)));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    const words = png.toString('utf8');
    expect(words).toMatch(/Title\0+[^\0]/);
    expect(words).toMatch(/Quelle: .+ · Lizenz: .+ · Stand: .+ · Link: /);
  });
});

describe('on the public side', () => {
  test('lists have released facts only, and lose what is withdrawn within a second', async () => {
    const public1 = await csv('/fadenburg/oeffentlich/massnahmen.csv', anybody());
    const inside = await csv('/fadenburg/massnahmen.csv');
    expect(public1.rows.length).toBeGreaterThan(0);
    expect(public1.rows.length).toBeLessThanOrEqual(inside.rows.length);
    const goals = await csv('/fadenburg/oeffentlich/ziele.csv', anybody());
    const page = await (await anybody().get('/fadenburg/oeffentlich/ziele')).text();
    for (const [, title = ''] of goals.rows) expect(page).toContain(title);
    expect((await coordinator.post('/fadenburg/freigaben/goal/ziel-1', { facts: [], fromOn: '' })).status).toBe(302);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = await csv('/fadenburg/oeffentlich/ziele.csv', anybody());
    expect(after.rows.length).toBe(goals.rows.length - 1);
    await coordinator.post('/fadenburg/freigaben/goal/ziel-1', { facts: ['text', 'targets'], fromOn: '' });
  });

  test('small numbers are hidden in every format, as on the page', async () => {
    const table = await csv('/fadenburg/oeffentlich/zahlen/rate-1/orte.csv', anybody());
    const inside = await csv('/fadenburg/indikatoren/rate-1/raeume.csv');
    expect(table.rows.length).toBeLessThanOrEqual(inside.rows.length);
    const json = JSON.parse(await (await get('/fadenburg/oeffentlich/zahlen/rate-1/orte.geojson', anybody())).text());
    const hidden = table.rows.filter(([, value]) => value === 'unbekannt oder geheim zu halten').length;
    const hiddenInJson = json.features.filter(
      (each: { properties: { wert: unknown } }) => each.properties.wert === null,
    );
    expect(hiddenInJson).toHaveLength(hidden);
  });

  test('the link inside never names a host that a reader made up', async () => {
    const { origin: said } = await csv('/fadenburg/oeffentlich/orte.csv', anybody());
    expect(said).toMatch(/Link: \/fadenburg\/oeffentlich\/orte$/);
  });

  test('files are kept like pages, and asked for again each time', async () => {
    const first = await anybody().get('/fadenburg/oeffentlich/zahlen.csv');
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const etag = first.headers.get('etag') ?? '';
    const again = await anybody().get('/fadenburg/oeffentlich/zahlen.csv', { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  test.each([
    '/oeffentlich/zahlen/gibt-es-nicht/verlauf.png',
    '/oeffentlich/zahlen/gibt-es-nicht/orte.gpkg',
    '/oeffentlich/orte/gibt-es-nicht/lage.svg',
  ])('what is not released is not there: %s', async (path) => {
    expect((await anybody().get(`/fadenburg${path}`)).status).toBe(404);
  });
});

describe('what does not exist', () => {
  test.each([
    '/indikatoren/gibt-es-nicht/verlauf.svg',
    '/indikatoren/gibt-es-nicht/raeume.csv',
    '/raeume/gibt-es-nicht/lage.png',
    '/ziele/ziel-1/zielwerte/gibt-es-nicht.csv',
    '/massnahmen/gibt-es-nicht/orte.svg',
    '/raeume/gliederungen/gibt-es-nicht.gpkg',
  ])('answers with a page that says so: %s', async (path) => {
    const answer = await coordinator.get(`/fadenburg${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Diese Seite gibt es nicht');
  });
});

/** Links as people pass them on: cut off, grown old, mistyped, made up. Each leads to the nearest there is, or to a sentence that helps. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const stranger = visitor(url);
let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
});

/** What a part of a link may have become. */
const wrong = [
  'gibt-es-nicht',
  '',
  ' ',
  '0',
  '-1',
  '1e99',
  'NaN',
  '9'.repeat(40),
  '2026.5',
  'null',
  '__proto__',
  'constructor',
  "x' or 1=1 --",
  '<script>alert(1)</script>',
  '%',
  '\u0000',
  '\u202e',
  'ä'.repeat(500),
  'a,b,,c',
  '[]',
  '../../etc/passwd',
  '1,2,3',
  '999,999,999',
];

/** Pages and data that are looked at through parts of their address. */
const looked: readonly (readonly [path: string, names: readonly string[]])[] = [
  [
    '/karte',
    ['gliederung', 'kategorie', 'indikator', 'jahr', 'vergleich', 'indikator2', 'jahr2', 'ebenen', 'flaeche', 'lage'],
  ],
  ['/karte?vergleich=jahre&indikator=rate-1', ['jahr2', 'indikator2', 'seite', 'sortierung', 'suche', 'nur-worte']],
  ['/karte?vergleich=years&indikator=rate-1', ['jahr', 'jahr2']],
  ['/karte?vergleich=indicators&indikator=rate-1', ['indikator2']],
  ['/karte/werte?gliederung=ortsteile&indikator=rate-1&jahre=2024', ['gliederung', 'indikator', 'jahre', 'stand']],
  ['/karte/flaechen/ortsteile', ['jahr', 'stand']],
  ['/karte/ebenen/measures', ['jahr', 'stand']],
  ['/raeume', ['gliederung', 'seite', 'sortierung', 'kategoriefilter', 'zustand', 'jahr']],
  ['/raeume/raum-1', ['jahr', 'indikator', 'gliederung']],
  ['/abdeckung', ['gliederung', 'luecke', 'spalte', 'seite']],
  ['/abdeckung.csv', ['gliederung', 'sortierung']],
  ['/segregation?gruppe=zahl-1&gegen=zahl-2', ['gruppe', 'gegen', 'gliederung', 'jahr']],
  ['/indizes/lebenslagen', ['fassung', 'jahr', 'seite', 'statusfilter', 'sortierung']],
  ['/indikatoren/rate-1', ['raum', 'gliederung', 'jahr', 'seite']],
];

/** Pages of things, where the thing itself may be wrong. */
const things = [
  '/karte/flaechen/*',
  '/karte/ebenen/*',
  '/raeume/*',
  '/raeume/gliederungen/*.geojson',
  '/raeume/gliederungen/*.gpkg',
  '/indikatoren/*',
  '/indizes/*',
  '/indikatoren/*/werte.csv',
];

const open: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['/oeffentlich', ['suche', 'jahr', 'seite']],
  ['/oeffentlich/orte', ['suche', 'gliederung', 'seite', 'jahr']],
  ['/oeffentlich/orte/raum-1', ['jahr', 'indikator', 'gliederung']],
  ['/oeffentlich/massnahmen', ['suche', 'ort', 'seite', 'sortierung']],
  ['/oeffentlich/zahlen', ['suche', 'thema', 'seite']],
  ['/oeffentlich/zahlen/rate-1', ['gliederung', 'jahr', 'seite', 'sortierung']],
];
const openThings = ['orte', 'ziele', 'massnahmen', 'zahlen', 'berichte'].map((kind) => `/oeffentlich/${kind}/*`);

const withPart = (path: string, name: string, value: string) =>
  `/fadenburg${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [name]: value })}`;

async function answered(reader: Visitor, path: string): Promise<string | null> {
  const response = await reader.get(path);
  const html = await response.clone().text();
  const words = await wordsOf(response);
  if (response.status >= 500) return `${response.status} ${path}`;
  if (response.status >= 400 && words.length < 40) return `${response.status} without words: ${path}`;
  return html.includes('<script>alert') ? `what was sent is in the page: ${path}` : null;
}

async function faultsOf(reader: Visitor, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (let from = 0; from < paths.length; from += 8) {
    const found = await Promise.all(paths.slice(from, from + 8).map((path) => answered(reader, path)));
    faults.push(...found.flatMap((fault) => fault ?? []));
  }
  return faults;
}

describe('a part of a link that is wrong', () => {
  test.each(looked)('is put right or named on %s', { timeout: 120_000 }, async (path, names) => {
    const paths = names.flatMap((name) => wrong.map((value) => withPart(path, name, value)));
    expect(await faultsOf(coordinator, paths)).toEqual([]);
  });

  test.each(open)('is put right or named on %s, without sign-in', { timeout: 120_000 }, async (path, names) => {
    const paths = names.flatMap((name) => wrong.map((value) => withPart(path, name, value)));
    expect(await faultsOf(stranger, paths)).toEqual([]);
  });
});

describe('something that is not there', () => {
  test.each([...things, ...openThings])('is said so at %s', { timeout: 120_000 }, async (path) => {
    const paths = wrong
      .filter((value) => value.trim() !== '')
      .map((value) => `/fadenburg${path.replace('*', () => encodeURIComponent(value))}`);
    expect(await faultsOf(path.startsWith('/oeffentlich') ? stranger : coordinator, paths)).toEqual([]);
  });
});

describe('the map', () => {
  const words = async (query: string) => {
    const response = await coordinator.get(`/fadenburg/karte?${query}`);
    return [response.status, await wordsOf(response)] as const;
  };

  test.each([
    ['gliederung=gibt-es-nicht', /Gliederung/],
    ['indikator=gibt-es-nicht', /Indikator/],
    ['indikator=rate-1&jahr=1950', /1950/],
    ['indikator=rate-1&jahr=2099', /2099/],
  ])('with %s shows the nearest and says what it could not follow', async (query, said) => {
    const [status, text] = await words(query);
    expect(status).toBe(200);
    expect(text).toMatch(said);
  });

  test.each(['lage=999,999,999', 'lage=abc', 'lage=11,50', 'ebenen=unbekannt', 'vergleich=unbekannt'])(
    'with %s is shown as without',
    async (query) => {
      const [status] = await words(query);
      expect(status).toBe(200);
    },
  );

  test('with a drawn shape that cannot be read says how one looks', async () => {
    for (const shape of ['abc', '1,2', '0,0;1,1;1,0;0,1', '999,999,1000,1000']) {
      const [status, text] = await words(`flaeche=${encodeURIComponent(shape)}`);
      expect(status).toBeLessThan(500);
      expect(text.length).toBeGreaterThan(60);
    }
  });
});

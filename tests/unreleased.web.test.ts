/**
 * What nobody released is found by nobody who is not let in: every address of the house, in every way it can be asked, by
 * somebody without a name and by somebody of another city. The addresses are read from the list of routes.
 */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addGrant } from '#people/people.store.server.ts';
import type { Role } from '#people/role.ts';
import { inCity } from '#platform/database.server.ts';
import { addressesOf, patterns, query } from './support/addresses.ts';
import { type Canaries, cityOfCanaries } from './support/canaries.ts';
import { decision } from './support/canary-words.ts';
import { actor, database } from './support/city.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let canaries: Canaries;
let addresses: string[];
let stranger: Visitor;
let member: Visitor;
let councillor: Visitor;
beforeAll(async () => {
  canaries = await cityOfCanaries();
  const { city, closed, ids } = canaries;
  const all = await patterns();
  const rest = Object.fromEntries(Object.entries(ids).map(([place, known]) => [place, known.slice(-1)]));
  const inClosed = all.flatMap((pattern) => addressesOf(pattern, closed, rest));
  addresses = [...new Set([...all.flatMap((pattern) => addressesOf(pattern, city.id, ids)), ...inClosed, ...besides])];
  stranger = await signedIn(url, 'editor@demo.example');
  member = await ofBoth('coordinator@demo.example', ['coordinator', 'administrator', 'statistician']);
  councillor = await ofBoth('council@demo.example', ['council']);
});

/** Somebody who gets these roles in the city of canaries, and in the closed one. */
async function ofBoth(email: string, roles: readonly Role[]): Promise<Visitor> {
  const found = database.kysely.selectFrom('person').select(['id', 'name']).where('email', '=', email);
  const { id, name } = await found.executeTakeFirstOrThrow();
  for (const role of roles)
    for (const cityId of [canaries.city.id, canaries.closed])
      await inCity(database, cityId, 'write', (db) =>
        addGrant(db, actor, { personId: id, personName: name, role, officeId: null }),
      );
  return signedIn(url, email);
}

/** Not routes of pages. */
const besides = ['/health', '/ready', '/robots.txt', '/sitemap.xml', '/symbol.svg', '/favicon.ico', '/__manifest?p=/'];

type Asked = { readonly path: string; readonly how: string; readonly answer: Promise<Response> };

/** The ways in which one address can be asked. */
function* ways(who: Visitor, path: string, { writing }: { writing: boolean }): Generator<Asked> {
  const get = (how: string, asked: string, headers = {}): Asked => ({
    path: asked,
    how,
    answer: who.get(asked, headers),
  });
  const [id = ''] = /[^/]+$/.exec(path) ?? [];
  yield get('read', path);
  yield get('read with words', path + query((name) => values[name] ?? 'Zqx'));
  yield get('read with what there is', path + query((name) => values[name] ?? of[name] ?? id));
  yield get('data of the framework', `${path === '/' ? '/_root' : path}.data`);
  if (!writing) return;
  yield get('known already', path, { 'if-none-match': '*', accept: 'application/json' });
  yield { path, how: 'head', answer: fetch(url + path, { method: 'HEAD', redirect: 'manual' }) };
  yield { path, how: 'write', answer: who.post(path, { act: 'release', title: 'x', id }) };
  yield { path, how: 'write elsewhere', answer: who.post(`${path}.data`, { act: 'retire' }) };
}

/** What parameters are chosen from, where other words would be thrown away. */
const values: Readonly<Record<string, string>> = {
  format: 'a3',
  ebenen: 'measures,focus,school',
  lesart: 'money',
  stand: 'proposed',
  flaeche: '12.2,51.2,12.5,51.5',
  seite: '1',
  vergleich: 'years',
};
const of: Readonly<Record<string, string>> = {
  q: 'Zqx',
  suche: 'Zqx',
  ort: 'Zqx',
  gliederung: 'quartiere',
  indikator: 'i-hidden',
  raum: 'q',
  ziel: 'z-hidden',
  a: 'b-hidden',
  b: 'b-later',
  jahre: '2024',
  jahr: '2024',
};

/** Everything that an answer says: where it leads, its heads, its words. */
async function saidBy(answer: Response): Promise<string> {
  const heads = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const body = Buffer.from(await answer.arrayBuffer());
  const words = answer.headers.get('content-type') === 'image/png' ? wordsOfPng(body) : body.toString('utf8');
  return `${heads}\n${words}`.replaceAll('\u00a0', ' ');
}

/** What a PNG says in words. Its pixels are compressed and mean nothing as text; the same picture is asked for as SVG. */
function wordsOfPng(png: Buffer): string {
  const words: string[] = [];
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('ascii', at + 4, at + 8) === 'iTXt')
      words.push(png.toString('utf8', at + 8, at + 8 + png.readUInt32BE(at)));
  return words.join('\n');
}

/** The canaries in what is said; what the asker said herself is only said back. */
function found(said: string, path: string): string[] {
  const lower = said.toLowerCase();
  const asked = decodeURIComponent(path).toLowerCase();
  return [
    ...canaries.words.filter((word) => lower.includes(word.toLowerCase()) && !asked.includes(word.toLowerCase())),
    ...canaries.patterns.filter(([, pattern]) => pattern.test(said)).map(([name]) => name),
  ];
}

type Hole = readonly [how: string, path: string, found: string];

async function sweep(who: Visitor, how: { writing: boolean }, paths: readonly string[]) {
  const holes: Hole[] = [];
  const heard = new Set<string>();
  let answers = 0;
  const queue = paths.values();
  const worker = async () => {
    for (const path of queue)
      for (const asked of ways(who, path, how)) {
        const said = await saidBy(await asked.answer);
        answers += 1;
        for (const word of canaries.open) if (said.includes(word)) heard.add(word);
        for (const each of found(said, asked.path)) holes.push([asked.how, asked.path.split('?')[0] ?? '', each]);
      }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return { holes, heard, answers };
}

const shortly = (holes: readonly Hole[]) => [...new Set(holes.map((hole) => hole.join(' | ')))].slice(0, 40);

describe('nothing that is not released is said', { timeout: 600_000 }, () => {
  test('to somebody without a name', async () => {
    const { holes, heard, answers } = await sweep(visitor(url), { writing: true }, addresses);
    expect(shortly(holes)).toEqual([]);
    // The sweep has read pages with words on them, not empty ones.
    expect(canaries.open.filter((word) => !heard.has(word))).toEqual([]);
    expect(answers).toBeGreaterThan(1500);
  });

  test('to somebody who is signed in and of another city', async () => {
    const own = addresses.filter((path) => path !== '/abmelden');
    const { holes, heard } = await sweep(stranger, { writing: true }, own);
    expect(shortly(holes)).toEqual([]);
    expect([...heard].length).toBeGreaterThan(5);
    expect((await stranger.get('/konto')).status).toBe(200);
  });
});

test('and it is there: inside, somebody of the city finds it with the same questions', {
  timeout: 600_000,
}, async () => {
  const mine = addresses.filter((path) => path !== '/abmelden');
  const { holes } = await sweep(member, { writing: false }, mine);
  const seen = new Set(holes.map(([, , each]) => each));
  const all = [...canaries.words, ...canaries.patterns.map(([name]) => name)];
  expect(all.filter((each) => !seen.has(each))).toEqual([]);
});

test('but nobody besides the statistics office finds a value that is held back, nor what would tell it', {
  timeout: 600_000,
}, async () => {
  const mine = addresses.filter((path) => path !== '/abmelden');
  const { holes, heard } = await sweep(councillor, { writing: false }, mine);
  expect([...heard].length).toBeGreaterThan(5);
  const held = holes.filter(([, , each]) => canaries.held.includes(each));
  expect(shortly(held)).toEqual([]);
});

describe('what is withdrawn', () => {
  test('is gone within a second wherever it stood', async () => {
    const { city, decide } = canaries;
    const publicOnes = addresses.filter((path) => path.startsWith(`/${city.id}/oeffentlich`));
    const ways = publicOnes.flatMap((path) => [path, `${path}?ort=Offen&q=Offen&suche=Offen`, `${path}.data`]);
    const say = async () => {
      const said = await Promise.all(ways.map(async (path) => saidBy(await visitor(url).get(path))));
      return ['OffenVorhaben', 'OffenZiel', 'OffenBericht', 'Offenberichtstext'].filter((word) =>
        said.some((each) => each.includes(word)),
      );
    };
    expect(await say()).toEqual(['OffenVorhaben', 'OffenZiel', 'OffenBericht', 'Offenberichtstext']);
    const what = [decision('measure', 'm-open', 'text', null), decision('report', 'b-open', 'whole', null)];
    await decide([...what, decision('goal', 'z-open', 'text', null)]);
    await wait(1000);
    expect(await say()).toEqual([]);
  });
});

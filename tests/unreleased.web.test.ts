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
import { anyHidden, decision } from './support/canary-words.ts';
import { actor, database } from './support/city.ts';
import { type Said, saidBy } from './support/said.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let canaries: Canaries;
let addresses: string[];
/** The route that an address is one of, in which of the two cities. */
let routeOf: ReadonlyMap<string, string>;
let stranger: Visitor;
let member: Visitor;
let councillor: Visitor;
beforeAll(async () => {
  canaries = await cityOfCanaries();
  const { city, closed, ids } = canaries;
  const all = await patterns();
  const rest = Object.fromEntries(Object.entries(ids).map(([place, known]) => [place, known.slice(0, 1)]));
  const inside = all.flatMap((pattern) => addressesOf(pattern, city.id, ids).map((path) => [path, pattern] as const));
  const inClosed = all.flatMap((pattern) =>
    addressesOf(pattern, closed, rest).map((path) => [path, `${closed} ${pattern}`] as const),
  );
  routeOf = new Map([...inside, ...inClosed]);
  addresses = [...new Set([...routeOf.keys(), ...besides])];
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

/** The ways in which one address can be asked, the plainest first. */
function* ways(who: Visitor, path: string, { writing }: How): Generator<Asked> {
  const get = (how: string, asked: string, headers = {}): Asked => ({
    path: asked,
    how,
    answer: who.get(asked, headers),
  });
  const [id = ''] = /[^/]+$/.exec(path) ?? [];
  yield get('read', path);
  yield get('read with words', path + query((name) => values[name] ?? 'Zqx'));
  yield get('read with what there is', path + query((name) => values[name] ?? of[name] ?? id));
  if (isFile.test(path)) yield get('read with what is counted', path + query((name) => counted[name] ?? id));
  if (!writing) return;
  yield get('known already', path, { 'if-none-match': '*', accept: 'application/json' });
  yield { path, how: 'head', answer: fetch(url + path, { method: 'HEAD', redirect: 'manual' }) };
  yield { path, how: 'write', answer: who.post(path, { act: 'release', title: 'x', id }) };
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

const isFile = /\.(csv|xlsx|svg|png|pdf|geojson|gpkg)$/;
/** What charts and maps need of parameters, to be drawn at all. */
const counted: Readonly<Record<string, string>> = {
  ...{
    gliederung: 'ortsteile',
    raum: 'a',
    indikator: 'i-hidden',
    x: 'i-few',
    y: 'i-hidden',
    jahre: '2024',
    jahr: '2024',
  },
  ...{ gruppe: 'i-hidden', gegen: 'i-few', von: 'ortsteile', nach: 'quartiere', vergleich: 'years' },
};

/** The canaries in what is said; what the asker said herself is only said back. */
function found({ text, bytes }: Said, path: string): string[] {
  const asked = decodeURIComponent(path).toLowerCase();
  const words = new Set([...`${text}\n${bytes}`.matchAll(anyHidden)].map(([word]) => word.toLowerCase()));
  return [
    ...[...words].filter((word) => !asked.includes(word)),
    ...canaries.patterns.filter(([, pattern]) => pattern.test(text)).map(([name]) => name),
  ];
}

type How = {
  readonly writing: boolean;
  /** Enough has been found: what was reached once need not be asked in more ways. */
  readonly enough?: (seen: ReadonlySet<string>) => boolean;
};

/** Of the addresses of one route that are refused alike, so many are asked in all ways; the others are only read. */
const refusedInAllWays = 2;

/** Where nobody is turned away at the door, each address decides by itself: it is asked in all ways. */
const isOpenToAll = (path: string) => /\/(oeffentlich|oparl)(\/|\.|$)/.test(path);

type Hole = readonly [how: string, path: string, found: string];

async function sweep(who: Visitor, how: How, paths: readonly string[]) {
  const holes: Hole[] = [];
  const heard = new Set<string>();
  const reached = new Set<string>();
  const seen = new Set<string>();
  const refused = new Map<string, number>();
  let answers = 0;
  const take = async (asked: Asked, route: string): Promise<number> => {
    const answer = await asked.answer;
    const said = await saidBy(answer);
    answers += 1;
    if (answer.status < 400) reached.add(route);
    for (const word of canaries.open) if (said.text.includes(word)) heard.add(word);
    const path = asked.path.split('?')[0] ?? '';
    for (const each of found(said, asked.path)) {
      holes.push([asked.how, path, each]);
      seen.add(each);
    }
    if (answer.status >= 500) holes.push([asked.how, path, String(answer.status)]);
    return answer.status;
  };
  const ask = async (path: string) => {
    const route = routeOf.get(path) ?? path;
    let turnedAway = false;
    for (const asked of ways(who, path, how)) {
      if (asked.how !== 'read' && how.enough?.(seen) && reached.has(route)) return;
      const status = await take(asked, route);
      if (asked.how === 'read') {
        turnedAway = status >= 300 && !isOpenToAll(path);
        const before = refused.get(`${route} ${status}`) ?? 0;
        if (turnedAway) refused.set(`${route} ${status}`, before + 1);
        if (turnedAway && before >= refusedInAllWays) return;
      }
      // Of a city that is not public, everything is refused at the same door.
      if (turnedAway && path.startsWith(`/${canaries.closed}`)) return;
    }
  };
  const queue = paths.values();
  const worker = async () => {
    for (const path of queue) await ask(path);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return { holes, heard, answers, reached };
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

/** Where only she gets something whose secret or whose work it is; and what is nowhere. */
const ofSomebody = [
  ...['passwort/:token', 'einladung/:city/:token', ':city/ratsraum/neues.atom', ':city/aufgaben.ics'],
  ...[':city/auftraege/:job', ':city/*', '*', 'abmelden'],
];

/** Pictures that need more values than the city of canaries has; their tables are read. */
const needsMore = ['indikatoren/:indicator/einzeln', 'segregation', 'zusammenhang', 'raeume/:area/profil'].flatMap(
  (of) => ['svg', 'png'].map((ending) => `:city/${of}.${ending}`),
);

test('and it is there: inside, somebody of the city finds it with the same questions', {
  timeout: 600_000,
}, async () => {
  const mine = addresses.filter((path) => path !== '/abmelden');
  const all = [...canaries.words.map((word) => word.toLowerCase()), ...canaries.patterns.map(([name]) => name)];
  const enough = (seen: ReadonlySet<string>) => all.every((each) => seen.has(each));
  const { holes, reached } = await sweep(member, { writing: false, enough }, mine);
  const seen = new Set(holes.map(([, , each]) => each));
  expect(all.filter((each) => !seen.has(each))).toEqual([]);
  // Whoever was refused everywhere else was refused what there is: each route has something of its own to be asked for.
  const asked = [...new Set(routeOf.values())].filter((route) => !route.startsWith(`${canaries.closed} `));
  const routes = asked.filter((route) => !ofSomebody.includes(route) && !needsMore.includes(route));
  expect(routes.filter((route) => !reached.has(route))).toEqual([]);
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
    const ways = publicOnes.flatMap((path) => [path, `${path}?ort=Offen&q=Offen&suche=Offen`]);
    const say = async () => {
      const said = await Promise.all(ways.map(async (path) => saidBy(await visitor(url).get(path))));
      return ['OffenVorhaben', 'OffenZiel', 'OffenBericht', 'Offenberichtstext'].filter((word) =>
        said.some(({ text }) => text.includes(word)),
      );
    };
    expect(await say()).toEqual(['OffenVorhaben', 'OffenZiel', 'OffenBericht', 'Offenberichtstext']);
    const what = [decision('measure', 'm-open', 'text', null), decision('report', 'b-open', 'whole', null)];
    await decide([...what, decision('goal', 'z-open', 'text', null)]);
    await wait(1000);
    expect(await say()).toEqual([]);
  });

  test('is gone from the search and from the feed, be it a conflict, a version of the concept or a paper', async () => {
    const { city, decide } = canaries;
    const names = ['OffenKonflikt', 'Offenfassung', 'OffenVorlage'];
    const told = async () => {
      const feed = await saidBy(await visitor(url).get(`/${city.id}/oeffentlich/neues.atom`));
      const inSearch = await Promise.all(
        names.map(async (name) => {
          const found = await saidBy(await visitor(url).get(`/${city.id}/oeffentlich/suche?q=${name}`));
          // What stands near it may be found in its place, by other words.
          const results = found.text.match(/class="found".*?<\/li>/gs) ?? [];
          return results.some((each) => each.replace(/<[^>]*>/g, '').includes(name)) ? [`found ${name}`] : [];
        }),
      );
      return [...names.filter((name) => feed.text.includes(name)), ...inSearch.flat()];
    };
    expect(await told()).toEqual([...names, ...names.map((name) => `found ${name}`)]);
    await decide([
      ...['k-running', 'k-open', 'k-decided'].map((id) => decision('conflict', id, 'text', null)),
      decision('version', 'f-open', 'whole', null),
      decision('paper', 'v-open', 'text', null),
    ]);
    await wait(1000);
    expect(await told()).toEqual([]);
  });
});

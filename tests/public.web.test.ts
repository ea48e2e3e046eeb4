/** The public side: everything that is released and nothing that is not, by whatever door; withdrawn at once. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { codeFiles, patternsIn } from './support/sources.ts';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/muenster';
const anybody = () => visitor(url);
let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
});

const measure = '/oeffentlich/massnahmen/b14';
const release = (kind: string, id: string, facts: readonly string[], fromOn = '') =>
  coordinator.post(`${city}/freigaben/${kind}/${id}`, { facts, fromOn });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Within one second, wherever it is kept. */
async function soon(): Promise<void> {
  await wait(1000);
}

describe('a fact', () => {
  test('that is withdrawn is gone within a second, from the page, the lists and what was kept; and comes back', async () => {
    const before = await anybody().get(city + measure);
    expect(before.status).toBe(200);
    const title = /<h1[^>]*>([^<]+)/.exec(await before.text())?.[1] ?? '';
    expect(title.length).toBeGreaterThan(3);
    const list = `${city}/oeffentlich/massnahmen?suche=${encodeURIComponent(title.slice(0, 20))}`;
    expect(await (await anybody().get(list)).text()).toContain('/massnahmen/b14');
    const found = `${city}/oeffentlich/suche?${new URLSearchParams({ q: title, art: 'measure' })}`;
    const elsewhere = [found, `${city}/oeffentlich/neues`, `${city}/oeffentlich/neues.atom`];
    // Released last, it stands among what is new.
    await release('measure', 'b14', ['text', 'state', 'money']);
    await release('measure', 'b14', ['text', 'state', 'obstacle', 'money']);
    await soon();
    for (const each of elsewhere) expect(await (await anybody().get(each)).text(), each).toContain('/massnahmen/b14');
    expect((await release('measure', 'b14', [])).status).toBe(302);
    await soon();
    expect((await anybody().get(city + measure)).status).toBe(404);
    for (const each of [list, ...elsewhere])
      expect(await (await anybody().get(each)).text(), each).not.toContain('/massnahmen/b14');
    const etag = before.headers.get('etag') ?? '';
    expect((await anybody().get(city + measure, { 'if-none-match': etag })).status).toBe(404);
    await release('measure', 'b14', ['text', 'state', 'obstacle', 'money']);
    await soon();
    expect((await anybody().get(city + measure)).status).toBe(200);
  });

  test('under embargo is not there before its day, also where the day is moved after it was public', async () => {
    await release('measure', 'b14', ['text', 'state'], '01.01.2190');
    await soon();
    expect((await anybody().get(city + measure)).status).toBe(404);
    expect(await (await anybody().get(`${city}/oeffentlich/neues.atom`)).text()).not.toContain('/massnahmen/b14');
    await release('measure', 'b14', ['text', 'state', 'obstacle', 'money']);
    await soon();
    expect((await anybody().get(city + measure)).status).toBe(200);
  });

  test('that is not released is not on the page of one that is', async () => {
    const state = 'Nur für die Verwaltung: der Ankauf stockt';
    await coordinator.post('/fadenburg/massnahmen/massnahme-36/stand', {
      state: 'running',
      sentence: state,
      reportedOn: '22.11.2026',
    });
    await coordinator.post('/fadenburg/freigaben/measure/massnahme-36', { facts: ['text', 'money'], fromOn: '' });
    await soon();
    const page = await anybody().get('/fadenburg/oeffentlich/massnahmen/massnahme-36');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('stockt');
    const search = '/fadenburg/oeffentlich/suche?q=Ankauf+stockt';
    expect(await (await anybody().get(search)).text()).not.toContain('/massnahmen/massnahme-36');
    await coordinator.post('/fadenburg/freigaben/measure/massnahme-36', { facts: ['text', 'state'], fromOn: '' });
    await soon();
    expect(await (await anybody().get('/fadenburg/oeffentlich/massnahmen/massnahme-36')).text()).toContain('stockt');
    expect(await (await anybody().get(search)).text()).toContain('/massnahmen/massnahme-36');
  });
});

test('what is said in plain language stands first, the official text below it under its own heading', async () => {
  const page = await (await anybody().get('/fadenburg/oeffentlich/massnahmen/massnahme-12')).text();
  const words = page.slice(page.indexOf('<body'));
  const places = [
    'class="lead"',
    'Sie sollen mit dem Rad sicher',
    'Amtlicher Text',
    'mit allem, was eine Maßnahme braucht',
  ];
  const found = places.map((each) => words.indexOf(each));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(await (await anybody().get(city + measure)).text()).not.toContain('Amtlicher Text');
});

describe('an answer that is kept', () => {
  test('is the same the second time, known again by its mark, and never for others to keep', async () => {
    const first = await anybody().get(`${city}/oeffentlich`);
    const second = await anybody().get(`${city}/oeffentlich`);
    expect(await second.text()).toBe(await first.text());
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const known = await anybody().get(`${city}/oeffentlich`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(known.status).toBe(304);
    expect(first.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('is kept apart by language', async () => {
    const english = await wordsOf(await anybody().get(`${city}/oeffentlich`, { cookie: 'sprache=en' }));
    expect(english).toContain('What the city wants');
    expect(await wordsOf(await anybody().get(`${city}/oeffentlich`))).toContain('Was die Stadt will');
  });

  test('says nothing of who is signed in', async () => {
    const mine = await (await coordinator.get(`${city}/oeffentlich`)).text();
    expect(mine === (await (await anybody().get(`${city}/oeffentlich`)).text())).toBe(true);
    expect(mine).not.toContain('Demo');
  });
});

/** Every address of the house, asked by nobody; only the public side may answer with a page of a city. */
test('nothing else of a city answers without sign-in', async () => {
  const routes = codeFiles.find(({ path }) => path === 'src/routes.ts')?.text ?? '';
  const inCity = routes.slice(routes.indexOf("...prefix(':city'"));
  const patterns = patternsIn(inCity);
  const closed = patterns.filter((pattern) => !/^(oeffentlich|oparl)/.test(pattern) && pattern !== '*');
  // Calendar and feed are asked for by programs, which cannot sign in: they open by their token only.
  const byToken = new Set(['aufgaben.ics', 'ratsraum/neues.atom']);
  expect(closed.length).toBeGreaterThan(50);
  for (const pattern of closed) {
    const path = `/leipzig/${pattern.replace(/:\w+/g, 'wohnen')}`;
    const { status, headers } = await anybody().get(path);
    const answer = status === 302 && headers.get('location')?.startsWith('/anmelden') ? 'to sign in' : status;
    expect([path, answer]).toEqual([path, byToken.has(pattern) ? 404 : 'to sign in']);
  }
});

describe('the search of everybody', () => {
  const search = (query: Record<string, string>, where = '/fadenburg') =>
    anybody().get(`${where}/oeffentlich/suche?${new URLSearchParams(query)}`);

  test.each([
    ['Strasenbahn', '<mark>Straßenbahn</mark>'],
    ['STRASSENBAHNEN', '<mark>Straßenbahn</mark>'],
    ['mit dem Rad sicher', '/oeffentlich/massnahmen/massnahme-12'],
  ])('forgives, stems and reads plain language: %s', async (q, found) => {
    expect(await (await search({ q })).text()).toContain(found);
  });

  test.each([
    '',
    '   ',
    'x'.repeat(10_000),
    'viele Worte '.repeat(500),
    '\u0000',
    '%_\\\'"<>',
    '(a+)+$ [',
    "' or 1=1; drop table goal; --",
    ':* & | !',
    '😀🏙️',
    'und der die das',
    '<script>alert(1)</script>',
    'qwertz Xylophon',
  ])('%# whatever is asked for, it is answered in words', async (q) => {
    const response = await search({ q, art: '\'"<x' });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('<search');
  });

  test('that finds nothing says what to do next', async () => {
    const words = await wordsOf(await search({ q: 'Xylophon' }));
    expect(words).toMatch(/ist nichts veröffentlicht/);
    expect(words).toContain('Nachsehen, was an Ihrem Ort passiert');
  });

  test.each(['Ritterstraße 12, 04109', 'Grünau-Ost'])('leads to the place that can be meant alone: %s', async (q) => {
    const led = await search({ q }, '/leipzig');
    expect([led.status, led.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/leipzig\/oeffentlich\/orte\//),
    ]);
  });

  test('offers the place beside all else that has its name', async () => {
    const words = await wordsOf(await search({ q: 'Garnau' }));
    expect(words).toContain('Was passiert in Garnau?');
    expect(words).toContain('Maßnahmen');
  });

  test('knows no kind but those that can be public', async () => {
    for (const q of ['Amt', 'Produkt', 'Haushalt'])
      expect(await (await search({ q })).text()).not.toMatch(/fadenburg\/(aemter|haushalt|ziele|massnahmen|raeume)\//);
  });

  test('is kept as all public pages, and kept apart by what is asked', async () => {
    const first = await search({ q: 'Neubau' });
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect((await search({ q: 'Radweg' })).headers.get('etag')).not.toBe(first.headers.get('etag'));
  });
});

describe('the feed', () => {
  test('is told of on every public page, is Atom, and names nobody', async () => {
    const page = await (await anybody().get(`${city}/oeffentlich/ziele`)).text();
    const head = page.slice(0, page.indexOf('</head>'));
    expect(head).toMatch(/<link rel="alternate" type="application\/atom\+xml"[^>]*\/oeffentlich\/neues\.atom/);
    const feed = await anybody().get(`${city}/oeffentlich/neues.atom`);
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(feed.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const text = await feed.text();
    expect(text).toMatch(/^<\?xml[^>]*>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="de">/);
    expect(text).toContain('<entry>');
    expect(text).not.toMatch(/Demo|releasedBy/);
  });

  test('does not say whom the asker took the house for', async () => {
    const asked = await anybody().get('/leipzig/oeffentlich/neues.atom', { 'x-forwarded-host': 'evil.example' });
    expect(await asked.text()).not.toContain('evil.example');
  });
});

describe('a city of which nothing is public', () => {
  test.each([
    '',
    '/ziele',
    '/massnahmen',
    '/orte',
    '/zahlen',
    '/berichte',
    '/ziele/ziel-1',
    '/suche?q=a',
    '/neues',
    '/neues.atom',
  ])('is not there: %s', async (path) => {
    const closed = await anybody().get(`/keine-stadt/oeffentlich${path}`);
    expect(closed.status).toBe(404);
  });
});

describe('a place', () => {
  test.each([
    ['Grünau-Ost', /Grünau-Ost: Was passiert hier/],
    ['Straße 3, 04109 Leipzig', /04109/],
    ['gibt es nicht', /kennen wir keinen Ort/],
    ['<script>alert(1)</script>', /kennen wir keinen Ort/],
    ['%00%', /Mein Ort/],
    ['ü'.repeat(500), /kennen wir keinen Ort/],
  ])('is found by %j', async (search, words) => {
    const first = await anybody().get(`/leipzig/oeffentlich/orte?ort=${encodeURIComponent(search)}`);
    const page = first.status === 302 ? await anybody().get(first.headers.get('location') ?? '') : first;
    expect(page.status).toBe(200);
    expect(words.test(await page.text())).toBe(true);
  });
});

describe('who releases', () => {
  const asked = async (role: string, path: string) =>
    (await (await signedIn(url, `${role}@demo.example`)).post(`/fadenburg${path}`, { facts: ['text'], fromOn: '' }))
      .status;
  test.each([
    ['coordinator', '/freigaben/goal/ziel-2', 302],
    ['coordinator', '/freigaben/indicator/rate-1', 403],
    ['statistician', '/freigaben/indicator/rate-1', 302],
    ['statistician', '/freigaben/goal/ziel-2', 403],
    ['editor', '/freigaben/measure/massnahme-2', 302],
    ['editor', '/freigaben/measure/massnahme-1', 403],
    ['leadership', '/freigaben/goal/ziel-2', 403],
    ['guest', '/freigaben/goal/ziel-2', 403],
    ['coordinator', '/freigaben/secret/ziel-2', 404],
    ['coordinator', '/freigaben/goal/gibt-es-nicht', 404],
  ])('%s at %s: %i', async (role, path, status) => expect(await asked(role, path)).toBe(status));

  test('all at once, from the list', async () => {
    const act = (role: string, fact: string) =>
      signedIn(url, `${role}@demo.example`).then((person) =>
        person.post('/fadenburg/freigaben', { kind: 'goal', fact, act: 'release' }),
      );
    expect((await act('coordinator', 'text')).status).toBe(302);
    expect((await act('editor', 'text')).status).toBe(403);
    expect((await act('coordinator', 'everything')).status).toBe(400);
  });
});

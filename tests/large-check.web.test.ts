/** Large files at the running server: checked in the background, seen by the one who asked, stored only when she says so. */

import { beforeAll, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const page = '/fadenburg/indikatoren/import';
const blanks = ' '.repeat(20_000);
let statistician: Visitor;
let coordinator: Visitor;
beforeAll(async () => {
  statistician = await signedIn(url, 'statistician@demo.example');
  coordinator = await signedIn(url, 'coordinator@demo.example');
});

/** Three megabytes that say little: years of the whole city, with blanks. */
function largeFile(area = 'Stadt', name = 'Große Datei') {
  const lines = Array.from({ length: 150 }, (_, i) => `${area}${blanks};${1901 + i};${i}`);
  const form = new FormData();
  form.set('file', new Blob([`Raum;Jahr;Wert\n${lines.join('\n')}\n`]), 'gross.csv');
  form.set('newName', name);
  return form;
}

async function finished(who: Visitor, job: string): Promise<string> {
  for (let waited = 0; waited < 60; waited++) {
    const html = await (await who.get(job)).text();
    if (!html.includes('data-reload')) return html;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${job} did not end`);
}
const hidden = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** A form with a file: not a small one, for it is filled up with what says nothing. */
function formWith(name: string, text: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}

async function sentAs(who: Visitor, path: string, form: FormData | Record<string, string>): Promise<string> {
  const sent = await who.post(path, form);
  const job = sent.headers.get('location') ?? '';
  expect([sent.status, job]).toEqual([302, expect.stringMatching(/\/auftraege\//)]);
  return job;
}

const resultIn = (html: string) => /data-saved="">.*?href="([^"]*)"/s.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** The address that shows what was found. */
const checked = async (who: Visitor, path: string, form: FormData) =>
  resultIn(await finished(who, await sentAs(who, path, form)));

/** Stored from the preview at an address. @returns where the things are */
async function storedFrom(who: Visitor, result: string): Promise<string> {
  const html = await (await who.get(result)).text();
  return resultIn(await finished(who, await sentAs(who, result, hidden(html))));
}

/** What was stored last goes back as a whole. */
async function takenBack(who: Visitor) {
  const history = await (await who.get('/fadenburg/verlauf')).text();
  const undo = /action="([^"]*\/rueckgaengig)/.exec(history)?.[1] ?? '';
  expect((await who.post(undo)).status).toBe(302);
}

/** Squares of the size of a block, side by side, in the middle of the city. */
function map(count: number, name = 'Block') {
  const features = Array.from({ length: count }, (_, i) => {
    const [x, y, far] = [10.9 + i * 0.002, 50.6, 0.0019];
    const ring = [
      [x, y],
      [x + far, y],
      [x + far, y + far],
      [x, y + far],
      [x, y],
    ];
    const properties = { name: `${name} ${i}`, code: `B${i}`, note: blanks };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
const ages = () =>
  Array.from({ length: 100 }, (_, age) => `;2024;${age};w;100${blanks}\n;2024;${age};m;100\n`).join('');
const areasPage = '/fadenburg/raeume/import';
const ofBlocks = { name: 'Große Blöcke', kind: 'districts', validFrom: '2024-01-01', source: 'Vermessung' };

test('is a job whose result is the preview; storing is a step of its own', async () => {
  const sent = await statistician.post(page, largeFile());
  const job = sent.headers.get('location') ?? '';
  expect([sent.status, job]).toEqual([302, expect.stringMatching(/\/auftraege\//)]);
  const result = /href="([^"]*geprueft=[^"]*)"/.exec(await finished(statistician, job))?.[1] ?? '';
  const shown = await statistician.get(result);
  const html = await shown.clone().text();
  expect(await wordsOf(shown)).toMatch(/150 Werte/);
  expect(await wordsOf(await statistician.get('/fadenburg/indikatoren'))).not.toContain('Große Datei');
  expect((await coordinator.get(result)).status).toBe(404);
  const stored = await statistician.post(page, hidden(html));
  expect([stored.status, stored.headers.get('location')]).toEqual([302, expect.stringMatching(/\/auftraege\//)]);
  await finished(statistician, stored.headers.get('location') ?? '');
  expect(await wordsOf(await statistician.get('/fadenburg/indikatoren?suche=gro%C3%9Fe'))).toContain('Große Datei');
});

test('with faults shows them where the preview would be', async () => {
  const sent = await statistician.post(page, largeFile('Atlantis', 'Noch eine'));
  const html = await finished(statistician, sent.headers.get('location') ?? '');
  const result = /href="([^"]*geprueft=[^"]*)"/.exec(html)?.[1] ?? '';
  expect(await wordsOf(await statistician.get(result))).toMatch(/Zeile 2, Raum: „Atlantis“ ist kein Raum/);
  expect((await statistician.get(`${page}?geprueft=nirgends`)).status).toBe(404);
});

test('of areas, with a list beside it, is seen by her alone, stored as a job, and can be taken back', async () => {
  const form = formWith('bloecke.geojson', map(60), ofBlocks);
  form.set(
    'list',
    new Blob(['code;name\n', ...Array.from({ length: 61 }, (_, i) => `B${i};Block ${i}\n`)]),
    'liste.csv',
  );
  const result = await checked(statistician, areasPage, form);
  const shown = await statistician.get(result);
  expect(await wordsOf(shown.clone())).toMatch(/61 Räume sind in Ordnung bloecke\.geojson, Gliederung „Große Blöcke“/);
  expect(await shown.text()).toContain('value="Vermessung"');
  for (const [who, path] of [
    [coordinator, result],
    [statistician, result.replace('/raeume/', '/orte/')],
    [statistician, result.replace('/fadenburg/', '/leipzig/')],
  ] as const)
    expect((await who.get(path)).status).toBe(404);
  const there = await storedFrom(statistician, result);
  expect(there).toBe('/fadenburg/raeume?gliederung=grosse-bloecke');
  const stored = await wordsOf(await statistician.get(there));
  for (const name of ['Block 0', 'Block 60']) expect(stored).toContain(name);
  await takenBack(statistician);
  expect(await (await statistician.get('/fadenburg/raeume')).text()).not.toContain('grosse-bloecke');
});

test('of areas with faults shows them, and what was typed stands in the form', async () => {
  const text = map(60).replace('[10.9,50.6]', '[50.6,10.9]');
  const result = await checked(statistician, areasPage, formWith('bloecke.geojson', text, ofBlocks));
  const shown = await statistician.get(result);
  expect(await wordsOf(shown.clone())).toMatch(/Gespeichert wurde nichts/);
  expect(await shown.text()).toContain('value="Große Blöcke"');
});

test('of measures goes the same way', async () => {
  const path = '/fadenburg/massnahmen/import';
  const lines = (office: string) => Array.from({ length: 60 }, (_, i) => `G ${i}${blanks};Großes ${i};${office}`);
  const list = (office = '') => formWith('liste.csv', `Kennung;Titel;Federführung\n${lines(office).join('\n')}\n`);
  const wrong = await checked(coordinator, path, list('Amt für Wolken'));
  expect(await wordsOf(await coordinator.get(wrong))).toMatch(/60 Stellen.*Zeile 2, .*„Amt für Wolken“/);
  const result = await checked(coordinator, path, list());
  expect(await wordsOf(await coordinator.get(result))).toMatch(/liste\.csv: 60 werden angelegt, 0 geändert/);
  expect(await storedFrom(coordinator, result)).toBe('/fadenburg/massnahmen');
  expect(await wordsOf(await coordinator.get('/fadenburg/massnahmen?suche=Gro%C3%9Fes'))).toContain('Großes 49 keine');
  await takenBack(coordinator);
  expect(await wordsOf(await coordinator.get('/fadenburg/massnahmen'))).not.toContain('Großes 49 keine');
});

test('of places too', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `Große Schule ${i};10,9;50,6${i + 10}${blanks}`);
  const form = formWith('schulen.csv', `Name;Länge;Breite\n${lines.join('\n')}\n`, {
    kind: 'school',
    system: 'degrees',
    source: 'Schulamt',
  });
  const result = await checked(statistician, '/fadenburg/orte/import', form);
  expect(await wordsOf(await statistician.get(result))).toMatch(/60 Orte sind in Ordnung/);
  expect((await coordinator.get(result)).status).toBe(404);
  expect(await storedFrom(statistician, result)).toBe('/fadenburg/orte');
  expect(await wordsOf(await statistician.get('/fadenburg/orte'))).toContain('Große Schule 10 Schulen');
  await takenBack(statistician);
  expect(await wordsOf(await statistician.get('/fadenburg/orte'))).not.toContain('Große Schule 10 Schulen');
});

test.each([
  [
    'papers',
    '/fadenburg/ratsraum/vorlagen/import',
    formWith('v.json', JSON.stringify([{ reference: 'G 1', name: 'Große Vorlage', note: blanks.repeat(60) }])),
    /1 Vorlage ist in Ordnung/,
  ],
  [
    'people by age',
    '/fadenburg/bevoelkerung/import',
    formWith('alter.csv', `Raum;Jahr;Alter;Geschlecht;Anzahl\n${ages()}`, {
      ...{ name: 'Große Zählung', source: 'Melderegister', evidence: 'measured' },
    }),
    /1 Jahr.* alter\.csv/,
  ],
])('of %s is a job as well', async (_, path, form, words) => {
  const result = await checked(coordinator, path, form);
  const shown = await coordinator.get(result);
  expect(await wordsOf(shown)).toMatch(words);
  expect((await statistician.get(result)).status).toBeOneOf([403, 404]);
});

test('that is stopped before it is stored leaves nothing', async () => {
  const path = '/fadenburg/massnahmen/import';
  const lines = Array.from({ length: 60 }, (_, i) => `H ${i}${blanks};Halbes ${i}`);
  const result = await checked(coordinator, path, formWith('liste.csv', `Kennung;Titel\n${lines.join('\n')}\n`));
  const fields = hidden(await (await coordinator.get(result)).text());
  // Other work is done first.
  await sentAs(statistician, page, largeFile());
  const job = await sentAs(coordinator, path, fields);
  expect((await coordinator.post(job)).status).toBe(302);
  expect(await finished(coordinator, job)).toContain('Abgebrochen');
  expect(await wordsOf(await coordinator.get('/fadenburg/massnahmen'))).not.toContain('Halbes');
});

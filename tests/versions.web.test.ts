/** Versions of the concept over the web: what binds, what is refused with which words, what is drafted and stays inside. */

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsOfStructure } from './support/structure.ts';
import { signedIn, type Visitor, visitor } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
let coordinator: Visitor;
let council: Visitor;
let guest: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  council = await signedIn(url, 'council@demo.example');
  guest = await signedIn(url, 'guest@demo.example');
});
const text = async (answer: Promise<Response>) => (await answer).text();
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

describe('what is in force', () => {
  test('binds the goal, and its form says where a change is proposed', async () => {
    const form = await text(coordinator.get(`${city}/ziele/ziel-1/bearbeiten`));
    expect(form).toContain('Was beschlossen ist, lässt sich hier nicht ändern');
    expect(form).toContain('/fassungen/entwurf/aussagen/goal/ziel-1');
    expect(form).not.toContain('name="title"');
    expect(form).toContain('name="plain"');
    const page = await text(guest.get(`${city}/ziele/ziel-1`));
    expect(page).toContain('Verbindlich seit');
    expect(page).toContain('laufend gepflegt');
  });

  test('is not changed by an old form, but what runs is', async () => {
    const page = await text(coordinator.get(`${city}/ziele/ziel-7/bearbeiten`));
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
    const old = await coordinator.post(`${city}/ziele/ziel-7/bearbeiten`, { title: 'Ganz anders', revision });
    expect(old.status).toBe(409);
    expect(await old.text()).toContain('Das hat der Rat beschlossen');
    const running = { plain: 'Einfach gesagt.', influence: 'high', revision };
    expect((await coordinator.post(`${city}/ziele/ziel-7/bearbeiten`, running)).status).toBe(302);
    const after = await text(coordinator.get(`${city}/ziele/ziel-7`));
    expect(after).toContain('Einfach gesagt.');
    expect(after).not.toContain('Ganz anders');
  });

  test('takes new guidelines and goals through the draft only', async () => {
    expect(await text(coordinator.get(`${city}/ziele/neu`))).toContain('Neues kommt mit der nächsten Fassung');
    expect((await coordinator.post(`${city}/ziele/neu`, { title: 'Daneben' })).status).toBe(409);
    expect((await coordinator.post(`${city}/konzept/leitlinien/neu`, { title: 'Daneben' })).status).toBe(409);
  });
});

describe('a step', () => {
  const step = (form: Record<string, string>) =>
    coordinator.post(`${city}/fassungen/entwurf/schritt`, { on: day(0), dueOn: '', resolution: '', note: '', ...form });

  test.each([
    ['a deadline before today', { to: 'mayors', dueOn: day(-2) }, 'Die Frist liegt vor dem heutigen Tag'],
    ['out of order', { to: 'in-force', resolution: '1' }, 'Dieser Schritt ist nicht an der Reihe'],
    ['back without a reason', { to: 'draft' }, 'schreibt den Grund in die Anmerkung'],
    ['on a day to come', { to: 'mayors', on: day(3) }, 'an einem Tag gemacht sein, der noch kommt'],
    ['to a stage that is none', { to: 'nirgends' }, 'Diesen Stand gibt es im Verfahren nicht'],
  ])('%s is refused, and what was typed is kept', async (_, form, words) => {
    const answer = await step(form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain('name="note"');
  });

  test('with what is in force is refused', async () => {
    const path = `${city}/fassungen/insek-neu`;
    const answer = await coordinator.post(`${path}/schritt`, { to: 'draft', on: day(0), note: 'x' });
    expect(answer.status).toBe(409);
    expect((await coordinator.get(`${path}/aussagen/goal/ziel-1`)).status).toBe(409);
    const proposal = { change: 'change', title: 'x', reason: 'y', revision: '0' };
    expect((await coordinator.post(`${path}/aussagen/goal/ziel-1`, proposal)).status).toBe(409);
  });
});

describe('words that may not stand in a frozen version', () => {
  const page = (version: string, goal = 'ziel-12') => `${city}/fassungen/${version}/zurueckziehen/goal/${goal}`;

  test('are withdrawn with a reason, everywhere they stand frozen, and not a second time', async () => {
    const form = await text(coordinator.get(page('insek-alt')));
    expect(form).toMatch(/INSEK Fadenburg[\s\S]*INSEK Fadenburg/);
    const title = /<h1[^>]*>[\s\S]*?zurückziehen: ([^<]+)</.exec(form)?.[1] ?? '';
    expect((await coordinator.post(page('insek-alt'), { reason: ' ' })).status).toBe(422);
    expect((await coordinator.post(page('insek-alt'), { reason: 'Namen darin' })).status).toBe(302);
    for (const version of ['insek-alt', 'insek-neu'])
      expect(await text(coordinator.get(`${city}/fassungen/${version}`))).toContain('Namen darin');
    const outside = await text(visitor(url).get(`${city}/oeffentlich/konzept/insek-neu`));
    expect(outside).toContain('Zurückgezogen am');
    expect(outside).not.toContain('Namen darin');
    expect(title).not.toBe('');
    expect(outside).not.toContain(title);
    const again = await coordinator.post(page('insek-neu'), { reason: 'x' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('schon zurückgezogen');
  });

  test('are withdrawn by nobody else, and in no draft', async () => {
    for (const who of [council, guest]) expect((await who.post(page('insek-neu'), { reason: 'x' })).status).toBe(403);
    expect((await coordinator.post(page('entwurf', 'ziel-1'), { reason: 'x' })).status).toBe(404);
    expect((await coordinator.get(page('insek-neu', 'nirgends'))).status).toBe(404);
  });
});

describe('a resolution of before', () => {
  const form = { title: 'INSEK 2018', note: '', on: '', resolution: 'VI-1', source: 'Ratsinfo' };
  const post = (more: Record<string, string> = {}) =>
    coordinator.post(`${city}/fassungen/beschluss`, { ...form, ...more });

  test('is refused beside one in force, and the page says which', async () => {
    expect(await text(coordinator.get(`${city}/fassungen/beschluss`))).toContain('/fadenburg/fassungen/insek-neu');
    const answer = await post();
    expect(answer.status).toBe(409);
    expect(await text(coordinator.get(`${city}/fassungen`))).not.toContain('INSEK 2018');
  });

  test.each([
    ['a day to come', { on: day(2) }],
    ['no number', { resolution: '' }],
    ['no source', { source: '' }],
    ['no title', { title: '' }],
    ['a day that is none', { on: '31.02.2018' }],
  ])('with %s is answered at the field', async (_, more) => {
    const answer = await post(more as Record<string, string>);
    expect(answer.status).toBe(422);
  });
});

test('a deadline of a stage is a task of the coordination, with the step to make', async () => {
  const tasks = await text(coordinator.get(`${city}/aufgaben`));
  expect(tasks).toContain('Schritt einer Fassung des Konzepts');
  expect(tasks).toContain('/fadenburg/fassungen/entwurf/schritt');
  expect(await text(coordinator.get(`${city}/aufgaben.csv`))).toContain('Dienstberatung');
  expect(await text(guest.get(`${city}/aufgaben`))).not.toContain('/fassungen/entwurf');
});

test('two who work on one statement: the second sees both', async () => {
  const path = `${city}/fassungen/entwurf/aussagen/goal/ziel-9`;
  const form = {
    change: 'change',
    code: '',
    text: '',
    guidelineId: '',
    sectorPartId: '',
    reason: 'darum',
    revision: '0',
  };
  expect((await coordinator.post(path, { ...form, title: 'Erster Vorschlag' })).status).toBe(302);
  const second = await coordinator.post(path, { ...form, title: 'Zweiter Vorschlag' });
  expect(second.status).toBe(409);
  const html = await second.text();
  expect(html).toContain('Jemand anderes hat diesen Eintrag gespeichert');
  expect(html).toContain('Erster Vorschlag');
  expect(html).toContain('Zweiter Vorschlag');
});

describe('a draft', () => {
  const inside = ['/fassungen/entwurf', '/synopse?b=entwurf', '/synopse.pdf?b=entwurf', '/synopse.docx?b=entwurf'];
  test.each(inside)('%s is for those inside: the council sees it when it lies before it', async (path) => {
    expect((await coordinator.get(city + path)).status).toBe(200);
    expect((await council.get(city + path)).status).toBe(404);
    expect((await guest.get(city + path)).status).toBe(403);
  });

  test('is not told of on the pages of its goals to others', async () => {
    expect(await text(coordinator.get(`${city}/ziele/ziel-1`))).toMatch(/Im Entwurf „Fortschreibung/);
    for (const who of [council, guest])
      expect(await text(who.get(`${city}/ziele/ziel-1`))).not.toMatch(/Im Entwurf|aussagen\/goal/);
    expect(await text(council.get(`${city}/fassungen`))).not.toMatch(/entwurf"/);
  });
});

describe('for everybody', () => {
  const anybody = visitor(url);
  test('what was adopted and released is read, with its comparison and without reasons', async () => {
    expect(await text(anybody.get(`${city}/oeffentlich/konzept`))).toContain('/oeffentlich/konzept/insek-neu');
    const synopsis = await text(anybody.get(`${city}/oeffentlich/konzept/insek-neu/synopse`));
    expect(synopsis).toContain('Maßgeblich ist der Weg zu Fuß');
    expect(synopsis).not.toContain('ließ offen, was gezählt wird');
    expect(synopsis).not.toContain('Beispielantrag');
    for (const path of ['entwurf', 'entwurf/synopse', 'insek-alt/synopse', 'gibt-es-nicht'])
      expect((await anybody.get(`${city}/oeffentlich/konzept/${path}`)).status).toBe(404);
  });

  test('as an accessible PDF, and as a Word file with headings, table heads and its language', async () => {
    const path = `${city}/oeffentlich/konzept/insek-neu/synopse`;
    const pdf = Buffer.from(await (await anybody.get(`${path}.pdf`)).arrayBuffer());
    const file = join(tmpdir(), `stadtfaden-synopse-${process.pid}.pdf`);
    writeFileSync(file, pdf);
    // It has no pictures.
    expect(faultsOfStructure(file).filter((each) => each !== 'no figure at all')).toEqual([]);
    const docx = unzipSync(new Uint8Array(await (await anybody.get(`${path}.docx`)).arrayBuffer()));
    const part = (name: string) => new TextDecoder().decode(docx[name]);
    expect(part('word/document.xml')).toMatch(/w:pStyle w:val="Heading1"[\s\S]*w:pStyle w:val="Heading2"/);
    expect(part('word/document.xml')).toContain('<w:tblHeader/>');
    expect(part('word/styles.xml')).toContain('w:val="de-DE"');
    expect(part('word/document.xml')).not.toContain('ließ offen');
  });
});

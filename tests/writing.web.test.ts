/** Writing together against the running server: real connections, broken lines, people who may not, and what they send. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';
import { type Desk, DeskWriter, endOf, lettersIn, pause, writeTogether } from './support/writers.ts';

const url = inject('url');
const cookies: Record<string, string> = {};
const people: Record<string, Visitor> = {};

async function cookieOf(role: string): Promise<string> {
  const answer = await fetch(`${url}/anmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email: `${role}@demo.example`, password: 'faden-demo-2026' }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

beforeAll(async () => {
  for (const role of ['coordinator', 'editor', 'guest']) {
    cookies[role] = await cookieOf(role);
    people[role] = await signedIn(url, `${role}@demo.example`);
  }
});
const as = (role: string) => people[role] as Visitor;

async function newSection(title: string, part = 'teil-4'): Promise<string> {
  const answer = await as('coordinator').post(`/fadenburg/fachteile/${part}/abschnitte/neu`, { title, kind: 'goals' });
  return /abschnitte\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}
const desk = (section: string, role = 'coordinator'): Desk => ({
  url,
  city: 'fadenburg',
  section,
  cookie: cookies[role] ?? '',
});
const page = async (path: string, role = 'coordinator') => wordsOf(await as(role).get(`/fadenburg${path}`));

describe('several people at once', () => {
  test('lose nothing, and all see the same, though their lines break', async () => {
    const desks = [desk(await newSection('Gemeinsam')), desk(await newSection('Auch gemeinsam'))];
    const done = await writeTogether(desks, { people: 6, seconds: 4, perSecond: 12 });
    expect(done).toMatchObject({ typed: 6 * 48, lost: 0, apart: 0, breaks: 12 });
  });

  test('are told "stored" when a reader can see it, within a second or two', async () => {
    const section = await newSection('Bestätigt');
    const writer = await new DeskWriter(desk(section), 'q').synced();
    for (let i = 0; i < 30; i += 1) writer.type(() => 0.5);
    expect(await writer.stored()).toBeLessThan(2500);
    expect(await page(`/konzept/abschnitte/${section}`)).toContain('q'.repeat(30));
    expect(await page('/konzept/text')).toContain('q'.repeat(30));
    writer.leave();
  });

  test('see who is there by the name the server knows', async () => {
    const section = await newSection('Namen');
    const ada = await new DeskWriter(desk(section), 'a').synced();
    const ben = await new DeskWriter(desk(section), 'b').synced();
    ada.provider.setAwarenessField('user', { name: 'Die Bürgermeisterin', id: 'x', html: '<b>' });
    const seen = () => [...(ben.provider.awareness?.getStates().values() ?? [])].map((state) => state['user']);
    for (let i = 0; i < 40 && seen().length < 2; i += 1) await pause(50);
    await pause(200);
    expect(JSON.stringify(seen())).not.toContain('Bürgermeisterin');
    expect(JSON.stringify(seen())).toContain('Demo');
    ada.leave();
    ben.leave();
  });
});

describe('who may not', () => {
  test('comes in without a session, from another site, to another city or to nothing', async () => {
    const section = await newSection('Tür');
    expect(await endOf({ ...desk(section), cookie: '' })).toBe(4401);
    expect(await endOf(desk(section), { origin: 'https://fremd.example' })).toBe(403);
    expect(await endOf({ ...desk(section), city: 'muenster' })).toBe(4404);
    expect(await endOf(desk('gibt-es-nicht'))).toBe(4404);
  });

  test('write reads on, and nothing of hers arrives', async () => {
    const section = await newSection('Nur lesen');
    const writer = await new DeskWriter(desk(section), 'w').synced();
    const guest = new DeskWriter(desk(section, 'guest'), 'g');
    for (let i = 0; i < 60 && !guest.readOnly; i += 1) await pause(50);
    expect(guest.readOnly).toBe(true);
    guest.type(() => 0.5);
    writer.type(() => 0.5);
    await writer.stored();
    await pause(300);
    expect([...lettersIn(writer.body).keys()]).toEqual(['w']);
    expect(lettersIn(guest.body).get('w')).toBe(1);
    guest.leave();
    writer.leave();
  });

  test('asks for the document of another section on this one’s line', async () => {
    const [one, other] = [await newSection('Eins'), await newSection('Zwei')];
    const writer = new DeskWriter(desk(one), 'x');
    await writer.synced();
    const thief = new Y.Doc();
    const { HocuspocusProvider } = await import('@hocuspocus/provider');
    let failed = '';
    const second = new HocuspocusProvider({
      websocketProvider: writer.provider.configuration.websocketProvider,
      name: `fadenburg/${other}`,
      document: thief,
      token: '-',
      onAuthenticationFailed: ({ reason }) => {
        failed = reason;
      },
    });
    second.attach();
    for (let i = 0; i < 40 && failed === ''; i += 1) await pause(50);
    expect(failed).not.toBe('');
    expect(second.isSynced).toBe(false);
    second.destroy();
    writer.leave();
  });
});

describe('what is no text', () => {
  test('does not stay, and reaches no reader', async () => {
    const section = await newSection('Feindlich');
    const writer = await new DeskWriter(desk(section), 'h').synced();
    const fragment = writer.doc.getXmlFragment('text');
    const script = new Y.XmlElement('script');
    const link = new Y.XmlElement('paragraph');
    fragment.insert(0, [script, link]);
    script.insert(0, [new Y.XmlText('alert(1)')]);
    const words = new Y.XmlText();
    link.insert(0, [words]);
    words.insert(0, 'hier klicken', { link: { href: 'javascript:alert(1)' } });
    await writer.stored();
    const html = await (await as('coordinator').get(`/fadenburg/konzept/abschnitte/${section}`)).text();
    expect(html).toContain('hier klicken');
    expect(html).not.toContain('alert(1)');
    for (let i = 0; i < 40 && fragment.toString().includes('script'); i += 1) await pause(50);
    expect(fragment.toString()).not.toMatch(/script/i);
    writer.leave();
  });

  test('nor what is larger than any text: the connection ends, the text stays', async () => {
    const section = await newSection('Zu groß');
    const writer = await new DeskWriter(desk(section), 'z').synced();
    writer.type(() => 0.5);
    await writer.stored();
    const ended = new Promise<number>((resolve) =>
      writer.provider.on('close', ({ event }: { event: { code: number } }) => resolve(event.code)),
    );
    const text = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    text.insert(0, 'x'.repeat(3 * 1024 * 1024));
    writer.doc.getXmlFragment('text').insert(0, [paragraph]);
    expect(await ended).toBe(1009);
    writer.leave();
    expect(await page(`/konzept/abschnitte/${section}`)).not.toContain('xxxxxxxxxx');
  });
});

describe('the form', () => {
  const fieldsOf = async (path: string) => {
    const html = await (await as('coordinator').get(`/fadenburg${path}`)).text();
    return Object.fromEntries(
      [...html.matchAll(/name="(blocks\.\d+\.(?:key|was))" value="([^"]*)"/g)].map((match) => [
        match[1] ?? '',
        match[2] ?? '',
      ]),
    );
  };

  test('writes into the same text that others have open, and each keeps what the other wrote', async () => {
    const section = await newSection('Formular');
    const path = `/konzept/abschnitte/${section}/absaetze`;
    const writer = await new DeskWriter(desk(section), 'e').synced();
    writer.type(() => 0.5);
    await writer.stored();
    const before = await fieldsOf(path);
    const answer = await as('coordinator').post(`/fadenburg${path}`, {
      ...before,
      'blocks.0.style': 'paragraph',
      'blocks.0.words': 'e',
      added: 'Aus dem Formular.\n\nZweiter Absatz.',
    });
    expect(answer.status).toBe(302);
    for (let i = 0; i < 80 && !JSON.stringify(writer.body).includes('Formular'); i += 1) await pause(50);
    expect(JSON.stringify(writer.body)).toContain('Aus dem Formular.');
    // She still has the form from before; he has changed the same paragraph.
    const late = await as('coordinator').post(`/fadenburg${path}`, {
      ...before,
      'blocks.0.style': 'paragraph',
      'blocks.0.words': 'ganz anders',
    });
    expect(late.status).toBe(302);
    const stale = await as('coordinator').post(`/fadenburg${path}`, {
      ...before,
      'blocks.0.style': 'paragraph',
      'blocks.0.words': 'noch einmal anders',
    });
    expect(stale.status).toBe(409);
    expect(await wordsOf(stale)).toContain('ganz anders');
    writer.leave();
  });

  test('refuses what is too long, with a sentence', async () => {
    const section = await newSection('Lang');
    const path = `/fadenburg/konzept/abschnitte/${section}/absaetze`;
    const answer = await as('coordinator').post(path, { added: 'lang '.repeat(30_000) });
    expect(answer.status).toBe(413);
    expect(await wordsOf(answer)).toContain('zu lang');
  });

  test('changes its part only: who leads another one is refused', async () => {
    const section = await newSection('Fremd', 'teil-2');
    const answer = await as('editor').post(`/fadenburg/konzept/abschnitte/${section}/absaetze`, { added: 'x' });
    expect(answer.status).toBe(403);
  });
});

test('a retired section takes nothing any more', async () => {
  const section = await newSection('Beendet');
  const writer = await new DeskWriter(desk(section), 'r').synced();
  await as('coordinator').post('/fadenburg/fachteile/teil-4', { act: 'retire', id: section });
  writer.type(() => 0.5);
  for (let i = 0; i < 60 && writer.refused === null; i += 1) await pause(50);
  expect(writer.refused).toBe('section-retired');
  writer.leave();
  expect(await page(`/konzept/abschnitte/${section}`)).toContain('Dieser Abschnitt ist beendet');
});

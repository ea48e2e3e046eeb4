/** Absences, reminders and calendar links at the running server: what nobody should be able to do, and what is said then. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
let editor: Visitor;
let statistician: Visitor;
let people: ReadonlyMap<string, string>;
beforeAll(async () => {
  editor = await signedIn(url, 'editor@demo.example');
  statistician = await signedIn(url, 'statistician@demo.example');
  people = await deputiesOf(editor);
});

/** The people who can be chosen, by name. */
async function deputiesOf(who: Visitor): Promise<ReadonlyMap<string, string>> {
  const html = await (await who.get(`${city}/abwesenheit`)).text();
  return new Map(
    [...html.matchAll(/<option value="([\w-]+)"[^>]*>([^<]+)</g)].map(([, id = '', name = '']) => [name, id]),
  );
}
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const absence = (more: Record<string, string> = {}) => ({
  from: day(0),
  to: day(5),
  deputyId: people.get('Stella Demo') ?? '',
  ...more,
});
const enter = (who: Visitor, form: Record<string, string>) => who.post(`${city}/abwesenheit`, form);

/** Takes every absence away again. */
async function back(who: Visitor) {
  const html = await (await who.get(`${city}/abwesenheit`)).text();
  for (const [, end = ''] of html.matchAll(/name="end" value="(\w+)"/g)) await enter(who, { end });
}

describe('an absence', () => {
  test('offers those who work here, without oneself and those who only look on', () => {
    expect([...people.keys()]).toContain('Stella Demo');
    expect([...people.keys()].filter((name) => /Frieda|Gustav|Rita/.test(name))).toEqual([]);
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['an end before the start', () => absence({ from: day(5), to: day(1) }), /Das Ende liegt vor dem Beginn/],
    ['days that are over', () => absence({ from: day(-9), to: day(-2) }), /Dieser Tag ist schon vorbei/],
    ['a day that is none', () => absence({ to: '31.02.2027' }), /Bitte schreiben Sie das Datum so/],
    ['no deputy', () => absence({ deputyId: '' }), /Bitte füllen Sie dieses Feld aus/],
    ['somebody who has left the city', () => absence({ deputyId: crypto.randomUUID() }), /arbeitet nicht \(mehr\)/],
    ['a very long name', () => absence({ deputyId: 'x'.repeat(200_000) }), /Diese Auswahl gibt es nicht/],
    ['a script', () => absence({ deputyId: '<script>' }), /arbeitet nicht \(mehr\)/],
  ])('with %s is answered with a sentence, and nothing is stored', async (_, form, sentence) => {
    const response = await enter(editor, form());
    expect(response.status).toBe(422);
    expect(await wordsOf(response)).toMatch(sentence);
    expect(await wordsOf(await editor.get(`${city}/abwesenheit`))).toMatch(/Keine eingetragen/);
  });

  test('with oneself as deputy is refused', async () => {
    const own = (await deputiesOf(statistician)).get('Frieda Demo') ?? '';
    const response = await enter(editor, absence({ deputyId: own }));
    expect([response.status, await wordsOf(response)]).toEqual([422, expect.stringMatching(/nicht selbst vertreten/)]);
  });

  test('that overlaps one’s own, or leads back to oneself, is refused', async () => {
    expect((await enter(editor, absence())).status).toBe(302);
    expect(await wordsOf(await enter(editor, absence({ from: day(5), to: day(9) })))).toMatch(/schon als abwesend/);
    const frieda = (await deputiesOf(statistician)).get('Frieda Demo') ?? '';
    const circle = await enter(statistician, absence({ deputyId: frieda, from: day(5), to: day(7) }));
    expect([circle.status, await wordsOf(circle)]).toEqual([422, expect.stringMatching(/dann wäre niemand da/)]);
    expect((await enter(statistician, absence({ deputyId: frieda, from: day(6), to: day(7) }))).status).toBe(302);
    await back(statistician);
    await back(editor);
  });

  test('lets the deputy report for the office, no longer than it lasts', async () => {
    const form = `${city}/massnahmen/massnahme-2/stand`;
    expect((await statistician.get(form)).status).toBe(403);
    expect((await enter(editor, absence())).status).toBe(302);
    expect((await statistician.get(form)).status).toBe(200);
    expect((await statistician.get(`${city}/massnahmen/massnahme-1/stand`)).status).toBe(403);
    expect((await statistician.get(`${city}/massnahmen/massnahme-2/bearbeiten`)).status).toBe(403);
    await back(editor);
    expect((await statistician.get(form)).status).toBe(403);
  });

  test('is ended by nobody else', async () => {
    await enter(editor, absence());
    const html = await (await editor.get(`${city}/abwesenheit`)).text();
    const end = /name="end" value="(\w+)"/.exec(html)?.[1] ?? '';
    expect((await enter(statistician, { end })).status).toBe(404);
    expect(await (await editor.get(`${city}/abwesenheit`)).text()).toContain(`value="${end}"`);
    await back(editor);
  });
});

describe('a calendar link', () => {
  const made = async () => {
    const html = await (await editor.post('/konto', { act: 'feed', city: 'fadenburg' })).text();
    return /\/fadenburg\/aufgaben\.ics\?token=[\w-]+/.exec(html)?.[0] ?? '';
  };
  const status = async (path: string) => (await visitor(url).get(path)).status;

  test('opens without a sign-in, until it is renewed, then until it is withdrawn', async () => {
    const first = await made();
    const response = await visitor(url).get(first);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const text = await response.text();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(text).not.toMatch(/Demo|@demo/);
    const second = await made();
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    expect(await status(second.replace('/fadenburg/', '/leipzig/'))).toBe(404);
    await editor.post('/konto', { act: 'no-feed', city: 'fadenburg' });
    expect(await status(second)).toBe(404);
  });

  test.each([
    ['no token', '/fadenburg/aufgaben.ics'],
    ['an empty one', '/fadenburg/aufgaben.ics?token='],
    ['a wrong one', '/fadenburg/aufgaben.ics?token=falsch'],
    ['a very long one', `/fadenburg/aufgaben.ics?token=${'x'.repeat(8000)}`],
    ['an unreadable one', '/fadenburg/aufgaben.ics?token=%00%ff'],
    ['no city', '/nirgendwo/aufgaben.ics?token=falsch'],
  ])('with %s is nothing, for whoever asks', async (_, path) => {
    expect([await status(path), (await editor.get(path)).status]).toEqual([404, 404]);
  });

  test('is made by nobody for a city she does not belong to', async () => {
    expect((await editor.post('/konto', { act: 'feed', city: 'nirgendwo' })).status).toBe(404);
    expect((await visitor(url).post('/konto', { act: 'feed', city: 'fadenburg' })).status).toBe(302);
  });
});

describe('reminders', () => {
  test('are chosen in the account', async () => {
    const response = await editor.post('/konto', { act: 'reminder', rhythm: 'weekly', language: 'en' });
    expect(response.headers.get('location')).toBe('/konto?erinnert#erinnerungen');
    expect(await (await editor.get('/konto')).text()).toMatch(/<option value="weekly" selected=""/);
    await editor.post('/konto', { act: 'reminder', rhythm: 'daily', language: 'de' });
  });

  test.each(['', 'hourly', 'x'.repeat(100_000)])('of a kind that does not exist are refused', async (rhythm) => {
    const response = await editor.post('/konto', { act: 'reminder', rhythm, language: 'de' });
    expect([response.status, (await wordsOf(response)).length > 60]).toEqual([422, true]);
  });
});

describe('the tasks', () => {
  test('are filtered by the address; a kind that does not exist shows all', async () => {
    const words = async (query: string) => wordsOf(await editor.get(`${city}/aufgaben${query}`));
    expect(await words('?art=take-part')).toMatch(/Bitte um Mitwirkung/);
    expect(await words(`?art=${'x'.repeat(3000)}`)).toMatch(/wartet auf Sie|warten auf Sie/);
  });
});

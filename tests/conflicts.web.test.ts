/** Conflicts at the running server: who sees what when, and what is refused in words. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg/zielkonflikte';
let coordinator: Visitor;
let editor: Visitor;
let council: Visitor;
let guest: Visitor;
let leadership: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  editor = await signedIn(url, 'editor@demo.example');
  council = await signedIn(url, 'council@demo.example');
  guest = await signedIn(url, 'guest@demo.example');
  leadership = await signedIn(url, 'leadership@demo.example');
});
const words = async (who: Visitor, path: string) => wordsOf(await who.get(path));
const said = async (answer: Response) => [answer.status, await wordsOf(answer)] as const;

describe('the council', () => {
  test('is told of a conflict as soon as its procedure begins, not before', async () => {
    const list = await words(council, city);
    expect(list).toContain('Neue Wohnungen gegen Stadtbäume');
    expect(list).not.toContain('Gewerbehöfe');
    expect((await council.get(`${city}/konflikt-5`)).status).toBe(404);
    expect(await (await council.get(`${city}.csv`)).text()).not.toContain('Gewerbehöfe');
  });

  test('hears who was asked, and the words of statements once it is decided', async () => {
    const running = await words(council, `${city}/konflikt-1`);
    expect(running).toMatch(/Umweltamt hat geantwortet/);
    expect(running).not.toContain('kühlen das Viertel');
    expect(await words(council, `${city}/konflikt-4`)).toContain('Sichtbare Dächer müssen frei bleiben');
  });
});

test('a guest of the house finds no conflict, on no page of a goal, an area, an office or the overview', async () => {
  expect((await guest.get(city)).status).toBe(403);
  for (const page of ['', '/ziele/ziel-1', '/raeume/ot-1', '/suche?q=Stadtb%C3%A4ume'])
    expect(await (await guest.get(`/fadenburg${page}`)).text()).not.toContain('gegen Stadtbäume');
  expect(await (await editor.get('/fadenburg/ziele/ziel-1')).text()).toContain('gegen Stadtbäume');
});

describe('refused with words, and nothing is stored', () => {
  const cases: readonly (readonly [string, () => Promise<Response>, number, RegExp])[] = [
    [
      'a statement for another office',
      () => editor.post(`${city}/konflikt-1/stellungnahme/umweltamt`, { stance: 'agrees' }),
      403,
      /Rolle nicht/,
    ],
    [
      'a statement of an office that is not affected',
      () => coordinator.post(`${city}/konflikt-1/stellungnahme/kulturamt`, { stance: 'agrees' }),
      404,
      /gibt es nicht/,
    ],
    [
      'an objection without reasons',
      () => editor.post(`${city}/konflikt-1/stellungnahme/amt-fuer-wohnen`, { stance: 'objects', revision: '1' }),
      422,
      /füllen Sie dieses Feld/,
    ],
    [
      'a decision before its turn',
      () => leadership.post(`${city}/konflikt-1/schritt/4`, { ending: 'decided', reason: 'x' }),
      409,
      /nicht an der Reihe/,
    ],
    [
      'a decision without a reason',
      () => leadership.post(`${city}/konflikt-3/schritt/4`, { ending: 'decided' }),
      422,
      /füllen Sie dieses Feld/,
    ],
    [
      'passing on the last step',
      () => leadership.post(`${city}/konflikt-3/schritt/4`, { ending: 'passed-on', reason: 'x' }),
      409,
      /letzte Schritt/,
    ],
    [
      'a deadline before today',
      () => leadership.post(`${city}/konflikt-3/schritt/4`, { act: 'extend', dueOn: '2020-01-01' }),
      409,
      /nicht in der Vergangenheit/,
    ],
    [
      'a step that does not exist',
      () => leadership.post(`${city}/konflikt-3/schritt/77`, { ending: 'done' }),
      404,
      /gibt es nicht/,
    ],
    [
      'a procedure nobody has',
      () => coordinator.post(`${city}/konflikt-5`, { act: 'begin', procedureId: 'x' }),
      404,
      /gibt es nicht/,
    ],
    [
      'a change of what is decided',
      () => coordinator.post(`${city}/konflikt-4/bearbeiten`, {}),
      409,
      /ist entschieden/,
    ],
    [
      'a conflict with one side',
      () => coordinator.post(`${city}/neu`, { title: 'x', summary: 'x', goalIds: 'ziel-1' }),
      422,
      /braucht zwei Seiten/,
    ],
    [
      'a conflict of an unknown goal',
      () => coordinator.post(`${city}/neu`, { title: 'x', summary: 'x', goalIds: ['ziel-1', 'nirgends'] }),
      409,
      /gibt es nicht mehr/,
    ],
    ['an unknown proposal', () => coordinator.post(`${city}/neu?vorschlag=x`, {}), 404, /gibt es nicht/],
    [
      'setting aside a proposal by an office',
      () => editor.post(`${city}/vorschlaege`, { key: 'x', reason: 'x' }),
      403,
      /Rolle nicht/,
    ],
    [
      'a rating off the scale',
      () =>
        editor.post(`${city}/wirkungen/ziel-1`, {
          officeId: 'amt-fuer-wohnen',
          'ratings.0.goalId': 'ziel-2',
          'ratings.0.rating': '4',
        }),
      422,
      /Auswahl gibt es nicht/,
    ],
    [
      'a rating for another office',
      () => editor.post(`${city}/wirkungen/ziel-1`, { officeId: 'umweltamt' }),
      403,
      /Rolle nicht/,
    ],
    [
      'a procedure without a decision',
      () =>
        coordinator.post(`${city}/verfahren/neu`, {
          name: 'x',
          'steps.0.name': 'x',
          'steps.0.kind': 'statements',
          'steps.0.body': 'x',
          'steps.0.standIn': 'x',
          'steps.0.days': '3',
        }),
      422,
      /muss eine Entscheidung sein/,
    ],
  ];
  test.each(cases)('%s', async (_, ask, status, expected) => {
    expect(await said(await ask())).toEqual([status, expect.stringMatching(expected)]);
  });
});

test('the public reads a released decision, with who released it and when, and no statement', async () => {
  const everybody = visitor(url);
  const page = await words(everybody, '/fadenburg/oeffentlich/zielkonflikte/konflikt-4');
  expect(page).toMatch(/Freigegeben ab \d\d\.\d\d\.\d{4} von der Stadtverwaltung/);
  expect(page).toContain('So bleibt das Stadtbild');
  expect(page).not.toContain('Sichtbare Dächer müssen frei bleiben');
  expect((await everybody.get('/fadenburg/oeffentlich/zielkonflikte/konflikt-1')).status).toBe(404);
});

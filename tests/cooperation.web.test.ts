/** Requests, checklists, groups, plans and upkeep at the running server: wrong input, foreign ids, files. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let coordinator: Visitor;
let editor: Visitor;
let statistician: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  editor = await signedIn(url, 'editor@demo.example');
  statistician = await signedIn(url, 'statistician@demo.example');
});
const says = async (response: Response) => [response.status, await wordsOf(response)] as const;

describe('a request to take part', () => {
  const page = `${city}/mitwirkung/ziel/ziel-7`;
  const form = (more: Record<string, string> = {}) => ({
    officeId: 'kulturamt',
    askedById: '',
    wanted: 'Bühnenplan',
    dueOn: day(9),
    personId: '',
    deputyId: '',
    ...more,
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['to nobody', () => form({ officeId: '' }), /füllen Sie dieses Feld aus/],
    ['of an office to itself', () => form({ askedById: 'kulturamt' }), /nicht selbst um Mitwirkung bitten/],
    ['to the lead', () => form({ officeId: 'verkehrsamt' }), /hat hier die Federführung/],
    ['due yesterday', () => form({ dueOn: day(-1) }), /liegt vor dem heutigen Tag/],
    ['due on no day', () => form({ dueOn: '31.02.2027' }), /Datum so/],
    ['to somebody who has left', () => form({ personId: crypto.randomUUID() }), /nicht \(mehr\) in dieser Stadt/],
    ['in the name of who takes no part', () => form({ askedById: 'jugendamt' }), /Bitten kann nur/],
    ['with words without end', () => form({ wanted: 'x'.repeat(30_000) }), /zu lang/],
  ])('%s is answered with a sentence', async (_, fields, sentence) => {
    const [status, words] = await says(await coordinator.post(page, fields()));
    expect([status, words]).toEqual([422, expect.stringMatching(sentence)]);
  });

  test('of something that does not exist is 404', async () => {
    for (const path of ['ziel/gibt-es-nicht', 'wunsch/ziel-1', 'ziel/ziel-1/gibt-es-nicht'])
      expect((await coordinator.get(`${city}/mitwirkung/${path}`)).status).toBe(404);
  });

  test('is asked for one’s own office only', async () => {
    const foreign = await editor.post(`${city}/mitwirkung/fachteil/teil-3`, form());
    expect(foreign.status).toBe(403);
  });

  test('goes round in no circle', async () => {
    expect((await coordinator.post(page, form({ officeId: 'schulamt' }))).status).toBe(302);
    const back = form({ officeId: 'verkehrsamt', askedById: 'schulamt' });
    expect(await says(await coordinator.post(page, back))).toEqual([422, expect.stringMatching(/im Kreis/)]);
    expect(await says(await coordinator.post(page, form({ officeId: 'schulamt' })))).toEqual([
      422,
      expect.stringMatching(/schon gebeten/),
    ]);
    expect((await coordinator.post(page, { act: 'withdraw', officeId: 'schulamt' })).status).toBe(302);
    expect((await coordinator.post(page, { act: 'withdraw', officeId: 'schulamt' })).status).toBe(404);
  });

  test('is declined with a reason, and promised for no day that is over', async () => {
    const mine = `${city}/mitwirkung/fachteil/teil-2/amt-fuer-wohnen`;
    expect(await says(await editor.post(mine, { answer: 'no' }))).toEqual([422, expect.stringMatching(/einen Grund/)]);
    const late = { answer: 'yes', promisedOn: day(-3) };
    expect(await says(await editor.post(mine, late))).toEqual([422, expect.stringMatching(/vor dem heutigen Tag/)]);
    expect((await statistician.post(mine, { answer: 'yes' })).status).toBe(403);
    const script = { act: 'contribute', contribution: 'x', link: 'javascript:alert(1)' };
    expect(await says(await editor.post(mine, script))).toEqual([422, expect.stringMatching(/vollständige Adresse/)]);
  });
});

describe('a checklist', () => {
  const page = `${city}/prueflisten/pruefliste-klima`;
  const answers = (more: Record<string, string>) => ({ version: '1', 'answers.0.questionId': 'frage-3', ...more });

  test.each<[string, Record<string, string>, number]>([
    ['an answer that is not to choose from', { 'answers.0.answer': 'riesig' }, 422],
    ['a question that was not asked', { 'answers.0.questionId': 'frage-99', 'answers.0.answer': 'yes' }, 422],
    ['a link that runs', { 'answers.0.answer': 'stark', 'answers.0.link': 'javascript:alert(1)' }, 422],
    ['a version that is none', { version: '77', 'answers.0.answer': 'stark' }, 404],
    ['an indicator that is none', { 'answers.0.answer': 'stark', 'answers.0.indicatorId': 'nirgends' }, 409],
  ])('refuses %s', async (_, more, status) => {
    expect((await editor.post(`${page}/teil-1`, answers(more))).status).toBe(status);
  });

  test('is answered by its own office, for parts that were asked', async () => {
    expect((await editor.post(`${page}/teil-4`, answers({ 'answers.0.answer': 'stark' }))).status).toBe(403);
    expect((await coordinator.get(`${page}/teil-3`)).status).toBe(404);
    expect(await wordsOf(await editor.get(`${page}/teil-4`))).toMatch(/Antworten kann das Amt/);
  });

  test('is closed for ever; who answers too late is told so and loses nothing', async () => {
    const create = {
      title: 'Wachstum prüfen',
      challengeId: 'aufgabe-1',
      'questions.0.text': 'Reicht der Platz?',
      'questions.0.type': 'yes-no',
    };
    const made = await coordinator.post(`${city}/prueflisten/neu`, create);
    expect(made.status).toBe(302);
    const path = new URL(made.headers.get('location') ?? '', url).pathname;
    expect(await says(await coordinator.post(path, { act: 'open', dueOn: day(-1), partIds: 'teil-1' }))).toEqual([
      422,
      expect.stringMatching(/vor dem heutigen Tag/),
    ]);
    expect((await coordinator.post(path, { act: 'open', dueOn: day(3), partIds: 'nirgends' })).status).toBe(422);
    expect((await coordinator.post(path, { act: 'open', dueOn: day(3), partIds: 'teil-1' })).status).toBe(302);
    const html = await (await editor.get(`${path}/teil-1`)).text();
    const question = /name="answers\.0\.questionId" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await coordinator.post(path, { act: 'close' })).status).toBe(302);
    const late = { version: '1', 'answers.0.questionId': question, 'answers.0.answer': 'yes' };
    const [status] = await says(await editor.post(`${path}/teil-1`, late));
    expect(status).toBe(409);
    expect((await coordinator.post(path, { act: 'close' })).status).toBe(409);
  });

  test('keeps a file as evidence and hands it out as a file only', async () => {
    const form = new FormData();
    form.set('version', '1');
    form.set('answers.0.questionId', 'frage-1');
    form.set('answers.0.answer', 'partly');
    form.set('answers.0.file', new File(['<script>alert(1)</script>'], 'beleg.html', { type: 'text/html' }));
    expect((await editor.post(`${page}/teil-1`, form)).status).toBe(302);
    const html = await (await editor.get(page)).text();
    const file = /href="([^"]*\/belege\/[^"]+)"/.exec(html)?.[1] ?? '';
    const response = await editor.get(file);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await editor.get(`${page}/belege/gibt-es-nicht`)).status).toBe(404);
    expect((await editor.get(`${city}/prueflisten/andere/belege/${file.split('/').at(-1)}`)).status).toBe(404);
  });
});

describe('a group', () => {
  test('refuses what makes no group, task or meeting', async () => {
    const group = (more: Record<string, string>) =>
      coordinator.post(`${city}/gruppen/neu`, { name: 'Probe', kind: 'project', leadId: 'umweltamt', ...more });
    expect(await says(await group({ from: day(5), to: day(5) }))).toEqual([
      422,
      expect.stringMatching(/vor dem Beginn/),
    ]);
    expect((await group({ leaderId: crypto.randomUUID() })).status).toBe(422);
    expect((await group({ leadId: 'nirgends' })).status).toBe(409);
    const task = { act: 'task', title: 'Karte', dueOn: day(-1) };
    expect((await coordinator.post(`${city}/gruppen/gruppe-klima`, task)).status).toBe(422);
    const meeting = `${city}/gruppen/gruppe-klima/treffen/neu`;
    expect((await coordinator.post(meeting, { heldOn: day(3), startsAt: '25:00' })).status).toBe(422);
    expect((await editor.post(`${city}/gruppen/gruppe-klima`, { act: 'task', title: 'x', dueOn: day(1) })).status).toBe(
      403,
    );
    expect((await coordinator.post(`${city}/gruppen/gruppe-klima`, { act: 'done', task: 'nirgends' })).status).toBe(
      404,
    );
  });
});

describe('a sector plan', () => {
  test('keeps a document; one that is too large, or none, is answered clearly', async () => {
    const form = new FormData();
    form.set('title', 'Probeplan');
    form.set('kind', 'concept');
    form.set('document', new File(['%PDF-1.4'], 'plan.pdf'));
    const made = await coordinator.post(`${city}/fachplaene/neu`, form);
    expect(made.status).toBe(302);
    const path = new URL(made.headers.get('location') ?? '', url).pathname;
    const document = await editor.get(`${path}/dokument`);
    expect([document.status, await document.text()]).toEqual([200, '%PDF-1.4']);
    expect((await editor.get(`${city}/fachplaene/step-wohnen/dokument`)).status).toBe(404);
    expect((await coordinator.post(path, { act: 'tie', goalId: 'nirgends' })).status).toBe(409);
    expect((await coordinator.post(path, { act: 'untie', goalId: 'ziel-1' })).status).toBe(404);
  });
});

describe('upkeep', () => {
  test('is shown to readers, arranged by the coordination, confirmed by the office', async () => {
    expect(await wordsOf(await editor.get(`${city}/ziele/ziel-1`))).toMatch(/zuletzt gepflegt am/);
    const page = `${city}/pflege/ziel/ziel-1`;
    expect((await editor.post(page, { rhythmMonths: '6' })).status).toBe(403);
    expect((await coordinator.post(page, { rhythmMonths: '0' })).status).toBe(422);
    expect((await coordinator.post(page, { rhythmMonths: '12' })).status).toBe(302);
    expect((await editor.post(page, { act: 'confirm' })).status).toBe(302);
    expect((await editor.post(`${city}/pflege/ziel/ziel-7`, { act: 'confirm' })).status).toBe(403);
    expect((await editor.get(`${city}/pflege/wunsch/ziel-2`)).status).toBe(404);
  });

  test('of a checklist refuses an owner who left, and one person twice', async () => {
    const page = `${city}/pflege/pruefliste/pruefliste-klima`;
    const gone = { ownerId: crypto.randomUUID(), rhythmMonths: '12' };
    expect(await says(await coordinator.post(page, gone))).toEqual([422, expect.stringMatching(/nicht \(mehr\)/)]);
  });
});

describe('who owes what', () => {
  test('is a list with debtor, creditor and day, and its file', async () => {
    const words = await wordsOf(await coordinator.get(`${city}/offen`));
    expect(words).toMatch(/Bitte um Mitwirkung/);
    const csv = await (await coordinator.get(`${city}/offen.csv`)).text();
    expect(csv.split('\n')[0]).toMatch(/Was.*Wem/);
    expect(csv).toMatch(/Prüfliste beantworten.*Kleine Gruppe Klimaanpassung/);
  });
});

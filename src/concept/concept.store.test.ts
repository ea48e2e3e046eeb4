/** The concept as the database keeps it: lists in their order, goals with targets, the matrix, assessments. */

import { describe, expect, test } from 'vitest';
import type { CityDb } from '#platform/database.server.ts';
import { entry, undo } from '#platform/journal.server.ts';
import { actor, database, emptyCity, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { goalOf } from '../../tests/support/forms.ts';
import { everything, journalLength, refused, rowsOf } from '../../tests/support/rows.ts';
import {
  type ListedKind,
  listAssessments,
  listCells,
  listChallenges,
  listGoals,
  listGuidelines,
  listSectorParts,
  moveListed,
  retireListed,
  saveAssessment,
  saveCell,
  saveGoal,
  saveListed,
} from './concept.store.server.ts';
import { type AssessmentForm, assessmentForm, type CellForm, type Goal } from './goal.ts';

type Listed = { id: string; title: string; position: number; retired: boolean; revision: number };

/** The four ordered lists: how one is added, and how all are read. */
const lists: Record<
  ListedKind,
  {
    add: (db: CityDb, id: string, title: string) => Promise<unknown>;
    all: (db: CityDb) => Promise<Listed[]>;
  }
> = {
  guideline: {
    add: (db, id, title) => saveListed(db, actor, 'guideline', { id, form: { code: null, title, text: null } }),
    all: listGuidelines,
  },
  'sector-part': {
    add: (db, id, title) =>
      saveListed(db, actor, 'sector-part', { id, form: { code: null, title, stage: 'in-force', officeId: null } }),
    all: listSectorParts,
  },
  challenge: {
    add: (db, id, title) => saveListed(db, actor, 'challenge', { id, form: { title, short: null, text: null } }),
    all: listChallenges,
  },
  goal: { add: (db, id, title) => saveGoal(db, actor, { id, form: goalOf({ title }) }), all: listGoals },
};
const kinds = Object.keys(lists) as ListedKind[];

async function cityWith(kind: ListedKind, ...ids: string[]): Promise<TestCity> {
  const city = await emptyCity();
  await city.write(async (db) => {
    for (const id of ids) await lists[kind].add(db, id, `Titel ${id}`);
  });
  return city;
}

const order = async (city: TestCity, kind: ListedKind) => (await city.read(lists[kind].all)).map((each) => each.id);
const move = (city: TestCity, kind: ListedKind, id: string, step: -1 | 1) =>
  city.write((db) => moveListed(db, actor, kind, id, step));
const retire = (city: TestCity, kind: ListedKind, id: string, retired: boolean) =>
  city.write((db) => retireListed(db, actor, kind, id, retired));

describe.each(kinds)('a %s', (kind) => {
  test('that is new comes last', async () => {
    const city = await cityWith(kind, 'z', 'm', 'a');
    expect(await order(city, kind)).toEqual(['z', 'm', 'a']);
  });

  test('moves up past its neighbour, and down again', async () => {
    const city = await cityWith(kind, 'a', 'b', 'c');
    await move(city, kind, 'c', -1);
    expect(await order(city, kind)).toEqual(['a', 'c', 'b']);
    await move(city, kind, 'c', 1);
    expect(await order(city, kind)).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['a', -1],
    ['c', 1],
  ] as const)('that is %s moves no further by %d, and nothing is written', async (id, step) => {
    const city = await cityWith(kind, 'a', 'b', 'c');
    const before = [await everything(city), await journalLength(city)];
    expect(await move(city, kind, id, step)).toBeNull();
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('moves among some of them past the next of these', async () => {
    const city = await cityWith(kind, 'a', 'b', 'c', 'd');
    const within = new Set(['a', 'c', 'd']);
    const step = (id: string, by: -1 | 1) => city.write((db) => moveListed(db, actor, kind, id, by, { within }));
    await step('c', -1);
    expect(await order(city, kind)).toEqual(['c', 'a', 'b', 'd']);
    await step('a', 1);
    expect(await order(city, kind)).toEqual(['c', 'b', 'd', 'a']);
    expect(await step('c', -1)).toBeNull();
  });

  test('moves past those that are retired', async () => {
    const city = await cityWith(kind, 'a', 'b', 'c');
    await retire(city, kind, 'b', true);
    await move(city, kind, 'c', -1);
    expect((await order(city, kind)).filter((id) => id !== 'b')).toEqual(['c', 'a']);
  });

  test.each(['retire', 'move'] as const)('that does not exist can nobody %s', async (what) => {
    const city = await cityWith(kind, 'a');
    const done = what === 'move' ? move(city, kind, 'nirgends', 1) : retire(city, kind, 'nirgends', true);
    await expect(done).rejects.toMatchObject(refused(404, 'not-found'));
  });

  test('stays when it is retired, and comes back to its place', async () => {
    const city = await cityWith(kind, 'a', 'b', 'c');
    await retire(city, kind, 'b', true);
    const retired = (await city.read(lists[kind].all)).find((each) => each.id === 'b');
    expect(retired).toMatchObject({ retired: true, title: 'Titel b' });
    await retire(city, kind, 'b', false);
    expect(await order(city, kind)).toEqual(['a', 'b', 'c']);
  });
});

describe('what is said about', () => {
  test('a guideline is read back as it was saved', async () => {
    const city = await emptyCity();
    const form = { code: 'L 1', title: 'Zusammenhalt – „auch“ & gerade hier 🧵', text: 'Zeile\n\nZeile' };
    const { id } = await city.write((db) => saveListed(db, actor, 'guideline', { form, source: 'Beschluss VI' }));
    const expected = { ...form, id, position: 1, source: 'Beschluss VI', retired: false, revision: 1 };
    expect(await city.read(listGuidelines)).toEqual([expected]);
  });

  test('a sector part is read back as it was saved', async () => {
    const city = await smallCity();
    const form = { code: '7', title: 'Kultur', stage: 'proposed', officeId: 'amt-fuer-wohnen' } as const;
    const { id } = await city.write((db) => saveListed(db, actor, 'sector-part', { form }));
    expect((await city.read(listSectorParts)).find((each) => each.id === id)).toMatchObject(form);
  });

  test('a challenge is read back as it was saved', async () => {
    const city = await emptyCity();
    const form = { title: 'Anpassung an Hitze', short: 'Hitze', text: null };
    await city.write((db) => saveListed(db, actor, 'challenge', { form }));
    expect((await city.read(listChallenges))[0]).toMatchObject(form);
  });

  test('a guideline keeps its place and source when it changes', async () => {
    const city = await emptyCity();
    const form = { code: null, title: 'Eins', text: null };
    const { id } = await city.write((db) => saveListed(db, actor, 'guideline', { form, source: 'Beschluss' }));
    await city.write((db) => saveListed(db, actor, 'guideline', { form: { ...form, title: 'Zwei' } }));
    await city.write((db) => saveListed(db, actor, 'guideline', { id, form: { ...form, text: 'neu' }, expect: 1 }));
    expect((await city.read(listGuidelines))[0]).toMatchObject({ id, position: 1, source: 'Beschluss', text: 'neu' });
  });

  test('a guideline that somebody else saved in between is not saved over', async () => {
    const city = await emptyCity();
    const save = (text: string, expected?: number) =>
      city.write((db) =>
        saveListed(db, actor, 'guideline', { id: 'l', form: { code: null, title: 'L', text }, expect: expected }),
      );
    await save('erste');
    await save('zweite', 1);
    await expect(save('dritte', 1)).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect((await city.read(listGuidelines))[0]?.text).toBe('zweite');
  });
});

async function goalIn(city: TestCity, id: string): Promise<Goal> {
  const goal = (await city.read(listGoals)).find((each) => each.id === id);
  if (!goal) throw new Error(`no goal ${id}`);
  return goal;
}

const saveGoalIn = (city: TestCity, what: Parameters<typeof saveGoal>[2]) =>
  city.write((db) => saveGoal(db, actor, what));

describe('a goal', () => {
  test('is read back as it was saved, with targets and challenges', async () => {
    const city = await smallCity();
    const [ada, eve] = [await person(), await person('Eve')];
    const form = goalOf({
      code: 'W 9',
      title: 'Leerstand halbieren',
      text: 'Bis 2030.',
      plain: 'Weniger Wohnungen stehen leer.',
      guidelineId: 'leitlinie-1',
      sectorPartId: 'teil-2',
      officeId: 'amt-fuer-wohnen',
      ownerId: ada.id,
      deputyId: eve.id,
      influence: 'partial',
      proof: 'measured',
      key: true,
      challengeIds: ['aufgabe-1', 'aufgabe-3'],
      targets: [
        { indicatorId: 'rate-1', value: 4.5, date: '2030-12-31' },
        { indicatorId: 'rate-2', value: null, date: null },
      ],
    });
    const { id } = await saveGoalIn(city, { form, source: 'Konzept' });
    expect(await goalIn(city, id)).toEqual({
      ...form,
      id,
      position: 13,
      source: 'Konzept',
      retired: false,
      revision: 1,
    });
  });

  test('keeps what it says in plain language, in the journal too, and takes a change of it back', async () => {
    const city = await smallCity();
    const ada = await person();
    const save = (plain: string | null, expect?: number) =>
      city.write((db) => saveGoal(db, ada, { id: 'z', form: goalOf({ plain }), expect }));
    await save('Wege werden kürzer.');
    const { entryId } = await save('Sie gehen kürzer.', 1);
    expect((await goalIn(city, 'z')).plain).toBe('Sie gehen kürzer.');
    const made = await city.read((db) => entry(db, entryId ?? 0));
    expect(made?.changes).toMatchObject([
      { table: 'goal', before: { plain: 'Wege werden kürzer.' }, after: { plain: 'Sie gehen kürzer.' } },
    ]);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect((await goalIn(city, 'z')).plain).toBe('Wege werden kürzer.');
    await save(null, 3);
    expect((await goalIn(city, 'z')).plain).toBeNull();
  });

  test('has no target for an indicator that was not chosen', async () => {
    const city = await smallCity();
    const targets = [
      { indicatorId: null, value: null, date: null },
      { indicatorId: 'rate-1', value: 0, date: '2030-12-31' },
    ];
    const { id } = await saveGoalIn(city, { form: goalOf({ targets }) });
    expect((await goalIn(city, id)).targets).toEqual([targets[1]]);
  });

  test('has the targets and challenges of the latest form, and no others', async () => {
    const city = await smallCity();
    const target = (indicatorId: string, value: number) => ({ indicatorId, value, date: '2030-12-31' });
    const first = goalOf({ targets: [target('rate-1', 1), target('rate-2', 2)], challengeIds: ['aufgabe-1'] });
    const { id } = await saveGoalIn(city, { form: first });
    const second = goalOf({ targets: [target('rate-2', 9), target('rate-3', 3)], challengeIds: ['aufgabe-2'] });
    await saveGoalIn(city, { id, form: second, expect: 1 });
    expect(await goalIn(city, id)).toMatchObject({ targets: second.targets, challengeIds: ['aufgabe-2'] });
  });

  test.each([
    ['an indicator', { targets: [{ indicatorId: 'nichts', value: 1, date: '2030-12-31' }] }],
    ['a challenge', { challengeIds: ['aufgabe-1', 'nichts'] }],
    ['a guideline', { guidelineId: 'nichts' }],
    ['an office', { officeId: 'nichts' }],
    ['a person', { ownerId: 'niemand' }],
  ])('with %s that does not exist is refused whole', async (_, wrong) => {
    const city = await smallCity();
    const before = [await everything(city), await journalLength(city)];
    await expect(saveGoalIn(city, { form: goalOf(wrong) })).rejects.toMatchObject(refused(409, 'still-needed'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('stays without its owner when she has left the house', async () => {
    const city = await smallCity();
    const ada = await person();
    const { id } = await saveGoalIn(city, { form: goalOf({ ownerId: ada.id, deputyId: ada.id }) });
    await database.kysely.deleteFrom('person').where('id', '=', ada.id).execute();
    expect(await goalIn(city, id)).toMatchObject({ title: 'Wege kürzer machen', ownerId: null, deputyId: null });
  });

  test('that somebody else saved in between is not saved over, nor are its targets', async () => {
    const city = await smallCity();
    const { id } = await saveGoalIn(city, { form: goalOf() });
    await saveGoalIn(city, { id, form: goalOf({ text: 'erste' }), expect: 1 });
    const before = await everything(city);
    const targets = [{ indicatorId: 'rate-1', value: 1, date: '2030-12-31' }];
    const second = saveGoalIn(city, { id, form: goalOf({ targets }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect(await everything(city)).toEqual(before);
  });
});

describe('a cell of the matrix', () => {
  const save = (city: TestCity, form: CellForm) =>
    city.write((db) =>
      saveCell(db, actor, { sectorPartId: 'teil-1', challengeId: 'aufgabe-1', form, title: 'Wohnen × Wachstum' }),
    );
  const cell = async (city: TestCity) =>
    (await city.read(listCells)).find((each) => each.sectorPartId === 'teil-1' && each.challengeId === 'aufgabe-1');

  test('says relevance and reason', async () => {
    const city = await smallCity();
    await save(city, { relevance: 'none', reason: 'Hier ohne Einfluss.' });
    expect(await cell(city)).toMatchObject({ relevance: 'none', reason: 'Hier ohne Einfluss.' });
  });

  test('is empty again where nothing is chosen, and the others stay', async () => {
    const city = await smallCity();
    const before = (await city.read(listCells)).length;
    await save(city, { relevance: null, reason: null });
    expect(await cell(city)).toBeUndefined();
    expect(await city.read(listCells)).toHaveLength(before - 1);
  });

  test('that is empty stays empty without a word in the journal', async () => {
    const city = await smallCity();
    await save(city, { relevance: null, reason: null });
    const before = await journalLength(city);
    expect(await save(city, { relevance: null, reason: null })).toBeNull();
    expect(await journalLength(city)).toBe(before);
  });
});

describe('an assessment', () => {
  const goal = { id: 'ziel-1', title: 'Ziel' };
  const formOf = (given: Partial<AssessmentForm> = {}): AssessmentForm => ({
    ...assessmentForm.parse({ from: '2009-01-01', to: '2015-11-30', rating: 'some', group: 'Fachämter', n: '12' }),
    ...given,
  });
  const save = (city: TestCity, form: AssessmentForm & { nText?: string | null }) =>
    city.write((db) => saveAssessment(db, actor, goal, form));

  test('is read back as it was given', async () => {
    const city = await smallCity();
    await city.write((db) => db.deleteFrom('goal_assessment').where('city_id', '=', db.cityId).execute());
    const form = formOf({ n: null, source: 'Bericht', note: 'uneins' });
    await save(city, { ...form, nText: 'mehrere' });
    const { from, to, rating, group, source, note } = form;
    expect(await city.read(listAssessments)).toEqual([
      { id: expect.any(String), goalId: 'ziel-1', from, to, rating, group, n: null, nText: 'mehrere', source, note },
    ]);
  });

  test('stands before those of earlier years', async () => {
    const city = await smallCity();
    await save(city, formOf({ from: '2030-01-01', to: '2031-01-01' }));
    await save(city, formOf({ from: '1990-01-01', to: '1991-01-01' }));
    const ends = (await city.read(listAssessments)).map((each) => each.to);
    expect([ends[0], ends.at(-1)]).toEqual(['2031-01-01', '1991-01-01']);
    expect(ends).toEqual(ends.toSorted().reverse());
  });

  test.each([
    ['that ends on the day it begins', formOf({ to: '2009-01-01' })],
    ['of nobody', formOf({ n: 0 })],
  ])('%s is refused by the table', async (_, wrong) => {
    const city = await smallCity();
    const before = await rowsOf(city, 'goal_assessment');
    await expect(save(city, wrong)).rejects.toMatchObject({ code: '23514' });
    expect(await rowsOf(city, 'goal_assessment')).toEqual(before);
  });
});

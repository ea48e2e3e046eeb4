/** The journal: what is written is entered, once, with before and after; and goes back by who did it, exactly, or not at all. */

import { describe, expect, test } from 'vitest';
import { saveMoney } from '#budget/budget.store.server.ts';
import { listGuidelines, moveListed, saveListed } from '#concept/concept.store.server.ts';
import { listMeasures, saveMeasure } from '#measures/measures.store.server.ts';
import { saveOffice } from '#people/people.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import {
  type Actor,
  drop,
  type Entry,
  entries,
  entry,
  put,
  type RowChange,
  record,
  recordSummary,
  type Subject,
  undo,
} from '#platform/journal.server.ts';
import { actor, emptyCity, person, smallCity, type TestCity } from './support/city.ts';
import { measureOf, moneyOf, officeOf } from './support/forms.ts';
import { everything, journalLength, refused, rowsOf } from './support/rows.ts';

const subject: Subject = { act: 'update', kind: 'guideline', id: 'l', title: 'Leitlinie' };
const guideline = { title: 'Zusammenhalt', position: 1, code: null, text: null, source: null, retired_at: null };

const write = (city: TestCity, changes: readonly RowChange[], who: Actor = actor, about = subject) =>
  city.write((db) => record(db, who, about, changes));

async function latest(city: TestCity): Promise<Entry> {
  const [found] = await city.read((db) => entries(db, { limit: 1 }));
  if (!found) throw new Error('an empty journal');
  return found;
}

async function cityRevision(city: TestCity): Promise<number> {
  const row = await city.read((db) =>
    db.selectFrom('city').select('revision').where('city_id', '=', db.cityId).executeTakeFirstOrThrow(),
  );
  return row.revision;
}

describe('an entry', () => {
  test('says who did what to which object, and when', async () => {
    const city = await emptyCity();
    const ada = await person('Ada');
    const from = Date.now();
    const id = await write(city, [put('guideline', { id: 'l' }, guideline)], ada);
    const held = await latest(city);
    expect(held).toMatchObject({
      id,
      actorId: ada.id,
      actorName: 'Ada',
      act: 'update',
      kind: 'guideline',
      objectId: 'l',
      title: 'Leitlinie',
      undoable: true,
      undoOf: null,
      undoneBy: null,
    });
    expect(Date.parse(held.at)).toBeGreaterThanOrEqual(from - 1);
    expect(Date.parse(held.at)).toBeLessThanOrEqual(Date.now() + 1);
  });

  test('holds a new row, which was not there before', async () => {
    const city = await emptyCity();
    await write(city, [put('guideline', { id: 'l' }, guideline)]);
    const after = { ...guideline, id: 'l', city_id: city.id, revision: 1 };
    expect((await latest(city)).changes).toEqual([{ table: 'guideline', key: { id: 'l' }, before: null, after }]);
  });

  test('holds a changed row as it was and as it is, also what was not touched', async () => {
    const city = await emptyCity();
    await write(city, [put('guideline', { id: 'l' }, { ...guideline, text: 'alt' })]);
    await write(city, [put('guideline', { id: 'l' }, { text: 'neu' })]);
    const [change] = (await latest(city)).changes;
    expect(change?.before).toMatchObject({ title: 'Zusammenhalt', text: 'alt', revision: 1 });
    expect(change?.after).toMatchObject({ title: 'Zusammenhalt', text: 'neu', revision: 2 });
  });

  test('holds a row that was taken away', async () => {
    const city = await emptyCity();
    await write(city, [put('guideline', { id: 'l' }, guideline)]);
    await write(city, [drop('guideline', { id: 'l' })]);
    const [change] = (await latest(city)).changes;
    expect([change?.before, change?.after]).toEqual([expect.objectContaining({ id: 'l' }), null]);
    expect(await rowsOf(city, 'guideline')).toEqual([]);
  });

  test('holds all rows of one change, in their order, however many', async () => {
    const city = await emptyCity();
    const many = Array.from({ length: 1201 }, (_, i) => put('guideline', { id: `l-${i}` }, guideline));
    await write(city, many);
    const { changes } = await latest(city);
    expect(changes.map(({ key }) => key.id)).toEqual(many.map(({ key }) => key.id));
    expect(await rowsOf(city, 'guideline')).toHaveLength(1201);
  });

  test('leaves out what was already as it shall be', async () => {
    const city = await emptyCity();
    await write(city, [put('guideline', { id: 'a' }, guideline)]);
    await write(city, [put('guideline', { id: 'a' }, guideline), put('guideline', { id: 'b' }, guideline)]);
    expect((await latest(city)).changes.map(({ key }) => key.id)).toEqual(['b']);
  });

  test('raises the revision of its city by one, and of no other', async () => {
    const [here, there] = [await emptyCity(), await emptyCity()];
    const before = [await cityRevision(here), await cityRevision(there)];
    await write(here, [put('guideline', { id: 'a' }, guideline), put('guideline', { id: 'b' }, guideline)]);
    expect([await cityRevision(here), await cityRevision(there)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  });

  test('of a change too large for the journal holds its summary', async () => {
    const city = await emptyCity();
    const summary = { file: 'x.csv', rows: 3 };
    const id = await city.write((db) => recordSummary(db, actor, { ...subject, act: 'import' }, summary));
    expect(await latest(city)).toMatchObject({ id, changes: [{ table: 'journal', before: null, after: summary }] });
  });
});

describe('nothing is entered', () => {
  test.each<[string, RowChange[]]>([
    ['no change is asked for', []],
    ['the row is already so', [put('guideline', { id: 'l' }, guideline)]],
    [
      'the same moment is written another way',
      [put('guideline', { id: 'r' }, { retired_at: '2026-01-01T01:00:00+01:00' })],
    ],
    ['what shall be gone is not there', [drop('guideline', { id: 'nichts' })]],
    ['the row is named by its key alone', [put('guideline', { id: 'l' }, {})]],
  ])('where %s', async (_, changes) => {
    const city = await emptyCity();
    await write(city, [
      put('guideline', { id: 'l' }, guideline),
      put('guideline', { id: 'r' }, { ...guideline, retired_at: '2026-01-01T00:00:00Z' }),
    ]);
    const before = [await everything(city), await journalLength(city), await cityRevision(city)];
    expect(await write(city, changes)).toBeNull();
    expect([await everything(city), await journalLength(city), await cityRevision(city)]).toEqual(before);
  });

  test.each<[string, (db: CityDb) => Promise<unknown>]>([
    [
      'the second row of a change is refused',
      (db) => record(db, actor, subject, [put('guideline', { id: 'a' }, guideline), put('guideline', { id: 'b' }, {})]),
    ],
    [
      'a reference leads nowhere',
      (db) =>
        record(db, actor, subject, [
          put('guideline', { id: 'a' }, guideline),
          put('goal_challenge', { goal_id: 'x', challenge_id: 'y' }, {}),
        ]),
    ],
    [
      'what follows in the same transaction fails',
      async (db) => {
        await record(db, actor, subject, [put('guideline', { id: 'a' }, guideline)]);
        throw new Error('after all not');
      },
    ],
    [
      'a second change in the same transaction fails',
      async (db) => {
        await record(db, actor, subject, [put('guideline', { id: 'a' }, guideline)]);
        await record(db, actor, subject, [put('guideline', { id: 'b' }, { ...guideline, position: 'first' })]);
      },
    ],
  ])('and nothing written where %s', async (_, work) => {
    const city = await emptyCity();
    const before = [await everything(city), await journalLength(city), await cityRevision(city)];
    await expect(city.write(work)).rejects.toBeDefined();
    expect([await everything(city), await journalLength(city), await cityRevision(city)]).toEqual(before);
  });
});

describe('the journal is read', () => {
  /** Three entries: Ada on a guideline, Eve on a guideline, Ada on an office. */
  async function withEntries() {
    const city = await emptyCity();
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    const form = { code: null, title: 'Eins', text: null };
    const first = await city.write((db) => saveListed(db, ada, 'guideline', { id: 'l', form }));
    const second = await city.write((db) =>
      saveListed(db, eve, 'guideline', { id: 'm', form: { ...form, title: 'Zwei' } }),
    );
    const third = await city.write((db) => saveOffice(db, ada, { id: 'l', form: officeOf() }));
    const ids = [first, second, third].map((each) => each.entryId ?? 0);
    const read = async (wanted: Parameters<typeof entries>[1]) =>
      (await city.read((db) => entries(db, wanted)))
        .map((each) => ids.indexOf(each.id) + 1)
        .filter((place) => place > 0);
    return { city, ada, ids, read };
  }

  test('newest first, and as far as asked', async () => {
    const { read } = await withEntries();
    expect(await read({ limit: 3 })).toEqual([3, 2, 1]);
    expect(await read({ limit: 2 })).toEqual([3, 2]);
  });

  test('from before an entry on', async () => {
    const { read, ids } = await withEntries();
    expect(await read({ before: ids[2] ?? 0 })).toEqual([2, 1]);
  });

  test('by kind, by object and by person', async () => {
    const { read, ada } = await withEntries();
    expect(await read({ kind: 'guideline' })).toEqual([2, 1]);
    expect(await read({ objectId: 'l' })).toEqual([3, 1]);
    expect(await read({ kind: 'office', objectId: 'l' })).toEqual([3]);
    expect(await read({ actorId: ada.id })).toEqual([3, 1]);
  });

  test('one by one, in its own city only', async () => {
    const { city, ids } = await withEntries();
    const other = await emptyCity();
    const id = ids[0] ?? 0;
    expect(await city.read((db) => entry(db, id))).toMatchObject({ id, title: 'Eins' });
    expect(await other.read((db) => entry(db, id))).toBeUndefined();
  });
});

describe('two who save the same measure', () => {
  const save = (city: TestCity, who: Actor, summary: string, seen: number) =>
    city.write((db) => saveMeasure(db, who, { id: 'massnahme-1', form: measureOf({ summary }), expect: seen }));

  test('one after the other: the second is told, and nothing of hers is written', async () => {
    const city = await smallCity();
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    await save(city, ada, 'von Ada', 1);
    const before = [await everything(city), await journalLength(city), await cityRevision(city)];
    await expect(save(city, eve, 'von Eve', 1)).rejects.toMatchObject({
      ...refused(409, 'changed-meanwhile'),
      vars: { objectId: 'massnahme-1' },
    });
    expect([await everything(city), await journalLength(city), await cityRevision(city)]).toEqual(before);
  });

  test('at the same moment: one is saved, the others are told', async () => {
    const city = await smallCity();
    const before = await journalLength(city);
    const people = await Promise.all(Array.from({ length: 5 }, (_, i) => person(`Person ${i}`)));
    const results = await Promise.allSettled(people.map((who) => save(city, who, `von ${who.name}`, 1)));
    const told = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(told).toHaveLength(4);
    for (const each of told) expect(each).toMatchObject(refused(409, 'changed-meanwhile'));
    expect(await journalLength(city)).toBe(before + 1);
    const measure = (await city.read((db) => listMeasures(db, '2026-11-22'))).find((each) => each.id === 'massnahme-1');
    expect(measure).toMatchObject({ revision: 2, summary: `von ${(await latest(city)).actorName}` });
  });

  test('is told as well where only what belongs to the measure has changed: goals, areas, milestones', async () => {
    const city = await smallCity();
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    const form = measureOf({ areaIds: ['ot-1'], goalIds: ['ziel-1'] });
    const { id } = await city.write((db) => saveMeasure(db, ada, { form }));
    const change = (who: Actor, areaIds: string[], seen: number) =>
      city.write((db) => saveMeasure(db, who, { id, form: { ...form, areaIds }, expect: seen }));
    const { entryId } = await change(ada, ['ot-1', 'ot-2'], 1);
    await expect(change(eve, ['ot-1', 'ot-3'], 1)).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    const read = async () => (await city.read((db) => listMeasures(db, '2026-11-22'))).find((each) => each.id === id);
    expect(await read()).toMatchObject({ revision: 2, areaIds: ['ot-1', 'ot-2'] });
    // Taking back is a change like any other.
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect(await read()).toMatchObject({ revision: 3, areaIds: ['ot-1'] });
    await expect(change(eve, [], 2)).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  });

  test('the second saves after she has seen the first one’s words', async () => {
    const city = await smallCity();
    await save(city, actor, 'erste', 1);
    await expect(save(city, actor, 'zweite', 2)).resolves.toMatchObject({ entryId: expect.any(Number) });
  });
});

describe('who takes back', () => {
  test('may go back step by step, each step being as she left it', async () => {
    const city = await emptyCity();
    const ada = await person('Ada');
    const made = await write(city, [put('guideline', { id: 'l' }, guideline)], ada);
    const changed = await write(city, [put('guideline', { id: 'l' }, { title: 'Miteinander' })], ada);
    const back = (id: number | null) => city.write((db) => undo(db, ada, id ?? 0));
    await expect(back(made)).rejects.toMatchObject(refused(409, 'undo-built-on'));
    await back(changed);
    expect(await rowsOf(city, 'guideline')).toEqual([expect.stringContaining('Zusammenhalt')]);
    await back(made);
    expect(await rowsOf(city, 'guideline')).toEqual([]);
  });
});

describe('who writes at the same moment about different things', () => {
  test('is never in another’s way', async () => {
    const city = await smallCity();
    const before = await journalLength(city);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => {
        const measure = { id: `massnahme-${i + 1}`, title: 'M' };
        return city.write((db) => saveMoney(db, actor, measure, { id: `neu-${i}`, form: moneyOf() }));
      }),
    );
    expect(await journalLength(city)).toBe(before + 12);
  });

  test('leaves an order that is one, whoever moved last', async () => {
    const city = await smallCity();
    const moves = ['leitlinie-1', 'leitlinie-2', 'leitlinie-3', 'leitlinie-4'].map((id) =>
      city.write((db) => moveListed(db, actor, 'guideline', id, 1)),
    );
    await Promise.allSettled(moves);
    const held = await city.read(listGuidelines);
    expect(new Set(held.map((each) => each.id)).size).toBe(4);
  });
});

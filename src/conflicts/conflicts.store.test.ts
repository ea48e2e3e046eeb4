/** Conflicts against the database: noting, asking, moving on, deciding, and what is proposed. */

import { describe, expect, test } from 'vitest';
import { saveGoal } from '#concept/concept.store.server.ts';
import { saveMeasure } from '#measures/measures.store.server.ts';
import { saveOffice } from '#people/people.store.server.ts';
import { today as realToday } from '#platform/clock.server.ts';
import { entries, undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { goalOf, measureOf, officeOf } from '../../tests/support/forms.ts';
import { type ConflictForm, conflictForm } from './conflict.ts';
import { conflictIn, listConflicts, saveConflict } from './conflicts.store.server.ts';
import {
  askLate,
  beginProcedure,
  dropConflict,
  endStep,
  extendStep,
  giveStatement,
  moveExpired,
} from './course.store.server.ts';
import { delivered } from './delivered.ts';
import { listImpacts, rateImpacts, saveClaims } from './impacts.store.server.ts';
import { listProcedures, saveProcedure } from './procedures.store.server.ts';
import { findProposals, listSetAside, setAside, takeBack } from './proposals.store.server.ts';
import { waitingIn } from './waiting.server.ts';

const formOf = (given: Partial<ConflictForm> = {}): ConflictForm => ({
  ...conflictForm.parse({ title: 'Wohnen gegen Grün', summary: 'Worum es geht.', goalIds: ['z1', 'z2'], options: [] }),
  officeIds: ['wohnen', 'gruen'],
  officeId: 'planung',
  ...given,
});

async function prepared(): Promise<TestCity> {
  const city = await emptyCity();
  await city.write(async (db) => {
    for (const id of ['wohnen', 'gruen', 'planung', 'schule']) {
      await saveOffice(db, actor, { id, form: officeOf({ name: `Amt ${id}` }) });
    }
    for (const id of ['z1', 'z2'])
      await saveGoal(db, actor, { id, form: goalOf({ title: `Ziel ${id}`, officeId: 'wohnen' }) });
    await saveProcedure(db, actor, { id: 'p', form: delivered('mayor', 'de') });
    await saveConflict(db, actor, { id: 'k', form: formOf() });
  });
  return city;
}

const agrees = { stance: 'agrees' as const, statement: null };
const done = { ending: 'done' as const, reason: null, minority: null, optionId: null };
const decided = { ending: 'decided' as const, reason: 'Aus diesem Grund.', minority: 'Dagegen.', optionId: null };

/** As if time had passed: every day of the conflict lies so much earlier. */
async function daysPass(city: TestCity, days: number) {
  await city.write(async (db) => {
    const { sql } = await import('kysely');
    await sql`update conflict_step set started_on = started_on - ${days}::int, due_on = due_on - ${days}::int where city_id = ${db.cityId}`.execute(
      db,
    );
    await sql`update conflict_office set asked_on = asked_on - ${days}::int, due_on = due_on - ${days}::int where city_id = ${db.cityId}`.execute(
      db,
    );
  });
}

describe('a conflict', () => {
  test('is noted with all that belongs to it, and changed only by who has seen the latest', async () => {
    const city = await prepared();
    const before = await city.read((db) => conflictIn(db, 'k'));
    expect(before).toMatchObject({ state: 'noted', goalIds: ['z1', 'z2'], strength: null, steps: [] });
    expect(before.asked.map(({ officeId, askedOn }) => [officeId, askedOn])).toEqual([
      ['gruen', null],
      ['wohnen', null],
    ]);
    const change = (expect: number) =>
      city.write((db) => saveConflict(db, actor, { id: 'k', form: formOf({ title: 'Anders' }), expect }));
    await change(before.revision);
    await expect(change(before.revision)).rejects.toMatchObject({ key: 'changed-meanwhile' });
  });

  test('goes from asking to a decision with reason and minority view', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    const duties = await city.read((db) => waitingIn(db, realToday()));
    expect(duties.map(({ kind, path, officeId }) => [kind, path, officeId])).toEqual([
      ['statement', '/zielkonflikte/k/stellungnahme/gruen', 'gruen'],
      ['statement', '/zielkonflikte/k/stellungnahme/wohnen', 'wohnen'],
      ['step', '/zielkonflikte/k/schritt/2', null],
    ]);
    const early = city.write((db) => endStep(db, actor, 'k', 4, decided));
    await expect(early).rejects.toMatchObject({ key: 'conflict-out-of-order' });
    for (const officeId of ['wohnen', 'gruen']) {
      await city.write((db) => giveStatement(db, actor, 'k', { officeId, form: agrees }));
    }
    await city.write((db) => endStep(db, actor, 'k', 3, done));
    const unheard = city.write((db) => endStep(db, actor, 'k', 4, decided));
    await expect(unheard).rejects.toMatchObject({ key: 'conflict-not-heard' });
    await city.write((db) => endStep(db, actor, 'k', 2, { ...done, reason: 'Der Ausschuss war dafür.' }));
    await city.write((db) => endStep(db, actor, 'k', 4, decided));
    const after = await city.read((db) => conflictIn(db, 'k'));
    expect(after.state).toBe('decided');
    expect(after.steps[3]).toMatchObject({ outcome: 'decided', reason: 'Aus diesem Grund.', minority: 'Dagegen.' });
    expect(await city.read((db) => waitingIn(db, realToday()))).toEqual([]);
    const again = city.write((db) => saveConflict(db, actor, { id: 'k', form: formOf(), expect: after.revision }));
    await expect(again).rejects.toMatchObject({ key: 'conflict-decided' });
  });

  test('moves on by itself, once, when the day of a step is over', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    expect(await city.write((db) => moveExpired(db, actor))).toBe(0);
    await daysPass(city, 15);
    expect(await city.write((db) => moveExpired(db, actor))).toBe(1);
    expect(await city.write((db) => moveExpired(db, actor))).toBe(0);
    const moved = await city.read((db) => conflictIn(db, 'k'));
    expect(moved.steps.map(({ outcome }) => outcome)).toEqual(['expired', null, null, null]);
    expect(moved.steps[2]?.startedOn).toBe(realToday());
    // Late is better than never.
    await city.write((db) => giveStatement(db, actor, 'k', { officeId: 'wohnen', form: agrees }));
  });

  test('stays in the version of the procedure it began with', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    await city.write(async (db) => {
      const [before] = await listProcedures(db);
      const form = { ...delivered('council', 'de'), name: 'Neu' };
      await saveProcedure(db, actor, { id: 'p', form, before, expect: before?.revision });
    });
    const running = await city.read((db) => conflictIn(db, 'k'));
    expect(running).toMatchObject({ procedureVersion: 1 });
    expect(running.steps).toHaveLength(4);
    expect(await city.read((db) => listProcedures(db))).toMatchObject([{ version: 2, steps: { length: 3 } }]);
  });

  test('asks who comes in late, and keeps who was asked', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    const { revision } = await city.read((db) => conflictIn(db, 'k'));
    const fewer = city.write((db) =>
      saveConflict(db, actor, { id: 'k', form: formOf({ officeIds: ['wohnen'] }), expect: revision }),
    );
    await expect(fewer).rejects.toMatchObject({ key: 'conflict-office-asked' });
    const officeIds = ['wohnen', 'gruen', 'schule'];
    await city.write((db) => saveConflict(db, actor, { id: 'k', form: formOf({ officeIds }), expect: revision }));
    const early = city.write((db) => giveStatement(db, actor, 'k', { officeId: 'schule', form: agrees }));
    await expect(early).rejects.toMatchObject({ key: 'conflict-not-asked' });
    await city.write((db) => askLate(db, actor, 'k'));
    const { asked } = await city.read((db) => conflictIn(db, 'k'));
    expect(asked.map(({ askedOn }) => askedOn)).toEqual([realToday(), realToday(), realToday()]);
  });

  test('does not begin with an owner who has left, with nobody affected, or with nobody in charge', async () => {
    const city = await prepared();
    const gone = await person();
    const noted = (id: string, form: Partial<ConflictForm>) =>
      city.write(async (db) => {
        await saveConflict(db, actor, { id, form: formOf(form) });
        await beginProcedure(db, actor, id, 'p');
      });
    await expect(noted('a', { ownerId: gone.id })).rejects.toMatchObject({ key: 'conflict-owner-left' });
    await expect(noted('b', { officeIds: [] })).rejects.toMatchObject({ key: 'conflict-nobody-affected' });
    await expect(noted('c', { officeId: null })).rejects.toMatchObject({ key: 'conflict-without-owner' });
    expect((await city.read(listConflicts)).map(({ id }) => id)).toEqual(['k']);
  });

  test('keeps no deadline before today, and ends without a decision only with a reason', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    const past = city.write((db) => extendStep(db, actor, 'k', 1, '2020-01-01'));
    await expect(past).rejects.toMatchObject({ key: 'deadline-past' });
    await city.write((db) => extendStep(db, actor, 'k', 1, '2199-01-01'));
    const { asked, revision } = await city.read((db) => conflictIn(db, 'k'));
    expect(asked.map(({ dueOn }) => dueOn)).toEqual(['2199-01-01', '2199-01-01']);
    await city.write((db) => dropConflict(db, actor, 'k', 'Geeinigt.', revision));
    expect(await city.read((db) => conflictIn(db, 'k'))).toMatchObject({ state: 'dropped', stateReason: 'Geeinigt.' });
  });

  test('two last answers at once move it on once', async () => {
    const city = await prepared();
    await city.write((db) => beginProcedure(db, actor, 'k', 'p'));
    const give = (officeId: string) => city.write((db) => giveStatement(db, actor, 'k', { officeId, form: agrees }));
    await Promise.all([give('wohnen'), give('gruen')]);
    const { steps } = await city.read((db) => conflictIn(db, 'k'));
    expect(steps.map(({ outcome }) => outcome)).toEqual(['done', null, null, null]);
  });

  test('that begins by mistake is as before when it is taken back', async () => {
    const city = await prepared();
    const who = await person();
    const before = await city.read((db) => conflictIn(db, 'k'));
    await city.write((db) => beginProcedure(db, who, 'k', 'p'));
    const [entry] = await city.read((db) => entries(db, { kind: 'conflict', objectId: 'k', limit: 1 }));
    await city.write((db) => undo(db, who, entry?.id ?? 0, {}));
    const after = await city.read((db) => conflictIn(db, 'k'));
    expect({ ...after, revision: 0, asked: [] }).toEqual({ ...before, revision: 0, asked: [] });
    expect(after.asked.map(({ askedOn }) => askedOn)).toEqual([null, null]);
  });
});

describe('proposals', () => {
  test('come from what offices rate, go when they are set aside, and come back when that is taken back', async () => {
    const city = await prepared();
    const rate = (officeId: string, rating: '-3' | '-2' | null) =>
      city.write((db) =>
        rateImpacts(db, actor, {
          goal: { id: 'z1', title: 'Ziel z1' },
          form: { officeId, ratings: [{ goalId: 'z2', rating }] },
        }),
      );
    await rate('wohnen', '-3');
    await rate('gruen', '-2');
    const find = () => city.read((db) => findProposals(db, realToday()));
    expect(await find()).toMatchObject([{ key: 'impact z1 z2', why: { median: -2.5, low: -3, high: -2, n: 2 } }]);
    await city.write((db) => setAside(db, actor, { key: 'impact z1 z2', title: 'x', reason: 'Schon geklärt.' }));
    expect(await find()).toEqual([]);
    const [aside] = await city.read(listSetAside);
    if (aside) await city.write((db) => takeBack(db, actor, aside));
    expect(await find()).toHaveLength(1);
    await city.write((db) => saveConflict(db, actor, { form: formOf(), proposalKey: 'impact z1 z2' }));
    expect(await find()).toEqual([]);
    await rate('gruen', null);
    expect(await city.read(listImpacts)).toHaveLength(1);
  });

  test('find contrary uses where areas have land in common', async () => {
    const city = await smallCity();
    const areas = await city.read((db) =>
      db.selectFrom('area_part').select(['area_id', 'part_id']).where('city_id', '=', db.cityId).execute(),
    );
    const [pair] = areas;
    await city.write(async (db) => {
      const measures = { a: pair?.area_id ?? '', b: pair?.part_id ?? '' };
      for (const [id, area] of Object.entries(measures)) {
        await saveMeasure(db, actor, { id, form: measureOf({ title: id, areaIds: [area] }) });
      }
      for (const [use, id] of [
        ['housing', 'a'],
        ['green', 'b'],
      ] as const) {
        await saveClaims(db, actor, {
          use,
          title: use,
          form: { goalIds: [], measureIds: [id], contraryUses: ['green', 'housing'] },
        });
      }
    });
    const keys = async () => (await city.read((db) => findProposals(db, realToday()))).map(({ key }) => key);
    expect(await keys()).toContain('uses a b');
    const form = { goalIds: [], measureIds: ['a'], contraryUses: [] };
    await city.write((db) => saveClaims(db, actor, { use: 'housing', title: 'Wohnen', form }));
    expect(await keys()).not.toContain('uses a b');
    expect(await city.write((db) => saveClaims(db, actor, { use: 'housing', title: 'Wohnen', form }))).toBeNull();
  });
});

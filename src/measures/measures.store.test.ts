/** Measures as the database keeps them: links, milestones, and the history from which their state follows. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { answerCooperation } from '#cooperation/requests.store.server.ts';
import { entry, undo } from '#platform/journal.server.ts';
import { actor, database, person, smallCity, type TestCity, today } from '../../tests/support/city.ts';
import { measureOf, reportOf } from '../../tests/support/forms.ts';
import { everything, journalLength, refused, rowsOf } from '../../tests/support/rows.ts';
import { isFinished, type Measure, type MeasureForm, stateOf } from './measure.ts';
import {
  listMeasures,
  listMilestones,
  listReports,
  reportProgress,
  retireMeasure,
  saveMeasure,
} from './measures.store.server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const save = (city: TestCity, what: Parameters<typeof saveMeasure>[2]) =>
  city.write((db) => saveMeasure(db, actor, what));

async function measureIn(city: TestCity, id: string, asOf = '2100-01-01'): Promise<Measure> {
  const measure = (await city.read((db) => listMeasures(db, asOf))).find((each) => each.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return measure;
}

async function saved(given: Partial<MeasureForm> = {}): Promise<{ city: TestCity; id: string }> {
  const city = await smallCity();
  const { id } = await save(city, { form: measureOf(given) });
  return { city, id };
}

const milestone = (title: string, id: string | null = null) => ({ id, title, dueOn: null, doneOn: null });

describe('a measure', () => {
  test('is read back as it was saved, with goals and areas', async () => {
    const city = await smallCity();
    const ada = await person();
    const form = measureOf({
      code: 'P 1',
      title: 'Fuß- und Radbrücke „Am Wehr“',
      summary: 'Erster Absatz.\n\nZweiter Absatz.',
      plain: 'Sie kommen trocken über den Fluss.',
      sectorPartId: 'teil-2',
      leadId: 'amt-fuer-wohnen',
      personId: ada.id,
      goalIds: ['ziel-2', 'ziel-1'],
      areaIds: ['ot-3', 'raum-1'],
      priority: 'core',
      startsOn: '2026-02-28',
      dueOn: '2028-02-29',
      rhythmMonths: 6,
    });
    const { id } = await save(city, { form, source: 'Liste 2026' });
    const { milestones: _, officeIds: __, ...said } = form;
    expect(await measureIn(city, id)).toEqual({
      ...said,
      id,
      goalIds: ['ziel-1', 'ziel-2'],
      participations: [],
      latest: null,
      source: 'Liste 2026',
      retired: false,
      revision: 1,
    });
  });

  test('has the goals and areas of the latest form, and no others', async () => {
    const { city, id } = await saved({ goalIds: ['ziel-1', 'ziel-2'], areaIds: ['ot-1'] });
    await save(city, { id, form: measureOf({ goalIds: ['ziel-2', 'ziel-3'], areaIds: [] }), expect: 1 });
    expect(await measureIn(city, id)).toMatchObject({ goalIds: ['ziel-2', 'ziel-3'], areaIds: [] });
  });

  test('keeps its source when it is changed', async () => {
    const city = await smallCity();
    const { id } = await save(city, { form: measureOf(), source: 'Liste 2026' });
    await save(city, { id, form: measureOf({ title: 'Steg bauen' }), expect: 1 });
    expect(await measureIn(city, id)).toMatchObject({ title: 'Steg bauen', source: 'Liste 2026', revision: 2 });
  });

  test('keeps what it says in plain language, in the journal too, and takes a change of it back', async () => {
    const city = await smallCity();
    const ada = await person();
    const put = (plain: string | null, expect?: number) =>
      city.write((db) => saveMeasure(db, ada, { id: 'm', form: measureOf({ plain }), expect }));
    await put('Hier entsteht eine Brücke.');
    const { entryId } = await put('Sie kommen über den Fluss.', 1);
    expect((await measureIn(city, 'm')).plain).toBe('Sie kommen über den Fluss.');
    const made = await city.read((db) => entry(db, entryId ?? 0));
    expect(made?.changes).toMatchObject([
      {
        table: 'measure',
        before: { plain: 'Hier entsteht eine Brücke.' },
        after: { plain: 'Sie kommen über den Fluss.' },
      },
    ]);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect((await measureIn(city, 'm')).plain).toBe('Hier entsteht eine Brücke.');
    await put(null, 3);
    expect((await measureIn(city, 'm')).plain).toBeNull();
  });

  test('shares its code with no other', async () => {
    const { city } = await saved({ code: 'P 1' });
    const before = [await everything(city), await journalLength(city)];
    await expect(save(city, { form: measureOf({ code: 'P 1' }) })).rejects.toMatchObject(refused(409, 'already-there'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('needs no code, however many have none', async () => {
    const { city } = await saved({ code: null });
    await expect(save(city, { form: measureOf({ code: null }) })).resolves.toMatchObject({
      entryId: expect.any(Number),
    });
  });

  test.each([
    ['a goal', { goalIds: ['ziel-1', 'nichts'] }],
    ['an area', { areaIds: ['nichts'] }],
    ['a lead', { leadId: 'nichts' }],
    ['an office to take part', { officeIds: ['nichts'] }],
    ['a sector part', { sectorPartId: 'nichts' }],
  ])('with %s that does not exist is refused whole', async (_, wrong) => {
    const city = await smallCity();
    const before = [await everything(city), await journalLength(city)];
    await expect(save(city, { form: measureOf(wrong) })).rejects.toMatchObject(refused(409, 'still-needed'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('that somebody else saved in between is not saved over, nor are its links', async () => {
    const { city, id } = await saved();
    await save(city, { id, form: measureOf({ summary: 'erste' }), expect: 1 });
    const before = [await everything(city), await journalLength(city)];
    const second = save(city, { id, form: measureOf({ goalIds: ['ziel-1'] }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('that is gone is not saved again by who still has its form', async () => {
    const city = await smallCity();
    const gone = save(city, { id: 'weg', form: measureOf(), expect: 1 });
    await expect(gone).rejects.toMatchObject(refused(409, 'changed-meanwhile-gone'));
  });

  test('stays without the person in charge when she has left the house', async () => {
    const city = await smallCity();
    const ada = await person();
    const { id } = await save(city, { form: measureOf({ personId: ada.id }) });
    await database.kysely.deleteFrom('person').where('id', '=', ada.id).execute();
    expect((await measureIn(city, id)).personId).toBeNull();
  });

  test('stays with all its links when it is retired, and comes back', async () => {
    const { city, id } = await saved({ goalIds: ['ziel-1'] });
    const held = await measureIn(city, id);
    await city.write((db) => retireMeasure(db, actor, held, true));
    const retired = await measureIn(city, id);
    expect(retired).toEqual({ ...held, retired: true, revision: 2 });
    await city.write((db) => retireMeasure(db, actor, retired, false));
    expect((await measureIn(city, id)).retired).toBe(false);
  });
});

describe('an office that takes part', () => {
  const both = ['amt-fuer-wohnen', 'umweltamt'];
  const answer = async (city: TestCity, id: string, officeId: string) => {
    const { title } = await measureIn(city, id);
    const form = { answer: 'no', reason: 'keine Leute', promisedOn: null } as const;
    return city.write((db) => answerCooperation(db, actor, { kind: 'measure', id, title }, officeId, form));
  };

  test('is asked on the day it is named', async () => {
    vi.stubEnv('STADTFADEN_NOW', '2026-03-01T23:30:00Z');
    const { city, id } = await saved({ officeIds: both });
    const expected = both.map((officeId) => ({ officeId, answer: 'open', reason: null, askedOn: '2026-03-02' }));
    expect((await measureIn(city, id)).participations).toEqual(expected);
  });

  test('is not the one that leads', async () => {
    const { city, id } = await saved({ leadId: 'umweltamt', officeIds: both });
    expect((await measureIn(city, id)).participations.map((each) => each.officeId)).toEqual(['amt-fuer-wohnen']);
  });

  test('keeps its answer and the day it was asked when the measure is saved again', async () => {
    vi.stubEnv('STADTFADEN_NOW', '2026-03-01T09:00:00Z');
    const { city, id } = await saved({ officeIds: both });
    await answer(city, id, 'umweltamt');
    vi.stubEnv('STADTFADEN_NOW', '2026-06-01T09:00:00Z');
    await save(city, { id, form: measureOf({ title: 'Anders', officeIds: both }), expect: 1 });
    const [, second] = (await measureIn(city, id)).participations;
    expect(second).toEqual({ officeId: 'umweltamt', answer: 'no', reason: 'keine Leute', askedOn: '2026-03-01' });
  });

  test('is no longer there when it is no longer named', async () => {
    const { city, id } = await saved({ officeIds: both });
    await save(city, { id, form: measureOf({ officeIds: ['umweltamt'] }), expect: 1 });
    expect((await measureIn(city, id)).participations.map((each) => each.officeId)).toEqual(['umweltamt']);
  });

  test('answers only what it was asked', async () => {
    const { city, id } = await saved({ officeIds: ['umweltamt'] });
    await expect(answer(city, id, 'amt-fuer-wohnen')).rejects.toMatchObject(refused(404, 'not-found'));
  });
});

describe('milestones', () => {
  const titles = async (city: TestCity, id: string) =>
    (await city.read((db) => listMilestones(db, id))).map((each) => each.title);

  test('stand in the order of the form, with their days', async () => {
    const first = { id: null, title: 'Planung', dueOn: '2026-12-31', doneOn: '2026-12-30' };
    const { city, id } = await saved({ milestones: [first, milestone('Bau'), milestone('Abnahme')] });
    expect(await titles(city, id)).toEqual(['Planung', 'Bau', 'Abnahme']);
    const [held] = await city.read((db) => listMilestones(db, id));
    expect(held).toEqual({ ...first, id: expect.any(String) });
  });

  test('keep who they are when they change place, and go when they are left out', async () => {
    const { city, id } = await saved({ milestones: [milestone('A'), milestone('B'), milestone('C')] });
    const [a, , c] = await city.read((db) => listMilestones(db, id));
    const form = measureOf({ milestones: [milestone('C!', c?.id ?? null), milestone('A', a?.id ?? null)] });
    await save(city, { id, form, expect: 1 });
    const held = await city.read((db) => listMilestones(db, id));
    expect(held.map((each) => [each.id, each.title])).toEqual([
      [c?.id, 'C!'],
      [a?.id, 'A'],
    ]);
  });

  test('of another measure stay where they are, even if it has one of the same id', async () => {
    const { city, id } = await saved({ milestones: [milestone('Eigener', 'a')] });
    expect(await titles(city, id)).toEqual(['Eigener']);
    expect(await titles(city, 'massnahme-1')).toEqual(['Planung abgeschlossen', 'Baubeginn']);
  });
});

describe('the state of a measure', () => {
  const report = (city: TestCity, id: string, given: Parameters<typeof reportOf>[0], at = '2026-11-22T09:00:00Z') => {
    vi.stubEnv('STADTFADEN_NOW', at);
    return city.write((db) => reportProgress(db, actor, { id, title: 'Brücke' }, reportOf(given)));
  };

  test('is none before anybody has reported', async () => {
    const { city, id } = await saved();
    expect(stateOf(await measureIn(city, id))).toBeNull();
  });

  test('is read back with all that was said', async () => {
    const { city, id } = await saved();
    const form = reportOf({
      state: 'paused',
      course: 'off-track',
      sentence: 'Es ruht.',
      obstacle: 'Geld',
      decision: 'Vorziehen?',
      decisionBy: '2027-01-15',
    });
    await city.write((db) => reportProgress(db, actor, { id, title: 'Brücke' }, form));
    expect((await measureIn(city, id)).latest).toEqual({
      ...form,
      id: expect.any(String),
      reporter: 'Test',
      evidence: 'asserted',
      source: null,
    });
  });

  test.each([
    ['2026-01-31', null],
    ['2026-02-01', 'planned'],
    ['2026-06-30', 'planned'],
    ['2026-07-01', 'done'],
    [today, 'done'],
  ])('on %s is what was reported up to that day: %s', async (day, state) => {
    const { city, id } = await saved();
    await report(city, id, { state: 'done', reportedOn: '2026-07-01' });
    await report(city, id, { state: 'planned', reportedOn: '2026-02-01' });
    expect(stateOf(await measureIn(city, id, day))).toBe(state);
  });

  test('is what was said last where two reported on one day', async () => {
    const { city, id } = await saved();
    await report(city, id, { state: 'done' }, '2026-11-22T09:00:00.002Z');
    await report(city, id, { state: 'paused' }, '2026-11-22T09:00:00.001Z');
    const measure = await measureIn(city, id);
    expect([stateOf(measure), isFinished(stateOf(measure))]).toEqual(['done', true]);
  });

  test('has a history, newest first, of that measure only', async () => {
    const { city, id } = await saved();
    await report(city, id, { state: 'planned', reportedOn: '2026-02-01' });
    await report(city, id, { state: 'done', reportedOn: '2026-11-22' }, '2026-11-22T10:00:00Z');
    await report(city, id, { state: 'running', reportedOn: '2026-11-22' }, '2026-11-22T09:00:00Z');
    const states = (await city.read((db) => listReports(db, id))).map((each) => each.state);
    expect(states).toEqual(['done', 'running', 'planned']);
  });

  test('is not reported for a measure that does not exist', async () => {
    const city = await smallCity();
    const before = await rowsOf(city, 'measure_report');
    await expect(report(city, 'nichts', {})).rejects.toMatchObject(refused(409, 'still-needed'));
    expect(await rowsOf(city, 'measure_report')).toEqual(before);
  });
});

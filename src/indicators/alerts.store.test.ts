/** Watches and alerts as the database keeps them, on a city whose values are known. */

import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import { isRevised } from './alert.ts';
import { answerAlert, listRuns, listWatches, retireWatch, saveWatch } from './alerts.store.server.ts';
import { listAlerts } from './guarded-alerts.store.server.ts';
import { importValues, undoValues } from './imports.store.server.ts';
import { listIndicators } from './indicators.store.server.ts';
import { rowsUnderWatch, runWatches } from './watch-runs.store.server.ts';

const value = (areaId: string, year: number, number: number, indicatorId = 'zahl-1') => ({
  indicatorId,
  areaId,
  year,
  state: 'known' as const,
  value: number,
  evidence: 'measured' as const,
});
const file = { name: 'neu.csv', hash: 'h' };

async function alertsOf(city: TestCity) {
  const alerts = await city.read(listAlerts);
  const [first] = alerts;
  if (!first) throw new Error('no alert');
  return { alerts, first };
}

async function isRevisedNow(city: TestCity, id: string): Promise<boolean> {
  return city.read(async (db) => {
    const alert = (await listAlerts(db)).find((each) => each.id === id);
    const indicators = await listIndicators(db);
    const indicator = indicators.find((each) => each.id === alert?.indicatorId);
    if (!alert || !indicator) throw new Error('no alert');
    return isRevised(alert, await rowsUnderWatch(db, indicator, indicators, [alert.areaId]));
  });
}

describe('a run', () => {
  test('finds the district that left its course, once, and says on what', async () => {
    const city = await smallCity();
    const { alerts } = await alertsOf(city);
    const here = alerts.filter((each) => each.indicatorId === 'rate-1');
    expect(new Set(here.map((each) => each.areaId))).toEqual(new Set(['ot-5']));
    expect(here.find((each) => each.method === 'change')).toMatchObject({
      year: 2025,
      direction: 'up',
      state: 'open',
      officeId: 'amt-fuer-stadtentwicklung',
      effect: 'none',
    });
    expect(here.every((each) => (each.q ?? 1) <= 0.05 && each.seen.length === 10 && each.dueOn > each.foundOn)).toBe(
      true,
    );
    const runs = await city.read(listRuns);
    expect(runs).toMatchObject([{ file: 'fadenburg.csv' }, { file: 'fadenburg.csv' }]);
    expect(runs.every((run) => run.tests > 0 && run.methodVersion === 'early-warning 1')).toBe(true);
    const again = await city.write((db) => runWatches(db, actor, null));
    expect(again).toMatchObject({ found: 0, again: 0 });
    expect(await city.read(listAlerts)).toEqual(alerts);
  });

  test('on a later year keeps to the alert that is open', async () => {
    const city = await smallCity();
    const { alerts } = await alertsOf(city);
    const known = await city.read(async (db) => {
      const rows = db.selectFrom('indicator_value').selectAll().where('city_id', '=', db.cityId);
      return rows.where('starts_on', '=', '2025-01-01').execute();
    });
    const next = known.map((row) => value(row.area_id, 2026, row.value ?? 0, row.indicator_id));
    await city.write((db) => importValues(db, actor, file, next));
    await city.write((db) => runWatches(db, actor, new Set(['zahl-1', 'zahl-2'])));
    const after = await city.read(listAlerts);
    const ewma = after.filter(
      (each) => each.areaId === 'ot-5' && each.method === 'ewma' && each.indicatorId === 'rate-1',
    );
    expect(ewma.length).toBeLessThanOrEqual(1);
    expect(
      after
        .filter((each) => each.year === 2025)
        .map((each) => each.id)
        .sort(),
    ).toEqual(alerts.map((each) => each.id).sort());
  });

  test('is one journal entry that can be taken back', async () => {
    const city = await smallCity();
    const { first } = await alertsOf(city);
    const her = await person();
    const watches = await city.read(listWatches);
    await city.write(async (db) => {
      await db.deleteFrom('alert').where('city_id', '=', db.cityId).execute();
    });
    const done = await city.write((db) => runWatches(db, her, new Set(['rate-1'])));
    expect(done.found).toBeGreaterThan(0);
    expect(watches).toHaveLength(2);
    await city.write((db) => undo(db, her, done.entryId ?? 0));
    expect(await city.read(listAlerts)).toEqual([]);
    expect(first.indicatorId).toBe('rate-1');
  });

  test('leaves out watches that are ended or look at something else', async () => {
    const city = await smallCity();
    const [watch] = await city.read(listWatches);
    if (!watch) throw new Error('no watch');
    expect(await city.write((db) => runWatches(db, actor, new Set(['rate-3'])))).toMatchObject({ entryId: null });
    await city.write((db) => retireWatch(db, actor, watch, true));
    expect(await city.write((db) => runWatches(db, actor, new Set(['rate-1'])))).toMatchObject({ entryId: null });
  });
});

test('an alert tells when a value behind it was changed, and when that was taken back', async () => {
  const city = await smallCity();
  const { first } = await alertsOf(city);
  const her = await person();
  expect(await isRevisedNow(city, first.id)).toBe(false);
  const { entryId } = await city.write((db) => importValues(db, her, file, [value(first.areaId, 2024, 1)]));
  expect(await isRevisedNow(city, first.id)).toBe(true);
  await city.write((db) => undo(db, her, entryId, { 'indicator-values': undoValues }));
  expect(await isRevisedNow(city, first.id)).toBe(false);
});

describe('an answer', () => {
  const form = {
    state: 'silenced' as const,
    comment: 'Neues Wohnheim.',
    effect: 'note' as const,
    reason: 'Umbau bis zum Sommer',
    silentUntil: '2027-06-30',
    officeId: null,
  };

  test('is kept, journalled and can be taken back', async () => {
    const city = await smallCity();
    const { first } = await alertsOf(city);
    const her = await person();
    const entryId = await city.write((db) =>
      answerAlert(db, her, { alert: first, form, title: 'Warnung', expect: first.revision }),
    );
    expect((await alertsOf(city)).alerts.find((each) => each.id === first.id)).toMatchObject(form);
    await city.write((db) => undo(db, her, entryId ?? 0));
    expect((await alertsOf(city)).alerts.find((each) => each.id === first.id)).toMatchObject({
      state: 'open',
      comment: null,
    });
  });

  test('drops the silence of a state that is none', async () => {
    const city = await smallCity();
    const { first } = await alertsOf(city);
    await city.write((db) =>
      answerAlert(db, actor, { alert: first, form: { ...form, state: 'closed' }, title: 'W', expect: 1 }),
    );
    expect((await alertsOf(city)).alerts.find((each) => each.id === first.id)).toMatchObject({
      state: 'closed',
      reason: null,
      silentUntil: null,
    });
  });

  test('to what somebody else changed meanwhile is refused', async () => {
    const city = await smallCity();
    const { first } = await alertsOf(city);
    const answer = () =>
      city.write((db) => answerAlert(db, actor, { alert: first, form, title: 'W', expect: first.revision }));
    await answer();
    await expect(answer()).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  });
});

test('a watch is set up once for an indicator and a division', async () => {
  const city = await smallCity();
  const form = {
    indicatorId: 'rate-3',
    divisionId: 'ortsteile',
    methods: ['level' as const],
    model: 'binomial' as const,
    falseShare: 1,
    years: 5,
    daysToAnswer: 30,
    margin: null,
  };
  const { id } = await city.write((db) => saveWatch(db, actor, { form }));
  expect((await city.read(listWatches)).find((each) => each.id === id)).toMatchObject({
    falseShare: 0.01,
    years: 5,
    retired: false,
  });
  await expect(city.write((db) => saveWatch(db, actor, { form }))).rejects.toThrow();
});

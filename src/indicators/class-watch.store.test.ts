/** A watch of classes: what changes class becomes an alert with an owner and a day, once. */

import { describe, expect, test } from 'vitest';
import { actor, smallCity, type TestCity } from '../../tests/support/city.ts';
import { smallIndex } from '../../tests/support/index-content.ts';
import { alertMethods, type WatchForm } from './alert.ts';
import { listRuns, listWatches, saveWatch } from './alerts.store.server.ts';
import type { IndexContent } from './city-index.ts';
import { revisedClasses } from './class-watch.server.ts';
import { listAlerts } from './guarded-alerts.store.server.ts';
import { importValues } from './imports.store.server.ts';
import { currentOf, listIndices, saveIndex } from './indices.store.server.ts';
import { runWatches } from './watch-runs.store.server.ts';

const content: IndexContent = {
  ...smallIndex,
  divisionId: 'ortsteile',
  indicators: [{ indicatorId: 'rate-1', weight: 1, worse: 'higher' }],
  minimum: 0,
  span: null,
  dynamics: [],
};
const form: WatchForm = {
  indicatorId: 'index:probe',
  divisionId: 'bezirke',
  methods: [...alertMethods],
  model: 'binomial',
  falseShare: 5,
  years: 10,
  daysToAnswer: 14,
  margin: 0,
};
async function watched(margin = 0): Promise<TestCity> {
  const city = await smallCity();
  const indexForm = { name: 'Soziale Lage', purpose: null, source: null, reason: null };
  await city.write((db) => saveIndex(db, actor, { id: 'probe', form: indexForm, content }));
  await city.write((db) => saveWatch(db, actor, { form: { ...form, margin } }));
  return city;
}
const alertsIn = async (city: TestCity) => await city.read((db) => listAlerts(db, { indexId: 'probe' }));
/** A value so far from all others that its area must change class. */
async function change(city: TestCity, year: number, value: number, areaId = 'ot-2') {
  await city.write((db) =>
    importValues(db, actor, { name: 'neu.csv', hash: `${year}${value}`, reason: 'Probe' }, [
      { indicatorId: 'zahl-1', areaId, year, state: 'known', value, evidence: 'measured' },
    ]),
  );
}

describe('a watch of classes', () => {
  test('takes the division of its index, and runs when one of its values comes in', async () => {
    const city = await watched();
    expect((await city.read(listWatches)).find(({ indexId }) => indexId === 'probe')).toMatchObject({
      indicatorId: null,
      divisionId: 'ortsteile',
      margin: 0,
    });
    const [index] = (await city.read(listIndices)).filter(({ id }) => id === 'probe');
    expect(index && currentOf(index)?.content.indicators[0]?.indicatorId).toBe('rate-1');
    await change(city, 2025, 100_000);
    await city.write((db) => runWatches(db, actor, new Set(['zahl-2'])));
    expect(await alertsIn(city)).toEqual([]);
    await city.write((db) => runWatches(db, actor, new Set(['zahl-1'])));
    expect(await alertsIn(city)).not.toEqual([]);
  });

  test('makes an alert of each change, with its owner, and tells it once', async () => {
    const city = await watched();
    await change(city, 2025, 100_000);
    const done = await city.write((db) => runWatches(db, actor, new Set(['zahl-1'])));
    const alerts = await alertsIn(city);
    const far = alerts.find(({ areaId }) => areaId === 'ot-2');
    expect(far).toMatchObject({
      method: 'class-change',
      direction: 'up',
      year: 2025,
      state: 'open',
      p: null,
      q: null,
      officeId: 'amt-fuer-stadtentwicklung',
      inputs: { version: 1, to: 2, before: 2024 },
    });
    expect(far?.value).toBeGreaterThan(far?.upper ?? 0);
    expect(done.found).toBeGreaterThanOrEqual(alerts.length);
    const run = (await city.read(listRuns)).find(({ id }) => id === far?.runId);
    expect(run).toMatchObject({ methodVersion: 'class-change 1', year: 2025, found: alerts.length });
    await city.write((db) => runWatches(db, actor, new Set(['zahl-1'])));
    expect(await alertsIn(city)).toHaveLength(alerts.length);
  });

  test('leaves out what lies near the limit', async () => {
    const city = await watched(10);
    await change(city, 2025, 100_000);
    await city.write((db) => runWatches(db, actor, new Set(['zahl-1'])));
    expect(await alertsIn(city)).toEqual([]);
  });

  test('knows which alerts rest on values that were changed since', async () => {
    const city = await watched();
    await change(city, 2025, 100_000);
    await city.write((db) => runWatches(db, actor, new Set(['zahl-1'])));
    const alerts = await alertsIn(city);
    expect(await city.read((db) => revisedClasses(db, alerts))).toEqual(new Set());
    await change(city, 2025, 300);
    expect(await city.read((db) => revisedClasses(db, alerts))).toEqual(new Set(alerts.map(({ id }) => id)));
  });
});

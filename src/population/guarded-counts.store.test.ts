/** Counted people as different readers get them. */

import { expect, test } from 'vitest';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { seesStored } from '#indicators/protected-values.store.server.ts';
import { noProtection } from '#indicators/protection.ts';
import { protect } from '#indicators/protections.store.server.ts';
import { chooseResidents } from '#indicators/residents.store.server.ts';
import { inCity } from '#platform/database.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, database, person, type TestCity } from '../../tests/support/city.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { protectionOfSet, protectSet, shownAgesOf, shownTotals } from './guarded-counts.store.server.ts';
import { storeSet } from './population.store.server.ts';

const groups = { labels: ['0-29', '30-59', '60+'], starts: [0, 30, 60], width: 30 };
const ages = (each: number) => ({ female: [each, each, each], male: [each, each, each] });
const city2020 = { year: 2020, population: { female: [40, 30, 2], male: [38, 41, 30] } };

/** Area a has three people, the others more. */
async function cityOfPeople(): Promise<TestCity & { setId: string }> {
  const city = await cityOfFigures();
  const counts = new Map([
    ['a', [{ year: 2020, population: { female: [1, 1, 0], male: [1, 0, 0] } }]],
    ['b', [{ year: 2020, population: ages(8) }]],
    ['c', [{ year: 2020, population: ages(20) }]],
  ]);
  const set = {
    name: 'Register',
    source: 'Amt',
    licence: null,
    evidence: 'measured' as const,
    divisionId: 'ortsteile',
    file: 'x.csv',
    hash: 'x',
    groups,
  };
  const { id } = await city.write((db) => storeSet(db, actor, set, counts));
  return { ...city, setId: id };
}

const cleared = (city: TestCity) => ({
  read: <T>(work: Parameters<typeof inCity<T>>[3]) => inCity(database, city.id, 'read', work, [seesStored]),
});
const totals = async (city: Pick<TestCity, 'read'>, setId: string) =>
  Object.fromEntries([...(await city.read((db) => shownTotals(db, setId, 2020)))].sort());

test('small ones are held back from everybody but the statistics office, before anybody decides', async () => {
  const city = await cityOfPeople();
  const { setId } = city;
  expect(await totals(city, setId)).toEqual({ a: null, b: 48, c: 120 });
  expect(await totals(cleared(city), setId)).toEqual({ a: 3, b: 48, c: 120 });
  const set = { id: setId, groups };
  const shown = await city.read((db) => shownAgesOf(db, set, city2020));
  expect(shown.female[2]).toBeNull();
  expect([...shown.female, ...shown.male].filter((each) => each === null).length).toBeGreaterThan(1);
  expect(await cleared(city).read((db) => shownAgesOf(db, set, city2020))).toEqual(city2020.population);
});

test('a rule holds by data set and can be taken back', async () => {
  const city = await cityOfPeople();
  const { setId } = city;
  const ada = await person();
  const decide = (method: 'small' | 'closed' | 'open', threshold: number | null = null) =>
    city.write((db) => protectSet(db, ada, setId, { method, threshold, reason: 'so beschlossen' }));
  const entry = await decide('open');
  expect(await totals(city, setId)).toEqual({ a: 3, b: 48, c: 120 });
  await city.write((db) => undo(db, ada, entry ?? 0));
  expect(await totals(city, setId)).toEqual({ a: null, b: 48, c: 120 });
  await decide('small', 60);
  expect(await totals(city, setId)).toEqual({ a: null, b: null, c: 120 });
  await decide('closed');
  expect(await totals(city, setId)).toEqual({ a: null, b: null, c: null });
  expect(await city.read((db) => shownAgesOf(db, { id: setId, groups }, city2020))).toEqual({
    female: [null, null, null],
    male: [null, null, null],
  });
  expect(await city.read((db) => protectionOfSet(db, setId))).toMatchObject({ method: 'closed', threshold: null });
});

test('areas tell no more than the indicator that counts the residents', async () => {
  const city = await cityOfPeople();
  const { setId } = city;
  await receive(city, [value('all', 'a', 2020, 3), value('all', 'b', 2020, 48), value('all', 'c', 2020, 120)]);
  await city.write((db) => chooseResidents(db, actor, 'all'));
  const rule = { ...noProtection, indicators: ['all'], readers: [] };
  const decide = (more: object) =>
    city.write((db) => protect(db, actor, { ...rule, method: 'suppression', threshold: 50, ...more }));
  await decide({});
  // While its table is being made, nothing is shown here either.
  expect(await totals(city, setId)).toEqual({ a: null, b: null, c: null });
  await protectStale(city);
  expect(await totals(city, setId)).toEqual({ a: null, b: null, c: 120 });
  // Nor where the data set itself is released.
  await city.write((db) => protectSet(db, actor, setId, { method: 'open', threshold: null, reason: 'offen' }));
  expect(await totals(city, setId)).toEqual({ a: null, b: null, c: 120 });
  await decide({ method: 'rounding', threshold: null, base: 5 });
  await protectStale(city);
  for (const shown of Object.values(await totals(city, setId))) expect((shown ?? 1) % 5).toBe(0);
  expect(await totals(cleared(city), setId)).toEqual({ a: 3, b: 48, c: 120 });
});

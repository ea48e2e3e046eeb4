import { expect, test } from 'vitest';
import { inCity } from '#platform/database.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, database, person, type TestCity } from '../../tests/support/city.ts';
import { indicatorOf } from '../../tests/support/forms.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { listIndicators, saveIndicator } from './indicators.store.server.ts';
import { protectStale } from './protected-tables.store.server.ts';
import { seesStored } from './protected-values.store.server.ts';
import { noProtection, type ProtectionForm } from './protection.ts';
import { contributionsTo, listProtections, listSums, protect, staleProtections } from './protections.store.server.ts';
import { seriesOf } from './values.store.server.ts';

const decide = (city: TestCity, form: Partial<ProtectionForm>, who = actor) =>
  city.write((db) =>
    protect(db, who, {
      ...noProtection,
      indicators: ['part'],
      method: 'suppression',
      threshold: 5,
      readers: [],
      ...form,
    }),
  );
const cleared = (city: TestCity) => ({
  read: <T>(work: Parameters<typeof inCity<T>>[3]) => inCity(database, city.id, 'read', work, [seesStored]),
});

/** What a reader gets of an indicator in each unit. */
async function seen(city: Pick<TestCity, 'read'>, id: string) {
  return city.read(async (db) => {
    const indicator = (await listIndicators(db)).find((each) => each.id === id);
    if (!indicator) throw new Error(id);
    const series = (await seriesOf(db, [indicator], null)).get(id);
    return ['a', 'b', 'c'].map((area) => {
      const figure = series?.get(area)?.[0]?.figure;
      return figure?.state === 'known' ? figure.value : figure?.state;
    });
  });
}

/** `all` is `part` and the others; of `part` unit a has but two. */
async function cityOfSums(): Promise<TestCity> {
  const city = await cityOfFigures();
  await city.write((db) => saveIndicator(db, actor, { id: 'others', form: indicatorOf({ name: 'Übrige' }) }));
  const year = (id: string, counts: readonly number[]) =>
    ['a', 'b', 'c'].map((area, i) => value(id, area, 2020, counts[i] ?? 0));
  await receive(city, [...year('part', [2, 30, 60]), ...year('others', [20, 40, 70]), ...year('all', [22, 70, 130])]);
  return city;
}

test('a sum and its parts are protected as one table, and made anew together', async () => {
  const city = await cityOfSums();
  const indicators = ['part', 'others', 'all'];
  const ada = await person();
  const entry = await decide(city, { indicators, sumId: 'all' }, ada);
  expect(await city.read(listSums)).toEqual([{ whole: 'all', parts: ['others', 'part'] }]);
  await protectStale(city);
  expect(await city.read(staleProtections)).toEqual([]);
  const hidden = (await Promise.all(indicators.map((id) => seen(city, id))))
    .flat()
    .filter((each) => each === 'suppressed');
  expect((await seen(city, 'part'))[0]).toBe('suppressed');
  expect(hidden.length).toBeGreaterThanOrEqual(2);
  const first = [await seen(city, 'others'), await seen(city, 'all')].map(([a]) => a);
  expect(first).toContain('suppressed');
  // Values of one make the tables of all of them out of date.
  await receive(city, [value('others', 'c', 2020, 71)]);
  expect(await city.read(staleProtections)).toEqual(['all', 'others', 'part']);
  await protectStale(city);
  expect(await seen(cleared(city), 'part')).toEqual([2, 30, 60]);
  await city.write((db) => undo(db, ada, entry ?? 0));
  expect(await city.read(listSums)).toEqual([]);
});

test('what is decided without a sum is none any more; what is no sum is refused', async () => {
  const city = await cityOfSums();
  const indicators = ['part', 'others', 'all'];
  await decide(city, { indicators, sumId: 'all' });
  const refused = { data: { key: 'protection-sum' } };
  await expect(decide(city, { indicators: ['part', 'all'], sumId: 'all' })).rejects.toMatchObject(refused);
  await expect(decide(city, { indicators, sumId: 'part' })).rejects.toMatchObject(refused);
  await expect(decide(city, { indicators: ['part', 'others'], sumId: 'all' })).rejects.toMatchObject(refused);
  await decide(city, { indicators: ['part'] });
  expect(await city.read(listSums)).toHaveLength(1);
  await decide(city, { indicators });
  expect(await city.read(listSums)).toEqual([]);
});

test('contributions hide a value of many cases, and are themselves shown to nobody', async () => {
  const city = await cityOfSums();
  await receive(
    city,
    [value('part', 'a', 2020, 19), value('part', 'b', 2020, 8), value('part', 'c', 2020, 9)],
    actor,
    'x',
    {
      reason: 'neu',
    },
  );
  expect(await city.read((db) => contributionsTo(db, 'others', ['part', 'all']))).toEqual(['part']);
  const form = { indicators: ['others'], concentration: 'one' as const, concentrationPercent: 80, largestId: 'part' };
  const refused = { data: { key: 'protection-contributions' } };
  await expect(decide(city, { ...form, indicators: ['others', 'all'] })).rejects.toMatchObject(refused);
  await expect(decide(city, { ...form, largestId: 'others' })).rejects.toMatchObject(refused);
  await expect(decide(city, { ...form, largestId: 'age' })).rejects.toMatchObject(refused);
  await decide(city, form);
  await protectStale(city);
  expect((await seen(city, 'others'))[0]).toBe('suppressed');
  expect(await seen(city, 'part')).toEqual(['suppressed', 'suppressed', 'suppressed']);
  expect(await seen(cleared(city), 'part')).toEqual([19, 8, 9]);
  // Whatever rule holds afterwards, contributions stay where they are.
  await decide(city, { indicators: ['others'], method: 'open', reason: 'veröffentlicht' });
  expect(await seen(city, 'part')).toEqual(['suppressed', 'suppressed', 'suppressed']);
  const rules = await city.read((db) => listProtections(db, ['part']));
  expect(rules).toMatchObject([{ method: 'closed' }]);
});

test('other contributions to the same values make the table anew', async () => {
  const city = await cityOfSums();
  await receive(
    city,
    [value('part', 'a', 2020, 9), value('part', 'b', 2020, 8), value('part', 'c', 2020, 9)],
    actor,
    'x',
    {
      reason: 'neu',
    },
  );
  await decide(city, { indicators: ['others'], concentration: 'one', concentrationPercent: 80, largestId: 'part' });
  await protectStale(city);
  expect(await seen(city, 'others')).toEqual([20, 40, 70]);
  await receive(city, [value('part', 'a', 2020, 19)], actor, 'y', { reason: 'neu' });
  await protectStale(city);
  expect((await seen(city, 'others'))[0]).toBe('suppressed');
});

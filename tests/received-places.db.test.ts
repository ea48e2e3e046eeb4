/** A file of places: checked against the city, stored as one change, read again, taken back. */

import { expect, test } from 'vitest';
import { countPlaces, listAllPlaces, listPlaces, retirePlace } from '#areas/places.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { checkPlaces, storePlaces } from '#sources/places.server.ts';
import { emptyCity, person, type TestCity } from './support/city.ts';
import { utf8 } from './support/received-files.ts';
import { received, square, storeUnits } from './support/shapes.ts';

const kind = 'school' as const;
const what = { kind, title: 'Schulen', source: 'Amt für Schule', licence: null };
const check = (city: TestCity, text: string, name = 'schulen.csv') =>
  city.read((db) => checkPlaces(db, { name, bytes: utf8(text) }, { kind, system: 'degrees' }));

async function store(city: TestCity, ada: Awaited<ReturnType<typeof person>>, text: string) {
  const checked = await check(city, text);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return city.write((db) => storePlaces(db, ada, what, checked.value));
}

test('places come in, change by their key, end, and go back', async () => {
  const [city, ada] = [await emptyCity(), await person()];
  await storeUnits(city, [received('a', square(0, 0)), received('b', square(1, 0))]);
  const first = 'Name;Kennung;lon;lat\nAlte Schule;s1;12,305;51,305\nNeue Schule;s2;12,315;51,305\n';
  await store(city, ada, first);
  expect((await city.read((db) => listPlaces(db, kind))).map(({ name, point }) => [name, point])).toEqual([
    ['Alte Schule', [12.305, 51.305]],
    ['Neue Schule', [12.315, 51.305]],
  ]);
  // The same again changes nothing and is no entry.
  expect(await store(city, ada, first)).toBeNull();
  const moved = await store(city, ada, 'Name;Kennung;lon;lat\nSchule am Park;s1;12,306;51,306\n');
  expect((await city.read((db) => listPlaces(db, kind))).map(({ name }) => name)).toEqual([
    'Neue Schule',
    'Schule am Park',
  ]);
  await city.write((db) => undo(db, ada, moved ?? 0));
  const [old] = await city.read(listAllPlaces);
  expect(old).toMatchObject({ name: 'Alte Schule', longitude: 12.305, retired: false });
  if (!old) throw new Error('no place');
  const ended = await city.write((db) => retirePlace(db, ada, old, true));
  expect(await city.read(countPlaces)).toEqual(new Map([['school', 1]]));
  await city.write((db) => undo(db, ada, ended ?? 0));
  expect(await city.read(countPlaces)).toEqual(new Map([['school', 2]]));
});

test('a point between the city and its frame is told with its line', async () => {
  const city = await emptyCity();
  await storeUnits(city, [received('a', square(0, 0)), received('b', square(5, 5))]);
  const checked = await check(city, 'Name;lon;lat\nDrin;12,305;51,305\nDazwischen;12,345;51,305\n');
  expect(checked.ok ? [] : checked.faults.map(({ key, row }) => [key, row])).toEqual([['outside-city', 3]]);
  expect(await city.read(listAllPlaces)).toEqual([]);
});

test('a city without shapes takes what lies in Germany', async () => {
  const city = await emptyCity();
  expect((await check(city, 'Name;lon;lat\nA;12,3;51,3\n')).ok).toBe(true);
  const far = await check(city, 'Name;lon;lat\nA;2,3;48,8\n');
  expect(far.ok ? [] : far.faults.map(({ key }) => key)).toEqual(['outside-city']);
});

/** A GeoJSON file on its way in: asked against what the city knows of where it lies, and of PostGIS, before it is kept. */

import { expect, test } from 'vitest';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { checkAreas, keepAreas } from '#sources/areas.server.ts';
import { actor, emptyCity, type TestCity } from './support/city.ts';
import { divisionOf } from './support/forms.ts';
import { everything, rowsOf } from './support/rows.ts';
import {
  bowTie,
  holeOutside,
  measured,
  type Polygon,
  received,
  square,
  storeUnits,
  swapped,
} from './support/shapes.ts';

type Feature = readonly [name: string, geometry: object | null];

const fileOf = (features: readonly Feature[]) =>
  new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([name, geometry]) => ({ type: 'Feature', properties: { name }, geometry })),
    }),
  );

const check = (city: TestCity, features: readonly Feature[]) => checkAreas(city, { bytes: fileOf(features) }, {});

async function faultsOf(city: TestCity, features: readonly Feature[]) {
  const read = await check(city, features);
  return read.ok ? [] : read.faults.map(({ key, row, field }) => [key, row, field]);
}

async function knownCity(): Promise<TestCity> {
  const city = await emptyCity();
  await storeUnits(city, [received('mitte', square(0, 0))]);
  return city;
}

/** So many degrees to the north and east. */
const moved = ({ coordinates }: Polygon, degrees: number): Polygon => ({
  type: 'Polygon',
  coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x + degrees, y + degrees])),
});

test.each([
  ['latitude first', 'swapped', swapped(square(1, 0))],
  ['a place far from the city', 'far-away', moved(square(1, 0), 2)],
  ['a ring that crosses itself', 'invalid-ring', bowTie],
  ['a hole outside', 'invalid-ring', holeOutside],
])('a file with %s is refused, and the feature is named', async (_, key, geometry) => {
  const city = await knownCity();
  const features: Feature[] = [
    ['Gut', square(1, 0)],
    ['Schlecht', geometry],
  ];
  expect(await faultsOf(city, features)).toEqual([[key, 2, 'Schlecht']]);
});

test.each([
  ['beside what is known', square(3, 3)],
  ['over what is known', square(0, 0)],
])('a file with a shape %s is taken', async (_, geometry) => {
  expect(await faultsOf(await knownCity(), [['Gut', geometry]])).toEqual([]);
});

test('latitude first is seen even where no shape is known yet', async () => {
  expect(await faultsOf(await emptyCity(), [['Schlecht', swapped(square(0, 0))]])).toEqual([
    ['swapped', 1, 'Schlecht'],
  ]);
});

test('every broken ring of a file is named, not only the first', async () => {
  const city = await knownCity();
  const faults = await faultsOf(city, [
    ['Eins', bowTie],
    ['Zwei', square(0, 0)],
    ['Drei', bowTie],
  ]);
  expect(faults).toEqual([
    ['invalid-ring', 1, 'Eins'],
    ['invalid-ring', 3, 'Drei'],
  ]);
});

test('checking writes nothing', async () => {
  const city = await knownCity();
  const before = await everything(city);
  await check(city, [['Gut', square(1, 0)]]);
  expect(await everything(city)).toEqual(before);
});

async function keep(city: TestCity, features: readonly Feature[], name: string) {
  const read = await check(city, features);
  if (!read.ok) throw new Error('refused');
  return city.write((db) => keepAreas(db, actor, { name: 'x.geojson', hash: 'x' }, divisionOf({ name }), read.value));
}

test('what is kept gets ids that are free, also among names that sound alike', async () => {
  const city = await knownCity();
  const features: Feature[] = [
    ['Mitte', square(1, 0)],
    ['Grünau', square(2, 0)],
    ['Gruenau', square(3, 0)],
  ];
  const { id } = await keep(city, features, 'Quartiere');
  const held = (await city.read(listAreas)).filter((area) => area.divisionId === id);
  expect(held.map((area) => [area.id, area.name])).toEqual([
    ['mitte-2', 'Mitte'],
    ['gruenau', 'Grünau'],
    ['gruenau-2', 'Gruenau'],
  ]);
});

test('a division of a name that is taken is another one', async () => {
  const city = await knownCity();
  await keep(city, [['A', square(1, 0)]], 'Quartiere');
  await keep(city, [['B', square(2, 0)]], 'Quartiere');
  const ids = (await city.read(listDivisions)).map((division) => division.id);
  expect(ids).toEqual(expect.arrayContaining(['quartiere', 'quartiere-2']));
});

test('what is kept lies on the map where the file put it', async () => {
  const city = await knownCity();
  await keep(city, [['A', square(1, 0, 2)]], 'Quartiere');
  const shapes = await measured(city);
  expect(shapes.get('a')?.size).toBeCloseTo(4 * (shapes.get('mitte')?.size ?? 0), 9);
  expect(await rowsOf(city, 'area_shape')).toHaveLength(2);
});

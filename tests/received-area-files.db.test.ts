/** Areas as map programs keep them: GeoPackage, and metres of many reference systems. PostGIS computes the degrees. */

import { expect, test } from 'vitest';
import { fromUtm } from '#analysis/utm.ts';
import { geoPackage } from '#platform/geopackage.server.ts';
import { checkAreas } from '#sources/areas.server.ts';
import { emptyCity } from './support/city.ts';
import { square } from './support/shapes.ts';

type Ring = readonly (readonly [number, number])[];
/** The same block of Leipzig, a kilometre wide, in metres. */
const utm33: Ring = [
  [317_000, 5_690_000],
  [318_000, 5_690_000],
  [318_000, 5_691_000],
  [317_000, 5_690_000],
];
const gauss4: Ring = [
  [4_525_555, 5_689_855],
  [4_526_555, 5_689_855],
  [4_526_555, 5_690_855],
  [4_525_555, 5_689_855],
];

const collection = (ring: Ring, crs?: string) =>
  new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      ...(crs ? { crs: { type: 'name', properties: { name: crs } } } : {}),
      features: [
        { type: 'Feature', properties: { name: 'Mitte' }, geometry: { type: 'Polygon', coordinates: [ring] } },
      ],
    }),
  );

async function read(bytes: Uint8Array, epsg: number | null = null) {
  const city = await emptyCity();
  return checkAreas(city, { bytes }, { epsg });
}

async function firstCorner(bytes: Uint8Array, epsg: number | null = null) {
  const found = await read(bytes, epsg);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  const [area] = found.value.areas as readonly { geometry: { coordinates?: [number, number][][] } }[];
  return area?.geometry.coordinates?.[0]?.[0];
}

async function faults(bytes: Uint8Array, epsg: number | null = null) {
  const found = await read(bytes, epsg);
  return found.ok ? [] : found.faults.map(({ key, row }) => [key, row]);
}

test.each([
  ['the file says UTM 33', collection(utm33, 'urn:ogc:def:crs:EPSG::25833'), null],
  ['the file says it in short', collection(utm33, 'EPSG:25833'), null],
  ['somebody says UTM 33', collection(utm33), 25833],
  ['somebody knows better than the file', collection(utm33, 'EPSG:25832'), 25833],
])('metres become degrees where %s', async (_, bytes, epsg) => {
  // Asked of our own series of Krüger, which shares nothing with PROJ.
  const [longitude, latitude] = fromUtm(33, 317_000, 5_690_000);
  const [x = 0, y = 0] = (await firstCorner(bytes, epsg)) ?? [];
  expect(x).toBeCloseTo(longitude, 7);
  expect(y).toBeCloseTo(latitude, 7);
});

test('Gauß-Krüger of the same city lies in the same city', async () => {
  const [x = 0, y = 0] = (await firstCorner(collection(gauss4, 'EPSG:31468'))) ?? [];
  expect(Math.abs(x - 12.37)).toBeLessThan(0.02);
  expect(Math.abs(y - 51.34)).toBeLessThan(0.02);
});

test('a system that does not exist is named', async () => {
  expect(await faults(collection(utm33), 99999)).toEqual([['no-such-crs', null]]);
});

test('metres that nobody names are still named as such', async () => {
  expect(await faults(collection(utm33))).toEqual([['unknown-crs', 1]]);
});

test('coordinates beyond any projection do not fit', async () => {
  const far = utm33.map(([x, y]) => [x * 1e6, y] as const);
  expect(await faults(collection(far), 25833)).toEqual([['crs-does-not-fit', null]]);
});

test('the wrong zone lies far away', async () => {
  expect(await faults(collection(utm33), 25830)).toEqual([['far-away', 1]]);
});

test('a bow-tie in metres is named after the way into degrees', async () => {
  const tie: Ring = [
    [317_000, 5_690_000],
    [318_000, 5_691_000],
    [318_000, 5_690_000],
    [317_000, 5_691_000],
    [317_000, 5_690_000],
  ];
  expect(await faults(collection(tie), 25833)).toEqual([['invalid-ring', 1]]);
});

/** Little-endian well-known binary of one polygon. */
function binary(ring: Ring): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(13 + 16 * ring.length));
  bytes.setUint8(0, 1);
  bytes.setUint32(1, 3, true);
  bytes.setUint32(5, 1, true);
  bytes.setUint32(9, ring.length, true);
  for (const [index, [x, y]] of ring.entries()) {
    bytes.setFloat64(13 + 16 * index, x, true);
    bytes.setFloat64(21 + 16 * index, y, true);
  }
  return new Uint8Array(bytes.buffer);
}

const layer = {
  name: 'raeume',
  title: 'Räume',
  columns: [['name', 'TEXT'] as const, ['code', 'TEXT'] as const],
  origin: 'Test',
  at: '2026-11-22T00:00:00.000Z',
};

test('a GeoPackage gives names, keys and shapes', async () => {
  const ring = square(0, 0).coordinates[0] as Ring;
  const found = await read(
    geoPackage(layer, [{ values: ['Mitte', '01'], wkb: binary(ring), box: [12.3, 12.31, 51.3, 51.31] }]),
  );
  expect(found.ok && found.value.areas).toEqual([
    { code: '01', name: 'Mitte', geometry: { type: 'Polygon', coordinates: [ring] } },
  ]);
});

test('a damaged GeoPackage is refused', async () => {
  const whole = geoPackage(layer, []);
  expect(await faults(whole.slice(0, 3000))).toEqual([['gpkg-broken', null]]);
});

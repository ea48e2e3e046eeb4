/** Divisions on their way in as offices have them: zipped Shapefiles, lists beside maps, other borders of what is there. */

import { describe, expect, test } from 'vitest';
import { fromUtm } from '#analysis/utm.ts';
import { listAreas } from '#areas/areas.store.server.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { listVersions } from '#areas/versions.store.server.ts';
import { type AreasRequest, checkAreas, keepAreas } from '#sources/areas.server.ts';
import { actor, emptyCity, type TestCity } from './support/city.ts';
import { divisionOf } from './support/forms.ts';
import { feature, mapOf, notesIn, utf8 } from './support/received-files.ts';
import { archiveOf, clockwise, dbfOf, prjOf, shpOf } from './support/shapefiles.ts';
import { square } from './support/shapes.ts';

type File = { readonly name?: string; readonly bytes: Uint8Array };
const check = (city: TestCity, file: File, request: AreasRequest = {}) => checkAreas(city, file, request);

async function faultsOf(city: TestCity, file: File, request: AreasRequest = {}) {
  const read = await check(city, file, request);
  return read.ok ? [] : read.faults.map(({ key }) => key);
}

/** Checks and stores; gives the notes that a person has read. */
async function receive(city: TestCity, file: File, request: AreasRequest = {}, name = 'Quartiere') {
  const read = await check(city, file, request);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const form = divisionOf({ name, ...(request.validFrom ? { validFrom: request.validFrom } : {}) });
  const { id } = await city.write((db) => keepAreas(db, actor, { name: 'x', hash: 'x' }, form, read.value));
  notesIn(read.value.notes);
  return { id, notes: read.value.notes.map(({ key, vars }) => [key, ...Object.values(vars)]) };
}

const mapWith = (...units: readonly (readonly [code: string, name: string, geometry: object | null])[]): File => ({
  name: 'karte.geojson',
  bytes: mapOf(units.map(([code, name, geometry]) => feature({ code, name }, geometry))),
});

describe('a zipped Shapefile', () => {
  const zipped = (prj: string | null, [x, y]: readonly [number, number], side: number): File => ({
    name: 'plr.zip',
    bytes: archiveOf({
      'plr.shp': shpOf([[clockwise(x, y, side)]]),
      'plr.dbf': dbfOf(['code', 'name'], [['01', 'Süd']]),
      ...(prj ? { 'plr.prj': prj } : {}),
    }),
  });
  const corner = async (file: File, request: AreasRequest = {}) => {
    const read = await check(await emptyCity(), file, request);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const [area] = read.value.areas as unknown as { name: string; geometry: { coordinates: number[][][][] } }[];
    expect(area?.name).toBe('Süd');
    return area?.geometry.coordinates[0]?.[0]?.[0] ?? [];
  };

  test('in UTM 33 lies where it belongs, by its .prj or as somebody says', async () => {
    const [longitude, latitude] = fromUtm(33, 317_000, 5_690_000);
    for (const [prj, request] of [
      [prjOf[25833] ?? '', {}],
      [null, { epsg: 25833 }],
    ] as const) {
      const [x = 0, y = 0] = await corner(zipped(prj, [317_000, 5_690_000], 1000), request);
      expect(x).toBeCloseTo(longitude, 7);
      expect(y).toBeCloseTo(latitude, 7);
    }
  });

  test('in degrees or in Gauß-Krüger of the fourth zone too', async () => {
    expect(await corner(zipped(prjOf[4326] ?? '', [12.3, 51.3], 0.01))).toEqual([12.3, 51.3]);
    const [x = 0, y = 0] = await corner(zipped(prjOf[31468] ?? '', [4_525_555, 5_689_855], 1000));
    expect(Math.abs(x - 12.37)).toBeLessThan(0.02);
    expect(Math.abs(y - 51.34)).toBeLessThan(0.02);
  });

  test('in a system nobody knows asks for its number', async () => {
    const city = await emptyCity();
    const odd = 'PROJCS["Stadtplan_1911",GEOGCS["x"]]';
    expect(await faultsOf(city, zipped(odd, [317_000, 5_690_000], 1000))).toEqual(['prj-unknown']);
    expect(await faultsOf(city, zipped(null, [317_000, 5_690_000], 1000))).toEqual(['unknown-crs']);
  });
});

describe('an area without a polygon', () => {
  test('is kept, whether the map says so or a list beside it, and said', async () => {
    const city = await emptyCity();
    const map = mapWith(['01', 'Mitte', square(0, 0)], ['02', 'Au', null]);
    const list = { name: 'alle.csv', bytes: utf8('id;name;einwohner\n01;Mitte;5\n02;Au;6\n03;Wald;7\n') };
    const { id, notes } = await receive(city, map, { list });
    expect(notes).toEqual([
      ['from-list', 1],
      ['no-shape', 2, 'Au (02), Wald (03)'],
    ]);
    const areas = (await city.read(listAreas)).filter(({ divisionId }) => divisionId === id);
    expect(areas.map(({ code, name }) => [code, name])).toEqual([
      ['01', 'Mitte'],
      ['02', 'Au'],
      ['03', 'Wald'],
    ]);
  });

  test('and a division without any map at all can come as a table', async () => {
    const city = await emptyCity();
    const { notes } = await receive(city, { name: 'alle.csv', bytes: utf8('id;name\n01;Mitte\n') });
    expect(notes).toEqual([['no-shape', 1, 'Mitte (01)']]);
  });
});

describe('a division within another', () => {
  test('finds what each area lies in by its land, or by its key', async () => {
    const city = await emptyCity();
    const { id } = await receive(
      city,
      mapWith(['01', 'West', square(0, 0, 2)], ['02', 'Ost', square(2, 0, 2)]),
      {},
      'Bezirke',
    );
    await receive(
      city,
      mapWith(
        ['0101', 'Au', square(0, 0)],
        ['0102', 'Wald', square(1, 1)],
        ['0201', 'Feld', square(2, 0, 2)],
        ['0202', 'Moor', null],
      ),
      { within: id },
    );
    const areas = new Map((await city.read(listAreas)).map((area) => [area.name, area]));
    expect(['Au', 'Wald', 'Feld', 'Moor'].map((name) => areas.get(name)?.parentId)).toEqual([
      'west',
      'west',
      'ost',
      'ost',
    ]);
  });
});

describe('other borders of a division', () => {
  const first = mapWith(['01', 'A', square(0, 0)], ['02', 'B', square(1, 0)], ['03', 'C', square(2, 0)]);
  const later = mapWith(['1', 'A', square(0, 0, 1.002)], ['02', 'B', square(1.1, 0)], ['04', 'D', square(5, 0)]);
  const from2021 = { divisionId: 'quartiere', validFrom: '2021-01-01' };

  test('make a version: the same, changed, new and ended ones are told apart', async () => {
    const city = await emptyCity();
    await receive(city, first);
    const { id, notes } = await receive(city, later, from2021);
    expect(id).toBe('quartiere');
    expect(notes).toEqual([
      ['keys-zeros', 1, '1 → 01'],
      ['version', 1, 1, 1, 1],
    ]);
    const areas = (await city.read(listAreas)).filter(({ divisionId }) => divisionId === id);
    expect(areas.map(({ id: area, validFrom, validTo }) => [area, validFrom, validTo])).toEqual(
      expect.arrayContaining([
        ['a', null, null],
        ['b', null, null],
        ['c', null, '2021-01-01'],
        ['d', '2021-01-01', null],
      ]),
    );
    expect(await city.read((db) => breaksOf(db, ['a', 'b', 'c', 'd']))).toEqual(new Map([['b', ['2021-01-01']]]));
    expect((await city.read(listVersions)).get(id)?.map(({ validFrom }) => validFrom)).toEqual([
      '2021-01-01',
      '2015-01-01',
    ]);
  });

  test.each([
    ['a division that is not there', { ...from2021, divisionId: 'nirgends' }, 'no-division'],
    ['the day of the present borders', { ...from2021, validFrom: '2015-01-01' }, 'version-too-early'],
    ['a day to come', { ...from2021, validFrom: '2199-01-01' }, 'version-ahead'],
  ])('are refused for %s', async (_, request, key) => {
    const city = await emptyCity();
    await receive(city, first);
    expect(await faultsOf(city, later, request)).toEqual([key]);
  });
});

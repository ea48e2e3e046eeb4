/** Divisions as a whole: received from a file, taken back, or made when the first focus area is. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { entries, undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, type TestCity } from '../../tests/support/city.ts';
import { areaOf, divisionOf } from '../../tests/support/forms.ts';
import { everything, journalLength, refused } from '../../tests/support/rows.ts';
import { bowTie, received, square } from '../../tests/support/shapes.ts';
import { listAreas, listDivisions, saveArea } from './areas.store.server.ts';
import { createCityDivision, focusDivision, importDivision, undoDivision } from './divisions.store.server.ts';
import { type ReceivedArea, shapesOf } from './shapes.store.server.ts';

const file = { name: 'ortsteile.geojson', hash: 'abc123' };
const units = [
  { ...received('mitte', square(0, 0), '00'), name: 'Mitte' },
  { ...received('au', square(1, 0), '01'), name: 'Au', parentId: 'mitte' },
  { ...received('wald', null), name: 'Wald' },
];

async function ada() {
  return person('Ada Beispiel');
}

const importTo = (city: TestCity, areas: readonly ReceivedArea[] = units, who = actor, id = 'ortsteile') =>
  city.write((db) => importDivision(db, who, { id, form: divisionOf(), position: 1, areas, file }));

const takeBack = (city: TestCity, who: Parameters<typeof undo>[1], entryId: number) =>
  city.write((db) => undo(db, who, entryId, { division: undoDivision }));

describe('a received division', () => {
  test('of many units tells the database how large its table has become', async () => {
    const city = await emptyCity();
    await importTo(
      city,
      Array.from({ length: 2000 }, (_, i) => ({ ...received(`unit-${i}`, null, `u${i}`), name: `Einheit ${i}` })),
    );
    const { rows } = await city.read((db) =>
      sql<{ size: number }>`
        select reltuples::int as size, ${db.cityId}::text as city_id from pg_class where oid = 'area'::regclass
      `.execute(db),
    );
    expect(rows[0]?.size).toBeGreaterThanOrEqual(2000);
  });

  test('is read back with what the form said', async () => {
    const city = await emptyCity();
    await importTo(city);
    const form = divisionOf();
    const division = (await city.read(listDivisions)).find((each) => each.id === 'ortsteile');
    expect(division).toEqual({ ...form, id: 'ortsteile', position: 1, revision: 1 });
  });

  test('has its units in the order of the file, each with its code, parent and source', async () => {
    const city = await emptyCity();
    await importTo(city);
    const held = (await city.read(listAreas)).filter((area) => area.divisionId === 'ortsteile');
    expect(held.map(({ name, code, parentId, source }) => [name, code, parentId, source])).toEqual([
      ['Mitte', '00', null, 'Amt für Statistik'],
      ['Au', '01', 'mitte', 'Amt für Statistik'],
      ['Wald', null, null, 'Amt für Statistik'],
    ]);
  });

  test('puts on the map the units that have a shape, from the day it holds', async () => {
    const city = await emptyCity();
    await importTo(city);
    const on = async (day: string) =>
      (await city.read((db) => shapesOf(db, 'ortsteile', day))).map((shape) => [shape.areaId, shape.approximate]);
    expect(await on('2015-01-01')).toEqual([
      ['mitte', false],
      ['au', false],
    ]);
    expect(await on('2014-12-31')).toEqual([]);
  });

  test('is one entry of the journal with file, hash and rows, whatever its size', async () => {
    const city = await emptyCity();
    const before = await journalLength(city);
    const many = Array.from({ length: 1200 }, (_, i) => received(`r-${i}`, square(i % 40, Math.floor(i / 40))));
    const entryId = await importTo(city, many);
    const [entry] = await city.read((db) => entries(db, { limit: 1 }));
    expect(await journalLength(city)).toBe(before + 1);
    expect(entry).toMatchObject({ id: entryId, act: 'import', kind: 'division', objectId: 'ortsteile' });
    expect(entry?.changes[0]?.after).toMatchObject({ file: 'ortsteile.geojson', hash: 'abc123', rows: 1200 });
    expect((await city.read(listAreas)).filter((area) => area.divisionId === 'ortsteile')).toHaveLength(1200);
  });

  test.each([
    ['a broken shape', [received('gut', square(0, 0)), received('kaputt', bowTie)]],
    ['the same unit twice', [received('a', null), received('a', null)]],
    ['the same code twice', [received('a', null, '1'), received('b', null, '1')]],
    ['a parent that does not exist', [{ ...received('a', null), parentId: 'nirgends' }]],
  ])('with %s is refused whole', async (_, areas) => {
    const city = await emptyCity();
    const before = [await everything(city), await journalLength(city)];
    await expect(importTo(city, areas)).rejects.toBeDefined();
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });
});

describe('taking a received division back', () => {
  test('takes all of it, and nothing else', async () => {
    const city = await emptyCity();
    const who = await ada();
    const before = await everything(city);
    const entryId = await importTo(city, units, who);
    await takeBack(city, who, entryId);
    expect(await everything(city)).toEqual(before);
  });

  test('leaves another division with the same file alone', async () => {
    const city = await emptyCity();
    const who = await ada();
    const first = await importTo(city, units, who);
    await importTo(city, [received('anders', square(3, 3))], who, 'andere');
    await takeBack(city, who, first);
    expect((await city.read(listDivisions)).map((each) => each.id)).toEqual(['stadt', 'andere']);
  });

  test('is refused as long as an area is put together from its units', async () => {
    const city = await emptyCity();
    const who = await ada();
    const entryId = await importTo(city, units, who);
    await city.write(async (db) => {
      const divisionId = await focusDivision(db, actor, 'Schwerpunkträume');
      await saveArea(db, actor, { divisionId, form: areaOf(), partIds: ['au'] });
    });
    const before = await everything(city);
    await expect(takeBack(city, who, entryId)).rejects.toMatchObject(refused(409, 'undo-built-on'));
    expect(await everything(city)).toEqual(before);
  });

  test('is refused once done', async () => {
    const city = await emptyCity();
    const who = await ada();
    const entryId = await importTo(city, units, who);
    await takeBack(city, who, entryId);
    await expect(takeBack(city, who, entryId)).rejects.toMatchObject(refused(409, 'undo-done'));
  });

  test('cannot itself be taken back: the shapes are not in the journal', async () => {
    const city = await emptyCity();
    const who = await ada();
    const entryId = await importTo(city, units, who);
    const { entryId: undone } = await takeBack(city, who, entryId);
    await expect(takeBack(city, who, undone)).rejects.toMatchObject(refused(409, 'undo-never'));
  });
});

describe('the division of focus areas', () => {
  test('is made once, after all others', async () => {
    const city = await emptyCity();
    await importTo(city);
    const make = () => city.write((db) => focusDivision(db, actor, 'Schwerpunkträume'));
    const id = await make();
    const entriesAfter = await journalLength(city);
    expect(await make()).toBe(id);
    expect(await journalLength(city)).toBe(entriesAfter);
    expect((await city.read(listDivisions)).at(-1)).toMatchObject({ id, kind: 'focus', name: 'Schwerpunkträume' });
  });

  test('is the one the city has, whatever its name', async () => {
    const city = await emptyCity();
    await city.write((db) =>
      importDivision(db, actor, {
        id: 'quartiere',
        form: divisionOf({ name: 'Quartiere', kind: 'focus' }),
        position: 1,
        areas: [],
        file,
      }),
    );
    expect(await city.write((db) => focusDivision(db, actor, 'Schwerpunkträume'))).toBe('quartiere');
  });
});

describe('the division of the city itself', () => {
  test('is made once', async () => {
    const city = await emptyCity();
    const before = [await everything(city), await journalLength(city)];
    await city.write((db) => createCityDivision(db, actor, `Stadt ${city.id}`, '1990-01-01'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });
});

/** Shapes as PostGIS sees them, on either engine: what is broken stays out, what is put together is whole. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { slug } from '#platform/id.server.ts';
import { readJson } from '../../pilot/read.server.ts';
import { database, emptyCity, type TestCity } from '../../tests/support/city.ts';
import { rowsOf } from '../../tests/support/rows.ts';
import { bowTie, holeOutside, measured, received, square, storeUnits, swapped } from '../../tests/support/shapes.ts';
import {
  bandShape,
  brokenShapes,
  composeShape,
  insertShapes,
  type ReceivedArea,
  redrawn,
  shapesOf,
  shapesStamp,
} from './shapes.store.server.ts';

const since2015 = { validFrom: '2015-01-01', source: 'Amt für Statistik', approximate: false };

/** A city whose units have no shapes yet. */
async function cityWith(...ids: string[]): Promise<TestCity> {
  const city = await emptyCity();
  await storeUnits(
    city,
    ids.map((id) => received(id, null)),
  );
  return city;
}

/** An area drawn from units of its city. */
async function compose(city: TestCity, areaId: string, parts: readonly string[], approximate = false) {
  await storeUnits(city, [received(areaId, null)], `division-${areaId}`);
  await city.write(async (db) => {
    const rows = parts.map((part_id) => ({ city_id: db.cityId, area_id: areaId, part_id }));
    if (rows.length > 0) await db.insertInto('area_part').values(rows).execute();
    await composeShape(db, areaId, { validFrom: '2015-01-01', source: 'zusammengesetzt', approximate });
  });
}

describe('a received shape', () => {
  test.each([
    ['a square', square(0, 0), []],
    ['latitude first', swapped(square(0, 0)), []],
    ['a ring that crosses itself', bowTie, [{ index: 0, reason: expect.stringMatching(/Self-intersection/) }]],
    ['a hole outside', holeOutside, [{ index: 0, reason: expect.stringMatching(/Hole lies outside/) }]],
    ['no shape at all', null, []],
  ])('with %s is asked whether it is broken', async (_, geometry, broken) => {
    const city = await emptyCity();
    expect(await city.read((db) => brokenShapes(db, [received('a', geometry)]))).toEqual(broken);
  });

  test('is named by its place in the file, however long that is', async () => {
    const city = await emptyCity();
    const file = Array.from({ length: 450 }, (_, i) =>
      received(`r-${i}`, [7, 205, 449].includes(i) ? bowTie : i % 10 === 3 ? null : square(i, 0)),
    );
    const broken = await city.read((db) => brokenShapes(db, file));
    expect(broken.map((each) => each.index)).toEqual([7, 205, 449]);
  });

  test('becomes a multipolygon on the plane', async () => {
    const city = await cityWith('a');
    const { coordinates } = square(0, 0);
    const high = { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x, y, 113])) };
    await city.write((db) => insertShapes(db, [received('a', high)], since2015));
    const [shape] = await city.read((db) => shapesOf(db, 'ortsteile', '2016-01-01'));
    expect(shape?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [coordinates] });
  });

  test('is kept for all of a long file', async () => {
    const ids = Array.from({ length: 450 }, (_, i) => `r-${i}`);
    const city = await cityWith(...ids);
    const file = ids.map((id, i) => received(id, square(i % 30, Math.floor(i / 30))));
    await city.write((db) => insertShapes(db, file, since2015));
    expect((await measured(city)).size).toBe(450);
  });

  test('changes the stamp of what is drawn', async () => {
    const city = await cityWith('a', 'b');
    await city.write((db) => insertShapes(db, [received('a', square(0, 0))], since2015));
    const before = await city.read(shapesStamp);
    expect(await city.read(shapesStamp)).toBe(before);
    await city.write((db) => insertShapes(db, [received('b', square(1, 0))], since2015));
    expect(await city.read(shapesStamp)).not.toBe(before);
  });
});

describe('a shape that is broken', () => {
  test.each([
    ['a ring that crosses itself', bowTie],
    ['a hole outside', holeOutside],
  ])('by %s is refused by the table, and so is all that came with it', async (_, broken) => {
    const city = await cityWith('a', 'b');
    const file = [received('a', square(0, 0)), received('b', broken)];
    const stored = city.write((db) => insertShapes(db, file, since2015));
    await expect(stored).rejects.toMatchObject({ code: '23514' });
    expect(await rowsOf(city, 'area_shape')).toEqual([]);
  });

  test('is refused for whoever writes it, in a change of one that holds', async () => {
    const city = await cityWith('a');
    await city.write((db) => insertShapes(db, [received('a', square(0, 0))], since2015));
    const before = await rowsOf(city, 'area_shape');
    const changed = city.write((db) =>
      sql`
        update area_shape set geom = st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(bowTie)}), 4326))
        where city_id = ${db.cityId}
      `.execute(db),
    );
    await expect(changed).rejects.toMatchObject({ code: '23514' });
    expect(await rowsOf(city, 'area_shape')).toEqual(before);
  });

  test('leaves the engine answering, for everybody and at once', { timeout: 10_000 }, async () => {
    const city = await cityWith('a', 'b');
    for (let round = 0; round < 3; round++) {
      expect(await city.read((db) => brokenShapes(db, [received('a', bowTie)]))).toHaveLength(1);
      await expect(city.write((db) => insertShapes(db, [received('a', bowTie)], since2015))).rejects.toBeDefined();
    }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => database.pool.query('select $1::int as i', [i])),
    );
    expect(answers.map(({ rows }) => rows[0].i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await city.write((db) => insertShapes(db, [received('a', square(0, 0)), received('b', square(1, 0))], since2015));
    await compose(city, 'beide', ['a', 'b']);
    expect((await measured(city)).get('beide')?.valid).toBe(true);
  });

  test.each([
    ['before it begins', '2014-12-31'],
    ['on the day it begins', '2015-01-01'],
  ])('by ending %s is refused', async (_, end) => {
    const city = await cityWith('a');
    await city.write((db) => insertShapes(db, [received('a', square(0, 0))], since2015));
    const ended = city.write((db) =>
      db.updateTable('area_shape').set({ valid_to: end }).where('city_id', '=', db.cityId).execute(),
    );
    await expect(ended).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a shape holds', () => {
  test.each([
    ['2014-12-31', []],
    ['2015-01-01', ['2015-01-01']],
    ['2019-12-31', ['2015-01-01']],
    ['2020-01-01', ['2020-01-01']],
    ['2026-11-22', ['2020-01-01']],
  ])('on %s from %s, its last day not included', async (day, from) => {
    const city = await cityWith('a');
    await city.write(async (db) => {
      await insertShapes(db, [received('a', square(0, 0))], since2015);
      await db.updateTable('area_shape').set({ valid_to: '2020-01-01' }).where('city_id', '=', db.cityId).execute();
      await insertShapes(db, [received('a', square(0, 0, 2))], { ...since2015, validFrom: '2020-01-01' });
    });
    const shapes = await city.read((db) => shapesOf(db, 'ortsteile', day));
    expect(shapes.map((shape) => shape.validFrom)).toEqual(from);
  });

  test('in its own division and city', async () => {
    const city = await cityWith('a');
    await city.write((db) => insertShapes(db, [received('a', square(0, 0))], since2015));
    const other = await cityWith('a');
    expect(await city.read((db) => shapesOf(db, 'stadt', '2016-01-01'))).toEqual([]);
    expect(await other.read((db) => shapesOf(db, 'ortsteile', '2016-01-01'))).toEqual([]);
  });
});

type Collection = { features: { properties: { Name: string }; geometry: object }[] };
const ortsteile = readJson<Collection>('leipzig', 'geo', 'ortsteile.geojson').features;

/** Units of Leipzig as received: thousands of points, borders that nearly meet. */
function leipzig(...names: string[]): ReceivedArea[] {
  const wanted = ortsteile.filter(({ properties }) => names.length === 0 || names.includes(properties.Name));
  return wanted.map(({ properties, geometry }) => received(slug(properties.Name), geometry));
}

/** How far the size of a whole is from the sum of its parts, as a share of it. */
async function gap(city: TestCity, whole: string, parts: readonly string[]): Promise<number> {
  const shapes = await measured(city);
  const sum = parts.reduce((total, part) => total + (shapes.get(part)?.size ?? Number.NaN), 0);
  return Math.abs((shapes.get(whole)?.size ?? Number.NaN) - sum) / sum;
}

describe('an area put together', () => {
  test.each([
    ['two neighbours', ['Schönefeld-Abtnaundorf', 'Schönefeld-Ost']],
    ['four in a row', ['Reudnitz-Thonberg', 'Neustadt-Neuschönefeld', 'Volkmarsdorf', 'Anger-Crottendorf']],
    ['a ring around the centre', ['Zentrum', 'Zentrum-Ost', 'Zentrum-Süd', 'Zentrum-West', 'Zentrum-Nord']],
  ])('from %s of Leipzig is valid, of one piece, and as large as its parts', async (_, names) => {
    const city = await emptyCity();
    await storeUnits(city, leipzig(...names));
    const parts = names.map(slug);
    await compose(city, 'ganzes', parts);
    expect((await measured(city)).get('ganzes')).toMatchObject({ valid: true, pieces: 1 });
    expect(await gap(city, 'ganzes', parts)).toBeLessThan(1e-6);
  });

  test('from all units of Leipzig is the whole city', async () => {
    const city = await emptyCity();
    const units = leipzig();
    await storeUnits(city, units);
    const parts = units.map((unit) => unit.id);
    await compose(city, 'ganzes', parts);
    expect(parts).toHaveLength(63);
    expect((await measured(city)).get('ganzes')?.valid).toBe(true);
    expect(await gap(city, 'ganzes', parts)).toBeLessThan(1e-6);
  });

  test('from parts that lie apart has a piece for each', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0)), received('b', square(5, 5))]);
    await compose(city, 'ganzes', ['a', 'b']);
    expect((await measured(city)).get('ganzes')?.pieces).toBe(2);
  });

  test('counts twice nothing that its parts share', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0, 2)), received('b', square(1, 0, 2))]);
    await compose(city, 'ganzes', ['a', 'b']);
    const shapes = await measured(city);
    expect(shapes.get('ganzes')?.size).toBeCloseTo(((shapes.get('a')?.size ?? 0) * 3) / 2, 12);
  });

  test('takes no shape that no longer holds', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0)), received('b', square(1, 0))]);
    await city.write((db) =>
      db
        .updateTable('area_shape')
        .set({ valid_to: '2020-01-01' })
        .where('city_id', '=', db.cityId)
        .where('area_id', '=', 'b')
        .execute(),
    );
    await compose(city, 'ganzes', ['a', 'b']);
    expect(await gap(city, 'ganzes', ['a'])).toBeLessThan(1e-9);
  });

  test.each([
    ['without parts', []],
    ['from parts without a shape', ['a']],
  ])('%s has no shape', async (_, parts) => {
    const city = await cityWith('a');
    await compose(city, 'ganzes', parts);
    expect(await rowsOf(city, 'area_shape')).toEqual([]);
  });

  test.each([true, false])('says that it is an approximation: %s', async (approximate) => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0))]);
    await compose(city, 'ganzes', ['a'], approximate);
    const [shape] = await city.read((db) => shapesOf(db, 'division-ganzes', '2016-01-01'));
    expect(shape).toMatchObject({ approximate, source: 'zusammengesetzt' });
  });
});

describe('a band along a line', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [12.29, 51.305],
      [12.33, 51.305],
    ],
  };

  async function banded(metres: number) {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0)), received('b', square(1, 0)), received('c', square(2, 0))]);
    await storeUnits(city, [received('band', null)], 'baender');
    await city.write((db) =>
      bandShape(db, 'band', { line, metres, within: ['a', 'b'], validFrom: '2015-01-01', source: 'von Hand' }),
    );
    return city;
  }

  test('is valid, an approximation, and twice as wide as it reaches to one side', async () => {
    const city = await banded(100);
    const { rows } = await city.read((db) =>
      sql<{ valid: boolean; approximate: boolean; metres: number }>`
        select st_isvalid(geom) as valid, approximate,
          st_area(geom::geography) / st_length(st_setsrid(st_makeline(st_point(12.3, 51.305), st_point(12.32, 51.305)), 4326)::geography) as metres
        from area_shape where city_id = ${db.cityId} and area_id = 'band'
      `.execute(db),
    );
    expect(rows[0]).toMatchObject({ valid: true, approximate: true });
    expect(rows[0]?.metres).toBeCloseTo(200, -1);
  });

  test('stays within the units it was drawn in', async () => {
    const city = await banded(100_000);
    expect(await gap(city, 'band', ['a', 'b'])).toBeLessThan(1e-9);
  });
});

describe('a border that moved', () => {
  const between = { after: '2010-01-01', until: '2020-12-31' };
  const moved = (city: TestCity, on: string) =>
    city.write(async (db) => {
      await db
        .updateTable('area_shape')
        .set({ valid_to: on })
        .where('city_id', '=', db.cityId)
        .where('area_id', '=', 'a')
        .execute();
      await insertShapes(db, [received('a', square(0, 0, 2))], { ...since2015, validFrom: on });
    });

  test('is named with its day; the first shape of an area is no change', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0)), received('b', square(5, 5))]);
    expect(await city.read((db) => redrawn(db, ['a', 'b'], between))).toEqual([]);
    await moved(city, '2018-07-01');
    expect(await city.read((db) => redrawn(db, ['a', 'b'], between))).toEqual([{ areaId: 'a', on: '2018-07-01' }]);
    expect(await city.read((db) => redrawn(db, ['a'], { after: '2018-07-01', until: '2020-12-31' }))).toEqual([]);
  });

  test('counts for what is put together from the area too', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('a', square(0, 0)), received('b', square(1, 0))]);
    await compose(city, 'ganzes', ['a', 'b']);
    await moved(city, '2018-07-01');
    expect(await city.read((db) => redrawn(db, ['ganzes'], between))).toEqual([{ areaId: 'ganzes', on: '2018-07-01' }]);
  });
});

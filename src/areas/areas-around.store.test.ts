/** In which areas a point lies, on either engine: holes, borders, versions, other cities. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { emptyCity, type TestCity } from '../../tests/support/city.ts';
import { received, square, storeUnits } from '../../tests/support/shapes.ts';
import { areasAround, cityBox } from './shapes.store.server.ts';

const on = '2026-11-22';
/** The point in hundredths of a degree, as the squares are made. */
const at = (x: number, y: number) => [12.3 + x / 100, 51.3 + y / 100] as const;
const around = (city: TestCity, ...points: (readonly [number, number])[]) =>
  city.read((db) => areasAround(db, points, on));

/** Wide from (0, 0) to (6, 6), with a hole from (2, 2) to (4, 4). */
const ring = { type: 'Polygon', coordinates: [...square(0, 0, 6).coordinates, ...square(2, 2, 2).coordinates] };

describe('a point', () => {
  test('lies in the district around it, and not where that has a hole', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('rand', ring)]);
    expect(await around(city, at(1, 1), at(3, 3), at(5, 3), at(9, 9))).toEqual([
      { inCity: true, areaIds: ['rand'] },
      { inCity: false, areaIds: [] },
      { inCity: true, areaIds: ['rand'] },
      { inCity: false, areaIds: [] },
    ]);
  });

  test('in a hole lies in the district that fills it', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('rand', ring), received('kern', square(2, 2, 2))]);
    const [hole, edge] = await around(city, at(3, 3), at(1, 3));
    expect([hole?.areaIds, edge?.areaIds]).toEqual([['kern'], ['rand']]);
  });

  test('lies in districts before other divisions, and in the smallest first', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('bezirk', square(0, 0, 8))], 'bezirke');
    await storeUnits(city, [received('viertel', square(0, 0, 1))], 'viertel');
    await storeUnits(city, [received('ortsteil', square(0, 0, 4))]);
    await city.write((db) =>
      db
        .updateTable('division')
        .set({ kind: 'constituencies' })
        .where('city_id', '=', db.cityId)
        .where('id', '=', 'viertel')
        .execute(),
    );
    expect((await around(city, at(0.5, 0.5)))[0]?.areaIds).toEqual(['ortsteil', 'bezirk', 'viertel']);
  });

  test('that only a postcode holds is not in the city: postcodes end elsewhere', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('plz', square(0, 0, 8))], 'plz');
    await storeUnits(city, [received('ortsteil', square(0, 0, 1))]);
    await city.write((db) =>
      db
        .updateTable('division')
        .set({ kind: 'postcodes' })
        .where('city_id', '=', db.cityId)
        .where('id', '=', 'plz')
        .execute(),
    );
    expect(await around(city, at(5, 5), at(0.5, 0.5))).toEqual([
      { inCity: false, areaIds: [] },
      { inCity: true, areaIds: ['ortsteil', 'plz'] },
    ]);
  });

  test('beyond the city’s own shape is not in it, whatever else is drawn there', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('ortsteil', square(0, 0, 8))]);
    await city.write((db) =>
      sql`
        insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at)
        select area.city_id, area.id, '2000-01-01', null,
          st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(ring)}), 4326)), false, null, now()
        from area join division on division.city_id = area.city_id and division.id = area.division_id
        where area.city_id = ${db.cityId} and division.kind = 'city'
      `.execute(db),
    );
    expect(await around(city, at(1, 1), at(3, 3), at(7, 7))).toEqual([
      { inCity: true, areaIds: ['ortsteil'] },
      { inCity: false, areaIds: [] },
      { inCity: false, areaIds: [] },
    ]);
  });

  test('lies in no shape of yesterday, no retired area, and no area of another city', async () => {
    const [city, other] = [await emptyCity(), await emptyCity()];
    await storeUnits(city, [
      received('alt', square(0, 0)),
      received('weg', square(1, 0)),
      received('da', square(2, 0)),
    ]);
    await city.write(async (db) => {
      await db
        .updateTable('area_shape')
        .set({ valid_to: '2020-01-01' })
        .where('city_id', '=', db.cityId)
        .where('area_id', '=', 'alt')
        .execute();
      await db
        .updateTable('area')
        .set({ retired_at: '2020-01-01T00:00:00Z' })
        .where('city_id', '=', db.cityId)
        .where('id', '=', 'weg')
        .execute();
    });
    const points = [at(0.5, 0.5), at(1.5, 0.5), at(2.5, 0.5)];
    expect((await around(city, ...points)).map(({ areaIds }) => areaIds)).toEqual([[], [], ['da']]);
    expect((await around(other, ...points)).map(({ inCity }) => inCity)).toEqual([false, false, false]);
    expect(await other.read((db) => cityBox(db, on))).toBeNull();
  });
});

test('no points, no question', async () => {
  expect(await around(await emptyCity())).toEqual([]);
});

/** Shares of land between two stored divisions of Leipzig, against what PostGIS measures on an equal-area map. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { carryCounts } from '#analysis/carry.ts';
import { known } from '#analysis/figure.ts';
import { emptyCity, type TestCity, today } from '../../tests/support/city.ts';
import { received, square, storeUnits } from '../../tests/support/shapes.ts';
import { landShares } from './overlaps.store.server.ts';

type File = {
  readonly features: readonly { readonly properties: Record<string, string>; readonly geometry: object }[];
};
function areasOf(name: string, key: string, mark: string) {
  const file: File = JSON.parse(readFileSync(`pilot/leipzig/geo/${name}.geojson`, 'utf8'));
  return file.features.map(({ properties, geometry }) => received(`${mark}${properties[key]}`, geometry));
}

let city: TestCity;
beforeAll(async () => {
  city = await emptyCity();
  await storeUnits(city, areasOf('ortsteile', 'OT', 'o'), 'ortsteile');
  await storeUnits(city, areasOf('plz34', 'plz', 'p'), 'plz');
});

describe('shares of land of Leipzig', () => {
  test('are those that PostGIS measures on an equal-area map', async () => {
    const { sources, targets, shares } = await city.read((db) =>
      landShares(db, { from: 'ortsteile', to: 'plz' }, today),
    );
    expect([sources.size, targets.size]).toEqual([63, 34]);
    const { rows } = await city.read((db) =>
      sql<{ source: string; target: string; area: number }>`
        with laid as (
          select area_id, st_transform(geom, '+proj=cea +lon_0=0 +lat_ts=0 +ellps=WGS84 +units=m') as geom
          from area_shape where city_id = ${db.cityId}
        )
        select a.area_id as source, b.area_id as target, st_area(st_intersection(a.geom, b.geom)) as area
        from laid a join laid b on st_intersects(a.geom, b.geom)
        where a.area_id like 'o%' and b.area_id like 'p%'
      `.execute(db),
    );
    const land = new Map(shares.map(({ source, target, weight }) => [`${source} ${target}`, weight]));
    expect(rows.length).toBeGreaterThan(200);
    for (const { source, target, area } of rows) {
      const whole = sources.get(source) as number;
      expect(Math.abs((land.get(`${source} ${target}`) ?? 0) - area) / whole, `${source} ${target}`).toBeLessThan(1e-9);
    }
  });

  test('place all but the rim of the city', async () => {
    const carry = await city.read((db) => landShares(db, { from: 'ortsteile', to: 'plz' }, today));
    const values = new Map([...carry.sources.keys()].map((id) => [id, known(1000)]));
    const { balance } = carryCounts({ ...carry, values });
    expect(balance.given).toBe(63_000);
    expect(balance.unplaced / balance.given).toBeLessThan(0.001);
    expect(balance.claimedTwice).toEqual([]);
  });
});

test('areas without a shape have no share', async () => {
  const small = await emptyCity();
  await storeUnits(small, [received('a', square(0, 0, 2)), received('b', null)], 'one');
  await storeUnits(small, [received('c', square(0, 0, 1)), received('d', square(1, 0, 1))], 'two');
  const { sources, shares } = await small.read((db) => landShares(db, { from: 'one', to: 'two' }, today));
  expect([...sources.keys()]).toEqual(['a']);
  expect(
    shares.map(({ target, weight }) => [target, Math.round((1000 * weight) / (sources.get('a') as number))]),
  ).toEqual([
    ['c', 250],
    ['d', 250],
  ]);
});

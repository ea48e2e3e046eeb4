/** All SQL of places, of points at which something can be said of an area, and of what lies in a drawn shape. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import type { Place, PlaceKind } from './area.ts';
import type { DrawnShape } from './drawn-shape.ts';

type Found = Omit<Place, 'point' | 'areaId'> & { lon: number | null; lat: number | null; area_id: string | null };

function placeFrom({ lon, lat, area_id, ...rest }: Found): Place {
  return { ...rest, point: lon === null || lat === null ? null : [lon, lat], areaId: area_id };
}

export async function listPlaces(db: CityDb, kind: PlaceKind): Promise<Place[]> {
  const { rows } = await sql<Found>`
    select id, kind, name, st_x(geom) as lon, st_y(geom) as lat, area_id, source, licence
    from place where city_id = ${db.cityId} and kind = ${kind} order by name, id
  `.execute(db);
  return rows.map(placeFrom);
}

/** Which kinds there are, and how many of each. */
export async function countPlaces(db: CityDb): Promise<Map<PlaceKind, number>> {
  const rows = await db
    .selectFrom('place')
    .select((x) => ['kind', x.fn.countAll<number>().as('count')])
    .where('city_id', '=', db.cityId)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind as PlaceKind, Number(count)]));
}

const perStatement = 2000;

export async function insertPlaces(db: CityDb, places: readonly Place[]): Promise<void> {
  for (let from = 0; from < places.length; from += perStatement) {
    const chunk = places.slice(from, from + perStatement);
    await sql`
      insert into place (city_id, id, kind, name, geom, area_id, source, licence)
      select ${db.cityId}::text, id, kind, name,
        case when lon is null then null else st_setsrid(st_makepoint(lon, lat), 4326) end, area_id, source, licence
      from unnest(
        ${chunk.map((each) => each.id)}::text[], ${chunk.map((each) => each.kind)}::text[],
        ${chunk.map((each) => each.name)}::text[], ${chunk.map((each) => each.point?.[0] ?? null)}::double precision[],
        ${chunk.map((each) => each.point?.[1] ?? null)}::double precision[], ${chunk.map((each) => each.areaId)}::text[],
        ${chunk.map((each) => each.source)}::text[], ${chunk.map((each) => each.licence)}::text[]
      ) as received (id, kind, name, lon, lat, area_id, source, licence)
    `.execute(db);
  }
}

/** A point inside of each of these areas, to put a number at; areas without a shape on that day have none. */
export async function pointsIn(
  db: CityDb,
  areaIds: readonly string[],
  on: string,
): Promise<Map<string, readonly [number, number]>> {
  const { rows } = await sql<{ area_id: string; lon: number; lat: number }>`
    select area_id, st_x(point) as lon, st_y(point) as lat
    from (
      select area_id, st_pointonsurface(geom) as point from area_shape
      where city_id = ${db.cityId} and area_id = any(${areaIds}::text[])
        and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)
    ) as points
  `.execute(db);
  return new Map(rows.map(({ area_id, lon, lat }) => [area_id, [lon, lat]]));
}

export type LiesIn = {
  readonly areas: readonly { readonly id: string; readonly name: string; readonly divisionId: string }[];
  readonly places: readonly Place[];
};

/** Areas of all divisions but the city itself that the shape touches, and the places in it. The shape was checked at the door. */
export async function whatLiesIn(db: CityDb, shape: DrawnShape, on: string): Promise<LiesIn> {
  const geojson = JSON.stringify(shape.geometry);
  const areas = await sql<{ id: string; name: string; divisionId: string }>`
    select area.id, area.name, area.division_id as "divisionId"
    from area_shape shape
    join area on area.city_id = shape.city_id and area.id = shape.area_id
    join division on division.city_id = area.city_id and division.id = area.division_id
    where shape.city_id = ${db.cityId} and area.retired_at is null and division.kind <> 'city'
      and shape.valid_from <= ${on}::date and (shape.valid_to is null or shape.valid_to > ${on}::date)
      and st_intersects(shape.geom, st_setsrid(st_geomfromgeojson(${geojson}), 4326))
    order by division.position, area.position, area.name
  `.execute(db);
  const places = await sql<Found>`
    select id, kind, name, st_x(geom) as lon, st_y(geom) as lat, area_id, source, licence
    from place where city_id = ${db.cityId} and geom is not null
      and st_intersects(geom, st_setsrid(st_geomfromgeojson(${geojson}), 4326))
    order by kind, name, id
  `.execute(db);
  return { areas: areas.rows, places: places.rows.map(placeFrom) };
}

/** Asked of the one shape alone: an overlay of broken rings would hold up the embedded engine. */
export async function isSound(db: CityDb, shape: DrawnShape): Promise<boolean> {
  const { rows } = await sql<{ sound: boolean }>`
    select st_isvalid(st_setsrid(st_geomfromgeojson(${JSON.stringify(shape.geometry)}), 4326)) as sound, ${db.cityId}::text as city_id
  `.execute(db);
  return rows[0]?.sound === true;
}

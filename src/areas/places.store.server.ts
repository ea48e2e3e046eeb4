/** All SQL of places, of points at which something can be said of an area, and of what lies in a drawn shape. */

import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import type { Place, PlaceKind } from './area.ts';
import type { DrawnShape } from './drawn-shape.ts';
import type { PlaceEntry } from './place-register.ts';

type Found = Omit<Place, 'point' | 'areaId'> & { lon: number | null; lat: number | null; area_id: string | null };

function placeFrom({ lon, lat, area_id, ...rest }: Found): Place {
  return { ...rest, point: lon === null || lat === null ? null : [lon, lat], areaId: area_id };
}

export async function listPlaces(db: CityDb, kind: PlaceKind): Promise<Place[]> {
  const { rows } = await sql<Found>`
    select id, kind, name, st_x(geom) as lon, st_y(geom) as lat, area_id, source, licence
    from place where city_id = ${db.cityId} and kind = ${kind} and retired_at is null order by name, id
  `.execute(db);
  return rows.map(placeFrom);
}

/** Which kinds there are, and how many of each. */
export async function countPlaces(db: CityDb): Promise<Map<PlaceKind, number>> {
  const rows = await db
    .selectFrom('place')
    .select((x) => ['kind', x.fn.countAll<number>().as('count')])
    .where('city_id', '=', db.cityId)
    .where('retired_at', 'is', null)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind as PlaceKind, Number(count)]));
}

/** All places, the retired as well, with the area that the source names. */
export async function listAllPlaces(db: CityDb): Promise<PlaceEntry[]> {
  const { rows } = await sql<Omit<PlaceEntry, 'retired'> & { retired_at: string | null }>`
    select place.id, place.kind, place.name, place.code, st_x(geom) as longitude, st_y(geom) as latitude,
      area.name as area, place.source, place.licence, place.retired_at
    from place left join area on area.city_id = place.city_id and area.id = place.area_id
    where place.city_id = ${db.cityId} order by place.name, place.id
  `.execute(db);
  return rows.map(({ retired_at, ...row }) => ({ ...row, retired: retired_at !== null }));
}

export function retirePlace(
  db: CityDb,
  actor: Actor,
  { id, name }: Pick<PlaceEntry, 'id' | 'name'>,
  retired: boolean,
): Promise<number | null> {
  return record(db, actor, { act: retired ? 'retire' : 'restore', kind: 'place', id, title: name }, [
    put('place', { id }, { retired_at: retired ? now().toISOString() : null }),
  ]);
}

export type ReceivedPlace = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly point: readonly [longitude: number, latitude: number];
};

/** Stores received places of one kind as one change; those that are there are changed, and hold again. */
export function keepPlaces(
  db: CityDb,
  actor: Actor,
  {
    kind,
    title,
    source,
    licence,
    places,
  }: {
    kind: PlaceKind;
    title: string;
    source: string;
    licence: string | null;
    places: readonly ReceivedPlace[];
  },
): Promise<number | null> {
  return record(
    db,
    actor,
    { act: 'import', kind: 'place', id: kind, title },
    places.map(({ id, name, code, point }) =>
      put('place', { id }, { kind, name, code, geom: asStored(point), source, licence, retired_at: null }),
    ),
  );
}

/** A point as the database gives it back, so that the journal can tell whether it has changed: EWKB in hexadecimal. */
function asStored([longitude, latitude]: readonly [number, number]): string {
  const bytes = Buffer.alloc(25);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(0x20000001, 1);
  bytes.writeUInt32LE(4326, 5);
  bytes.writeDoubleLE(longitude, 9);
  bytes.writeDoubleLE(latitude, 17);
  return bytes.toString('hex').toUpperCase();
}

/** Which of these points lie outside of all that the city has a shape of, by more than half a kilometre. */
export async function pointsOutside(
  db: CityDb,
  points: readonly (readonly [longitude: number, latitude: number])[],
): Promise<Set<number>> {
  const { rows } = await sql<{ index: number }>`
    select received.index::int as index
    from unnest(
      ${points.map(([lon]) => lon)}::double precision[], ${points.map(([, lat]) => lat)}::double precision[]
    ) with ordinality as received (lon, lat, index)
    where exists (select 1 from area_shape where city_id = ${db.cityId})
      and not exists (
        select 1 from area_shape
        where city_id = ${db.cityId} and st_dwithin(geom, st_setsrid(st_makepoint(lon, lat), 4326), 0.005)
      )
  `.execute(db);
  return new Set(rows.map(({ index }) => index - 1));
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
    from place where city_id = ${db.cityId} and geom is not null and retired_at is null
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

/** All SQL of shapes: what stands on a map, since when. */

import { sql } from 'kysely';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { drop, put, type RowChange } from '#platform/journal.server.ts';
import type { Shape } from './area.ts';

/** When any shape last changed: what is drawn from shapes is kept until then. */
export async function shapesStamp(db: CityDb): Promise<string> {
  const row = await db
    .selectFrom('area_shape')
    .select((x) => [x.fn.max('changed_at').as('latest'), x.fn.countAll<number>().as('count')])
    .where('city_id', '=', db.cityId)
    .executeTakeFirstOrThrow();
  return `${row.latest ?? ''} ${row.count}`;
}

/** The shapes of a division that hold on a day. */
export async function shapesOf(db: CityDb, divisionId: string, on: string): Promise<Shape[]> {
  const rows = await heldShapes(db, divisionId, on)
    .select(sql<string>`st_asgeojson(area_shape.geom, 6)`.as('geojson'))
    .execute();
  return rows.map((row) => ({
    areaId: row.area_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    approximate: row.approximate,
    source: row.source,
    breaks: row.breaks ?? false,
    geometry: JSON.parse(row.geojson),
  }));
}

/** West, south, east and north of all that has a shape on that day; null where nothing has. */
export async function cityBox(db: CityDb, on: string): Promise<CityBox | null> {
  const { rows } = await sql<{ west: number | null; south: number; east: number; north: number }>`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (
      select st_extent(geom) as box from area_shape
      where city_id = ${db.cityId} and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)
    ) as extent
  `.execute(db);
  const [row] = rows;
  return row && row.west !== null ? [row.west, row.south, row.east, row.north] : null;
}

export type CityBox = readonly [west: number, south: number, east: number, north: number];

export async function cityMiddle(db: CityDb, on: string): Promise<readonly [lon: number, lat: number] | null> {
  const box = await cityBox(db, on);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Where a point lies: the areas around it, first the one people mean by their place; empty where it is not in the city. */
export type Around = { readonly inCity: boolean; readonly areaIds: readonly string[] };

/**
 * The areas that hold each point on that day: districts first, then other divisions, of each the smallest first. A hole is
 * not held. What is in the city is said by the city's own shape; without one, by any division but postcodes, which end
 * elsewhere than cities do.
 */
export async function areasAround(
  db: CityDb,
  points: readonly (readonly [lon: number, lat: number])[],
  on: string,
): Promise<Around[]> {
  if (points.length === 0) return [];
  const { rows } = await sql<{ point: number; area_id: string; kind: string }>`
    select point.index::int as point, area.id as area_id, division.kind
    from unnest(${points.map(([lon]) => lon)}::float8[], ${points.map(([, lat]) => lat)}::float8[])
      with ordinality as point (lon, lat, index)
    join area_shape shape on shape.city_id = ${db.cityId}
      and st_covers(shape.geom, st_setsrid(st_makepoint(point.lon, point.lat), 4326))
      and shape.valid_from <= ${on}::date and (shape.valid_to is null or shape.valid_to > ${on}::date)
    join area on area.city_id = shape.city_id and area.id = shape.area_id and area.retired_at is null
    join division on division.city_id = area.city_id and division.id = area.division_id
    order by point.index,
      array_position(array['districts', 'planning', 'constituencies', 'postcodes', 'other', 'focus'], division.kind),
      st_area(shape.geom), area.id
  `.execute(db);
  const { rows: drawn } = await sql`
    select 1 from area_shape shape
    join area on area.city_id = shape.city_id and area.id = shape.area_id
    join division on division.city_id = area.city_id and division.id = area.division_id and division.kind = 'city'
    where shape.city_id = ${db.cityId}
      and shape.valid_from <= ${on}::date and (shape.valid_to is null or shape.valid_to > ${on}::date)
    limit 1
  `.execute(db);
  const byPoint = Map.groupBy(rows, (row) => row.point);
  return points.map((_, index) => {
    const held = byPoint.get(index + 1) ?? [];
    const inCity = held.some(({ kind }) => (drawn.length > 0 ? kind === 'city' : kind !== 'postcodes'));
    return { inCity, areaIds: inCity ? held.filter(({ kind }) => kind !== 'city').map((row) => row.area_id) : [] };
  });
}

/**
 * Areas whose shape changed between two days, and when: what they are made of included. A first shape is no change.
 *
 * @param until the day itself counts
 */
export async function redrawn(
  db: CityDb,
  areaIds: readonly string[],
  { after, until }: { after: string; until: string },
): Promise<{ areaId: string; on: string }[]> {
  const { rows } = await sql<{ area_id: string; valid_from: string }>`
    select distinct own.area_id, shape.valid_from
    from (
      select id as area_id, id as part_id from unnest(${areaIds}::text[]) as id
      union select area_id, part_id from area_part where city_id = ${db.cityId} and area_id = any(${areaIds}::text[])
    ) as own
    join area_shape shape on shape.city_id = ${db.cityId} and shape.area_id = own.part_id
      and shape.valid_from > ${after}::date and shape.valid_from <= ${until}::date
    where exists (
      select 1 from area_shape earlier
      where earlier.city_id = ${db.cityId} and earlier.area_id = shape.area_id and earlier.valid_from < shape.valid_from
    )
    order by own.area_id, shape.valid_from
  `.execute(db);
  return rows.map((row) => ({ areaId: row.area_id, on: row.valid_from }));
}

/** The same as well-known binary, with west, east, south and north of each. */
export async function binaryShapesOf(db: CityDb, divisionId: string, on: string) {
  const rows = await heldShapes(db, divisionId, on)
    .select([
      sql<Buffer>`st_asbinary(area_shape.geom, 'NDR')`.as('wkb'),
      sql<number>`st_xmin(area_shape.geom)`.as('west'),
      sql<number>`st_xmax(area_shape.geom)`.as('east'),
      sql<number>`st_ymin(area_shape.geom)`.as('south'),
      sql<number>`st_ymax(area_shape.geom)`.as('north'),
    ])
    .execute();
  return rows.map((row) => ({
    areaId: row.area_id,
    validFrom: row.valid_from,
    approximate: row.approximate,
    source: row.source,
    wkb: row.wkb,
    box: [row.west, row.east, row.south, row.north] as const,
  }));
}

/** The shapes of a division that hold on a day, as well-known binary and nothing else. */
export async function landOf(db: CityDb, divisionId: string, on: string): Promise<{ areaId: string; wkb: Buffer }[]> {
  const rows = await heldShapes(db, divisionId, on)
    .clearSelect()
    .select(['area_shape.area_id', sql<Buffer>`st_asbinary(area_shape.geom, 'NDR')`.as('wkb')])
    .execute();
  return rows.map((row) => ({ areaId: row.area_id, wkb: row.wkb }));
}

function heldShapes(db: CityDb, divisionId: string, on: string) {
  return (
    db
      .selectFrom('area_shape')
      .innerJoin('area', (join) =>
        join.onRef('area.id', '=', 'area_shape.area_id').onRef('area.city_id', '=', 'area_shape.city_id'),
      )
      .select([
        'area_shape.area_id',
        'area_shape.valid_from',
        'area_shape.valid_to',
        'area_shape.approximate',
        'area_shape.source',
        'area_shape.breaks',
      ])
      .where('area_shape.city_id', '=', db.cityId)
      .where('area.division_id', '=', divisionId)
      // What ended with a version still stands on the maps of its time.
      .where((x) => x.or([x('area.retired_at', 'is', null), x('area.valid_to', '>', on)]))
      .where('area_shape.valid_from', '<=', on)
      .where((x) => x.or([x('area_shape.valid_to', 'is', null), x('area_shape.valid_to', '>', on)]))
      .orderBy('area.position')
      .orderBy('area.id')
  );
}

/** One unit of a received division: its code, name and shape as GeoJSON. */
export type ReceivedArea = {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentId?: string | null;
  readonly geometry: object | null;
};

/**
 * Which received shapes PostGIS cannot work with, and why. Asked one by one and of a single shape only: validity is safe
 * to ask of broken rings, an overlay would make the embedded engine hang.
 */
export async function brokenShapes(
  db: CityDb,
  areas: readonly ReceivedArea[],
): Promise<{ index: number; reason: string }[]> {
  const shapes = areas.flatMap(({ geometry }, index) => (geometry ? [{ index, json: JSON.stringify(geometry) }] : []));
  const broken: { index: number; reason: string }[] = [];
  for (let from = 0; from < shapes.length; from += 200) {
    const chunk = shapes.slice(from, from + 200);
    const { rows } = await sql<{ index: number; reason: string }>`
      select index, st_isvalidreason(geom) as reason, 'city_id' as names
      from (
        select index, st_setsrid(st_geomfromgeojson(json), 4326) as geom
        from unnest(${chunk.map(({ index }) => index)}::int[], ${chunk.map(({ json }) => json)}::text[]) as received (index, json)
      ) as shapes
      where not st_isvalid(geom)
    `.execute(db);
    broken.push(...rows.map(({ index, reason }) => ({ index, reason })));
  }
  return broken.sort((a, b) => a.index - b.index);
}

export const rowsPerStatement = 500;

/** Puts shapes in; what is not valid is refused by the table itself. */
export async function insertShapes(
  db: CityDb,
  areas: readonly (Pick<ReceivedArea, 'id' | 'geometry'> & { readonly breaks?: boolean })[],
  { validFrom, source, approximate }: { validFrom: string; source: string | null; approximate: boolean },
): Promise<void> {
  const shapes = areas.filter((area) => area.geometry !== null);
  for (let from = 0; from < shapes.length; from += 200) {
    const chunk = shapes.slice(from, from + 200);
    await sql`
      insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at, breaks)
      select ${db.cityId}::text, area_id, ${validFrom}::date, null,
        st_multi(st_setsrid(st_force2d(st_geomfromgeojson(json)), 4326)), ${approximate}::boolean, ${source}::text, ${now().toISOString()}::timestamptz, breaks
      from unnest(${chunk.map(({ id }) => id)}::text[], ${chunk.map(({ geometry }) => JSON.stringify(geometry))}::text[],
        ${chunk.map(({ breaks }) => breaks ?? false)}::boolean[]) as received (area_id, json, breaks)
    `.execute(db);
  }
}

/** Draws an area from the shapes of its parts; marked as an approximation where the parts only come near it. */
export async function composeShape(
  db: CityDb,
  areaId: string,
  { validFrom, source, approximate }: { validFrom: string; source: string; approximate: boolean },
): Promise<void> {
  await sql`
    insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at)
    select ${db.cityId}::text, ${areaId}::text, ${validFrom}::date, null, st_multi(st_buffer(st_union(shape.geom), 0)), ${approximate}::boolean, ${source}::text, ${now().toISOString()}::timestamptz
    from area_part part join area_shape shape on shape.city_id = part.city_id and shape.area_id = part.part_id and shape.valid_to is null
    where part.city_id = ${db.cityId} and part.area_id = ${areaId}
    having count(*) > 0
  `.execute(db);
}

/** Draws an area as a band of so many metres on both sides of a line, within the given units. */
export async function bandShape(
  db: CityDb,
  areaId: string,
  {
    line,
    metres,
    within,
    validFrom,
    source,
  }: { line: object; metres: number; within: readonly string[]; validFrom: string; source: string },
): Promise<void> {
  await sql`
    insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at)
    select ${db.cityId}::text, ${areaId}::text, ${validFrom}::date, null,
      st_multi(st_collectionextract(st_intersection(
        (select st_union(geom) from area_shape where city_id = ${db.cityId} and area_id = any(${within}::text[]) and valid_to is null),
        st_buffer(st_setsrid(st_geomfromgeojson(${JSON.stringify(line)}), 4326)::geography, ${metres})::geometry
      ), 3)),
      true, ${source}::text, ${now().toISOString()}::timestamptz
  `.execute(db);
}

/** After a change of its parts: the shape of an area so far ends, and one drawn from the new parts begins today. */
export async function shapeChanges(db: CityDb, areaId: string, partIds: readonly string[]): Promise<RowChange[]> {
  const on = today();
  const held = await db
    .selectFrom('area_shape')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('area_id', '=', areaId)
    .where('valid_to', 'is', null)
    .execute();
  const ended = held.map(({ valid_from }) => {
    const key = { area_id: areaId, valid_from };
    return valid_from < on
      ? put('area_shape', key, { valid_to: on, changed_at: now().toISOString() })
      : drop('area_shape', key);
  });
  const { rows } = await sql<{ geom: string | null }>`
    select st_multi(st_buffer(st_union(geom), 0)) as geom from area_shape
    where city_id = ${db.cityId} and area_id = any(${partIds}::text[]) and valid_to is null
  `.execute(db);
  const geom = rows[0]?.geom;
  if (!geom) return ended;
  return [
    ...ended,
    put(
      'area_shape',
      { area_id: areaId, valid_from: on },
      {
        valid_to: null,
        geom,
        approximate: true,
        source: null,
        changed_at: now().toISOString(),
        // Other parts are another land.
        breaks: held.some(({ valid_from }) => valid_from < on),
      },
    ),
  ];
}

/** All SQL of areas. */

import { sql } from 'kysely';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, type Row, type RowChange, record, recordSummary } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Area, type AreaForm, type Category, type Division, type DivisionForm, type DivisionKind, type Shape, themesOf } from './area.ts';
import type { AreaRow, DivisionRow } from './areas.table.ts';

export async function listDivisions(db: CityDb): Promise<Division[]> {
  const rows = await db.selectFrom('division').selectAll().where('city_id', '=', db.cityId).orderBy('position').orderBy('name').execute();
  return rows.map(divisionFrom);
}

function divisionFrom(row: DivisionRow): Division {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as DivisionKind,
    position: row.position,
    source: row.source,
    licence: row.licence,
    note: row.note,
    validFrom: row.valid_from,
    revision: row.revision,
  };
}

export async function listAreas(db: CityDb): Promise<Area[]> {
  const rows = await db.selectFrom('area').selectAll().where('city_id', '=', db.cityId).orderBy('position').orderBy('name').execute();
  const parts = await db.selectFrom('area_part').selectAll().where('city_id', '=', db.cityId).orderBy('part_id').execute();
  const partsOf = Map.groupBy(parts, (part) => part.area_id);
  return rows.map((row) => areaFrom(row, (partsOf.get(row.id) ?? []).map((part) => part.part_id)));
}

function areaFrom(row: AreaRow, partIds: string[]): Area {
  return {
    id: row.id,
    divisionId: row.division_id,
    code: row.code,
    name: row.name,
    parentId: row.parent_id,
    category: row.category as Category | null,
    themes: row.themes,
    profile: row.profile,
    chance: row.chance,
    strategy: row.strategy,
    reason: row.reason,
    note: row.note,
    officeId: row.office_id,
    managerId: row.manager_id,
    contact: row.contact,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
    partIds,
  };
}

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
  const rows = await db
    .selectFrom('area_shape')
    .innerJoin('area', (join) => join.onRef('area.id', '=', 'area_shape.area_id').onRef('area.city_id', '=', 'area_shape.city_id'))
    .select(['area_shape.area_id', 'area_shape.valid_from', 'area_shape.valid_to', 'area_shape.approximate', 'area_shape.source'])
    .select(sql<string>`st_asgeojson(area_shape.geom, 6)`.as('geojson'))
    .where('area_shape.city_id', '=', db.cityId)
    .where('area.division_id', '=', divisionId)
    .where('area.retired_at', 'is', null)
    .where('area_shape.valid_from', '<=', on)
    .where((x) => x.or([x('area_shape.valid_to', 'is', null), x('area_shape.valid_to', '>', on)]))
    .orderBy('area.position')
    .orderBy('area.id')
    .execute();
  return rows.map((row) => ({
    areaId: row.area_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    approximate: row.approximate,
    source: row.source,
    geometry: JSON.parse(row.geojson),
  }));
}

/** Creates or changes what is said about an area; its shape is another matter. */
export async function saveArea(
  db: CityDb,
  actor: Actor,
  { id = newId(), divisionId, form, partIds, drawn = false, position = 0, source = null, expect }: {
    id?: string;
    divisionId: string;
    form: AreaForm;
    partIds?: readonly string[];
    /** Its shape comes from elsewhere: it is not drawn from the parts. */
    drawn?: boolean;
    position?: number;
    source?: string | null;
    expect?: number | undefined;
  },
): Promise<{ id: string; entryId: number | null }> {
  const { name, code, category, profile, chance, strategy, reason, note, officeId, managerId, contact } = form;
  const row: Row = {
    name,
    code,
    category,
    themes: themesOf(form.themes),
    profile,
    chance,
    strategy,
    reason,
    note,
    office_id: officeId,
    manager_id: managerId,
    contact,
    ...(expect === undefined ? { division_id: divisionId, parent_id: null, source, position, retired_at: null } : {}),
  };
  const parts = partIds ? await replaceSet(db, 'area_part', { area_id: id }, ['part_id'], partIds.map((part_id) => ({ part_id }))) : [];
  const held = new Set((await listAreas(db)).find((area) => area.id === id)?.partIds);
  const moved = partIds !== undefined && (partIds.length !== held.size || partIds.some((part) => !held.has(part)));
  const shape = moved && !drawn ? await shapeChanges(db, id, partIds) : [];
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, kind: 'area', id, title: name }, [put('area', { id }, row, expect), ...parts, ...shape]);
  return { id, entryId };
}

export async function retireArea(db: CityDb, actor: Actor, area: Area, retired: boolean): Promise<number | null> {
  const subject = { act: retired ? 'retire' : 'restore', kind: 'area', id: area.id, title: area.name } as const;
  return record(db, actor, subject, [put('area', { id: area.id }, { retired_at: retired ? now().toISOString() : null }, area.revision)]);
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
export async function brokenShapes(db: CityDb, areas: readonly ReceivedArea[]): Promise<{ index: number; reason: string }[]> {
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

/** Makes a division with its units from a received file; one journal entry, undone as a whole. */
export async function importDivision(
  db: CityDb,
  actor: Actor,
  { id, form, position, areas, file }: {
    id: string;
    form: DivisionForm;
    position: number;
    areas: readonly ReceivedArea[];
    file: { name: string; hash: string };
  },
): Promise<number> {
  const { name, kind, validFrom, source, licence, note } = form;
  await db
    .insertInto('division')
    .values({ city_id: db.cityId, id, name, kind, position, source, licence, note, valid_from: validFrom, revision: 1 })
    .execute();
  await insertUnits(db, id, areas, source);
  await insertShapes(db, areas, { validFrom, source, approximate: false });
  const summary = { file: file.name, hash: file.hash, rows: areas.length, divisionId: id, areaIds: areas.map((area) => area.id) };
  return recordSummary(db, actor, { act: 'import', kind: 'division', id, title: name }, summary);
}

const rowsPerStatement = 500;

async function insertUnits(db: CityDb, divisionId: string, areas: readonly ReceivedArea[], source: string | null) {
  const rows = areas.map((area, position): AreaRow => ({
    city_id: db.cityId,
    id: area.id,
    division_id: divisionId,
    code: area.code,
    name: area.name,
    parent_id: area.parentId ?? null,
    category: null,
    themes: [],
    profile: null,
    chance: null,
    strategy: null,
    reason: null,
    note: null,
    office_id: null,
    manager_id: null,
    contact: null,
    source,
    position,
    retired_at: null,
    revision: 1,
  }));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await db.insertInto('area').values(rows.slice(from, from + rowsPerStatement)).execute();
  }
}

/** Puts shapes in; what is not valid is refused by the table itself. */
export async function insertShapes(
  db: CityDb,
  areas: readonly Pick<ReceivedArea, 'id' | 'geometry'>[],
  { validFrom, source, approximate }: { validFrom: string; source: string | null; approximate: boolean },
): Promise<void> {
  const shapes = areas.filter((area) => area.geometry !== null);
  for (let from = 0; from < shapes.length; from += 200) {
    const chunk = shapes.slice(from, from + 200);
    await sql`
      insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at)
      select ${db.cityId}::text, area_id, ${validFrom}::date, null,
        st_multi(st_setsrid(st_force2d(st_geomfromgeojson(json)), 4326)), ${approximate}::boolean, ${source}::text, ${now().toISOString()}::timestamptz
      from unnest(${chunk.map(({ id }) => id)}::text[], ${chunk.map(({ geometry }) => JSON.stringify(geometry))}::text[]) as received (area_id, json)
    `.execute(db);
  }
}

/** Draws an area from the shapes of its parts; marked as an approximation where the parts only come near it. */
export async function composeShape(db: CityDb, areaId: string, { validFrom, source, approximate }: { validFrom: string; source: string; approximate: boolean }): Promise<void> {
  await sql`
    insert into area_shape (city_id, area_id, valid_from, valid_to, geom, approximate, source, changed_at)
    select ${db.cityId}::text, ${areaId}::text, ${validFrom}::date, null, st_multi(st_buffer(st_union(shape.geom), 0)), ${approximate}::boolean, ${source}::text, ${now().toISOString()}::timestamptz
    from area_part part join area_shape shape on shape.city_id = part.city_id and shape.area_id = part.part_id and shape.valid_to is null
    where part.city_id = ${db.cityId} and part.area_id = ${areaId}
    having count(*) > 0
  `.execute(db);
}

/** The division of focus areas; made when the first one is. */
export async function focusDivision(db: CityDb, actor: Actor, name: string): Promise<string> {
  const divisions = await listDivisions(db);
  const existing = divisions.find((division) => division.kind === 'focus');
  if (existing) return existing.id;
  const id = 'schwerpunktraeume';
  const row = { name, kind: 'focus', position: divisions.length, source: null, licence: null, note: null, valid_from: null };
  await record(db, actor, { act: 'create', kind: 'division', id, title: name }, [put('division', { id }, row)]);
  return id;
}

/** After a change of its parts: the shape of an area so far ends, and one drawn from the new parts begins today. */
async function shapeChanges(db: CityDb, areaId: string, partIds: readonly string[]): Promise<RowChange[]> {
  const on = today();
  const held = await db.selectFrom('area_shape').selectAll().where('city_id', '=', db.cityId).where('area_id', '=', areaId).where('valid_to', 'is', null).execute();
  const ended = held.map(({ valid_from }) => {
    const key = { area_id: areaId, valid_from };
    return valid_from < on ? put('area_shape', key, { valid_to: on, changed_at: now().toISOString() }) : drop('area_shape', key);
  });
  const { rows } = await sql<{ geom: string | null }>`
    select st_multi(st_buffer(st_union(geom), 0)) as geom from area_shape
    where city_id = ${db.cityId} and area_id = any(${partIds}::text[]) and valid_to is null
  `.execute(db);
  const geom = rows[0]?.geom;
  if (!geom) return ended;
  return [...ended, put('area_shape', { area_id: areaId, valid_from: on }, { valid_to: null, geom, approximate: true, source: null, changed_at: now().toISOString() })];
}

/** Draws an area as a band of so many metres on both sides of a line, within the given units. */
export async function bandShape(
  db: CityDb,
  areaId: string,
  { line, metres, within, validFrom, source }: { line: object; metres: number; within: readonly string[]; validFrom: string; source: string },
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

/** Takes an imported division back, as long as nothing refers to its units. */
export async function undoDivision(db: CityDb, summary: Row): Promise<void> {
  const ids = summary['areaIds'] as string[];
  try {
    await db.deleteFrom('area_shape').where('city_id', '=', db.cityId).where('area_id', 'in', ids).execute();
    await db.deleteFrom('area').where('city_id', '=', db.cityId).where('id', 'in', ids).execute();
    await db.deleteFrom('division').where('city_id', '=', db.cityId).where('id', '=', String(summary['divisionId'])).execute();
  } catch (error) {
    if ((error as { code?: string }).code === '23503') throw new Refusal(409, 'undo-built-on');
    throw error;
  }
}

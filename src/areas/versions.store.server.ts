/** All SQL of a division's versions: received again with other borders from a day on, read as it was, taken back. */

import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, type Row, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Division, DivisionVersion, Shape } from './area.ts';
import { builtOn, deleteUnits, insertUnits, setParents } from './divisions.store.server.ts';
import { insertShapes, type ReceivedArea } from './shapes.store.server.ts';

/** A unit of the new version: new, or one that the division has had. */
export type VersionArea = ReceivedArea & {
  readonly isNew: boolean;
  /** Its land is another than before. */
  readonly breaks: boolean;
};

export type NewVersion = {
  readonly division: Pick<Division, 'id' | 'name' | 'source' | 'licence' | 'note' | 'validFrom'>;
  readonly form: DivisionVersion;
  readonly areas: readonly VersionArea[];
  /** Units of the division that the new version does not have any more. */
  readonly endedIds: readonly string[];
  readonly file: { readonly name: string; readonly hash: string };
};

/** The versions of each division that has more than one, the newest first. */
export async function listVersions(db: CityDb): Promise<Map<string, DivisionVersion[]>> {
  const rows = await db
    .selectFrom('division_version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('valid_from', 'desc')
    .execute();
  const versions = rows.map(({ division_id, valid_from, source, licence, note }) => ({
    divisionId: division_id,
    version: { validFrom: valid_from, source, licence, note },
  }));
  const byDivision = Map.groupBy(versions, ({ divisionId }) => divisionId);
  return new Map([...byDivision].map(([id, of]) => [id, of.map(({ version }) => version)]));
}

/** The last day on which borders of a division began; a new version begins after it. */
export async function latestBorders(db: CityDb, divisionId: string): Promise<string | null> {
  const { rows } = await sql<{ latest: string | null }>`
    select greatest(
      (select max(valid_from) from area_shape where city_id = ${db.cityId}
        and area_id in (select id from area where city_id = ${db.cityId} and division_id = ${divisionId})),
      (select max(valid_from) from division_version where city_id = ${db.cityId} and division_id = ${divisionId}),
      (select valid_from from division where city_id = ${db.cityId} and id = ${divisionId})
    )::text as latest
  `.execute(db);
  return rows[0]?.latest ?? null;
}

/**
 * Stores other borders of a division from a day on: shapes so far end, new ones begin, units that are gone end, and nothing of
 * what was is lost. One journal entry; taken back as a whole.
 */
export async function importVersion(db: CityDb, actor: Actor, version: NewVersion): Promise<number> {
  const { division, form, areas, endedIds, file } = version;
  const before = await unitsBefore(
    db,
    areas.flatMap(({ id, isNew }) => (isNew ? [] : [id])),
  );
  await insertVersions(db, division, form);
  await db
    .updateTable('division')
    .set({ source: form.source, licence: form.licence, note: form.note, revision: sql`revision + 1` })
    .where('city_id', '=', db.cityId)
    .where('id', '=', division.id)
    .execute();
  await endShapes(db, division.id, form.validFrom);
  const placed = areas.map((area, position) => ({ ...area, position }));
  await insertUnits(
    db,
    division.id,
    placed.filter(({ isNew }) => isNew),
    form.source,
    form.validFrom,
  );
  await changeUnits(
    db,
    placed.filter(({ isNew }) => !isNew),
  );
  await endUnits(db, endedIds, form.validFrom);
  await insertShapes(db, areas, { validFrom: form.validFrom, source: form.source, approximate: false });
  const summary = {
    file: file.name,
    hash: file.hash,
    rows: areas.length,
    divisionId: division.id,
    validFrom: form.validFrom,
    newIds: areas.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
    endedIds: [...endedIds],
    before,
    division: { source: division.source, licence: division.licence, note: division.note },
  };
  const subject = { act: 'import', kind: 'division-version', id: division.id, title: division.name } as const;
  return recordSummary(db, actor, subject, summary);
}

type UnitBefore = {
  id: string;
  name: string;
  parent_id: string | null;
  position: number;
  valid_to: string | null;
  retired_at: string | null;
};

async function unitsBefore(db: CityDb, ids: readonly string[]): Promise<UnitBefore[]> {
  const { rows } = await sql<UnitBefore>`
    select id, name, parent_id, position, valid_to::text as valid_to, retired_at::text as retired_at from area
    where city_id = ${db.cityId} and id = any(${ids}::text[]) order by id
  `.execute(db);
  return rows;
}

/** The first version is written down when a second one comes. */
async function insertVersions(
  db: CityDb,
  { id, validFrom, source, licence, note }: NewVersion['division'],
  form: DivisionVersion,
) {
  const of = { city_id: db.cityId, division_id: id };
  const first = { ...of, valid_from: validFrom ?? '1990-01-01', source, licence, note };
  await db
    .insertInto('division_version')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { source: newSource, licence: newLicence, note: newNote } = form;
  await db
    .insertInto('division_version')
    .values({ ...of, valid_from: form.validFrom, source: newSource, licence: newLicence, note: newNote })
    .execute();
}

async function endShapes(db: CityDb, divisionId: string, on: string) {
  await sql`
    update area_shape set valid_to = ${on}::date, changed_at = ${now().toISOString()}::timestamptz
    where city_id = ${db.cityId} and valid_to is null
      and area_id in (select id from area where city_id = ${db.cityId} and division_id = ${divisionId})
  `.execute(db);
}

async function changeUnits(db: CityDb, areas: readonly (VersionArea & { position: number })[]) {
  await sql`
    update area set name = received.name, position = received.position, valid_to = null, retired_at = null, revision = revision + 1
    from unnest(${areas.map(({ id }) => id)}::text[], ${areas.map(({ name }) => name)}::text[],
      ${areas.map(({ position }) => position)}::int[]) as received (id, name, position)
    where area.city_id = ${db.cityId} and area.id = received.id
  `.execute(db);
  await setParents(
    db,
    areas.filter(({ parentId }) => parentId),
  );
}

async function endUnits(db: CityDb, ids: readonly string[], on: string) {
  await sql`
    update area set valid_to = ${on}::date, retired_at = ${now().toISOString()}::timestamptz, revision = revision + 1
    where city_id = ${db.cityId} and id = any(${ids}::text[])
  `.execute(db);
}

/** Takes the newest version back, as long as nothing refers to its units. */
export async function undoVersion(db: CityDb, summary: Row): Promise<void> {
  const { divisionId, validFrom, newIds, endedIds, before, division } = summary as {
    divisionId: string;
    validFrom: string;
    newIds: string[];
    endedIds: string[];
    before: UnitBefore[];
    division: Pick<Division, 'source' | 'licence' | 'note'>;
  };
  const latest = await latestBorders(db, divisionId);
  if (latest !== validFrom) throw new Refusal(409, 'undo-built-on');
  const inDivision = sql`area_id in (select id from area where city_id = ${db.cityId} and division_id = ${divisionId})`;
  await sql`
    delete from area_shape where city_id = ${db.cityId} and valid_from = ${validFrom}::date and ${inDivision}
  `.execute(db);
  await restoreUnits(db, before);
  await sql`
    update area set valid_to = null, retired_at = null, revision = revision + 1
    where city_id = ${db.cityId} and id = any(${endedIds}::text[])
  `.execute(db);
  try {
    await deleteUnits(db, newIds);
  } catch (error) {
    throw builtOn(error);
  }
  await sql`
    update area_shape set valid_to = null, changed_at = ${now().toISOString()}::timestamptz
    where city_id = ${db.cityId} and valid_to = ${validFrom}::date and ${inDivision}
  `.execute(db);
  await db
    .deleteFrom('division_version')
    .where('city_id', '=', db.cityId)
    .where('division_id', '=', divisionId)
    .where('valid_from', '=', validFrom)
    .execute();
  await db
    .updateTable('division')
    .set({ ...division, revision: sql`revision + 1` })
    .where('city_id', '=', db.cityId)
    .where('id', '=', divisionId)
    .execute();
}

async function restoreUnits(db: CityDb, before: readonly UnitBefore[]) {
  const column = <K extends keyof UnitBefore>(name: K) => before.map((each) => each[name]);
  await sql`
    update area set name = received.name, parent_id = received.parent_id, position = received.position,
      valid_to = received.valid_to, retired_at = received.retired_at, revision = revision + 1
    from unnest(${column('id')}::text[], ${column('name')}::text[], ${column('parent_id')}::text[], ${column('position')}::int[],
      ${column('valid_to')}::date[], ${column('retired_at')}::timestamptz[])
      as received (id, name, parent_id, position, valid_to, retired_at)
    where area.city_id = ${db.cityId} and area.id = received.id
  `.execute(db);
}

/** Every period an area has had a shape for, the newest first, without the shape itself. */
export async function periodsOf(
  db: CityDb,
  areaId: string,
): Promise<Pick<Shape, 'validFrom' | 'validTo' | 'source' | 'breaks'>[]> {
  const rows = await db
    .selectFrom('area_shape')
    .select(['valid_from', 'valid_to', 'source', 'breaks'])
    .where('city_id', '=', db.cityId)
    .where('area_id', '=', areaId)
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
    breaks: row.breaks ?? false,
  }));
}

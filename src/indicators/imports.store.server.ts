/** All SQL of imports of values: how a file comes in, its way back, where values come from and which were revised. */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, unknown } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, type Row, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import type { ImportMode, Revision, ValueImport } from './indicator.ts';
import { guardsOf } from './protected-values.store.server.ts';

/** One value of a received file, ready to be stored. */
export type ReceivedValue = {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly year: number;
  readonly state: FigureState;
  readonly value: number | null;
  readonly evidence: Evidence;
};

/** The file, where it comes from, and what shall happen to values that are already there. */
export type ReceivedFile = {
  readonly name: string;
  readonly hash: string;
  readonly source?: string | null;
  readonly licence?: string | null;
  readonly mode?: ImportMode;
  readonly reason?: string | null;
};

export type StoredImport = { entryId: number; importId: string; added: number; replaced: number; revised: number };

const valuesPerStatement = 5000;

/**
 * Stores the values of a file: new ones are added, existing ones replaced and kept aside; where the file is the whole
 * series of its indicators, what it does not name any more is kept aside too. One journal entry says which file; taking it
 * back restores what was replaced.
 */
export async function importValues(
  db: CityDb,
  actor: Actor,
  file: ReceivedFile,
  values: readonly ReceivedValue[],
): Promise<StoredImport> {
  const importId = await openImport(db, actor, file, values.length);
  const indicatorIds = [...new Set(values.map((each) => each.indicatorId))];
  const empty = !(await anyValue(db, indicatorIds));
  const count = { replaced: 0, revised: 0 };
  for (let from = 0; from < values.length; from += valuesPerStatement) {
    const chunk = values.slice(from, from + valuesPerStatement);
    if (!empty) add(count, await keepReplaced(db, importId, chunk));
    await storeChunk(db, importId, chunk, empty);
  }
  if (!empty && file.mode === 'whole-series') add(count, await dropUnnamed(db, importId, indicatorIds));
  await raiseRevisions(db, indicatorIds);
  await db.updateTable('value_import').set(count).where('city_id', '=', db.cityId).where('id', '=', importId).execute();
  const summary = { file: file.name, hash: file.hash, rows: values.length, ...count, importId };
  const subject = { act: 'import', kind: 'indicator-values', id: importId, title: file.name } as const;
  const entryId = await recordSummary(db, actor, subject, { ...summary, reason: file.reason ?? null });
  return { entryId, importId, added: values.length - count.replaced, ...count };
}

/** What was made of the values before does not stand for them any more. */
async function raiseRevisions(db: CityDb, indicatorIds: readonly string[]) {
  await sql`
    insert into value_revision (city_id, indicator_id, revision)
    select ${db.cityId}::text, id, 1 from unnest(${[...indicatorIds].sort()}::text[]) as changed (id)
    on conflict (city_id, indicator_id) do update set revision = value_revision.revision + 1
  `.execute(db);
}

type Count = { replaced: number; revised: number };

function add(count: Count, more: Count) {
  count.replaced += more.replaced;
  count.revised += more.revised;
}

async function openImport(db: CityDb, actor: Actor, file: ReceivedFile, rows: number): Promise<string> {
  const id = newId();
  await db
    .insertInto('value_import')
    .values({
      city_id: db.cityId,
      id,
      file_name: file.name,
      hash: file.hash,
      rows,
      imported_by: actor.name,
      imported_at: now().toISOString(),
      undone_at: null,
      source: file.source || null,
      licence: file.licence || null,
      mode: file.mode ?? 'add',
      reason: file.reason || null,
      replaced: 0,
      revised: 0,
    })
    .execute();
  return id;
}

async function anyValue(db: CityDb, indicatorIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from indicator_value where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
    ) as held
  `.execute(db);
  return rows[0]?.held ?? false;
}

/** Values as a table within a statement. */
function received(chunk: readonly ReceivedValue[]) {
  return sql`
    unnest(
      ${chunk.map((each) => each.indicatorId)}::text[], ${chunk.map((each) => each.areaId)}::text[],
      ${chunk.map((each) => yearPeriod(each.year).start)}::date[], ${chunk.map((each) => yearPeriod(each.year).end)}::date[],
      ${chunk.map((each) => each.state)}::text[], ${chunk.map((each) => each.value)}::double precision[],
      ${chunk.map((each) => each.evidence)}::text[]
    ) as received (indicator_id, area_id, starts_on, ends_on, state, value, evidence)
  `;
}

// The limit keeps the search for what is replaced a look-up by key; a plain join reads all values once per chunk.
async function keepReplaced(db: CityDb, importId: string, chunk: readonly ReceivedValue[]): Promise<Count> {
  const { rows } = await sql<Count>`
    with kept as (
      insert into replaced_value (city_id, replaced_by, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id, revised)
      select old.city_id, ${importId}::text, old.indicator_id, old.area_id, old.starts_on, old.ends_on, old.state, old.value, old.evidence, old.import_id,
        old.state <> received.state or old.value is distinct from received.value
      from ${received(chunk)} cross join lateral (
        select * from indicator_value
        where city_id = ${db.cityId} and indicator_id = received.indicator_id and area_id = received.area_id and starts_on = received.starts_on
        limit 1
      ) old
      returning revised
    )
    select count(*)::int as replaced, (count(*) filter (where revised))::int as revised from kept
  `.execute(db);
  return rows[0] ?? { replaced: 0, revised: 0 };
}

/** @param empty nothing can be in the way, so that nothing needs to be looked for */
async function storeChunk(db: CityDb, importId: string, chunk: readonly ReceivedValue[], empty: boolean) {
  const replace = empty
    ? sql``
    : sql`on conflict (city_id, indicator_id, area_id, starts_on) do update
      set ends_on = excluded.ends_on, state = excluded.state, value = excluded.value, evidence = excluded.evidence, import_id = excluded.import_id`;
  await sql`
    insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
    select ${db.cityId}::text, indicator_id, area_id, starts_on, ends_on, state, value, evidence, ${importId}::text
    from ${received(chunk)} ${replace}
  `.execute(db);
}

/** What these indicators had and the file does not name any more. */
async function dropUnnamed(db: CityDb, importId: string, indicatorIds: readonly string[]): Promise<Count> {
  const { rows } = await sql<{ count: number }>`
    with dropped as (
      delete from indicator_value
      where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[]) and import_id <> ${importId}
      returning *
    ), kept as (
      insert into replaced_value (city_id, replaced_by, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id, revised)
      select city_id, ${importId}::text, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id, true from dropped
      returning 1
    )
    select count(*)::int as count from kept
  `.execute(db);
  // They are revised, but no value of the file took their place.
  return { replaced: 0, revised: rows[0]?.count ?? 0 };
}

/** Takes an import of values back, unless a later one has replaced some of them, or brought back what it had dropped. */
export async function undoValues(db: CityDb, summary: Row): Promise<void> {
  const importId = String(summary.importId);
  const { rows } = await sql<{ built: boolean }>`
    select exists (select from replaced_value where city_id = ${db.cityId} and import_id = ${importId})
      or exists (
        select from replaced_value old join indicator_value here
          on here.city_id = old.city_id and here.indicator_id = old.indicator_id and here.area_id = old.area_id and here.starts_on = old.starts_on
        where old.city_id = ${db.cityId} and old.replaced_by = ${importId} and here.import_id <> ${importId}
      ) as built
  `.execute(db);
  if (rows[0]?.built) throw new Refusal(409, 'undo-built-on');
  const { rows: changed } = await sql<{ id: string }>`
    select distinct indicator_id as id from indicator_value where city_id = ${db.cityId} and import_id = ${importId}
    union select indicator_id from replaced_value where city_id = ${db.cityId} and replaced_by = ${importId}
  `.execute(db);
  await db.deleteFrom('indicator_value').where('city_id', '=', db.cityId).where('import_id', '=', importId).execute();
  await sql`
    insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
    select city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id
    from replaced_value where city_id = ${db.cityId} and replaced_by = ${importId}
  `.execute(db);
  await db.deleteFrom('replaced_value').where('city_id', '=', db.cityId).where('replaced_by', '=', importId).execute();
  await raiseRevisions(
    db,
    changed.map(({ id }) => id),
  );
  await db
    .updateTable('value_import')
    .set({ undone_at: now().toISOString() })
    .where('city_id', '=', db.cityId)
    .where('id', '=', importId)
    .execute();
}

/** Imports, newest first: of the city, or those that values of these indicators come from today. */
export async function listImports(db: CityDb, indicatorIds?: readonly string[]): Promise<ValueImport[]> {
  let query = db
    .selectFrom('value_import')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('imported_at', 'desc')
    .orderBy('id');
  if (indicatorIds) {
    const { rows: used } = await sql<{ id: string }>`
      select distinct import_id as id from indicator_value
      where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
    `.execute(db);
    query = query.where('id', 'in', [...used.map(({ id }) => id), '']);
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    file: row.file_name,
    hash: row.hash,
    rows: row.rows,
    by: row.imported_by,
    at: row.imported_at,
    undone: row.undone_at !== null,
    source: row.source,
    licence: row.licence,
    mode: row.mode as ImportMode,
    reason: row.reason,
    replaced: row.replaced,
    revised: row.revised,
  }));
}

type RevisionRow = {
  indicator_id: string;
  area_id: string;
  area: string;
  year: number;
  state: FigureState;
  value: number | null;
  evidence: Evidence;
  new_state: FigureState | null;
  new_value: number | null;
  new_evidence: Evidence | null;
  reason: string | null;
  file: string;
  at: string;
};

/**
 * Values that another number replaced, newest first: what was, what took its place, why and when.
 *
 * @param areaIds only of these areas; null for all
 * @param since only those revised later than this
 */
export async function listRevisions(
  db: CityDb,
  indicatorIds: readonly string[],
  { areaIds = null, since = null }: { areaIds?: readonly string[] | null; since?: string | null } = {},
): Promise<Revision[]> {
  const areas = areaIds === null ? sql`` : sql`and old.area_id = any(${areaIds}::text[])`;
  const later = since === null ? sql`` : sql`and made.imported_at > ${since}::timestamptz`;
  const sameKey = (table: string) => sql`
    ${sql.table(table)}.city_id = old.city_id and ${sql.table(table)}.indicator_id = old.indicator_id and
    ${sql.table(table)}.area_id = old.area_id and ${sql.table(table)}.starts_on = old.starts_on and
    ${sql.table(table)}.import_id = old.replaced_by
  `;
  const { rows } = await sql<RevisionRow>`
    select old.indicator_id, old.area_id, area.name as area, extract(year from old.starts_on)::int as year,
      old.state, old.value, old.evidence,
      coalesce(here.state, next.state) as new_state, coalesce(here.value, next.value) as new_value,
      coalesce(here.evidence, next.evidence) as new_evidence,
      made.reason, made.file_name as file, made.imported_at as at
    from replaced_value old
      join value_import made on made.city_id = old.city_id and made.id = old.replaced_by
      join area on area.city_id = old.city_id and area.id = old.area_id
      left join indicator_value here on ${sameKey('here')}
      left join replaced_value next on ${sameKey('next')}
    where old.city_id = ${db.cityId} and old.revised and old.indicator_id = any(${indicatorIds}::text[]) ${areas} ${later}
    order by made.imported_at desc, old.indicator_id, area.name, old.starts_on desc
    limit ${areaIds === null ? mostRevisions : mostOfAreas}
  `.execute(db);
  // Of a protected indicator nobody else sees what a value was, nor what it is now: both together tell what is held back.
  const { table, closed } = await guardsOf(db, indicatorIds);
  const held = new Set([...table, ...closed]);
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    areaId: row.area_id,
    area: row.area,
    year: row.year,
    before: held.has(row.indicator_id)
      ? unknown('suppressed', row.evidence)
      : figureOf(row.state, row.value, row.evidence),
    after: held.has(row.indicator_id) ? row.new_state && unknown('suppressed', row.evidence) : afterOf(row),
    reason: row.reason,
    file: row.file,
    at: row.at,
  }));
}

const mostRevisions = 500;
const mostOfAreas = 5000;

/** Where values of these indicators come from, and what was revised. */
export async function loadProvenance(db: CityDb, indicatorIds: readonly string[]) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from replaced_value
    where city_id = ${db.cityId} and revised and indicator_id = any(${indicatorIds}::text[])
  `.execute(db);
  return {
    imports: await listImports(db, indicatorIds),
    revisions: await listRevisions(db, indicatorIds),
    revisionCount: rows[0]?.count ?? 0,
  };
}

/** Null where a whole series was replaced and does not have this value any more. */
function afterOf({ new_state, new_value, new_evidence }: RevisionRow): Figure | null {
  return new_state && new_evidence ? figureOf(new_state, new_value, new_evidence) : null;
}

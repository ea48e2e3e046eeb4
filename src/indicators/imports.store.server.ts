/** How values of a file come in and go back; where they come from is in `provenance.store.server.ts`. */

import { type RawBuilder, sql } from 'kysely';
import type { Evidence, FigureState } from '#analysis/figure.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, type Row, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { learnSizes } from '#platform/sizes.server.ts';
import type { ImportMode } from './indicator.ts';

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
/** So many values may change what their table looks like as a whole. */
const manyValues = 10_000;

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
  const chunks = Array.from({ length: Math.ceil(values.length / valuesPerStatement) }, (_, index) =>
    received(columnsOf(values.slice(index * valuesPerStatement, (index + 1) * valuesPerStatement))),
  );
  const indicatorIds = [...new Set(values.map((each) => each.indicatorId))];
  return storeImport(db, actor, file, { importId: newId(), rows: values.length, indicatorIds, chunks });
}

/** Values of an import as tables within statements, chunk by chunk. */
export type Incoming = {
  readonly importId: string;
  readonly rows: number;
  readonly indicatorIds: readonly string[];
  readonly chunks: readonly RawBuilder<unknown>[];
};

/** @param stored hears how many chunks are stored */
export async function storeImport(
  db: CityDb,
  actor: Actor,
  file: ReceivedFile,
  { importId, rows, indicatorIds, chunks }: Incoming,
  stored: (chunks: number) => Promise<void> = async () => {},
): Promise<StoredImport> {
  await openImport(db, actor, file, importId, rows);
  const empty = !(await anyValue(db, indicatorIds));
  const count = { replaced: 0, revised: 0 };
  for (const [index, chunk] of chunks.entries()) {
    if (!empty) add(count, await keepReplaced(db, importId, chunk));
    await storeChunk(db, importId, chunk, empty);
    await stored(index + 1);
  }
  if (!empty && file.mode === 'whole-series') add(count, await dropUnnamed(db, importId, indicatorIds));
  if (rows >= manyValues) await learnSizes(db, 'indicator_value');
  await raiseRevisions(db, indicatorIds);
  await db.updateTable('value_import').set(count).where('city_id', '=', db.cityId).where('id', '=', importId).execute();
  const summary = { file: file.name, hash: file.hash, rows, ...count, importId };
  const subject = { act: 'import', kind: 'indicator-values', id: importId, title: file.name } as const;
  const entryId = await recordSummary(db, actor, subject, { ...summary, reason: file.reason ?? null });
  return { entryId, importId, added: rows - count.replaced, ...count };
}

/** What was made of the values before does not stand for them any more. */
async function raiseRevisions(db: CityDb, indicatorIds: readonly string[]) {
  await sql`
    insert into value_revision (city_id, indicator_id, revision)
    select ${db.cityId}::text, id, 1 from unnest(${[...indicatorIds].sort()}::text[]) as changed (id)
    on conflict (city_id, indicator_id) do update set revision = value_revision.revision + 1
  `.execute(db);
}

export type Count = { replaced: number; revised: number };

export function add(count: Count, more: Count) {
  count.replaced += more.replaced;
  count.revised += more.revised;
}

async function openImport(db: CityDb, actor: Actor, file: ReceivedFile, id: string, rows: number) {
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
function received(chunk: ReceivedColumns) {
  const { indicatorIds, areaIds, years, states, values, evidences } = asArrays(chunk);
  return sql`
    (
      select indicator_id, area_id, make_date(year, 1, 1) as starts_on, make_date(year + 1, 1, 1) as ends_on, state, value, evidence
      from unnest(
        ${indicatorIds}::text[], ${areaIds}::text[], ${years}::int[],
        ${states}::text[], ${values}::double precision[], ${evidences}::text[]
      ) as told (indicator_id, area_id, year, state, value, evidence)
    ) as received
  `;
}

/** Many values, by column: a million objects would cost more memory than what they say. */
export type ReceivedColumns = {
  readonly indicatorIds: string[];
  readonly areaIds: string[];
  readonly years: number[];
  readonly states: FigureState[];
  readonly values: (number | null)[];
  readonly evidences: Evidence[];
};

export function noValues(): ReceivedColumns {
  return { indicatorIds: [], areaIds: [], years: [], states: [], values: [], evidences: [] };
}

export function addValue(columns: ReceivedColumns, each: ReceivedValue) {
  columns.indicatorIds.push(each.indicatorId);
  columns.areaIds.push(each.areaId);
  columns.years.push(each.year);
  columns.states.push(each.state);
  columns.values.push(each.value);
  columns.evidences.push(each.evidence);
}

function columnsOf(values: readonly ReceivedValue[]): ReceivedColumns {
  const columns = noValues();
  for (const each of values) addValue(columns, each);
  return columns;
}

/** Each column as the text of a PostgreSQL array: written at once, not element by element. */
export function asArrays({ indicatorIds, areaIds, years, states, values, evidences }: ReceivedColumns) {
  return {
    indicatorIds: textArray(indicatorIds),
    areaIds: textArray(areaIds),
    years: `{${years.join(',')}}`,
    states: textArray(states),
    values: `{${values.map((value) => value ?? 'null').join(',')}}`,
    evidences: textArray(evidences),
  };
}

function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => (/^[a-z][a-z0-9-]*$/.test(text) && text !== 'null' ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

// The limit keeps the search for what is replaced a look-up by key; a plain join reads all values once per chunk.
function replacedBy(db: CityDb, chunk: RawBuilder<unknown>) {
  return sql`
    ${chunk} cross join lateral (
      select * from indicator_value
      where city_id = ${db.cityId} and indicator_id = received.indicator_id and area_id = received.area_id and starts_on = received.starts_on
      limit 1
    ) old
  `;
}

const isRevised = sql`(old.state <> received.state or old.value is distinct from received.value)`;

async function keepReplaced(db: CityDb, importId: string, chunk: RawBuilder<unknown>): Promise<Count> {
  const { rows } = await sql<Count>`
    with kept as (
      insert into replaced_value (city_id, replaced_by, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id, revised)
      select old.city_id, ${importId}::text, old.indicator_id, old.area_id, old.starts_on, old.ends_on, old.state, old.value, old.evidence, old.import_id,
        ${isRevised}
      from ${replacedBy(db, chunk)}
      returning revised
    )
    select count(*)::int as replaced, (count(*) filter (where revised))::int as revised from kept
  `.execute(db);
  return rows[0] ?? { replaced: 0, revised: 0 };
}

/** How many values are there already that these would replace, and with another number. */
export async function countReplaced(db: CityDb, values: ReceivedColumns): Promise<Count> {
  const { rows } = await sql<Count>`
    select count(*)::int as replaced, (count(*) filter (where ${isRevised}))::int as revised
    from ${replacedBy(db, received(values))}
  `.execute(db);
  return rows[0] ?? { replaced: 0, revised: 0 };
}

export async function countHeld(db: CityDb, indicatorIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from indicator_value
    where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** @param empty nothing can be in the way, so that nothing needs to be looked for */
async function storeChunk(db: CityDb, importId: string, chunk: RawBuilder<unknown>, empty: boolean) {
  const replace = empty
    ? sql``
    : sql`on conflict (city_id, indicator_id, area_id, starts_on) do update
      set ends_on = excluded.ends_on, state = excluded.state, value = excluded.value, evidence = excluded.evidence, import_id = excluded.import_id`;
  await sql`
    insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
    select ${db.cityId}::text, indicator_id, area_id, starts_on, ends_on, state, value, evidence, ${importId}::text
    from ${chunk} ${replace}
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
  // Year by year, so that no statement takes long, however large the import was.
  for (const each of await yearsOf(db, sql`indicator_value`, sql`import_id = ${importId}`))
    await sql`delete from indicator_value where ${each(db)} and import_id = ${importId}`.execute(db);
  for (const each of await yearsOf(db, sql`replaced_value`, sql`replaced_by = ${importId}`)) {
    await sql`
      with back as (delete from replaced_value where ${each(db)} and replaced_by = ${importId} returning *)
      insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
      select city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id from back
    `.execute(db);
  }
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

/** Conditions that each find one indicator's values of one year. */
async function yearsOf(db: CityDb, table: RawBuilder<unknown>, of: RawBuilder<unknown>) {
  const { rows } = await sql<{ indicator_id: string; starts_on: string }>`
    select distinct indicator_id, starts_on from ${table} where city_id = ${db.cityId} and ${of} order by 1, 2
  `.execute(db);
  return rows.map(
    ({ indicator_id, starts_on }) =>
      ({ cityId }: CityDb) =>
        sql`city_id = ${cityId} and indicator_id = ${indicator_id} and starts_on = ${starts_on}::date`,
  );
}

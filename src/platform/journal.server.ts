/**
 * The only way to change a city's tables: `record` writes rows and, in the same transaction, one journal entry with who,
 * when, before and after. From before and after every change can be undone, by the one who made it and as long as nobody
 * built on it, without a line of code in the rooms.
 */

import { sql } from 'kysely';
import { now } from './clock.server.ts';
import type { CityDb, Tables } from './database.server.ts';
import { Refusal } from './refusal.ts';

type Value = unknown;
export type Row = Record<string, Value>;

/** A row as it shall be, or null where it shall be gone. `key` holds the primary key without the city. */
export type RowChange = {
  readonly table: keyof Tables & string;
  readonly key: Row;
  readonly row: Row | null;
  /** The revision the writer saw; if the row has moved on, somebody else saved in between. */
  readonly expect?: number | undefined;
};

export type Actor = { readonly id: string | null; readonly name: string };
export type Act =
  | 'create'
  | 'update'
  | 'retire'
  | 'restore'
  | 'order'
  | 'import'
  | 'freeze'
  | 'report'
  | 'undo'
  | 'open'
  | 'close'
  | 'release';

export type Subject = {
  readonly act: Act;
  /** What kind of object of the house (measure, goal …), which one, and its name on that day. */
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** False where the world outside already knows: a frozen report, a sent invitation. */
  readonly undoable?: boolean;
  readonly undoOf?: number;
};

/** One row of a journal entry, as stored. */
export type Journalled = { table: keyof Tables & string; key: Row; before: Row | null; after: Row | null };

export const put = (table: keyof Tables & string, key: Row, row: Row, expect?: number): RowChange => ({
  table,
  key,
  row,
  expect,
});
export const drop = (table: keyof Tables & string, key: Row): RowChange => ({ table, key, row: null });

/** Statements carry at most so many rows: PostgreSQL takes 65,535 parameters. */
const rowsPerStatement = 500;

/**
 * Writes the changes and their journal entry, and raises the city's revision. Rows that are already as they shall be are
 * left alone; if all are, nothing is written and null returned.
 *
 * Tables with a `revision` column count up with each change.
 */
export async function record(
  db: CityDb,
  actor: Actor,
  subject: Subject,
  changes: readonly RowChange[],
): Promise<number | null> {
  const journalled: Journalled[] = [];
  for (const run of runsOf(changes)) journalled.push(...(await writeRun(db, run)));
  if (journalled.length === 0) return null;
  for (const run of runsOf(ownersOf(journalled, changes))) journalled.push(...(await writeRun(db, run, true)));
  return enter(db, actor, subject, journalled);
}

/**
 * Rows that are as they shall be while what belongs to them (the goals of a measure) has changed: their revision counts up
 * as well, so that whoever still sees the old is told.
 */
function ownersOf(journalled: readonly Journalled[], changes: readonly RowChange[]): RowChange[] {
  const links = new Set(journalled.flatMap(({ key }) => Object.entries(key).map(([column, id]) => `${column} ${id}`)));
  const written = new Set(journalled.map(({ table, key }) => `${table} ${key.id}`));
  return changes.filter(
    ({ table, key, row }) => row && links.has(`${table}_id ${key.id}`) && !written.has(`${table} ${key.id}`),
  );
}

/** An entry for a change too large to keep row by row (an import): what it did is said in words and numbers. */
export async function recordSummary(db: CityDb, actor: Actor, subject: Subject, summary: Row): Promise<number> {
  return enter(db, actor, subject, [{ table: 'journal', key: {}, before: null, after: summary }]);
}

async function enter(db: CityDb, actor: Actor, subject: Subject, changes: readonly Journalled[]): Promise<number> {
  const entry = await db
    .insertInto('journal')
    .values({
      city_id: db.cityId,
      at: now().toISOString(),
      actor_id: actor.id,
      actor_name: actor.name,
      act: subject.act,
      kind: subject.kind,
      object_id: subject.id,
      title: subject.title,
      changes: JSON.stringify(changes),
      undoable: subject.undoable ?? true,
      undo_of: subject.undoOf ?? null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await touch(db);
  return entry.id;
}

/** Raises the revision, so that nothing remembered of the city is used again. */
export async function touch(db: CityDb): Promise<void> {
  await db.updateTable('city').set({ revision: sql`revision + 1` }).where('city_id', '=', db.cityId).execute();
}

/** Neighbouring changes of one table and one direction go to the database together. */
function runsOf(changes: readonly RowChange[]): RowChange[][] {
  const runs: RowChange[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const fits = last && last.table === change.table && (last.row === null) === (change.row === null);
    if (run && fits && run.length < rowsPerStatement) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

async function writeRun(db: CityDb, run: readonly RowChange[], touch = false): Promise<Journalled[]> {
  const [first] = run;
  if (!first) return [];
  const { table } = first;
  const types = await columnTypes(db, table);
  const keyColumns = Object.keys(first.key);
  const existing = await rowsByKey(db, table, keyColumns, run);
  const written: Journalled[] = [];
  for (const change of run) {
    const before = existing.get(keyOf(change.key, keyColumns)) ?? null;
    checkRevision(change, before);
    if (change.row === null) {
      if (before) written.push({ table, key: change.key, before, after: null });
      continue;
    }
    const after: Row = { ...(before ?? {}), city_id: db.cityId, ...change.key, ...change.row };
    if (before && sameRow(before, after, types) && !(touch && types.has('revision'))) continue;
    if (types.has('revision')) after.revision = Number(before?.revision ?? 0) + 1;
    written.push({ table, key: change.key, before, after });
  }
  if (first.row === null) await deleteRows(db, table, keyColumns, written);
  else await upsertRows(db, table, keyColumns, written, types);
  return written;
}

function checkRevision({ expect, key }: RowChange, before: Row | null) {
  if (expect === undefined) return;
  if (!before) throw new Refusal(409, 'changed-meanwhile-gone');
  if (before.revision !== expect) throw new ChangedMeanwhile(String(Object.values(key)[0]));
}

/** Somebody else saved the same object in between. */
export class ChangedMeanwhile extends Refusal {
  constructor(objectId: string) {
    super(409, 'changed-meanwhile', { objectId });
  }
}

async function rowsByKey(
  db: CityDb,
  table: string,
  keyColumns: string[],
  run: readonly RowChange[],
): Promise<Map<string, Row>> {
  const columns = sql.join(keyColumns.map((column) => sql.ref(column)));
  const keys = sql.join(run.map(({ key }) => sql`(${sql.join(keyColumns.map((column) => sql`${key[column]}`))})`));
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where city_id = ${db.cityId} and (${columns}) in (${keys}) for update
  `.execute(db);
  return new Map(rows.map((row) => [keyOf(row, keyColumns), row]));
}

async function deleteRows(db: CityDb, table: string, keyColumns: string[], gone: readonly Journalled[]) {
  if (gone.length === 0) return;
  const columns = sql.join(keyColumns.map((column) => sql.ref(column)));
  const keys = sql.join(gone.map(({ key }) => sql`(${sql.join(keyColumns.map((column) => sql`${key[column]}`))})`));
  await sql`delete from ${sql.table(table)} where city_id = ${db.cityId} and (${columns}) in (${keys})`.execute(db);
}

async function upsertRows(db: CityDb, table: string, keyColumns: string[], rows: readonly Journalled[], types: Types) {
  const [first] = rows;
  if (!first) return;
  const columns = [...new Set(rows.flatMap(({ after }) => Object.keys(after ?? {})))];
  const perStatement = Math.max(1, Math.floor(20_000 / columns.length));
  const others = columns.filter((column) => column !== 'city_id' && !keyColumns.includes(column));
  const conflict = sql.join(['city_id', ...keyColumns].map((column) => sql.ref(column)));
  const update =
    others.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`;
  for (let from = 0; from < rows.length; from += perStatement) {
    const values = rows
      .slice(from, from + perStatement)
      .map(
        ({ after }) => sql`(${sql.join(columns.map((column) => sql`${stored(after?.[column], types.get(column))}`))})`,
      );
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)} on conflict (${conflict}) ${update}
    `.execute(db);
  }
}

type Types = ReadonlyMap<string, string>;
const knownTypes = new Map<string, Types>();

/** Column types of a table; needed to tell jsonb from an array. They change with a migration only, so they are kept. */
async function columnTypes(db: CityDb, table: string): Promise<Types> {
  const found = knownTypes.get(table);
  if (found) return found;
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type, 'city_id' as reason
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
  `.execute(db);
  const types = new Map(rows.map((row) => [row.name, row.type]));
  knownTypes.set(table, types);
  return types;
}

function stored(value: Value, type: string | undefined): Value {
  if (value === undefined) return null;
  return type === 'jsonb' && value !== null && typeof value !== 'string' ? JSON.stringify(value) : value;
}

function keyOf(row: Row, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => row[column]));
}

function sameRow(a: Row, b: Row, types: Types): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (column) =>
      column === 'revision' || comparable(a[column], types.get(column)) === comparable(b[column], types.get(column)),
  );
}

function comparable(value: Value, type: string | undefined): string {
  if (type === 'jsonb' && typeof value === 'string') return comparableJson(value);
  if (type?.startsWith('timestamp') && typeof value === 'string') return new Date(value).toISOString();
  return canonical(value ?? null);
}

function comparableJson(text: string): string {
  try {
    return canonical(JSON.parse(text));
  } catch {
    return canonical(text);
  }
}

/** JSON with sorted keys: jsonb does not keep their order. */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value as Row).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export type Entry = {
  readonly id: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly act: Act;
  readonly kind: string;
  readonly objectId: string;
  readonly title: string;
  readonly undoable: boolean;
  readonly undoOf: number | null;
  readonly undoneBy: number | null;
  readonly changes: readonly Journalled[];
};

type EntriesAsked = { kind?: string; objectId?: string; actorId?: string; before?: number; limit?: number };

/**
 * The latest entries, newest first: of the whole city, of one object, of one person.
 *
 * @param without kinds of objects that the reader may not read about
 */
export async function entries(
  db: CityDb,
  { kind, objectId, actorId, before, without = [], limit = 50 }: EntriesAsked & { without?: readonly string[] } = {},
): Promise<Entry[]> {
  let query = db.selectFrom('journal').selectAll().where('city_id', '=', db.cityId).orderBy('id', 'desc').limit(limit);
  if (kind) query = query.where('kind', '=', kind);
  if (objectId) query = query.where('object_id', '=', objectId);
  if (actorId) query = query.where('actor_id', '=', actorId);
  if (before) query = query.where('id', '<', before);
  if (without.length > 0) query = query.where('kind', 'not in', without);
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    act: row.act as Act,
    kind: row.kind,
    objectId: row.object_id,
    title: row.title,
    undoable: row.undoable,
    undoOf: row.undo_of,
    undoneBy: row.undone_by,
    changes: row.changes as Journalled[],
  }));
}

export async function entry(db: CityDb, id: number): Promise<Entry | undefined> {
  const [found] = await entries(db, { before: id + 1, limit: 1 });
  return found?.id === id ? found : undefined;
}

/** What a room does to take back a change that `record` did not hold row by row. */
export type UndoSummary = (db: CityDb, summary: Row) => Promise<void>;

/**
 * Takes a change back, if the one who asks made it and every row still is as that change left it. Taking back is itself a
 * change, and can be taken back.
 *
 * @param undoSummary for changes entered with `recordSummary`, by kind of object
 */
export async function undo(
  db: CityDb,
  actor: Actor,
  id: number,
  undoSummary: Readonly<Record<string, UndoSummary>> = {},
): Promise<{ entryId: number; undone: Entry }> {
  const made = await entry(db, id);
  if (!made) throw new Refusal(404, 'not-found');
  if (made.actorId === null || made.actorId !== actor.id) throw new Refusal(403, 'undo-not-yours');
  if (!made.undoable) throw new Refusal(409, 'undo-never');
  if (made.undoneBy !== null) throw new Refusal(409, 'undo-done');
  const subject: Subject = { act: 'undo', kind: made.kind, id: made.objectId, title: made.title, undoOf: made.id };
  const summary = made.changes.length === 1 && made.changes[0]?.table === 'journal' ? made.changes[0].after : undefined;
  const entryId = summary
    ? await undoBySummary(db, actor, { ...subject, undoable: false }, summary, undoSummary[made.kind])
    : await undoRows(db, actor, subject, made.changes);
  await db
    .updateTable('journal')
    .set({ undone_by: entryId })
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .execute();
  return { entryId, undone: made };
}

async function undoBySummary(db: CityDb, actor: Actor, subject: Subject, summary: Row, work: UndoSummary | undefined) {
  if (!work) throw new Refusal(409, 'undo-never');
  await work(db, summary);
  return recordSummary(db, actor, subject, summary);
}

async function undoRows(db: CityDb, actor: Actor, subject: Subject, changes: readonly Journalled[]): Promise<number> {
  await checkUntouched(db, changes);
  const back = changes.toReversed().map(({ table, key, before }): RowChange => ({ table, key, row: before }));
  try {
    const entryId = await record(db, actor, subject, back);
    if (entryId === null) throw new Refusal(409, 'undo-built-on');
    return entryId;
  } catch (error) {
    // Something else refers to what the change had made.
    if (error instanceof Refusal && error.key === 'still-needed') throw new Refusal(409, 'undo-built-on');
    throw error;
  }
}

async function checkUntouched(db: CityDb, changes: readonly Journalled[]) {
  for (const run of runsOf(changes.map(({ table, key, after }) => ({ table, key, row: after })))) {
    const [first] = run;
    if (!first) continue;
    const keyColumns = Object.keys(first.key);
    const types = await columnTypes(db, first.table);
    const current = await rowsByKey(db, first.table, keyColumns, run);
    for (const { key, row } of run) {
      const is = current.get(keyOf(key, keyColumns)) ?? null;
      if ((is === null) !== (row === null)) throw new Refusal(409, 'undo-built-on');
      if (is && row && !sameRow(is, row, types)) throw new Refusal(409, 'undo-built-on');
    }
  }
}

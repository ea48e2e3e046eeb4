import { sql } from 'kysely';
import type { CityDb, Tables } from './database.server.ts';
import { drop, put, type Row, type RowChange } from './journal.server.ts';

/**
 * The changes that make a set of link rows (the goals of a measure, the areas of a focus area) just what it shall be:
 * what is missing is put, what is too many dropped.
 *
 * @param scope the columns all rows of the set share, with their values
 * @param keyColumns the rest of the primary key
 * @param wanted all rows of the set, without the scope's columns
 */
export async function replaceSet(
  db: CityDb,
  table: keyof Tables & string,
  scope: Row,
  keyColumns: readonly string[],
  wanted: readonly Row[],
): Promise<RowChange[]> {
  const conditions = Object.entries(scope).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where city_id = ${db.cityId} and ${sql.join(conditions, sql` and `)}
  `.execute(db);
  const keyOf = keyIn(scope, keyColumns);
  const kept = new Set(wanted.map((row) => JSON.stringify(keyOf(row))));
  return [
    ...rows
      .map(keyOf)
      .filter((key) => !kept.has(JSON.stringify(key)))
      .map((key) => drop(table, key)),
    ...putSet(table, scope, keyColumns, wanted),
  ];
}

const keyIn =
  (scope: Row, keyColumns: readonly string[]) =>
  (row: Row): Row => ({ ...scope, ...Object.fromEntries(keyColumns.map((column) => [column, row[column]])) });

/** The same for what is new: nothing has to be looked up. */
export function putSet(
  table: keyof Tables & string,
  scope: Row,
  keyColumns: readonly string[],
  wanted: readonly Row[],
): RowChange[] {
  const keyOf = keyIn(scope, keyColumns);
  return wanted.map((row) => put(table, keyOf(row), row));
}

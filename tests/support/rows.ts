/** What a city holds, row by row as the database writes it: to see that nothing, or all of it, is as before. */

import { sql } from 'kysely';
import type { Tables } from '#platform/database.server.ts';
import { database, type TestCity } from './city.ts';

export type Table = keyof Tables & string;

const { rows: found } = await sql<{ name: Table }>`
  select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'city_id' and table_name not in ('city', 'journal') order by 1
`.execute(database.kysely);
const tables = found.map((row) => row.name);

/** The rows of one table, in a fixed order. `revisions: false` leaves out how often each was saved. */
export async function rowsOf(city: TestCity, table: Table, { revisions = true } = {}): Promise<string[]> {
  const row = revisions ? sql`held::text` : sql`(to_jsonb(held) - 'revision')::text`;
  const { rows } = await city.read((db) =>
    sql<{
      row: string;
    }>`select ${row} as row from ${sql.table(table)} held where city_id = ${db.cityId} order by 1`.execute(db),
  );
  return rows.map((each) => each.row);
}

/** All rows of all tables but the journal. */
export async function everything(city: TestCity, how?: { revisions: boolean }): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {};
  for (const table of tables) held[table] = await rowsOf(city, table, how);
  return held;
}

export async function journalLength(city: TestCity): Promise<number> {
  return (await rowsOf(city, 'journal')).length;
}

/** How a refusal looks to whom it is thrown at. */
export const refused = (status: number, key: string) => ({ status, data: { key } });

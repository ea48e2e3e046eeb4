import { sql } from 'kysely';
import type { CityDb, Tables } from './database.server.ts';

export type Named = { readonly id: string; readonly name: string; readonly retired: boolean };

/**
 * Ids and names of a table of another room, for choosing and linking: that much a room may know of those above it.
 *
 * @param column the one that holds the name
 */
export async function listNames(db: CityDb, table: keyof Tables & string, column: 'name' | 'title'): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select id, ${sql.ref(column)} as name, retired_at is not null as retired
    from ${sql.table(table)} where city_id = ${db.cityId} order by ${sql.ref(column)}
  `.execute(db);
  return rows;
}

export function nameMap(names: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(names.map(({ id, name }) => [id, name]));
}

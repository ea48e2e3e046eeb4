/** Tells the database how large tables have become, so that it goes by the right index from the next statement on. */

import { sql } from 'kysely';
import type { CityDb, Tables } from './database.server.ts';

/** So many new rows make a table another one. */
export const manyRows = 200;

export async function learnSizes(db: CityDb, ...tables: (keyof Tables & string)[]): Promise<void> {
  // The tables are those of all cities: the statement reads none of their rows.
  await sql`select learn_sizes(${tables}::text[]), ${db.cityId}::text as city_id`.execute(db);
}

import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** A map: one indicator, one year, all areas. It ends with the area, so that whoever looks for one row finds one row in it. */
export async function up(schema: Schema): Promise<void> {
  await sql`create index indicator_value_year on indicator_value (city_id, indicator_id, starts_on, area_id)`.execute(
    schema,
  );
}

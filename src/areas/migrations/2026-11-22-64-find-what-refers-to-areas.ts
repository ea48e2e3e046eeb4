import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/**
 * Taking a division of ten thousand areas back: for each of them the database asks what refers to it. Not led by the city, so
 * that nobody who looks for one row by its key is sent through a whole city (see `indicator_value_import`).
 */
export async function up(schema: Schema): Promise<void> {
  await sql`create index area_parent on area (parent_id, city_id) where parent_id is not null`.execute(schema);
  await sql`create index area_part_part on area_part (part_id, city_id)`.execute(schema);
  await sql`create index place_area on place (area_id, city_id) where area_id is not null`.execute(schema);
}

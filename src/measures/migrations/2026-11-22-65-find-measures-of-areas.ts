import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Which measures stand in an area: asked for each area that is taken back. Led by the area, as in the migration before. */
export async function up(schema: Schema): Promise<void> {
  await sql`create index measure_area_area on measure_area (area_id, city_id)`.execute(schema);
}

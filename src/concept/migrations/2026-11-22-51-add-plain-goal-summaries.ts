import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // What the goal means for people in the city, in short sentences.
  await sql`alter table goal add column plain text`.execute(schema);
}

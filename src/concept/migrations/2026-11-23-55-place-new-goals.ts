import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // The goal after which a new one shall stand; at the end of its guideline where nobody has said.
  await sql`alter table version_statement add column after_id text`.execute(schema);
}

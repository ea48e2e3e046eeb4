import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Places come by file and may end; the key of their source tells which is which when the file comes again. */
export async function up(schema: Schema): Promise<void> {
  await sql`alter table place add column code text, add column retired_at timestamptz`.execute(schema);
}

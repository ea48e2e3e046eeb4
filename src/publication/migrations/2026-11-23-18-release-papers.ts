import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Papers, meetings and committees can be released too. What can be is said by `factsOfKind` alone, so that each room adds its own. */
export async function up(schema: Schema): Promise<void> {
  await sql`alter table release drop constraint release_kind_check`.execute(schema);
  await sql`alter table release add constraint release_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$')`.execute(schema);
}

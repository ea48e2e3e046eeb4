import { sql } from 'kysely';
import { openToApp, type Schema } from '#platform/migrate.server.ts';

/** Who may bring new cities into the installation: said at its command line, of no single city. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table founder (
      person_id text primary key references person (id) on delete cascade,
      since timestamptz not null
    )
  `.execute(schema);
  await openToApp(schema, 'founder');
}

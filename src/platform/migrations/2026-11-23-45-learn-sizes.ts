import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

/**
 * Who has just filled a table tells the planner how large it is now. PostgreSQL learns it by itself, but a minute later; the
 * embedded engine never does. Not knowing, it looks for one row by an index that only knows the city, and reads all of it.
 * Measuring a table is its owner's right, so the function has it.
 */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create function learn_sizes(tables text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
      each text;
    begin
      foreach each in array tables loop
        execute format('analyze public.%I', each);
      end loop;
    end $$
  `.execute(schema);
  await sql`revoke all on function learn_sizes(text[]) from public`.execute(schema);
  await sql`grant execute on function learn_sizes(text[]) to ${sql.id(appRole)}`.execute(schema);
}

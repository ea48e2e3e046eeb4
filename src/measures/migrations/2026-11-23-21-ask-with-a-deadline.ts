import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** A request to take part says what is wanted by when and of whom, its answer what is promised by when. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table measure_office
      add column wanted text,
      add column due_on date,
      add column asked_by_id text,
      add column person_id text references person (id) on delete set null,
      add column deputy_id text references person (id) on delete set null,
      add column answered_on date,
      add column promised_on date,
      add column contribution text,
      add column contribution_link text,
      add column contributed_on date,
      add check (asked_by_id <> office_id),
      add foreign key (city_id, asked_by_id) references office (city_id, id)
  `.execute(schema);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** How files with these headings were read the last time, so that the next one of the same source needs no word. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table remembered_reading (
      city_id text not null references city (city_id),
      id text not null,
      file_name text not null,
      wishes jsonb not null,
      source text,
      licence text,
      remembered_at timestamptz not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'remembered_reading');
}

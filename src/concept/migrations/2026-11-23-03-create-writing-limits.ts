import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table writing_limit (
      city_id text not null references city (city_id),
      id text not null check (id = 'city'),
      section int not null check (section > 0),
      part int not null check (part > 0),
      analysis_share int not null check (analysis_share between 1 and 100),
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'writing_limit');
}

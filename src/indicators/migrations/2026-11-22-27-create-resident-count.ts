import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // One row per city: the indicator that counts its residents, as the coordination has chosen it.
  await sql`
    create table resident_count (
      city_id text not null references city (city_id),
      id text not null check (id = 'residents'),
      indicator_id text not null,
      primary key (city_id, id),
      foreign key (city_id, indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'resident_count');
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // Where a city sees two uses otherwise than delivered: that they cannot, or can, stand on the same land.
  await sql`
    create table contrary_use (
      city_id text not null references city (city_id),
      one text not null,
      other text not null check (one < other),
      contrary boolean not null,
      primary key (city_id, one, other)
    )
  `.execute(schema);
  await lockToCity(schema, 'contrary_use');
}

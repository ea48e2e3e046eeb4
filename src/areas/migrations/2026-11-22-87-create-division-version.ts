import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/**
 * A division received again with other borders: its versions, the areas that began or ended with one, and the shapes after which
 * a series cannot be compared with what was before. Periods are half-open; an open end still holds.
 */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table division_version (
      city_id text not null references city (city_id),
      division_id text not null,
      valid_from date not null,
      source text,
      licence text,
      note text,
      primary key (city_id, division_id, valid_from),
      foreign key (city_id, division_id) references division (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'division_version');
  await sql`
    alter table area add column valid_from date, add column valid_to date, add check (valid_to > valid_from)
  `.execute(schema);
  await sql`alter table area_shape add column breaks boolean not null default false`.execute(schema);
}

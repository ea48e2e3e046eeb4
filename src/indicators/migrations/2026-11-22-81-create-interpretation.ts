import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // What a change of a year means, or who was asked for it: one row for an indicator and a year.
  await sql`
    create table interpretation (
      city_id text not null references city (city_id),
      id text not null,
      indicator_id text not null,
      year int not null,
      comment text,
      office_id text,
      asked_on date not null,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, indicator_id, year),
      check (comment is not null or office_id is not null),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'interpretation');
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Which indicator is the sum of which others: a whole can be split up in several ways, each with a name of its own. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table indicator_sum (
      city_id text not null references city (city_id),
      whole_id text not null,
      part_id text not null,
      split text not null,
      primary key (city_id, whole_id, part_id),
      foreign key (city_id, whole_id) references indicator (city_id, id),
      foreign key (city_id, part_id) references indicator (city_id, id),
      check (whole_id <> part_id)
    )
  `.execute(schema);
  await sql`create index indicator_sum_part on indicator_sum (city_id, part_id)`.execute(schema);
  await lockToCity(schema, 'indicator_sum');
}

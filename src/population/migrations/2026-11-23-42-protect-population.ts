import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** How the counts of a data set are protected; where nobody has decided, small ones are held back. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table population_protection (
      city_id text not null references city (city_id),
      set_id text not null,
      method text not null check (method in ('small', 'closed', 'open')),
      threshold int check (threshold between 3 and 1000),
      reason text,
      revision int not null,
      primary key (city_id, set_id),
      check (method <> 'small' or threshold is not null),
      check (method <> 'open' or reason is not null)
    )
  `.execute(schema);
  await lockToCity(schema, 'population_protection');
}

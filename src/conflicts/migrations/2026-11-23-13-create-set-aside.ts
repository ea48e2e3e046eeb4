import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // Proposals somebody has looked at and found to be no conflict: they do not come back.
  await sql`
    create table set_aside_proposal (
      city_id text not null references city (city_id),
      proposal_key text not null,
      title text not null,
      reason text not null,
      set_aside_on date not null,
      set_aside_by text not null,
      primary key (city_id, proposal_key)
    )
  `.execute(schema);
  await lockToCity(schema, 'set_aside_proposal');
}

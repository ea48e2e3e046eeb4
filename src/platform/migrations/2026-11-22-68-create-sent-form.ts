import { sql } from 'kysely';
import { lockToCity, type Schema } from '../migrate.server.ts';

/** Forms that a browser has sent under a key of its own, so that one sent again is not saved again. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table sent_form (
      city_id text not null references city (city_id),
      person_id text not null references person (id) on delete cascade,
      key text not null check (length(key) between 16 and 64),
      at timestamptz not null,
      location text,
      note text,
      primary key (city_id, person_id, key)
    )
  `.execute(schema);
  await sql`create index sent_form_at on sent_form (city_id, at)`.execute(schema);
  await lockToCity(schema, 'sent_form');
}

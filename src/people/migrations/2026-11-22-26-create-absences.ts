import { sql } from 'kysely';
import { lockToCity, openToApp, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // No reason is kept: why somebody is away is nobody's business.
  await sql`
    create table absence (
      city_id text not null references city (city_id),
      id text not null,
      person_id text not null references person (id) on delete cascade,
      deputy_id text not null references person (id) on delete cascade,
      from_on date not null,
      to_on date not null,
      revision int not null,
      primary key (city_id, id),
      check (from_on <= to_on)
    )
  `.execute(schema);
  await sql`create index absence_until on absence (city_id, to_on)`.execute(schema);
  await sql`
    create table calendar_feed (
      city_id text not null references city (city_id),
      person_id text not null references person (id) on delete cascade,
      token_hash text not null,
      made_at timestamptz not null,
      primary key (city_id, person_id),
      unique (city_id, token_hash)
    )
  `.execute(schema);
  for (const table of ['absence', 'calendar_feed']) await lockToCity(schema, table);
  // One row per person: what she wants, and the day of her latest mail, which is also the claim to send one.
  await sql`
    create table reminder (
      person_id text primary key references person (id) on delete cascade,
      rhythm text not null check (rhythm in ('daily', 'weekly', 'never')),
      language text not null check (language in ('de', 'en')),
      sent_on date
    )
  `.execute(schema);
  await openToApp(schema, 'reminder');
}

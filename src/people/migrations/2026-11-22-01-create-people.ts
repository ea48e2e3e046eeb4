import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table office (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      short text,
      kind text not null check (kind in ('department', 'office', 'company', 'council', 'other')),
      parent_id text,
      contact text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, parent_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table membership (
      city_id text not null references city (city_id),
      id text not null,
      person_id text not null references person (id) on delete cascade,
      role text not null,
      office_id text,
      primary key (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`create unique index membership_once on membership (city_id, person_id, role, coalesce(office_id, ''))`.execute(
    schema,
  );
  // The cities of one person, asked before any city is chosen.
  await sql`create index membership_person on membership (person_id)`.execute(schema);
  await sql`
    create table invitation (
      city_id text not null references city (city_id),
      id text not null,
      email text not null,
      role text not null,
      office_id text,
      token_hash text not null,
      invited_by text not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      withdrawn_at timestamptz,
      primary key (city_id, id),
      unique (city_id, token_hash),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  for (const table of ['office', 'membership', 'invitation']) await lockToCity(schema, table);
  // Choosing a city happens before one is chosen: a person sees her own memberships in all of them, and nothing else.
  await sql`
    create policy mine on membership for select to ${sql.id(appRole)}
      using (person_id = current_setting('app.person_id', true))
  `.execute(schema);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table section (
      city_id text not null references city (city_id),
      id text not null,
      sector_part_id text not null,
      kind text not null check (kind in ('analysis', 'goals', 'strategies', 'measures')),
      title text not null,
      position int not null,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id)
    )
  `.execute(schema);
  await sql`create index section_part on section (city_id, sector_part_id)`.execute(schema);
  // `state` is the shared document as those who write merge it; `body` and `characters` are read out of it when it is stored.
  await sql`
    create table section_text (
      city_id text not null references city (city_id),
      section_id text not null,
      state bytea not null,
      body jsonb not null,
      characters int not null check (characters >= 0),
      frozen_at timestamptz,
      stored_at timestamptz not null,
      revision int not null,
      primary key (city_id, section_id),
      foreign key (city_id, section_id) references section (city_id, id)
    )
  `.execute(schema);
  // What somebody has written since she sat down: becomes one entry of the journal when she is done.
  await sql`
    create table writing_sitting (
      city_id text not null references city (city_id),
      section_id text not null,
      person_id text not null references person (id) on delete cascade,
      name text not null,
      before jsonb not null,
      after jsonb not null,
      began_at timestamptz not null,
      wrote_at timestamptz not null,
      primary key (city_id, section_id, person_id),
      foreign key (city_id, section_id) references section (city_id, id)
    )
  `.execute(schema);
  for (const table of ['section', 'section_text', 'writing_sitting']) await lockToCity(schema, table);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Who consults and decides, who sits there, what they are told of, when they meet. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table committee (
      city_id text not null references city (city_id),
      id text not null,
      kind text not null check (kind in
        ('council', 'committee', 'village-council', 'district-council', 'advisory-board', 'group')),
      name text not null,
      short text,
      area_id text,
      purpose text,
      url text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table committee_member (
      city_id text not null references city (city_id),
      committee_id text not null,
      id text not null,
      name text not null,
      role text,
      person_id text references person (id) on delete set null,
      from_on date,
      to_on date,
      named boolean not null,
      position int not null,
      primary key (city_id, committee_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id)
    )
  `.execute(schema);
  await sql`create index committee_member_person on committee_member (city_id, person_id)`.execute(schema);
  await sql`
    create table council_subscription (
      city_id text not null references city (city_id),
      committee_id text not null,
      id text not null,
      area_id text,
      sector_part_id text,
      primary key (city_id, committee_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table meeting (
      city_id text not null references city (city_id),
      id text not null,
      committee_id text not null,
      title text not null,
      held_on date not null,
      held_at text check (held_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
      place text,
      state text not null check (state in ('planned', 'invited', 'held', 'cancelled')),
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id)
    )
  `.execute(schema);
  await sql`create index meeting_days on meeting (city_id, held_on)`.execute(schema);
  for (const table of ['committee', 'committee_member', 'council_subscription', 'meeting'])
    await lockToCity(schema, table);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table procedure (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      text text,
      source text,
      version int not null check (version > 0),
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  // Steps of a version are not changed: a conflict goes on in the version it began with.
  await sql`
    create table procedure_step (
      city_id text not null references city (city_id),
      procedure_id text not null,
      version int not null,
      position int not null,
      kind text not null check (kind in ('statements', 'inform', 'hear', 'decide')),
      name text not null,
      body text not null,
      stand_in text not null,
      office_id text,
      person_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      days int not null check (days between 1 and 365),
      alongside boolean not null,
      primary key (city_id, procedure_id, version, position),
      check (not alongside or kind in ('inform', 'hear')),
      foreign key (city_id, procedure_id) references procedure (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  for (const table of ['procedure', 'procedure_step']) await lockToCity(schema, table);
}

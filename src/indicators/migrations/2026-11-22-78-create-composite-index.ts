import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table composite_index (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      purpose text,
      source text,
      version int not null check (version >= 1),
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table index_version (
      city_id text not null references city (city_id),
      index_id text not null,
      version int not null check (version >= 1),
      definition jsonb not null,
      reason text,
      made_by text not null,
      made_at timestamptz not null,
      primary key (city_id, index_id, version),
      foreign key (city_id, index_id) references composite_index (city_id, id)
    )
  `.execute(schema);
  // What was computed with a version must be found again: it can be taken back by its maker, but never becomes another.
  await sql`
    create or replace function keep_index_version() returns trigger language plpgsql as $$
    begin
      raise exception 'a version of an index is not changed';
    end $$
  `.execute(schema);
  await sql`
    create trigger kept before update on index_version for each row execute function keep_index_version()
  `.execute(schema);
  for (const table of ['composite_index', 'index_version']) await lockToCity(schema, table);
}

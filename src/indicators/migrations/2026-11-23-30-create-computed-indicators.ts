import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** How an indicator is computed from others, in versions; what it says is computed when it is looked at. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table indicator
      drop constraint indicator_kind_check,
      add constraint indicator_kind_check check (kind in ('count', 'rate', 'amount', 'mean', 'computed')),
      add column formula_version int,
      add constraint indicator_formula_check check (kind <> 'computed' or formula_version is not null)
  `.execute(schema);
  await sql`
    create table indicator_formula (
      city_id text not null references city (city_id),
      indicator_id text not null,
      version int not null check (version >= 1),
      definition jsonb not null,
      reason text,
      made_by text not null,
      made_at timestamptz not null,
      primary key (city_id, indicator_id, version),
      foreign key (city_id, indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  // An indicator that others are computed from cannot go as if it had never been.
  await sql`
    create table formula_input (
      city_id text not null references city (city_id),
      indicator_id text not null,
      version int not null,
      input_id text not null,
      primary key (city_id, indicator_id, version, input_id),
      foreign key (city_id, indicator_id, version) references indicator_formula (city_id, indicator_id, version),
      foreign key (city_id, input_id) references indicator (city_id, id)
    )
  `.execute(schema);
  await sql`create index formula_input_of on formula_input (city_id, input_id)`.execute(schema);
  // What was computed with a version must be found again: it can be taken back by its maker, but never becomes another.
  await sql`
    create or replace function keep_indicator_formula() returns trigger language plpgsql as $$
    begin
      raise exception 'a version of a formula is not changed';
    end $$
  `.execute(schema);
  await sql`
    create trigger kept before update on indicator_formula for each row execute function keep_indicator_formula()
  `.execute(schema);
  for (const table of ['indicator_formula', 'formula_input']) await lockToCity(schema, table);
}

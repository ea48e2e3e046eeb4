import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // A file of people by age and sex, kept as it came: what is projected from it can be computed again.
  await sql`
    create table population_set (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      source text not null,
      licence text,
      evidence text not null check (evidence in ('measured', 'computed', 'carried', 'forecast', 'assessed', 'asserted', 'example')),
      division_id text,
      file_name text not null,
      hash text not null,
      age_groups jsonb not null,
      stored_by text not null,
      stored_at timestamptz not null,
      primary key (city_id, id),
      foreign key (city_id, division_id) references division (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table population_count (
      city_id text not null references city (city_id),
      set_id text not null,
      area_id text not null,
      year int not null check (year between 1800 and 2300),
      female double precision[] not null,
      male double precision[] not null,
      primary key (city_id, set_id, area_id, year),
      foreign key (city_id, set_id) references population_set (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id),
      check (cardinality(female) = cardinality(male))
    )
  `.execute(schema);
  await sql`
    create table population_scenario (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      version int not null check (version >= 1),
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table scenario_version (
      city_id text not null references city (city_id),
      scenario_id text not null,
      version int not null check (version >= 1),
      set_id text not null,
      assumptions jsonb not null,
      reason text,
      made_by text not null,
      made_at timestamptz not null,
      primary key (city_id, scenario_id, version),
      foreign key (city_id, scenario_id) references population_scenario (city_id, id),
      foreign key (city_id, set_id) references population_set (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table population_projection (
      city_id text not null references city (city_id),
      id text not null,
      scenario_id text not null,
      version int not null,
      method_version text not null,
      result jsonb not null,
      made_by text not null,
      made_at timestamptz not null,
      primary key (city_id, id),
      foreign key (city_id, scenario_id, version) references scenario_version (city_id, scenario_id, version)
    )
  `.execute(schema);
  await sql`create index population_projection_latest on population_projection (city_id, made_at)`.execute(schema);
  await sql`
    create table projected_area (
      city_id text not null references city (city_id),
      projection_id text not null,
      area_id text not null,
      year int not null,
      people double precision not null,
      low double precision,
      high double precision,
      primary key (city_id, projection_id, area_id, year),
      foreign key (city_id, projection_id) references population_projection (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id)
    )
  `.execute(schema);
  // What was received, assumed and computed is compared with what came; it can be taken back, but never becomes another.
  await sql`
    create or replace function keep_projection() returns trigger language plpgsql as $$
    begin
      raise exception 'what was assumed and projected is not changed';
    end $$
  `.execute(schema);
  for (const table of ['population_count', 'scenario_version', 'population_projection', 'projected_area'])
    await sql`
      create trigger kept before update on ${sql.table(table)} for each row execute function keep_projection()
    `.execute(schema);
  for (const table of [
    'population_set',
    'population_count',
    'population_scenario',
    'scenario_version',
    'population_projection',
    'projected_area',
  ])
    await lockToCity(schema, table);
}

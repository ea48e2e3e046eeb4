import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

const states = sql.raw(`('known', 'missing', 'suppressed', 'not-applicable')`);
const evidences = sql.raw(`('measured', 'computed', 'carried', 'forecast', 'assessed', 'asserted', 'example')`);

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table indicator (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      definition text,
      source text,
      licence text,
      method text,
      method_version text not null,
      unit text,
      kind text not null check (kind in ('count', 'rate', 'amount', 'mean')),
      direction text not null check (direction in ('up', 'down', 'none')),
      theme text,
      decimals int not null,
      numerator_id text,
      denominator_id text,
      per double precision not null,
      rhythm_months int,
      office_id text,
      evidence text not null check (evidence in ${evidences}),
      sensitive boolean not null,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, numerator_id) references indicator (city_id, id),
      foreign key (city_id, denominator_id) references indicator (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id),
      check (kind <> 'rate' or (numerator_id is not null and denominator_id is not null))
    )
  `.execute(schema);
  await sql`
    create table value_import (
      city_id text not null references city (city_id),
      id text not null,
      file_name text not null,
      hash text not null,
      rows int not null,
      imported_by text not null,
      imported_at timestamptz not null,
      undone_at timestamptz,
      primary key (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table indicator_value (
      city_id text not null references city (city_id),
      indicator_id text not null,
      area_id text not null,
      starts_on date not null,
      ends_on date not null,
      state text not null check (state in ${states}),
      value double precision,
      evidence text not null check (evidence in ${evidences}),
      import_id text not null,
      primary key (city_id, indicator_id, area_id, starts_on),
      check ((state = 'known') = (value is not null)),
      check (ends_on > starts_on),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id),
      foreign key (city_id, import_id) references value_import (city_id, id)
    )
  `.execute(schema);
  // An area's page: all indicators of one area.
  await sql`create index indicator_value_area on indicator_value (city_id, area_id, indicator_id, starts_on)`.execute(
    schema,
  );
  // Taking an import back. Not led by the city: while the values of a new city stream in, the planner takes any index that
  // is for finding the one row of a key, and reads the whole city for each.
  await sql`create index indicator_value_import on indicator_value (import_id, city_id)`.execute(schema);
  await sql`
    create table replaced_value (
      city_id text not null references city (city_id),
      replaced_by text not null,
      indicator_id text not null,
      area_id text not null,
      starts_on date not null,
      ends_on date not null,
      state text not null,
      value double precision,
      evidence text not null,
      import_id text not null,
      primary key (city_id, replaced_by, indicator_id, area_id, starts_on),
      foreign key (city_id, replaced_by) references value_import (city_id, id)
    )
  `.execute(schema);
  for (const table of ['indicator', 'value_import', 'indicator_value', 'replaced_value'])
    await lockToCity(schema, table);
}

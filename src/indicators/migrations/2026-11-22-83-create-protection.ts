import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

const evidences = sql.raw(`('measured', 'computed', 'carried', 'forecast', 'assessed', 'asserted', 'example')`);

/** How the values of an indicator are protected, and the table that most readers get in place of them. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table protection (
      city_id text not null references city (city_id),
      indicator_id text not null,
      method text not null check (method in ('open', 'suppression', 'rounding', 'cell-key', 'city-only')),
      threshold int check (threshold between 3 and 1000),
      secret_zeros boolean not null,
      cases_id text,
      base int check (base between 5 and 1000),
      reach int check (reach between 3 and 20),
      readers text[] not null,
      reason text,
      revision int not null,
      primary key (city_id, indicator_id),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, cases_id) references indicator (city_id, id),
      check (method <> 'suppression' or threshold is not null),
      check (method <> 'rounding' or base is not null),
      check (method <> 'cell-key' or reach is not null)
    )
  `.execute(schema);
  // Counts up with every import, so that nobody takes a protected table for that of newer values.
  await sql`
    create table value_revision (
      city_id text not null references city (city_id),
      indicator_id text not null,
      revision int not null,
      primary key (city_id, indicator_id),
      foreign key (city_id, indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table protected_table (
      city_id text not null references city (city_id),
      indicator_id text not null,
      stamp text not null,
      made_at timestamptz not null,
      primary key (city_id, indicator_id),
      foreign key (city_id, indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  // One row per value: what is put out, why it is held back, and the value it was made of.
  await sql`
    create table protected_value (
      city_id text not null references city (city_id),
      indicator_id text not null,
      area_id text not null,
      starts_on date not null,
      state text not null check (state in ('known', 'missing', 'suppressed', 'not-applicable')),
      value double precision,
      evidence text not null check (evidence in ${evidences}),
      cause text check (cause in ('primary', 'secondary', 'earlier', 'whole', 'city-only')),
      made_of double precision,
      primary key (city_id, indicator_id, area_id, starts_on),
      check ((state = 'known') = (value is not null)),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id)
    )
  `.execute(schema);
  await sql`create index protected_value_year on protected_value (city_id, indicator_id, starts_on, area_id)`.execute(
    schema,
  );
  // The key of noise and random rounding; it stays within the city's tables.
  await sql`
    create table protection_secret (
      city_id text not null references city (city_id),
      secret text not null,
      primary key (city_id)
    )
  `.execute(schema);
  for (const table of ['protection', 'value_revision', 'protected_table', 'protected_value', 'protection_secret'])
    await lockToCity(schema, table);
}

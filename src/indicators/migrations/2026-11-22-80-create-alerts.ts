import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table watch (
      city_id text not null references city (city_id),
      id text not null,
      indicator_id text not null,
      division_id text not null,
      methods text[] not null check (cardinality(methods) > 0),
      model text not null check (model in ('binomial', 'poisson')),
      false_share double precision not null check (false_share > 0 and false_share < 1),
      years int not null check (years between 2 and 50),
      days_to_answer int not null check (days_to_answer between 1 and 365),
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, indicator_id, division_id),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, division_id) references division (city_id, id)
    )
  `.execute(schema);
  // One row each time a watch looked at the values: on which data, and what it found.
  await sql`
    create table watch_run (
      city_id text not null references city (city_id),
      id text not null,
      watch_id text not null,
      ran_at timestamptz not null,
      year int,
      tests int not null,
      ignored int not null,
      found int not null,
      limit_p double precision not null,
      method_version text not null,
      import_id text,
      primary key (city_id, id),
      foreign key (city_id, watch_id) references watch (city_id, id),
      foreign key (city_id, import_id) references value_import (city_id, id)
    )
  `.execute(schema);
  await sql`create index watch_run_latest on watch_run (city_id, watch_id, ran_at)`.execute(schema);
  await sql`
    create table alert (
      city_id text not null references city (city_id),
      id text not null,
      run_id text not null,
      indicator_id text not null,
      area_id text not null,
      year int not null,
      again_year int not null,
      method text not null check (method in ('level', 'change', 'ewma', 'cusum', 'trend-break')),
      direction text not null check (direction in ('up', 'down')),
      value double precision not null,
      expected double precision not null,
      lower double precision not null,
      upper double precision not null,
      p double precision not null,
      q double precision not null,
      inputs jsonb not null,
      seen jsonb not null,
      found_on date not null,
      office_id text,
      due_on date not null,
      state text not null check (state in ('open', 'acknowledged', 'explained', 'silenced', 'closed')),
      reason text,
      silent_until date,
      comment text,
      effect text not null check (effect in ('none', 'note', 'decision')),
      revision int not null,
      primary key (city_id, id),
      unique (city_id, indicator_id, area_id, year, method),
      check (again_year >= year),
      check (state <> 'silenced' or (reason is not null and silent_until is not null)),
      foreign key (city_id, run_id) references watch_run (city_id, id),
      foreign key (city_id, indicator_id) references indicator (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`create index alert_area on alert (city_id, area_id)`.execute(schema);
  for (const table of ['watch', 'watch_run', 'alert']) await lockToCity(schema, table);
}

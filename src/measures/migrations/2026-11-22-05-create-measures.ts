import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table measure (
      city_id text not null references city (city_id),
      id text not null,
      code text,
      title text not null,
      summary text,
      sector_part_id text,
      lead_id text,
      person_id text references person (id) on delete set null,
      priority text check (priority in ('core', 'high', 'normal')),
      starts_on date,
      due_on date,
      rhythm_months int check (rhythm_months > 0),
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, code),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id),
      foreign key (city_id, lead_id) references office (city_id, id)
    )
  `.execute(schema);
  await createLinks(schema);
  await createHistory(schema);
  const tables = ['measure', 'measure_goal', 'measure_area', 'measure_office', 'milestone', 'measure_report'];
  for (const table of tables) await lockToCity(schema, table);
}

async function createLinks(schema: Schema) {
  for (const [table, column, target] of [
    ['measure_goal', 'goal_id', 'goal'],
    ['measure_area', 'area_id', 'area'],
  ] as const) {
    await sql`
      create table ${sql.table(table)} (
        city_id text not null references city (city_id),
        measure_id text not null,
        ${sql.ref(column)} text not null,
        primary key (city_id, measure_id, ${sql.ref(column)}),
        foreign key (city_id, measure_id) references measure (city_id, id),
        foreign key (city_id, ${sql.ref(column)}) references ${sql.table(target)} (city_id, id)
      )
    `.execute(schema);
  }
  await sql`
    create table measure_office (
      city_id text not null references city (city_id),
      measure_id text not null,
      office_id text not null,
      answer text not null check (answer in ('open', 'yes', 'no')),
      reason text,
      asked_on date,
      primary key (city_id, measure_id, office_id),
      foreign key (city_id, measure_id) references measure (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
}

async function createHistory(schema: Schema) {
  await sql`
    create table milestone (
      city_id text not null references city (city_id),
      measure_id text not null,
      id text not null,
      title text not null,
      due_on date,
      done_on date,
      position int not null,
      primary key (city_id, measure_id, id),
      foreign key (city_id, measure_id) references measure (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table measure_report (
      city_id text not null references city (city_id),
      measure_id text not null,
      id text not null,
      reported_on date not null,
      recorded_at timestamptz not null,
      state text check (state in ('planned', 'running', 'paused', 'done', 'dropped')),
      course text check (course in ('on-track', 'difficult', 'off-track')),
      sentence text,
      obstacle text,
      decision text,
      decision_by date,
      reporter text not null,
      evidence text not null,
      source text,
      primary key (city_id, measure_id, id),
      foreign key (city_id, measure_id) references measure (city_id, id)
    )
  `.execute(schema);
  // The latest report of each measure.
  await sql`create index measure_report_latest on measure_report (city_id, measure_id, reported_on desc, recorded_at desc)`.execute(
    schema,
  );
}

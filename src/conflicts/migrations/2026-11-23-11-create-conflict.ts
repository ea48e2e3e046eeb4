import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table conflict (
      city_id text not null references city (city_id),
      id text not null,
      title text not null,
      summary text not null,
      uses text[] not null,
      strength text check (strength in ('slight', 'marked', 'severe')),
      evidence text,
      office_id text,
      owner_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      state text not null check (state in ('noted', 'running', 'decided', 'dropped')),
      state_reason text,
      found_on date not null,
      procedure_id text,
      procedure_version int,
      started_on date,
      proposal_key text,
      source text,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, proposal_key),
      check (state <> 'dropped' or state_reason is not null),
      check (state not in ('running', 'decided') or (procedure_id is not null and started_on is not null)),
      foreign key (city_id, office_id) references office (city_id, id),
      foreign key (city_id, procedure_id) references procedure (city_id, id)
    )
  `.execute(schema);
  await createLinks(schema);
  await createCourse(schema);
  const links = ['conflict_goal', 'conflict_measure', 'conflict_area', 'conflict_office'];
  for (const table of ['conflict', ...links, 'conflict_option', 'conflict_step']) await lockToCity(schema, table);
}

async function createLinks(schema: Schema) {
  for (const [table, column, target] of [
    ['conflict_goal', 'goal_id', 'goal'],
    ['conflict_measure', 'measure_id', 'measure'],
    ['conflict_area', 'area_id', 'area'],
  ] as const) {
    await sql`
      create table ${sql.table(table)} (
        city_id text not null references city (city_id),
        conflict_id text not null,
        ${sql.ref(column)} text not null,
        primary key (city_id, conflict_id, ${sql.ref(column)}),
        foreign key (city_id, conflict_id) references conflict (city_id, id),
        foreign key (city_id, ${sql.ref(column)}) references ${sql.table(target)} (city_id, id)
      )
    `.execute(schema);
  }
  // Who is affected, since when asked, and what the office said.
  await sql`
    create table conflict_office (
      city_id text not null references city (city_id),
      conflict_id text not null,
      office_id text not null,
      asked_on date,
      due_on date,
      stance text check (stance in ('agrees', 'conditions', 'objects', 'unaffected')),
      statement text,
      answered_on date,
      answered_by text,
      revision int not null,
      primary key (city_id, conflict_id, office_id),
      check ((stance is null) = (answered_on is null)),
      foreign key (city_id, conflict_id) references conflict (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
}

async function createCourse(schema: Schema) {
  await sql`
    create table conflict_option (
      city_id text not null references city (city_id),
      conflict_id text not null,
      id text not null,
      title text not null,
      effect text,
      position int not null,
      primary key (city_id, conflict_id, id),
      foreign key (city_id, conflict_id) references conflict (city_id, id)
    )
  `.execute(schema);
  // Steps that have begun; those to come stand in the procedure.
  await sql`
    create table conflict_step (
      city_id text not null references city (city_id),
      conflict_id text not null,
      position int not null,
      started_on date not null,
      due_on date not null,
      ended_on date,
      outcome text check (outcome in ('done', 'expired', 'passed-on', 'decided')),
      reason text,
      minority text,
      option_id text,
      ended_by text,
      primary key (city_id, conflict_id, position),
      check ((ended_on is null) = (outcome is null)),
      check (outcome is distinct from 'decided' or reason is not null),
      foreign key (city_id, conflict_id) references conflict (city_id, id)
    )
  `.execute(schema);
}

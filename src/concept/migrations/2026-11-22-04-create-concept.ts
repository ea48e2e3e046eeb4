import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

const listed = sql.raw(`
  city_id text not null references city (city_id),
  id text not null,
  title text not null,
  position int not null,
  source text,
  retired_at timestamptz,
  revision int not null,
  primary key (city_id, id)
`);

export async function up(schema: Schema): Promise<void> {
  await createLists(schema);
  await createGoal(schema);
  await createMatrix(schema);
  const tables = [
    'guideline',
    'sector_part',
    'challenge',
    'goal',
    'goal_indicator',
    'goal_challenge',
    'goal_assessment',
    'matrix_cell',
  ];
  for (const table of tables) await lockToCity(schema, table);
}

async function createLists(schema: Schema) {
  await sql`create table guideline (${listed}, code text, text text)`.execute(schema);
  await sql`
    create table sector_part (
      ${listed}, code text, stage text not null check (stage in ('in-force', 'proposed')), office_id text,
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`create table challenge (${listed}, short text, text text)`.execute(schema);
}

async function createGoal(schema: Schema) {
  await sql`
    create table goal (
      ${listed},
      code text,
      text text,
      guideline_id text,
      sector_part_id text,
      office_id text,
      owner_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      influence text check (influence in ('high', 'partial', 'none')),
      proof text check (proof in ('measured', 'assessed', 'asserted')),
      is_key boolean not null,
      foreign key (city_id, guideline_id) references guideline (city_id, id),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table goal_indicator (
      city_id text not null references city (city_id),
      goal_id text not null,
      indicator_id text not null,
      target_value double precision,
      target_date date,
      primary key (city_id, goal_id, indicator_id),
      foreign key (city_id, goal_id) references goal (city_id, id),
      foreign key (city_id, indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table goal_challenge (
      city_id text not null references city (city_id),
      goal_id text not null,
      challenge_id text not null,
      primary key (city_id, goal_id, challenge_id),
      foreign key (city_id, goal_id) references goal (city_id, id),
      foreign key (city_id, challenge_id) references challenge (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table goal_assessment (
      city_id text not null references city (city_id),
      id text not null,
      goal_id text not null,
      from_date date not null,
      to_date date not null,
      rating text not null check (rating in ('strong', 'some', 'little', 'back')),
      by_group text not null,
      n int check (n > 0),
      n_text text,
      source text,
      note text,
      primary key (city_id, id),
      check (to_date > from_date),
      foreign key (city_id, goal_id) references goal (city_id, id)
    )
  `.execute(schema);
  await sql`create index goal_assessment_goal on goal_assessment (city_id, goal_id)`.execute(schema);
}

async function createMatrix(schema: Schema) {
  await sql`
    create table matrix_cell (
      city_id text not null references city (city_id),
      sector_part_id text not null,
      challenge_id text not null,
      relevance text not null check (relevance in ('central', 'touched', 'none')),
      reason text,
      primary key (city_id, sector_part_id, challenge_id),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id),
      foreign key (city_id, challenge_id) references challenge (city_id, id)
    )
  `.execute(schema);
}

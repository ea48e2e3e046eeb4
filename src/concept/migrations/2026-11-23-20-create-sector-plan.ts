import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Sector plans, which goal rests on which, and where the two contradict each other. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table sector_plan (
      city_id text not null references city (city_id),
      id text not null,
      title text not null,
      kind text not null check (kind in ('development-plan', 'concept', 'programme', 'land-use', 'other')),
      office_id text,
      resolution text,
      resolved_on date,
      valid_from date,
      valid_to date,
      document_link text,
      file_id text,
      note text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      check (valid_to > valid_from),
      foreign key (city_id, office_id) references office (city_id, id),
      foreign key (city_id, file_id) references file (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table goal_plan (
      city_id text not null references city (city_id),
      goal_id text not null,
      plan_id text not null,
      basis text,
      contradiction text,
      marked_on date,
      marked_by text,
      primary key (city_id, goal_id, plan_id),
      check ((contradiction is null) = (marked_on is null)),
      foreign key (city_id, goal_id) references goal (city_id, id),
      foreign key (city_id, plan_id) references sector_plan (city_id, id)
    )
  `.execute(schema);
  await sql`create index goal_plan_of_plan on goal_plan (city_id, plan_id)`.execute(schema);
  for (const table of ['sector_plan', 'goal_plan']) await lockToCity(schema, table);
}

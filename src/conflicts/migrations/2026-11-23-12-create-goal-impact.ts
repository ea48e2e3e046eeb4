import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // How an office sees the effect of one goal on another; never a measured value.
  await sql`
    create table goal_impact (
      city_id text not null references city (city_id),
      from_goal_id text not null,
      to_goal_id text not null,
      office_id text not null,
      rating int not null check (rating between -3 and 3),
      rated_on date not null,
      rated_by text not null,
      source text,
      primary key (city_id, from_goal_id, to_goal_id, office_id),
      check (from_goal_id <> to_goal_id),
      foreign key (city_id, from_goal_id) references goal (city_id, id),
      foreign key (city_id, to_goal_id) references goal (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  // For which use a goal or a measure needs land.
  await sql`
    create table land_claim (
      city_id text not null references city (city_id),
      land_use text not null
        check (land_use in ('housing', 'industry', 'green', 'traffic', 'public', 'energy')),
      id text not null,
      goal_id text,
      measure_id text,
      primary key (city_id, land_use, id),
      check (num_nonnulls(goal_id, measure_id) = 1),
      foreign key (city_id, goal_id) references goal (city_id, id),
      foreign key (city_id, measure_id) references measure (city_id, id)
    )
  `.execute(schema);
  for (const table of ['goal_impact', 'land_claim']) await lockToCity(schema, table);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Requests to take part in sector parts and goals (those in measures stand there), groups, and who keeps what up to date. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table cooperation_request (
      city_id text not null references city (city_id),
      id text not null,
      sector_part_id text,
      goal_id text,
      office_id text not null,
      answer text not null check (answer in ('open', 'yes', 'no')),
      reason text,
      asked_on date,
      wanted text,
      due_on date,
      asked_by_id text,
      person_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      answered_on date,
      promised_on date,
      contribution text,
      contribution_link text,
      contributed_on date,
      primary key (city_id, id),
      unique (city_id, sector_part_id, office_id),
      unique (city_id, goal_id, office_id),
      check ((sector_part_id is null) <> (goal_id is null)),
      check (asked_by_id <> office_id),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id),
      foreign key (city_id, goal_id) references goal (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id),
      foreign key (city_id, asked_by_id) references office (city_id, id)
    )
  `.execute(schema);
  await createGroups(schema);
  await sql`
    create table upkeep (
      city_id text not null references city (city_id),
      kind text not null check (kind in ('goal', 'measure', 'indicator', 'checklist', 'sector-plan', 'conflict')),
      object_id text not null,
      owner_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      rhythm_months int check (rhythm_months between 1 and 120),
      confirmed_on date,
      confirmed_by text,
      revision int not null,
      primary key (city_id, kind, object_id)
    )
  `.execute(schema);
  const tables = ['cooperation_request', 'working_group', 'group_member', 'group_meeting', 'group_task', 'upkeep'];
  for (const table of tables) await lockToCity(schema, table);
}

async function createGroups(schema: Schema) {
  await sql`
    create table working_group (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      kind text not null check (kind in ('working', 'project', 'checklist')),
      challenge_id text,
      lead_id text,
      leader_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      mandate text,
      from_on date,
      to_on date,
      result text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      check (to_on > from_on),
      foreign key (city_id, challenge_id) references challenge (city_id, id),
      foreign key (city_id, lead_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table group_member (
      city_id text not null references city (city_id),
      group_id text not null,
      id text not null,
      office_id text,
      person_id text references person (id) on delete set null,
      duty text,
      position int not null,
      primary key (city_id, group_id, id),
      foreign key (city_id, group_id) references working_group (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table group_meeting (
      city_id text not null references city (city_id),
      group_id text not null,
      id text not null,
      held_on date not null,
      starts_at text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
      place text,
      agenda text,
      minutes text,
      result text,
      revision int not null,
      primary key (city_id, group_id, id),
      foreign key (city_id, group_id) references working_group (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table group_task (
      city_id text not null references city (city_id),
      group_id text not null,
      id text not null,
      meeting_id text,
      title text not null,
      office_id text,
      person_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      due_on date,
      done_on date,
      result text,
      asked_on date not null,
      primary key (city_id, group_id, id),
      foreign key (city_id, group_id) references working_group (city_id, id),
      foreign key (city_id, group_id, meeting_id) references group_meeting (city_id, group_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
}

import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  // Whether offices are heard in a stage is the city's; in the delivered procedure they are in its consultation.
  await sql`alter table version_stage add column hears boolean not null default false`.execute(schema);
  await sql`alter table version_stage no force row level security`.execute(schema);
  await sql`update version_stage set hears = true where id = 'consultation'`.execute(schema);
  await sql`alter table version_stage force row level security`.execute(schema);
  await createTables(schema);
  await keepEnded(schema);
  for (const table of ['version_hearing', 'version_comment']) await lockToCity(schema, table);
}

async function createTables(schema: Schema) {
  await sql`
    create table version_hearing (
      city_id text not null references city (city_id),
      step_id text not null,
      office_id text not null,
      version_id text not null,
      asked_on date not null,
      due_on date not null,
      answered_on date,
      answered_by text,
      revision int not null,
      primary key (city_id, step_id, office_id),
      foreign key (city_id, step_id) references version_step (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id),
      foreign key (city_id, version_id) references version (city_id, id)
    )
  `.execute(schema);
  await sql`create index version_hearing_version on version_hearing (city_id, version_id)`.execute(schema);
  await sql`
    create table version_comment (
      city_id text not null references city (city_id),
      id text not null,
      step_id text not null,
      office_id text not null,
      version_id text not null,
      kind text check (kind in ('guideline', 'goal', 'target', 'section')),
      object_id text,
      text text not null,
      filed_on date not null,
      filed_by text not null,
      answer text check (answer in ('adopted', 'partly', 'rejected')),
      answer_reason text,
      answered_on date,
      answered_by text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, step_id, office_id) references version_hearing (city_id, step_id, office_id),
      foreign key (city_id, version_id) references version (city_id, id),
      check ((kind is null) = (object_id is null)),
      check (answer is null or answer = 'adopted' or answer_reason is not null)
    )
  `.execute(schema);
  await sql`create index version_comment_version on version_comment (city_id, version_id)`.execute(schema);
}

/** What was said stays as it was said once the version has left the stage; answers come until it is in force. Undo included. */
async function keepEnded(schema: Schema) {
  await sql`
    create function keep_version_hearing() returns trigger language plpgsql as $$
    declare
      changed record;
      ended boolean;
    begin
      changed := case when tg_op = 'DELETE' then old else new end;
      select v.state <> 'open' into ended from version v where v.city_id = changed.city_id and v.id = changed.version_id;
      if not ended and tg_table_name = 'version_comment' and tg_op = 'UPDATE' then
        if (to_jsonb(new) - array['answer', 'answer_reason', 'answered_on', 'answered_by', 'revision'])
          = (to_jsonb(old) - array['answer', 'answer_reason', 'answered_on', 'answered_by', 'revision']) then
          return new;
        end if;
      end if;
      -- An upsert of a row that is there is asked once more, as the update it becomes.
      if not ended and tg_op = 'INSERT' and tg_table_name = 'version_comment' then
        if exists (
          select 1 from version_comment c
          where c.city_id = changed.city_id and c.version_id = changed.version_id and to_jsonb(c) ->> 'id' = to_jsonb(new) ->> 'id'
        ) then
          return new;
        end if;
      end if;
      ended := ended or exists (
        select 1 from version_step mine
        join version_step later on later.city_id = mine.city_id and later.version_id = mine.version_id
          and (later.created_at, later.id) > (mine.created_at, mine.id)
        where mine.city_id = changed.city_id and mine.id = changed.step_id
      );
      if ended then
        raise exception 'hearing-ended' using errcode = 'SF409';
      end if;
      return changed;
    end $$
  `.execute(schema);
  for (const table of ['version_hearing', 'version_comment'])
    await sql`
      create trigger ended before insert or update or delete on ${sql.table(table)}
      for each row execute function keep_version_hearing()
    `.execute(schema);
}

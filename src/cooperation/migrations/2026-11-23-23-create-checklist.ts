import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Checklists of the cross-cutting challenges: versions of questions, the parts that were asked, their answers. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table checklist (
      city_id text not null references city (city_id),
      id text not null,
      challenge_id text not null,
      title text not null,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, challenge_id) references challenge (city_id, id)
    )
  `.execute(schema);
  // Each challenge has one.
  await sql`
    create unique index checklist_of_challenge on checklist (city_id, challenge_id) where retired_at is null
  `.execute(schema);
  await sql`
    create table checklist_version (
      city_id text not null references city (city_id),
      checklist_id text not null,
      version int not null check (version > 0),
      state text not null check (state in ('draft', 'open', 'closed')),
      questions jsonb not null,
      due_on date,
      opened_on date,
      closed_on date,
      revision int not null,
      primary key (city_id, checklist_id, version),
      check ((state = 'draft') = (opened_on is null)),
      check ((state = 'closed') = (closed_on is not null)),
      foreign key (city_id, checklist_id) references checklist (city_id, id)
    )
  `.execute(schema);
  // One is written, one is answered.
  await sql`
    create unique index checklist_version_alone on checklist_version (city_id, checklist_id, state)
    where state in ('draft', 'open')
  `.execute(schema);
  await sql`
    create table checklist_part (
      city_id text not null references city (city_id),
      checklist_id text not null,
      version int not null,
      sector_part_id text not null,
      person_id text references person (id) on delete set null,
      deputy_id text references person (id) on delete set null,
      answered_at timestamptz,
      revision int not null,
      primary key (city_id, checklist_id, version, sector_part_id),
      foreign key (city_id, checklist_id, version)
        references checklist_version (city_id, checklist_id, version),
      foreign key (city_id, sector_part_id) references sector_part (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table checklist_answer (
      city_id text not null references city (city_id),
      checklist_id text not null,
      version int not null,
      sector_part_id text not null,
      question_id text not null,
      answer text,
      note text,
      evidence_link text,
      evidence_file_id text,
      evidence_indicator_id text,
      answered_on date not null,
      answered_by text not null,
      primary key (city_id, checklist_id, version, sector_part_id, question_id),
      foreign key (city_id, checklist_id, version, sector_part_id)
        references checklist_part (city_id, checklist_id, version, sector_part_id),
      foreign key (city_id, evidence_file_id) references file (city_id, id),
      foreign key (city_id, evidence_indicator_id) references indicator (city_id, id)
    )
  `.execute(schema);
  for (const table of ['checklist', 'checklist_version', 'checklist_part', 'checklist_answer'])
    await lockToCity(schema, table);
  await keepClosed(schema);
}

/** What a closed version was answered with stays, also where somebody takes an older change back. */
async function keepClosed(schema: Schema) {
  await sql`
    create function keep_closed_checklist() returns trigger language plpgsql as $$
    begin
      if exists (
        select 1 from checklist_version
        where city_id = coalesce(new.city_id, old.city_id) and checklist_id = coalesce(new.checklist_id, old.checklist_id)
          and version = coalesce(new.version, old.version) and state = 'closed'
      ) then
        raise exception 'this version of the checklist is closed' using errcode = 'foreign_key_violation';
      end if;
      return coalesce(new, old);
    end $$
  `.execute(schema);
  await sql`
    create trigger keep_closed before insert or update or delete on checklist_answer
    for each row execute function keep_closed_checklist()
  `.execute(schema);
}

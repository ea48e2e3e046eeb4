import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await createRounds(schema);
  await createReports(schema);
  await freeze(schema);
  for (const table of ['round', 'round_request', 'report', 'report_part', 'report_file'])
    await lockToCity(schema, table);
}

async function createRounds(schema: Schema) {
  await sql`
    create table round (
      city_id text not null references city (city_id),
      id text not null,
      year int not null,
      title text not null,
      note text,
      due_on date not null,
      opened_at timestamptz not null,
      opened_by text not null,
      closed_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, year)
    )
  `.execute(schema);
  await sql`
    create table round_request (
      city_id text not null references city (city_id),
      id text not null,
      round_id text not null,
      office_id text not null,
      kind text not null check (kind in ('measure', 'goal')),
      object_id text not null,
      asked_at timestamptz not null,
      reminded_at timestamptz,
      answered_at timestamptz,
      answered_by text,
      comment text,
      primary key (city_id, id),
      unique (city_id, round_id, kind, object_id),
      foreign key (city_id, round_id) references round (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
}

async function createReports(schema: Schema) {
  await sql`
    create table report (
      city_id text not null references city (city_id),
      id text not null,
      year int not null,
      round_id text,
      title text not null,
      as_of date not null,
      frozen_at timestamptz not null,
      frozen_by text not null,
      hash text not null,
      method_versions jsonb not null,
      data jsonb not null,
      primary key (city_id, id),
      foreign key (city_id, round_id) references round (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table report_part (
      city_id text not null references city (city_id),
      report_id text not null,
      position int not null,
      kind text not null,
      title text not null,
      content jsonb,
      hash text not null,
      withdrawn_at timestamptz,
      withdrawn_reason text,
      primary key (city_id, report_id, position),
      foreign key (city_id, report_id) references report (city_id, id),
      check ((content is null) = (withdrawn_at is not null))
    )
  `.execute(schema);
  await sql`
    create table report_file (
      city_id text not null references city (city_id),
      report_id text not null,
      format text not null,
      file_id text not null,
      primary key (city_id, report_id, format),
      foreign key (city_id, report_id) references report (city_id, id),
      foreign key (city_id, file_id) references file (city_id, id)
    )
  `.execute(schema);
}

/** A frozen report never changes, whoever asks: a part may be withdrawn, which keeps its hash and takes its content. */
async function freeze(schema: Schema) {
  await sql`
    create function keep_frozen() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'report_part' and tg_op = 'UPDATE' then
        if old.withdrawn_at is null and new.withdrawn_at is not null and new.content is null
          and new.hash = old.hash and new.kind = old.kind and new.position = old.position and new.title = old.title then
          return new;
        end if;
      end if;
      raise exception 'a frozen report never changes' using errcode = 'P0001';
    end $$
  `.execute(schema);
  for (const table of ['report', 'report_part', 'report_file']) {
    await sql`
      create trigger frozen before update or delete on ${sql.table(table)} for each row execute function keep_frozen()
    `.execute(schema);
  }
}

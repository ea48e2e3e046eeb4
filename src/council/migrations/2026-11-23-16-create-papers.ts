import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Papers with all that hangs on them, their way through the committees, and the agendas they stand on. */
export async function up(schema: Schema): Promise<void> {
  await createPaper(schema);
  await createLinks(schema);
  await createParts(schema);
  await createConsultations(schema);
  await createAnswers(schema);
  const tables = [
    ...['paper', 'paper_goal', 'paper_measure', 'paper_area', 'paper_money', 'paper_originator', 'paper_file'],
    ...['consultation', 'agenda_item', 'amendment', 'place_comment'],
  ];
  for (const table of tables) await lockToCity(schema, table);
}

async function createPaper(schema: Schema) {
  await sql`
    create table paper (
      city_id text not null references city (city_id),
      id text not null,
      number text,
      kind text not null check (kind in
        ('proposal', 'motion', 'amendment-motion', 'inquiry', 'reply', 'information', 'petition')),
      kind_word text,
      title text not null,
      text text,
      reason text,
      wording text,
      office_id text,
      submitted_on date,
      closed boolean not null,
      costs_nothing boolean not null,
      parent_id text,
      source_kind text,
      source_id text,
      url text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, number),
      foreign key (city_id, office_id) references office (city_id, id),
      foreign key (city_id, parent_id) references paper (city_id, id)
    )
  `.execute(schema);
}

async function createLinks(schema: Schema) {
  await sql`
    create table paper_goal (
      city_id text not null references city (city_id),
      paper_id text not null,
      goal_id text not null,
      accordance text check (accordance in ('improved', 'kept', 'worsened')),
      reason text,
      primary key (city_id, paper_id, goal_id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, goal_id) references goal (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table paper_measure (
      city_id text not null references city (city_id),
      paper_id text not null,
      measure_id text not null,
      primary key (city_id, paper_id, measure_id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, measure_id) references measure (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table paper_area (
      city_id text not null references city (city_id),
      paper_id text not null,
      area_id text not null,
      primary key (city_id, paper_id, area_id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id)
    )
  `.execute(schema);
}

async function createParts(schema: Schema) {
  await sql`
    create table paper_money (
      city_id text not null references city (city_id),
      paper_id text not null,
      id text not null,
      year int,
      side text not null check (side in ('spending', 'income')),
      cents bigint not null check (cents >= 0),
      note text,
      position int not null,
      primary key (city_id, paper_id, id),
      foreign key (city_id, paper_id) references paper (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table paper_originator (
      city_id text not null references city (city_id),
      paper_id text not null,
      id text not null,
      committee_id text,
      name text not null,
      cosigns boolean not null,
      position int not null,
      primary key (city_id, paper_id, id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table paper_file (
      city_id text not null references city (city_id),
      paper_id text not null,
      id text not null,
      file_id text not null,
      title text not null,
      main boolean not null,
      closed boolean not null,
      position int not null,
      primary key (city_id, paper_id, id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, file_id) references file (city_id, id)
    )
  `.execute(schema);
}

async function createConsultations(schema: Schema) {
  await sql`
    create table consultation (
      city_id text not null references city (city_id),
      paper_id text not null,
      id text not null,
      committee_id text not null,
      meeting_id text,
      position int not null,
      role text not null check (role in ('hearing', 'preparation', 'decision', 'information')),
      outcome text check (outcome in ('adopted', 'adopted-changed', 'recommended', 'rejected', 'postponed', 'referred',
        'noted', 'withdrawn', 'dropped')),
      decided_on date,
      resolution text,
      primary key (city_id, paper_id, id),
      unique (city_id, id),
      check (outcome is null or decided_on is not null),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id),
      foreign key (city_id, meeting_id) references meeting (city_id, id)
    )
  `.execute(schema);
  await sql`create index consultation_committee on consultation (city_id, committee_id)`.execute(schema);
  await sql`
    create table agenda_item (
      city_id text not null references city (city_id),
      meeting_id text not null,
      id text not null,
      position int not null,
      number text,
      title text not null,
      closed boolean not null,
      paper_id text,
      consultation_id text,
      outcome text,
      primary key (city_id, meeting_id, id),
      unique (city_id, id),
      foreign key (city_id, meeting_id) references meeting (city_id, id),
      foreign key (city_id, paper_id) references paper (city_id, id),
      foreign key (city_id, consultation_id) references consultation (city_id, id)
    )
  `.execute(schema);
}

async function createAnswers(schema: Schema) {
  await sql`
    create table amendment (
      city_id text not null references city (city_id),
      id text not null,
      number text,
      committee_id text not null,
      kind text not null check (kind in ('paper', 'goal', 'guideline')),
      object_id text not null,
      passage text,
      asked text,
      reason text,
      filed_on date not null,
      answer text check (answer in ('adopted', 'changed', 'rejected')),
      agreed text,
      answer_reason text,
      answered_on date,
      answered_by text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      check (answer is null or answer = 'adopted' or answer_reason is not null),
      foreign key (city_id, committee_id) references committee (city_id, id)
    )
  `.execute(schema);
  await sql`create index amendment_object on amendment (city_id, kind, object_id)`.execute(schema);
  await sql`
    create table place_comment (
      city_id text not null references city (city_id),
      id text not null,
      committee_id text not null,
      kind text not null check (kind in ('paper', 'measure')),
      object_id text not null,
      text text not null,
      resolved_on date not null,
      answer text,
      answered_on date,
      answered_by text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, committee_id) references committee (city_id, id)
    )
  `.execute(schema);
  await sql`create index place_comment_object on place_comment (city_id, kind, object_id)`.execute(schema);
}

import { sql } from 'kysely';
import { appRole } from '../database.server.ts';
import { lockToCity, openToApp, type Schema } from '../migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`create extension if not exists postgis`.execute(schema);
  await createRole(schema);
  await createCity(schema);
  await createSignIn(schema);
  await createJournal(schema);
  await createJob(schema);
  await createFile(schema);
}

async function createRole(schema: Schema) {
  await sql`
    do $$ begin
      if not exists (select 1 from pg_roles where rolname = ${sql.lit(appRole)}) then
        create role ${sql.id(appRole)} nologin;
      end if;
    end $$
  `.execute(schema);
  await sql`grant ${sql.id(appRole)} to current_user`.execute(schema);
  await sql`grant usage on schema public to ${sql.id(appRole)}`.execute(schema);
}

async function createCity(schema: Schema) {
  await sql`
    create table city (
      city_id text primary key check (city_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
      name text not null,
      state text,
      fictitious boolean not null,
      report_year int not null check (report_year between 1900 and 2200),
      source text,
      revision bigint not null default 0,
      created_at timestamptz not null
    )
  `.execute(schema);
  await openToApp(schema, 'city');
}

/** The tables of better-auth, with our names: a person signs in once for all her cities. */
async function createSignIn(schema: Schema) {
  await sql`
    create table person (
      id text primary key, name text not null, email text not null unique,
      email_verified boolean not null, image text, created_at timestamptz not null, updated_at timestamptz not null
    )
  `.execute(schema);
  await sql`
    create table session (
      id text primary key, token text not null unique, person_id text not null references person (id) on delete cascade,
      expires_at timestamptz not null, ip_address text, user_agent text,
      created_at timestamptz not null, updated_at timestamptz not null
    )
  `.execute(schema);
  await sql`create index session_person on session (person_id)`.execute(schema);
  await sql`
    create table credential (
      id text primary key, account_id text not null, provider_id text not null,
      person_id text not null references person (id) on delete cascade,
      access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz, scope text, password text,
      created_at timestamptz not null, updated_at timestamptz not null
    )
  `.execute(schema);
  await sql`create index credential_person on credential (person_id)`.execute(schema);
  await sql`
    create table verification (
      id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
      created_at timestamptz not null, updated_at timestamptz not null
    )
  `.execute(schema);
  await sql`create index verification_identifier on verification (identifier)`.execute(schema);
  await sql`
    create table sign_in_failure (key text primary key, failures int not null, last_at timestamptz not null)
  `.execute(schema);
  for (const table of ['person', 'session', 'credential', 'verification', 'sign_in_failure'])
    await openToApp(schema, table);
}

async function createJournal(schema: Schema) {
  await sql`
    create table journal (
      city_id text not null references city (city_id),
      id bigint generated always as identity,
      at timestamptz not null,
      actor_id text,
      actor_name text not null,
      act text not null,
      kind text not null,
      object_id text not null,
      title text not null,
      changes jsonb not null,
      undoable boolean not null,
      undo_of bigint,
      undone_by bigint,
      primary key (city_id, id)
    )
  `.execute(schema);
  // History of one object, newest first.
  await sql`create index journal_object on journal (city_id, kind, object_id, id desc)`.execute(schema);
  await lockToCity(schema, 'journal');
}

async function createJob(schema: Schema) {
  await sql`
    create table job (
      city_id text not null references city (city_id),
      id text not null,
      kind text not null,
      title text not null,
      state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
      done int not null default 0,
      total int not null default 0,
      input jsonb not null,
      result jsonb,
      message jsonb,
      cancel_requested boolean not null default false,
      requested_by text,
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      primary key (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'job');
}

async function createFile(schema: Schema) {
  await sql`
    create table file (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      media_type text not null,
      size int not null,
      hash text not null,
      bytes bytea not null,
      created_by text,
      created_at timestamptz not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await lockToCity(schema, 'file');
}

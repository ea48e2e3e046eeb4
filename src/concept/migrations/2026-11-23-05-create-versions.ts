import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await createProcedure(schema);
  await createVersions(schema);
  await freezeVersions(schema);
  await bindTables(schema);
  for (const table of ['version_stage', 'version', 'version_statement', 'version_step'])
    await lockToCity(schema, table);
}

async function createProcedure(schema: Schema) {
  await sql`
    create table version_stage (
      city_id text not null references city (city_id),
      id text not null,
      title text not null,
      position int not null,
      meaning text not null check (meaning in ('draft', 'review', 'in-force', 'superseded')),
      role text,
      days int check (days > 0),
      freezes text not null check (freezes in ('nothing', 'sections', 'statements')),
      resolution boolean not null,
      council boolean not null,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
}

async function createVersions(schema: Schema) {
  await sql`
    create table version (
      city_id text not null references city (city_id),
      id text not null,
      title text not null,
      note text,
      basis_id text,
      stage_id text not null,
      state text not null check (state in ('open', 'in-force', 'superseded')),
      due_on date,
      in_force_on date,
      resolution text,
      superseded_on date,
      frozen_at timestamptz,
      hash text,
      source text,
      created_at timestamptz not null,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, basis_id) references version (city_id, id),
      foreign key (city_id, stage_id) references version_stage (city_id, id),
      check ((state = 'open') = (hash is null)),
      check ((hash is null) = (frozen_at is null))
    )
  `.execute(schema);
  // Two resolutions in force at once cannot be.
  await sql`create unique index version_in_force on version (city_id) where state = 'in-force'`.execute(schema);
  await sql`
    create table version_statement (
      city_id text not null references city (city_id),
      version_id text not null,
      kind text not null check (kind in ('guideline', 'goal', 'target', 'section')),
      object_id text not null,
      change text not null check (change in ('keep', 'change', 'new', 'drop')),
      content jsonb,
      reason text,
      origin text check (origin in ('finding', 'motion', 'office', 'plan')),
      origin_text text,
      origin_path text,
      position int not null,
      hash text,
      frozen boolean not null,
      withdrawn_at timestamptz,
      withdrawn_reason text,
      revision int not null,
      primary key (city_id, version_id, kind, object_id),
      foreign key (city_id, version_id) references version (city_id, id),
      check (content is not null or change in ('drop', 'keep') or kind = 'section' or withdrawn_at is not null),
      check (not frozen or hash is not null)
    )
  `.execute(schema);
  await sql`
    create table version_step (
      city_id text not null references city (city_id),
      id text not null,
      version_id text not null,
      stage_id text not null,
      on_day date not null,
      by_name text not null,
      due_on date,
      resolution text,
      note text,
      created_at timestamptz not null,
      primary key (city_id, id),
      foreign key (city_id, version_id) references version (city_id, id),
      foreign key (city_id, stage_id) references version_stage (city_id, id)
    )
  `.execute(schema);
  await sql`create index version_step_version on version_step (city_id, version_id, created_at)`.execute(schema);
}

/** What has come into force never changes, whoever asks: a statement may be withdrawn, which keeps its hash. */
async function freezeVersions(schema: Schema) {
  await sql`
    create function keep_version_statement() returns trigger language plpgsql as $$
    declare
      stage_freezes text;
      version_state text;
      changed record;
    begin
      changed := case when tg_op = 'DELETE' then old else new end;
      if tg_op <> 'INSERT' and old.frozen then
        if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null and new.content is null
          and new.hash = old.hash and new.change = old.change and new.position = old.position and new.frozen then
          return new;
        end if;
        raise exception 'version-frozen' using errcode = 'SF409';
      end if;
      if coalesce(current_setting('app.applying_version', true), '') = changed.city_id then
        return changed;
      end if;
      -- An upsert of a row that is there is asked once more, as the update it becomes.
      if tg_op = 'INSERT' and exists (
        select 1 from version_statement where city_id = new.city_id and version_id = new.version_id
          and kind = new.kind and object_id = new.object_id
      ) then
        return new;
      end if;
      select v.state, s.freezes into version_state, stage_freezes
      from version v join version_stage s on s.city_id = v.city_id and s.id = v.stage_id
      where v.city_id = changed.city_id and v.id = changed.version_id;
      if version_state <> 'open' or stage_freezes = 'statements'
        or (stage_freezes = 'sections' and changed.kind = 'section') then
        raise exception 'version-frozen' using errcode = 'SF409';
      end if;
      return changed;
    end $$
  `.execute(schema);
  await sql`
    create trigger frozen before insert or update or delete on version_statement
    for each row execute function keep_version_statement()
  `.execute(schema);
  await sql`
    create function keep_version() returns trigger language plpgsql as $$
    begin
      if old.state = 'open' then
        return case when tg_op = 'DELETE' then old else new end;
      end if;
      if tg_op = 'UPDATE' and old.state = 'in-force' and new.state = 'superseded' and new.hash = old.hash
        and new.title = old.title and new.resolution is not distinct from old.resolution
        and new.in_force_on is not distinct from old.in_force_on and new.frozen_at = old.frozen_at then
        return new;
      end if;
      raise exception 'version-frozen' using errcode = 'SF409';
    end $$
  `.execute(schema);
  await sql`
    create trigger frozen before update or delete on version for each row execute function keep_version()
  `.execute(schema);
}

/** While a version is in force, what it says is changed by the next version only; undo and imports included. */
async function bindTables(schema: Schema) {
  await sql`
    create function is_bound(city text) returns boolean language sql stable as $$
      select coalesce(current_setting('app.applying_version', true), '') <> city
        and exists (select 1 from version where city_id = city and state = 'in-force')
    $$
  `.execute(schema);
  await sql`
    create function keep_guideline() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and (new.code, new.title, new.text, new.retired_at is null)
        is not distinct from (old.code, old.title, old.text, old.retired_at is null) then
        return new;
      end if;
      -- An upsert of a row that is there is asked once more, as the update it becomes.
      if tg_op = 'INSERT' and exists (select 1 from guideline where city_id = new.city_id and id = new.id) then
        return new;
      end if;
      if is_bound(case when tg_op = 'DELETE' then old.city_id else new.city_id end) then
        raise exception 'bound-by-version' using errcode = 'SF409';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$
  `.execute(schema);
  await sql`
    create function keep_goal() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE'
        and (new.code, new.title, new.text, new.guideline_id, new.sector_part_id, new.is_key, new.retired_at is null)
        is not distinct from
        (old.code, old.title, old.text, old.guideline_id, old.sector_part_id, old.is_key, old.retired_at is null) then
        return new;
      end if;
      -- An upsert of a row that is there is asked once more, as the update it becomes.
      if tg_op = 'INSERT' and exists (select 1 from goal where city_id = new.city_id and id = new.id) then
        return new;
      end if;
      if is_bound(case when tg_op = 'DELETE' then old.city_id else new.city_id end) then
        raise exception 'bound-by-version' using errcode = 'SF409';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$
  `.execute(schema);
  await sql`
    create function keep_target() returns trigger language plpgsql as $$
    declare changed record;
    begin
      changed := case when tg_op = 'DELETE' then old else new end;
      if tg_op = 'UPDATE' and (new.target_value, new.target_date) is not distinct from (old.target_value, old.target_date) then
        return new;
      end if;
      if tg_op = 'INSERT' and exists (
        select 1 from goal_indicator
        where city_id = new.city_id and goal_id = new.goal_id and indicator_id = new.indicator_id
      ) then
        return new;
      end if;
      if is_bound(changed.city_id) and exists (
        select 1 from goal where city_id = changed.city_id and id = changed.goal_id and is_key
      ) then
        raise exception 'bound-by-version' using errcode = 'SF409';
      end if;
      return changed;
    end $$
  `.execute(schema);
  for (const [table, work] of [
    ['guideline', 'keep_guideline'],
    ['goal', 'keep_goal'],
    ['goal_indicator', 'keep_target'],
  ] as const)
    await sql`
      create trigger bound before insert or update or delete on ${sql.table(table)}
      for each row execute function ${sql.ref(work)}()
    `.execute(schema);
}

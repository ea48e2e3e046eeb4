import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

/** Sections, strategies and instruments are found by their words; the texts of sections too. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create function section_words(body jsonb) returns text language sql immutable strict parallel safe as $$
      select coalesce(string_agg(piece #>> '{}', ' '), '') from jsonb_path_query(body, 'strict $.**.text') as piece
    $$
  `.execute(schema);
  const index = (name: string, table: string, expression: string) =>
    sql`create index ${sql.raw(`${name} on ${table} using gin ((city_id || ':words'), to_tsvector('german', search_fold(${expression}))) with (fastupdate = off)`)}`.execute(
      schema,
    );
  await index('section_search', 'section', 'title');
  await index('section_text_search', 'section_text', 'section_words(body)');
  for (const table of ['strategy', 'instrument']) {
    await index(`${table}_search`, table, `title || ' ' || coalesce(text, '')`);
  }
  await createSearch(schema);
}

/** As `search_objects` does for the kinds it knows: with its owner's rights, the city named in every statement, ids only. */
async function createSearch(schema: Schema) {
  const found = (table: string, id: string, expression: string) => `
    select ${id} as id from ${table} where city_id || ':words' = city || ':words'
      and to_tsvector('german', search_fold(${expression})) @@ query`;
  const bridges = (table: string) => `
    if '${table}' = any (kinds) then
      return query select city, '${table}'::text, hit.id,
        case when to_tsvector('german', search_fold(hit.title)) @@ query then 1 else 3 end
        from ${table} hit where hit.city_id = city and (retired or hit.retired_at is null)
          and hit.id in (${found(table, 'id', `title || ' ' || coalesce(text, '')`)}) limit most;
    end if;`;
  await sql`
    create function search_written(words text[], kinds text[], retired boolean, most int)
    returns table (city_id text, kind text, id text, tier int)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      query tsquery := to_tsquery('german', (
        select string_agg(word || case when length(word) > 1 then ':*' else '' end, ' & ') from unnest(words) as word));
    begin
      if city is null or numnode(query) = 0 then return; end if;
      if 'section' = any (kinds) then
        return query select city, 'section'::text, hit.id, min(hit.tier) from (
          select titled.id, 1 as tier from (${sql.raw(found('section', 'id', 'title'))}) titled
          union all
          select texted.id, 3 from (${sql.raw(found('section_text', 'section_id', 'section_words(body)'))}) texted
        ) hit join section s on s.city_id = city and s.id = hit.id
        where retired or s.retired_at is null group by hit.id order by 4 limit most;
      end if;
      ${sql.raw(bridges('strategy'))}
      ${sql.raw(bridges('instrument'))}
    end $$
  `.execute(schema);
  const name = 'search_written(text[], text[], boolean, int)';
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

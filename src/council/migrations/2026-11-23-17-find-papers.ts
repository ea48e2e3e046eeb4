import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

/** Title and text as the indexes know them, and what can be found at all: of papers, none that is not public, no draft. */
const searched = {
  paper: {
    title: `coalesce(number, '') || ' ' || title`,
    text: `coalesce(text, '') || ' ' || coalesce(reason, '')`,
    held: '(retired or retired_at is null) and not closed and submitted_on is not null',
  },
  committee: {
    title: `coalesce(short, '') || ' ' || name`,
    text: `coalesce(purpose, '')`,
    held: '(retired or retired_at is null)',
  },
} as const;
type Table = keyof typeof searched;
const tables = Object.keys(searched) as Table[];

/** Papers and committees are found as the rest of the house is, by two functions of their own. */
export async function up(schema: Schema): Promise<void> {
  for (const table of tables) {
    const { title, text } = searched[table];
    const index = (name: string, expression: string) =>
      sql`create index ${sql.raw(`${table}_search_${name} on ${table} using gin ((city_id || ':${name}'), ${expression}) with (fastupdate = off)`)}`.execute(
        schema,
      );
    await index('title', `to_tsvector('german', search_fold(${title}))`);
    await index('part', `search_fold(${title}) gin_trgm_ops`);
    await index('text', `to_tsvector('german', search_fold(${title} || ' ' || ${text}))`);
  }
  await createSearch(schema);
  await createNear(schema);
}

/** As `search_objects`: in the title (1), within a word of it (2), in the text (3); ids only, of the transaction's city. */
async function createSearch(schema: Schema) {
  await sql`
    create function search_council(words text[], kinds text[], retired boolean, most int)
    returns table (city_id text, kind text, id text, tier int)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      query tsquery := to_tsquery('german', (
        select string_agg(word || case when length(word) > 1 then ':*' else '' end, ' & ') from unnest(words) as word));
      asks boolean := numnode(query) > 0;
      parts text[] := array(select part from (
        select coalesce((ts_lexize('german_stem', word))[1], '') as part from unnest(words) as word) as stems
        where part <> '' order by length(part) desc);
      long int := (select count(*) from unnest(parts) as part where length(part) > 2);
      likes text[] := array(select case when length(part) < 3 then '% ' else '%' end || part || '%' from unnest(parts) as part);
      first_part text := likes[1];
      found text[];
      more text[];
    begin
      if city is null then return; end if;
      ${sql.raw(tables.map(searchIn).join('\n'))}
    end $$
  `.execute(schema);
  await openFunction(schema, 'search_council(text[], text[], boolean, int)');
}

function searchIn(table: Table): string {
  const { title, text, held } = searched[table];
  const folded = `search_fold(${title})`;
  const from = (index: string) => `select id from ${table} where city_id || ':${index}' = city || ':${index}'`;
  const rest = `${held} and id <> all (found) limit most - cardinality(found)`;
  const add = (tier: number) =>
    `found := found || more; return query select city, '${table}'::text, each, ${tier} from unnest(more) as each;`;
  return `
    if '${table}' = any (kinds) then
      found := '{}';
      if asks then
        more := array(${from('title')} and to_tsvector('german', ${folded}) @@ query and ${held} limit most);
        ${add(1)}
      end if;
      if cardinality(found) < most and long > 0 then
        more := array(${from('part')} and ${folded} like first_part and ' ' || ${folded} like all (likes) and ${rest});
        ${add(2)}
      end if;
      if cardinality(found) < most and asks then
        more := array(${from('text')} and to_tsvector('german', search_fold(${title} || ' ' || ${text})) @@ query and ${rest});
        ${add(3)}
      end if;
    end if;`;
}

/** As `search_near`: titles that hold something like a word which nothing holds. */
async function createNear(schema: Schema) {
  const near = (table: Table) => {
    const { title, held } = searched[table];
    const found = (condition: string) =>
      `return query select city, ${title} from ${table}
        where city_id || ':part' = city || ':part' and search_fold(${title}) ${condition} and ${held} limit most;`;
    return `
      if '${table}' = any (kinds) then
        if rough then ${found('%> word')}
        else
          ${found('like first_half')}
          ${found('like last_half')}
        end if;
      end if;`;
  };
  await sql`
    create function search_near_council(word text, kinds text[], rough boolean, retired boolean, most int)
    returns table (city_id text, name text)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan
    set pg_trgm.word_similarity_threshold = 0.5 as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      half int := greatest(3, length(word) / 2);
      first_half text := '%' || left(word, half) || '%';
      last_half text := '%' || right(word, half) || '%';
    begin
      if city is null then return; end if;
      ${sql.raw(tables.map(near).join('\n'))}
    end $$
  `.execute(schema);
  await openFunction(schema, 'search_near_council(text, text[], boolean, boolean, int)');
}

async function openFunction(schema: Schema, name: string) {
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

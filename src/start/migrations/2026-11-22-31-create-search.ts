import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

/** What is searched: the words an object is called by, and all the words it says. */
const searched = {
  guideline: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(text, '')` },
  goal: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(text, '')` },
  measure: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(summary, '')` },
  area: {
    title: `coalesce(code, '') || ' ' || name`,
    text: `coalesce(profile, '') || ' ' || coalesce(chance, '') || ' ' || coalesce(strategy, '') || ' ' || coalesce(reason, '')`,
  },
  indicator: { title: 'name', text: `coalesce(definition, '') || ' ' || coalesce(theme, '')` },
  product: { title: `code || ' ' || name`, text: `coalesce(field, '')` },
  office: { title: `coalesce(short, '') || ' ' || name`, text: `''` },
  sector_part: { title: `coalesce(code, '') || ' ' || title`, text: `''` },
  challenge: { title: `coalesce(short, '') || ' ' || title`, text: `coalesce(text, '')` },
  report: { title: `title || ' ' || year::text`, text: `''` },
} as const;
type Table = keyof typeof searched;

/**
 * The indexes stand on the tables themselves: nothing is copied, so nothing found is stale. Each leads with the city, as
 * an expression: a condition on the column itself could be answered by the primary key, and the planner, which believes
 * that a new city is small, would read all of it and take every text apart. New words go into the index at once: a list of what is still to be put in
 * would be read by every search until somebody cleans up.
 */
export async function up(schema: Schema): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(schema);
  await sql`create extension if not exists btree_gin`.execute(schema);
  await createFold(schema);
  for (const [table, { title, text }] of Object.entries(searched)) {
    const index = (name: string, expression: string) =>
      sql`create index ${sql.raw(`${table}_search_${name} on ${table} using gin ((city_id || ':${name}'), ${expression}) with (fastupdate = off)`)}`.execute(
        schema,
      );
    await index('title', `to_tsvector('german', search_fold(${title}))`);
    await index('part', `search_fold(${title}) gin_trgm_ops`);
    if (text !== `''`) await index('text', `to_tsvector('german', search_fold(${title} || ' ' || ${text}))`);
  }
  for (const table of Object.keys(searched) as Table[]) {
    await createSearch(schema, table);
    await createNear(schema, table);
  }
}

/**
 * Words as they are compared: small letters and digits with one space between, umlauts and accents without their marks,
 * ß as ss, `ae` as a. Not after a vowel: `neue` and `Steuer` have no umlaut. `folded` in `search.ts` does the same.
 */
async function createFold(schema: Schema) {
  await sql`
    create function search_fold(words text) returns text language sql immutable strict parallel safe as $$
      select regexp_replace(
        regexp_replace(
          regexp_replace(replace(replace(lower(normalize(words, NFD)), chr(223), 'ss'), chr(322), 'l'), '[\\u0300-\\u036f]', '', 'g'),
          '([ao]|(?<![aeqo])u)e', '\\1', 'g'),
        '[^[:alnum:]]+', ' ', 'g')
    $$
  `.execute(schema);
}

/**
 * `search_goal(…)` and its like: which objects hold all the words, in their title (1), within a word of it (2), in their
 * text (3), and no more than asked for. Each runs with its owner's rights: under row-level security the operators of text
 * search may use no index, for they are not known to keep what they see to themselves. So it names the transaction's city
 * in every statement, and tells ids only, which the caller looks up under its own rights. One function for each table,
 * so that a session plans its statements once.
 */
async function createSearch(schema: Schema, table: Table) {
  const { title, whole, held } = wordsOf(table);
  const which = sql.raw(`id <> all (found) and ${held} and (only_ids is null or id = any (only_ids))`);
  const add = sql`found := found || more; return query select city, each, tier from unnest(more) as each`;
  await sql`
    create function ${sql.raw(`search_${table}`)}(words text[], retired boolean, only_ids text[], most int)
    returns table (city_id text, id text, tier int)
    language plpgsql stable security definer rows 20
    set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      query tsquery := to_tsquery('german', (
        select string_agg(word || case when length(word) > 1 then ':*' else '' end, ' & ') from unnest(words) as word));
      -- What stems have in common with the words they are part of, the longest first; short ones begin a word.
      parts text[] := array(select part from (
        select coalesce((ts_lexize('german_stem', word))[1], '') as part from unnest(words) as word) as stems
        where part <> '' order by length(part) desc);
      likes text[] := array(select case when length(part) < 3 then '% ' else '%' end || part || '%' from unnest(parts) as part);
      first_part text := '%' || parts[1] || '%';
      second_part text := case when length(parts[2]) > 2 then '%' || parts[2] || '%' else '%' || parts[1] || '%' end;
      found text[] := '{}';
      more text[];
      tier int := 1;
    begin
      if city is null then return; end if;
      if numnode(query) > 0 then
        more := array(select id from ${sql.raw(table)} where city_id || ':title' = city || ':title'
          and to_tsvector('german', ${title}) @@ query and ${which} limit most);
        ${add};
      end if;
      tier := 2;
      if cardinality(found) < most and length(parts[1]) > 2 then
        more := array(select id from ${sql.raw(table)} where city_id || ':part' = city || ':part'
          and ${title} like first_part and ${title} like second_part and ' ' || ${title} like all (likes)
          and ${which} limit most - cardinality(found));
        ${add};
      end if;
      tier := 3;
      if cardinality(found) < most and numnode(query) > 0 and ${sql.lit(whole !== null)} then
        more := array(select id from ${sql.raw(table)} where city_id || ':text' = city || ':text'
          and to_tsvector('german', ${whole ?? title}) @@ query and ${which} limit most - cardinality(found));
        ${add};
      end if;
    end $$
  `.execute(schema);
  await openFunction(schema, `search_${table}(text[], boolean, text[], int)`);
}

/**
 * `search_near_goal(…)` and its like: titles that hold something like a word which nothing holds, for what it may have
 * been meant to be. Who slips once leaves one half of the word whole, and a half is found quickly; `rough` compares by
 * trigrams, which reads much more.
 */
async function createNear(schema: Schema, table: Table) {
  const { title, held, shown } = wordsOf(table);
  const which = sql.raw(`${held} and (only_ids is null or id = any (only_ids))`);
  const from = sql`
    return query select city, ${shown} from ${sql.raw(table)} where city_id || ':part' = city || ':part' and ${which}`;
  await sql`
    create function ${sql.raw(`search_near_${table}`)}(
      word text, rough boolean, retired boolean, only_ids text[], most int)
    returns table (city_id text, name text)
    language plpgsql stable security definer rows 20
    set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
    set pg_trgm.word_similarity_threshold = 0.5 as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      half int := greatest(3, length(word) / 2);
    begin
      if city is null then return; end if;
      if rough then
        ${from} and ${title} %> word limit most;
      else
        ${from} and ${title} like '%' || left(word, half) || '%' limit most;
        ${from} and ${title} like '%' || right(word, half) || '%' limit most;
      end if;
    end $$
  `.execute(schema);
  await openFunction(schema, `search_near_${table}(text, boolean, boolean, text[], int)`);
}

function wordsOf(table: Table) {
  const { title, text } = searched[table];
  return {
    title: sql.raw(`search_fold(${title})`),
    whole: text === `''` ? null : sql.raw(`search_fold(${title} || ' ' || ${text})`),
    shown: sql.raw(title),
    held: table === 'report' ? 'true' : '(retired or retired_at is null)',
  };
}

async function openFunction(schema: Schema, name: string) {
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

/** What is searched, as the indexes know it: title, and the whole text where there is more than the title. */
export const searched = {
  guideline: [`coalesce(code, '') || ' ' || title`, `coalesce(text, '')`],
  goal: [`coalesce(code, '') || ' ' || title`, `coalesce(text, '')`],
  measure: [`coalesce(code, '') || ' ' || title`, `coalesce(summary, '')`],
  area: [
    `coalesce(code, '') || ' ' || name`,
    `coalesce(profile, '') || ' ' || coalesce(chance, '') || ' ' || coalesce(strategy, '') || ' ' || coalesce(reason, '')`,
  ],
  indicator: ['name', `coalesce(definition, '') || ' ' || coalesce(theme, '')`],
  product: [`code || ' ' || name`, `coalesce(field, '')`],
  office: [`coalesce(short, '') || ' ' || name`, null],
  report: [`title || ' ' || year::text`, null],
  sector_part: [`coalesce(code, '') || ' ' || title`, null],
  challenge: [`coalesce(short, '') || ' ' || title`, `coalesce(text, '')`],
} as const;
/** Of each table: title, and the text that is more than the title. */
export type Searched = Readonly<Record<string, readonly [title: string, text: string | null]>>;

/**
 * One function looks through all kinds, where there was one for each: what was asked is read once, not ten times, and the
 * settings of a function are made once. And it compares fewer titles: folding one takes as long as reading a page of an
 * index, so up to three parts of words are asked of the index together, and what the index has answered is not asked again.
 */
export async function up(schema: Schema): Promise<void> {
  for (const table of Object.keys(searched)) {
    await sql`drop function ${sql.raw(`search_${table}(text[], boolean, text[], int)`)}`.execute(schema);
    await sql`drop function ${sql.raw(`search_near_${table}(text, boolean, boolean, text[], int)`)}`.execute(schema);
  }
  await createSearch(schema, searched);
  await createNear(schema, searched);
}

/**
 * Which objects of these kinds hold all the words, in their title (1), within a word of it (2), in their text (3); of each
 * kind no more than asked for. Runs with its owner's rights, names the transaction's city in every statement and tells ids
 * only, as its forerunners did.
 */
export async function createSearch(schema: Schema, searched: Searched) {
  await sql`
    create or replace function search_objects(words text[], kinds text[], retired boolean, most int)
    returns table (city_id text, kind text, id text, tier int)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
    #variable_conflict use_column
    declare
      city text := current_setting('app.city_id', true);
      query tsquery := to_tsquery('german', (
        select string_agg(word || case when length(word) > 1 then ':*' else '' end, ' & ') from unnest(words) as word));
      asks boolean := numnode(query) > 0;
      -- What stems have in common with the words they are part of, the longest first; short ones begin a word.
      parts text[] := array(select part from (
        select coalesce((ts_lexize('german_stem', word))[1], '') as part from unnest(words) as word) as stems
        where part <> '' order by length(part) desc);
      long int := (select count(*) from unnest(parts) as part where length(part) > 2);
      likes text[] := array(select case when length(part) < 3 then '% ' else '%' end || part || '%' from unnest(parts) as part);
      answered boolean := long = cardinality(parts) and long <= 3;
      part1 text := likes[1];
      part2 text := likes[2];
      part3 text := likes[3];
      found text[];
      more text[];
    begin
      if city is null then return; end if;
      ${sql.raw(Object.entries(searched).map(searchIn).join('\n'))}
    end $$
  `.execute(schema);
  await openFunction(schema, 'search_objects(text[], text[], boolean, int)');
}

function searchIn([table, [title, text]]: [string, Searched[string]]): string {
  const folded = `search_fold(${title})`;
  const held = table === 'report' ? 'true' : '(retired or retired_at is null)';
  const from = (index: string) => `select id from ${table} where city_id || ':${index}' = city || ':${index}'`;
  const rest = `${held} and id <> all (found) limit most - cardinality(found)`;
  const add = (tier: number) =>
    `found := found || more; return query select city, '${table.replace('_', '-')}'::text, each, ${tier} from unnest(more) as each;`;
  const parts = (count: 1 | 2 | 3) =>
    `more := array(${from('part')} and ${[1, 2, 3]
      .slice(0, count)
      .map((n) => `${folded} like part${n}`)
      .join(' and ')} and (answered or ' ' || ${folded} like all (likes)) and ${rest});`;
  return `
    if '${table.replace('_', '-')}' = any (kinds) then
      found := '{}';
      if asks then
        more := array(${from('title')} and to_tsvector('german', ${folded}) @@ query and ${held} limit most);
        ${add(1)}
      end if;
      if cardinality(found) < most and long > 0 then
        if long = 1 then ${parts(1)}
        elsif long = 2 then ${parts(2)}
        else ${parts(3)}
        end if;
        ${add(2)}
      end if;
      ${
        text === null
          ? ''
          : `if cardinality(found) < most and asks then
        more := array(${from('text')} and to_tsvector('german', search_fold(${title} || ' ' || ${text})) @@ query and ${rest});
        ${add(3)}
      end if;`
      }
    end if;`;
}

/**
 * Titles that hold something like a word which nothing holds, for what it may have been meant to be. Who slips once leaves
 * one half of the word whole, and a half is found quickly; `rough` compares by trigrams, which reads much more.
 */
export async function createNear(schema: Schema, searched: Searched) {
  const near = ([table, [title]]: [string, Searched[string]]) => {
    const held = table === 'report' ? 'true' : '(retired or retired_at is null)';
    const found = (condition: string) =>
      `return query select city, ${title} from ${table}
        where city_id || ':part' = city || ':part' and search_fold(${title}) ${condition} and ${held} limit most;`;
    return `
      if '${table.replace('_', '-')}' = any (kinds) then
        if rough then ${found('%> word')}
        else
          ${found('like first_half')}
          ${found('like last_half')}
        end if;
      end if;`;
  };
  await sql`
    create or replace function search_near(word text, kinds text[], rough boolean, retired boolean, most int)
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
      ${sql.raw(Object.entries(searched).map(near).join('\n'))}
    end $$
  `.execute(schema);
  await openFunction(schema, 'search_near(text, text[], boolean, boolean, int)');
}

async function openFunction(schema: Schema, name: string) {
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

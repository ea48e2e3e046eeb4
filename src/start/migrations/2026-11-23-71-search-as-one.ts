import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

type Source = {
  readonly title: string;
  /** What is found besides the title: columns of its own, or words that stand in another table. */
  readonly text?:
    | string
    | { readonly table: string; readonly id: string; readonly words: string; readonly held: string };
  /** Which of them can be found at all. */
  readonly held: string;
};

const going = '(retired or retired_at is null)';

/** Title and text as the indexes know them. */
const searched: Readonly<Record<string, Source>> = {
  guideline: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(text, '')`, held: going },
  goal: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(text, '')`, held: going },
  measure: { title: `coalesce(code, '') || ' ' || title`, text: `coalesce(summary, '')`, held: going },
  area: {
    title: `coalesce(code, '') || ' ' || name`,
    text: `coalesce(profile, '') || ' ' || coalesce(chance, '') || ' ' || coalesce(strategy, '') || ' ' || coalesce(reason, '')`,
    held: going,
  },
  indicator: { title: 'name', text: `coalesce(definition, '') || ' ' || coalesce(theme, '')`, held: going },
  product: { title: `code || ' ' || name`, text: `coalesce(field, '')`, held: going },
  office: { title: `coalesce(short, '') || ' ' || name`, held: going },
  report: { title: `title || ' ' || year::text`, held: 'true' },
  sector_part: { title: `coalesce(code, '') || ' ' || title`, held: going },
  challenge: { title: `coalesce(short, '') || ' ' || title`, text: `coalesce(text, '')`, held: going },
  composite_index: { title: 'name', text: `coalesce(purpose, '')`, held: going },
  paper: {
    title: `coalesce(number, '') || ' ' || title`,
    text: `coalesce(text, '') || ' ' || coalesce(reason, '')`,
    held: `${going} and not closed and submitted_on is not null`,
  },
  committee: { title: `coalesce(short, '') || ' ' || name`, text: `coalesce(purpose, '')`, held: going },
  conflict: {
    title: 'title',
    text: 'summary',
    held: `(retired or state <> 'dropped') and ('untold' = any (within) or state in ('running', 'decided'))`,
  },
  version: {
    title: 'title',
    text: `coalesce(resolution, '')`,
    held: `('drafts' = any (within) or state <> 'open' or exists (
      select from version_stage stage where stage.city_id = city and stage.id = version.stage_id and stage.council))`,
  },
  sector_plan: { title: 'title', text: `coalesce(note, '') || ' ' || coalesce(resolution, '')`, held: going },
  checklist: {
    title: 'title',
    text: {
      table: 'checklist_version',
      id: 'checklist_id',
      words: 'question_words(questions)',
      held: `state <> 'draft'`,
    },
    held: going,
  },
  working_group: { title: 'name', text: `coalesce(mandate, '') || ' ' || coalesce(result, '')`, held: going },
  section: {
    title: 'title',
    text: { table: 'section_text', id: 'section_id', words: 'section_words(body)', held: 'true' },
    held: going,
  },
  strategy: { title: 'title', text: `coalesce(text, '')`, held: going },
  instrument: { title: 'title', text: `coalesce(text, '')`, held: going },
};

/**
 * One function looks through all kinds, where three had grown: what was asked is read once, a kind of which the city has
 * nothing is passed over, and whoever asks for one hit only gets the first. `within` names what the reader may find beyond
 * what everybody inside does.
 */
export async function up(schema: Schema): Promise<void> {
  for (const old of [
    'search_objects(text[], text[], boolean, int)',
    'search_council(text[], text[], boolean, int)',
    'search_agreed(text[], text[], boolean, int, text[])',
    'search_near(text, text[], boolean, boolean, int)',
    'search_near_council(text, text[], boolean, boolean, int)',
    'search_near_agreed(text, text[], boolean, boolean, int, text[])',
  ])
    await sql`drop function ${sql.raw(old)}`.execute(schema);
  await createSearch(schema);
  await createNear(schema);
}

/**
 * Which objects of these kinds hold all the words, in their title (1), within a word of it (2), in their text (3); of each
 * kind no more than asked for. Runs with its owner's rights, names the transaction's city in every statement and tells ids
 * only. Folding a title takes as long as reading a page of an index, so up to three parts of words are asked of the index
 * together, and what the index has answered is not asked again.
 */
async function createSearch(schema: Schema) {
  await sql`
    create function search_objects(words text[], kinds text[], retired boolean, most int, within text[])
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
  await openFunction(schema, 'search_objects(text[], text[], boolean, int, text[])');
}

function searchIn([table, { title, text, held }]: [string, Source]): string {
  const folded = `search_fold(${title})`;
  const from = (index: string) => `select id from ${table} where city_id || ':${index}' = city || ':${index}'`;
  const rest = `${held} and id <> all (found) limit most - cardinality(found)`;
  const add = (tier: number) => `
        found := found || more;
        return query select city, '${kindOf(table)}'::text, each, ${tier} from unnest(more) as each;
        if most = 1 and cardinality(found) = 1 then return; end if;`;
  const parts = (count: 1 | 2 | 3) =>
    `more := array(${from('part')} and ${[1, 2, 3]
      .slice(0, count)
      .map((n) => `${folded} like part${n}`)
      .join(' and ')} and (answered or ' ' || ${folded} like all (likes)) and ${rest});`;
  const texted =
    typeof text === 'object'
      ? `select id from ${table} where city_id = city and id in (
          select ${text.id} from ${text.table} where city_id || ':words' = city || ':words'
          and to_tsvector('german', search_fold(${text.words})) @@ query and ${text.held})`
      : `${from('text')} and to_tsvector('german', search_fold(${title} || ' ' || ${text})) @@ query`;
  return `
    if ${asked(table)} then
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
        text === undefined
          ? ''
          : `if cardinality(found) < most and asks then
        more := array(${texted} and ${rest});
        ${add(3)}
      end if;`
      }
    end if;`;
}

/**
 * Titles that hold something like a word which nothing holds, for what it may have been meant to be. Who slips once leaves
 * one half of the word whole, and a half is found quickly; `rough` compares by trigrams, which reads much more.
 */
async function createNear(schema: Schema) {
  const near = ([table, { title, held }]: [string, Source]) => {
    const found = (condition: string) =>
      `return query select city, ${title} from ${table}
        where city_id || ':part' = city || ':part' and search_fold(${title}) ${condition} and ${held} limit most;`;
    return `
      if ${asked(table)} then
        if rough then ${found('%> word')}
        else
          ${found('like first_half')}
          ${found('like last_half')}
        end if;
      end if;`;
  };
  await sql`
    create function search_near(word text, kinds text[], rough boolean, retired boolean, most int, within text[])
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
  await openFunction(schema, 'search_near(text, text[], boolean, boolean, int, text[])');
}

const kindOf = (table: string) => table.replace('_', '-');

/** Asked for, and there: looking into an index of words costs more than to see that a city has nothing of the kind. */
const asked = (table: string) =>
  `'${kindOf(table)}' = any (kinds) and exists (select from ${table} where city_id = city)`;

async function openFunction(schema: Schema, name: string) {
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

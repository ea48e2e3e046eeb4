import { sql } from 'kysely';
import { appRole } from '#platform/database.server.ts';
import type { Schema } from '#platform/migrate.server.ts';

type Source = {
  readonly title: string;
  /** What is found besides the title: columns of its own, or words that stand in another table. */
  readonly text:
    | string
    | { readonly table: string; readonly id: string; readonly words: string; readonly held: string };
  readonly held: string;
};

const going = '(retired or retired_at is null)';

/** Title and text as the indexes know them, and who finds what: some states of conflicts and versions only those inside. */
const searched: Readonly<Record<string, Source>> = {
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
 * Conflicts, versions, sector plans, checklists and groups are found as the rest of the house is; sections, strategies and
 * instruments with them, now by parts of words and in spite of slips too.
 */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create function question_words(questions jsonb) returns text language sql immutable strict parallel safe as $$
      select coalesce(string_agg(concat_ws(' ', question ->> 'text', question ->> 'guidance'), ' '), '')
      from jsonb_array_elements(questions) as question
    $$
  `.execute(schema);
  await sql`drop function search_written(text[], text[], boolean, int)`.execute(schema);
  await sql`drop index section_search, strategy_search, instrument_search`.execute(schema);
  for (const [table, source] of Object.entries(searched)) await indexWords(schema, table, source);
  await createSearch(schema);
  await createNear(schema);
}

async function indexWords(schema: Schema, table: string, { title, text }: Source) {
  const index = (on: string, name: string, expression: string) =>
    sql`create index ${sql.raw(`${on}_search_${name} on ${on} using gin ((city_id || ':${name}'), ${expression}) with (fastupdate = off)`)}`.execute(
      schema,
    );
  await index(table, 'title', `to_tsvector('german', search_fold(${title}))`);
  await index(table, 'part', `search_fold(${title}) gin_trgm_ops`);
  if (typeof text === 'string')
    await index(table, 'text', `to_tsvector('german', search_fold(${title} || ' ' || ${text}))`);
  // The words of sections have their index already.
  else if (table !== 'section') await index(text.table, 'words', `to_tsvector('german', search_fold(${text.words}))`);
}

/** As `search_objects`; `within` names what the reader may find beyond what is told to the council. */
async function createSearch(schema: Schema) {
  await sql`
    create function search_agreed(words text[], kinds text[], retired boolean, most int, within text[])
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
      ${sql.raw(Object.entries(searched).map(searchIn).join('\n'))}
    end $$
  `.execute(schema);
  await openFunction(schema, 'search_agreed(text[], text[], boolean, int, text[])');
}

function searchIn([table, { title, text, held }]: [string, Source]): string {
  const kind = table.replace('_', '-');
  const folded = `search_fold(${title})`;
  const from = (index: string) => `select id from ${table} where city_id || ':${index}' = city || ':${index}'`;
  const rest = `${held} and id <> all (found) limit most - cardinality(found)`;
  const add = (tier: number) =>
    `found := found || more; return query select city, '${kind}'::text, each, ${tier} from unnest(more) as each;`;
  const texted =
    typeof text === 'string'
      ? `${from('text')} and to_tsvector('german', search_fold(${title} || ' ' || ${text})) @@ query`
      : `select id from ${table} where city_id = city and id in (
          select ${text.id} from ${text.table} where city_id || ':words' = city || ':words'
          and to_tsvector('german', search_fold(${text.words})) @@ query and ${text.held})`;
  return `
    if '${kind}' = any (kinds) then
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
        more := array(${texted} and ${rest});
        ${add(3)}
      end if;
    end if;`;
}

/** As `search_near`: titles that hold something like a word which nothing holds. */
async function createNear(schema: Schema) {
  const near = ([table, { title, held }]: [string, Source]) => {
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
    create function search_near_agreed(word text, kinds text[], rough boolean, retired boolean, most int, within text[])
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
  await openFunction(schema, 'search_near_agreed(text, text[], boolean, boolean, int, text[])');
}

async function openFunction(schema: Schema, name: string) {
  await sql`revoke all on function ${sql.raw(name)} from public`.execute(schema);
  await sql`grant execute on function ${sql.raw(name)} to ${sql.id(appRole)}`.execute(schema);
}

/**
 * Finds objects by their words, in the tables themselves. What a reader may find is restricted here, inside the SQL: by
 * kind, and by whether retired things count. The public does not search here but in what was released
 * (`public/public-search.ts`): of one object, some words may be public and others not.
 */

import { type RawBuilder, sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import type { SearchKind, Within } from './search.ts';

export type Searched = {
  readonly kinds: readonly SearchKind[];
  readonly retired?: boolean;
  /** Nothing beyond what is told, where it is not named. */
  readonly within?: readonly Within[];
};

export type Found = {
  readonly kind: SearchKind;
  readonly id: string;
  /** 1: the words begin words of the title; 2: they stand within them; 3: they stand in the text. */
  readonly tier: 1 | 2 | 3;
  readonly code: string | null;
  readonly title: string;
  readonly retired: boolean;
};

/** Columns that show a found object: what it is called, what it says. */
const shown: Readonly<Record<SearchKind, readonly [table: string, code: string, title: string, text: string]>> = {
  guideline: ['guideline', 'code', 'title', 'text'],
  goal: ['goal', 'code', 'title', 'text'],
  measure: ['measure', 'code', 'title', 'summary'],
  area: ['area', 'code', 'name', `concat_ws(' ', profile, chance, strategy, reason)`],
  indicator: ['indicator', 'null', 'name', `concat_ws(' ', theme || '.', definition)`],
  product: ['product', 'code', 'name', 'field'],
  office: ['office', 'short', 'name', 'null'],
  report: ['report', 'null', 'title', 'null'],
  'sector-part': ['sector_part', 'code', 'title', 'null'],
  challenge: ['challenge', 'short', 'title', 'text'],
  'composite-index': ['composite_index', 'null', 'name', 'purpose'],
  paper: ['paper', 'number', 'title', `concat_ws(' ', text, reason)`],
  committee: ['committee', 'short', 'name', 'purpose'],
  section: [
    'section',
    'null',
    'title',
    '(select section_words(body) from section_text written where written.city_id = section.city_id and section_id = section.id)',
  ],
  strategy: ['strategy', 'null', 'title', 'text'],
  instrument: ['instrument', 'null', 'title', 'text'],
  conflict: ['conflict', 'null', 'title', 'summary'],
  version: ['version', 'null', 'title', 'resolution'],
  'sector-plan': ['sector_plan', 'null', 'title', `concat_ws(' ', note, resolution)`],
  checklist: [
    'checklist',
    'null',
    'title',
    `(select question_words(questions) from checklist_version asked where asked.city_id = checklist.city_id
      and checklist_id = checklist.id and state <> 'draft' order by asked.version desc limit 1)`,
  ],
  'working-group': ['working_group', 'null', 'name', `concat_ws(' ', mandate, result)`],
};

/** How it is told that something has ended, where no day of it is kept. */
const endings: Partial<Record<SearchKind, RawBuilder<unknown>>> = {
  report: sql.lit(false),
  version: sql.lit(false),
  conflict: sql`state = 'dropped'`,
};

/**
 * What holds all the words, best first; of each kind at most so many.
 *
 * @param words folded, at least one
 */
export async function findObjects(
  db: CityDb,
  words: readonly string[],
  searched: Searched,
  most: number,
): Promise<Found[]> {
  if (searched.kinds.length === 0 || words.length === 0) return [];
  const { rows } = await sql<{ kind: SearchKind; id: string; tier: 1 | 2 | 3 }>`
    select kind, id, tier from search_objects(
      ${sql.val(words)}::text[], ${sql.val(searched.kinds)}::text[], ${searched.retired ?? false}, ${most},
      ${sql.val(searched.within ?? [])}::text[])
    where city_id = ${db.cityId}
  `.execute(db);
  return load(db, rows);
}

/** Whether anything holds the word. */
export async function isHeld(db: CityDb, word: string, searched: Searched): Promise<boolean> {
  if (searched.kinds.length === 0) return false;
  const { rows } = await sql<{ id: string }>`
    select id from search_objects(
      ${sql.val([word])}::text[], ${sql.val(searched.kinds)}::text[], ${searched.retired ?? false}, 1,
      ${sql.val(searched.within ?? [])}::text[])
    where city_id = ${db.cityId}
  `.execute(db);
  return rows.length > 0;
}

/** Long texts are left where they are: of a hundred found, few are shown. */
async function load(
  db: CityDb,
  hits: readonly { readonly kind: SearchKind; readonly id: string; readonly tier: 1 | 2 | 3 }[],
): Promise<Found[]> {
  const byKind = Map.groupBy(hits, (hit) => hit.kind);
  if (byKind.size === 0) return [];
  const tiers = new Map(hits.map(({ kind, id, tier }) => [`${kind} ${id}`, tier]));
  const parts = [...byKind].map(([kind, some]) => {
    const [table, code, title] = shown[kind];
    const retired = endings[kind] ?? sql`retired_at is not null`;
    return sql`
      select ${sql.lit(kind)} as kind, id, ${sql.raw(code)}::text as code, ${sql.raw(title)} as title, ${retired} as retired
      from ${sql.table(table)} where city_id = ${db.cityId} and id = any(${some.map(({ id }) => id)}::text[])`;
  });
  const { rows } = await sql<Omit<Found, 'tier'>>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows
    .map((row) => ({ ...row, tier: tiers.get(`${row.kind} ${row.id}`) ?? 3 }))
    .sort((a, b) => a.tier - b.tier || collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
}

/** What found objects say about themselves, or what they belong to, by kind and id; the beginning of long texts. */
export async function textsOf(
  db: CityDb,
  found: readonly Pick<Found, 'kind' | 'id'>[],
): Promise<ReadonlyMap<string, string>> {
  const byKind = Map.groupBy(found, (each) => each.kind);
  const parts = [...byKind].flatMap(([kind, some]) => {
    const [table, , , text] = shown[kind];
    if (text === 'null') return [];
    return sql`
      select ${sql.lit(kind)} as kind, id, left(${sql.raw(text)}::text, 20000) as text
      from ${sql.table(table)} where city_id = ${db.cityId} and id = any(${some.map(({ id }) => id)}::text[])`;
  });
  if (parts.length === 0) return new Map();
  const { rows } = await sql<{ kind: SearchKind; id: string; text: string | null }>`
    ${sql.join(parts, sql` union all `)}
  `.execute(db);
  return new Map(rows.flatMap(({ kind, id, text }) => (text ? [[`${kind} ${id}`, text] as const] : [])));
}

const collator = new Intl.Collator('de', { numeric: true });

/** Titles in which something like the word stands. `rough`: by trigrams, where no half of the word stands anywhere. */
export async function titlesNear(db: CityDb, word: string, searched: Searched, rough: boolean): Promise<string[]> {
  if (searched.kinds.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select name from search_near(
      ${word}, ${sql.val(searched.kinds)}::text[], ${rough}, ${searched.retired ?? false}, 60,
      ${sql.val(searched.within ?? [])}::text[])
    where city_id = ${db.cityId}
  `.execute(db);
  return rows.map((row) => row.name);
}

/** What the database's German stemmer makes of folded words: their stem, or null for words that say nothing. */
export async function stemsOf(db: CityDb, words: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ word: string; stems: string[] | null }>`
    select word, ts_lexize('german_stem', word) as stems, ${db.cityId}::text as city_id
    from unnest(${sql.val(words)}::text[]) as word
  `.execute(db);
  return new Map(rows.map(({ word, stems }) => [word, stems === null ? word : (stems[0] ?? null)]));
}

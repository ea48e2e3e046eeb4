import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';
import { createNear, createSearch, searched } from './2026-11-22-61-one-search.ts';

const title = 'name';
const text = `coalesce(purpose, '')`;

/** Composite indices are found too: the indexes of their words, and both functions with one kind more. */
export async function up(schema: Schema): Promise<void> {
  const index = (name: string, expression: string) =>
    sql`create index ${sql.raw(`composite_index_search_${name} on composite_index using gin ((city_id || ':${name}'), ${expression}) with (fastupdate = off)`)}`.execute(
      schema,
    );
  await index('title', `to_tsvector('german', search_fold(${title}))`);
  await index('part', `search_fold(${title}) gin_trgm_ops`);
  await index('text', `to_tsvector('german', search_fold(${title} || ' ' || ${text}))`);
  const all = { ...searched, composite_index: [title, text] } as const;
  await createSearch(schema, all);
  await createNear(schema, all);
}

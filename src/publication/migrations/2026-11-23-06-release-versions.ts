import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Versions of the concept can be released too; whatever kinds there are already stay. */
export async function up(schema: Schema): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = 'release'::regclass and contype = 'c'
  `.execute(schema);
  const kinds = new Set(['version']);
  for (const { name, definition } of rows) {
    if (!definition.includes('kind')) continue;
    for (const [, kind = ''] of definition.matchAll(/'([a-z-]+)'/g)) kinds.add(kind);
    await sql`alter table release drop constraint ${sql.id(name)}`.execute(schema);
  }
  const list = sql.join([...kinds].map((kind) => sql.lit(kind)));
  await sql`alter table release add constraint release_kind_check check (kind in (${list}))`.execute(schema);
}

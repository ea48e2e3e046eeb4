import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Where the values of a file come from, how they were taken in, and why they changed what was there. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table value_import
      add column source text,
      add column licence text,
      add column mode text not null default 'add' check (mode in ('add', 'whole-series')),
      add column reason text,
      add column replaced int not null default 0,
      add column revised int not null default 0
  `.execute(schema);
  // Whether another number took its place; the same number from a newer file is no revision.
  await sql`alter table replaced_value add column revised boolean not null default false`.execute(schema);
  // The revised values of an indicator's page; most of what is replaced is not revised.
  await sql`
    create index replaced_value_revised on replaced_value (city_id, indicator_id, area_id, starts_on) where revised
  `.execute(schema);
}

/** SQL of references: the present name of what a text refers to, and what can be referred to. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { type ReferenceKind, referenceKinds } from './section.ts';
import type { Reference } from './text-body.ts';

export type NamedReference = {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly name: string;
  readonly retired: boolean;
};

const nameColumns: Readonly<Record<ReferenceKind, 'name' | 'title'>> = {
  goal: 'title',
  measure: 'title',
  indicator: 'name',
  area: 'name',
};

type Row = Omit<NamedReference, 'kind'>;

/** Names of just these; what is not there any more is left out. */
export async function referenceNames(db: CityDb, wanted: readonly Reference[]): Promise<NamedReference[]> {
  const named: NamedReference[] = [];
  for (const kind of referenceKinds) {
    const ids = [...new Set(wanted.filter((each) => each.kind === kind).map(({ id }) => id))];
    if (ids.length === 0) continue;
    const { rows } = await sql<Row>`
      select id, ${sql.ref(nameColumns[kind])} as name, retired_at is not null as retired
      from ${sql.table(kind)} where city_id = ${db.cityId} and id = any(${ids})
    `.execute(db);
    named.push(...rows.map((row) => ({ ...row, kind })));
  }
  return named;
}

const mostOfKind = 6;

/** What has these words in its name; what begins with them comes first, what is ended is not offered. */
export async function findReferences(db: CityDb, words: string): Promise<NamedReference[]> {
  const safe = words
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&');
  const found: NamedReference[] = [];
  for (const kind of referenceKinds) {
    const name = sql.ref(nameColumns[kind]);
    const { rows } = await sql<Row>`
      select id, ${name} as name, false as retired from ${sql.table(kind)}
      where city_id = ${db.cityId} and retired_at is null and ${name} ilike ${`%${safe}%`}
      order by ${name} ilike ${`${safe}%`} desc, ${name} limit ${mostOfKind}
    `.execute(db);
    found.push(...rows.map((row) => ({ ...row, kind })));
  }
  return found;
}

/** Where values come from and which were revised. */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, unknown } from '#analysis/figure.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { ImportMode, Revision, ValueImport } from './indicator.ts';
import { guardsOf } from './protected-values.store.server.ts';

/** Imports, newest first: of the city, or those that values of these indicators come from today. */
export async function listImports(db: CityDb, indicatorIds?: readonly string[]): Promise<ValueImport[]> {
  let query = db
    .selectFrom('value_import')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('imported_at', 'desc')
    .orderBy('id');
  if (indicatorIds) {
    const { rows: used } = await sql<{ id: string }>`
      select distinct import_id as id from indicator_value
      where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
    `.execute(db);
    query = query.where('id', 'in', [...used.map(({ id }) => id), '']);
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    file: row.file_name,
    hash: row.hash,
    rows: row.rows,
    by: row.imported_by,
    at: row.imported_at,
    undone: row.undone_at !== null,
    source: row.source,
    licence: row.licence,
    mode: row.mode as ImportMode,
    reason: row.reason,
    replaced: row.replaced,
    revised: row.revised,
  }));
}

type RevisionRow = {
  indicator_id: string;
  area_id: string;
  area: string;
  year: number;
  state: FigureState;
  value: number | null;
  evidence: Evidence;
  new_state: FigureState | null;
  new_value: number | null;
  new_evidence: Evidence | null;
  reason: string | null;
  file: string;
  at: string;
};

/**
 * Values that another number replaced, newest first: what was, what took its place, why and when.
 *
 * @param areaIds only of these areas; null for all
 * @param since only those revised later than this
 */
export async function listRevisions(
  db: CityDb,
  indicatorIds: readonly string[],
  { areaIds = null, since = null }: { areaIds?: readonly string[] | null; since?: string | null } = {},
): Promise<Revision[]> {
  const areas = areaIds === null ? sql`` : sql`and old.area_id = any(${areaIds}::text[])`;
  const later = since === null ? sql`` : sql`and made.imported_at > ${since}::timestamptz`;
  const sameKey = (table: string) => sql`
    ${sql.table(table)}.city_id = old.city_id and ${sql.table(table)}.indicator_id = old.indicator_id and
    ${sql.table(table)}.area_id = old.area_id and ${sql.table(table)}.starts_on = old.starts_on and
    ${sql.table(table)}.import_id = old.replaced_by
  `;
  const { rows } = await sql<RevisionRow>`
    select old.indicator_id, old.area_id, area.name as area, extract(year from old.starts_on)::int as year,
      old.state, old.value, old.evidence,
      coalesce(here.state, next.state) as new_state, coalesce(here.value, next.value) as new_value,
      coalesce(here.evidence, next.evidence) as new_evidence,
      made.reason, made.file_name as file, made.imported_at as at
    from replaced_value old
      join value_import made on made.city_id = old.city_id and made.id = old.replaced_by
      join area on area.city_id = old.city_id and area.id = old.area_id
      left join indicator_value here on ${sameKey('here')}
      left join replaced_value next on ${sameKey('next')}
    where old.city_id = ${db.cityId} and old.revised and old.indicator_id = any(${indicatorIds}::text[]) ${areas} ${later}
    order by made.imported_at desc, old.indicator_id, area.name, old.starts_on desc
    limit ${areaIds === null ? mostRevisions : mostOfAreas}
  `.execute(db);
  // Of a protected indicator nobody else sees what a value was, nor what it is now: both together tell what is held back.
  const { table, closed } = await guardsOf(db, indicatorIds);
  const held = new Set([...table, ...closed]);
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    areaId: row.area_id,
    area: row.area,
    year: row.year,
    before: held.has(row.indicator_id)
      ? unknown('suppressed', row.evidence)
      : figureOf(row.state, row.value, row.evidence),
    after: held.has(row.indicator_id) ? row.new_state && unknown('suppressed', row.evidence) : afterOf(row),
    reason: row.reason,
    file: row.file,
    at: row.at,
  }));
}

const mostRevisions = 500;
const mostOfAreas = 5000;

/** Where values of these indicators come from, and what was revised. */
export async function loadProvenance(db: CityDb, indicatorIds: readonly string[]) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from replaced_value
    where city_id = ${db.cityId} and revised and indicator_id = any(${indicatorIds}::text[])
  `.execute(db);
  return {
    imports: await listImports(db, indicatorIds),
    revisions: await listRevisions(db, indicatorIds),
    revisionCount: rows[0]?.count ?? 0,
  };
}

/** Null where a whole series was replaced and does not have this value any more. */
function afterOf({ new_state, new_value, new_evidence }: RevisionRow): Figure | null {
  return new_state && new_evidence ? figureOf(new_state, new_value, new_evidence) : null;
}

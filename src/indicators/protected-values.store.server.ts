/**
 * THE ONLY way to values for a reader: in place of the stored values of a protected indicator she gets its protected table,
 * and nothing while that is not made yet; unless her clearance says that she may see them as stored.
 */

import { type RawBuilder, sql } from 'kysely';
import type { CityDb, Clearance } from '#platform/database.server.ts';

/** Whoever protects values sees them as stored. */
export const seesStored = 'stored values';

/** What a person with these roles may see beyond others: as stored what protects it, or what a rule opens to her role. */
export async function clearanceFor(db: CityDb, roles: readonly string[], protects: boolean): Promise<Clearance> {
  if (protects) return [seesStored];
  const { rows } = await sql<{ role: string }>`
    select distinct unnest(readers) as role from protection where city_id = ${db.cityId} order by role
  `.execute(db);
  return rows.map(({ role }) => role).filter((role) => roles.includes(role));
}

/** Changes when the way of computing does: every protected table is then made anew. */
const methodVersion = '2';

/** How an indicator is protected, as one text. */
const ruleText = (rule: string) => {
  const of = (column: string) => sql.ref(`${rule}.${column}`);
  return sql<string>`concat_ws('/', ${methodVersion}::text, ${of('method')}, coalesce(${of('threshold')}, 0),
  ${of('secret_zeros')}, coalesce(${of('cases_id')}, ''), coalesce(${of('base')}, 0), coalesce(${of('reach')}, 0),
  coalesce(${of('concentration')}, ''), coalesce(${of('concentration_percent')}, 0), coalesce(${of('largest_id')}, ''),
  coalesce(${of('second_id')}, ''))`;
};

/** The indicator of `rule` and all that are sums or parts of it, or of each other. */
const tied = (cityId: string) => sql`recursive tied (id) as (
  select rule.indicator_id
  union
  select case when link.whole_id = tied.id then link.part_id else link.whole_id end
  from tied join indicator_sum link on link.city_id = ${cityId} and (link.whole_id = tied.id or link.part_id = tied.id)
)`;

const revisionOf = (cityId: string) => sql`left join value_revision made on made.city_id = ${cityId}`;

/**
 * What a protected table is made of, as one text of five words: rules and sums, values, what they are compared with, areas,
 * parts of areas.
 */
export function stampText(cityId: string): RawBuilder<string> {
  return sql<string>`concat_ws(' ',
    concat_ws(';',
      (with ${tied(cityId)}
        select string_agg(${ruleText('other')}, ',' order by tied.id)
        from tied join protection other on other.city_id = ${cityId} and other.indicator_id = tied.id),
      (with ${tied(cityId)}
        select string_agg(concat_ws('/', link.whole_id, link.part_id, link.split), ',' order by link.whole_id, link.part_id)
        from tied join indicator_sum link on link.city_id = ${cityId} and link.whole_id = tied.id)),
    (with ${tied(cityId)}
      select string_agg(concat(tied.id, ':', coalesce(made.revision, 0)), ',' order by tied.id)
      from tied ${revisionOf(cityId)} and made.indicator_id = tied.id),
    concat('+', (with ${tied(cityId)}, used (id) as (
        select unnest(array[other.cases_id, other.largest_id, other.second_id])
        from tied join protection other on other.city_id = ${cityId} and other.indicator_id = tied.id
        union
        select share.denominator_id
        from tied join indicator share on share.city_id = ${cityId} and share.numerator_id = tied.id and share.kind = 'rate'
      )
      select string_agg(concat(used.id, ':', coalesce(made.revision, 0)), ',' order by used.id)
      from used ${revisionOf(cityId)} and made.indicator_id = used.id where used.id is not null)),
    (select md5(string_agg(concat_ws(' ', area.id, area.division_id, coalesce(area.parent_id, '')), ',' order by area.id))
      from area where area.city_id = ${cityId}),
    (select md5(string_agg(concat(part.area_id, ' ', part.part_id), ',' order by part.area_id, part.part_id))
      from area_part part where part.city_id = ${cityId})
  )`;
}

export type Guards = {
  /** Indicators read from their protected table. */
  readonly table: readonly string[];
  /** Indicators of which nothing is shown until their table is made. */
  readonly closed: readonly string[];
};

/** Which of these stored series the reader does not get as stored. */
export async function guardsOf(db: CityDb, indicatorIds: readonly string[]): Promise<Guards> {
  if (indicatorIds.length === 0 || db.clearance.includes(seesStored)) return { table: [], closed: [] };
  const { rows: held } = await sql<{ id: string }>`
    select indicator_id as id from protection
    where city_id = ${db.cityId} and method <> 'open' and indicator_id = any(${[...new Set(indicatorIds)]}::text[])
      and not readers && ${[...db.clearance]}::text[]
  `.execute(db);
  if (held.length === 0) return { table: [], closed: [] };
  const { rows } = await sql<{ id: string; ready: boolean }>`
    select rule.indicator_id as id, coalesce(made.stamp = ${stampText(db.cityId)}, false) as ready
    from protection rule
      left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
    where rule.city_id = ${db.cityId} and rule.indicator_id = any(${held.map(({ id }) => id)}::text[])
  `.execute(db);
  return {
    table: rows.filter(({ ready }) => ready).map(({ id }) => id),
    closed: rows.filter(({ ready }) => !ready).map(({ id }) => id),
  };
}

/** In place of the table of stored values, for these series: `from ${await valuesFor(db, ids)} as value`. */
export async function valuesFor(db: CityDb, indicatorIds: readonly string[]): Promise<RawBuilder<unknown>> {
  const { table, closed } = await guardsOf(db, indicatorIds);
  if (table.length === 0 && closed.length === 0) return sql`indicator_value`;
  const columns = sql`city_id, indicator_id, area_id, starts_on`;
  const closedState = sql`case when state = 'known' then 'suppressed' else state end`;
  return sql`(
    select ${columns}, state, value, evidence from indicator_value
    where city_id = ${db.cityId} and indicator_id <> all(${[...table, ...closed]}::text[])
    union all
    select ${columns}, state, value, evidence from protected_value
    where city_id = ${db.cityId} and indicator_id = any(${[...table]}::text[])
    union all
    select ${columns}, ${closedState}, null::double precision, evidence from indicator_value
    where city_id = ${db.cityId} and indicator_id = any(${[...closed]}::text[])
  )`;
}

/** Changes whenever what readers of protected values get may have changed. */
export async function stampOfProtection(db: CityDb): Promise<string> {
  if (db.clearance.includes(seesStored)) return seesStored;
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', ${db.clearance.join(',')}::text,
      (select md5(string_agg(concat_ws('/', rule.indicator_id, ${ruleText('rule')}, rule.readers::text, ${stampText(db.cityId)} = made.stamp, made.made_at), ',' order by rule.indicator_id))
        from protection rule
          left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
        where rule.city_id = ${db.cityId})
    ) as stamp
  `.execute(db);
  return rows[0]?.stamp ?? '';
}

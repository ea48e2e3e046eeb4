/**
 * All SQL for a map: one indicator in few years, for all units of a division. The same figures as `seriesOf`, without reading
 * the years that nobody looks at.
 */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, rate, sum, unknown } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Indicator } from './indicator.ts';
import { valuesFor } from './protected-values.store.server.ts';

/** By year, then by area; an area that says nothing is missing. */
export type FiguresByYear = ReadonlyMap<number, ReadonlyMap<string, Figure>>;

type Packed = {
  indicator_id: string;
  year: number;
  areas: string[];
  states: FigureState[];
  values: (number | null)[];
  evidences: Evidence[];
};
/** By indicator and year, then by area. */
type Stored = Map<string, Map<string, Figure>>;

const key = (indicatorId: string, year: number) => `${indicatorId} ${year}`;

/** The stored series that an indicator consists of. */
function sourcesOf({ id, kind, numeratorId, denominatorId }: Indicator): string[] {
  return kind === 'rate' ? [numeratorId ?? '', denominatorId ?? ''] : [id];
}

export async function figuresAt(
  db: CityDb,
  indicator: Indicator,
  { divisionId, years }: { divisionId: string; years: readonly number[] },
): Promise<FiguresByYear> {
  const sources = sourcesOf(indicator);
  const stored = await storedAt(db, sources, years, await unitsOf(db, divisionId));
  if (indicator.kind !== 'mean') await addSums(db, stored, sources, { divisionId, years });
  return new Map(years.map((year) => [year, figuresIn(indicator, stored, year)]));
}

function figuresIn(indicator: Indicator, stored: Stored, year: number): Map<string, Figure> {
  const [first = '', second] = sourcesOf(indicator);
  const above = stored.get(key(first, year)) ?? new Map<string, Figure>();
  if (second === undefined) return above;
  const below = stored.get(key(second, year));
  return new Map(
    [...above].map(([areaId, figure]) => [
      areaId,
      rate(figure, below?.get(areaId) ?? unknown('missing'), indicator.per),
    ]),
  );
}

/**
 * Areas are handed over as a list: in a city that has just been stored the planner knows nothing of its tables yet, and would
 * hold five thousand areas against each value, one by one.
 */
async function unitsOf(db: CityDb, divisionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('area')
    .select('id')
    .where('city_id', '=', db.cityId)
    .where('division_id', '=', divisionId)
    .where('retired_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

async function partsIn(db: CityDb, areaIds: readonly string[]): Promise<{ area_id: string; part_id: string }[]> {
  const { rows } = await sql<{ area_id: string; part_id: string }>`
    select area_id, part_id from area_part where city_id = ${db.cityId} and area_id = any(${areaIds}::text[])
  `.execute(db);
  return rows;
}

async function storedAt(
  db: CityDb,
  indicatorIds: readonly string[],
  years: readonly number[],
  areaIds: readonly string[],
): Promise<Stored> {
  const { rows } = await sql<Packed>`
    select indicator_id, extract(year from starts_on)::int as year, array_agg(area_id) as areas, array_agg(state) as states,
      array_agg(value) as values, array_agg(evidence) as evidences
    from ${await valuesFor(db, indicatorIds)} as held
    where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
      and starts_on = any(${years.map((year) => yearPeriod(year).start)}::date[]) and area_id = any(${areaIds}::text[])
    group by indicator_id, starts_on
  `.execute(db);
  return new Map(
    rows.map(({ indicator_id, year, areas: ids, states, values, evidences }) => [
      key(indicator_id, year),
      new Map(
        ids.map((id, i) => [id, figureOf(states[i] ?? 'missing', values[i] ?? null, evidences[i] ?? 'measured')]),
      ),
    ]),
  );
}

/** Areas put together from units, of which no value was ever received, get the sums of their units. */
async function addSums(
  db: CityDb,
  stored: Stored,
  sources: readonly string[],
  { divisionId, years }: { divisionId: string; years: readonly number[] },
) {
  const parts = Map.groupBy(await partsIn(db, await unitsOf(db, divisionId)), (row) => row.area_id);
  if (parts.size === 0) return;
  const { rows: own } = await sql<{ indicator_id: string; area_id: string }>`
    select source.id as indicator_id, area.id as area_id
    from unnest(${[...new Set(sources)]}::text[]) as source (id) cross join unnest(${[...parts.keys()]}::text[]) as area (id)
    where exists (
      select 1 from indicator_value value
      where value.city_id = ${db.cityId} and value.indicator_id = source.id and value.area_id = area.id
    )
  `.execute(db);
  const having = new Set(own.map((row) => `${row.indicator_id} ${row.area_id}`));
  const lacking = [...new Set(sources)].flatMap((indicatorId) =>
    [...parts].flatMap(([areaId, rows]) =>
      having.has(`${indicatorId} ${areaId}`) ? [] : [{ indicatorId, areaId, parts: rows.map((row) => row.part_id) }],
    ),
  );
  if (lacking.length === 0) return;
  const unitIds = [...new Set(lacking.flatMap((each) => each.parts))];
  const units = await storedAt(db, [...new Set(lacking.map((each) => each.indicatorId))], years, unitIds);
  for (const { indicatorId, areaId, parts: partIds } of lacking) {
    for (const year of years) {
      const figures = units.get(key(indicatorId, year));
      if (!figures || !partIds.some((part) => figures.has(part))) continue;
      const there = stored.get(key(indicatorId, year)) ?? new Map<string, Figure>();
      there.set(areaId, sum(partIds.map((part) => figures.get(part) ?? unknown('missing'))));
      stored.set(key(indicatorId, year), there);
    }
  }
}

/** The years in which something is known of an indicator in a division, or in the units it is put together from. */
export async function yearsOf(db: CityDb, indicator: Indicator, divisionId: string): Promise<number[]> {
  const units = await unitsOf(db, divisionId);
  const parts = await partsIn(db, units);
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from starts_on)::int as year from indicator_value
    where city_id = ${db.cityId} and indicator_id = ${sourcesOf(indicator)[0]} and state = 'known'
      and area_id = any(${[...new Set([...units, ...parts.map((part) => part.part_id)])]}::text[])
    order by year
  `.execute(db);
  return rows.map((row) => row.year);
}

/** Stored series that hold a value somewhere below the city as a whole. */
export async function countedIndicators(db: CityDb): Promise<Set<string>> {
  const { rows: whole } = await sql<{ id: string }>`
    select area.id from area join division on division.city_id = area.city_id and division.id = area.division_id
    where area.city_id = ${db.cityId} and division.kind = 'city'
  `.execute(db);
  const { rows } = await sql<{ id: string }>`
    select indicator.id from indicator cross join lateral (
      select 1 from indicator_value value
      where value.city_id = ${db.cityId} and value.indicator_id = indicator.id and value.state = 'known'
        and value.area_id <> all(${whole.map((row) => row.id)}::text[])
      limit 1
    ) as counted
    where indicator.city_id = ${db.cityId}
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}

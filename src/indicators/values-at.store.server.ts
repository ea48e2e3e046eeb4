/**
 * All SQL for a map: one indicator in few years, for all units of a division. The same figures as `seriesOf`, without reading
 * the years that nobody looks at.
 */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, rate, sum, unknown } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Indicator } from './indicator.ts';

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
  const inDivision = sql`select id from area where city_id = ${db.cityId} and division_id = ${divisionId} and retired_at is null`;
  const stored = await storedAt(db, sources, years, inDivision);
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

async function storedAt(
  db: CityDb,
  indicatorIds: readonly string[],
  years: readonly number[],
  areas: ReturnType<typeof sql>,
): Promise<Stored> {
  const { rows } = await sql<Packed>`
    select indicator_id, extract(year from starts_on)::int as year, array_agg(area_id) as areas, array_agg(state) as states,
      array_agg(value) as values, array_agg(evidence) as evidences
    from indicator_value
    where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[])
      and starts_on = any(${years.map((year) => yearPeriod(year).start)}::date[]) and area_id in (${areas})
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
  const { rows } = await sql<{ indicator_id: string; area_id: string; parts: string[] }>`
    select source.id as indicator_id, part.area_id, array_agg(part.part_id) as parts
    from area_part part
    join area on area.city_id = part.city_id and area.id = part.area_id
    cross join unnest(${[...new Set(sources)]}::text[]) as source (id)
    where part.city_id = ${db.cityId} and area.division_id = ${divisionId} and area.retired_at is null
      and not exists (
        select 1 from indicator_value own
        where own.city_id = part.city_id and own.indicator_id = source.id and own.area_id = part.area_id
      )
    group by source.id, part.area_id
  `.execute(db);
  if (rows.length === 0) return;
  const partIds = sql`select unnest(${[...new Set(rows.flatMap((row) => row.parts))]}::text[])`;
  const units = await storedAt(db, [...new Set(rows.map((row) => row.indicator_id))], years, partIds);
  for (const { indicator_id, area_id, parts } of rows) {
    for (const year of years) {
      const figures = units.get(key(indicator_id, year));
      if (!figures || !parts.some((part) => figures.has(part))) continue;
      const there = stored.get(key(indicator_id, year)) ?? new Map<string, Figure>();
      there.set(area_id, sum(parts.map((part) => figures.get(part) ?? unknown('missing'))));
      stored.set(key(indicator_id, year), there);
    }
  }
}

/** The years in which something is known of an indicator in a division, or in the units it is put together from. */
export async function yearsOf(db: CityDb, indicator: Indicator, divisionId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from starts_on)::int as year from indicator_value
    where city_id = ${db.cityId} and indicator_id = ${sourcesOf(indicator)[0]} and state = 'known' and area_id in (
      select id from area where city_id = ${db.cityId} and division_id = ${divisionId} and retired_at is null
      union all
      select part.part_id from area_part part join area on area.city_id = part.city_id and area.id = part.area_id
      where part.city_id = ${db.cityId} and area.division_id = ${divisionId} and area.retired_at is null
    )
    order by year
  `.execute(db);
  return rows.map((row) => row.year);
}

/** Stored series that hold a value somewhere below the city as a whole. */
export async function countedIndicators(db: CityDb): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from indicator where city_id = ${db.cityId} and exists (
      select 1 from indicator_value value
      where value.city_id = ${db.cityId} and value.indicator_id = indicator.id and value.state = 'known'
        and value.area_id not in (
          select area.id from area join division on division.city_id = area.city_id and division.id = area.division_id
          where area.city_id = ${db.cityId} and division.kind = 'city'
        )
    )
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}

/**
 * All SQL for a map: one indicator in few years, for all units of a division. The same figures as `seriesOf`, without reading
 * the years that nobody looks at.
 */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, known, rate, sum, unknown } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import { breakYears, isBroken } from '#analysis/series-break.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import {
  asksBack,
  asksCity,
  figureFrom,
  type Held,
  type StoredPart,
  storedParts,
  storedUnder,
  yearsAsked,
} from './formula.ts';
import type { Indicator } from './indicator.ts';
import { cityAreaOf } from './indicators.store.server.ts';
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

export async function figuresAt(
  db: CityDb,
  indicator: Indicator,
  { divisionId, years }: { divisionId: string; years: readonly number[] },
): Promise<FiguresByYear> {
  const parts = storedParts(indicator);
  const units = await unitsOf(db, divisionId);
  const city = asksCity(indicator) ? await cityAreaOf(db) : null;
  const areaIds = city === null || units.includes(city) ? units : [...units, city];
  const asked = yearsAsked(indicator, years);
  const stored = await storedAt(db, [...new Set(parts.map(({ id }) => id))], asked, areaIds);
  const summable = parts.flatMap(({ id, summable }) => (summable ? [id] : []));
  if (summable.length > 0) await addSums(db, stored, summable, { areaIds, years: asked });
  const breaks = asksBack(indicator) ? await breaksOf(db, areaIds) : new Map<string, string[]>();
  const held = { stored, city, units, breaks: new Map([...breaks].map(([id, days]) => [id, breakYears(days)])) };
  return new Map(years.map((year) => [year, figuresIn(indicator, held, year)]));
}

type Read = {
  readonly stored: Stored;
  readonly city: string | null;
  readonly units: readonly string[];
  readonly breaks: ReadonlyMap<string, readonly number[]>;
};

function figuresIn(indicator: Indicator, { stored, city, units, breaks }: Read, year: number): Map<string, Figure> {
  const at = (id: string | null) => stored.get(key(id ?? '', year));
  if (indicator.kind === 'rate') {
    const below = at(indicator.denominatorId);
    return new Map(
      [...(at(indicator.numeratorId) ?? [])].map(([areaId, figure]) => [
        areaId,
        rate(figure, below?.get(areaId) ?? unknown('missing'), indicator.per),
      ]),
    );
  }
  if (indicator.kind !== 'computed') return at(indicator.id) ?? new Map<string, Figure>();
  const there = storedUnder(indicator).flatMap((id) => at(id) ?? []);
  return new Map(
    units.flatMap((areaId) => {
      if (!there.some((figures) => figures.has(areaId))) return [];
      const place = (reference: boolean) => (reference ? (city ?? '') : areaId);
      const figure = figureFrom(indicator, year, {
        figure: (asked) =>
          stored.get(key(asked.indicator, asked.year))?.get(place(asked.reference)) ?? unknown('missing'),
        broken: (one, other, reference) => isBroken(breaks.get(place(reference)) ?? [], one, other),
      });
      return [[areaId, figure] as const];
    }),
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
    // What ended with a version has the values of its time.
    .where((x) => x.or([x('retired_at', 'is', null), x('valid_to', 'is not', null)]))
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
  { areaIds, years }: { areaIds: readonly string[]; years: readonly number[] },
) {
  const parts = Map.groupBy(await partsIn(db, areaIds), (row) => row.area_id);
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
  const parts = storedParts(indicator);
  if (indicator.kind !== 'computed') return (await knownYears(db, parts.slice(0, 1), units)).map((row) => row.year);
  const have = new Set((await knownYears(db, parts, units)).map((row) => key(row.id, row.year)));
  const city = asksCity(indicator) ? await cityAreaOf(db) : null;
  const whole = city === null ? [] : await knownYears(db, parts, [city]);
  const haveCity = new Set(whole.map((row) => key(row.id, row.year)));
  const years = [...new Set([...have].map((each) => Number(each.slice(each.lastIndexOf(' ') + 1))))];
  // Whatever the numbers are: a year counts in which all that is asked for is there somewhere.
  const held: Held = {
    figure: ({ indicator: id, year, reference }) =>
      (reference ? haveCity : have).has(key(id, year)) ? known(1) : unknown('missing'),
    broken: () => false,
  };
  return years.filter((year) => figureFrom(indicator, year, held).state === 'known').sort((a, b) => a - b);
}

/** A mean of units says nothing of an area put together from them. */
async function knownYears(db: CityDb, series: readonly StoredPart[], areaIds: readonly string[]) {
  const units = (await partsIn(db, areaIds)).map((part) => part.part_id);
  const all = [...new Set([...areaIds, ...units])];
  const summable = series.flatMap(({ id, summable }) => (summable ? [id] : []));
  const others = series.flatMap(({ id, summable }) => (summable ? [] : [id]));
  const { rows } = await sql<{ id: string; year: number }>`
    select distinct indicator_id as id, extract(year from starts_on)::int as year from indicator_value
    where city_id = ${db.cityId} and state = 'known' and (
      (indicator_id = any(${summable}::text[]) and area_id = any(${all}::text[])) or
      (indicator_id = any(${others}::text[]) and area_id = any(${[...areaIds]}::text[]))
    )
    order by year
  `.execute(db);
  return rows;
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

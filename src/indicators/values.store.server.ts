/** SQL of values as read: series by indicator and area. How values come in is in `imports.store.server.ts`. */

import { sql } from 'kysely';
import { type Evidence, type Figure, type FigureState, figureOf, unknown } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import { breakYears, isBroken } from '#analysis/series-break.ts';
import type { Point } from '#analysis/trend.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { remember } from '#platform/memo.server.ts';
import { asksBack, asksCity, figureFrom, storedParts, storedUnder } from './formula.ts';
import { type Indicator, rateSeries, sumSeries } from './indicator.ts';
import { cityAreaOf, listIndicators } from './indicators.store.server.ts';
import { seesStored, stampOfProtection, valuesFor } from './protected-values.store.server.ts';

type Packed = {
  indicator_id: string;
  area_id: string;
  years: number[];
  states: FigureState[];
  values: (number | null)[];
  evidences: Evidence[];
};

/** Years as arrays, one row per series: ten thousand values are a few hundred rows. */
const packed = sql<Packed>`
  indicator_id, area_id,
  array_agg(extract(year from starts_on)::int order by starts_on) as years,
  array_agg(state order by starts_on) as states,
  array_agg(value order by starts_on) as values,
  array_agg(evidence order by starts_on) as evidences
`;

function unpack({ years, states, values, evidences }: Packed): Point[] {
  return years.map((year, i) => ({
    year,
    figure: figureOf(states[i] ?? 'missing', values[i] ?? null, evidences[i] ?? 'measured'),
  }));
}

/** Stored values: by indicator, then by area. */
async function storedSeries(
  db: CityDb,
  indicatorIds: readonly string[],
  areaIds: readonly string[] | null,
): Promise<Map<string, Map<string, Point[]>>> {
  const byIndicator = new Map<string, Map<string, Point[]>>();
  if (indicatorIds.length === 0) return byIndicator;
  const areas = areaIds === null ? sql`` : sql`and area_id = any(${areaIds}::text[])`;
  const { rows } = await sql<Packed>`
    select ${packed} from ${await valuesFor(db, indicatorIds)} as held
    where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[]) ${areas}
    group by indicator_id, area_id
  `.execute(db);
  for (const row of rows) {
    const series = byIndicator.get(row.indicator_id) ?? new Map<string, Point[]>();
    series.set(row.area_id, unpack(row));
    byIndicator.set(row.indicator_id, series);
  }
  return byIndicator;
}

/** Series by indicator, then by area. */
export type SeriesByIndicator = ReadonlyMap<string, ReadonlyMap<string, readonly Point[]>>;

/**
 * The series of indicators by area. Rates are computed here from their counts, and areas put together from units get the
 * units' sums: rates of sums, never sums of rates. An area's own values go before its sum; means cannot be summed.
 *
 * @param areaIds only these areas; null for all
 */
export async function seriesOf(
  db: CityDb,
  indicators: readonly Indicator[],
  areaIds: readonly string[] | null,
): Promise<SeriesByIndicator> {
  const sources = indicators.flatMap(storedParts);
  const summable = new Set(sources.flatMap(({ id, summable }) => (summable ? [id] : [])));
  const city = indicators.some(asksCity) ? await cityAreaOf(db) : null;
  const wanted = areaIds === null || city === null ? areaIds : [...new Set([...areaIds, city])];
  const stored = await storedSeries(db, [...new Set(sources.map(({ id }) => id))], wanted);
  await addSums(db, stored, summable, wanted);
  const held = { stored, city, areaIds, breaks: await breaksFor(db, indicators, stored) };
  return new Map(indicators.map((each) => [each.id, madeOf(each, held)]));
}

type Read = {
  readonly stored: Stored;
  readonly city: string | null;
  /** Only these were asked for; null for all. */
  readonly areaIds: readonly string[] | null;
  readonly breaks: ReadonlyMap<string, readonly number[]>;
};

function madeOf(indicator: Indicator, held: Read): Map<string, Point[]> {
  const { stored, city, areaIds, breaks } = held;
  const within = (series: Map<string, Point[]>) =>
    city === null || areaIds === null || areaIds.includes(city)
      ? series
      : new Map([...series].filter(([areaId]) => areaId !== city));
  if (indicator.kind === 'rate') return within(ratesOf(indicator, stored));
  if (indicator.kind !== 'computed') return within(seriesIn(stored, indicator.id));
  return computedSeries(indicator, within, { stored, city, breaks });
}

/** Years for which the series do not go back far enough have no value, and are none of the series. */
function computedSeries(
  indicator: Indicator,
  within: (series: Map<string, Point[]>) => Map<string, Point[]>,
  { stored, city, breaks }: Pick<Read, 'stored' | 'city' | 'breaks'>,
): Map<string, Point[]> {
  const parts = storedUnder(indicator);
  const byYear = new Map<Point[], ReadonlyMap<number, Figure>>();
  const figureAt = (points: Point[] | undefined, year: number) => {
    if (!points) return undefined;
    const years = byYear.get(points) ?? new Map(points.map((point) => [point.year, point.figure]));
    byYear.set(points, years);
    return years.get(year);
  };
  const areas = new Map(parts.flatMap((id) => [...seriesIn(stored, id)]));
  return new Map(
    [...within(areas).keys()].flatMap((areaId) => {
      const years = new Set(parts.flatMap((id) => (stored.get(id)?.get(areaId) ?? []).map(({ year }) => year)));
      const points = [...years]
        .sort((a, b) => a - b)
        .flatMap((year) => {
          let early = false;
          const figure = figureFrom(indicator, year, {
            figure: (asked) => {
              const found = figureAt(
                stored.get(asked.indicator)?.get(asked.reference ? (city ?? '') : areaId),
                asked.year,
              );
              if (!found && asked.year !== year) early = true;
              return found ?? unknown('missing');
            },
            broken: (one, other, reference) =>
              isBroken(breaks.get(reference ? (city ?? '') : areaId) ?? [], one, other),
          });
          return early && figure.state === 'missing' ? [] : [{ year, figure }];
        });
      return points.length > 0 ? [[areaId, points] as const] : [];
    }),
  );
}

/** Years from which values cannot be set against those before; read only where one is. */
async function breaksFor(db: CityDb, indicators: readonly Indicator[], stored: Stored) {
  const back = indicators.filter(asksBack).flatMap(storedUnder);
  if (back.length === 0) return new Map<string, readonly number[]>();
  const areaIds = [...new Set(back.flatMap((id) => [...seriesIn(stored, id).keys()]))];
  const days = await breaksOf(db, areaIds);
  return new Map([...days].map(([areaId, found]) => [areaId, breakYears(found)]));
}

type Stored = Map<string, Map<string, Point[]>>;

function seriesIn(stored: Stored, id: string | null): Map<string, Point[]> {
  return stored.get(id ?? '') ?? new Map();
}

function ratesOf({ numeratorId, denominatorId, per }: Indicator, stored: Stored): Map<string, Point[]> {
  const below = seriesIn(stored, denominatorId);
  const above = [...seriesIn(stored, numeratorId)];
  return new Map(above.map(([areaId, points]) => [areaId, rateSeries(points, below.get(areaId) ?? [], per)]));
}

/** Adds to the stored series the sums of areas that are put together and have no values of their own. */
async function addSums(db: CityDb, stored: Stored, summable: ReadonlySet<string>, areaIds: readonly string[] | null) {
  const parts = await partsOf(db, areaIds);
  if (parts.size === 0) return;
  const lacking = [...summable].filter((id) => [...parts.keys()].some((areaId) => !stored.get(id)?.has(areaId)));
  const units = areaIds === null ? stored : await storedSeries(db, lacking, [...new Set([...parts.values()].flat())]);
  for (const id of lacking) {
    const series = seriesIn(stored, id);
    for (const [areaId, partIds] of parts) {
      if (series.has(areaId)) continue;
      const summed = sumSeries(partIds.map((part) => units.get(id)?.get(part) ?? []));
      if (summed.length > 0) series.set(areaId, summed);
    }
    if (series.size > 0) stored.set(id, series);
  }
}

/** Which units an area is put together from. */
async function partsOf(db: CityDb, areaIds: readonly string[] | null): Promise<Map<string, string[]>> {
  const all = db.selectFrom('area_part').select(['area_id', 'part_id']).where('city_id', '=', db.cityId);
  const rows = await (areaIds === null ? all : all.where('area_id', 'in', [...areaIds, ''])).execute();
  const byArea = Map.groupBy(rows, (row) => row.area_id);
  return new Map([...byArea].map(([areaId, found]) => [areaId, found.map((row) => row.part_id)]));
}

export type CitySeries = { readonly cityArea: string | null; readonly series: ReadonlyMap<string, readonly Point[]> };

/** Every indicator's series for the whole city. Remembered until a value, an indicator or an area changes. */
export async function citySeries(db: CityDb): Promise<CitySeries> {
  // Whom values are held back from gets others than who sees them as stored.
  const protection = await stampOfProtection(db);
  const key = `city series ${protection === seesStored}`;
  return remember(db.cityId, `${await stampOfValues(db)} ${protection}`, key, async () => {
    const cityArea = await cityAreaOf(db);
    if (cityArea === null) return { cityArea, series: new Map<string, readonly Point[]>() };
    const byIndicator = await seriesOf(db, await listIndicators(db), [cityArea]);
    return { cityArea, series: new Map([...byIndicator].map(([id, series]) => [id, series.get(cityArea) ?? []])) };
  });
}

/** Changes whenever values, indicators or areas do. */
export async function stampOfValues(db: CityDb): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select md5(string_agg(id || coalesce(undone_at::text, ''), ',' order by id)) from value_import where city_id = ${db.cityId}),
      (select concat(count(*), '/', sum(revision)) from indicator where city_id = ${db.cityId}),
      (select concat(count(*), '/', sum(revision)) from area where city_id = ${db.cityId}),
      (select count(*) from area_part where city_id = ${db.cityId})
    ) as stamp
  `.execute(db);
  return rows[0]?.stamp ?? '';
}

/** The first day after the last year with a value in the city, held back or not: how fresh an indicator is. */
export function valuesUntil({ series }: CitySeries): Map<string, string> {
  return new Map(
    [...series].flatMap(([id, points]) => {
      const last = points.findLast(({ figure }) => figure.state === 'known' || figure.state === 'suppressed');
      return last ? [[id, yearPeriod(last.year).end] as const] : [];
    }),
  );
}

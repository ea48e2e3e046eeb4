/** What the comparison shows and its files say: two years of several indicators, for areas, city and the median of a division. */

import { type Figure, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import { type ChangeBetween, changeBetween } from '#analysis/year-change.ts';
import { type Divided, loadDivisions, loadRedrawn } from '#areas/panels/divisions.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Median, medianOf, mostIndicators, readComparison, yearsToCompare } from './comparison.ts';
import { isRelative, storedUnder } from './formula.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators, type MethodChange, methodChanges } from './indicators.store.server.ts';
import { listRevisions } from './provenance.store.server.ts';
import { citySeries, seriesOf } from './values.store.server.ts';
import { figuresAt, yearsOf } from './values-at.store.server.ts';

export type ComparedPlace = ChangeBetween & {
  /** Null for the city as a whole. */
  readonly areaId: string | null;
  readonly name: string | null;
  /** Days on which the area's borders changed in between. */
  readonly redrawn: readonly string[];
  /** Of the two years those whose value was revised. */
  readonly revised: readonly number[];
};

export type ComparedIndicator = {
  readonly indicator: Pick<
    Indicator,
    'id' | 'name' | 'theme' | 'unit' | 'decimals' | 'source' | 'licence' | 'evidence'
  >;
  readonly places: readonly ComparedPlace[];
  readonly median: { readonly before: Median; readonly now: Median; readonly change: Figure };
  readonly methods: readonly MethodChange[];
};

/** So many rates are compared where the address names none. */
const shownAtFirst = 4;

export async function loadComparison(visit: Visit, params: URLSearchParams) {
  const until = yearOf(visit.asOf);
  const divisions = await loadDivisions(visit);
  const division = divisions.find(({ id }) => id === params.get('gliederung')) ?? divisions[0] ?? null;
  const indicators = await loadComparable(visit);
  const asked = readComparison(params, {
    divisions,
    divisionId: division?.id ?? null,
    areas: division?.areas ?? [],
    indicators,
    until,
  });
  const chosen = asked.indicatorIds.length > 0 ? asked.indicatorIds : standardOf(indicators);
  const wanted = chosen.flatMap((id) => indicators.find((each) => each.id === id) ?? []);
  const areas = asked.areaIds.flatMap((id) => division?.areas.find((each) => each.id === id) ?? []);
  const key = `compared ${division?.id} ${asked.areaIds} ${chosen} ${asked.from} ${asked.to} ${until}`;
  const series = await visit.remember(`${key} series`, (db) => loadSeries(db, wanted, asked.areaIds, until));
  const years = await loadYears(visit, series, { wanted, divisionId: division?.id ?? null, until });
  const period = yearsToCompare(years, asked);
  const redrawn = period
    ? await loadRedrawn(visit, asked.areaIds, period.from, period.to)
    : new Map<string, string[]>();
  const compared =
    period === null
      ? []
      : await visit.remember(key, (db) => compare(db, { wanted, areas, division, series, period, redrawn }));
  return {
    divisions: divisions.map(({ id, name }) => ({ id, name })),
    division,
    indicators,
    chosen,
    areas,
    /** Whether the address itself chose something. */
    choseAreas: areas.length > 0,
    years,
    asked,
    period,
    until,
    compared,
  };
}
export type ComparisonView = Awaited<ReturnType<typeof loadComparison>>;

/** What is in the catalogue and not ended. */
function loadComparable(visit: Visit): Promise<Indicator[]> {
  return visit.remember('comparable indicators', async (db) =>
    (await listIndicators(db)).filter((each) => !each.retired),
  );
}

/** Rates and means say something of areas of any size; counts only where there is nothing else. */
function standardOf(indicators: readonly Indicator[]): string[] {
  const telling = indicators.filter(isRelative);
  return (telling.length > 0 ? telling : indicators).slice(0, shownAtFirst).map(({ id }) => id);
}

type Series = {
  readonly city: ReadonlyMap<string, readonly Point[]>;
  readonly areas: ReadonlyMap<string, ReadonlyMap<string, readonly Point[]>>;
};

async function loadSeries(
  db: CityDb,
  wanted: readonly Indicator[],
  areaIds: readonly string[],
  until: number,
): Promise<Series> {
  const upTo = (points: readonly Point[] = []) => points.filter(({ year }) => year <= until);
  const { series } = await citySeries(db);
  const ofAreas = areaIds.length > 0 ? await seriesOf(db, wanted, areaIds) : new Map<string, Map<string, Point[]>>();
  return {
    city: new Map(wanted.map(({ id }) => [id, upTo(series.get(id))])),
    areas: new Map(
      wanted.map(({ id }) => [id, new Map(areaIds.map((areaId) => [areaId, upTo(ofAreas.get(id)?.get(areaId))]))]),
    ),
  };
}

function yearsIn({ city, areas }: Series): number[] {
  const points = [...city.values(), ...[...areas.values()].flatMap((each) => [...each.values()])].flat();
  const known = points.filter(({ figure }) => figure.state === 'known').map(({ year }) => year);
  return [...new Set(known)].sort((a, b) => a - b);
}

/** Where neither the city nor the chosen areas say anything, the years of their division. */
async function loadYears(
  visit: Visit,
  series: Series,
  { wanted, divisionId, until }: { wanted: readonly Indicator[]; divisionId: string | null; until: number },
): Promise<number[]> {
  const own = yearsIn(series);
  if (own.length > 0 || divisionId === null) return own;
  const key = `years in ${divisionId} of ${wanted.map(({ id }) => id)}`;
  const found = await visit.remember(key, async (db) => {
    const years: number[] = [];
    for (const indicator of wanted) years.push(...(await yearsOf(db, indicator, divisionId)));
    return [...new Set(years)].sort((a, b) => a - b);
  });
  return found.filter((year) => year <= until);
}

type Asked = {
  readonly wanted: readonly Indicator[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly division: Divided | null;
  readonly series: Series;
  readonly period: { readonly from: number; readonly to: number };
  readonly redrawn: ReadonlyMap<string, readonly string[]>;
};

async function compare(db: CityDb, asked: Asked): Promise<ComparedIndicator[]> {
  const found: ComparedIndicator[] = [];
  for (const indicator of asked.wanted.slice(0, mostIndicators)) {
    const { id, name, theme, unit, decimals, source, licence, evidence } = indicator;
    found.push({
      indicator: { id, name, theme, unit, decimals, source, licence, evidence },
      places: await placesOf(db, indicator, asked),
      median: await medianBetween(db, indicator, asked),
      methods: await methodsOf(db, indicator, asked.period.from),
    });
  }
  return found;
}

async function placesOf(
  db: CityDb,
  indicator: Indicator,
  { areas, series, period, redrawn }: Asked,
): Promise<ComparedPlace[]> {
  const { from, to } = period;
  const { cityArea } = await citySeries(db);
  const ids = [...areas.map(({ id }) => id), ...(cityArea ? [cityArea] : [])];
  const revisions = await listRevisions(db, storedUnder(indicator), { areaIds: ids });
  const revised = (areaId: string | null) =>
    [from, to].filter((year) => revisions.some((each) => each.areaId === areaId && each.year === year));
  const place = (areaId: string | null, name: string | null, points: readonly Point[]): ComparedPlace => ({
    ...changeBetween(points, from, to),
    areaId,
    name,
    redrawn: redrawn.get(areaId ?? '') ?? [],
    revised: revised(areaId ?? cityArea),
  });
  return [
    ...areas.map(({ id, name }) => place(id, name, series.areas.get(indicator.id)?.get(id) ?? [])),
    place(null, null, series.city.get(indicator.id) ?? []),
  ];
}

/** The difference of two medians is known where both are. */
async function medianBetween(db: CityDb, indicator: Indicator, { division, period }: Asked) {
  const { from, to } = period;
  const figures = division
    ? await figuresAt(db, indicator, { divisionId: division.id, years: [from, to] })
    : new Map<number, ReadonlyMap<string, Figure>>();
  const at = (year: number) =>
    medianOf((division?.areas ?? []).map(({ id }) => figures.get(year)?.get(id) ?? unknown('missing')));
  const [before, now] = [at(from), at(to)];
  const { change } = changeBetween(
    [
      { year: from, figure: before.figure },
      { year: to, figure: now.figure },
    ],
    from,
    to,
  );
  return { before, now, change };
}

/** What was changed before the earlier year cannot part the two. */
async function methodsOf(db: CityDb, indicator: Indicator, from: number): Promise<MethodChange[]> {
  const ids = new Set([indicator.id, ...storedUnder(indicator)]);
  const found: MethodChange[] = [];
  for (const id of ids) found.push(...(await methodChanges(db, id)));
  return found.filter(({ on }) => yearOf(on) >= from);
}

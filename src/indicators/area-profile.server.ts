/** The profile of an area: its shares and rates beside the city and the areas most like it, and what changed most. */

import { type Figure, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import { type ChangeBetween, changeBetween } from '#analysis/year-change.ts';
import { loadDivisions } from '#areas/panels/divisions.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { peersOf, standingAmong } from './area-profile.ts';
import { type Median, medianOf } from './comparison.ts';
import { isRelative } from './formula.ts';
import { figureIn, type Indicator, latestYear } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { listInterpretations } from './interpretations.store.server.ts';
import { listRevisions } from './provenance.store.server.ts';
import { residentsIndicator } from './residents.store.server.ts';
import { citySeries, seriesOf } from './values.store.server.ts';
import { figuresAt } from './values-at.store.server.ts';

export type ProfileRow = {
  readonly indicator: Indicator;
  readonly year: number;
  readonly here: Figure;
  readonly city: Figure;
  readonly peers: Median | null;
  /** Percent of the areas below; not for sensitive themes. */
  readonly standing: number | null;
};
export type ChangedRow = ChangeBetween & {
  readonly indicator: Indicator;
  readonly year: number;
  /** In usual years. */
  readonly times: number | null;
  readonly meaning: string | null;
};

const mostChanges = 8;
const recentYears = 3;

export async function loadAreaProfile(visit: Visit, areaId: string) {
  const until = yearOf(visit.asOf);
  const division = (await loadDivisions(visit)).find(({ areas }) => areas.some(({ id }) => id === areaId)) ?? null;
  return visit.remember(`profile of ${areaId} ${until}`, async (db) => {
    const indicators = (await listIndicators(db)).filter((each) => !each.retired);
    const series = await seriesOf(db, indicators, [areaId]);
    const own = (id: string) => (series.get(id)?.get(areaId) ?? []).filter(({ year }) => year <= until);
    const rates = indicators.filter((each) => isRelative(each) && own(each.id).length > 0);
    const ids = division?.areas.map(({ id }) => id) ?? [];
    const at = await figuresOfDivision(db, { rates, own, until, divisionId: division?.id ?? null });
    const residents = await residentsIndicator(db);
    const peers = peersOf(areaId, ids, {
      rates: new Map([...at].filter(([id]) => !sensitive(rates, id))),
      size: await sizes(db, residents, { own, until, divisionId: division?.id ?? null }),
    });
    const { cityArea, series: city } = await citySeries(db);
    const rows = rates.flatMap((indicator): ProfileRow[] => {
      const year = latestYear(own(indicator.id), until);
      if (year === null) return [];
      const figures = at.get(indicator.id) ?? new Map<string, Figure>();
      return [
        {
          indicator,
          year,
          here: figureIn(own(indicator.id), year),
          city: areaId === cityArea ? unknown('not-applicable') : figureIn(city.get(indicator.id) ?? [], year),
          peers: peers.length > 0 ? medianOf(peers.map(({ id }) => figures.get(id) ?? unknown('missing'))) : null,
          standing: indicator.sensitive
            ? null
            : standingAmong(areaId, new Map(ids.map((id) => [id, figures.get(id) ?? unknown('missing')]))),
        },
      ];
    });
    const counted = new Set(rates.map((each) => each.numeratorId));
    const named = new Map(division?.areas.map(({ id, name }) => [id, name]));
    return {
      division: division && { id: division.id, name: division.name, count: ids.length },
      rows,
      peers: peers.map(({ id }) => ({ id, name: named.get(id) ?? id })),
      bySize: residents !== null,
      residents: residents && latestOf(own(residents.id), until),
      changes: await changesOf(
        db,
        indicators.filter(({ id }) => !counted.has(id)),
        { own, until },
      ),
      revised: (
        await listRevisions(
          db,
          indicators.map(({ id }) => id),
          { areaIds: [areaId] },
        )
      ).slice(0, mostChanges),
      names: new Map(indicators.map(({ id, name }) => [id, name])),
      until,
    };
  });
}
export type AreaProfile = Awaited<ReturnType<typeof loadAreaProfile>>;

function sensitive(rates: readonly Indicator[], id: string): boolean {
  return rates.find((each) => each.id === id)?.sensitive ?? false;
}

type Own = (id: string) => readonly Point[];
type Asked = { readonly own: Own; readonly until: number; readonly divisionId: string | null };

/** Each indicator in the latest year that the area itself has. */
async function figuresOfDivision(
  db: CityDb,
  { rates, own, until, divisionId }: Asked & { rates: readonly Indicator[] },
) {
  const found = new Map<string, ReadonlyMap<string, Figure>>();
  for (const indicator of divisionId === null ? [] : rates) {
    const year = latestYear(own(indicator.id), until);
    if (year === null || divisionId === null) continue;
    const figures = (await figuresAt(db, indicator, { divisionId, years: [year] })).get(year);
    if (figures) found.set(indicator.id, figures);
  }
  return found;
}

async function sizes(db: CityDb, residents: Indicator | null, { own, until, divisionId }: Asked) {
  const year = residents && latestYear(own(residents.id), until);
  if (!residents || year === null || divisionId === null) return null;
  return (await figuresAt(db, residents, { divisionId, years: [year] })).get(year) ?? null;
}

function latestOf(points: readonly Point[], until: number) {
  const year = latestYear(points, until);
  return year === null ? null : { year, figure: figureIn(points, year) };
}

/** From the year before to the latest, if that is not long ago, the most unusual first; a count that a rate is made of says the same once more. */
async function changesOf(
  db: CityDb,
  indicators: readonly Indicator[],
  { own, until }: Omit<Asked, 'divisionId'>,
): Promise<ChangedRow[]> {
  const interpretations = await listInterpretations(db);
  return indicators
    .flatMap((indicator): ChangedRow[] => {
      const points = own(indicator.id);
      const year = latestYear(points, until);
      if (year === null || year <= until - recentYears) return [];
      const between = changeBetween(points, year - 1, year);
      if (between.change.state !== 'known' || between.change.value === 0) return [];
      const times = between.usual ? Math.abs(between.change.value) / between.usual : null;
      const said = interpretations.find((each) => each.indicatorId === indicator.id && each.year === year);
      return [{ ...between, indicator, year, times, meaning: said?.comment ?? null }];
    })
    .sort((a, b) => (b.times ?? 0) - (a.times ?? 0) || a.indicator.name.localeCompare(b.indicator.name, 'de'))
    .slice(0, mostChanges);
}

import { type Figure, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import type { Visit } from '#platform/access.server.ts';
import { figureIn, type Indicator, latestYear, sumSeries } from '../indicator.ts';
import { cityAreaOf, listIndicators, seriesOf } from '../indicators.store.server.ts';
import { rateSeries } from '../indicator.ts';

export type IndicatorsOfAreaData = NonNullable<Awaited<ReturnType<typeof loadIndicatorsOfArea>>>;
export type IndicatorOfArea = { id: string; name: string; theme: string | null; unit: string | null; decimals: number; year: number; here: Figure; city: Figure };

/** The latest value of every indicator in an area, beside the city's. Areas put together from units get the units' sums. */
export async function loadIndicatorsOfArea(visit: Visit, areaId: string) {
  const until = yearOf(visit.asOf);
  return visit.remember(`indicators of area ${areaId} ${until}`, async (db) => {
    const parts = (
      await db.selectFrom('area_part').select('part_id').where('city_id', '=', db.cityId).where('area_id', '=', areaId).execute()
    ).map((row) => row.part_id);
    const cityArea = await cityAreaOf(db);
    const indicators = (await listIndicators(db)).filter((each) => !each.retired);
    const wanted = [areaId, ...parts, ...(cityArea ? [cityArea] : [])];
    const series = await seriesOf(db, indicators, wanted);
    const rows = indicators.flatMap((indicator) => {
      const here = pointsOf(indicator, series, areaId, parts);
      const year = latestYear(here, until);
      if (year === null) return [];
      const city = series.get(indicator.id)?.get(cityArea ?? '') ?? [];
      const { id, name, theme, unit, decimals } = indicator;
      return [{ id, name, theme, unit, decimals, year, here: figureIn(here, year), city: areaId === cityArea ? unknown('not-applicable') : figureIn(city, year) } satisfies IndicatorOfArea];
    });
    const band = rows.length === 0 && parts.length === 0 && (await hasApproximateShape(db, areaId));
    return { rows, parts: parts.length, band, until };
  });
}

type SeriesByIndicator = Awaited<ReturnType<typeof seriesOf>>;

/** Own values, else the sum of the parts; rates of sums, never sums of rates. */
function pointsOf(indicator: Indicator, series: SeriesByIndicator, areaId: string, parts: readonly string[]): readonly Point[] {
  const own = series.get(indicator.id)?.get(areaId) ?? [];
  if (own.length > 0 || parts.length === 0) return own;
  const summed = (id: string | null) => sumSeries(parts.map((part) => series.get(id ?? '')?.get(part) ?? []));
  if (indicator.kind === 'mean') return [];
  if (indicator.kind !== 'rate') return summed(indicator.id);
  return rateSeries(summed(indicator.numeratorId), summed(indicator.denominatorId), indicator.per);
}

async function hasApproximateShape(db: Parameters<typeof listIndicators>[0], areaId: string): Promise<boolean> {
  const row = await db
    .selectFrom('area_shape')
    .select('area_id')
    .where('city_id', '=', db.cityId)
    .where('area_id', '=', areaId)
    .where('approximate', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

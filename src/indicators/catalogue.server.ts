import { yearOf } from '#analysis/period.ts';
import { latestKnown } from '#analysis/trend.ts';
import type { Visit } from '#platform/access.server.ts';
import type { IndicatorRow } from './indicator-register.ts';
import { cityAreaOf, listIndicators, seriesOf } from './indicators.store.server.ts';

/** The catalogue with the city's latest value of each indicator, up to the visit's year. */
export async function loadCatalogue(visit: Visit): Promise<{ rows: readonly IndicatorRow[]; themes: readonly string[] }> {
  const until = yearOf(visit.asOf);
  return visit.remember(`catalogue ${until}`, async (db) => {
    const indicators = await listIndicators(db);
    const cityArea = await cityAreaOf(db);
    const series = await seriesOf(db, indicators, cityArea ? [cityArea] : []);
    const rows = indicators.map((indicator): IndicatorRow => {
      const points = (series.get(indicator.id)?.get(cityArea ?? '') ?? []).filter((point) => point.year <= until);
      const { id, name, theme, unit, kind, source, retired, decimals } = indicator;
      return { id, name, theme, unit, kind, source, retired, decimals, latest: latestKnown(points) ?? null };
    });
    return { rows, themes: [...new Set(rows.flatMap((row) => row.theme ?? []))].sort() };
  });
}

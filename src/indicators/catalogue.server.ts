import { yearOf } from '#analysis/period.ts';
import { latestKnown } from '#analysis/trend.ts';
import type { Visit } from '#platform/access.server.ts';
import type { IndicatorRow } from './indicator-register.ts';
import { listIndicators } from './indicators.store.server.ts';
import { citySeries } from './values.store.server.ts';

/** The catalogue with the city's latest value of each indicator, up to the visit's year. */
export async function loadCatalogue(
  visit: Visit,
): Promise<{ rows: readonly IndicatorRow[]; themes: readonly string[] }> {
  const until = yearOf(visit.asOf);
  return visit.remember(`catalogue ${until}`, async (db) => {
    const indicators = await listIndicators(db);
    const { series } = await citySeries(db);
    const rows = indicators.map((indicator): IndicatorRow => {
      const points = (series.get(indicator.id) ?? []).filter((point) => point.year <= until);
      const { id, name, theme, unit, kind, source, retired, decimals } = indicator;
      return { id, name, theme, unit, kind, source, retired, decimals, latest: latestKnown(points) ?? null };
    });
    return { rows, themes: [...new Set(rows.flatMap((row) => row.theme ?? []))].sort() };
  });
}

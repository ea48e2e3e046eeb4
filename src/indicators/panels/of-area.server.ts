import { type Figure, rate, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { isRelative } from '../formula.ts';
import { figureIn, type Indicator, latestYear } from '../indicator.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { citySeries, seriesOf } from '../values.store.server.ts';

export type IndicatorsOfAreaData = NonNullable<Awaited<ReturnType<typeof loadIndicatorsOfArea>>>;
export type IndicatorOfArea = {
  id: string;
  name: string;
  theme: string | null;
  unit: string | null;
  decimals: number;
  year: number;
  here: Figure;
  city: Figure;
  /** A count says first of all how large an area is. */
  count: boolean;
  /** Of what the city counts, in percent; only counts have one. */
  share: number | null;
};

/** The latest value of every indicator in an area, beside the city's. */
export async function loadIndicatorsOfArea(visit: Visit, areaId: string) {
  const until = yearOf(visit.asOf);
  return visit.remember(`indicators of area ${areaId} ${until}`, async (db) => {
    const { cityArea, series: city } = await citySeries(db);
    const indicators = (await listIndicators(db)).filter((each) => !each.retired);
    const series = await seriesOf(db, indicators, [areaId]);
    const rows = indicators.flatMap((indicator) => {
      const here = series.get(indicator.id)?.get(areaId) ?? [];
      const year = latestYear(here, until);
      if (year === null) return [];
      const { id, name, theme, unit, decimals } = indicator;
      const figure = figureIn(here, year);
      const ofCity = areaId === cityArea ? unknown('not-applicable') : figureIn(city.get(id) ?? [], year);
      const share = shareOf(indicator, figure, ofCity);
      const isCount = !isRelative(indicator);
      return [
        {
          id,
          name,
          theme,
          count: isCount,
          unit,
          decimals,
          year,
          here: figure,
          city: ofCity,
          share,
        } satisfies IndicatorOfArea,
      ];
    });
    const parts = await countParts(db, areaId);
    const band = rows.length === 0 && parts === 0 && (await hasApproximateShape(db, areaId));
    return { rows, parts, band, until };
  });
}

function shareOf({ kind }: Indicator, here: Figure, city: Figure): number | null {
  if (kind !== 'count' && kind !== 'amount') return null;
  const share = rate(here, city, 100);
  return share.state === 'known' ? share.value : null;
}

async function countParts(db: CityDb, areaId: string): Promise<number> {
  const parts = db
    .selectFrom('area_part')
    .select('part_id')
    .where('city_id', '=', db.cityId)
    .where('area_id', '=', areaId);
  return (await parts.execute()).length;
}

async function hasApproximateShape(db: CityDb, areaId: string): Promise<boolean> {
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

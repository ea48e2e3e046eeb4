/** An index of the city over the years: the figures it rests on, read once for all years. */

import { unknown } from '#analysis/figure.ts';
import type { Point } from '#analysis/trend.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { IndexContent } from './city-index.ts';
import { type AreaFigures, type Edition, editionOf } from './index-editions.ts';
import { listIndicators } from './indicators.store.server.ts';
import { residentsIndicator } from './residents.store.server.ts';
import { seriesOf } from './values.store.server.ts';

type ByYear = ReadonlyMap<number, Point['figure']>;
type Place = { readonly id: string };

/**
 * The editions of an index up to a year, the earliest first: one for each year in which something is known of all its
 * indicators. Where a minimum of residents is asked for and nobody has chosen who counts them, no area has that many.
 */
export async function editionsOf(
  db: CityDb,
  content: IndexContent,
  { areas, until, latestOnly = false }: { areas: readonly Place[]; until: number; latestOnly?: boolean },
): Promise<Edition[]> {
  const all = await listIndicators(db);
  const ids = content.indicators.map((each) => each.indicatorId);
  const residents = content.minimum > 0 ? await residentsIndicator(db) : null;
  const wanted = all.filter((each) => ids.includes(each.id) || each.id === residents?.id);
  const series = await seriesOf(
    db,
    wanted,
    areas.map((area) => area.id),
  );
  const figures = new Map(
    wanted.map(({ id }) => [
      id,
      new Map(
        [...(series.get(id) ?? [])].map(([areaId, points]): [string, ByYear] => [
          areaId,
          new Map(points.map((point) => [point.year, point.figure])),
        ]),
      ),
    ]),
  );
  const yearsOf = (id: string) =>
    new Set(
      [...(figures.get(id)?.values() ?? [])].flatMap((points) =>
        [...points].flatMap(([year, figure]) => (figure.state === 'missing' ? [] : [year])),
      ),
    );
  const [first = new Set<number>(), ...others] = ids.map(yearsOf);
  const years = [...first]
    .filter((year) => year <= until && others.every((each) => each.has(year)))
    .sort((a, b) => a - b);
  const at = (id: string, areaId: string, year: number) =>
    figures.get(id)?.get(areaId)?.get(year) ?? unknown('missing');
  const figuresIn = (year: number): AreaFigures[] =>
    areas.map(({ id }) => ({
      id,
      inhabitants: residents ? at(residents.id, id, year) : unknown('missing'),
      now: Object.fromEntries(ids.map((each) => [each, at(each, id, year)])),
      before: Object.fromEntries(ids.map((each) => [each, at(each, id, year - (content.span ?? 0))])),
    }));
  return (latestOnly ? years.slice(-1) : years).map((year) => editionOf(content, year, figuresIn(year)));
}

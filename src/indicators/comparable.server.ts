/** Series without what cannot be compared with their newest value: the land of an area may have become another. */

import { breakYears, sinceBreak } from '#analysis/series-break.ts';
import type { Point } from '#analysis/trend.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import type { CityDb } from '#platform/database.server.ts';

export async function comparable(
  db: CityDb,
  series: ReadonlyMap<string, readonly Point[]>,
): Promise<Map<string, readonly Point[]>> {
  const breaks = await breaksOf(db, [...series.keys()]);
  return new Map([...series].map(([id, points]) => [id, sinceBreak(points, breakYears(breaks.get(id) ?? []))]));
}

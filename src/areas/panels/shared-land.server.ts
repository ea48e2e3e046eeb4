/** Which areas have land in common, for rooms that ask whether two things happen in the same place. */

import type { CityDb } from '#platform/database.server.ts';
import { landShares } from '../overlaps.store.server.ts';

/** Slivers along a border are no common land. */
const leastShare = 0.01;

/** Whether two of these areas have more than a sliver of land in common on a day; an area has with itself. */
export async function loadSharedLand(
  db: CityDb,
  areaIds: ReadonlySet<string>,
  on: string,
): Promise<(one: string, other: string) => boolean> {
  const rows = await db.selectFrom('area').select(['id', 'division_id']).where('city_id', '=', db.cityId).execute();
  const used = rows.filter((row) => areaIds.has(row.id));
  const divisions = [...new Set(used.map((row) => row.division_id))].sort();
  const pairs = new Set<string>();
  for (const [index, from] of divisions.entries())
    for (const to of divisions.slice(index)) {
      const { sources, targets, shares } = await landShares(db, { from, to }, on);
      for (const { source, target, weight } of shares) {
        const smaller = Math.min(sources.get(source) ?? Infinity, targets.get(target) ?? Infinity);
        if (weight > leastShare * smaller) pairs.add(`${source} ${target}`).add(`${target} ${source}`);
      }
    }
  return (one, other) => one === other || pairs.has(`${one} ${other}`);
}

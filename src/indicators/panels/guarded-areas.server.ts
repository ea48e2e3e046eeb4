/** For rooms below that count people in areas: what a reader may see of them, so that they tell no more than the indicators do. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { seesStored, valuesFor } from '../protected-values.store.server.ts';
import { heldBackIn } from '../protected-year.ts';
import { placedAreas } from '../protection-ground.store.server.ts';
import { residentsIndicator } from '../residents.store.server.ts';

/** Whether the reader gets counts as they are stored. */
export function seesCounts(db: CityDb): boolean {
  return db.clearance.includes(seesStored);
}

/**
 * The residents of areas as the reader gets them from the indicator that counts them, null where they are held back from
 * her; undefined where no such indicator has values of that year for any of these areas, but for the city.
 */
export async function residentsShown(
  db: CityDb,
  year: number,
  areaIds: readonly string[],
): Promise<ReadonlyMap<string, number | null> | undefined> {
  const indicator = await residentsIndicator(db);
  if (!indicator) return undefined;
  const { rows } = await sql<{ area_id: string; value: number | null }>`
    select held.area_id, held.value from ${await valuesFor(db, [indicator.id])} as held
      join area on area.city_id = held.city_id and area.id = held.area_id
      join division on division.city_id = area.city_id and division.id = area.division_id and division.kind <> 'city'
    where held.city_id = ${db.cityId} and held.indicator_id = ${indicator.id}
      and held.starts_on = make_date(${year}::int, 1, 1) and held.area_id = any(${[...areaIds]}::text[])
  `.execute(db);
  return rows.length === 0 ? undefined : new Map(rows.map((row) => [row.area_id, row.value]));
}

/** The areas of which nothing may be shown, so that no small count can be computed from the others. */
export async function areasHeldBack(
  db: CityDb,
  counts: ReadonlyMap<string, number>,
  threshold: number,
): Promise<ReadonlySet<string>> {
  const areas = await placedAreas(db);
  const cells = [...counts].map(([areaId, value]) => ({ areaId, value, cases: value }));
  const kind = cells.every(({ value }) => Number.isInteger(value)) ? 'counts' : 'magnitudes';
  const rule = { method: 'suppression', threshold, secretZeros: false } as const;
  return new Set(heldBackIn({ areas, cells, kind }, rule).keys());
}

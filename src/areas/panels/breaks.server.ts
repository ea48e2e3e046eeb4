/** Where series break because the land of an area became another: for the charts and tables of other rooms. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';

/** The days from which values of areas cannot be compared with those before: of their own land, or of a unit they consist of. */
export async function breaksOf(db: CityDb, areaIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ area_id: string; day: string }>`
    select area_id, valid_from::text as day from area_shape
    where city_id = ${db.cityId} and breaks and area_id = any(${areaIds}::text[])
    union
    select part.area_id, shape.valid_from::text as day from area_part part
      join area_shape shape on shape.city_id = part.city_id and shape.area_id = part.part_id
    where part.city_id = ${db.cityId} and shape.breaks and part.area_id = any(${areaIds}::text[])
    order by day
  `.execute(db);
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id);
  return new Map([...byArea].map(([id, found]) => [id, found.map(({ day }) => day)]));
}

/** Where series break because the land of an area became another: for the charts and tables of other rooms. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';

/** An area put together from units is another land where its units together have grown or shrunk by more than this. */
const mostMoved = 0.01;

/**
 * The days from which values of areas cannot be compared with those before: their own land became another, or that of the units
 * they consist of, taken together: a border that moves between two units of a city leaves the city as it is.
 */
export async function breaksOf(db: CityDb, areaIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ area_id: string; day: string }>`
    select area_id, valid_from::text as day from area_shape
    where city_id = ${db.cityId} and breaks and area_id = any(${areaIds}::text[])
    union
    select area_id, day from (
      select part.area_id, changed.day, sum(st_area(after.geom)) / sum(st_area(before.geom)) as share, part.city_id
      from (
        select distinct part.area_id, shape.valid_from::text as day from area_part part
          join area_shape shape on shape.city_id = part.city_id and shape.area_id = part.part_id
        where part.city_id = ${db.cityId} and shape.breaks and part.area_id = any(${areaIds}::text[])
      ) as changed
        join area_part part on part.city_id = ${db.cityId} and part.area_id = changed.area_id
        join area_shape before on before.city_id = part.city_id and before.area_id = part.part_id and before.valid_to = changed.day::date
        join area_shape after on after.city_id = part.city_id and after.area_id = part.part_id and after.valid_from = changed.day::date
      group by part.city_id, part.area_id, changed.day
    ) as composed
    where abs(share - 1) > ${mostMoved}::float8
    order by day
  `.execute(db);
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id);
  return new Map([...byArea].map(([id, found]) => [id, found.map(({ day }) => day)]));
}

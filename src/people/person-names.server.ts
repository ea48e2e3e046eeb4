import type { CityDb } from '#platform/database.server.ts';

/** Names of the people of this city, for owners and deputies. */
export async function personNames(db: CityDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name'])
    .where('membership.city_id', '=', db.cityId)
    .distinct()
    .orderBy('person.name')
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A city comes into the house: an empty one, for people to fill. */

import { now } from './clock.server.ts';
import { type CityDb, type Database, inCity } from './database.server.ts';
import { type Actor, recordSummary } from './journal.server.ts';
import { Refusal } from './refusal.ts';

export type NewCity = {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly reportYear: number;
  /** Who makes it; the installation itself where nobody is named. */
  readonly by?: Actor;
};

const founder: Actor = { id: null, name: 'Stadtfaden' };

/** @param furnish what rooms put into every new city, in the same transaction */
export async function createCity(
  database: Database,
  { id, name, state, reportYear, by = founder }: NewCity,
  furnish: (db: CityDb, actor: Actor) => Promise<void>,
): Promise<void> {
  await inCity(database, id, 'write', async (db) => {
    const created = await db
      .insertInto('city')
      .values({
        city_id: id,
        name,
        state,
        fictitious: false,
        report_year: reportYear,
        source: null,
        revision: 0,
        created_at: now().toISOString(),
      })
      .onConflict((conflict) => conflict.column('city_id').doNothing())
      .returning('city_id')
      .executeTakeFirst();
    if (!created) throw new Refusal(409, 'city-taken');
    const subject = { act: 'create', kind: 'city', id, title: name, undoable: false } as const;
    await recordSummary(db, by, subject, { name });
    await furnish(db, by);
  });
}

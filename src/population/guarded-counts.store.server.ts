/** THE ONLY way to counts of people for a reader: what a data set's rule and the protected residents of the same areas leave. */

import { areasHeldBack, residentsShown, seesCounts } from '#indicators/panels/guarded-areas.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type ShownAges, shownAges } from './guarded-ages.ts';
import { listSets, totalsOf } from './population.store.server.ts';
import {
  type CountedYear,
  type CountMethod,
  type CountProtection,
  type CountProtectionForm,
  type PopulationSet,
  usualCounts,
} from './population.ts';

/** The rule of a data set; until somebody decides, small counts are held back. */
export async function protectionOfSet(db: CityDb, setId: string): Promise<CountProtection> {
  const row = await db
    .selectFrom('population_protection')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('set_id', '=', setId)
    .executeTakeFirst();
  if (!row) return usualCounts;
  const { method, threshold, reason, revision } = row;
  return { method: method as CountMethod, threshold, reason, revision };
}

export async function protectSet(
  db: CityDb,
  actor: Actor,
  setId: string,
  { method, threshold, reason }: CountProtectionForm,
  expect?: number,
): Promise<number | null> {
  const set = (await listSets(db)).find(({ id }) => id === setId);
  if (!set) throw notFound();
  const subject = { act: 'update', kind: 'population-protection', id: setId, title: set.name } as const;
  const row = { method, threshold: method === 'small' ? threshold : null, reason };
  return record(db, actor, subject, [put('population_protection', { set_id: setId }, row, expect)]);
}

/**
 * People of all ages in each area of a data set in a year, null where they are held back. Where the indicator that counts
 * the residents has values for these areas, it is what is shown: neither tells more than the other.
 */
export async function shownTotals(db: CityDb, setId: string, year: number): Promise<Map<string, number | null>> {
  const totals = await totalsOf(db, setId, year);
  if (seesCounts(db)) return new Map(totals);
  const { method, threshold } = await protectionOfSet(db, setId);
  const nothing = new Map([...totals.keys()].map((id) => [id, null]));
  if (method === 'closed') return nothing;
  const residents = await residentsShown(db, year, [...totals.keys()]);
  if (residents) return new Map([...totals.keys()].map((id) => [id, residents.get(id) ?? null]));
  if (method === 'open') return new Map(totals);
  const held = await areasHeldBack(db, totals, threshold ?? usualCounts.threshold ?? 5);
  return new Map([...totals].map(([id, people]) => [id, held.has(id) ? null : people]));
}

/** The ages of the city in a counted year. */
export async function shownAgesOf(
  db: CityDb,
  { id, groups }: Pick<PopulationSet, 'id' | 'groups'>,
  { population }: CountedYear,
): Promise<ShownAges> {
  if (seesCounts(db)) return population;
  const { method, threshold } = await protectionOfSet(db, id);
  const none = (counts: readonly number[]) => counts.map(() => null);
  if (method === 'open') return population;
  if (method === 'closed') return { female: none(population.female), male: none(population.male) };
  return shownAges(groups.starts, population, threshold ?? usualCounts.threshold ?? 5);
}

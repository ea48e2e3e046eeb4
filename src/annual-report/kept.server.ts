/** Everything that is kept up to date, with how far the values of each indicator reach. */

import { listKept } from '#cooperation/upkeep/upkeep.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { factsOf } from './facts.server.ts';

export async function keptOf(visit: Pick<Visit, 'remember' | 'asOf'>) {
  const { thread } = await factsOf(visit);
  const until = new Map([...thread.indicators.values()].map(({ id, valuesUntil }) => [id, valuesUntil]));
  return visit.remember(`kept ${visit.asOf}`, (db) => listKept(db, visit.asOf, until));
}

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { remember } from '#platform/memo.server.ts';
import { listRequests, listRounds } from './annual-report.store.server.ts';
import { factsOf } from './facts.server.ts';
import { type Task, tasksOf } from './tasks.ts';

/** The visitor's tasks: of her offices, and what she herself is named for. */
export async function loadTasks(visit: Visit): Promise<Task[]> {
  const [facts, { rounds, requests }] = await Promise.all([
    factsOf(visit),
    visit.remember('rounds', async (db) => ({ rounds: await listRounds(db), requests: await listRequests(db) })),
  ]);
  const who = {
    personId: visit.person.id,
    officeIds: new Set(
      visit.grants.flatMap((grant) =>
        grant.officeId !== null && visit.may('rounds.answer', grant.officeId) ? [grant.officeId] : [],
      ),
    ),
    coordinates: visit.may('rounds.run'),
    keepsIndicators: visit.may('indicators.edit') && !visit.may('rounds.run'),
  };
  return tasksOf(who, facts, rounds, requests, today());
}

/** Counted once for each visitor until the city, the day or her roles change: the number stands on every page. */
export function countTasks(visit: Visit): Promise<number> {
  const { city, person, grants, asOf } = visit;
  const who = JSON.stringify([person.id, asOf, today(), grants]);
  return remember(city.id, city.revision, `tasks ${who}`, async () => (await loadTasks(visit)).length);
}

import { listAbsences } from '#people/absences.store.server.ts';
import { listMembers } from '#people/people.store.server.ts';
import { mayWith, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { remember } from '#platform/memo.server.ts';
import type { RolePermissions } from '#platform/rights.ts';
import { listRequests, listRounds } from './annual-report.store.server.ts';
import { factsOf } from './facts.server.ts';
import { type MayWith, type MyTask, type TaskGround, tasksFor } from './my-tasks.ts';
import { gatherWaiting } from './waiting.server.ts';

/** The visitor's tasks: of her offices, what she herself is named for, and of whom she stands in for. */
export async function loadTasks(visit: Visit): Promise<MyTask[]> {
  return tasksFor(visit.person.id, await loadGround(visit), mayIn(visit.hall.roles), today());
}

/** What all tasks of a city are made of. */
export async function loadGround(visit: Pick<Visit, 'remember' | 'asOf'>): Promise<TaskGround> {
  const day = today();
  const [facts, lists] = await Promise.all([
    factsOf(visit),
    visit.remember(`tasks ${day}`, async (db) => ({
      rounds: await listRounds(db),
      requests: await listRequests(db),
      members: new Map((await listMembers(db)).map((member) => [member.personId, member])),
      absences: await listAbsences(db, day),
      waiting: await gatherWaiting(db, day),
    })),
  ]);
  return { facts, ...lists };
}

export function mayIn(roles: RolePermissions): MayWith {
  return (grants, permission, officeId) => mayWith(roles, grants, permission, officeId);
}

/** Counted once for each visitor until the city, the day or her roles change: the number stands on every page. */
export function countTasks(visit: Visit): Promise<number> {
  const { city, person, grants, asOf } = visit;
  const who = JSON.stringify([person.id, asOf, today(), grants]);
  return remember(city.id, city.revision, `tasks ${who}`, async () => (await loadTasks(visit)).length);
}

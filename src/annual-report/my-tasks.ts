/**
 * The tasks somebody sees: her own, those of whom she stands in for, and those of goals whose owner is away and names her
 * as deputy. Each with the link she can use: who may not do a thing herself is led to where it can be read.
 */

import type { IsoDate } from '#analysis/period.ts';
import { type Absence, coveredBy, grantsOfDeputy, isAway } from '#people/absence.ts';
import type { Member } from '#people/role.ts';
import type { CityFacts } from './facts.server.ts';
import type { Request, Round } from './round.ts';
import { byUrgency, canDo, readingPath, type Task, tasksOf, type Who } from './tasks.ts';
import { type Gathered, taskOfWaiting, waitsForDeputy, waitsForWhom } from './waiting.ts';

export type MyTask = Task & {
  /** May she do it herself, or only read about it? */
  readonly able: boolean;
  /** For whom she stands in; null where the task is her own. */
  readonly forName: string | null;
};

/** What tasks are made of, the same for all who ask on one day. */
export type TaskGround = {
  readonly facts: CityFacts;
  readonly rounds: readonly Round[];
  readonly requests: readonly Request[];
  readonly members: ReadonlyMap<string, Member>;
  readonly absences: readonly Absence[];
  /** What waits in the rooms above. */
  readonly waiting: readonly Gathered[];
};

type Grant = { readonly role: string; readonly officeId: string | null };
/** Whether somebody with these grants may do something; the hallway knows the roles. */
export type MayWith = (grants: readonly Grant[], permission: string, officeId?: string | null) => boolean;

export function tasksFor(personId: string, ground: TaskGround, mayWith: MayWith, today: IsoDate): MyTask[] {
  const { facts, rounds, requests, members, absences, waiting } = ground;
  const member = members.get(personId);
  if (!member) return [];
  const tasksOfMember = (each: Member) => {
    const who = whoIs(each, mayWith);
    const waits = waiting.filter((one) => waitsForWhom(one, who, members));
    return [...tasksOf(who, facts, rounds, requests, today), ...waits.map((one) => taskOfWaiting(one, today))];
  };
  const covered = coveredBy(personId, absences, today, (id) => members.has(id)).flatMap((id) => members.get(id) ?? []);
  const grants = [...member.grants, ...covered.flatMap((each) => grantsOfDeputy(each.grants))];
  const may = (permission: string, officeId?: string | null) => mayWith(grants, permission, officeId);

  const found = new Map<string, MyTask>();
  const add = (tasks: readonly Task[], forName: string | null) => {
    for (const task of tasks) {
      const key = `${task.path} ${task.officeId}`;
      if (found.has(key)) continue;
      // A step of a role is made by those who hold it themselves.
      const holds = task.role === undefined || member.grants.some(({ role }) => role === task.role);
      const able = holds && canDo(task, may, personId);
      found.set(key, { ...task, path: able ? task.path : readingPath(task), able, forName });
    }
  };
  add(tasksOfMember(member), null);
  for (const each of covered) add(tasksOfMember(each), each.name);
  for (const goal of facts.goals.values()) {
    const owner = members.get(goal.ownerId ?? '');
    if (goal.deputyId !== personId || !owner || !isAway(owner.personId, absences, today)) continue;
    add(
      tasksOfMember(owner).filter((task) => task.objectId === goal.id),
      owner.name,
    );
  }
  for (const one of waiting) {
    const owner = members.get(one.personId ?? '');
    if (owner && waitsForDeputy(one, personId) && isAway(owner.personId, absences, today))
      add([taskOfWaiting(one, today)], owner.name);
  }
  return byUrgency([...found.values()]);
}

export function whoIs({ personId, grants }: Member, mayWith: MayWith): Who {
  const coordinates = mayWith(grants, 'rounds.run');
  return {
    personId,
    officeIds: new Set(
      grants.flatMap(({ officeId }) =>
        officeId !== null && mayWith(grants, 'rounds.answer', officeId) ? [officeId] : [],
      ),
    ),
    coordinates,
    keepsIndicators: mayWith(grants, 'indicators.edit') && !coordinates,
    decides: grants.some(({ role }) => role === 'leadership'),
    roles: new Set(grants.map(({ role }) => role)),
  };
}

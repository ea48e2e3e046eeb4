/** Groups with the names they speak of, and who may do what in them. */

import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Group, type GroupMember, peopleOf } from './group.ts';
import { listGroupMembers, listGroups, listGroupTasks, listMeetings } from './groups.store.server.ts';

export async function loadGroups(visit: Visit) {
  return visit.remember('groups', async (db) => ({
    groups: await listGroups(db),
    members: await listGroupMembers(db),
    meetings: await listMeetings(db),
    tasks: await listGroupTasks(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
    officeList: await listNames(db, 'office', 'name'),
    challenges: nameMap(await listNames(db, 'challenge', 'title')),
    people: await personNames(db),
  }));
}

export async function loadGroup(visit: Visit, id: string) {
  const loaded = await loadGroups(visit);
  const group = loaded.groups.find((each) => each.id === id);
  if (!group) throw notFound();
  const of = <T extends { groupId: string }>(list: readonly T[]) => list.filter((each) => each.groupId === id);
  const members = of(loaded.members);
  return {
    ...loaded,
    group,
    members,
    meetings: of(loaded.meetings),
    tasks: of(loaded.tasks),
    run: mayRun(visit, group),
    takePart: mayRun(visit, group) || isMember(visit, group, members),
  };
}

/** The coordination, the office that leads, who leads and her deputy. */
export function mayRun(visit: Visit, group: Pick<Group, 'leadId' | 'leaderId' | 'deputyId'>): boolean {
  const named = [group.leaderId, group.deputyId].includes(visit.person.id);
  return named || visit.may('groups.run', group.leadId);
}

/** Who sits in it by name, or works in an office that sits in it. */
function isMember(visit: Visit, group: Group, members: readonly GroupMember[]): boolean {
  if (peopleOf(group, members).has(visit.person.id)) return true;
  return members.some(({ officeId }) => officeId !== null && visit.may('groups.run', officeId));
}

/** A group as its page shows it to this reader: who belongs to it, its meetings and tasks, what the reader may do. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { isGoing } from './group.ts';
import { loadGroup } from './groups.server.ts';

export type GroupData = Awaited<ReturnType<typeof groupShown>>;

export async function groupShown(visit: Visit, id: string) {
  const { group, members, meetings, tasks, offices, officeList, challenges, people, run, takePart } = await loadGroup(
    visit,
    id,
  );
  const seePeople = visit.may('people.read');
  const day = today();
  const name = (id: string | null) => (id !== null && seePeople ? (people.get(id) ?? null) : null);
  const left = (id: string | null) => id !== null && !people.has(id);
  return {
    group,
    going: isGoing(group, day),
    lead: offices.get(group.leadId ?? '') ?? null,
    leader: name(group.leaderId),
    leaderLeft: left(group.leaderId),
    deputy: name(group.deputyId),
    challenge: challenges.get(group.challengeId ?? '') ?? null,
    members: members.map((each) => ({
      id: each.id,
      duty: each.duty,
      office: offices.get(each.officeId ?? '') ?? null,
      person: name(each.personId),
      left: left(each.personId),
    })),
    meetings: meetings.map((each) => ({ ...each, ahead: each.heldOn >= day })),
    tasks: tasks.map((each) => ({
      ...each,
      office: offices.get(each.officeId ?? '') ?? null,
      person: name(each.personId),
      left: left(each.personId),
      overdue: each.doneOn === null && each.dueOn !== null && each.dueOn < day,
      able: takePart || [each.personId, each.deputyId].includes(visit.person.id) || mayFor(visit, each.officeId),
    })),
    run,
    takePart,
    choices: takePart
      ? {
          offices: officeList.filter(({ retired }) => !retired).map((each) => ({ value: each.id, label: each.name })),
          people: seePeople ? [...people].map(([value, label]) => ({ value, label })) : [],
        }
      : null,
  };
}

/** Whether the reader answers for this office. */
export const mayFor = (visit: Visit, officeId: string | null) =>
  officeId !== null && visit.may('rounds.answer', officeId);

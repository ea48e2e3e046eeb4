/**
 * THE DOOR of groups: people of several offices with a lead, a mandate and a term, who meet, agree on tasks and bring about a
 * result. A group can write the checklist of a challenge.
 */

import { z } from 'zod';
import { date, line, oneOf, optionalChoice, optionalDate, optionalLine, optionalText } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

export const groupKinds = ['working', 'project', 'checklist'] as const;
export type GroupKind = (typeof groupKinds)[number];

export type Group = {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind;
  readonly challengeId: string | null;
  readonly leadId: string | null;
  readonly leaderId: string | null;
  readonly deputyId: string | null;
  readonly mandate: string | null;
  /** Half-open: on the day it ends the group does not meet any more. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly result: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};
export type GroupMember = {
  readonly groupId: string;
  readonly id: string;
  readonly officeId: string | null;
  readonly personId: string | null;
  readonly duty: string | null;
};
export type GroupMeeting = {
  readonly groupId: string;
  readonly id: string;
  readonly heldOn: IsoDate;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly agenda: string | null;
  readonly minutes: string | null;
  readonly result: string | null;
  readonly revision: number;
};
export type GroupTask = {
  readonly groupId: string;
  readonly id: string;
  readonly meetingId: string | null;
  readonly title: string;
  readonly officeId: string | null;
  readonly personId: string | null;
  readonly deputyId: string | null;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly result: string | null;
  readonly askedOn: IsoDate;
};

export const memberRows = 4;
const memberRow = z.object({
  id: optionalChoice,
  officeId: optionalChoice,
  personId: optionalChoice,
  duty: optionalLine,
});

export const groupForm = z
  .object({
    name: line,
    kind: oneOf(groupKinds),
    challengeId: optionalChoice,
    leadId: optionalChoice,
    leaderId: optionalChoice,
    deputyId: optionalChoice,
    mandate: optionalText,
    from: optionalDate,
    to: optionalDate,
    result: optionalText,
    members: z.array(memberRow).max(60, 'too-many'),
  })
  .superRefine((form, context) => {
    form.members.forEach(({ officeId, personId, duty }, index) => {
      if (duty !== null && officeId === null && personId === null)
        context.addIssue({ code: 'custom', path: [`members.${index}.officeId`], message: 'member-empty' });
    });
    if (form.kind === 'checklist' && form.challengeId === null)
      context.addIssue({ code: 'custom', path: ['challengeId'], message: 'challenge-needed' });
    if (form.from !== null && form.to !== null && form.from >= form.to)
      context.addIssue({ code: 'custom', path: ['to'], message: 'end-before-start' });
  })
  .transform((form) => ({
    ...form,
    members: form.members.filter((each) => each.officeId !== null || each.personId !== null),
  }));
export type GroupForm = z.output<typeof groupForm>;

const time = optionalLine.refine((value) => value === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'time');

export const meetingForm = z.object({
  heldOn: date,
  startsAt: time,
  place: optionalLine,
  agenda: optionalText,
  minutes: optionalText,
  result: optionalText,
});
export type MeetingForm = z.output<typeof meetingForm>;

export const groupTaskForm = z.object({
  title: line,
  meetingId: optionalChoice,
  officeId: optionalChoice,
  personId: optionalChoice,
  deputyId: optionalChoice,
  dueOn: date,
});
export type GroupTaskForm = z.output<typeof groupTaskForm>;

/** Does it work on a day? */
export function isGoing({ from, to, retired }: Pick<Group, 'from' | 'to' | 'retired'>, day: IsoDate): boolean {
  return !retired && (from === null || from <= day) && (to === null || day < to);
}

/** Who belongs to it: the leader, her deputy, and the members by name. */
export function peopleOf(group: Pick<Group, 'id' | 'leaderId' | 'deputyId'>, members: readonly GroupMember[]) {
  const named = members.filter((each) => each.groupId === group.id).map((each) => each.personId);
  return new Set([group.leaderId, group.deputyId, ...named].filter((id) => id !== null));
}

/** Her meetings from a day on: of the groups she belongs to and that have not ended. */
export function meetingsOf(
  personId: string,
  groups: readonly Group[],
  members: readonly GroupMember[],
  meetings: readonly GroupMeeting[],
): (GroupMeeting & { readonly group: string })[] {
  const mine = new Map(
    groups
      .filter((group) => !group.retired && peopleOf(group, members).has(personId))
      .map(({ id, name }) => [id, name]),
  );
  return meetings.flatMap((meeting) => {
    const group = mine.get(meeting.groupId);
    return group === undefined ? [] : [{ ...meeting, group }];
  });
}

export function groupPath(id: string): string {
  return `/gruppen/${id}`;
}

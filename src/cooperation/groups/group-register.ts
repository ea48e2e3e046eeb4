/** The register of groups: its columns and filters, the same on screen and in downloads. */

import type { IsoDate } from '#analysis/period.ts';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { cooperationTexts } from '../texts.en.ts';
import { type Group, type GroupMeeting, type GroupMember, type GroupTask, groupKinds, isGoing } from './group.ts';

export type GroupRow = Group & {
  readonly lead: string | null;
  readonly challenge: string | null;
  readonly going: boolean;
  readonly size: number;
  readonly next: IsoDate | null;
  readonly openTasks: number;
  readonly overdue: number;
};

export function groupRows(
  groups: readonly Group[],
  {
    members,
    meetings,
    tasks,
    offices,
    challenges,
    day,
  }: {
    members: readonly GroupMember[];
    meetings: readonly GroupMeeting[];
    tasks: readonly GroupTask[];
    offices: ReadonlyMap<string, string>;
    challenges: ReadonlyMap<string, string>;
    day: IsoDate;
  },
): GroupRow[] {
  return groups.map((group) => {
    const open = tasks.filter((task) => task.groupId === group.id && task.doneOn === null);
    const ahead = meetings.filter((each) => each.groupId === group.id && each.heldOn >= day).map((each) => each.heldOn);
    return {
      ...group,
      lead: offices.get(group.leadId ?? '') ?? null,
      challenge: challenges.get(group.challengeId ?? '') ?? null,
      going: isGoing(group, day),
      size: members.filter((each) => each.groupId === group.id).length,
      next: ahead.toSorted()[0] ?? null,
      openTasks: open.length,
      overdue: open.filter((task) => task.dueOn !== null && task.dueOn < day).length,
    };
  });
}

export function groupRegister(t: ReturnType<typeof cooperationTexts>): RegisterOf<GroupRow> {
  return {
    columns: [
      { key: 'name', label: t('groups.name'), value: (row) => row.name },
      { key: 'art', label: t('groups.kindName'), value: (row) => t(`groupKind.${row.kind}`) },
      { key: 'leitung', label: t('groups.lead'), value: (row) => row.lead },
      { key: 'mitglieder', label: t('groups.members'), value: (row) => row.size, align: 'right' },
      { key: 'treffen', label: t('groups.next'), value: (row) => row.next, unit: 'date' },
      { key: 'aufgaben', label: t('groups.openTasks'), value: (row) => row.openTasks, align: 'right' },
      { key: 'ueberfaellig', label: t('groups.overdue'), value: (row) => row.overdue, align: 'right', extra: true },
      { key: 'von', label: t('groups.from'), value: (row) => row.from, unit: 'date', extra: true },
      { key: 'bis', label: t('groups.to'), value: (row) => row.to, unit: 'date', extra: true },
      { key: 'herausforderung', label: t('groups.challenge'), value: (row) => row.challenge, extra: true },
      { key: 'auftrag', label: t('groups.mandate'), value: (row) => row.mandate, hidden: true },
      { key: 'ergebnis', label: t('groups.result'), value: (row) => row.result, hidden: true },
    ],
    filters: [
      {
        key: 'art',
        label: t('groups.kindName'),
        options: groupKinds.map((value) => ({ value, label: t(`groupKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      {
        key: 'laeuft',
        label: t('groups.term'),
        options: [
          { value: 'ja', label: t('groups.going') },
          { value: 'nein', label: t('groups.notGoing') },
        ],
        matches: (row, value) => row.going === (value === 'ja'),
      },
      endedFilter({ label: t('groups.state'), active: t('groups.active'), retired: t('groups.retired') }),
    ],
    words: (row) => [row.name, row.lead, row.mandate, row.challenge].join(' '),
    sortedBy: 'name',
  };
}

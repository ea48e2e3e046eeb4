/** What waits for somebody in this room. Pure: requests, checklists, tasks of groups and objects in, duties out. */

import type { IsoDate } from '#analysis/period.ts';
import { daysLater } from '#indicators/alert.ts';
import type { Waiting } from '#people/waiting.ts';
import {
  type AskedPart,
  type Checklist,
  type ChecklistAnswer,
  type ChecklistVersion,
  checklistPath,
  progressOf,
} from './checklists/checklist.ts';
import { type Cooperation, cooperationPath, type Shared } from './cooperation.ts';
import { type Group, type GroupTask, groupPath } from './groups/group.ts';
import { daysAhead, dueOn, type Kept, objectPath, ownFields, upkeepPath } from './upkeep/upkeep.ts';

type Kind = 'take-part' | 'contribute' | 'answer-checklist' | 'group-task' | 'keep-current' | 'owner-left';
type Duty = Waiting & { readonly kind: Kind };

export type Ground = {
  readonly requests: readonly Cooperation[];
  readonly shared: readonly Shared[];
  readonly checklists: readonly Checklist[];
  readonly versions: readonly ChecklistVersion[];
  readonly asked: readonly AskedPart[];
  readonly answers: readonly ChecklistAnswer[];
  readonly groups: readonly Group[];
  readonly tasks: readonly GroupTask[];
  readonly kept: readonly Kept[];
  /** Who works in the city. */
  readonly people: Pick<ReadonlySet<string>, 'has'>;
};

export function waitingOf(ground: Ground, today: IsoDate): Duty[] {
  return [...requested(ground), ...unanswered(ground), ...groupTasks(ground), ...stale(ground, today), ...left(ground)];
}

/** A request waits for its answer; a promise with a day for what was promised. */
function requested({ requests, shared }: Ground): Duty[] {
  const objects = new Map(shared.map((each) => [`${each.kind} ${each.id}`, each]));
  return requests.flatMap((request): Duty[] => {
    const object = objects.get(`${request.kind} ${request.objectId}`);
    if (!object || object.retired) return [];
    const open = request.answer === 'open';
    const owed = request.answer === 'yes' && request.promisedOn !== null && request.contributedOn === null;
    if (!open && !owed) return [];
    return [
      {
        kind: open ? 'take-part' : 'contribute',
        title: object.title,
        objectId: object.id,
        path: cooperationPath(request.kind, object.id, request.officeId),
        dueOn: open ? request.dueOn : request.promisedOn,
        since: open ? request.askedOn : request.answeredOn,
        personId: request.personId,
        deputyId: request.deputyId,
        officeId: request.officeId,
      },
    ];
  });
}

function unanswered({ checklists, versions, asked, answers, shared }: Ground): Duty[] {
  const parts = new Map(shared.filter((each) => each.kind === 'part').map((part) => [part.id, part]));
  const kept = new Map(checklists.filter((each) => !each.retired).map((each) => [each.id, each]));
  const open = new Map(versions.filter((each) => each.state === 'open').map((each) => [each.checklistId, each]));
  return asked.flatMap((duty): Duty[] => {
    const checklist = kept.get(duty.checklistId);
    const version = open.get(duty.checklistId);
    const part = parts.get(duty.partId);
    if (!checklist || version?.version !== duty.version || !part || part.retired) return [];
    const given = answers.filter(
      (each) => each.checklistId === checklist.id && each.version === version.version && each.partId === part.id,
    );
    if (progressOf(version.questions, [part.id], given).open === 0) return [];
    return [
      {
        kind: 'answer-checklist',
        title: `${checklist.title}: ${part.title}`,
        objectId: `${checklist.id}.${part.id}`,
        path: checklistPath(checklist.id, part.id),
        dueOn: version.dueOn,
        since: version.openedOn,
        personId: duty.personId,
        deputyId: duty.deputyId,
        officeId: part.leadId,
      },
    ];
  });
}

function groupTasks({ groups, tasks }: Ground): Duty[] {
  const going = new Map(groups.filter((group) => !group.retired).map((group) => [group.id, group]));
  return tasks.flatMap((task): Duty[] => {
    const group = going.get(task.groupId);
    if (!group || task.doneOn !== null) return [];
    return [
      {
        kind: 'group-task',
        title: `${task.title} (${group.name})`,
        objectId: task.id,
        path: `${groupPath(group.id)}#aufgabe-${task.id}`,
        dueOn: task.dueOn,
        since: task.askedOn,
        personId: task.personId,
        deputyId: task.deputyId,
        officeId: task.officeId,
      },
    ];
  });
}

/** Measures and indicators are asked for as such; what is kept by looking at it waits some days ahead. */
function stale({ kept }: Ground, today: IsoDate): Duty[] {
  const soon = daysLater(today, daysAhead);
  return kept.flatMap((each): Duty[] => {
    if (each.kind !== 'goal' && each.kind !== 'checklist') return [];
    const due = dueOn(each);
    const owed =
      each.rhythmMonths !== null && !each.finished && (each.lastOn === null || (due !== null && due <= soon));
    if (!owed) return [];
    return [{ ...named(each), kind: 'keep-current', path: upkeepPath(each.kind, each.id), dueOn: due }];
  });
}

/** Nobody is in charge any more: whoever names owners has to name another one. */
function left({ kept, people }: Ground): Duty[] {
  return kept.flatMap((each): Duty[] =>
    each.ownerId === null || people.has(each.ownerId) || each.finished
      ? []
      : [
          {
            ...named(each),
            kind: 'owner-left',
            // Where the object names its owner itself, that is where another one is named.
            path: ownFields[each.kind].includes('owner')
              ? `${objectPath(each.kind, each.id)}/bearbeiten`
              : upkeepPath(each.kind, each.id),
            dueOn: null,
            personId: null,
            deputyId: null,
            officeId: null,
          },
        ],
  );
}

const named = ({ id, title, ownerId, deputyId, officeId }: Kept) => ({
  title,
  objectId: id,
  since: null,
  personId: ownerId,
  deputyId,
  officeId,
});

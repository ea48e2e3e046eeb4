/** What waits for somebody: asked in a round, overdue, or a request to take part. Pure: facts and requests in, tasks out. */

import { addMonths, type IsoDate } from '#analysis/period.ts';
import { isWaiting } from '#indicators/alert.ts';
import { alertSubject } from './alert-subject.ts';
import type { CityFacts } from './facts.server.ts';
import { decisionsOf } from './report-data.ts';
import type { Request, Round } from './round.ts';

export type TaskKind =
  | 'report-state'
  | 'comment-goal'
  | 'state-overdue'
  | 'value-overdue'
  | 'goal-without-target'
  | 'decision-waiting'
  | 'alert-open'
  | 'round-due';
export type Task = {
  /** Of this room, or as the room calls it whose duty it is. */
  readonly kind: string;
  /** The room above whose duty it is (`waiting.server.ts`); this one where it is not said. */
  readonly room?: string;
  /** Who was named for it and may do it whatever her role. */
  readonly named?: readonly string[];
  readonly title: string;
  /** What it is about: goal, measure, indicator or round. */
  readonly objectId: string;
  /** Where it is done. */
  readonly path: string;
  readonly dueOn: IsoDate | null;
  readonly overdue: boolean;
  readonly officeId: string | null;
  /** Since when it waits, where that is known: what is new is told even if it is not due yet. */
  readonly since?: IsoDate;
  /** The role it waits for, what one must be allowed to do it, and where others read about it, as its room says. */
  readonly role?: string;
  readonly needs?: string;
  readonly readAt?: string;
};

export type Who = {
  readonly personId: string;
  /** The offices she answers for. */
  readonly officeIds: ReadonlySet<string>;
  /** May she answer for any office: then everything without an office of its own is hers as well. */
  readonly coordinates: boolean;
  readonly keepsIndicators: boolean;
  /** Does she decide what has to be decided? */
  readonly decides: boolean;
  readonly roles: ReadonlySet<string>;
};

export function tasksOf(
  who: Who,
  facts: CityFacts,
  rounds: readonly Round[],
  requests: readonly Request[],
  today: IsoDate,
): Task[] {
  const asked = askedTasks(who, facts, rounds, requests, today);
  const askedPaths = new Set(asked.map((task) => task.path));
  const rest = [
    ...overdueStates(who, facts, today),
    ...overdueValues(who, facts),
    ...goalsWithoutTarget(who, facts),
    ...decisions(who, facts, today),
    ...openAlerts(who, facts, today),
    ...roundsDue(who, rounds, today),
  ];
  return byUrgency([...asked, ...rest.filter((task) => !askedPaths.has(task.path))]);
}

/** The most urgent first, what has no date last. */
export function byUrgency<T extends Pick<Task, 'dueOn'>>(tasks: readonly T[]): T[] {
  return tasks.toSorted((a, b) => {
    const [one, other] = [a.dueOn ?? '9', b.dueOn ?? '9'];
    return one === other ? 0 : one < other ? -1 : 1;
  });
}

export type TaskGroup = 'overdue' | 'week' | 'later';

/** Overdue, due up to Sunday, or later; what has no date is due later. */
export function groupOf(task: Pick<Task, 'overdue' | 'dueOn'>, today: IsoDate): TaskGroup {
  if (task.overdue) return 'overdue';
  return task.dueOn !== null && task.dueOn <= endOfWeek(today) ? 'week' : 'later';
}

/** The Sunday of a day's week. */
function endOfWeek(day: IsoDate): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

/** What somebody must be allowed to do, to do it; `office`: for the office it is asked of. */
const needed: Readonly<Record<TaskKind, { permission: string; office?: true }>> = {
  'report-state': { permission: 'measures.report', office: true },
  'comment-goal': { permission: 'rounds.answer', office: true },
  'state-overdue': { permission: 'measures.report', office: true },
  'value-overdue': { permission: 'indicators.edit' },
  'goal-without-target': { permission: 'concept.edit' },
  'decision-waiting': { permission: 'plan.read' },
  'alert-open': { permission: 'alerts.answer', office: true },
  'round-due': { permission: 'rounds.run' },
};

export function canDo(
  task: Pick<Task, 'kind' | 'officeId' | 'room' | 'named' | 'needs'>,
  may: (permission: string, officeId?: string | null) => boolean,
  personId?: string,
): boolean {
  if (task.needs !== undefined) return may(task.needs);
  if (task.room !== undefined)
    return (personId !== undefined && task.named?.includes(personId)) || may('rounds.answer', task.officeId);
  const { permission, office } = needed[task.kind as TaskKind];
  return office ? may(permission, task.officeId) : may(permission);
}

/** Where it can be read by somebody who may not do it herself. */
export function readingPath({
  kind,
  objectId,
  path,
  room,
  readAt,
}: Pick<Task, 'kind' | 'objectId' | 'path' | 'room' | 'readAt'>): string {
  if (room !== undefined) return readAt ?? path;
  if (kind === 'value-overdue') return `/indikatoren/${objectId}`;
  if (kind === 'comment-goal' || kind === 'goal-without-target') return `/ziele/${objectId}`;
  if (kind === 'round-due') return '/bericht';
  if (kind === 'alert-open') return path;
  return kind === 'decision-waiting' ? path : `/massnahmen/${objectId}`;
}

function askedTasks(
  who: Who,
  facts: CityFacts,
  rounds: readonly Round[],
  requests: readonly Request[],
  today: IsoDate,
): Task[] {
  const open = new Map(rounds.filter((round) => round.closedAt === null).map((round) => [round.id, round]));
  return requests.flatMap((request): Task[] => {
    const round = open.get(request.roundId);
    if (!round || request.answeredAt !== null || !who.officeIds.has(request.officeId)) return [];
    const { objectId, officeId } = request;
    const title = request.kind === 'measure' ? facts.measures.get(objectId)?.title : facts.goals.get(objectId)?.title;
    if (!title) return [];
    const path =
      request.kind === 'measure'
        ? `/massnahmen/${objectId}/stand`
        : `/bericht/runden/${round.id}/antwort/${request.id}`;
    const kind = request.kind === 'measure' ? 'report-state' : 'comment-goal';
    return [{ kind, title, objectId, path, dueOn: round.dueOn, overdue: round.dueOn < today, officeId }];
  });
}

function overdueStates(who: Who, facts: CityFacts, today: IsoDate): Task[] {
  return facts.thread.breaks.flatMap((each): Task[] => {
    const measure = each.kind === 'state-overdue' ? facts.measures.get(each.id) : undefined;
    if (!measure) return [];
    const mine = measure.personId === who.personId || (measure.leadId !== null && who.officeIds.has(measure.leadId));
    if (!mine) return [];
    const dueOn =
      measure.latest && measure.rhythmMonths ? addMonths(measure.latest.reportedOn, measure.rhythmMonths) : null;
    return [
      {
        kind: 'state-overdue',
        title: measure.title,
        objectId: measure.id,
        path: `/massnahmen/${measure.id}/stand`,
        dueOn,
        overdue: dueOn === null || dueOn < today,
        officeId: measure.leadId,
      },
    ];
  });
}

/** For whoever keeps the indicators, and for the office that delivers this one. */
function overdueValues(who: Who, facts: CityFacts): Task[] {
  return facts.thread.breaks.flatMap((each): Task[] => {
    const indicator = each.kind === 'value-overdue' ? facts.indicators.get(each.id) : undefined;
    if (!indicator) return [];
    const { id, name, officeId } = indicator;
    if (!who.keepsIndicators && (officeId === null || !who.officeIds.has(officeId))) return [];
    return [
      {
        kind: 'value-overdue',
        title: name,
        objectId: id,
        path: `/indikatoren/import?indikator=${id}`,
        dueOn: null,
        overdue: true,
        officeId,
      },
    ];
  });
}

/** For the person who is named as the owner. */
function goalsWithoutTarget(who: Who, facts: CityFacts): Task[] {
  return facts.thread.breaks.flatMap((each): Task[] => {
    if (each.kind !== 'goal-without-target' && each.kind !== 'goal-without-indicator') return [];
    const goal = facts.goals.get(each.id);
    if (goal?.ownerId !== who.personId) return [];
    return [
      {
        kind: 'goal-without-target',
        title: goal.title,
        objectId: goal.id,
        path: `/ziele/${goal.id}/bearbeiten`,
        dueOn: null,
        overdue: false,
        officeId: goal.officeId,
      },
    ];
  });
}

/** For those who decide, and for the coordination, which sees to it that they do. */
function decisions(who: Who, facts: CityFacts, today: IsoDate): Task[] {
  if (!who.decides && !who.coordinates) return [];
  return decisionsOf(facts).map(({ measureId: id, measure, by }) => ({
    kind: 'decision-waiting',
    title: measure,
    objectId: id,
    path: `/massnahmen/${id}#verlauf-der-massnahme`,
    dueOn: by,
    overdue: by !== null && by < today,
    officeId: facts.measures.get(id)?.leadId ?? null,
  }));
}

/** For the office that owns the alert; what nobody owns is the coordination's. */
function openAlerts(who: Who, facts: CityFacts, today: IsoDate): Task[] {
  return facts.alerts.flatMap((alert): Task[] => {
    const mine = alert.officeId === null ? who.coordinates : who.officeIds.has(alert.officeId);
    if (!mine || !isWaiting(alert, today)) return [];
    const area = facts.areas.get(alert.areaId)?.name ?? '';
    return [
      {
        kind: 'alert-open',
        title: `${alertSubject(facts, alert)}: ${area}`,
        objectId: alert.id,
        path: `/warnungen/${alert.id}`,
        dueOn: alert.dueOn,
        overdue: alert.dueOn < today,
        officeId: alert.officeId,
        since: alert.foundOn,
      },
    ];
  });
}

function roundsDue(who: Who, rounds: readonly Round[], today: IsoDate): Task[] {
  if (!who.coordinates) return [];
  return rounds
    .filter((round) => round.closedAt === null)
    .map((round) => ({
      kind: 'round-due',
      title: round.title,
      objectId: round.id,
      path: `/bericht/runden/${round.id}`,
      dueOn: round.dueOn,
      overdue: round.dueOn < today,
      officeId: null,
    }));
}

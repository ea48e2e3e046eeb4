/** What waits for somebody: asked in a round, overdue, or a request to take part. Pure: facts and requests in, tasks out. */

import { addMonths, type IsoDate } from '#analysis/period.ts';
import type { CityFacts } from './facts.server.ts';
import type { Request, Round } from './round.ts';

export type TaskKind = 'report-state' | 'comment-goal' | 'state-overdue' | 'take-part' | 'value-overdue' | 'round-due';
export type Task = {
  readonly kind: TaskKind;
  readonly title: string;
  /** Where it is done. */
  readonly path: string;
  readonly dueOn: IsoDate | null;
  readonly overdue: boolean;
  readonly officeId: string | null;
};

export type Who = {
  readonly personId: string;
  /** The offices she answers for. */
  readonly officeIds: ReadonlySet<string>;
  /** May she answer for any office: then everything without an office of its own is hers as well. */
  readonly coordinates: boolean;
  readonly keepsIndicators: boolean;
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
    ...requestsToTakePart(who, facts),
    ...overdueValues(who, facts),
    ...roundsDue(who, rounds, today),
  ];
  return [...asked, ...rest.filter((task) => !askedPaths.has(task.path))].sort((a, b) =>
    (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1,
  );
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
    const title =
      request.kind === 'measure'
        ? facts.measures.get(request.objectId)?.title
        : facts.goals.get(request.objectId)?.title;
    if (!title) return [];
    const path =
      request.kind === 'measure'
        ? `/massnahmen/${request.objectId}/stand`
        : `/bericht/runden/${round.id}/antwort/${request.id}`;
    const kind = request.kind === 'measure' ? 'report-state' : 'comment-goal';
    return [{ kind, title, path, dueOn: round.dueOn, overdue: round.dueOn < today, officeId: request.officeId }];
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
        path: `/massnahmen/${measure.id}/stand`,
        dueOn,
        overdue: dueOn === null || dueOn < today,
        officeId: measure.leadId,
      },
    ];
  });
}

function requestsToTakePart(who: Who, facts: CityFacts): Task[] {
  return [...facts.measures.values()].flatMap((measure) =>
    measure.retired
      ? []
      : measure.participations
          .filter((each) => each.answer === 'open' && who.officeIds.has(each.officeId))
          .map(
            (each): Task => ({
              kind: 'take-part',
              title: measure.title,
              path: `/massnahmen/${measure.id}#beteiligte`,
              dueOn: null,
              overdue: false,
              officeId: each.officeId,
            }),
          ),
  );
}

function overdueValues(who: Who, facts: CityFacts): Task[] {
  if (!who.keepsIndicators) return [];
  return facts.thread.breaks.flatMap((each): Task[] => {
    const indicator = each.kind === 'value-overdue' ? facts.indicators.get(each.id) : undefined;
    if (!indicator) return [];
    return [
      {
        kind: 'value-overdue',
        title: indicator.name,
        path: `/indikatoren/import?indikator=${indicator.id}`,
        dueOn: null,
        overdue: true,
        officeId: indicator.officeId,
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
      path: `/bericht/runden/${round.id}`,
      dueOn: round.dueOn,
      overdue: round.dueOn < today,
      officeId: null,
    }));
}

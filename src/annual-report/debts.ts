/** Who owes what to whom: every duty of the city, whoever looks. Pure. */

import type { IsoDate } from '#analysis/period.ts';
import type { CityFacts } from './facts.server.ts';
import type { Request, Round } from './round.ts';
import { byUrgency, type Task, tasksOf, type Who } from './tasks.ts';
import { type Gathered, ownerOfWaiting, taskOfWaiting } from './waiting.ts';

export type Debt = Task & {
  /** Who was named and still works here; else the office owes, else the coordination or leadership. */
  readonly personId: string | null;
  /** Somebody was named who does not belong to the city any more. */
  readonly left: boolean;
};

type Ground = {
  readonly facts: CityFacts;
  readonly rounds: readonly Round[];
  readonly requests: readonly Request[];
  readonly waiting: readonly Gathered[];
  readonly members: Pick<ReadonlyMap<string, unknown>, 'has'>;
};

export function debtsOf({ facts, rounds, requests, waiting, members }: Ground, today: IsoDate): Debt[] {
  // Everybody at once: every office, the coordination, statistics and leadership.
  const all: Who = {
    personId: '',
    officeIds: new Set(facts.offices.keys()),
    coordinates: true,
    keepsIndicators: true,
    decides: true,
    roles: new Set(),
  };
  const own = tasksOf(all, facts, rounds, requests, today).map((task): Debt => {
    const named = task.kind === 'state-overdue' ? (facts.measures.get(task.objectId)?.personId ?? null) : null;
    return { ...task, ...ownerIn(named, null, members) };
  });
  const others = waiting.map((one): Debt => {
    return { ...taskOfWaiting(one, today), ...ownerIn(one.personId, one.deputyId, members) };
  });
  return byUrgency([...own, ...others]);
}

function ownerIn(personId: string | null, deputyId: string | null, members: Ground['members']) {
  return {
    personId: ownerOfWaiting({ personId, deputyId }, members),
    left: personId !== null && !members.has(personId),
  };
}

export type Debtor = {
  readonly officeId: string | null;
  readonly open: number;
  readonly overdue: number;
  /** Requests with a deadline that were answered in time, of those of which it can be said. */
  readonly timely: number;
  readonly judged: number;
};

/** How much each office owes, the most overdue first; and how often it answered requests in time. */
export function debtorsOf(
  debts: readonly Pick<Debt, 'officeId' | 'overdue'>[],
  answers: readonly { readonly officeId: string; readonly inTime: boolean | null }[],
): Debtor[] {
  const offices = new Set([...debts.map((each) => each.officeId), ...answers.map((each) => each.officeId)]);
  const rows = [...offices].map((officeId): Debtor => {
    const mine = debts.filter((each) => each.officeId === officeId);
    const judged = answers.filter((each) => each.officeId === officeId && each.inTime !== null);
    return {
      officeId,
      open: mine.length,
      overdue: mine.filter((each) => each.overdue).length,
      timely: judged.filter((each) => each.inTime === true).length,
      judged: judged.length,
    };
  });
  return rows
    .filter((row) => row.open > 0 || row.judged > 0)
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
}

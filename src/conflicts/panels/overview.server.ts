/** Conflicts at a glance: those that wait longest first, with what is overdue. */

import type { Visit } from '#platform/access.server.ts';
import { loadConflictLines } from '../register.server.ts';
import { loadMyStatements } from './my-statements.server.ts';

const most = 5;

export type ConflictOverviewData = NonNullable<Awaited<ReturnType<typeof loadConflictOverview>>>;

export async function loadConflictOverview(visit: Visit) {
  if (!visit.may('conflicts.read')) return null;
  const { rows } = await loadConflictLines(visit);
  const open = rows.filter(({ state }) => state === 'noted' || state === 'running');
  return {
    open: open.length,
    overdue: open.filter((row) => row.overdue).length,
    mine: await loadMyStatements(visit),
    rows: open
      .toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || (b.age ?? 0) - (a.age ?? 0))
      .slice(0, most)
      .map(({ id, title, next, age, overdue }) => ({ id, title, next, age, overdue })),
  };
}

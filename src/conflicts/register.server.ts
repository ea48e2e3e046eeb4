/** The conflicts a visitor may see: the council from the day on which the procedure begins, others from the day they are noted. */

import { daysBetween } from '#analysis/period.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { listNames } from '#platform/names.server.ts';
import { type Conflict, isTold } from './conflict.ts';
import { type ConflictLine, type ConflictNames, conflictLines } from './conflict-register.ts';
import { listConflicts } from './conflicts.store.server.ts';

/** Who may look into the work of the administration. */
export const isInside = (visit: Pick<Visit, 'may'>) => visit.may('people.read');

export async function readConflicts(visit: Visit): Promise<readonly Conflict[]> {
  if (!visit.may('conflicts.read')) return [];
  const all = await visit.remember('conflicts', listConflicts);
  return isInside(visit) ? all : all.filter(isTold);
}

export function loadNames(visit: Visit): Promise<ConflictNames> {
  return visit.remember('conflict names', async (db) => ({
    offices: await listNames(db, 'office', 'name'),
    goals: await listNames(db, 'goal', 'title'),
    measures: await listNames(db, 'measure', 'title'),
    areas: await listNames(db, 'area', 'name'),
  }));
}

export async function loadConflictLines(visit: Visit): Promise<{ rows: ConflictLine[]; names: ConflictNames }> {
  const names = await loadNames(visit);
  return { rows: conflictLines(await readConflicts(visit), names, today(), daysBetween), names };
}

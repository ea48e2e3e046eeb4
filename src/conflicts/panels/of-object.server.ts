/** The conflicts of a goal, a measure, an area, an office. */

import type { Visit } from '#platform/access.server.ts';
import type { ConflictLine } from '../conflict-register.ts';
import { loadConflictLines } from '../register.server.ts';

const most = 8;

export type ConflictsOfObjectData = NonNullable<Awaited<ReturnType<typeof load>>>;

type Kind = 'ziel' | 'massnahme' | 'raum' | 'amt';

const belongs: Readonly<Record<Kind, (row: ConflictLine, id: string) => boolean>> = {
  ziel: (row, id) => row.goalIds.includes(id),
  massnahme: (row, id) => row.measureIds.includes(id),
  raum: (row, id) => row.areaIds.includes(id),
  amt: (row, id) => row.officeId === id || row.officeIds.includes(id),
};

async function load(visit: Visit, kind: Kind, id: string) {
  if (!visit.may('conflicts.read')) return null;
  const { rows } = await loadConflictLines(visit);
  const found = rows.filter((row) => row.state !== 'dropped' && belongs[kind](row, id));
  const add = visit.may('conflicts.edit');
  if (found.length === 0 && !add) return null;
  const shown = found.slice(0, most).map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    strength: row.strength,
    next: row.next,
    dueOn: row.dueOn,
    overdue: row.overdue,
  }));
  return { kind, id, rows: shown, count: found.length, add };
}

export const loadConflictsOfGoal = (visit: Visit, id: string) => load(visit, 'ziel', id);
export const loadConflictsOfMeasure = (visit: Visit, id: string) => load(visit, 'massnahme', id);
export const loadConflictsOfArea = (visit: Visit, id: string) => load(visit, 'raum', id);
export const loadConflictsOfOffice = (visit: Visit, id: string) => load(visit, 'amt', id);

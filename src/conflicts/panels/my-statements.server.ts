/** Statements and steps that wait for this visitor's own offices, or for herself. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { readConflicts } from '../register.server.ts';
import { dutiesOf } from '../waiting.server.ts';

export type MyStatement = Awaited<ReturnType<typeof loadMyStatements>>[number];

export async function loadMyStatements(visit: Visit) {
  const conflicts = await readConflicts(visit);
  const own = new Set(visit.grants.flatMap(({ officeId }) => officeId ?? []));
  const mine = (duty: ReturnType<typeof dutiesOf>[number]) => {
    if (duty.personId === visit.person.id || duty.deputyId === visit.person.id) return true;
    if (duty.kind === 'statement') return own.has(duty.officeId ?? '') && visit.may('conflicts.answer', duty.officeId);
    return visit.grants.some(({ role }) => role === 'leadership') && visit.may('conflicts.decide');
  };
  return conflicts
    .flatMap((conflict) => dutiesOf(conflict, today()))
    .filter(mine)
    .map(({ kind, title, path, dueOn }) => ({
      kind: kind === 'statement' ? ('statement' as const) : ('step' as const),
      title,
      path,
      dueOn,
      overdue: dueOn !== null && dueOn < today(),
    }))
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
}

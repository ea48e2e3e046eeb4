/** What of the conflicts waits for somebody: a statement of an office, a step of a procedure. */

import type { IsoDate } from '#analysis/period.ts';
import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Conflict } from './conflict.ts';
import { listConflicts } from './conflicts.store.server.ts';
import { waitsFor } from './procedure.ts';

export async function waitingIn(db: CityDb, today: IsoDate): Promise<Waiting[]> {
  return (await listConflicts(db)).flatMap((conflict) => dutiesOf(conflict, today));
}

/** Offices that were asked and have not answered, and whoever has the steps that are open. */
export function dutiesOf(conflict: Conflict, today: IsoDate): Waiting[] {
  const { id, title } = conflict;
  if (conflict.state !== 'running') return [];
  const about = { title, objectId: id };
  const statements = conflict.asked
    .filter(({ askedOn, answeredOn }) => askedOn !== null && answeredOn === null)
    .map(({ officeId, askedOn, dueOn }) => ({
      ...about,
      kind: 'statement',
      path: `/zielkonflikte/${id}/stellungnahme/${officeId}`,
      dueOn,
      since: askedOn,
      personId: null,
      deputyId: null,
      officeId,
    }));
  const steps = waitsFor(conflict, today)
    .filter(({ kind }) => kind !== 'statements')
    .map(({ position, dueOn, since }) => {
      const step = conflict.steps.find((each) => each.position === position);
      const path = `/zielkonflikte/${id}/schritt/${position}`;
      const { personId = null, deputyId = null, officeId = null } = step ?? {};
      return { ...about, kind: 'step', path, dueOn, since, personId, deputyId, officeId };
    });
  return [...statements, ...steps];
}

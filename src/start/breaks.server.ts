/** The rows of the register of breaks, each with the way to mend it for those who may. */

import { factsOf } from '#annual-report/facts.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { BreakRow } from './break-register.ts';
import { mendNeeds, mendPath, officeOf, titleOf } from './mend.ts';

export async function loadBreaks(visit: Visit) {
  const facts = await factsOf(visit);
  const rows = facts.thread.breaks.map((each): BreakRow => {
    const { permission, officeId } = mendNeeds(each, facts);
    return {
      kind: each.kind,
      object: each.object,
      id: each.id,
      title: titleOf(each, facts),
      office: officeOf(each, facts),
      mend: visit.may(permission, officeId) ? mendPath(each, facts) : null,
    };
  });
  const offices = [...new Set(rows.flatMap((row) => row.office ?? []))].sort((a, b) => a.localeCompare(b, 'de'));
  return { rows, offices };
}

/** The papers made of a conflict, a version, a report, and whether one can be made of it now: the council stands below those rooms. */

import { loadVersions } from '#concept/versions/versions.server.ts';
import { isTold } from '#conflicts/conflict.ts';
import { readConflicts } from '#conflicts/register.server.ts';
import { loadPapersMadeOf } from '#council/panels/list.server.ts';
import type { Visit } from '#platform/access.server.ts';

export async function loadPapersOfConflict(visit: Visit, id: string) {
  const conflict = (await readConflicts(visit)).find((each) => each.id === id);
  const draft = conflict !== undefined && isTold(conflict) && visit.may('papers.edit', conflict.officeId);
  return loadPapersMadeOf(visit, 'conflict', id, draft);
}

export async function loadPapersOfVersion(visit: Visit, id: string) {
  const { versions } = await loadVersions(visit);
  const open = versions.some((version) => version.id === id && version.state === 'open');
  const may = visit.may('papers.edit', null) && visit.may('versions.read');
  return loadPapersMadeOf(visit, 'version', id, open && may);
}

export function loadPapersOfReport(visit: Visit, id: string) {
  return loadPapersMadeOf(visit, 'report', id, visit.may('papers.edit', null));
}

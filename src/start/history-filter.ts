/** What of the history an address asks for, and what of it a reader may not see. Pure. */

import type { Visit } from '#platform/access.server.ts';

/** What is not public of the council is told to few, and an entry tells all of it. */
const ofCouncil = ['paper', 'papers', 'meeting', 'amendment', 'place-comment'];

export function withheldKinds(visit: Pick<Visit, 'may'>): readonly string[] {
  return visit.may('closed.read', null) ? [] : ofCouncil;
}

export function historyFilter(params: URLSearchParams): { kind?: string; objectId?: string; before?: number } {
  const kind = params.get('art')?.slice(0, 40);
  const objectId = params.get('eintrag')?.slice(0, 100);
  const before = Math.trunc(Number(params.get('vor')));
  return { ...(kind ? { kind } : {}), ...(objectId ? { objectId } : {}), ...(before > 0 ? { before } : {}) };
}

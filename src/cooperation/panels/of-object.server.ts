import type { Visit } from '#platform/access.server.ts';
import { type CooperationKind, cooperationPath } from '../cooperation.ts';
import { loadRequests } from '../requests.server.ts';

export type CooperationData = Awaited<ReturnType<typeof loadCooperation>>;

export async function loadCooperation(visit: Visit, kind: CooperationKind, id: string) {
  const { rows } = await loadRequests(visit);
  const mine = rows.filter((row) => row.kind === kind && row.objectId === id);
  return {
    rows: mine.map((row) => ({
      ...row,
      mine: row.contributedOn === null && row.answer !== 'no' && visit.may('rounds.answer', row.officeId),
    })),
    path: cooperationPath(kind, id),
    ask: visit.may('cooperation.ask'),
  };
}

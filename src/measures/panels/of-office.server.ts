import type { Visit } from '#platform/access.server.ts';
import { loadMeasureList } from './list.server.ts';

export async function loadMeasuresOfOffice(visit: Visit, officeId: string) {
  const data = await loadMeasureList(visit, officeId, (row) => row.leadId === officeId);
  return data.count === 0 ? null : data;
}

import type { Visit } from '#platform/access.server.ts';
import { loadMeasureList } from './list.server.ts';

export function loadMeasuresOfArea(visit: Visit, areaId: string) {
  return loadMeasureList(visit, areaId, (row) => row.areaIds.includes(areaId));
}

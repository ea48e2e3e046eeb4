import type { Visit } from '#platform/access.server.ts';
import { loadTotals } from './totals.server.ts';

export function loadMoneyOfArea(visit: Visit, areaId: string) {
  return loadTotals(visit, (measure) => measure.areaIds.includes(areaId));
}

import type { Visit } from '#platform/access.server.ts';
import { loadMeasureList } from './list.server.ts';

export function loadMeasuresOfGoal(visit: Visit, goalId: string) {
  return loadMeasureList(visit, goalId, (row) => row.goalIds.includes(goalId));
}

import type { Visit } from '#platform/access.server.ts';
import { loadTotals } from './totals.server.ts';

export function loadMoneyOfGoal(visit: Visit, goalId: string) {
  return loadTotals(visit, (measure) => measure.goalIds.includes(goalId));
}

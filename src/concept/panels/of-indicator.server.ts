import type { Visit } from '#platform/access.server.ts';
import { listGoals } from '../concept.store.server.ts';

export type GoalsOfIndicatorData = Awaited<ReturnType<typeof loadGoalsOfIndicator>>;

export async function loadGoalsOfIndicator(visit: Visit, indicatorId: string) {
  const goals = await visit.remember('goals only', listGoals);
  return goals
    .filter((goal) => !goal.retired && goal.targets.some((target) => target.indicatorId === indicatorId))
    .map((goal) => ({
      id: goal.id,
      title: goal.title,
      target: goal.targets.find((target) => target.indicatorId === indicatorId) ?? null,
    }));
}

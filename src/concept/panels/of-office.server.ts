import type { Visit } from '#platform/access.server.ts';
import { listGoals } from '../concept.store.server.ts';

export type GoalsOfOfficeData = NonNullable<Awaited<ReturnType<typeof loadGoalsOfOffice>>>;

export async function loadGoalsOfOffice(visit: Visit, officeId: string) {
  const goals = (await visit.remember('goals only', listGoals)).filter(
    (goal) => !goal.retired && goal.officeId === officeId,
  );
  return goals.length === 0 ? null : goals.map(({ id, title }) => ({ id, title }));
}

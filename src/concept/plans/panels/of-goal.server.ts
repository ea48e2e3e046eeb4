import type { Visit } from '#platform/access.server.ts';
import { loadPlans } from '../register.server.ts';

export type PlansOfGoalData = Awaited<ReturnType<typeof loadPlansOfGoal>>;

export async function loadPlansOfGoal(visit: Visit, goalId: string) {
  const { rows, ties } = await loadPlans(visit);
  return {
    plans: ties
      .filter((tie) => tie.goalId === goalId)
      .flatMap(({ planId, basis, contradiction }) => {
        const plan = rows.find((each) => each.id === planId && !each.retired);
        return plan ? [{ id: plan.id, title: plan.title, state: plan.state, basis, contradiction }] : [];
      }),
  };
}

import { loadStandings } from '#indicators/panels/targets.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { listGoals } from '../concept.store.server.ts';

export type GoalsOfIndicatorData = Awaited<ReturnType<typeof loadGoalsOfIndicator>>;

export async function loadGoalsOfIndicator(visit: Visit, indicatorId: string) {
  const goals = await visit.remember('goals only', listGoals);
  const found = goals
    .filter((goal) => !goal.retired)
    .flatMap(({ id, title, targets }) => {
      const target = targets.find((each) => each.indicatorId === indicatorId);
      return target ? [{ id, title, target }] : [];
    });
  const standings = await loadStandings(
    visit,
    indicatorId,
    found.map(({ target }) => target),
  );
  return found.map((goal, index) => ({ ...goal, stands: standings[index] ?? null }));
}

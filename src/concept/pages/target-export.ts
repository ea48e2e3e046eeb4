import { exportTarget, loadTargets } from '#indicators/panels/targets.server.ts';
import { allow } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listGoals } from '../concept.store.server.ts';
import type { Route } from './+types/target-export.ts';

/** The chart of one target of a goal. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const goal = (await visit.remember('goal list', listGoals)).find((each) => each.id === args.params.goal);
  if (!goal) throw notFound();
  const targets = await loadTargets(visit, `goal ${goal.id}`, goal.targets);
  const target = targets.find((each) => each.id === args.params.indicator);
  if (!target) throw notFound();
  return exportTarget(args.request, visit, target, `/ziele/${goal.id}`);
}

import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { goalRegister } from '../goal-register.ts';
import { loadGoals } from '../register.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/goals-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const { rows, choices } = await loadGoals(visit);
  return exportRegister(args.request, visit, {
    name: 'ziele',
    title: t('goals.caption'),
    register: goalRegister(t, choices),
    rows,
  });
}

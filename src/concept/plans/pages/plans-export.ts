import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { conceptTexts } from '../../texts.en.ts';
import { planRegister } from '../plan-register.ts';
import { loadPlans } from '../register.server.ts';
import type { Route } from './+types/plans-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const { rows, offices } = await loadPlans(visit);
  const register = planRegister(t, offices);
  return exportRegister(args.request, visit, { name: 'fachplaene', title: t('plans.caption'), register, rows });
}

import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { requestRegister } from '../request-register.ts';
import { loadRequests } from '../requests.server.ts';
import { cooperationTexts } from '../texts.en.ts';
import type { Route } from './+types/requests-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = cooperationTexts(visit.language);
  const { rows, offices } = await loadRequests(visit);
  const register = requestRegister(t, offices);
  return exportRegister(args.request, visit, { name: 'mitwirkung', title: t('requests.caption'), register, rows });
}

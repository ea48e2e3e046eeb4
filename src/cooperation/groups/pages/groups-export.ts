import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { groupRegister, groupRows } from '../group-register.ts';
import { loadGroups } from '../groups.server.ts';
import type { Route } from './+types/groups-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = cooperationTexts(visit.language);
  const loaded = await loadGroups(visit);
  const rows = groupRows(loaded.groups, { ...loaded, day: today() });
  const register = groupRegister(t);
  return exportRegister(args.request, visit, { name: 'gruppen', title: t('groups.caption'), register, rows });
}

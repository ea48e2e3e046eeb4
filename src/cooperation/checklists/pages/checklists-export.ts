import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { checklistRegister } from '../checklist-register.ts';
import { loadChecklistRows } from '../register.server.ts';
import type { Route } from './+types/checklists-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = cooperationTexts(visit.language);
  const { rows } = await loadChecklistRows(visit);
  const register = checklistRegister(t);
  return exportRegister(args.request, visit, { name: 'prueflisten', title: t('checklists.caption'), register, rows });
}

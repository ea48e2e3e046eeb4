import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { alertRegister } from '../alert-register.ts';
import { loadAlertLines } from '../alerts.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/alerts-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const rows = await loadAlertLines(visit);
  return exportRegister(args.request, visit, {
    name: 'warnungen',
    title: indicatorTexts(visit.language)('alerts.caption'),
    register: alertRegister(visit.language, rows),
    rows,
  });
}

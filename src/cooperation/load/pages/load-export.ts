import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { loadLoads } from '../load.server.ts';
import { loadRegister } from '../load-register.ts';
import type { Route } from './+types/load-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = cooperationTexts(visit.language);
  const rows = await loadLoads(visit);
  return exportRegister(args.request, visit, {
    name: 'belastung',
    title: t('load.caption'),
    register: loadRegister(t),
    rows,
  });
}

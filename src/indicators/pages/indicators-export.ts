import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { loadCatalogue } from '../catalogue.server.ts';
import { indicatorRegister } from '../indicator-register.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicators-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, themes } = await loadCatalogue(visit);
  return exportRegister(args.request, visit, {
    name: 'indikatoren',
    title: indicatorTexts(visit.language)('list.caption'),
    register: indicatorRegister(visit.language, themes),
    rows,
  });
}

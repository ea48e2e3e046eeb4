import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { measureRegister } from '../measure-register.ts';
import { loadRegister } from '../register.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/measures-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = measureTexts(visit.language);
  const { rows, choices } = await loadRegister(visit);
  return exportRegister(args.request, visit, {
    name: 'massnahmen',
    title: t('list.caption'),
    register: measureRegister(t, choices),
    rows,
  });
}

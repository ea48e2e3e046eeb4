import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { officeRegister } from '../office-register.ts';
import { loadOffices } from '../registers.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/offices-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = peopleTexts(visit.language);
  return exportRegister(args.request, visit, {
    name: 'aemter',
    title: t('offices.caption'),
    register: officeRegister(t),
    rows: await loadOffices(visit),
  });
}

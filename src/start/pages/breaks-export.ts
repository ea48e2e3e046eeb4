import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { breakRegister } from '../break-register.ts';
import { loadBreaks } from '../breaks.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/breaks-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = startTexts(visit.language);
  const { rows, offices } = await loadBreaks(visit);
  return exportRegister(args.request, visit, {
    name: 'luecken',
    title: t('breaks.caption'),
    register: breakRegister(t, offices),
    rows,
  });
}

import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { loadCandidates, mayRelease } from '../candidates.server.ts';
import { objectRegister, objectRows } from '../object-register.ts';
import { publicationTexts } from '../texts.en.ts';
import type { Route } from './+types/releases-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = publicationTexts(visit.language);
  const { candidates, releases } = await loadCandidates(visit);
  return exportRegister(args.request, visit, {
    name: 'freigaben',
    title: t('releases.title'),
    register: objectRegister(t),
    rows: objectRows(candidates, releases, (kind, each) => mayRelease(visit, kind, each)),
  });
}

import { conceptTexts } from '#concept/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { findingRegister } from '../finding-register.ts';
import { loadFindings } from '../matrix-findings.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/findings-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = startTexts(visit.language);
  const { rows } = await loadFindings(visit, new URL(args.request.url).searchParams);
  const register = findingRegister(t, conceptTexts(visit.language));
  return exportRegister(args.request, visit, { name: 'matrix-befunde', title: t('findings.caption'), register, rows });
}

import { allow } from '#platform/access.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { download } from '#platform/download.server.ts';
import { slug } from '#platform/id.server.ts';
import { makePdf } from '#platform/pdf.server.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { drawRankChart } from '#ui/chart/render.server.ts';
import { loadDossier, profileChart, profileTitle } from '../dossier.server.ts';
import { dossierSource } from '../dossier.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/dossier-file.ts';

/** The dossier of an area as an accessible PDF, A4. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { area, profile, dossier } = await loadDossier(visit, args.params.area);
  const t = startTexts(visit.language);
  const chart = profileChart(profile, visit.language);
  const origin = visit.hall.config.baseUrl ?? new URL(args.request.url).origin;
  const link = t('dossier.link', { link: `${origin}/${visit.city.id}/raeume/${area.id}/dossier` });
  const alt = profileTitle(profile, area.name, visit.language);
  const picture = chart && { svg: drawRankChart(chart, paperColours), alt: `${alt}. ${t('dossier.picture')}` };
  const source = dossierSource({ ...dossier, notes: [...dossier.notes, link] }, picture);
  // What a reader may not know of money is not in her dossier, and so not in her neighbour's.
  const key = `dossier ${area.id} ${visit.asOf} ${today()} ${origin} ${visit.may('money.read')}`;
  const pdf = await visit.rememberDrawn(key, () => makePdf({ ...source, createdAt: now() }));
  const name = slug(`dossier ${area.name}`).slice(0, 60);
  return download(`${name}-${visit.city.id}.pdf`, 'application/pdf', new Uint8Array(pdf));
}

import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { rankChartSize } from '#ui/chart/rank-chart.ts';
import { drawRankChart } from '#ui/chart/render.server.ts';
import { figureCell } from '#ui/table/export.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { loadDossier, profileChart, profileTitle } from '../dossier.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/dossier-export.ts';

/** The profile of an area: its numbers, or the chart. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { language } = visit;
  const t = startTexts(language);
  const ui = uiTexts(language);
  const { area, profile, dossier } = await loadDossier(visit, args.params.area);
  const title = profileTitle(profile, area.name, language);
  const source = [...new Set(profile.rows.flatMap(({ indicator }) => indicator.source ?? []))].join('; ') || null;
  const licence = [...new Set(profile.rows.flatMap(({ indicator }) => indicator.licence ?? []))].join('; ') || null;
  const about = { name: `${area.id}-profil`, source, licence, page: `/raeume/${area.id}/dossier` };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    const head = (['indicator', 'unit', 'year', 'here', 'evidence', 'city', 'peersMedian', 'standing'] as const).map(
      (key) => t(`dossier.${key}`),
    );
    const rows = profile.rows.map(({ indicator, year, here, city, peers, standing }) => [
      indicator.name,
      indicator.unit,
      year,
      figureCell(here, ui),
      ui(`evidence.${here.evidence}`),
      figureCell(city, ui),
      peers ? figureCell(peers.figure, ui) : ui('unknown'),
      standing ?? ui('unknown'),
    ]);
    return exportTable(args.request, visit, { ...about, title, table: [head, ...rows] });
  }
  const chart = profileChart(profile, language);
  if (!chart) throw notFound();
  const picture = {
    title,
    subtitle: dossier.subtitle,
    drawings: [{ svg: drawRankChart(chart, paperColours), ...rankChartSize(chart) }],
    notes: [t('dossier.picture')],
  };
  return exportPicture(args.request, visit, { ...about, picture });
}

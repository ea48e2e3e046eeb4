import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { changeChartSize } from '#ui/chart/change-chart.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { drawChangeChart } from '#ui/chart/render.server.ts';
import { loadComparison } from '../comparison-view.server.ts';
import { changeChartOf, comparisonTable, findingOf, titleOf } from '../comparison-words.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/comparison-export.ts';

/** The comparison as a table, or all its charts as one picture. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { language } = visit;
  const t = indicatorTexts(language);
  const view = await loadComparison(visit, new URL(args.request.url).searchParams);
  const { period, compared, division } = view;
  const title = titleOf(view, language);
  const sources = (key: 'source' | 'licence') =>
    [...new Set(compared.flatMap(({ indicator }) => indicator[key] ?? []))].join('; ') || null;
  const about = { name: 'vergleich', source: sources('source'), licence: sources('licence'), page: '/vergleich' };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    return exportTable(args.request, visit, { ...about, title, table: comparisonTable(view, language) });
  }
  if (!period) throw notFound();
  const drawings = compared.flatMap((each) => {
    const chart = changeChartOf(each, period, language);
    if (!chart) return [];
    const heading = [findingOf(each, language), each.indicator.unit].filter(Boolean).join(' · ');
    return [{ svg: drawChangeChart(chart, paperColours), ...changeChartSize(chart), title: heading }];
  });
  if (drawings.length === 0) throw notFound();
  const subtitle = [visit.city.name, division?.name].filter(Boolean).join(' · ');
  const picture = { title, subtitle, drawings, notes: [t('compare.rule')] };
  return exportPicture(args.request, visit, { ...about, picture });
}

import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { drawScatterChart } from '#ui/chart/render.server.ts';
import { scatterChartSize } from '#ui/chart/scatter-chart.ts';
import { loadScatter } from '../scatter-view.server.ts';
import {
  refusalSaid,
  scatterChartOf,
  scatterFacts,
  scatterTable,
  scatterTitle,
  scatterWarnings,
  slopeSaid,
} from '../scatter-words.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/scatter-export.ts';

/** Two indicators of the same areas as a table, or as a picture that says what it does not say. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { language } = visit;
  const t = indicatorTexts(language);
  const { set, division } = await loadScatter(visit, new URL(args.request.url).searchParams);
  const format = formatOf(args.request);
  if (!set) {
    if (format !== 'csv' && format !== 'xlsx') throw notFound();
    const table = [[t('compare.place')]];
    return exportTable(args.request, visit, {
      name: 'zusammenhang',
      title: t('scatter.title'),
      page: '/zusammenhang',
      table,
    });
  }
  const of = (key: 'source' | 'licence') =>
    [...new Set([set.x.indicator[key], set.y.indicator[key]].filter(Boolean))].join('; ') || null;
  const title = scatterTitle(set, language);
  const about = { name: 'zusammenhang', source: of('source'), licence: of('licence'), page: '/zusammenhang' };
  if (format === 'csv' || format === 'xlsx') {
    return exportTable(args.request, visit, { ...about, title, table: scatterTable(set, language) });
  }
  const chart = scatterChartOf(set, language);
  const picture = {
    title,
    subtitle: [visit.city.name, division?.name].filter(Boolean).join(' · '),
    drawings: [{ svg: drawScatterChart(chart, paperColours), ...scatterChartSize }],
    notes: [
      slopeSaid(set, language) ?? refusalSaid(set, language) ?? '',
      scatterFacts(set, language)
        .map(([label, value]) => `${label}: ${value}`)
        .join(' · '),
      t('scatter.picture'),
      ...scatterWarnings(set, language),
      ...(set.sensitive ? [t('scatter.sensitive')] : []),
    ].filter(Boolean),
  };
  return exportPicture(args.request, visit, { ...about, picture });
}

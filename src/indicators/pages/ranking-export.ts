import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import { rankingRows } from '../ranking.ts';
import { loadRanking } from '../ranking-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/ranking-export.ts';

/** The ranking of areas: the picture, or its numbers. A sensitive theme has none. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const seen = await loadIndicatorView(visit, args.params.indicator, new URL(args.request.url).searchParams);
  const view = await loadRanking(visit, seen);
  if (!view) throw notFound();
  const { id, name, unit, source, licence } = seen.indicator;
  const title = `${name}, ${view.year}`;
  const about = { name: `${id}-${seen.base?.divisionId ?? ''}-rang`, source, licence, page: `/indikatoren/${id}` };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    const head = [
      t('ranking.place'),
      t('page.area'),
      t('page.value'),
      t('page.unit'),
      t('ranking.low'),
      t('ranking.high'),
      t('ranking.against'),
    ];
    const rows = rankingRows(view.ranking, (value) => value ?? t('ranking.none')).map((row) => [
      row.place,
      row.name,
      row.value,
      unit,
      row.low,
      row.high,
      row.against ? t(`ranking.${row.against}`) : t('ranking.none'),
    ]);
    return exportTable(args.request, visit, { ...about, title, table: [head, ...rows] });
  }
  const division = seen.base?.divisions.find((each) => each.id === seen.base?.divisionId)?.name;
  const subtitle = [visit.city.name, division, unit].filter(Boolean).join(' · ');
  const picture = { title, subtitle, drawings: [view.drawing()], notes: [view.title, view.note] };
  return exportPicture(args.request, visit, { ...about, picture });
}

import { allow } from '#platform/access.server.ts';
import { exportTable, formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { chartDrawing } from '#ui/chart/render.server.ts';
import { segregationTable } from '../segregation-table.ts';
import { loadSegregation } from '../segregation-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/segregation-export.ts';

/** The segregation indices of all years as a table, or the chart as a picture. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const { group, against, division, years, chart } = await loadSegregation(
    visit,
    new URL(args.request.url).searchParams,
  );
  const title = group
    ? t('segregation.between', { group: group.name, other: against?.name ?? t('segregation.everybodyElse') })
    : t('segregation.title');
  const about = { name: 'segregation', source: group?.source, licence: group?.licence, page: '/segregation' };
  const format = formatOf(args.request);
  if (format === 'csv' || format === 'xlsx') {
    const table = segregationTable(years, visit.language, against === null);
    return exportTable(args.request, visit, { ...about, title, table });
  }
  if (!chart) throw notFound();
  const subtitle = [visit.city.name, division?.name, t('segregation.percent')].filter(Boolean).join(' · ');
  const notes = [t('segregation.interval'), t('segregation.notMeant')];
  return exportPicture(args.request, visit, {
    ...about,
    picture: { title, subtitle, drawings: [chartDrawing(chart)], notes },
  });
}

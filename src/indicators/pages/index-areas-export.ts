import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { indexRegister } from '../index-register.ts';
import { loadIndexView } from '../index-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/index-areas-export.ts';

/** An index in the areas of its division: as a table, with shapes, or as the map beside the table. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = indicatorTexts(visit.language);
  const params = new URL(args.request.url).searchParams;
  const { index, version, content, names, rows, edition, map, division } = await loadIndexView(
    visit,
    args.params.index,
    params,
  );
  const title = [index.name, edition?.year].filter(Boolean).join(', ');
  const about = { name: index.id, page: `/indizes/${index.id}` };
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = indexRegister(visit.language, content, names);
    return exportAreas(args.request, visit, { ...about, title, register, rows, divisionId: content.divisionId });
  }
  if (!map) throw notFound();
  const { width, height, shapes, arrows, legend, crowded } = map;
  const drawing = mapDrawing({ width, height, areas: shapes, overlay: arrows, legend });
  const subtitle = [visit.city.name, division, t('index.version', { version: version.version })]
    .filter(Boolean)
    .join(' · ');
  const notes = [t('index.care'), ...(crowded ? [t('index.crowded', { count: shapes.length })] : [])];
  return exportPicture(args.request, visit, { ...about, picture: { title, subtitle, drawings: [drawing], notes } });
}

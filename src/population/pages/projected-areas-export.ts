import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { projectionRegister } from '../projection-register.ts';
import { loadPopulation } from '../projection-view.server.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/projected-areas-export.ts';

/** The areas of a projection: as a table, with shapes, or as the map. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = populationTexts(visit.language);
  const { shown } = await loadPopulation(visit, new URL(args.request.url).searchParams);
  if (!shown) throw notFound();
  const { from, to, rows, set, map, division, other, scenario, version } = shown;
  const about = {
    name: 'bevoelkerung-raeume',
    title: t('page.areasTitle', { to }),
    source: set?.source,
    licence: set?.licence,
    page: '/bevoelkerung',
  };
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = projectionRegister(visit.language, { from, to, compared: other !== null });
    return exportAreas(args.request, visit, { ...about, register, rows, divisionId: set?.divisionId ?? null });
  }
  if (!map) throw notFound();
  const { width, height, shapes, legend } = map;
  const subtitle = [visit.city.name, division, t('page.changePercent')].filter(Boolean).join(' · ');
  const notes = [
    t('page.mapNote', { from, to }),
    t('page.noPlan'),
    `${scenario}, ${t('scenario.version', { version })}`,
  ];
  const drawings = [mapDrawing({ width, height, areas: shapes, legend })];
  return exportPicture(args.request, visit, { ...about, picture: { title: about.title, subtitle, drawings, notes } });
}

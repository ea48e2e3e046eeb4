import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { areaValuesRegister } from '../area-values-register.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import type { Route } from './+types/area-values-export.ts';

/** An indicator in the areas of a division: as a table, with shapes, or as the map beside the table. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { indicator, base, view } = await loadIndicatorView(visit, args.params.indicator, params);
  const { year, changeFrom, rows, shapes, legend } = view;
  const { id, name, unit, source, licence } = indicator;
  const title = `${name}, ${year ?? ''}`;
  const about = { name: `${id}-${base?.divisionId ?? ''}`, source, licence, page: `/indikatoren/${id}` };
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = areaValuesRegister(visit.language, indicator, year, changeFrom);
    return exportAreas(args.request, visit, { ...about, title, register, rows, divisionId: base?.divisionId ?? null });
  }
  if (!base || shapes.length === 0) throw notFound();
  const drawing = mapDrawing({ width: base.width, height: base.height, areas: shapes, legend });
  const division = base.divisions.find((each) => each.id === base.divisionId)?.name;
  const subtitle = [visit.city.name, division, unit].filter(Boolean).join(' · ');
  return exportPicture(args.request, visit, { ...about, picture: { title, subtitle, drawings: [drawing], notes: [] } });
}

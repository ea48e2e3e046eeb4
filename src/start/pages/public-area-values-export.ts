import { unknown } from '#analysis/figure.ts';
import { exportAreas } from '#areas/panels/geo-file.server.ts';
import { areaValuesRegister } from '#indicators/area-values-register.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { areasOfPublic } from '../public/indicator-view.server.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-area-values-export.ts';

/** The values of released areas that may be shown, as a table, with shapes or as the map beside the table. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const indicator = city.indicators.get(args.params.indicator);
  const areas = indicator && (await areasOfPublic(visit, city, indicator));
  if (!areas) throw notFound();
  const { id, name, unit, source, licence } = indicator;
  const { year, divisionId, division, map } = areas;
  const title = `${name}, ${year}`;
  const about = { name: `${id}-${divisionId}`, source, licence, page: `/oeffentlich/zahlen/${id}` };
  if (formatOf(args.request) !== 'svg' && formatOf(args.request) !== 'png') {
    const register = areaValuesRegister(visit.language, indicator, year, null);
    const rows = areas.rows.map((row) => ({ ...row, change: unknown('missing') }));
    return exportAreas(args.request, visit, { ...about, title, register, rows, divisionId });
  }
  if (!map) throw notFound();
  const subtitle = [visit.city.name, division, unit].filter(Boolean).join(' · ');
  const hidden = areas.rows.some(({ figure }) => figure.state === 'suppressed');
  const notes = hidden ? [publicationTexts(visit.language)('public.hidden')] : [];
  const drawings = [mapDrawing(map)];
  return exportPicture(args.request, visit, { ...about, picture: { title, subtitle, drawings, notes } });
}

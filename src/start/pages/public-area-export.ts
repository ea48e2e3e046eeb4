import { allowPublicCity } from '#platform/access.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { loadAreaMap } from '../public/area-map.server.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-area-export.ts';

/** Where a place is, as a picture. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const area = city.areas.get(args.params.area);
  const map = area && (await loadAreaMap(visit, city, area));
  if (!map) throw notFound();
  const { width, height, ground, here } = map;
  const subtitle = `${visit.city.name} · ${area.division}`;
  const drawings = [mapDrawing({ width, height, areas: ground, here })];
  return exportPicture(args.request, visit, {
    name: area.id,
    page: `/oeffentlich/orte/${area.id}`,
    picture: { title: area.name, subtitle, drawings, notes: [] },
  });
}

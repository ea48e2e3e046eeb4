import { allow } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadAreaList } from '../area-list.server.ts';
import { areaRegister } from '../area-register.ts';
import { exportAreas } from '../panels/geo-file.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/division-export.ts';

/** A whole division as GeoJSON or GeoPackage at an address of its own, for map programs that keep it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const id = args.params.division.replace(/\.(geojson|gpkg)$/, '');
  const { shown, focus, rows } = await loadAreaList(visit, id);
  if (shown?.id !== id) throw notFound();
  const t = areaTexts(visit.language);
  return exportAreas(args.request, visit, {
    name: id,
    title: shown.name,
    source: shown.source,
    licence: shown.licence,
    page: `/raeume?gliederung=${id}`,
    register: areaRegister(t, focus),
    rows,
    divisionId: id,
  });
}

import { allow } from '#platform/access.server.ts';
import { formatOf } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { formatDate } from '#ui/format.ts';
import { loadAreaList } from '../area-list.server.ts';
import { areaRegister } from '../area-register.ts';
import { listAreas } from '../areas.store.server.ts';
import { exportAreas } from '../panels/geo-file.server.ts';
import { loadMapBase, loadOutlines } from '../panels/map-base.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/area-file.ts';

/** Where an area is: as a picture, or its shape for map programs. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const area = (await visit.remember('areas', listAreas)).find((each) => each.id === args.params.area);
  if (!area) throw notFound();
  const t = areaTexts(visit.language);
  const { shown, focus, rows } = await loadAreaList(visit, area.divisionId);
  const about = {
    name: area.id,
    source: area.source ?? shown?.source ?? null,
    licence: shown?.licence,
    page: `/raeume/${area.id}`,
  };
  if (/^(geojson|gpkg)$/.test(formatOf(args.request))) {
    const register = { ...areaRegister(t, focus), filters: [] };
    const own = rows.filter((row) => row.id === area.id);
    return exportAreas(args.request, visit, {
      ...about,
      title: area.name,
      register,
      rows: own,
      divisionId: area.divisionId,
    });
  }
  const base = await loadMapBase(visit, focus ? null : area.divisionId);
  const outline = base && (await loadOutlines(visit, base, area.divisionId)).get(area.id);
  if (!base || !outline) throw notFound();
  const drawing = mapDrawing({
    width: base.width,
    height: base.height,
    areas: base.paths.map(({ id, d }) => ({ d, look: id === area.id ? 'subject' : 'ground' })),
    overlay: focus ? [{ d: outline.d, look: 'subject' }] : [],
    here: outline.d,
  });
  const version = t('page.version', { date: formatDate(outline.validFrom, visit.language) });
  const notes = [version, ...(outline.approximate ? [t('page.approximate')] : [])];
  const subtitle = [visit.city.name, shown?.name].filter(Boolean).join(' · ');
  const picture = { title: area.name, subtitle, drawings: [drawing], notes };
  return exportPicture(args.request, visit, { ...about, picture });
}

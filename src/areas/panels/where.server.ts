/** A small map that shows where some areas are: for measures. */

import type { Visit } from '#platform/access.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { listAreas } from '../areas.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import { loadMapBase, loadOutlines } from './map-base.server.ts';

export type WhereData = NonNullable<Awaited<ReturnType<typeof loadWhere>>>;

export async function loadWhere(visit: Visit, areaIds: readonly string[]) {
  const base = await loadMapBase(visit, null);
  if (!base || base.paths.length === 0) return null;
  const areas = (await visit.remember('areas', listAreas)).filter((area) => areaIds.includes(area.id));
  const marked = [];
  for (const area of areas) {
    const outline = (await loadOutlines(visit, base, area.divisionId)).get(area.id);
    if (outline) marked.push({ id: area.id, name: area.name, d: outline.d, approximate: outline.approximate });
  }
  return { width: base.width, height: base.height, ground: base.paths, marked };
}

/** The same map as a picture. */
export async function exportWhere(
  request: Request,
  visit: Visit,
  { areaIds, title, ...about }: { areaIds: readonly string[]; name: string; title: string; page: string },
): Promise<Response> {
  const where = await loadWhere(visit, areaIds);
  if (!where) throw notFound();
  const drawing = mapDrawing({
    width: where.width,
    height: where.height,
    areas: where.ground.map(({ d }) => ({ d, look: 'ground' })),
    overlay: where.marked.map(({ d }) => ({ d, look: 'subject' })),
  });
  const subtitle = [visit.city.name, ...where.marked.map(({ name }) => name)].join(' · ');
  const notes = where.marked.some((area) => area.approximate) ? [areaTexts(visit.language)('page.approximate')] : [];
  return exportPicture(request, visit, { ...about, picture: { title, subtitle, drawings: [drawing], notes } });
}

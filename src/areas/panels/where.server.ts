/** A small map that shows where some areas are: for measures. */

import type { Visit } from '#platform/access.server.ts';
import { listAreas } from '../areas.store.server.ts';
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

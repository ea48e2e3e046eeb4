/** Where a place is in its division: the same for the page and for the picture to take along. */

import { loadMapBase, loadOutlines } from '#areas/panels/map-base.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import type { PublicArea } from './public-city.ts';

export async function loadAreaMap(visit: PublicVisit, area: PublicArea) {
  const base = await loadMapBase(visit, area.divisionId);
  if (!base) return null;
  const outline = (await loadOutlines(visit, base, area.divisionId)).get(area.id);
  const ground = base.paths.map(({ id, d }) => ({ id, d, look: 'map__ground', label: '' }));
  return outline ? { width: base.width, height: base.height, ground, here: outline.d } : null;
}

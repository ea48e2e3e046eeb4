/** Where a place is in its division: the same for the page and for the picture to take along. */

import { loadOutlines } from '#areas/panels/map-base.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { loadPublicMap } from './public-city.server.ts';
import type { PublicArea, PublicCity } from './public-city.ts';

export async function loadAreaMap(visit: PublicVisit, city: PublicCity, area: PublicArea) {
  const map = area.shape ? await loadPublicMap(visit, city, area.divisionId) : null;
  if (!map) return null;
  const { base, paths } = map;
  const outline = (await loadOutlines(visit, base, area.divisionId)).get(area.id);
  const ground = paths.map(({ id, d }) => ({ id, d, look: 'map__ground', label: '' }));
  return outline ? { width: base.width, height: base.height, ground, here: outline.d } : null;
}

/** What the script of the map has to know, as data on the page: where data are, what is shown, the base map, words. */

import { areaTexts } from '#areas/texts.en.ts';
import type { Visit } from '#platform/access.server.ts';
import type { Basemap } from '#platform/config.server.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Resolved } from './map-lists.server.ts';
import type { MapSettings } from './map-settings.ts';
import type { Ground } from './map-view.server.ts';

export function scriptSettings(
  visit: Visit,
  {
    resolved,
    ground,
    inside,
    basemap,
  }: {
    resolved: Resolved;
    ground: Ground;
    inside: { geometry: { coordinates: unknown } } | null;
    basemap: Basemap | null;
  },
): MapSettings {
  const t = areaTexts(visit.language);
  const ui = uiTexts(visit.language);
  const { state, pictures, areas, division } = resolved;
  return {
    base: `/${visit.city.id}`,
    revision: visit.city.revision,
    dataYear: visit.year,
    language: visit.language,
    division: division.id,
    only: state.category === null ? null : areas.map((area) => area.id),
    compare: state.compare,
    pictures: pictures.map(({ indicator, year }) => ({ indicator: indicator.id, year })),
    layers: state.layers,
    position: state.position,
    drawn: inside?.geometry.coordinates ?? null,
    bounds: ground.bounds,
    basemap,
    words: {
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      canvas: t('map.canvas'),
      shared: t('map.shared'),
      notShared: t('map.notShared'),
      failed: t('map.failed'),
      noGround: t('map.noGround'),
      rectangleHow: t('map.drawRectangleHow'),
      polygonHow: t('map.drawPolygonHow'),
      to: t('map.classes', { from: '{from}', to: '{to}' }),
      unsure: t('map.unsure'),
      unsureShort: t('map.unsureShort'),
      centre: t('map.centre', { value: '{value}' }),
      gestures: t('map.gestures'),
      gesturesTouch: t('map.gesturesTouch'),
      missing: ui('state.missing'),
      suppressed: ui('state.suppressed'),
      'not-applicable': ui('state.not-applicable'),
    },
  };
}

/** What the page tells the script of the map. Both ends read this. */

import type { Basemap } from '#platform/config.server.ts';
import type { Layer, MapPosition, MapState } from './map-state.ts';

export type MapSettings = {
  /** The city's address. */
  readonly base: string;
  /** Stands in the addresses of data, so that a change of the city is a new address. */
  readonly revision: number;
  readonly dataYear: number;
  readonly language: 'de' | 'en';
  readonly division: string;
  /** Only these areas, where a category is chosen. */
  readonly only: readonly string[] | null;
  readonly compare: MapState['compare'];
  readonly pictures: readonly { readonly indicator: string; readonly year: number | null }[];
  readonly layers: readonly Layer[];
  readonly position: MapPosition | null;
  readonly drawn: unknown;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly basemap: Basemap | null;
  readonly words: Readonly<
    Record<
      | 'zoomIn'
      | 'zoomOut'
      | 'canvas'
      | 'shared'
      | 'notShared'
      | 'failed'
      | 'noGround'
      | 'rectangleHow'
      | 'polygonHow'
      | 'to'
      | 'centre'
      | 'unsure'
      | 'unsureShort'
      | 'gestures'
      | 'gesturesTouch'
      | 'missing'
      | 'suppressed'
      | 'not-applicable',
      string
    >
  >;
};

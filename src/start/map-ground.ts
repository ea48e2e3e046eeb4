/** The base map below the areas, as the browser gets it; where it does not come, the ground stays plain and a sentence says so. */

import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { tileAddress } from '#areas/tile-address.ts';
import type { MapSettings } from './map-settings.ts';

/** So long the drawn map stands alone while a style is asked for. */
const longestWait = 4000;
/** So long tiles may be on their way before the ground counts as missing. */
const patience = 8000;

export type MapGround = Pick<StyleSpecification, 'sources' | 'layers' | 'glyphs' | 'sprite'>;

/** Sources and layers of the base map, named apart from those of the house; null where there is none or it does not answer. */
export async function groundOf({ basemap }: Pick<MapSettings, 'basemap'>): Promise<MapGround | null> {
  if (!basemap) return null;
  const { kind, url } = basemap;
  if (kind === 'style') return foreignStyle(url);
  return {
    sources: { 'ground base': { type: 'raster', tiles: [tileAddress({ kind, url })], tileSize: 256 } },
    layers: [{ id: 'ground base', type: 'raster', source: 'ground base' }],
  };
}

async function foreignStyle(url: string): Promise<MapGround | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(longestWait) });
    if (!answer.ok) return null;
    const style = (await answer.json()) as StyleSpecification;
    return Array.isArray(style.layers) && typeof style.sources === 'object' ? namedApart(style) : null;
  } catch {
    return null;
  }
}

/** A foreign style may call its sources and layers as the map calls its own. */
export function namedApart({ sources, layers, glyphs, sprite }: StyleSpecification): MapGround {
  const named = layers.map((layer) => ({
    ...layer,
    id: `ground ${layer.id}`,
    ...('source' in layer && typeof layer.source === 'string' ? { source: `ground ${layer.source}` } : {}),
  }));
  return {
    sources: Object.fromEntries(Object.entries(sources).map(([id, source]) => [`ground ${id}`, source])),
    layers: named as StyleSpecification['layers'],
    ...(glyphs ? { glyphs } : {}),
    ...(sprite ? { sprite } : {}),
  };
}

/** Calls once where nothing of the ground has come: it fails, or keeps silent for too long. */
export function watchGround(map: MapLibre, ground: MapGround, lacking: () => void): void {
  let settled = false;
  const settle = (failed: boolean) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    if (failed) lacking();
  };
  const timer = setTimeout(() => settle(true), patience);
  const ofGround = (event: object) => 'sourceId' in event && String(event.sourceId) in ground.sources;
  map.on('error', (event) => {
    if (ofGround(event)) settle(true);
  });
  map.on('sourcedata', (event) => {
    // A tile that has come, or a source that has all it needs.
    if (ofGround(event) && (event.tile?.state === 'loaded' || (event.isSourceLoaded && event.tile))) settle(false);
  });
}

/** A map in the browser: areas coloured by what they are told, hatching, layers above, a base map below where one is set. */

import {
  type GeoJSONSource,
  Map as MapLibre,
  type MapMouseEvent,
  Marker,
  NavigationControl,
  prewarm,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import type { MapGround } from './map-ground.ts';
import type { LayerData } from './map-layers.server.ts';
import { layerColours } from './map-looks.ts';
import type { MapSettings } from './map-settings.ts';

/** What a look is told to the map as. */
export const lookCodes: Readonly<Record<string, number>> = {
  'ramp-1': 1,
  'ramp-2': 2,
  'ramp-3': 3,
  'ramp-4': 4,
  'ramp-5': 5,
  'ramp-6': 6,
  map__missing: 7,
  map__suppressed: 8,
  'map__not-applicable': 9,
  'div-1': 11,
  'div-2': 12,
  'div-3': 13,
  'div-4': 14,
  'div-5': 15,
  'div-6': 16,
};

/** Looks that are hatched, not coloured. */
const [firstHatched, lastHatched] = [7, 9];

export type Painted = {
  readonly map: MapLibre;
  /** Colours the areas and marks those that are unsure; looks are class names of the legend. */
  paint(looks: ReadonlyMap<string, string>, unsure: ReadonlySet<string>): void;
  show(layers: readonly LayerData[]): void;
  sketch(ring: readonly (readonly [number, number])[]): void;
};

const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** A colour of the house as the browser has it now, light or dark. */
function colour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** The threads that cut the areas into tiles are fetched and started while the page is still busy with other things. */
export function prepareMaps({ base }: MapSettings): void {
  setWorkerUrl(`${base}/karte/arbeiter.js`);
  prewarm();
}

/** @param host an element with a size, into which the map goes */
export async function createMap(
  host: HTMLElement,
  areas: GeoJSON.FeatureCollection,
  settings: MapSettings,
  ground: MapGround | null,
): Promise<Painted> {
  const { bounds, position, words } = settings;
  const map = new MapLibre({
    container: host,
    style: styleOf(settings, areas, ground),
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    ...(position
      ? { center: [position.lon, position.lat] as [number, number], zoom: position.zoom }
      : { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 16 } }),
    locale: {
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'Map.Title': words.canvas,
      'CooperativeGesturesHandler.WindowsHelpText': words.gestures,
      'CooperativeGesturesHandler.MacHelpText': words.gestures,
      'CooperativeGesturesHandler.MobileHelpText': words.gesturesTouch,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  // Tiles that do not come leave the plain background; the areas are ours.
  map.on('error', () => {});
  await new Promise<void>((resolve) => {
    map.once('style.load', () => resolve());
  });
  for (const name of ['hatch', 'cross', 'dots'] as const) map.addImage(name, hatching(name), { pixelRatio: 2 });
  for (const [id, code, pattern] of [
    ['missing', 7, 'hatch'],
    ['suppressed', 8, 'cross'],
    ['not-applicable', 9, 'dots'],
  ] as const)
    map.addLayer(
      {
        id,
        type: 'fill',
        source: 'unknown',
        filter: ['==', ['get', 'look'], code],
        paint: { 'fill-pattern': pattern, 'fill-antialias': false },
      },
      'borders',
    );
  let markers: Marker[] = [];
  const told = new Map<string, number>();
  let hatched = '';
  let marked = '';
  const mark = (unsure: ReadonlySet<string>) => {
    const now = [...unsure].join();
    if (now === marked) return;
    marked = now;
    const features = areas.features.flatMap((each) =>
      unsure.has(String(each.id))
        ? [
            {
              type: 'Feature' as const,
              properties: {},
              geometry: { type: 'Point' as const, coordinates: middle(each) },
            },
          ]
        : [],
    );
    source(map, 'unsure')?.setData({ type: 'FeatureCollection', features });
  };
  return {
    map,
    paint(looks, unsure) {
      mark(unsure);
      // Told only what is new: five thousand areas that stay as they are cost as much as five thousand that change.
      for (const [id, look] of looks) {
        const code = lookCodes[look] ?? 0;
        if (told.get(id) === code) continue;
        told.set(id, code);
        map.setFeatureState({ source: 'areas', id }, { look: code });
      }
      // Few areas are hatched, if any: they are a source of their own, so that a change need not reckon each area three times.
      const unknown = areas.features.flatMap((each) => {
        const look = told.get(String(each.id)) ?? 0;
        return look >= firstHatched && look <= lastHatched ? [{ ...each, properties: { look } }] : [];
      });
      const now = unknown.map(({ id, properties }) => `${id} ${properties.look}`).join();
      if (now === hatched) return;
      hatched = now;
      source(map, 'unknown')?.setData({ type: 'FeatureCollection', features: unknown });
    },
    show(layers) {
      for (const marker of markers) marker.remove();
      markers = layers.flatMap((layer) =>
        layer.points.flatMap((point) => (point.count === null ? [] : [counted(map, point, layer.layer)])),
      );
      source(map, 'points')?.setData(pointsOf(layers));
      source(map, 'outlines')?.setData(outlinesOf(layers));
    },
    sketch(ring) {
      const geometry: GeoJSON.Geometry =
        ring.length > 2
          ? { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]].map((each) => [...each])] }
          : { type: 'LineString', coordinates: ring.map((each) => [...each]) };
      source(map, 'drawn')?.setData({ type: 'Feature', properties: {}, geometry });
    },
  };
}

/** Pairs of a layer and its colour, as an expression of the style takes them. */
function placeColours(): string[] {
  return Object.entries(layerColours).flatMap(([layer, { token }]) => [layer, colour(token)]);
}

function source(map: MapLibre, id: string): GeoJSONSource | undefined {
  return map.getSource(id) as GeoJSONSource | undefined;
}

/** The middle of the box around the largest part of an area. */
function middle({ geometry }: GeoJSON.Feature): [number, number] {
  const rings =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.map(([outer]) => outer ?? [])
      : geometry.type === 'Polygon'
        ? [geometry.coordinates[0] ?? []]
        : [];
  const boxes = rings.map((ring) => {
    const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
    return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
  });
  const size = ({ west, east, south, north }: (typeof boxes)[number]) => (east - west) * (north - south);
  const [largest] = boxes.toSorted((a, b) => size(b) - size(a));
  return largest ? [(largest.west + largest.east) / 2, (largest.south + largest.north) / 2] : [0, 0];
}

function counted(map: MapLibre, { lon, lat, label, count }: LayerData['points'][number], layer: string): Marker {
  const element = document.createElement('div');
  element.className = `map-marker map-marker--${layer}`;
  element.textContent = String(count);
  element.title = label;
  return new Marker({ element }).setLngLat([lon, lat]).addTo(map);
}

function pointsOf(layers: readonly LayerData[]): GeoJSON.FeatureCollection {
  const features = layers.flatMap((layer) =>
    layer.points
      .filter((point) => point.count === null)
      .map(({ lon, lat, label }) => ({
        type: 'Feature' as const,
        properties: { label, layer: layer.layer },
        geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      })),
  );
  return { type: 'FeatureCollection', features };
}

function outlinesOf(layers: readonly LayerData[]): GeoJSON.FeatureCollection {
  const features = layers.flatMap((layer) =>
    layer.outlines.map(({ name, category, geometry }) => ({
      type: 'Feature' as const,
      properties: { label: name, category },
      geometry: geometry as unknown as GeoJSON.MultiPolygon,
    })),
  );
  return { type: 'FeatureCollection', features };
}

function hatching(kind: 'hatch' | 'cross' | 'dots'): ImageData {
  const size = 16;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  // Read back at once: where the browser draws by other means that would take longer than the whole map.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return new ImageData(size, size);
  pen.fillStyle = colour('--soft');
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = colour('--line-strong');
  pen.lineWidth = 2;
  if (kind === 'dots') {
    pen.fillStyle = colour('--line-strong');
    pen.beginPath();
    pen.arc(size / 2, size / 2, 2.4, 0, 2 * Math.PI);
    pen.fill();
    return pen.getImageData(0, 0, size, size);
  }
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    if (kind === 'hatch') continue;
    pen.moveTo(shift, 0);
    pen.lineTo(shift + size, size);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

function styleOf(
  { drawn }: MapSettings,
  areas: GeoJSON.FeatureCollection,
  ground: MapGround | null,
): StyleSpecification {
  const ramp = [1, 2, 3, 4, 5, 6].flatMap((step) => [
    step,
    colour(`--ramp-${step}`),
    step + 10,
    colour(`--div-${step}`),
  ]);
  const drawnShape = { type: 'Polygon', coordinates: (drawn as number[][][][] | null)?.[0] ?? [] } as const;
  return {
    version: 8,
    ...(ground?.glyphs ? { glyphs: ground.glyphs } : {}),
    ...(ground?.sprite ? { sprite: ground.sprite } : {}),
    sources: {
      ...ground?.sources,
      areas: { type: 'geojson', data: areas, promoteId: 'key', tolerance: 0 },
      unknown: { type: 'geojson', data: empty, tolerance: 0 },
      unsure: { type: 'geojson', data: empty },
      outlines: { type: 'geojson', data: empty },
      points: { type: 'geojson', data: empty },
      drawn: {
        type: 'geojson',
        data: drawn ? { type: 'Feature', properties: {}, geometry: { ...drawnShape } } : empty,
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('--card') } },
      ...(ground?.layers ?? []),
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': [
            'match',
            ['coalesce', ['feature-state', 'look'], 0],
            ...ramp,
            9,
            colour('--card'),
            colour('--soft'),
          ] as never,
          'fill-opacity': ground ? 0.75 : 1,
          // Each area has its border as a line: a second one would be drawn for nothing.
          'fill-antialias': false,
        },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'areas',
        paint: {
          'line-color': colour('--line-strong'),
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.3, 13, 1],
        },
      },
      {
        id: 'unsure',
        type: 'circle',
        source: 'unsure',
        paint: {
          'circle-radius': 3.5,
          'circle-color': colour('--card'),
          'circle-stroke-color': colour('--ink'),
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'outlines',
        type: 'line',
        source: 'outlines',
        paint: {
          'line-width': 2.5,
          'line-color': [
            'match',
            ['get', 'category'],
            'special-need',
            colour('--blue-fill'),
            'strategic',
            colour('--rust-fill'),
            'strategic-green',
            colour('--green-fill'),
            colour('--ink'),
          ],
        },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'points',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 2, 14, 5],
          'circle-color': ['match', ['get', 'layer'], ...placeColours(), colour('--ink')] as never,
          'circle-stroke-color': colour('--card'),
          'circle-stroke-width': 1,
        },
      },
      {
        id: 'drawn-fill',
        type: 'fill',
        source: 'drawn',
        paint: { 'fill-color': colour('--act'), 'fill-opacity': 0.12, 'fill-antialias': false },
      },
      { id: 'drawn', type: 'line', source: 'drawn', paint: { 'line-color': colour('--act'), 'line-width': 2.5 } },
    ],
  };
}

/** Two maps move as one. */
export function moveTogether(maps: readonly MapLibre[]): void {
  let moving = false;
  for (const leading of maps)
    leading.on('move', () => {
      if (moving) return;
      moving = true;
      for (const other of maps)
        if (other !== leading) other.jumpTo({ center: leading.getCenter(), zoom: leading.getZoom() });
      moving = false;
    });
}

/** Calls back with the corners as they are clicked; `true` ends it. */
export function collectCorners(map: MapLibre, add: (corner: readonly [number, number]) => void): () => void {
  const onClick = (event: MapMouseEvent) => add([event.lngLat.lng, event.lngLat.lat]);
  map.on('click', onClick);
  map.doubleClickZoom.disable();
  map.getCanvas().style.cursor = 'crosshair';
  return () => {
    map.off('click', onClick);
    map.doubleClickZoom.enable();
    map.getCanvas().style.cursor = '';
  };
}

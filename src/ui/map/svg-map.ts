/**
 * Small maps drawn on the server: shapes become paths of as many points as one can see, simplified together so that neighbours stay
 * neighbours. Pure: geometry in, paths out.
 */

import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

export type MapShape = {
  readonly id: string;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: unknown };
};
export type MapPaths = {
  readonly width: number;
  readonly height: number;
  readonly paths: readonly { readonly id: string; readonly d: string }[];
  /** Where a place in degrees is on the picture. */
  readonly point: (longitude: number, latitude: number) => readonly [x: number, y: number];
  /** Draws another shape in the same projection. */
  readonly draw: (geometry: MapShape['geometry']) => string;
};

type Collection = GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
type Project = (point: [number, number]) => [number, number] | null;

/** Corners that span less than this many square pixels with their neighbours cannot be seen and are left out. */
const leastArea = 0.8;

export function mapPaths(shapes: readonly MapShape[], width: number, height: number): MapPaths {
  const collection = collected(shapes);
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    collection,
  );
  const draw = (drawn: readonly MapShape[]) => drawnPaths(collected(drawn), projection);
  return {
    width,
    height,
    paths: draw(shapes),
    point: (longitude, latitude) => projection([longitude, latitude]) ?? [0, 0],
    draw: (geometry) => draw([{ id: '', geometry }])[0]?.d ?? '',
  };
}

function collected(shapes: readonly MapShape[]): Collection {
  return {
    type: 'FeatureCollection',
    features: shapes.map(({ id, geometry }) => ({
      type: 'Feature',
      id,
      properties: {},
      geometry: rewound(geometry as GeoJSON.MultiPolygon),
    })),
  };
}

/** Projected first, so that what is left out is measured on the picture and not on the globe. */
function drawnPaths(collection: Collection, project: Project): { id: string; d: string }[] {
  if (collection.features.length === 0) return [];
  const flat: Collection = {
    type: 'FeatureCollection',
    features: collection.features.map((each) => ({ ...each, geometry: projected(each.geometry, project) })),
  };
  // Shared borders are one arc and lose the same corners on both sides; no ring is lost altogether.
  const simpler = simplify(presimplify(topology({ shapes: flat }) as never), leastArea);
  const { features } = feature(simpler, simpler.objects['shapes'] as never) as unknown as Collection;
  const path = geoPath(null).digits(1);
  return features.map((each) => ({ id: String(each.id), d: path(each) ?? '' }));
}

function projected(geometry: GeoJSON.MultiPolygon, project: Project): GeoJSON.MultiPolygon {
  const point = ([x = 0, y = 0]: GeoJSON.Position) => project([x, y]) ?? [0, 0];
  const coordinates = geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(point)));
  return { type: 'MultiPolygon', coordinates };
}

/**
 * Outer rings clockwise, holes the other way round, however they were received: d3 would take half the globe for the inside,
 * and a hole that runs like its outer ring would be filled on a picture.
 */
function rewound(geometry: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon {
  const coordinates = geometry.coordinates.map((polygon) =>
    polygon.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed())),
  );
  return { type: 'MultiPolygon', coordinates };
}

function isClockwise(ring: readonly GeoJSON.Position[]): boolean {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }
  return twice < 0;
}

/** Up to so many areas each is a link with words of its own; more would make a page of megabytes that no browser likes. */
export const mostLinked = 2000;

/** Areas of the same look as one path: what a picture of very many areas is drawn of. */
export function byLook(areas: readonly { readonly look: string; readonly d: string }[]) {
  const groups = Map.groupBy(areas, ({ look }) => look);
  return [...groups].map(([look, some]) => ({ look, d: some.map(({ d }) => d).join('') }));
}

/** Where a mark of an area stands: the middle of its largest ring, from a path of corners as `mapPaths` draws them. */
export function middleOf(d: string): readonly [x: number, y: number] {
  let largest = { area: 0, x: 0, y: 0 };
  for (const ring of d.split('Z')) {
    const corners = [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    let [area, sumX, sumY] = [0, 0, 0];
    for (const [i, [x, y]] of corners.entries()) {
      const [nextX, nextY] = corners[(i + 1) % corners.length] ?? [x, y];
      const cross = x * nextY - nextX * y;
      area += cross;
      sumX += (x + nextX) * cross;
      sumY += (y + nextY) * cross;
    }
    if (Math.abs(area) > Math.abs(largest.area)) largest = { area, x: sumX / (3 * area), y: sumY / (3 * area) };
  }
  return [largest.x, largest.y];
}

/** An arrow around a point, as a path. */
export function arrowAt([x, y]: readonly [number, number], way: 'up' | 'down'): string {
  const sign = way === 'up' ? 1 : -1;
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)},${(y + sign * dy).toFixed(1)}`;
  return `M${at(0, -6)}L${at(5, 0)}L${at(2, 0)}L${at(2, 6)}L${at(-2, 6)}L${at(-2, 0)}L${at(-5, 0)}Z`;
}

/** Areas on a plane on which an area of land keeps its size: rings of a map, turned into edges that can be measured. */

/** Rings of a polygon, or of several: [x, y] or [longitude, latitude], the outer ring first, then its holes. */
export type Shape = readonly (readonly (readonly (readonly number[])[])[])[];
export type ShapeGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: Shape[number] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Shape };

/** Metres of a map projection, or degrees of longitude and latitude (WGS 84). */
export type Coordinates = 'metres' | 'degrees';

/**
 * An area as its edges, none of them upright, sorted by their left end: x from left to right, y at both ends, +1 where the
 * area lies below the edge, −1 where it lies above.
 */
export type PlanarArea = {
  readonly id: string;
  readonly count: number;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly atLeft: Float64Array;
  readonly atRight: Float64Array;
  readonly sign: Int8Array;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** In square metres, or in the square of the unit of the coordinates. */
  readonly area: number;
};

/** WGS 84: half the great axis in metres, and eccentricity. */
const axis = 6_378_137;
const eccentricity = 0.0818191908426215;

/**
 * Where a place lies on Lambert's cylindrical equal-area map of the ellipsoid WGS 84: x = aλ, y = a·q(φ)/2 with
 * q = (1 − e²)·(sin φ/(1 − e² sin² φ) − ln((1 − e sin φ)/(1 + e sin φ))/(2e)). Every area keeps its size.
 *
 * @param longitude degrees, −180 to 180
 * @param latitude degrees, −90 to 90
 * @returns metres east of Greenwich and north of the equator, as the map counts them
 * @source Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395, p. 81–85
 * @example equalArea(12.375, 51.34).map((metre) => Math.round(metre)) // → [1377579, 4960646]
 * @example equalArea(0, 0) // → [0, 0]
 */
export function equalArea(longitude: number, latitude: number): [number, number] {
  const e = eccentricity;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const q = (1 - e * e) * (sine / (1 - e * e * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
  return [(axis * longitude * Math.PI) / 180, (axis * q) / 2];
}

/**
 * An area made ready for measuring. The direction of its rings does not matter.
 *
 * @param coordinates metres are taken as they are; degrees are put on the equal-area map first
 * @param origin where x and y are counted from, in metres; the same for all areas that are compared
 * @returns its edges and its size in square metres
 * @source shoelace formula; Snyder 1987
 * @example planarArea('a', { type: 'Polygon', coordinates: [[[0, 0], [0, 2], [3, 2], [3, 0], [0, 0]]] }, 'metres').area // → 6
 */
export function planarArea(
  id: string,
  geometry: ShapeGeometry,
  coordinates: Coordinates,
  origin: readonly [number, number] = [0, 0],
): PlanarArea {
  const shape: Shape = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const edges: [number, number, number, number, number][] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  for (const polygon of shape)
    for (const [place, ring] of polygon.entries()) {
      const points = ring.map(([x = 0, y = 0]) => {
        const [east, north] = coordinates === 'degrees' ? equalArea(x, y) : [x, y];
        return [east - origin[0], north - origin[1]] as const;
      });
      const size = ringArea(points);
      area += place === 0 ? Math.abs(size) : -Math.abs(size);
      // Outer rings are walked against the clock, holes with it: the area is left of each edge.
      const turned = size > 0 === (place === 0) ? 1 : -1;
      for (let index = 0; index < points.length; index++) {
        const [x1, y1] = points[index] as readonly [number, number];
        const [x2, y2] = points[(index + 1) % points.length] as readonly [number, number];
        box[0] = Math.min(box[0], x1);
        box[1] = Math.min(box[1], y1);
        box[2] = Math.max(box[2], x1);
        box[3] = Math.max(box[3], y1);
        if (x1 < x2) edges.push([x1, x2, y1, y2, -turned]);
        else if (x2 < x1) edges.push([x2, x1, y2, y1, turned]);
      }
    }
  edges.sort((a, b) => a[0] - b[0]);
  const column = (k: number) => Float64Array.from(edges, (edge) => edge[k] as number);
  return {
    id,
    count: edges.length,
    left: column(0),
    right: column(1),
    atLeft: column(2),
    atRight: column(3),
    sign: Int8Array.from(edges, (edge) => edge[4]),
    box,
    area,
  };
}

/** Half the sum of x₁y₂ − x₂y₁, from the first point so that large coordinates cost no digits; + against the clock. */
function ringArea(points: readonly (readonly [number, number])[]): number {
  const [ox, oy] = points[0] ?? [0, 0];
  let twice = 0;
  for (let index = 0; index < points.length; index++) {
    const [x1, y1] = points[index] as readonly [number, number];
    const [x2, y2] = points[(index + 1) % points.length] as readonly [number, number];
    twice += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return twice / 2;
}

/**
 * Whether a place lies in an area, the border counting as half of the places on it.
 *
 * @param x in the coordinates of the area
 * @source Shimrat 1962, Communications of the ACM 5:434
 * @example isInside(planarArea('a', { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] }, 'metres'), 1, 1) // → true
 */
export function isInside(area: PlanarArea, x: number, y: number): boolean {
  const { box, left, right, atLeft, atRight } = area;
  if (x < box[0] || x >= box[2] || y < box[1] || y > box[3]) return false;
  let inside = false;
  for (let index = 0; index < area.count; index++) {
    const from = left[index] as number;
    if (from > x) break;
    const to = right[index] as number;
    if (x >= to) continue;
    const [low, high] = [atLeft[index] as number, atRight[index] as number];
    if (low + ((high - low) * (x - from)) / (to - from) > y) inside = !inside;
  }
  return inside;
}

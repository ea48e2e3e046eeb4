/** Areas on a plane on which an area of land keeps its size: rings of a map, turned into edges that can be measured. */

/** Rings of a polygon, or of several: [x, y] or [longitude, latitude], the outer ring first, then its holes. */
export type Shape = readonly (readonly (readonly (readonly number[])[])[])[];
export type ShapeGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: Shape[number] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Shape };

/** Metres of a map projection, or degrees of longitude and latitude (WGS 84). */
export type Coordinates = 'metres' | 'degrees';

/**
 * An area as its edges, none of them upright, sorted by their left end. `edges` holds five numbers for each: x at the left and
 * at the right, y at the left, slope, and +1 where the area lies below the edge, −1 where it lies above.
 */
export type PlanarArea = {
  readonly id: string;
  readonly count: number;
  readonly edges: Float64Array;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** In square metres, or in the square of the unit of the coordinates. */
  readonly area: number;
};

/** Where the numbers of an edge stand, and how many there are. */
export const edge = { left: 0, right: 1, atLeft: 2, rise: 3, sign: 4, size: 5 } as const;

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
  return [eastOf(longitude), northOf(latitude)];
}

function eastOf(longitude: number): number {
  return (axis * longitude * Math.PI) / 180;
}

function northOf(latitude: number): number {
  const e = eccentricity;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const q = (1 - e * e) * (sine / (1 - e * e * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
  return (axis * q) / 2;
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
  const rings = shape.flatMap((polygon) =>
    polygon.map((ring, place): FlatRing => {
      const points = new Float64Array(2 * ring.length);
      for (let index = 0; index < ring.length; index++) {
        const [x = 0, y = 0] = ring[index] as readonly number[];
        points[2 * index] = x;
        points[2 * index + 1] = y;
      }
      return { points, hole: place > 0 };
    }),
  );
  return areaOfRings(id, rings, coordinates, origin);
}

/** A ring as x, y, x, y …; the last point may be the first again. */
export type FlatRing = { readonly points: Float64Array; readonly hole: boolean };

/**
 * As `planarArea`, from rings of plain numbers, as databases hand them out.
 *
 * @source as `planarArea`
 * @example areaOfRings('a', [{ points: new Float64Array([0, 0, 0, 2, 3, 2, 3, 0]), hole: false }], 'metres', [0, 0]).area // → 6
 */
export function areaOfRings(
  id: string,
  rings: readonly FlatRing[],
  coordinates: Coordinates,
  origin: readonly [number, number],
): PlanarArea {
  const drawn = new Float64Array((rings.reduce((sum, { points }) => sum + points.length, 0) / 2) * edge.size);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let count = 0;
  let area = 0;
  for (const { points: given, hole } of rings) {
    const points = onPlane(given, coordinates, origin);
    for (let index = 0; index < points.length; index += 2) {
      const [x, y] = [points[index] as number, points[index + 1] as number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    const size = ringArea(points);
    area += hole ? -Math.abs(size) : Math.abs(size);
    // Outer rings are walked against the clock, holes with it: the area is left of each edge.
    count = addEdges(drawn, count, points, size > 0 === hole ? -1 : 1);
  }
  return { id, count, edges: fromLeft(drawn, count), box: [west, south, east, north], area };
}

function onPlane(
  points: Float64Array,
  coordinates: Coordinates,
  [east, north]: readonly [number, number],
): Float64Array {
  const degrees = coordinates === 'degrees';
  const placed = new Float64Array(points.length);
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index] as number, points[index + 1] as number];
    placed[index] = (degrees ? eastOf(x) : x) - east;
    placed[index + 1] = (degrees ? northOf(y) : y) - north;
  }
  return placed;
}

/** Adds the edges of a ring behind those there are, and says how many there are then. */
function addEdges(edges: Float64Array, count: number, points: Float64Array, turned: number): number {
  let at = count;
  for (let index = 0; index < points.length; index += 2) {
    const next = index + 2 === points.length ? 0 : index + 2;
    const eastward = (points[index] as number) < (points[next] as number);
    const [from, to] = eastward ? [index, next] : [next, index];
    const width = (points[to] as number) - (points[from] as number);
    if (width === 0) continue;
    const start = at * edge.size;
    edges[start] = points[from] as number;
    edges[start + edge.right] = points[to] as number;
    edges[start + edge.atLeft] = points[from + 1] as number;
    edges[start + edge.rise] = ((points[to + 1] as number) - (points[from + 1] as number)) / width;
    edges[start + edge.sign] = eastward ? -turned : turned;
    at += 1;
  }
  return at;
}

function fromLeft(edges: Float64Array, count: number): Float64Array {
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index++) order[index] = index * edge.size;
  // Shell's sort: thousands of areas have a hundred edges each, and a sort that asks back for each pair takes longest here.
  for (let gap = largestGap(count); gap > 0; gap = gap === 1 ? 0 : Math.max(1, Math.floor(gap / 2.25)))
    for (let index = gap; index < count; index++) {
      const moved = order[index] as number;
      const left = edges[moved] as number;
      let to = index;
      for (; to >= gap && (edges[order[to - gap] as number] as number) > left; to -= gap)
        order[to] = order[to - gap] as number;
      order[to] = moved;
    }
  const sorted = new Float64Array(count * edge.size);
  for (let index = 0; index < count; index++)
    for (let part = 0; part < edge.size; part++)
      sorted[index * edge.size + part] = edges[(order[index] as number) + part] as number;
  return sorted;
}

function largestGap(count: number): number {
  let gap = 1;
  while (gap * 2.25 + 1 < count) gap = Math.floor(gap * 2.25 + 1);
  return count > 1 ? gap : 0;
}

/** Half the sum of x₁y₂ − x₂y₁, from the first point so that large coordinates cost no digits; + against the clock. */
function ringArea(points: Float64Array): number {
  const [ox = 0, oy = 0] = [points[0], points[1]];
  let twice = 0;
  for (let index = 0; index < points.length; index += 2) {
    const next = index + 2 === points.length ? 0 : index + 2;
    twice +=
      ((points[index] as number) - ox) * ((points[next + 1] as number) - oy) -
      ((points[next] as number) - ox) * ((points[index + 1] as number) - oy);
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
  const { box, edges } = area;
  if (x < box[0] || x >= box[2] || y < box[1] || y > box[3]) return false;
  let inside = false;
  for (let at = 0; at < edges.length; at += edge.size) {
    const from = edges[at] as number;
    if (from > x) break;
    if (x >= (edges[at + edge.right] as number)) continue;
    const height = (edges[at + edge.atLeft] as number) + (edges[at + edge.rise] as number) * (x - from);
    if (height > y) inside = !inside;
  }
  return inside;
}

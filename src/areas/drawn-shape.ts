/**
 * A shape that somebody drew on the map, as it stands in a link: `w,s,e,n` for a rectangle, `x,y;x,y;x,y` for a polygon, in
 * degrees. Whatever else arrives is no shape; why not is said in one word.
 */

export type DrawnShape = {
  readonly kind: 'rectangle' | 'polygon';
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Corner[])[] };
};
type Corner = readonly [longitude: number, latitude: number];
type ShapeFault = 'unreadable' | 'too-long' | 'too-wide' | 'crosses-itself' | 'empty';
export type ReadShape =
  | { readonly ok: true; readonly shape: DrawnShape }
  | { readonly ok: false; readonly fault: ShapeFault };

const longestText = 6000;
const mostCorners = 200;
/** A city, not a country. */
const widestDegrees = 2;

export function readShape(text: string): ReadShape {
  const fault = (why: ShapeFault) => ({ ok: false, fault: why }) as const;
  if (text.length > longestText) return fault('too-long');
  const rectangle = !text.includes(';');
  const parts = text.split(rectangle ? ',' : /[,;]/);
  if (!parts.every((part) => /^-?\d{1,3}(\.\d{1,12})?$/.test(part))) return fault('unreadable');
  const numbers = parts.map(Number);
  if (rectangle && numbers.length !== 4) return fault('unreadable');
  const ring = rectangle ? cornersOf(numbers) : pairs(numbers);
  if (ring === null || ring.length < 3 || (!rectangle && !/^[^;,]+,[^;,]+(;[^;,]+,[^;,]+)+$/.test(text)))
    return fault('unreadable');
  if (ring.length > mostCorners) return fault('too-long');
  if (ring.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 85)) return fault('unreadable');
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  if (extent > widestDegrees) return fault('too-wide');
  if (crossesItself(ring)) return fault('crosses-itself');
  if (Math.abs(areaOf(ring)) < 1e-12) return fault('empty');
  const turned = areaOf(ring) < 0 ? ring.toReversed() : ring;
  const first = turned[0] ?? [0, 0];
  const kind = rectangle ? 'rectangle' : 'polygon';
  return { ok: true, shape: { kind, geometry: { type: 'Polygon', coordinates: [[...turned, first]] } } };
}

function cornersOf([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Corner[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

function pairs(numbers: readonly number[]): Corner[] | null {
  if (numbers.length % 2 !== 0) return null;
  return Array.from({ length: numbers.length / 2 }, (_, i): Corner => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0]);
}

function areaOf(ring: readonly Corner[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

/** Two hundred corners at most: every side is held against every other. */
function crossesItself(ring: readonly Corner[]): boolean {
  const sides = ring.map((from, i) => [from, ring[(i + 1) % ring.length] ?? from] as const);
  return sides.some((a, i) =>
    sides.some((b, j) => {
      if (j <= i) return false;
      const next = j === i + 1 || (i === 0 && j === sides.length - 1);
      return next ? turnsBack(i + 1 === j ? a : b, i + 1 === j ? b : a) : meet(a, b);
    }),
  );
}

type Side = readonly [Corner, Corner];

/** The second side runs back along the first. */
function turnsBack([a, b]: Side, [, c]: Side): boolean {
  const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
  return turn(a, b, c) === 0 && dot <= 0;
}

function meet([a, b]: Side, [c, d]: Side): boolean {
  const [p, q, r, s] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (p !== q && r !== s) return true;
  return (p === 0 && on(a, b, c)) || (q === 0 && on(a, b, d)) || (r === 0 && on(c, d, a)) || (s === 0 && on(c, d, b));
}

function turn(a: Corner, b: Corner, c: Corner): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function on(a: Corner, b: Corner, c: Corner): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}

/** The other way: corners as they stand in a link, to about a metre. */
export function shapeText(kind: DrawnShape['kind'], corners: readonly Corner[]): string {
  const short = (degrees: number) => String(Math.round(degrees * 1e5) / 1e5);
  if (kind === 'polygon') return corners.map(([x, y]) => `${short(x)},${short(y)}`).join(';');
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(short).join(',');
}

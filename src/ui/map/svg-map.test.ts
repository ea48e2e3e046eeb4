import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byLook, type MapShape, mapPaths } from './svg-map.ts';

type Ring = readonly (readonly [number, number])[];
type Edge = { readonly from: string; readonly to: string; readonly length: number };
type Received = { features: { properties: { OT: string }; geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon }[] };

const received: Received = JSON.parse(
  readFileSync(new URL('../../../pilot/leipzig/geo/ortsteile.geojson', import.meta.url), 'utf8'),
);
const districts: MapShape[] = received.features.map(({ properties, geometry }) => ({
  id: properties.OT,
  geometry: {
    type: 'MultiPolygon',
    coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  },
}));
const width = 600;
const height = 500;
const drawn = mapPaths(districts, width, height);

function ringsOf(d: string): Ring[] {
  return d
    .split('Z')
    .filter(Boolean)
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map(Number) as [number, number]),
    );
}
const ringsOfShape = ({ geometry }: MapShape) => (geometry.coordinates as Ring[][]).flat();
const pointCount = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + ring.length, 0);

function edgesOf(rings: readonly Ring[]): Edge[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
      const length = Math.hypot(nextX - x, nextY - y);
      return length === 0 ? [] : [{ from: `${x} ${y}`, to: `${nextX} ${nextY}`, length }];
    }),
  );
}
const between = ({ from, to }: Edge) => [from, to].sort().join(' – ');

/** Which two areas have a piece of border in common, both having the very same points. */
function neighbours(areas: ReadonlyMap<string, readonly Ring[]>): Set<string> {
  const owners = Map.groupBy(
    [...areas].flatMap(([id, rings]) => edgesOf(rings).map((edge) => ({ id, edge: between(edge) }))),
    ({ edge }) => edge,
  );
  const pairs = [...owners.values()].map((both) => [...new Set(both.map(({ id }) => id))].sort());
  return new Set(pairs.filter((ids) => ids.length === 2).map((ids) => ids.join(' ')));
}

describe('the map of Leipzig', () => {
  const before = new Map(districts.map((shape) => [shape.id, ringsOfShape(shape)]));
  const after = new Map(drawn.paths.map(({ id, d }) => [id, ringsOf(d)]));

  test('shows every district, with far fewer corners', () => {
    expect(drawn.paths.map(({ id }) => id)).toEqual(districts.map(({ id }) => id));
    const all = (areas: ReadonlyMap<string, readonly Ring[]>) => pointCount([...areas.values()].flat());
    expect(all(after)).toBeLessThan(all(before) / 4);
    for (const rings of after.values()) expect(pointCount(rings)).toBeGreaterThanOrEqual(4);
  });

  test('lies within the picture and fills it', () => {
    const points = [...after.values()].flat(2);
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...xs)).toBeLessThanOrEqual(width - 4);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...ys)).toBeLessThanOrEqual(height - 4);
    const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    expect(Math.max(span(xs) / (width - 8), span(ys) / (height - 8))).toBeCloseTo(1, 2);
  });

  test('keeps neighbours neighbours, and makes nobody one', () => {
    const pairs = neighbours(before);
    expect(pairs.size).toBeGreaterThan(100);
    expect(neighbours(after)).toEqual(pairs);
  });

  test('leaves neither gap nor overlap between neighbours', () => {
    const edges = [...after.values()].flatMap(edgesOf);
    const uses = Map.groupBy(edges, between);
    const outer = [...uses.values()].flatMap((same) => (same.length === 1 ? same : []));
    // Inside, each piece of border is drawn twice, from both sides.
    expect(Math.max(...[...uses.values()].map((same) => same.length))).toBe(2);
    // What is drawn once is the outline alone: it can be walked round, and is short.
    for (const { to } of outer) expect(outer.some(({ from }) => from === to)).toBe(true);
    const length = (some: readonly Edge[]) => some.reduce((sum, edge) => sum + edge.length, 0);
    expect(length(outer)).toBeLessThan(length(edges) / 4);
  });
});

const square = (x: number, y: number): [number, number][] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];
const shape = (id: string, ...rings: (readonly [number, number])[][]): MapShape => ({
  id,
  geometry: { type: 'MultiPolygon', coordinates: [rings] },
});

/** How often the rings run round a point: what is not zero is filled. */
function windings(d: string, [x, y]: readonly [number, number]): number {
  let count = 0;
  for (const ring of ringsOf(d))
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
      const right = x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
      if (y1 <= y !== y2 <= y && right) count += y2 > y1 ? 1 : -1;
    }
  return count;
}

describe('a small map', () => {
  test('has north above and east to the right', () => {
    const { paths } = mapPaths([shape('sued-west', square(12, 51)), shape('nord-ost', square(13, 52))], 100, 100);
    const middle = (d = '') => {
      const points = ringsOf(d).flat();
      return [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length);
    };
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [middle(paths[0]?.d), middle(paths[1]?.d)];
    expect(x2).toBeGreaterThan(x1);
    expect(y2).toBeLessThan(y1);
  });

  test('is the same whichever way round its rings run', () => {
    const corners = (rings: Ring[]) => rings.map((ring) => ring.map(String).sort());
    const [one] = mapPaths([shape('a', square(12, 51))], 100, 100).paths;
    const [other] = mapPaths([shape('a', square(12, 51).toReversed())], 100, 100).paths;
    expect(corners(ringsOf(other?.d ?? ''))).toEqual(corners(ringsOf(one?.d ?? '')));
    expect(corners(ringsOf(one?.d ?? ''))).toEqual([expect.arrayContaining([expect.stringContaining('96')])]);
  });

  test('keeps holes', () => {
    const hole = square(0.4, 0.4).map(([x, y]): [number, number] => [12 + x / 3, 51 + y / 3]);
    expect(ringsOf(mapPaths([shape('a', square(12, 51), hole.toReversed())], 300, 300).paths[0]?.d ?? '')).toHaveLength(
      2,
    );
  });

  const middle = square(0, 0).map(([x, y]): [number, number] => [12.3 + x / 3, 51.3 + y / 3]);
  const island = square(0, 0).map(([x, y]): [number, number] => [13.5 + x / 5, 51.5 + y / 5]);
  const inMiddle: [number, number] = [12.45, 51.45];

  test.each([
    ['as the standard has it', square(12, 51), middle.toReversed()],
    ['with the hole like its outer ring', square(12, 51), middle],
    ['the other way round', square(12, 51).toReversed(), middle],
    ['all clockwise', square(12, 51).toReversed(), middle.toReversed()],
  ])('leaves holes open and draws islands, rings %s', (_, outer, hole) => {
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[outer, hole], [island]] };
    const { paths, point } = mapPaths([{ id: 'a', geometry }], 400, 300);
    const d = paths[0]?.d ?? '';
    expect(windings(d, point(...inMiddle))).toBe(0);
    expect(windings(d, point(12.1, 51.1))).not.toBe(0);
    expect(windings(d, point(13.6, 51.6))).not.toBe(0);
    expect(windings(d, point(13.2, 51.6))).toBe(0);
  });

  test('of very many areas is one path for each look, in which an area in the hole of another is filled', () => {
    const { paths, point } = mapPaths([shape('ring', square(12, 51), middle), shape('core', middle)], 400, 300);
    const [together] = byLook(paths.map(({ d }) => ({ look: 'ramp-1', d })));
    expect(windings(together?.d ?? '', point(...inMiddle))).not.toBe(0);
    expect(windings(together?.d ?? '', point(12.1, 51.1))).not.toBe(0);
    const apart = byLook(paths.map(({ id, d }) => ({ look: id, d })));
    expect(apart.map(({ look }) => look)).toEqual(['ring', 'core']);
  });

  test('draws another shape where it lies among the others', () => {
    const all = mapPaths([shape('a', square(12, 51)), shape('b', square(13, 51))], 200, 100);
    expect(all.draw(shape('', square(13, 51)).geometry)).toBe(all.paths[1]?.d);
  });

  test('of nothing is empty', () => {
    expect(mapPaths([], 100, 100).paths).toEqual([]);
  });
});

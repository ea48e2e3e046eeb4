import { feature } from 'topojson-client';
import { expect, test } from 'vitest';
import { cells, randomFrom } from '../../pilot/fadenburg/geometry.ts';
import { type NamedShape, topologyOf } from './topology.ts';

const shapeOf = (areaId: string, coordinates: number[][][][]): NamedShape => ({
  areaId,
  name: areaId,
  geometry: { type: 'MultiPolygon', coordinates },
});
const back = (topology: object) =>
  feature(
    topology as never,
    (topology as { objects: { areas: never } }).objects.areas,
  ) as unknown as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;

test('holes and islands arrive as they were', () => {
  const outer = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const hole = [
    [0.2, 0.2],
    [0.2, 0.8],
    [0.8, 0.8],
    [0.8, 0.2],
    [0.2, 0.2],
  ];
  const island = [
    [2, 0],
    [2.5, 0],
    [2.5, 0.5],
    [2, 0.5],
    [2, 0],
  ];
  const { features } = back(
    topologyOf([shapeOf('ring', [[outer, hole], [island]]), shapeOf('mitte', [[hole.toReversed()]])]),
  );
  const [ring, middle] = features;
  expect(ring?.id).toBe('ring');
  expect(ring?.geometry.coordinates.map((polygon) => polygon.length)).toEqual([2, 1]);
  expect(middle?.properties).toEqual({ name: 'mitte' });
  const corners = new Set(middle?.geometry.coordinates.flat(2).map(String));
  for (const corner of ring?.geometry.coordinates[0]?.[1] ?? []) expect(corners.has(String(corner))).toBe(true);
});

test('neighbours keep their common borders when corners are left out', () => {
  const made = cells(800, randomFrom(7));
  const { features } = back(topologyOf(made.map(({ polygon }, i) => shapeOf(`c${i}`, [[polygon]]))));
  expect(features).toHaveLength(800);
  const sides = new Map<string, number>();
  for (const { geometry } of features)
    for (const ring of geometry.coordinates.flat(1))
      ring.slice(1).forEach((to, i) => {
        const key = [String(ring[i]), String(to)].sort().join(' ');
        sides.set(key, (sides.get(key) ?? 0) + 1);
      });
  const alone = [...sides.values()].filter((count) => count === 1).length;
  expect(Math.max(...sides.values())).toBe(2);
  // Only the outline of the whole has sides that belong to one cell.
  expect(alone).toBeLessThan(250);
});

test('no shape is no topology to stumble over', () => {
  expect(back(topologyOf([])).features).toEqual([]);
});

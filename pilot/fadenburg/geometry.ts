/** The map of an invented city: cells around scattered points within a round outline. */

import { Delaunay } from 'd3-delaunay';

export type Point = [number, number];

/** A sequence of numbers between 0 and 1 that is the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const centre: Point = [10.9, 50.6];
const corners = 48;

/** Convex, so that cutting a cell by it stays simple. */
function outline(radius: number): Point[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI;
    return [centre[0] + radius * 1.6 * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
}

/** So many cells, of similar size, that fill the outline without gaps. Rings are closed and run counter-clockwise. */
export function cells(count: number, random: () => number): { polygon: Point[]; centre: Point }[] {
  const radius = 0.05 + 0.004 * Math.sqrt(count);
  const ring = outline(radius);
  const box: [number, number, number, number] = [
    centre[0] - radius * 1.6,
    centre[1] - radius,
    centre[0] + radius * 1.6,
    centre[1] + radius,
  ];
  let points = Array.from({ length: count }, (): Point => {
    const distance = Math.sqrt(random());
    const angle = random() * 2 * Math.PI;
    return [centre[0] + radius * 1.6 * distance * Math.cos(angle), centre[1] + radius * distance * Math.sin(angle)];
  });
  let polygons: Point[][] = [];
  for (let round = 0; round < 4; round++) {
    const voronoi = Delaunay.from(points).voronoi(box);
    polygons = points.map((_, i) => clip(((voronoi.cellPolygon(i) ?? []) as Point[]).slice(0, -1), ring));
    points = polygons.map(middleOf);
  }
  return polygons.map((polygon, i) => ({ polygon: closed(polygon), centre: points[i] ?? centre }));
}

/** Cuts a convex polygon by a convex, counter-clockwise outline (Sutherland and Hodgman 1974). */
function clip(polygon: readonly Point[], by: readonly Point[]): Point[] {
  let result = [...polygon];
  by.forEach((from, i) => {
    const to = by[(i + 1) % by.length] ?? from;
    const inside = ([x, y]: Point) => (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]) >= 0;
    const input = result;
    result = [];
    input.forEach((point, j) => {
      const before = input[(j + input.length - 1) % input.length] ?? point;
      if (inside(point) !== inside(before)) result.push(crossing(before, point, from, to));
      if (inside(point)) result.push(point);
    });
  });
  return result;
}

function crossing([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, [dx, dy]: Point): Point {
  const t = ((cx - ax) * (cy - dy) - (cy - ay) * (cx - dx)) / ((bx - ax) * (cy - dy) - (by - ay) * (cx - dx));
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}

function middleOf(polygon: readonly Point[]): Point {
  const n = Math.max(1, polygon.length);
  return [polygon.reduce((sum, [x]) => sum + x, 0) / n, polygon.reduce((sum, [, y]) => sum + y, 0) / n];
}

function closed(polygon: readonly Point[]): Point[] {
  const rounded = polygon.map(([x, y]): Point => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]);
  const area = rounded.reduce((sum, [x, y], i) => {
    const [nx, ny] = rounded[(i + 1) % rounded.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
  const turned = area < 0 ? rounded.reverse() : rounded;
  return turned[0] ? [...turned, turned[0]] : [];
}

/**
 * Land that lies among areas and belongs to none of them. Looked for on a grid, so that borders drawn twice, a hand's breadth
 * apart, are no gap, and no ring has to be cut.
 */

import { edge, type PlanarArea } from './planar.ts';

export type Gap = {
  /** In square metres, to within the cells of the grid. */
  readonly size: number;
  /** The areas around it, those with the longest common border first. */
  readonly beside: readonly string[];
};

/** A gap of fewer cells may be two drawings of one border. */
const fewestCells = 4;
const outside = -1;
const nobody = 0;

/**
 * The gaps among areas: what none of them covers and cannot be reached from outside.
 *
 * @param cells how many cells the longer side of the map has; what is narrower than a cell is not found
 * @returns the largest first
 * @source flood filling from the outside of a grid; an area covers a cell if it holds its middle
 * @example gapsAmong([], 10) // → []
 */
export function gapsAmong(areas: readonly PlanarArea[], cells = 1200): Gap[] {
  const drawn = areas.filter(({ count }) => count > 0);
  if (drawn.length === 0) return [];
  const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
    drawn.reduce(
      (most, { box }) => (side < 2 ? Math.min(most, box[side] as number) : Math.max(most, box[side] as number)),
      side < 2 ? Infinity : -Infinity,
    ),
  ) as [number, number, number, number];
  const cell = Math.max(east - west, north - south) / cells;
  // One cell of outside all around.
  const wide = Math.ceil((east - west) / cell) + 2;
  const high = Math.ceil((north - south) / cell) + 2;
  const owner = new Int32Array(wide * high);
  for (const [index, area] of drawn.entries()) fill(area, index + 1, { owner, wide, high, west, south, cell });
  flood(owner, wide, 0, outside);
  const gaps: Gap[] = [];
  for (let place = 0; place < owner.length; place++) {
    if (owner[place] !== nobody) continue;
    const { count, beside } = flood(owner, wide, place, outside);
    if (count < fewestCells) continue;
    const around = [...beside].sort((a, b) => b[1] - a[1]).map(([index]) => drawn[index - 1]?.id ?? '');
    gaps.push({ size: count * cell * cell, beside: around });
  }
  return gaps.sort((a, b) => b.size - a.size);
}

type Grid = { owner: Int32Array; wide: number; high: number; west: number; south: number; cell: number };

/** Marks the cells whose middle lies in an area, column by column. */
function fill({ edges, box }: PlanarArea, mark: number, { owner, wide, high, west, south, cell }: Grid) {
  const first = Math.max(1, Math.floor((box[0] - west) / cell));
  const last = Math.min(wide - 2, Math.ceil((box[2] - west) / cell) + 1);
  for (let column = first; column <= last; column++) {
    const x = west + (column - 0.5) * cell;
    const heights: number[] = [];
    for (let at = 0; at < edges.length && (edges[at] as number) <= x; at += edge.size)
      if (x < (edges[at + edge.right] as number))
        heights.push(
          (edges[at + edge.atLeft] as number) + (edges[at + edge.rise] as number) * (x - (edges[at] as number)),
        );
    heights.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < heights.length; pair += 2) {
      const from = Math.max(1, Math.ceil(((heights[pair] as number) - south) / cell + 0.5));
      const to = Math.min(high - 2, Math.floor(((heights[pair + 1] as number) - south) / cell + 0.5));
      for (let row = from; row <= to; row++) owner[row * wide + column] = mark;
    }
  }
}

/** Marks all cells of nobody that hang together with one. @returns how many, and how often each area borders on them */
function flood(owner: Int32Array, wide: number, start: number, mark: number) {
  const beside = new Map<number, number>();
  const open = [start];
  owner[start] = mark;
  let count = 0;
  while (open.length > 0) {
    const place = open.pop() as number;
    count += 1;
    const column = place % wide;
    const next = [
      place - wide,
      place + wide,
      ...(column > 0 ? [place - 1] : []),
      ...(column < wide - 1 ? [place + 1] : []),
    ];
    for (const each of next) {
      const held = owner[each];
      if (held === undefined) continue;
      if (held === nobody) {
        owner[each] = mark;
        open.push(each);
      } else if (held > nobody) beside.set(held, (beside.get(held) ?? 0) + 1);
    }
  }
  return { count, beside };
}

/**
 * How much two areas have in common, measured without drawing what they have in common: no ring is cut, so no ring can
 * come out broken, and borders that lie upon each other are no special case.
 */

import { edge, type PlanarArea } from './planar.ts';

export type Overlap = {
  readonly source: string;
  readonly target: string;
  /** In square metres, or in the square of the unit of the coordinates. */
  readonly area: number;
};

/** Smaller pieces of the smaller area than this are rounding, not land. */
const noLand = 1e-12;

/**
 * The size of what two areas have in common.
 *
 * An area is the sum over its edges of ± the land below each; so |A ∩ B| = Σ_a Σ_b s_a s_b ∫ min(y_a, y_b) dx, over the x
 * that both edges span. As the signs of a closed border cancel at every x, this is −½ Σ_a Σ_b s_a s_b ∫ |y_a − y_b| dx.
 *
 * @returns square metres, 0 to the size of the smaller; exact but for rounding (about 1e-15 of the larger)
 * @source Franklin 1990, Calculating map overlay polygon areas without explicitly calculating the polygons, Proc. 4th Int.
 *   Symposium on Spatial Data Handling, 151; sum over edges as in the surveyor's formula
 * @example overlapArea(planarArea('a', { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] }, 'metres'), planarArea('b', { type: 'Polygon', coordinates: [[[1, 1], [9, 1], [9, 9], [1, 9], [1, 1]]] }, 'metres')) // → 9
 */
export function overlapArea(a: PlanarArea, b: PlanarArea): number {
  if (!boxesMeet(a, b)) return 0;
  const one = a.edges;
  const other = b.edges;
  const sum = sumOverMeetings(a, b, (i, j) => {
    const leftA = one[i] as number;
    const leftB = other[j] as number;
    const riseA = one[i + edge.rise] as number;
    const riseB = other[j + edge.rise] as number;
    const from = Math.max(leftA, leftB);
    const width = Math.min(one[i + edge.right] as number, other[j + edge.right] as number) - from;
    const heightA = (one[i + edge.atLeft] as number) + riseA * (from - leftA);
    const heightB = (other[j + edge.atLeft] as number) + riseB * (from - leftB);
    const before = heightA - heightB;
    const after = before + (riseA - riseB) * width;
    const between =
      before * after >= 0
        ? Math.abs(before + after) / 2
        : (before * before + after * after) / (2 * (Math.abs(before) + Math.abs(after)));
    return (one[i + edge.sign] as number) * (other[j + edge.sign] as number) * between * width;
  });
  const area = -sum / 2;
  return area > noLand * Math.min(a.area, b.area) ? area : 0;
}

/**
 * The size of what three areas have in common: Σ ± ∫ min(y_a, y_b, y_c) dx.
 *
 * @returns square metres; exact but for rounding
 * @source as `overlapArea`
 * @example overlapOfThree(...[[0, 4], [1, 9], [3, 5]].map(([p, q]) => planarArea('a', { type: 'Polygon', coordinates: [[[p, p], [q, p], [q, q], [p, q], [p, p]]] }, 'metres'))) // → 1
 */
export function overlapOfThree(a: PlanarArea, b: PlanarArea, c: PlanarArea): number {
  if (!boxesMeet(a, b) || !boxesMeet(a, c) || !boxesMeet(b, c)) return 0;
  const ground = Math.min(a.box[1], b.box[1], c.box[1]);
  const sum = sumOverMeetings(a, b, (i, j) => {
    let part = 0;
    const start = Math.max(a.edges[i] as number, b.edges[j] as number);
    const end = Math.min(a.edges[i + edge.right] as number, b.edges[j + edge.right] as number);
    const sign = (a.edges[i + edge.sign] as number) * (b.edges[j + edge.sign] as number);
    for (let k = 0; k < c.edges.length && (c.edges[k] as number) < end; k += edge.size) {
      const from = Math.max(start, c.edges[k] as number);
      const to = Math.min(end, c.edges[k + edge.right] as number);
      if (from >= to) continue;
      const at = (x: number) => [heightAt(a, i, x) - ground, heightAt(b, j, x) - ground, heightAt(c, k, x) - ground];
      part += sign * (c.edges[k + edge.sign] as number) * lowestBetween(at(from), at(to)) * (to - from);
    }
    return part;
  });
  return sum > noLand * Math.min(a.area, b.area, c.area) ? sum : 0;
}

/** Mean height of the lowest of three straight lines, given at both ends. */
function lowestBetween(first: readonly number[], last: readonly number[]): number {
  const cuts = [0, 1];
  for (const [p, q] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const before = (first[p] as number) - (first[q] as number);
    const after = (last[p] as number) - (last[q] as number);
    if (before * after < 0) cuts.push(before / (before - after));
  }
  cuts.sort((x, y) => x - y);
  const lowest = (t: number) => Math.min(...first.map((low, line) => low + t * ((last[line] as number) - low)));
  let mean = 0;
  for (let index = 1; index < cuts.length; index++) {
    const [from, to] = [cuts[index - 1] as number, cuts[index] as number];
    mean += ((lowest(from) + lowest(to)) / 2) * (to - from);
  }
  return mean;
}

/**
 * All pairs of a source and a target that have land in common, with its size; sources in their order.
 *
 * @param sources areas of the division the values belong to
 * @param targets areas of the division they are carried to
 * @source as `overlapArea`
 * @example overlaps([planarArea('a', { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] }, 'metres')], [planarArea('b', { type: 'Polygon', coordinates: [[[1, 1], [9, 1], [9, 9], [1, 9], [1, 1]]] }, 'metres')]) // → [{ source: 'a', target: 'b', area: 9 }]
 */
export function overlaps(sources: readonly PlanarArea[], targets: readonly PlanarArea[]): Overlap[] {
  return meetings(sources, targets).flatMap(([source, target]) => {
    const area = overlapArea(source, target);
    return area > 0 ? [{ source: source.id, target: target.id, area }] : [];
  });
}

/**
 * All pairs whose boxes meet; sources in their order, targets from west to east.
 *
 * @source sweep over the western ends
 * @example meetings([], []) // → []
 */
export function meetings(sources: readonly PlanarArea[], targets: readonly PlanarArea[]): [PlanarArea, PlanarArea][] {
  const ordered = [...targets].sort((a, b) => a.box[0] - b.box[0]);
  const widest = ordered.reduce((most, { box }) => Math.max(most, box[2] - box[0]), 0);
  const wests = Float64Array.from(ordered, ({ box }) => box[0]);
  return sources.flatMap((source) => {
    const found: [PlanarArea, PlanarArea][] = [];
    for (let index = firstFrom(wests, source.box[0] - widest); index < ordered.length; index++) {
      const target = ordered[index] as PlanarArea;
      if (target.box[0] > source.box[2]) break;
      if (boxesMeet(source, target)) found.push([source, target]);
    }
    return found;
  });
}

/**
 * Whether no part of an area is counted twice or against itself: rings that cross themselves or each other are no area.
 *
 * @source an area is sound where its overlap with itself is its size
 * @example isSound(planarArea('bow', { type: 'Polygon', coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] }, 'metres')) // → false
 */
export function isSound(area: PlanarArea): boolean {
  return area.area > 0 && Math.abs(overlapArea(area, area) - area.area) <= 1e-9 * area.area;
}

function boxesMeet({ box: a }: PlanarArea, { box: b }: PlanarArea): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The first index whose number is not below the limit. */
function firstFrom(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function heightAt({ edges }: PlanarArea, at: number, x: number): number {
  return (edges[at + edge.atLeft] as number) + (edges[at + edge.rise] as number) * (x - (edges[at] as number));
}

/** Adds up over all edges of one and edges of the other that have some x in common; given are the places where they stand. */
function sumOverMeetings(a: PlanarArea, b: PlanarArea, meet: (i: number, j: number) => number): number {
  const start = Math.max(a.box[0], b.box[0]);
  const end = Math.min(a.box[2], b.box[2]);
  const one = a.edges;
  const other = b.edges;
  let sum = 0;
  const openA: number[] = [];
  const openB: number[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const nextA = i < one.length ? (one[i] as number) : Infinity;
    const nextB = j < other.length ? (other[j] as number) : Infinity;
    if (nextA >= end && nextB >= end) break;
    if (nextA <= nextB) {
      if ((one[i + edge.right] as number) > start) {
        let kept = 0;
        // Those that have ended are dropped on the way.
        for (const open of openB)
          if ((other[open + edge.right] as number) > nextA) {
            openB[kept++] = open;
            sum += meet(i, open);
          }
        openB.length = kept;
        openA.push(i);
      }
      i += edge.size;
    } else {
      if ((other[j + edge.right] as number) > start) {
        let kept = 0;
        for (const open of openA)
          if ((one[open + edge.right] as number) > nextB) {
            openA[kept++] = open;
            sum += meet(open, j);
          }
        openA.length = kept;
        openB.push(j);
      }
      j += edge.size;
    }
  }
  return sum;
}

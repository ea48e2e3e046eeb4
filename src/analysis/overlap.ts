/**
 * How much two areas have in common, measured without drawing what they have in common: no ring is cut, so no ring can
 * come out broken, and borders that lie upon each other are no special case.
 */

import type { PlanarArea } from './planar.ts';

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
  let sum = 0;
  eachMeeting(a, b, (i, j) => {
    const from = Math.max(a.left[i] as number, b.left[j] as number);
    const to = Math.min(a.right[i] as number, b.right[j] as number);
    const before = heightAt(a, i, from) - heightAt(b, j, from);
    const after = heightAt(a, i, to) - heightAt(b, j, to);
    const between =
      before * after >= 0
        ? Math.abs(before + after) / 2
        : (before * before + after * after) / (2 * (Math.abs(before) + Math.abs(after)));
    sum += (a.sign[i] as number) * (b.sign[j] as number) * between * (to - from);
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
  let sum = 0;
  eachMeeting(a, b, (i, j) => {
    const start = Math.max(a.left[i] as number, b.left[j] as number);
    const end = Math.min(a.right[i] as number, b.right[j] as number);
    const sign = (a.sign[i] as number) * (b.sign[j] as number);
    for (let k = 0; k < c.count && (c.left[k] as number) < end; k++) {
      const from = Math.max(start, c.left[k] as number);
      const to = Math.min(end, c.right[k] as number);
      if (from >= to) continue;
      const at = (x: number) => [heightAt(a, i, x) - ground, heightAt(b, j, x) - ground, heightAt(c, k, x) - ground];
      sum += sign * (c.sign[k] as number) * lowestBetween(at(from), at(to)) * (to - from);
    }
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

function heightAt(area: PlanarArea, index: number, x: number): number {
  const from = area.left[index] as number;
  const to = area.right[index] as number;
  const low = area.atLeft[index] as number;
  const high = area.atRight[index] as number;
  if (x === from) return low;
  if (x === to) return high;
  return low + ((high - low) * (x - from)) / (to - from);
}

/** Calls once for each edge of one and edge of the other that have some x in common. */
function eachMeeting(a: PlanarArea, b: PlanarArea, meet: (i: number, j: number) => void): void {
  const start = Math.max(a.box[0], b.box[0]);
  const end = Math.min(a.box[2], b.box[2]);
  const openA: number[] = [];
  const openB: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.count || j < b.count) {
    const nextA = i < a.count ? (a.left[i] as number) : Infinity;
    const nextB = j < b.count ? (b.left[j] as number) : Infinity;
    if (Math.min(nextA, nextB) >= end) break;
    if (nextA <= nextB) {
      if ((a.right[i] as number) > start) {
        keepOpen(openB, b.right, nextA);
        for (const other of openB) meet(i, other);
        openA.push(i);
      }
      i += 1;
    } else {
      if ((b.right[j] as number) > start) {
        keepOpen(openA, a.right, nextB);
        for (const other of openA) meet(other, j);
        openB.push(j);
      }
      j += 1;
    }
  }
}

/** Drops the edges that have ended. */
function keepOpen(open: number[], right: Float64Array, x: number): void {
  let kept = 0;
  for (const index of open) if ((right[index] as number) > x) open[kept++] = index;
  open.length = kept;
}

/** Counts spread smoothly over a grid, so that each area keeps its sum and no border shows as a step. */

import { type CarriedValue, landVariation } from './carry.ts';
import { type Figure, known, unknown } from './figure.ts';
import { isInside, type PlanarArea } from './planar.ts';

/**
 * Tobler's smooth surface: begins with evenly filled zones; then, again and again: (1) each cell becomes the mean of its
 * four neighbours, what lies outside counting as the cell itself; (2) each zone adds the same to all its cells until its
 * sum is right; (3) negative cells become 0; (4) each zone is multiplied until its sum is right.
 *
 * @param zones zone of each cell, row by row: an index into `totals`, or −1 outside
 * @param width cells in a row
 * @param totals count of each zone, ≥ 0
 * @param iterations how often; 0 leaves the zones evenly filled
 * @returns count of each cell, ≥ 0; the cells of a zone add up to its total; 0 outside
 * @throws RangeError where a total is negative or the cells do not fill rows
 * @source Tobler 1979, J. American Statistical Association 74:519
 * @example [...pycnophylactic([0, 0, 1, 1], 4, [8, 0], 0)] // → [4, 4, 0, 0]
 * @example [...pycnophylactic([0, 0, 1, 1], 4, [8, 0], 1)] // → [4.5, 3.5, 0, 0]
 */
export function pycnophylactic(
  zones: ArrayLike<number>,
  width: number,
  totals: readonly number[],
  iterations = 100,
): Float64Array {
  if (zones.length % width !== 0) throw new RangeError(`${zones.length} cells do not fill rows of ${width}`);
  if (totals.some((total) => !(total >= 0))) throw new RangeError('totals are counts and not negative');
  const size = new Float64Array(totals.length);
  for (let cell = 0; cell < zones.length; cell++)
    if (zoneAt(zones, cell) >= 0) size[zoneAt(zones, cell)] = (size[zoneAt(zones, cell)] as number) + 1;
  let now = Float64Array.from({ length: zones.length }, (_, cell) => {
    const zone = zoneAt(zones, cell);
    return zone < 0 ? 0 : (totals[zone] as number) / (size[zone] as number);
  });
  for (let round = 0; round < iterations; round++) now = smoothed(now, zones, width, totals, size);
  return now;
}

function zoneAt(zones: ArrayLike<number>, cell: number): number {
  return zones[cell] as number;
}

function smoothed(
  now: Float64Array,
  zones: ArrayLike<number>,
  width: number,
  totals: readonly number[],
  size: Float64Array,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(now.length);
  const sums = new Float64Array(totals.length);
  const neighbour = (cell: number, other: number) =>
    (other >= 0 && other < now.length && zoneAt(zones, other) >= 0 ? now[other] : now[cell]) as number;
  for (let cell = 0; cell < now.length; cell++) {
    const zone = zoneAt(zones, cell);
    if (zone < 0) continue;
    const column = cell % width;
    const mean =
      (neighbour(cell, cell - width) +
        neighbour(cell, cell + width) +
        neighbour(cell, column > 0 ? cell - 1 : cell) +
        neighbour(cell, column < width - 1 ? cell + 1 : cell)) /
      4;
    next[cell] = mean;
    sums[zone] = (sums[zone] as number) + mean;
  }
  const lifted = new Float64Array(totals.length);
  for (let cell = 0; cell < now.length; cell++) {
    const zone = zoneAt(zones, cell);
    if (zone < 0) continue;
    const missing = ((totals[zone] as number) - (sums[zone] as number)) / (size[zone] as number);
    next[cell] = Math.max(0, (next[cell] as number) + missing);
    lifted[zone] = (lifted[zone] as number) + (next[cell] as number);
  }
  for (let cell = 0; cell < now.length; cell++) {
    const zone = zoneAt(zones, cell);
    if (zone < 0) continue;
    const sum = lifted[zone] as number;
    next[cell] = sum > 0 ? ((next[cell] as number) * (totals[zone] as number)) / sum : 0;
  }
  return next;
}

export type SmoothCarry = {
  readonly values: CarriedValue[];
  readonly given: number;
  readonly placed: number;
  /** Sources that are smaller than a cell, or without a known value: nothing of them was placed. */
  readonly notPlaced: readonly string[];
};

/**
 * Counts carried over a smooth surface: sources are laid on a grid by the middles of its cells, made smooth, and the cells
 * added up by target. Better than evenly filled sources where density falls off gradually, worse at hard edges (rivers,
 * railways, parks).
 *
 * Error: as for evenly filled sources (`carryCounts`), and as far again as half the difference to them.
 *
 * @param cells about how many cells the grid has, 100 to a million
 * @returns one value per target in their order, evidence `carried`; `missing` where a source without a value touches it
 * @source Tobler 1979
 * @example carrySmoothly(new Map([['a', known(80)]]), [planarArea('a', { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] }, 'metres')], [planarArea('t', { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 4], [0, 4], [0, 0]]] }, 'metres')], 1600).values.map(({ figure }) => Math.round(figure.value)) // → [40]
 */
export function carrySmoothly(
  values: ReadonlyMap<string, Figure>,
  sources: readonly PlanarArea[],
  targets: readonly PlanarArea[],
  cells = 40_000,
): SmoothCarry {
  const box = [0, 1, 2, 3].map((side) =>
    sources.reduce(
      (far, area) => (side < 2 ? Math.min(far, area.box[side] as number) : Math.max(far, area.box[side] as number)),
      side < 2 ? Infinity : -Infinity,
    ),
  ) as [number, number, number, number];
  const step = Math.sqrt(((box[2] - box[0]) * (box[3] - box[1])) / cells);
  const width = Math.max(1, Math.round((box[2] - box[0]) / step));
  const height = Math.max(1, Math.round((box[3] - box[1]) / step));
  const dx = (box[2] - box[0]) / width;
  const dy = (box[3] - box[1]) / height;
  const grid = { width, height, dx, dy, west: box[0], south: box[1] };
  const zones = zonesOn(grid, sources);
  const filled = new Set(zones);
  const figures = sources.map(({ id }) => values.get(id) ?? unknown('missing'));
  const totals = figures.map((figure) => (figure.state === 'known' ? figure.value : 0));
  const smooth = pycnophylactic(zones, width, totals, 100);
  const even = pycnophylactic(zones, width, totals, 0);
  const at = zonesOn(grid, targets);
  const size = new Float64Array(sources.length);
  for (const zone of zones) if (zone >= 0) size[zone] = (size[zone] as number) + 1;
  const found = targets.map(() => ({ value: 0, even: 0, cells: 0, of: new Map<number, number>() }));
  for (let cell = 0; cell < at.length; cell++) {
    const [target, zone] = [found[at[cell] as number], zones[cell] as number];
    if (!target || zone < 0) continue;
    target.value += smooth[cell] as number;
    target.even += even[cell] as number;
    target.cells += 1;
    target.of.set(zone, (target.of.get(zone) ?? 0) + 1);
  }
  const notPlaced = sources.filter((_, index) => !filled.has(index) || figures[index]?.state !== 'known');
  return {
    values: targets.map(({ id, area }, index) => {
      const each = found[index] as (typeof found)[number];
      const covered = Math.min(1, (each.cells * dx * dy) / area);
      const states = new Set([...each.of.keys()].map((zone) => figures[zone]?.state));
      const state = (['suppressed', 'missing'] as const).find((one) => states.has(one));
      const variance = [...each.of].reduce((sum, [zone, cells]) => {
        const share = cells / (size[zone] as number);
        return sum + 2 * (landVariation * (totals[zone] as number) * share * (1 - share)) ** 2;
      }, 0);
      if (each.cells === 0 || state)
        return { target: id, figure: unknown(state ?? 'not-applicable', 'carried'), error: null, covered };
      return {
        target: id,
        figure: known(each.value, 'carried'),
        error: Math.hypot((each.value - each.even) / 2, Math.sqrt(variance)),
        covered,
      };
    }),
    given: totals.reduce((sum, total) => sum + total, 0),
    placed: found.reduce((sum, { value }) => sum + value, 0),
    notPlaced: notPlaced.map(({ id }) => id),
  };
}

type Grid = {
  readonly width: number;
  readonly height: number;
  readonly dx: number;
  readonly dy: number;
  readonly west: number;
  readonly south: number;
};

/** Which area the middle of each cell lies in, the first where several do; −1 for none. */
function zonesOn({ width, height, dx, dy, west, south }: Grid, areas: readonly PlanarArea[]): Int32Array {
  const zones = new Int32Array(width * height).fill(-1);
  for (const [index, area] of areas.entries()) {
    const firstRow = Math.max(0, Math.floor((area.box[1] - south) / dy - 0.5));
    const lastRow = Math.min(height - 1, Math.ceil((area.box[3] - south) / dy));
    const firstColumn = Math.max(0, Math.floor((area.box[0] - west) / dx - 0.5));
    const lastColumn = Math.min(width - 1, Math.ceil((area.box[2] - west) / dx));
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * width + column;
        if (zones[cell] === -1 && isInside(area, west + (column + 0.5) * dx, south + (row + 0.5) * dy))
          zones[cell] = index;
      }
  }
  return zones;
}

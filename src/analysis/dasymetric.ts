/** Where people live within an area, told by finer units: shares of people instead of shares of land. */

import type { Share } from './carry.ts';
import { meetings, overlapArea, overlapOfThree } from './overlap.ts';
import { isInside, type PlanarArea } from './planar.ts';

/** A block, a grid cell or an address with the people (or dwellings, or floor space) it holds. */
export type Unit = { readonly people: number } & (
  | { readonly area: PlanarArea }
  | { readonly at: readonly [x: number, y: number] }
);

export type PeopleShares = {
  readonly shares: Share[];
  /** People of each source and of each target by the units, 0 where no unit meets it. */
  readonly sources: Map<string, number>;
  readonly targets: Map<string, number>;
};

/**
 * People by source and target: w_st = Σ_u P_u · |u ∩ s ∩ t| / |u|, each unit being evenly filled; a unit that is a place counts
 * whole. With one weight class of 0 this is the binary dasymetric method (built and not built).
 *
 * @param sources and targets on the same plane as the units
 * @param units people ≥ 0
 * @returns weights for `carryCounts` and `carryMeans`, in people
 * @source Eicher & Brewer 2001, Cartography & GIS 28:125; Mennis 2003, Professional Geographer 55:31
 * @example peopleShares([planarArea('s', { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] }, 'metres')], [planarArea('t', { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 4], [0, 4], [0, 0]]] }, 'metres')], [{ people: 30, at: [1, 1] }, { people: 10, at: [3, 1] }]).shares // → [{ source: 's', target: 't', weight: 30 }]
 */
export function peopleShares(
  sources: readonly PlanarArea[],
  targets: readonly PlanarArea[],
  units: readonly Unit[],
): PeopleShares {
  const inSource = new Map(sources.map(({ id }) => [id, 0]));
  const inTarget = new Map(targets.map(({ id }) => [id, 0]));
  const pairs = new Map<string, Map<string, number>>();
  const add = (source: string, target: string, weight: number) => {
    const row = pairs.get(source) ?? new Map<string, number>();
    pairs.set(source, row.set(target, (row.get(target) ?? 0) + weight));
  };
  const bodies = units.map((unit, index) => ('area' in unit ? unit.area : place(String(index), unit.at)));
  const sourcesOf = groups(bodies, sources);
  const targetsOf = groups(bodies, targets);
  for (const [index, unit] of units.entries()) {
    if (!(unit.people > 0)) continue;
    const body = bodies[index] as PlanarArea;
    const here = partsOf(unit, body, sourcesOf.get(body) ?? []);
    const there = partsOf(unit, body, targetsOf.get(body) ?? []);
    for (const [source, part] of here) inSource.set(source.id, (inSource.get(source.id) ?? 0) + unit.people * part);
    for (const [target, part] of there) inTarget.set(target.id, (inTarget.get(target.id) ?? 0) + unit.people * part);
    for (const [source, inS] of here)
      for (const [target, inT] of there) {
        const both = 'area' in unit ? common(unit.area, source, target, inS, inT) : 1;
        if (both > 0) add(source.id, target.id, unit.people * both);
      }
  }
  const shares = [...pairs].flatMap(([source, row]) =>
    [...row].map(([target, weight]) => ({ source, target, weight })),
  );
  return { shares, sources: inSource, targets: inTarget };
}

/** A unit counts as wholly inside from this share on. */
const wholly = 1 - 1e-9;

function common(unit: PlanarArea, source: PlanarArea, target: PlanarArea, inSource: number, inTarget: number): number {
  if (inSource >= wholly) return inTarget;
  if (inTarget >= wholly) return inSource;
  return overlapOfThree(unit, source, target) / unit.area;
}

function partsOf(unit: Unit, body: PlanarArea, areas: readonly PlanarArea[]): [PlanarArea, number][] {
  if ('area' in unit)
    return areas
      .map((area): [PlanarArea, number] => [area, overlapArea(body, area) / body.area])
      .filter(([, part]) => part > 0);
  const [x, y] = unit.at;
  const home = areas.find((area) => isInside(area, x, y));
  return home ? [[home, 1]] : [];
}

function groups(bodies: readonly PlanarArea[], areas: readonly PlanarArea[]): Map<PlanarArea, PlanarArea[]> {
  const found = new Map<PlanarArea, PlanarArea[]>();
  for (const [body, area] of meetings(bodies, areas)) {
    const here = found.get(body);
    if (here) here.push(area);
    else found.set(body, [area]);
  }
  return found;
}

/** A place as an area without land, with a box just large enough to be found. */
function place(id: string, [x, y]: readonly [number, number]): PlanarArea {
  return { id, count: 0, edges: new Float64Array(), area: 0, box: [x - 1e-6, y - 1e-6, x + 1e-6, y + 1e-6] };
}

/**
 * What the stored areas of two divisions have in common: the shares by which values are carried. Measured by `analysis/overlap`
 * on shapes as stored, on both engines alike; no overlay is asked of the database, which broken rings could bring to a halt.
 */

import type { Carry } from '#analysis/carry.ts';
import { overlaps } from '#analysis/overlap.ts';
import { areaOfRings, equalArea, type FlatRing, type PlanarArea } from '#analysis/planar.ts';
import type { CityDb } from '#platform/database.server.ts';
import { landOf } from './shapes.store.server.ts';

/** Shares of land between two divisions as their shapes hold on a day; areas without a shape have no share. */
export async function landShares(
  db: CityDb,
  divisions: { readonly from: string; readonly to: string },
  on: string,
): Promise<Omit<Carry, 'values'>> {
  const from = await landOf(db, divisions.from, on);
  const to = await landOf(db, divisions.to, on);
  const [west = 0, south = 0] = (from[0] && ringsIn(from[0].wkb)[0]?.points) ?? [];
  const origin = equalArea(west, south);
  const laid = ({ areaId, wkb }: { areaId: string; wkb: Uint8Array }): PlanarArea =>
    areaOfRings(areaId, ringsIn(wkb), 'degrees', origin);
  const [sources, targets] = [from.map(laid), to.map(laid)];
  const size = (areas: readonly PlanarArea[]) => new Map(areas.map(({ id, area }) => [id, area]));
  return {
    sources: size(sources),
    targets: size(targets),
    shares: overlaps(sources, targets).map(({ source, target, area }) => ({ source, target, weight: area })),
  };
}

/** A point of a division's land on the equal-area map, to count from; all that is compared must be laid from the same one. */
export async function planeOf(db: CityDb, divisionId: string, on: string): Promise<readonly [number, number]> {
  const [first] = await landOf(db, divisionId, on);
  const [west = 0, south = 0] = (first && ringsIn(first.wkb)[0]?.points) ?? [];
  return equalArea(west, south);
}

/** The shapes of a division as they hold on a day, laid on a plane. */
export async function landOn(
  db: CityDb,
  divisionId: string,
  on: string,
  origin: readonly [number, number],
): Promise<PlanarArea[]> {
  const land = await landOf(db, divisionId, on);
  return land.map(({ areaId, wkb }) => areaOfRings(areaId, ringsIn(wkb), 'degrees', origin));
}

const polygonCode = 3;
const multiPolygonCode = 6;

/** The rings of a polygon, or of several, in well-known binary of little-endian numbers with two coordinates. */
function ringsIn(wkb: Uint8Array): FlatRing[] {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const rings: FlatRing[] = [];
  let at = 0;
  const whole = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const head = () => {
    at += 1;
    return whole();
  };
  const polygon = () => {
    const count = whole();
    for (let place = 0; place < count; place++) {
      const points = new Float64Array(2 * whole());
      for (let index = 0; index < points.length; index++, at += 8) points[index] = view.getFloat64(at, true);
      rings.push({ points, hole: place > 0 });
    }
  };
  const kind = head();
  if (kind === polygonCode) polygon();
  else if (kind === multiPolygonCode)
    for (let left = whole(); left > 0; left--) {
      head();
      polygon();
    }
  else throw new Error(`a shape of kind ${kind} is no area`);
  return rings;
}

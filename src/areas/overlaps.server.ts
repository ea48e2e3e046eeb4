/**
 * What the stored areas of two divisions have in common: the shares by which values are carried. Measured by `analysis/overlap`
 * on shapes as stored, on both engines alike; no overlay is asked of the database, which broken rings could bring to a halt.
 */

import type { Carry } from '#analysis/carry.ts';
import { overlaps } from '#analysis/overlap.ts';
import { equalArea, type PlanarArea, planarArea, type Shape } from '#analysis/planar.ts';
import type { CityDb } from '#platform/database.server.ts';
import { binaryShapesOf } from './shapes.store.server.ts';

/** Shares of land between two divisions as their shapes hold on a day; areas without a shape have no share. */
export async function landShares(
  db: CityDb,
  divisions: { readonly from: string; readonly to: string },
  on: string,
): Promise<Omit<Carry, 'values'>> {
  const from = await binaryShapesOf(db, divisions.from, on);
  const to = await binaryShapesOf(db, divisions.to, on);
  const [west = 0, , south = 0] = from[0]?.box ?? [];
  const origin = equalArea(west, south);
  const laid = ({ areaId, wkb }: { areaId: string; wkb: Uint8Array }): PlanarArea =>
    planarArea(areaId, { type: 'MultiPolygon', coordinates: shapeIn(wkb) }, 'degrees', origin);
  const [sources, targets] = [from.map(laid), to.map(laid)];
  const size = (areas: readonly PlanarArea[]) => new Map(areas.map(({ id, area }) => [id, area]));
  return {
    sources: size(sources),
    targets: size(targets),
    shares: overlaps(sources, targets).map(({ source, target, area }) => ({ source, target, weight: area })),
  };
}

const polygonCode = 3;
const multiPolygonCode = 6;

/** The rings of a polygon, or of several, in well-known binary of little-endian numbers with two coordinates. */
function shapeIn(wkb: Uint8Array): Shape {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  let at = 0;
  const whole = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const head = () => {
    at += 1;
    return whole();
  };
  const ring = () =>
    Array.from({ length: whole() }, () => {
      at += 16;
      return [view.getFloat64(at - 16, true), view.getFloat64(at - 8, true)];
    });
  const polygon = () => Array.from({ length: whole() }, ring);
  const kind = head();
  if (kind === polygonCode) return [polygon()];
  if (kind !== multiPolygonCode) throw new Error(`a shape of kind ${kind} is no area`);
  return Array.from({ length: whole() }, () => {
    head();
    return polygon();
  });
}

/**
 * Shapes as TopoJSON for the browser: borders that neighbours share are one line, so that leaving out corners opens no gap.
 * Pure: shapes in, topology out.
 */

import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { Shape } from './area.ts';

/** What is smaller than this part of the city's width is not seen, even near by. */
const finest = 1 / 6000;
/** So many steps across the city; about a metre in a large one. */
const steps = 5e4;
/** More corners than this would not travel in the time that a map may take. */
const mostCorners = 60_000;

export type NamedShape = Pick<Shape, 'areaId' | 'geometry'> & { readonly name: string };

export function topologyOf(shapes: readonly NamedShape[]): object {
  const collection = {
    type: 'FeatureCollection' as const,
    features: shapes.map(({ areaId, name, geometry }) => ({
      type: 'Feature' as const,
      id: areaId,
      properties: { name },
      geometry: geometry as unknown as GeoJSON.MultiPolygon,
    })),
  };
  if (shapes.length === 0)
    return { type: 'Topology', arcs: [], objects: { areas: { type: 'GeometryCollection', geometries: [] } } };
  const weighed = presimplify(topology({ areas: collection }, steps) as never);
  const corners = weighed.arcs.reduce((sum, arc) => sum + arc.length, 0);
  const [west = 0, , east = 0] = weighed.bbox ?? [];
  const unseen = ((east - west) * finest) ** 2;
  const least = corners > mostCorners ? Math.max(unseen, quantile(weighed, mostCorners / corners)) : unseen;
  const { bbox, arcs, objects } = simplify(weighed, least);
  // Simplified arcs are in degrees again; counted in steps they are half as long.
  const simpler = { type: 'Topology' as const, ...(bbox ? { bbox } : {}), arcs, objects };
  return counted(simpler as never);
}

type Arcs = { bbox?: readonly number[]; arcs: (readonly number[])[][]; objects: object };

function counted({ bbox = [], arcs, objects }: Arcs): object {
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  const scale = [(east - west) / (steps - 1) || 1, (north - south) / (steps - 1) || 1] as const;
  const line = (arc: (readonly number[])[]) => {
    let [lastX, lastY] = [0, 0];
    return arc.map(([x = 0, y = 0]) => {
      const [stepX, stepY] = [Math.round((x - west) / scale[0]), Math.round((y - south) / scale[1])];
      const moved = [stepX - lastX, stepY - lastY];
      [lastX, lastY] = [stepX, stepY];
      return moved;
    });
  };
  return { type: 'Topology', bbox, transform: { scale, translate: [west, south] }, arcs: arcs.map(line), objects };
}

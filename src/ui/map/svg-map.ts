/**
 * Small maps drawn on the server: shapes become paths of a few hundred points, simplified together so that neighbours stay
 * neighbours. Pure: geometry in, paths out.
 */

import { geoArea, geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';

export type MapShape = { readonly id: string; readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: unknown } };
export type MapPaths = {
  readonly width: number;
  readonly height: number;
  readonly paths: readonly { readonly id: string; readonly d: string }[];
  /** Draws another shape in the same projection. */
  readonly draw: (geometry: MapShape['geometry']) => string;
};

type Collection = GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;

/** How many corners a small map needs in all; more cannot be seen. */
const corners = 6000;

export function mapPaths(shapes: readonly MapShape[], width: number, height: number): MapPaths {
  const collection: Collection = {
    type: 'FeatureCollection',
    features: shapes.map(({ id, geometry }) => ({ type: 'Feature', id, properties: {}, geometry: rewound(geometry as GeoJSON.MultiPolygon) })),
  };
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    collection,
  );
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    paths: simplified(collection).features.map((each) => ({ id: String(each.id), d: path(each) ?? '' })),
    draw: (geometry) => path(rewound(geometry as GeoJSON.MultiPolygon)) ?? '',
  };
}

function simplified(collection: Collection): Collection {
  const points = collection.features.reduce((sum, each) => sum + each.geometry.coordinates.flat(2).length, 0);
  if (points <= corners) return collection;
  const topo = topology({ shapes: collection });
  const weighed = presimplify(topo as never);
  // The share of corners to keep; shared borders are one arc and lose the same corners on both sides.
  const least = quantile(weighed, Math.min(1, corners / points));
  const { shapes } = simplify(weighed, least).objects;
  return shapes ? (feature(topo, shapes as never) as unknown as Collection) : collection;
}

/** d3 winds rings the other way round than GeoJSON's standard: an outer ring that covers half the globe is reversed. */
function rewound(geometry: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon {
  const coordinates = geometry.coordinates.map((polygon) => {
    const wrong = geoArea({ type: 'Polygon', coordinates: polygon }) > 2 * Math.PI;
    return wrong ? polygon.map((ring) => ring.toReversed()) : polygon;
  });
  return { type: 'MultiPolygon', coordinates };
}

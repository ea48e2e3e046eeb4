/** Simple shapes as GeoJSON, near Leipzig, in hundredths of a degree from its south-western corner. */

import { sql } from 'kysely';
import { importDivision } from '#areas/divisions.store.server.ts';
import type { ReceivedArea } from '#areas/shapes.store.server.ts';
import { actor, type TestCity } from './city.ts';
import { divisionOf } from './forms.ts';

type Position = readonly [number, number];
export type Polygon = { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] };

const [west, south] = [12.3, 51.3];
const at = (x: number, y: number): Position => [rounded(west + x / 100), rounded(south + y / 100)];
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A square with its lower left corner at (x, y). */
export function square(x: number, y: number, side = 1): Polygon {
  const ring = [at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Its ring crosses itself. */
export const bowTie: Polygon = { type: 'Polygon', coordinates: [[at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)]] };

/** The hole lies outside of what it should be a hole in. */
export const holeOutside: Polygon = {
  type: 'Polygon',
  coordinates: [...square(0, 0).coordinates, ...square(5, 5).coordinates],
};

/** Latitude first, as many a file has it. */
export function swapped({ coordinates }: Polygon): Polygon {
  return { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(([x, y]): Position => [y, x])) };
}

export function received(id: string, geometry: object | null, code: string | null = null): ReceivedArea {
  return { id, name: `Raum ${id}`, code, geometry };
}

/** Makes a division of these units, with shapes that hold since 2015. */
export async function storeUnits(city: TestCity, areas: readonly ReceivedArea[], divisionId = 'ortsteile') {
  await city.write((db) =>
    importDivision(db, actor, {
      id: divisionId,
      form: divisionOf(),
      position: 1,
      areas,
      file: { name: 'raeume.geojson', hash: 'x' },
    }),
  );
}

export type Measured = {
  readonly area_id: string;
  readonly valid: boolean;
  readonly size: number;
  readonly pieces: number;
};

/** What PostGIS says of the shapes that hold: valid, how large in square degrees, of how many pieces. */
export async function measured(city: TestCity): Promise<Map<string, Measured>> {
  const { rows } = await city.read((db) =>
    sql<Measured>`
      select area_id, st_isvalid(geom) as valid, st_area(geom) as size, st_numgeometries(geom) as pieces
      from area_shape where city_id = ${db.cityId} and valid_to is null
    `.execute(db),
  );
  return new Map(rows.map((row) => [row.area_id, row]));
}

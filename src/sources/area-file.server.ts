/**
 * A received file of areas as GeoJSON in degrees, whatever it came as: GeoJSON in any reference system, a GeoPackage, or a zipped
 * Shapefile. PostGIS
 * computes the degrees, position by position, so that what is wrong with a ring is still named by `areas-import.ts`.
 */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { readCollectionSystem } from './areas-import.ts';
import { fault } from './fault.ts';
import { isGeoPackage, readGeoPackage } from './geopackage-file.server.ts';
import { comparable, isZip, systemName, systemNumber, unpackShapefile } from './packed-map.ts';
import type { Read } from './received.ts';
import { readShapefile } from './shapefile.ts';

const degrees = 4326;
const positionsPerStatement = 20_000;

/** `EPSG:25833` or `25833`; null where it is neither. */
export function epsgIn(typed: string): number | null {
  const [, number] = /^(?:EPSG:)?(\d{4,6})$/i.exec(typed.trim()) ?? [];
  return number ? Number(number) : null;
}

/** @param epsg what a person says the coordinates are; stands above what the file says */
export async function inDegrees(db: CityDb, bytes: Uint8Array, epsg: number | null): Promise<Read<Uint8Array>> {
  const packed = isGeoPackage(bytes) ? readGeoPackage(bytes) : isZip(bytes) ? await unpacked(db, bytes, epsg) : null;
  if (packed && !packed.ok) return packed;
  const said = packed ? packed.value : readCollectionSystem(bytes);
  const system = epsg ?? said?.epsg ?? degrees;
  // What is no collection, or in degrees already, goes on as it is.
  if (!said || (system === degrees && !packed && epsg === null)) return { ok: true, value: bytes };
  if (!(await isKnown(db, system))) return { ok: false, faults: [fault('no-such-crs', {}, { crs: `EPSG:${system}` })] };
  const { features } = said;
  if (system !== degrees) {
    const positions = positionsIn(features);
    const moved = await transformed(db, positions, system);
    if (!moved) return { ok: false, faults: [fault('crs-does-not-fit', {}, { crs: `EPSG:${system}` })] };
  }
  return { ok: true, value: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })) };
}

/** A zipped Shapefile: which system its `.prj` means, PostGIS is asked. */
async function unpacked(db: CityDb, bytes: Uint8Array, asked: number | null) {
  const parts = unpackShapefile(bytes);
  if (!parts.ok) return parts;
  const { prj } = parts.value;
  const found = asked ?? (prj ? await systemOf(db, prj) : null);
  if (prj && found === null) {
    const crs = prj.replace(/^[^"]*"|".*$/gs, '').slice(0, 80);
    return { ok: false as const, faults: [fault('prj-unknown', {}, { crs })] };
  }
  const features = readShapefile(parts.value);
  return features.ok ? { ok: true as const, value: { epsg: found, features: features.value } } : features;
}

/** The number of a system by what it says of itself, or by its name; of several by that name the lowest. */
async function systemOf(db: CityDb, prj: string): Promise<number | null> {
  const number = systemNumber(prj);
  if (number !== null && (await isKnown(db, number))) return number;
  const name = systemName(prj);
  if (!name) return null;
  const { rows } = await sql<{ srid: number; name: string }>`
    select srid, split_part(srtext, '"', 2) as name, 'city_id' as names from spatial_ref_sys where auth_name = 'EPSG' order by srid
  `.execute(db);
  return rows.find((row) => comparable(row.name) === name)?.srid ?? null;
}

async function isKnown(db: CityDb, epsg: number): Promise<boolean> {
  const { rows } = await sql<{ srid: number }>`
    select srid, 'city_id' as names from spatial_ref_sys where srid = ${epsg}::int
  `.execute(db);
  return rows.length > 0;
}

type Position = number[];

/** Every pair of numbers in the geometries, however they are nested; what is none is left to the reader. */
function positionsIn(features: readonly unknown[]): Position[] {
  const found: Position[] = [];
  const search = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 5) return;
    if (Number.isFinite(value[0]) && Number.isFinite(value[1])) found.push(value);
    else for (const each of value) search(each, depth + 1);
  };
  for (const each of features)
    search((each as { geometry?: { coordinates?: unknown } | null } | null)?.geometry?.coordinates, 0);
  return found;
}

/** Puts degrees in the place of metres. @returns whether all of them could be */
async function transformed(db: CityDb, positions: readonly Position[], system: number): Promise<boolean> {
  // Beyond this no projection reaches, and PostGIS would end the transaction.
  const far = system === degrees ? 360 : 3e7;
  if (positions.some(([x = 0, y = 0]) => Math.abs(x) > far || Math.abs(y) > far)) return false;
  for (let from = 0; from < positions.length; from += positionsPerStatement) {
    const chunk = positions.slice(from, from + positionsPerStatement);
    const { rows } = await sql<{ x: number[]; y: number[] }>`
      select array_agg(st_x(place) order by at) as x, array_agg(st_y(place) order by at) as y, 'city_id' as names
      from (
        select at, st_transform(st_setsrid(st_makepoint(x, y), ${system}::int), 4326) as place
        from unnest(${chunk.map(([x]) => x)}::float8[], ${chunk.map(([, y]) => y)}::float8[]) with ordinality as received (x, y, at)
      ) as places
    `.execute(db);
    for (const [index, position] of chunk.entries()) {
      const [x, y] = [rows[0]?.x[index], rows[0]?.y[index]];
      if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return false;
      position.splice(0, 2, rounded(x), rounded(y));
    }
  }
  return true;
}

/** A hundredth of a millimetre; the same corner of two neighbours stays the same. */
const rounded = (value: number) => Math.round(value * 1e10) / 1e10;

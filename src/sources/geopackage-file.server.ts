/**
 * The areas of a received GeoPackage (OGC 12-128r19), read by Node's own SQLite: the first layer with a geometry. Only a plain
 * table is read: a view in a foreign file could compute for ever.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fault } from './fault.ts';
import type { Read } from './received.ts';
import { type BinaryGeometry, geometryOf } from './well-known-binary.ts';

export type PackedAreas = {
  readonly epsg: number | null;
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: Readonly<Record<string, string | number>>;
    readonly geometry: BinaryGeometry | null;
  }[];
};

export function isGeoPackage(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 15)) === 'SQLite format 3';
}

export function readGeoPackage(bytes: Uint8Array): Read<PackedAreas> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-received-'));
  try {
    const path = join(folder, 'received.gpkg');
    writeFileSync(path, bytes);
    const db = new DatabaseSync(path, { readOnly: true, enableForeignKeyConstraints: false });
    try {
      db.exec('pragma trusted_schema = off');
      return readLayer(db);
    } finally {
      db.close();
    }
  } catch {
    return { ok: false, faults: [fault('gpkg-broken')] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = (name: unknown) => `"${String(name).replaceAll('"', '""')}"`;

function readLayer(db: DatabaseSync): Read<PackedAreas> {
  const layer = db
    .prepare(
      `select g.table_name as layer, g.column_name as shape, s.organization as keeper, s.organization_coordsys_id as epsg
       from gpkg_geometry_columns g join sqlite_master m on m.name = g.table_name and m.type = 'table' and m.sql like 'create table%'
       left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id order by g.rowid limit 1`,
    )
    .get();
  if (!layer) return { ok: false, faults: [fault('no-features')] };
  const shape = String(layer['shape']);
  const features = [...db.prepare(`select * from ${named(layer['layer'])}`).iterate()].map((row) => {
    const blob = row[shape];
    const read = blob instanceof Uint8Array ? geometryOf(blob) : null;
    const properties = Object.entries(row).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    );
    return {
      type: 'Feature' as const,
      properties: Object.fromEntries(properties),
      geometry: read === undefined ? { type: 'Geometry' } : read,
    };
  });
  const epsg = /^epsg$/i.test(String(layer['keeper'])) ? Number(layer['epsg']) : null;
  return { ok: true, value: { epsg, features } };
}

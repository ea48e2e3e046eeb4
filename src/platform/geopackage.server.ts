/**
 * Shapes as GeoPackage (OGC 12-128r19): one SQLite file that QGIS and ArcGIS open as a layer, with source, licence and
 * day inside. Geometries are PostGIS's own bytes behind the header that the standard asks for.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type PackedShape = {
  /** In the order of the layer's columns. */
  readonly values: readonly (string | number | null)[];
  /** Well-known binary in longitude and latitude, little-endian. */
  readonly wkb: Uint8Array;
  readonly box: Box;
};
/** West, east, south, north. */
type Box = readonly [number, number, number, number];

export type Layer = {
  /** Letters, digits, `_`: the name of the table. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly (readonly [name: string, type: 'TEXT' | 'REAL' | 'DATE' | 'BOOLEAN'])[];
  /** Source, licence, day: what must travel with the file, in one sentence. */
  readonly origin: string;
  readonly at: string;
};

export function geoPackage(layer: Layer, shapes: readonly PackedShape[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-gpkg-'));
  try {
    const path = join(folder, 'layer.gpkg');
    const db = new DatabaseSync(path);
    try {
      db.exec('begin');
      createStandardTables(db);
      fill(db, layer, shapes);
      db.exec('commit');
    } finally {
      db.close();
    }
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

/** The tables that make a SQLite file a GeoPackage, word for word as in the standard. */
function createStandardTables(db: DatabaseSync) {
  db.exec(`
    pragma application_id = 0x47504B47;
    pragma user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
      max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
      md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
  `);
  const system = db.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)');
  system.run('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', null);
  system.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null);
  system.run('WGS 84 geodetic', 4326, 'EPSG', 4326, wgs84, null);
}

function fill(db: DatabaseSync, { name, title, columns, origin, at }: Layer, shapes: readonly PackedShape[]) {
  const names = columns.map(([column]) => column);
  for (const each of [name, ...names])
    if (!/^[a-z_][a-z0-9_]*$/.test(each)) throw new Error(`Not the name of a layer or column: ${each}`);
  const typed = columns.map(([column, type]) => `"${column}" ${type}`);
  db.exec(`CREATE TABLE "${name}" (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, ${typed.join(', ')})`);
  const [west, east, south, north] = boxOf(shapes);
  db.prepare('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[name, 'features', title, origin, at, west, south, east, north, 4326],
  );
  db.prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, ?, ?)').run(
    name,
    'geom',
    'MULTIPOLYGON',
    4326,
    0,
    0,
  );
  addMetadata(db, name, origin, at);
  const row = db.prepare(
    `insert into "${name}" (geom, ${names.map((each) => `"${each}"`).join(', ')}) values (?${', ?'.repeat(names.length)})`,
  );
  for (const each of shapes) row.run(packed(each), ...each.values);
}

/** The same words as metadata of the layer, the way the standard's own extension has them. */
function addMetadata(db: DatabaseSync, name: string, origin: string, at: string) {
  const extension = db.prepare('insert into gpkg_extensions values (?, ?, ?, ?, ?)');
  for (const table of ['gpkg_metadata', 'gpkg_metadata_reference'])
    extension.run(
      ...[table, null, 'gpkg_metadata', 'http://www.geopackage.org/spec121/#extension_metadata', 'read-write'],
    );
  db.prepare('insert into gpkg_metadata values (?, ?, ?, ?, ?)').run(
    ...[1, 'dataset', 'http://purl.org/dc/terms/', 'text/plain', origin],
  );
  db.prepare('insert into gpkg_metadata_reference values (?, ?, ?, ?, ?, ?, ?)').run(
    ...['table', name, null, null, at, 1, null],
  );
}

function boxOf(shapes: readonly PackedShape[]): [number | null, number | null, number | null, number | null] {
  if (shapes.length === 0) return [null, null, null, null];
  const of = (side: 0 | 1 | 2 | 3) => shapes.map((shape) => shape.box[side]);
  return [Math.min(...of(0)), Math.max(...of(1)), Math.min(...of(2)), Math.max(...of(3))];
}

/** `GP`, version 0, flags (little-endian, with a box), reference system, box; then the geometry. */
function packed({ wkb, box }: PackedShape): Uint8Array {
  const head = Buffer.alloc(40);
  head.write('GP', 0, 'ascii');
  head.writeUInt8(0, 2);
  head.writeUInt8(0b0000_0011, 3);
  head.writeInt32LE(4326, 4);
  for (const [index, side] of box.entries()) head.writeDoubleLE(side, 8 + index * 8);
  return Buffer.concat([head, wkb]);
}

/** Shapefiles as map programs write them, part by part, and the archive they come in. */

import { zipSync } from 'fflate';

type Ring = readonly (readonly [number, number])[];

/** Outer rings with the clock, as the description wants it; null for a record without a shape. */
export function shpOf(shapes: readonly (readonly Ring[] | null)[], kind = 5): Uint8Array {
  const records = shapes.map((rings) => {
    if (rings === null) return new Uint8Array(4);
    const count = rings.reduce((sum, ring) => sum + ring.length, 0);
    const bytes = new Uint8Array(44 + 4 * rings.length + 16 * count);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, kind, true);
    view.setInt32(36, rings.length, true);
    view.setInt32(40, count, true);
    let point = 0;
    for (const [index, ring] of rings.entries()) {
      view.setInt32(44 + 4 * index, point, true);
      for (const [x, y] of ring) {
        view.setFloat64(44 + 4 * rings.length + 16 * point, x, true);
        view.setFloat64(52 + 4 * rings.length + 16 * point, y, true);
        point += 1;
      }
    }
    return bytes;
  });
  const size = 100 + records.reduce((sum, record) => sum + 8 + record.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, kind, true);
  let at = 100;
  for (const [index, record] of records.entries()) {
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  }
  return bytes;
}

/** A table of letters, each column 20 wide. */
export function dbfOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  encoding: 'utf8' | 'latin1' = 'utf8',
) {
  const width = 20;
  const head = 33 + 32 * names.length;
  const length = 1 + width * names.length;
  const bytes = Buffer.alloc(head + length * rows.length, ' ');
  bytes.fill(0, 0, head);
  bytes.writeUInt8(3, 0);
  bytes.writeUInt32LE(rows.length, 4);
  bytes.writeUInt16LE(head, 8);
  bytes.writeUInt16LE(length, 10);
  for (const [index, name] of names.entries()) {
    bytes.write(name, 32 + 32 * index, 'latin1');
    bytes.write('C', 43 + 32 * index);
    bytes.writeUInt8(width, 48 + 32 * index);
  }
  bytes.writeUInt8(0x0d, head - 1);
  for (const [row, cells] of rows.entries())
    for (const [index, cell] of cells.entries()) bytes.write(cell, head + length * row + 1 + width * index, encoding);
  return new Uint8Array(bytes);
}

export const prjOf: Readonly<Record<number, string>> = {
  25833:
    'PROJCS["ETRS_1989_UTM_Zone_33N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]',
  4326: 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  31468:
    'PROJCS["DHDN_3_Degree_Gauss_Zone_4",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]]],PROJECTION["Gauss_Kruger"]]',
};

export function archiveOf(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? new TextEncoder().encode(part) : part,
  ]);
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>);
}

/** A square with the clock, from its lower left corner. */
export const clockwise = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

/**
 * Areas of a Shapefile (ESRI 1998, "Shapefile Technical Description"; table: dBASE III) that came in a ZIP archive. Written here:
 * of the format an import of areas needs polygons and plain columns only. What is cut off is named. Pure.
 */

import { fault } from './fault.ts';
import type { Read } from './received.ts';

export type ShapefileParts = {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
  /** Well-known text of the reference system; null where the archive has none. */
  readonly prj: string | null;
  /** What `.cpg` says of the letters. */
  readonly cpg: string | null;
};

export type ShapefileFeature = {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null;
};

const fileCode = 9994;
const headBytes = 100;
const kinds: Readonly<Record<number, string>> = {
  1: 'Point',
  3: 'LineString',
  5: 'Polygon',
  8: 'MultiPoint',
  31: 'MultiPatch',
};

export function readShapefile({ shp, dbf, cpg }: ShapefileParts): Read<readonly ShapefileFeature[]> {
  const shapes = readShapes(shp);
  if (shapes === null) return { ok: false, faults: [fault('shapefile-broken', {}, { part: '.shp' })] };
  const rows = readRows(dbf, cpg);
  if (rows === null) return { ok: false, faults: [fault('shapefile-broken', {}, { part: '.dbf' })] };
  if (rows.length !== shapes.length)
    return { ok: false, faults: [fault('shapefile-half', {}, { shapes: shapes.length, rows: rows.length })] };
  const features = shapes.map((geometry, index) => ({ row: rows[index] ?? null, geometry }));
  return {
    ok: true,
    // A row that is marked as deleted is none.
    value: features.flatMap(({ row, geometry }) =>
      row ? [{ type: 'Feature' as const, properties: row, geometry }] : [],
    ),
  };
}

type Geometry = ShapefileFeature['geometry'];

/** Null where the file is none, or cut off. */
function readShapes(bytes: Uint8Array): Geometry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headBytes || view.getInt32(0) !== fileCode) return null;
  // Counted in words of two bytes.
  const end = view.getInt32(24) * 2;
  if (end < headBytes || end > bytes.length) return null;
  const shapes: Geometry[] = [];
  for (let at = headBytes; at + 8 <= end; ) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > end) return null;
    const shape = readShape(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length));
    if (shape === undefined) return null;
    shapes.push(shape);
    at += 8 + length;
  }
  return shapes;
}

type Ring = number[][];

/** Undefined where the record is not what it says. */
function readShape(view: DataView): Geometry | undefined {
  const kind = view.getInt32(0, true);
  if (kind === 0) return null;
  // 5 is a polygon, 15 one with heights, 25 one with measures; what follows the points does not matter.
  const plain = kind % 10;
  if (plain !== 5 || kind > 25) return { type: kinds[kind] ?? kinds[plain] ?? String(kind) };
  if (view.byteLength < 44) return undefined;
  const [parts, points] = [view.getInt32(36, true), view.getInt32(40, true)];
  if (parts < 0 || points < 0 || 44 + 4 * parts + 16 * points > view.byteLength) return undefined;
  const starts = Array.from({ length: parts }, (_, index) => view.getInt32(44 + 4 * index, true));
  const ordered = starts.every((start, index) => start >= 0 && start <= (starts[index + 1] ?? points));
  if (!ordered) return undefined;
  const first = 44 + 4 * parts;
  const rings = starts.map((start, index): Ring => {
    const ring: Ring = [];
    for (let point = start; point < (starts[index + 1] ?? points); point++)
      ring.push([view.getFloat64(first + 16 * point, true), view.getFloat64(first + 16 * point + 8, true)]);
    return ring;
  });
  return rings.length === 0 ? null : { type: 'MultiPolygon', coordinates: polygonsOf(rings) };
}

/** Outer rings run with the clock, holes against it; a hole belongs to the smallest outer ring around it. */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const sized = rings.map((ring) => ({ ring, size: signedArea(ring) }));
  const outer = sized.filter(({ size }) => size <= 0).map(({ ring, size }) => ({ size: -size, rings: [ring] }));
  // Some programs do not keep to the direction.
  if (outer.length === 0) return rings.map((ring) => [ring]);
  const bySize = [...outer].sort((a, b) => a.size - b.size);
  for (const { ring, size } of sized) {
    if (size <= 0) continue;
    const around = bySize.find((each) => each.size > size && holds(each.rings[0] ?? [], ring)) ?? null;
    if (around) around.rings.push(ring);
    else outer.push({ size, rings: [ring] });
  }
  return outer.map((each) => each.rings);
}

function signedArea(ring: Ring): number {
  const [ox = 0, oy = 0] = ring[0] ?? [];
  let twice = 0;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x = 0, y = 0] = ring[index] ?? [];
    const [nextX = 0, nextY = 0] = ring[index + 1] ?? [];
    twice += (x - ox) * (nextY - oy) - (nextX - ox) * (y - oy);
  }
  return twice / 2;
}

/** Whether most points of a hole lie inside: single ones may lie on the border. */
function holds(outer: Ring, hole: Ring): boolean {
  const some = hole.slice(0, 9);
  return some.filter(([x = 0, y = 0]) => isIn(outer, x, y)).length * 2 > some.length;
}

function isIn(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x1 = 0, y1 = 0] = ring[index] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

type Column = { readonly name: string; readonly type: string; readonly at: number; readonly length: number };

/** The table, row by row; null stands for a row marked as deleted. Null where it is none, or cut off. */
function readRows(bytes: Uint8Array, cpg: string | null): (Record<string, string | number> | null)[] | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, head, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  if (head < 33 || length < 2 || head + count * length > bytes.length) return null;
  const letters = lettersOf(bytes, cpg, head, count * length, view.getUint8(29));
  const text = (from: number, to: number) => letters.decode(bytes.subarray(from, to));
  const columns: Column[] = [];
  for (let at = 32, place = 1; at + 32 <= head && bytes[at] !== 0x0d; at += 32) {
    const size = bytes[at + 16] ?? 0;
    const name = text(at, at + 11).split('\0')[0] ?? '';
    columns.push({ name: name.trim(), type: String.fromCharCode(bytes[at + 11] ?? 0), at: place, length: size });
    place += size;
  }
  return Array.from({ length: count }, (_, row) => {
    const start = head + row * length;
    if (bytes[start] === 0x2a) return null;
    const cells = columns.flatMap(({ name, type, at, length: size }): [string, string | number][] => {
      const cell = text(start + at, start + at + size)
        .replaceAll('\0', '')
        .trim();
      if (cell === '' || !'CNFDL'.includes(type)) return [];
      // A key with leading zeros is kept in a column of letters; a number stays one.
      const number = type === 'N' || type === 'F' ? Number(cell) : Number.NaN;
      return [[name, Number.isFinite(number) ? number : cell]];
    });
    return Object.fromEntries(cells);
  });
}

/** The letters as `.cpg` says, as the table says, or as they must be: UTF-8 where all of it is, else Windows. */
function lettersOf(bytes: Uint8Array, cpg: string | null, head: number, length: number, driver: number): TextDecoder {
  const said = (cpg ?? '')
    .trim()
    .replace(/^(ansi|cp|windows)[\s-]?(\d{4})$/i, 'windows-$2')
    .replace(/^(125\d)$/, 'windows-$1');
  for (const name of [
    said.replace(/^88591$|^ISO[\s_-]?8859-?1$/i, 'latin1'),
    driver === 0x03 || driver === 0x57 ? 'windows-1252' : '',
  ]) {
    if (!name) continue;
    try {
      return new TextDecoder(name);
    } catch {
      // A name nobody knows says nothing.
    }
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(head, head + length));
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('windows-1252');
  }
}

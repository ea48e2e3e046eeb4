/** The one Shapefile in a ZIP archive. Sizes are read before anything is unpacked, so that no archive can fill the memory. Pure. */

import { unzipSync } from 'fflate';
import { type Fault, fault } from './fault.ts';
import type { Read } from './received.ts';
import type { ShapefileParts } from './shapefile.ts';

const megabyte = 1024 * 1024;
const largestUnpacked = 300 * megabyte;
const mostEntries = 2000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whether an archive is a workbook of a spreadsheet program. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const names = entriesOf(bytes)?.map(({ name }) => name) ?? [];
  return names.some((name) => name === '[Content_Types].xml' || name.startsWith('xl/'));
}

type Entry = { readonly name: string; readonly size: number };

/** What the archive says it holds; null where it is cut off or none. */
function entriesOf(bytes: Uint8Array): Entry[] | null {
  const entries: Entry[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries.push({ name, size: originalSize });
        return false;
      },
    });
    return entries;
  } catch {
    return null;
  }
}

const failed = (...faults: Fault[]): Read<never> => ({ ok: false, faults });
const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
const baseOf = (name: string) => name.slice(0, name.lastIndexOf('.')).toLowerCase();

export function unpackShapefile(bytes: Uint8Array): Read<ShapefileParts> {
  const entries = entriesOf(bytes);
  if (!entries) return failed(fault('zip-broken'));
  const own = entries.filter(({ name }) => !name.startsWith('__MACOSX/') && !name.endsWith('/'));
  const unpacked = own.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > largestUnpacked || entries.length > mostEntries)
    return failed(
      fault(
        'zip-bomb',
        {},
        { megabytes: Math.ceil(unpacked / megabyte), most: largestUnpacked / megabyte, entries: entries.length },
      ),
    );
  const shapes = own.filter(({ name }) => endingOf(name) === 'shp');
  const [first, ...more] = shapes;
  if (!first)
    return failed(
      fault(
        'zip-without-shapes',
        {},
        {
          names:
            own
              .slice(0, 6)
              .map(({ name }) => name)
              .join(', ') || '–',
        },
      ),
    );
  if (more.length > 0)
    return failed(
      fault(
        'zip-many-shapes',
        {},
        {
          count: shapes.length,
          names: shapes
            .slice(0, 6)
            .map(({ name }) => name)
            .join(', '),
        },
      ),
    );
  const part = (ending: string) =>
    own.find(({ name }) => baseOf(name) === baseOf(first.name) && endingOf(name) === ending)?.name;
  const table = part('dbf');
  if (!table) return failed(fault('shapefile-without-table', {}, { name: `${first.name.slice(0, -4)}.dbf` }));
  const names = [first.name, table, part('prj'), part('cpg')];
  const read = unpack(bytes, new Set(names.filter((name) => name !== undefined)));
  if (!read) return failed(fault('zip-broken'));
  const textOf = (name: string | undefined) =>
    name && read[name] ? new TextDecoder().decode(read[name]).trim() : null;
  const [shp, dbf] = [read[first.name], read[table]];
  if (!shp || !dbf) return failed(fault('zip-broken'));
  return { ok: true, value: { shp, dbf, prj: textOf(names[2]), cpg: textOf(names[3]) } };
}

function unpack(bytes: Uint8Array, names: ReadonlySet<string>): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes, { filter: ({ name }) => names.has(name) });
  } catch {
    return null;
  }
}

/**
 * What a `.prj` calls its reference system, made comparable: ESRI writes ETRS_1989_UTM_Zone_33N where EPSG writes
 * ETRS89 / UTM zone 33N.
 */
export function systemName(prj: string): string {
  return comparable(/^\s*\w+\[\s*"([^"]*)"/.exec(prj)?.[1] ?? '');
}

/** The EPSG number that a `.prj` gives of itself, at its end; null where it gives none. */
export function systemNumber(prj: string): number | null {
  const [, number] = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(prj) ?? [];
  return number ? Number(number) : null;
}

export function comparable(name: string): string {
  return name
    .toUpperCase()
    .replace(/^GCS_/, '')
    .replace(/_AUXILIARY_SPHERE/, 'PSEUDOMERCATOR')
    .replace(/[^A-Z0-9]+/g, '')
    .replace(/(ETRS|WGS|NAD)19(\d\d)/, '$1$2')
    .replace(/KRUGER|KRUEGER/, '')
    .replace(/WEBMERCATORPSEUDOMERCATOR/, 'PSEUDOMERCATOR');
}

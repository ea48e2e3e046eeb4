/**
 * Points of the map from a received file: a table with two columns of coordinates, in degrees or in metres of UTM, or
 * GeoJSON. What cannot be a place of this city is said with its line. Pure; whether a point lies in the city is asked of
 * PostGIS afterwards.
 */

import { fromUtm } from '#analysis/utm.ts';
import { type Extent, type JsonFeature, propertyText, readCollection } from './areas-import.ts';
import { type Fault, fault, featureFault, mostFaults, type Note } from './fault.ts';
import type { Read } from './received.ts';
import { columnOf, folded, type Table } from './table.ts';

export const coordinateSystems = ['degrees', 'utm-32', 'utm-33'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

export type ImportedPlace = {
  /** Line of the table, or which feature. */
  readonly row: number;
  readonly name: string;
  readonly code: string | null;
  readonly point: readonly [longitude: number, latitude: number];
};
export type PlacesImport = { readonly places: readonly ImportedPlace[]; readonly notes: readonly Note[] };

export type PlacesOptions = {
  readonly system: CoordinateSystem;
  readonly xColumn?: string | undefined;
  readonly yColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  readonly extent?: Extent | undefined;
};

/** More belong on no page, and in no entry of the journal. */
const mostPlaces = 5000;

const names = ['Name', 'Bezeichnung', 'Einrichtung', 'Haltestelle', 'Schule', 'title', 'label'];
const codes = ['Kennung', 'Schlüssel', 'Nummer', 'Nr', 'ID', 'code', 'key'];
const eastward = ['Länge', 'Längengrad', 'lon', 'lng', 'longitude', 'Ostwert', 'Rechtswert', 'easting', 'x'];
const northward = ['Breite', 'Breitengrad', 'lat', 'latitude', 'Nordwert', 'Hochwert', 'northing', 'y'];

type Found = { readonly places: ImportedPlace[]; readonly faults: Fault[] };

export function placesFromTable(table: Table, options: PlacesOptions): Read<PlacesImport> {
  const at = {
    name: columnOf(table.head, options.nameColumn ? [options.nameColumn] : names),
    code: columnOf(table.head, codes),
    x: columnOf(table.head, options.xColumn ? [options.xColumn] : eastward),
    y: columnOf(table.head, options.yColumn ? [options.yColumn] : northward),
  };
  const missing = (['name', 'x', 'y'] as const).filter((column) => at[column] < 0);
  if (missing.length > 0) {
    const wanted = {
      name: options.nameColumn ?? names[0],
      x: options.xColumn ?? eastward[0],
      y: options.yColumn ?? northward[0],
    };
    const examples = { name: names, x: eastward, y: northward };
    return {
      ok: false,
      faults: missing.map((column) =>
        fault('column-missing', { field: wanted[column] ?? '' }, { examples: examples[column].slice(0, 4).join(', ') }),
      ),
    };
  }
  if (table.rows.length > mostPlaces) return tooMany(table.rows.length);
  const found: Found = { places: [], faults: [] };
  const seen = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    if (found.faults.length >= mostFaults) break;
    const where = (column: keyof typeof at) => ({ row: line, field: table.head[at[column]] ?? '' });
    const name = (cells[at.name] ?? '').trim().slice(0, 200);
    if (!name) found.faults.push(fault('field-required', where('name')));
    const [x, y] = [coordinate(cells[at.x] ?? ''), coordinate(cells[at.y] ?? '')];
    for (const [column, value] of [
      ['x', x],
      ['y', y],
    ] as const)
      if (value === null)
        found.faults.push(fault('not-a-coordinate', where(column), { value: (cells[at[column]] ?? '').slice(0, 40) }));
    if (!name || x === null || y === null) continue;
    const code = at.code < 0 ? null : (cells[at.code] ?? '').trim().slice(0, 100) || null;
    const read = pointOf(x, y, options);
    if ('key' in read) found.faults.push(fault(read.key, where('x'), read.vars));
    else
      add(found, seen, { row: line, name, code, point: read.point }, (first, what) =>
        fault('duplicate', where(code ? 'code' : 'name'), { first, what }),
      );
  }
  return answer(found, table.notes);
}

export function placesFromGeoJson(bytes: Uint8Array, options: Omit<PlacesOptions, 'system'>): Read<PlacesImport> {
  const read = readCollection(bytes);
  if (!read.ok) return read;
  if (read.value.length > mostPlaces) return tooMany(read.value.length);
  const found: Found = { places: [], faults: [] };
  const seen = new Map<string, number>();
  for (const [index, feature] of read.value.entries()) {
    if (found.faults.length >= mostFaults) break;
    const row = index + 1;
    const problem = (key: string, field: string | null = null, vars: Fault['vars'] = {}) =>
      found.faults.push(featureFault(row, key, field, vars));
    if (!feature) {
      problem('not-a-feature');
      continue;
    }
    const name = property(feature, options.nameColumn ? [options.nameColumn] : names);
    if (!name)
      problem('no-name', options.nameColumn ?? 'name', {
        keys:
          Object.keys(feature.properties ?? {})
            .slice(0, 12)
            .join(', ') || '–',
      });
    const { geometry } = feature;
    if (geometry?.type !== 'Point') {
      problem(geometry ? 'not-a-point' : 'no-geometry', name || null, geometry ? { type: geometry.type } : {});
      continue;
    }
    const [x, y] = Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number') {
      problem('bad-position', name || null);
      continue;
    }
    const at = pointOf(x, y, { ...options, system: 'degrees' });
    if ('key' in at) problem(at.key, name || null, at.vars);
    else if (name) {
      const code = property(feature, codes) || null;
      add(found, seen, { row, name, code, point: at.point }, (first, what) =>
        featureFault(row, 'duplicate', code ?? name, { first, what }),
      );
    }
  }
  return answer(found, []);
}

function tooMany(has: number): Read<never> {
  return { ok: false, faults: [fault('too-many-places', {}, { has, most: mostPlaces })] };
}

function answer({ places, faults }: Found, notes: readonly Note[]): Read<PlacesImport> {
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, mostFaults) }
    : { ok: true, value: { places, notes } };
}

/** What tells a place from others of its kind: its key, or else its name and where it is. */
export function keyOfPlace({ code, name, point }: Pick<ImportedPlace, 'code' | 'name' | 'point'>): string {
  return code ? `code ${code}` : `name ${folded(name)} ${point.map((each) => each.toFixed(4)).join(' ')}`;
}

function add(
  found: Found,
  seen: Map<string, number>,
  place: ImportedPlace,
  twice: (first: number, what: string) => Fault,
) {
  const key = keyOfPlace(place);
  const first = seen.get(key);
  if (first !== undefined) found.faults.push(twice(first, place.code ?? place.name));
  else {
    seen.set(key, place.row);
    found.places.push(place);
  }
}

function property(feature: JsonFeature, wanted: readonly string[]): string {
  const keys = Object.keys(feature.properties ?? {});
  const key = wanted.map((each) => keys.find((one) => folded(one) === folded(each))).find(Boolean);
  return key ? propertyText(feature.properties?.[key]) : '';
}

/** A number as surveyors and spreadsheets write it: 12,3731 · 12.3731 · 317 455,10 · 5.690.123 */
export function coordinate(text: string): number | null {
  const bare = text.replace(/[\s\u00a0'°]/g, '');
  const plain = bare.includes(',')
    ? bare.replaceAll('.', '').replace(',', '.')
    : /^-?\d{1,3}(\.\d{3}){2,}$/.test(bare)
      ? bare.replaceAll('.', '')
      : bare;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

type Problem = { readonly key: string; readonly vars: Record<string, string | number> };

function pointOf(
  x: number,
  y: number,
  { system, extent }: Pick<PlacesOptions, 'system' | 'extent'>,
): { readonly point: readonly [number, number] } | Problem {
  const vars = { x: text(x), y: text(y) };
  if (system === 'degrees') {
    if (Math.abs(x) > 180 || Math.abs(y) > 180) return { key: 'metres-not-degrees', vars };
    return placed([x, y], [y, x], { extent, vars });
  }
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return { key: 'degrees-not-metres', vars };
  const zone = system === 'utm-32' ? 32 : 33;
  // Some offices write the zone before the easting.
  const east = (value: number) => (Math.floor(value / 1e6) === zone ? value - zone * 1e6 : value);
  return placed(fromUtm(zone, east(x), y), fromUtm(zone, east(y), x), { extent, vars });
}

const text = (value: number) => String(Math.round(value * 1e4) / 1e4);
/** Degrees by which a place may lie beyond what is known of the city. */
const margin = 0.02;
const germany: Extent = [5.5, 47, 15.5, 55.2];

function placed(
  point: readonly [number, number],
  other: readonly [number, number],
  { extent, vars }: { extent: Extent | undefined; vars: Problem['vars'] },
): { readonly point: readonly [number, number] } | Problem {
  const [west, south, east, north] = extent ?? germany;
  const inside = ([a, b]: readonly [number, number]) =>
    a >= west - margin && a <= east + margin && b >= south - margin && b <= north + margin;
  if (inside(point)) return { point };
  return { key: inside(other) ? 'swapped-columns' : 'outside-city', vars };
}

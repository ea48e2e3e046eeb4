/**
 * A division from a received GeoJSON file (RFC 7946). What cannot be a map of this city is said with the feature it stands
 * in: rings that are open, coordinates swapped or in metres, a foreign reference system. Pure; whether a ring crosses
 * itself is asked of PostGIS afterwards.
 */

import { z } from 'zod';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read } from './table.ts';

export type ImportedArea = { readonly code: string | null; readonly name: string; readonly geometry: object };
export type Extent = readonly [west: number, south: number, east: number, north: number];

const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.unknown().optional(),
  features: z.array(z.unknown()).max(20_000),
});
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable().optional(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});

const nameKeys = ['name', 'bezeichnung', 'gebiet', 'ortsteil', 'stadtbezirk', 'bezirk', 'plr_name', 'title', 'label'];
const codeKeys = ['code', 'schluessel', 'schlüssel', 'ot', 'sbz', 'nummer', 'nr', 'plr_id', 'plz', 'id', 'key', 'ags'];

export type AreasOptions = {
  readonly nameKey?: string | undefined;
  readonly codeKey?: string | undefined;
  readonly extent?: Extent | undefined;
};

export function importAreas(bytes: Uint8Array, options: AreasOptions = {}): Read<readonly ImportedArea[]> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const at = /position (\d+)/.exec(String(error));
    return failed(fault(bytes.length === 0 ? 'empty-file' : 'not-json', {}, { position: at?.[1] ?? '' }));
  }
  const parsed = collection.safeParse(json);
  if (!parsed.success) return failed(fault('not-a-collection'));
  const foreign = foreignSystem(parsed.data.crs);
  if (foreign) return failed(fault('unknown-crs', {}, { crs: foreign }));
  if (parsed.data.features.length === 0) return failed(fault('no-features'));
  return readFeatures(parsed.data.features, options);
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

/** Only degrees of WGS 84 are RFC 7946; a `crs` that names them is let through, another one is named. */
function foreignSystem(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const name = String((crs as { properties?: { name?: unknown } }).properties?.name ?? JSON.stringify(crs));
  return /CRS:?:?84$|EPSG:{1,2}4326$|CRS84/i.test(name) ? null : name.slice(0, 80);
}

function readFeatures(features: readonly unknown[], options: AreasOptions): Read<readonly ImportedArea[]> {
  const faults: Fault[] = [];
  const areas: ImportedArea[] = [];
  const seen = new Map<string, number>();
  const keys = propertyKeys(features, options);
  features.forEach((each, index) => {
    if (faults.length >= mostFaults) return;
    const row = index + 1;
    const parsed = feature.safeParse(each);
    if (!parsed.success) {
      faults.push(fault('not-a-feature', { row }));
      return;
    }
    const { properties, geometry } = parsed.data;
    const name = text(properties?.[keys.name]);
    const code = text(properties?.[keys.code]) || null;
    if (!name)
      faults.push(
        fault(
          'no-name',
          { row, field: keys.name },
          {
            keys: Object.keys(properties ?? {})
              .slice(0, 12)
              .join(', '),
          },
        ),
      );
    if (code && seen.has(code))
      faults.push(fault('duplicate', { row, field: keys.code }, { first: seen.get(code) ?? 0, what: code }));
    if (code) seen.set(code, row);
    const problem = geometryFault(geometry, options.extent);
    if (problem) faults.push(fault(problem.key, { row, field: name || null }, problem.vars));
    else if (geometry && name) areas.push({ code, name, geometry });
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: areas };
}

function propertyKeys(features: readonly unknown[], options: AreasOptions): { name: string; code: string } {
  const properties = (features[0] as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};
  const find = (wanted: readonly string[]) => {
    const keys = Object.keys(properties);
    return wanted.map((each) => keys.find((key) => key.toLowerCase() === each)).find(Boolean);
  };
  return { name: options.nameKey || find(nameKeys) || 'name', code: options.codeKey || find(codeKeys) || 'code' };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : '';
}

type Problem = { key: string; vars: Record<string, string | number> };

function geometryFault(
  geometry: { type: string; coordinates: unknown } | null,
  extent: Extent | undefined,
): Problem | null {
  if (!geometry) return { key: 'no-geometry', vars: {} };
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    return { key: 'not-a-polygon', vars: { type: geometry.type } };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return { key: 'no-geometry', vars: {} };
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { key: 'no-geometry', vars: {} };
    for (const ring of polygon) {
      const problem = ringFault(ring, extent);
      if (problem) return problem;
    }
  }
  return null;
}

function ringFault(ring: unknown, extent: Extent | undefined): Problem | null {
  if (!Array.isArray(ring) || ring.length < 4) return { key: 'ring-too-short', vars: {} };
  for (const position of ring) {
    if (
      !Array.isArray(position) ||
      position.length < 2 ||
      !position.slice(0, 2).every((value) => typeof value === 'number' && Number.isFinite(value))
    ) {
      return { key: 'bad-position', vars: {} };
    }
  }
  const positions = ring as [number, number][];
  const [first, last] = [positions[0], positions.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) return { key: 'ring-open', vars: {} };
  const [x, y] = first;
  if (Math.abs(x) > 180 || Math.abs(y) > 180)
    return { key: 'unknown-crs', vars: { crs: `${Math.round(x)}, ${Math.round(y)}` } };
  return placeFault(x, y, extent);
}

/** Degrees by which a map may reach beyond what is known of the city. */
const margin = 0.6;
/** Germany: where no division is known yet, a city is expected here. */
const germany: Extent = [5.5, 47, 15.5, 55.2];

function placeFault(x: number, y: number, extent: Extent = germany): Problem | null {
  const [west, south, east, north] = extent;
  const inside = (a: number, b: number) =>
    a >= west - margin && a <= east + margin && b >= south - margin && b <= north + margin;
  if (inside(x, y)) return null;
  const vars = { x: x.toFixed(3), y: y.toFixed(3) };
  return inside(y, x) ? { key: 'swapped', vars } : { key: 'far-away', vars };
}

/**
 * A division from a received GeoJSON file (RFC 7946). An area without a polygon is kept as it is. What cannot be a map of this city is said with the feature it stands
 * in: rings that are open, coordinates swapped or in metres, a foreign reference system. Pure; whether a ring crosses
 * itself is asked of PostGIS afterwards.
 */

import { z } from 'zod';
import { type Fault, fault, featureFault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';

export type ImportedArea = {
  readonly code: string | null;
  readonly name: string;
  /** Null where the source has no polygon for it. */
  readonly geometry: object | null;
  /** Key or name of what it lies in, where the file says so. */
  readonly parent?: string;
};
export type Extent = readonly [west: number, south: number, east: number, north: number];

const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.unknown().optional(),
  features: z.array(z.unknown()),
});
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable().optional(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown().optional() }).nullable(),
});

const nameKeys = ['name', 'bezeichnung', 'gebiet', 'ortsteil', 'stadtbezirk', 'bezirk', 'plr_name', 'title', 'label'];
const codeKeys = ['code', 'schluessel', 'schlüssel', 'ot', 'sbz', 'nummer', 'nr', 'plr_id', 'plz', 'id', 'key', 'ags'];

export type AreasOptions = {
  readonly nameKey?: string | undefined;
  readonly codeKey?: string | undefined;
  /** The property that says what an area lies in. */
  readonly parentKey?: string | undefined;
  readonly extent?: Extent | undefined;
};

/** No city has more, and more would not fit on a page. */
const mostAreas = 20_000;

export function importAreas(bytes: Uint8Array, options: AreasOptions = {}): Read<readonly ImportedArea[]> {
  const read = rawFeatures(bytes);
  if (!read.ok) return read;
  if (read.value.length > mostAreas)
    return failed(fault('too-many-areas', {}, { has: read.value.length, most: mostAreas }));
  return readFeatures(read.value, options);
}

function rawFeatures(bytes: Uint8Array): Read<readonly unknown[]> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const parsed = collection.safeParse(json.value);
  if (!parsed.success) return failed(fault('not-a-collection'));
  const { crs, features } = parsed.data;
  const foreign = foreignSystem(crs);
  if (foreign) return failed(fault('unknown-crs', {}, { crs: foreign }));
  return features.length === 0 ? failed(fault('no-features')) : { ok: true, value: features };
}

/** What a collection says of its reference system, by its EPSG number; null where it is no collection. */
export function readCollectionSystem(
  bytes: Uint8Array,
): { readonly epsg: number | null; readonly features: readonly unknown[] } | null {
  const json = readJson(bytes);
  const parsed = json.ok ? collection.safeParse(json.value) : null;
  if (!parsed?.success) return null;
  const { crs, features } = parsed.data;
  const name = foreignSystem(crs) ?? '';
  const [, number] = /EPSG(?::{1,2}|\/[\d.]+\/|:[\d.]+:)(\d{4,6})$/i.exec(name) ?? [];
  return { epsg: number ? Number(number) : null, features };
}

export type JsonFeature = z.output<typeof feature>;

/** The features of a file, as they stand in it; null for what is none. */
export function readCollection(bytes: Uint8Array): Read<readonly (JsonFeature | null)[]> {
  const read = rawFeatures(bytes);
  return read.ok ? { ok: true, value: read.value.map((each) => feature.safeParse(each).data ?? null) } : read;
}

/** A file as JSON, or where it breaks. */
export function readJson(bytes: Uint8Array): Read<unknown> {
  if (bytes.length === 0) return failed(fault('empty-file'));
  const text = new TextDecoder().decode(bytes);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed(fault('not-utf-8', {}, { position: text.indexOf('\ufffd') + 1 }));
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return failed(fault('not-json', {}, { position: brokenAt(text, String(error)) }));
  }
}

/** Which character the parser stumbled over: it says the place, or shows ten signs before it, or came to the end. */
function brokenAt(text: string, said: string): number {
  const place = /position (\d+)/.exec(said)?.[1];
  if (place) return Number(place) + 1;
  const [, sign, cut, around] = /token '(.+)', (\.{3})?"(.*)"(?:\.{3})? is not/su.exec(said) ?? [];
  if (sign === undefined || around === undefined) return text.length;
  return text.indexOf(around) + (cut ? 10 : around.indexOf(sign)) + 1;
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

/** Only degrees of WGS 84 are RFC 7946; a `crs` that names them is let through, another one is named. */
function foreignSystem(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const named = (crs as { properties?: { name?: unknown } }).properties?.name ?? crs;
  const name = typeof named === 'string' ? named : JSON.stringify(named);
  return /CRS:?:?84$|EPSG(:{1,2}|\/[\d.]+\/)4326$/i.test(name) ? null : name.slice(0, 80);
}

function readFeatures(features: readonly unknown[], options: AreasOptions): Read<readonly ImportedArea[]> {
  const faults: Fault[] = [];
  const areas: ImportedArea[] = [];
  const seen = new Map<string, number>();
  const keys = propertyKeys(features, options);
  for (const [index, each] of features.entries()) {
    if (faults.length >= mostFaults) break;
    const row = index + 1;
    const parsed = feature.safeParse(each);
    if (!parsed.success) {
      faults.push(featureFault(row, 'not-a-feature'));
      continue;
    }
    const { properties, geometry } = parsed.data;
    const name = propertyText(properties?.[keys.name]);
    const code = propertyText(properties?.[keys.code]) || null;
    const found = Object.keys(properties ?? {}).slice(0, 12);
    if (!name) faults.push(featureFault(row, 'no-name', keys.name, { keys: found.join(', ') || '–' }));
    // Without a key, areas of one name could not be told apart.
    const [field, what] = code ? [keys.code, code] : [keys.name, name];
    const first = what ? seen.get(`${field}\n${what}`) : undefined;
    // Parts of one area often stand as features of their own.
    const isPart = code !== null && geometry !== null && areas.some((area) => area.code === code && area.name === name);
    if (first !== undefined && !isPart) faults.push(featureFault(row, 'duplicate-area', field, { first, what }));
    else if (first === undefined) seen.set(`${field}\n${what}`, row);
    const problem = geometry && geometryFault(geometry, options.extent);
    const parent = options.parentKey ? propertyText(properties?.[options.parentKey]) : '';
    if (problem) faults.push(featureFault(row, problem.key, name || null, problem.vars));
    else if (name) areas.push({ code, name, geometry, ...(parent ? { parent } : {}) });
  }
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

export function propertyText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : '';
}

type Problem = { key: string; vars: Record<string, string | number> };

function geometryFault(geometry: { type: string; coordinates?: unknown }, extent: Extent | undefined): Problem | null {
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
  if (!ring.every(isPosition)) return { key: 'bad-position', vars: {} };
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return { key: 'ring-open', vars: {} };
  for (const [x, y] of ring) {
    const problem = placeFault(x, y, extent);
    if (problem) return problem;
  }
  return null;
}

/** Longitude, latitude and perhaps a height. */
function isPosition(position: unknown): position is [number, number] {
  return Array.isArray(position) && position.length >= 2 && position.every((value) => Number.isFinite(value));
}

/** Degrees by which a map may reach beyond what is known of the city. */
const margin = 0.6;
/** Germany: where no division is known yet, a city is expected here. */
const germany: Extent = [5.5, 47, 15.5, 55.2];

function placeFault(x: number, y: number, extent: Extent = germany): Problem | null {
  if (Math.abs(x) > 180 || Math.abs(y) > 180)
    return { key: 'unknown-crs', vars: { crs: `${Math.round(x)}, ${Math.round(y)}` } };
  const [west, south, east, north] = extent;
  const inside = (a: number, b: number) =>
    a >= west - margin && a <= east + margin && b >= south - margin && b <= north + margin;
  if (inside(x, y)) return null;
  const vars = { x: x.toFixed(3), y: y.toFixed(3) };
  return inside(y, x) ? { key: 'swapped', vars } : { key: 'far-away', vars };
}

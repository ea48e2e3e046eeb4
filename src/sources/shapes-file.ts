/**
 * Areas of a bare GeoJSON file, without a city and without a database: in degrees, or in the metres of a map projection.
 * Each gets its key from a property that tells all of them apart. Pure.
 */

import { z } from 'zod';
import { isSound } from '#analysis/overlap.ts';
import { type Coordinates, equalArea, type PlanarArea, planarArea, type ShapeGeometry } from '#analysis/planar.ts';
import { type Fault, fault, featureFault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';

export type ShapesFile = {
  /** The property that the keys are from. */
  readonly key: string;
  readonly coordinates: Coordinates;
  readonly features: readonly ShapeFeature[];
};
export type ShapeFeature = {
  readonly row: number;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Null where the file has none: such an area is told, its value stays where it is. */
  readonly geometry: ShapeGeometry | null;
  /** A unit may be a place. */
  readonly at: readonly [number, number] | null;
};

export type ShapesOptions = {
  readonly key?: string | undefined;
  readonly coordinates?: Coordinates | undefined;
  /** Keys that the areas are asked for by: the property that has most of them is the key. */
  readonly wanted?: ReadonlySet<string> | undefined;
  /** Whether places are accepted beside areas. */
  readonly places?: boolean;
};

const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(z.unknown()),
});
const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown().optional() }).nullish(),
});
type Feature = z.infer<typeof feature>;

const keyNames = ['code', 'schluessel', 'id', 'key', 'ot', 'plr_id', 'plz', 'nummer', 'nr', 'ags', 'geoid', 'name'];

export function readShapes(bytes: Uint8Array, options: ShapesOptions = {}): Read<ShapesFile> {
  const json = parsed(bytes);
  if (!json.ok) return json;
  const file = collection.safeParse(json.value);
  if (!file.success) return failed(fault('not-a-collection'));
  if (file.data.features.length === 0) return failed(fault('no-features'));
  const faults: Fault[] = [];
  const raw: Feature[] = [];
  for (const [index, each] of file.data.features.entries()) {
    const read = feature.safeParse(each);
    const problem = read.success
      ? geometryFault(read.data.geometry, options.places ?? false)
      : { key: 'not-a-feature', vars: {} };
    if (problem && faults.length < mostFaults) faults.push(featureFault(index + 1, problem.key, null, problem.vars));
    if (read.success) raw.push(read.data);
  }
  if (faults.length > 0) return { ok: false, faults };
  const coordinates = coordinatesOf(raw, file.data.crs?.properties.name, options.coordinates);
  if (!coordinates.ok) return coordinates;
  const key = keyOf(raw, options);
  if (!key.ok) return key;
  const features = raw.map((each, index): ShapeFeature => {
    const { geometry } = each;
    const isPlace = geometry?.type === 'Point';
    return {
      row: index + 1,
      id: idOf(each, key.value),
      properties: each.properties ?? {},
      geometry: geometry && !isPlace ? (geometry as ShapeGeometry) : null,
      at: isPlace ? (geometry.coordinates as [number, number]) : null,
    };
  });
  return { ok: true, value: { key: key.value, coordinates: coordinates.value, features } };
}

/** A plane on which several files lie together; null where one is in degrees and another in metres. */
export function commonOrigin(files: readonly ShapesFile[]): readonly [number, number] | null {
  const [first] = files;
  if (!first || files.some(({ coordinates }) => coordinates !== first.coordinates)) return null;
  const shape = first.features.find(({ geometry }) => geometry)?.geometry;
  const place = shape?.type === 'Polygon' ? shape.coordinates[0]?.[0] : shape?.coordinates[0]?.[0]?.[0];
  const [x = 0, y = 0] = place ?? [];
  return first.coordinates === 'degrees' ? equalArea(x, y) : [x, y];
}

/** The areas laid on that plane, and which of them cross themselves. */
export function laidOut(file: ShapesFile, origin: readonly [number, number]): Read<readonly PlanarArea[]> {
  const faults: Fault[] = [];
  const areas = file.features.flatMap(({ id, row, geometry }) => {
    if (!geometry) return [];
    const area = planarArea(id, geometry, file.coordinates, origin);
    if (!isSound(area) && faults.length < mostFaults) faults.push(featureFault(row, 'crossing-ring', id));
    return [area];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: areas };
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}

function parsed(bytes: Uint8Array): Read<unknown> {
  if (bytes.length === 0) return failed(fault('empty-file'));
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\ufffd')) return failed(fault('not-utf-8', {}, { position: text.indexOf('\ufffd') + 1 }));
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const place = /position (\d+)/.exec(String(error))?.[1];
    return failed(fault('not-json', {}, { position: place ? Number(place) + 1 : text.length }));
  }
}

type Problem = { readonly key: string; readonly vars: Record<string, string | number> };

function geometryFault(geometry: Feature['geometry'], places: boolean): Problem | null {
  if (!geometry) return null;
  const { type, coordinates } = geometry;
  if (places && type === 'Point') return isPosition(coordinates) ? null : { key: 'bad-position', vars: {} };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return { key: 'not-a-polygon', vars: { type } };
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return { key: 'no-geometry', vars: {} };
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) return { key: 'no-geometry', vars: {} };
    for (const ring of rings) {
      if (!Array.isArray(ring) || ring.length < 4) return { key: 'ring-too-short', vars: {} };
      if (!ring.every(isPosition)) return { key: 'bad-position', vars: {} };
      const [first, last] = [ring[0], ring.at(-1)];
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return { key: 'ring-open', vars: {} };
    }
  }
  return null;
}

function isPosition(position: unknown): position is [number, number] {
  return Array.isArray(position) && position.length >= 2 && position.every((value) => Number.isFinite(value));
}

/** Degrees where the file says so or all numbers could be degrees; metres else. A world map in Mercator's is refused. */
function coordinatesOf(
  raw: readonly Feature[],
  crs: string | undefined,
  asked: Coordinates | undefined,
): Read<Coordinates> {
  if (crs && /3857|900913/.test(crs)) return failed(fault('not-equal-area', {}, { crs }));
  const places = raw.flatMap(({ geometry }) => (geometry ? positionsOf(geometry.coordinates) : []));
  const couldBeDegrees = places.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const saysDegrees = crs !== undefined && /CRS:?:?84$|[:/]4326$/i.test(crs);
  const coordinates = asked ?? (saysDegrees || (couldBeDegrees && crs === undefined) ? 'degrees' : 'metres');
  if (coordinates === 'metres' || couldBeDegrees) return { ok: true, value: coordinates };
  const [x, y] = places.find(([a, b]) => Math.abs(a) > 180 || Math.abs(b) > 90) ?? [0, 0];
  return failed(fault('unknown-crs', {}, { crs: `${Math.round(x)}, ${Math.round(y)}` }));
}

function positionsOf(coordinates: unknown): (readonly [number, number])[] {
  if (isPosition(coordinates)) return [coordinates];
  return Array.isArray(coordinates) ? coordinates.flatMap(positionsOf) : [];
}

function idOf({ id, properties }: Feature, key: string): string {
  const value = key === featureId ? id : properties?.[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Stands for the id of the features themselves. */
const featureId = 'feature.id';

function keyOf(raw: readonly Feature[], { key, wanted }: ShapesOptions): Read<string> {
  const properties = [...new Set(raw.flatMap((each) => Object.keys(each.properties ?? {})))];
  const known = properties.slice(0, 12).join(', ') || '–';
  if (key !== undefined) {
    if (!properties.includes(key)) return failed(fault('no-property', {}, { key, keys: known }));
    const problem = keyFault(raw, key);
    return problem ? failed(problem) : { ok: true, value: key };
  }
  const rank = (name: string) => {
    const place = keyNames.indexOf(name.toLowerCase());
    return place < 0 ? keyNames.length : place;
  };
  const matches = (name: string) => (wanted ? raw.filter((each) => wanted.has(idOf(each, name))).length : 0);
  const usable = [...properties, featureId].filter((name) => keyFault(raw, name) === null);
  const [best] = usable
    .map((name) => ({ name, matches: matches(name), rank: rank(name) }))
    .sort((a, b) => b.matches - a.matches || a.rank - b.rank);
  return best ? { ok: true, value: best.name } : failed(fault('no-key-property', {}, { keys: known }));
}

/** What keeps a property from being the key: a feature without it, or two that share a value. */
function keyFault(raw: readonly Feature[], key: string): Fault | null {
  const seen = new Map<string, number>();
  for (const [index, each] of raw.entries()) {
    const id = idOf(each, key);
    if (id === '') return featureFault(index + 1, 'no-key-here', key);
    const first = seen.get(id);
    if (first !== undefined) return featureFault(index + 1, 'duplicate-area', key, { what: id, first });
    seen.set(id, index + 1);
  }
  return null;
}

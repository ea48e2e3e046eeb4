/** Areas from a table: keys and names, without a shape. What a map lacks can be brought along so. Pure. */

import type { ImportedArea } from './areas-import.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read } from './received.ts';
import { columnOf, type Table } from './table.ts';

const codeColumns = ['schluessel', 'code', 'id', 'key', 'nummer', 'nr', 'plr_id', 'plz', 'ot', 'ags', 'raum_id'];
const nameColumns = ['name', 'bezeichnung', 'gebiet', 'raum', 'ortsteil', 'bezirk', 'stadtbezirk', 'title', 'label'];

export type ListedOptions = {
  readonly nameKey?: string | undefined;
  readonly codeKey?: string | undefined;
  readonly parentKey?: string | undefined;
};

/** A row per area; further columns do not matter. */
export function areasListed({ head, rows }: Table, options: ListedOptions): Read<readonly ImportedArea[]> {
  const column = (asked: string | undefined, names: readonly string[]) =>
    columnOf(head, asked ? [asked, ...names] : names);
  const [code, name] = [column(options.codeKey, codeColumns), column(options.nameKey, nameColumns)];
  const parent = options.parentKey ? columnOf(head, [options.parentKey]) : -1;
  const faults: Fault[] = [];
  const add = (...given: Parameters<typeof fault>) => {
    if (faults.length < mostFaults) faults.push(fault(...given));
  };
  if (name < 0) add('column-missing', { field: 'name' }, { examples: nameColumns.slice(0, 4).join(', ') });
  if (code < 0) add('column-missing', { field: 'code' }, { examples: codeColumns.slice(0, 4).join(', ') });
  if (faults.length > 0) return { ok: false, faults };
  const seen = new Map<string, number>();
  const areas = rows.map(({ line, cells }): ImportedArea => {
    const [key, said] = [(cells[code] ?? '').trim(), (cells[name] ?? '').trim().slice(0, 200)];
    const first = seen.get(key);
    if (!key) add('field-required', { row: line, field: head[code] ?? null });
    else if (first !== undefined) add('duplicate', { row: line, field: head[code] ?? null }, { what: key, first });
    else seen.set(key, line);
    if (!said) add('field-required', { row: line, field: head[name] ?? null });
    const within = parent < 0 ? '' : (cells[parent] ?? '').trim();
    return { code: key.slice(0, 200), name: said, geometry: null, ...(within ? { parent: within } : {}) };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: areas };
}

/** Parts that lie further apart than this may be two areas, one of them with a wrong key. */
const farApart = 1;

/** Features of one key and name are parts of one area; that is said, and how far apart they lie. */
export function mergedParts(features: readonly ImportedArea[]): {
  readonly areas: readonly ImportedArea[];
  readonly notes: readonly Note[];
} {
  const groups = [...Map.groupBy(features, (area, index) => area.code ?? `no key ${index}`).values()];
  const notes: Note[] = [];
  const areas = groups.flatMap((parts): ImportedArea[] => {
    const [first] = parts;
    if (!first || parts.length === 1) return [...parts];
    const polygons = parts.map(({ geometry }) => polygonsOf(geometry));
    const kilometres = Math.max(...polygons.slice(1).map((part) => distance(polygons[0] ?? [], part)));
    const vars = {
      name: `${first.name} (${first.code})`,
      count: parts.length,
      kilometres: Math.round(kilometres * 10) / 10,
    };
    notes.push({ key: kilometres > farApart ? 'parts-apart' : 'parts', vars });
    return [{ ...first, geometry: { type: 'MultiPolygon', coordinates: polygons.flat() } }];
  });
  return { areas, notes };
}

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

function polygonsOf(geometry: object | null): Polygons {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  return type === 'Polygon' ? [coordinates as Polygons[number]] : ((coordinates ?? []) as Polygons);
}

/** Kilometres between the middles of two boxes, less half their widths: about how far apart they lie. */
function distance(one: Polygons, other: Polygons): number {
  const [a, b] = [one, other].map((polygons) => {
    const points = polygons.flatMap((rings) => rings[0] ?? []);
    const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
    return { west: least(xs), east: -least(xs.map((x) => -x)), south: least(ys), north: -least(ys.map((y) => -y)) };
  });
  if (!a || !b) return 0;
  const apart = (from: number, to: number) => Math.max(0, from - to);
  const wide = Math.max(apart(a.west, b.east), apart(b.west, a.east)) * Math.cos((a.south * Math.PI) / 180);
  const high = Math.max(apart(a.south, b.north), apart(b.south, a.north));
  return Math.hypot(wide, high) * kilometresPerDegree;
}

const kilometresPerDegree = 111.2;
const least = (values: readonly number[]) =>
  values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);

/** The areas of a map, and those of the list that the map lacks. */
export function withListed(
  drawn: readonly ImportedArea[],
  listed: readonly ImportedArea[],
): { readonly areas: readonly ImportedArea[]; readonly notes: readonly Note[] } {
  const bare = (code: string | null) => (code ?? '').replace(/^0+/, '');
  const codes = new Set(drawn.map(({ code }) => bare(code)));
  const more = listed.filter(({ code }) => !codes.has(bare(code)));
  const inList = new Set(listed.map(({ code }) => bare(code)));
  const unlisted = drawn.filter(({ code }) => !inList.has(bare(code)));
  return {
    areas: [...drawn, ...more],
    notes: [
      ...(more.length > 0 ? [{ key: 'from-list', vars: { count: more.length } }] : []),
      ...(unlisted.length > 0 ? [{ key: 'not-listed', vars: { count: unlisted.length, names: named(unlisted) } }] : []),
    ],
  };
}

/** Areas without a polygon are kept, and said. */
export function withoutShape(areas: readonly ImportedArea[]): Note[] {
  const bare = areas.filter(({ geometry }) => geometry === null);
  return bare.length > 0 ? [{ key: 'no-shape', vars: { count: bare.length, names: named(bare) } }] : [];
}

function named(areas: readonly ImportedArea[], most = 5): string {
  const words = areas.slice(0, most).map(({ code, name }) => (code ? `${name} (${code})` : name));
  return areas.length > most ? `${words.join(', ')} …` : words.join(', ');
}

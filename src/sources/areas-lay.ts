/**
 * How received areas lie to one another and to those a city has: overlaps, gaps, totals among the parts, the area each lies
 * in, and whose land is another than before. Measured on an equal-area map. Pure.
 */

import { gapsAmong } from '#analysis/gaps.ts';
import { overlapArea, overlaps } from '#analysis/overlap.ts';
import { equalArea, type PlanarArea, planarArea, type ShapeGeometry } from '#analysis/planar.ts';
import type { ImportedArea } from './areas-import.ts';
import { type KnownArea, type Parent, someOf } from './areas-match.ts';
import { type Fault, featureFault, type Note } from './fault.ts';

/** An area whose land is common to this part with what it was is the same for its series; the rest is two drawings of a border. */
export const sameLand = 0.99;

/** Below both, an overlap is two drawings of one border. */
const leastShare = 0.002;
const leastMetres = 100;
const hectare = 10_000;
/** So many are said one by one. */
const mostSaid = 5;
/** More than these are not laid upon one another: it would take longer than anybody waits. */
const mostLaid = 6000;

/** Lays areas on one plane; their ids are their places in the file. */
export function laidAreas(areas: readonly ImportedArea[]): { areas: PlanarArea[]; origin: readonly [number, number] } {
  const first = areas.find(({ geometry }) => geometry)?.geometry as ShapeGeometry | undefined;
  const ring = first?.type === 'MultiPolygon' ? first.coordinates[0]?.[0] : first?.coordinates[0];
  const [longitude = 0, latitude = 0] = ring?.[0] ?? [];
  const origin = equalArea(longitude, latitude);
  const laid = areas.flatMap(({ geometry }, index) =>
    geometry ? [planarArea(String(index), geometry as ShapeGeometry, 'degrees', origin)] : [],
  );
  return { areas: laid, origin };
}

/** Overlaps, gaps and totals; what lies in one another as the file says is neither. */
export function layOf(
  imported: readonly ImportedArea[],
  laid: readonly PlanarArea[],
  parents: readonly Parent[],
): { readonly notes: readonly Note[]; readonly faults: readonly Fault[] } {
  if (laid.length > mostLaid) return { notes: [{ key: 'not-laid', vars: { count: laid.length } }], faults: [] };
  const name = (id: string) => imported[Number(id)]?.name ?? '';
  const size = new Map(laid.map(({ id, area }) => [id, area]));
  const within = (one: number, other: number): boolean => {
    for (
      let at = parents[one] ?? null, steps = 0;
      at && 'index' in at && steps < 20;
      at = parents[at.index] ?? null, steps++
    )
      if (at.index === other) return true;
    return false;
  };
  const pairs = overlaps(laid, laid)
    .filter(({ source, target }) => Number(source) < Number(target))
    .filter(({ source, target }) => !within(Number(source), Number(target)) && !within(Number(target), Number(source)))
    .map((pair) => ({ ...pair, smaller: Math.min(size.get(pair.source) ?? 0, size.get(pair.target) ?? 0) }))
    .filter(({ area, smaller }) => area > leastMetres && area > leastShare * smaller)
    .sort((a, b) => b.area - a.area);
  const totals = totalsAmong(pairs, size);
  const faults = [...totals].map(([id, parts]) =>
    featureFault(Number(id) + 1, 'total-among-parts', name(id), {
      count: parts.length,
      parts: someOf(parts.map(name)),
    }),
  );
  const crossing = pairs.filter(({ source, target }) => !totals.has(source) && !totals.has(target));
  const notes = [
    ...said(crossing, 'overlap', ({ source, target, area }) => ({
      one: name(source),
      other: name(target),
      hectares: inHectares(area),
    })),
    ...said(gapsAmong(laid), 'gap', ({ size: gap, beside }) => ({
      beside: someOf(beside.map(name)),
      hectares: inHectares(gap),
    })),
  ];
  return { notes: faults.length > 0 ? [] : notes, faults };
}

const inHectares = (metres: number) => Math.round((metres / hectare) * 100) / 100;

/** The first few in their own words, of the rest how many. */
function said<T>(all: readonly T[], key: 'overlap' | 'gap', vars: (each: T) => Note['vars']): Note[] {
  const rest = all.length - mostSaid;
  return [
    ...all.slice(0, mostSaid).map((each) => ({ key, vars: vars(each) })),
    ...(rest > 0 ? [{ key: `${key}-more`, vars: { count: rest } }] : []),
  ];
}

type Pair = { readonly source: string; readonly target: string; readonly area: number; readonly smaller: number };

/** Areas that hold two or more others whole: a total that stands among its parts. */
function totalsAmong(pairs: readonly Pair[], size: ReadonlyMap<string, number>): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { source, target, area, smaller } of pairs) {
    if (area < 0.98 * smaller) continue;
    const [large, small] = (size.get(source) ?? 0) > (size.get(target) ?? 0) ? [source, target] : [target, source];
    parts.set(large, [...(parts.get(large) ?? []), small]);
  }
  return new Map([...parts].filter(([, some]) => some.length > 1));
}

/** An area of which less than this lies in the parent lies in none. */
const mostly = 0.5;
/** Less than this, and it is said that the area reaches across a border. */
const wholly = 0.95;

/** What each area lies in, by the beginning of its key where keys begin so, else by its land; said where both differ. */
export function parentsByLand(
  imported: readonly ImportedArea[],
  laid: readonly PlanarArea[],
  around: readonly PlanarArea[],
  known: readonly KnownArea[],
): { readonly parents: readonly Parent[]; readonly notes: readonly Note[] } {
  const best = new Map<string, { id: string; share: number }>();
  const size = new Map(laid.map(({ id, area }) => [id, area]));
  for (const { source, target, area } of overlaps(laid, around)) {
    const share = area / (size.get(source) ?? area);
    if (share > (best.get(source)?.share ?? 0)) best.set(source, { id: target, share });
  }
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const agreeing = [...best].filter(
    ([index, { id }]) => beginning(imported[Number(index)]?.code ?? null, known)?.id === id,
  );
  // Keys that begin with the key of what an area lies in, nearly all of them, are made so on purpose.
  const keyed = agreeing.length >= 0.9 * best.size;
  const across: string[] = [];
  const nowhere: string[] = [];
  const parents = imported.map((area, index): Parent => {
    const found = best.get(String(index));
    const byKey = keyed || !area.geometry ? beginning(area.code, known) : undefined;
    if (found && (found.share < wholly || (byKey && byKey.id !== found.id)))
      across.push(`${area.name} (${names.get(found.id) ?? found.id}: ${Math.round(found.share * 100)} %)`);
    if (byKey) return { id: byKey.id };
    if (found && found.share >= mostly) return { id: found.id };
    nowhere.push(area.name);
    return null;
  });
  return {
    parents,
    notes: [
      ...(across.length > 0 ? [{ key: 'parent-across', vars: { count: across.length, names: someOf(across) } }] : []),
      ...(nowhere.length > 0 ? [{ key: 'parent-none', vars: { count: nowhere.length, names: someOf(nowhere) } }] : []),
    ],
  };
}

/** `04030417` begins like `04`; the longest beginning counts. */
function beginning(code: string | null, known: readonly KnownArea[]): KnownArea | undefined {
  const fitting = known.filter((each) => each.code && code?.startsWith(each.code) && each.code !== code);
  return fitting.sort((a, b) => (b.code?.length ?? 0) - (a.code?.length ?? 0))[0];
}

/** Whether the land of an area is another than before: less than nearly all of either is common. */
export function landChanged(before: PlanarArea, after: PlanarArea): boolean {
  const common = overlapArea(before, after);
  return common < sameLand * before.area || common < sameLand * after.area;
}

/**
 * One indicator in one year as the tables an attacker would make of it: the areas of each division, what is put together
 * from them, the city above all; and which of its values are held back, or by what they are replaced. Pure.
 */

import { cellKeyOf, perturbCounts, secretKey } from '#analysis/cell-key.ts';
import type { PrimaryRule } from '#analysis/disclosure-rules.ts';
import { sensitivity } from '#analysis/disclosure-rules.ts';
import { suppress } from '#analysis/disclosure-suppression.ts';
import { type DisclosureTable, placeOf, type TableCell, tableOf } from '#analysis/disclosure-table.ts';
import { roundByKey } from '#analysis/rounding.ts';
import type { Protection, ProtectionCause } from './protection.ts';

export type PlacedArea = {
  readonly id: string;
  readonly divisionId: string;
  readonly parentId: string | null;
  readonly partIds: readonly string[];
  readonly isCity: boolean;
};

export type YearCell = {
  readonly areaId: string;
  readonly value: number;
  /** How many cases stand behind it; a count stands for itself. */
  readonly cases: number;
};

/** What was put out before of the same year: what was held back, and of which values it was made. */
export type Earlier = ReadonlyMap<string, { readonly cause: ProtectionCause | null; readonly madeOf: number }>;

/** The table of one division: its areas with values, and all other areas that are sums of them. */
type Frame = ReadonlyMap<string, readonly string[]>;

/** What each area with a value is the sum of, once for each division that is no part of a finer one. */
export function framesOf(areas: readonly PlacedArea[], valued: ReadonlySet<string>): Frame[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const children = Map.groupBy(areas, (area) => area.parentId ?? '');
  const divisions = [...Map.groupBy(areas, (area) => area.divisionId)]
    .map(([id, all]) => ({
      id,
      units: all.filter((area) => valued.has(area.id) && !area.isCity).map(({ id: u }) => u),
    }))
    .filter(({ units }) => units.length > 0)
    .sort((a, b) => b.units.length - a.units.length || (a.id < b.id ? -1 : 1));
  const frames: Frame[] = [];
  for (const { id: divisionId, units } of divisions) {
    if (frames.some((frame) => units.every((unit) => frame.has(unit)))) continue;
    const known = new Map<string, readonly string[]>();
    const unitsIn = (id: string, path: readonly string[]): readonly string[] => {
      const area = byId.get(id);
      const found = known.get(id);
      if (found) return found;
      if (!area || path.includes(id)) return [];
      const further = (ids: readonly string[]) => [...new Set(ids.flatMap((each) => unitsIn(each, [...path, id])))];
      const own = area.divisionId === divisionId ? (valued.has(id) ? [id] : []) : further(area.partIds);
      const made =
        own.length > 0 || area.divisionId === divisionId
          ? own
          : further((children.get(id) ?? []).map((each) => each.id));
      known.set(id, made);
      return made;
    };
    const members = areas
      .filter(({ id }) => valued.has(id))
      .map(({ id, isCity }) => [id, isCity ? units : unitsIn(id, [])] as const);
    frames.push(new Map(members.filter(([, parts]) => parts.length > 0)));
  }
  return frames;
}

/** Larger tables are not gone over for a smaller loss: a city may have a thousand of them. */
const goneOverUpTo = 120;

type Rule = Pick<Protection, 'method' | 'threshold' | 'secretZeros' | 'base' | 'reach'>;
export type YearInput = {
  readonly areas: readonly PlacedArea[];
  readonly cells: readonly YearCell[];
  readonly kind: DisclosureTable['kind'];
  readonly earlier?: Earlier | undefined;
};

/** The values held back in a year, and why each. */
export function heldBackIn(input: YearInput, rule: Rule): ReadonlyMap<string, ProtectionCause> {
  const { areas, cells } = input;
  const city = new Set(areas.filter((area) => area.isCity).map(({ id }) => id));
  if (rule.method === 'city-only') {
    return new Map(cells.flatMap(({ areaId }) => (city.has(areaId) ? [] : [[areaId, 'city-only'] as const])));
  }
  const primary: PrimaryRule = { threshold: rule.threshold ?? 0, zeros: rule.secretZeros ? 'secret' : 'open' };
  const small = new Set(
    cells.flatMap(({ areaId, value, cases }) =>
      sensitivity({ value, contributors: cases }, primary) === undefined ? [] : [areaId],
    ),
  );
  const cause = (areaId: string, otherwise: ProtectionCause) => (small.has(areaId) ? 'primary' : otherwise);
  // Where even the city's value is small, or no other way was found, nothing of the year is shown.
  const whole = new Map(cells.map(({ areaId }) => [areaId, cause(areaId, 'whole')]));
  if (cells.some(({ areaId }) => city.has(areaId) && small.has(areaId))) return whole;
  const frames = framesOf(areas, new Set(cells.map(({ areaId }) => areaId)));
  const ground = { cells, city, small, primary, frames, kind: input.kind };
  for (const { known, kept } of outBefore(input, small, city)) {
    const hidden = hiddenWith(ground, { known, kept });
    if (hidden) return new Map([...hidden].map((id) => [id, cause(id, kept.has(id) ? 'earlier' : 'secondary')]));
  }
  return whole;
}

type Before = { readonly known: ReadonlySet<string>; readonly kept: ReadonlySet<string> };

/**
 * What must be minded of an earlier version, in ways to be tried one after the other. `known`: what whoever kept the old
 * table knows, so that it hides nothing; `kept`: what stays held back.
 *
 * After a revision what has not changed is known, shown or not, as one sum: only what has changed can hide what has changed.
 * Without one, what was shown hides nothing; or, if nothing can be hidden so, what was held back stays held back.
 */
function outBefore({ cells, earlier }: YearInput, small: ReadonlySet<string>, city: ReadonlySet<string>): Before[] {
  const nothing: Before = { known: new Set(), kept: new Set() };
  const shown = ({ areaId }: YearCell) => earlier?.get(areaId)?.cause === null;
  if (!earlier || !cells.some((cell) => shown(cell) && !city.has(cell.areaId))) return [nothing];
  const ids = (some: readonly YearCell[]) => new Set(some.map(({ areaId }) => areaId));
  const same = cells.filter(({ areaId, value }) => earlier.get(areaId)?.madeOf === value);
  const kept = ids(cells.filter(({ areaId }) => (earlier.get(areaId)?.cause ?? null) !== null));
  if (same.length < cells.length) {
    return [{ known: ids(same.filter((cell) => !shown(cell) || !small.has(cell.areaId))), kept }];
  }
  const known = ids(cells.filter((cell) => shown(cell) && !small.has(cell.areaId)));
  return [
    { known, kept: new Set() },
    { known: new Set(), kept },
  ];
}

type Ground = {
  readonly cells: readonly YearCell[];
  readonly city: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
  readonly primary: PrimaryRule;
  readonly frames: readonly Frame[];
  readonly kind: DisclosureTable['kind'];
};

/** All that is held back; undefined where no way was found to protect all that is small. */
function hiddenWith(ground: Ground, { known, kept }: Before): ReadonlySet<string> | undefined {
  const { frames, small } = ground;
  const hidden = new Set([...small, ...kept]);
  const times = Map.groupBy(
    frames.flatMap((frame) => [...frame.keys()]),
    (id) => id,
  );
  const shared = new Set([...times].filter(([, found]) => found.length > 1).map(([id]) => id));
  // What one table hides of an area that stands in another one too must be safe there as well: until nothing is added.
  for (let size = -1; size < hidden.size; ) {
    size = hidden.size;
    for (const frame of frames) {
      const found = hideIn(frame, ground, { hidden, known, shared });
      if (!found) return undefined;
      for (const areaId of found) hidden.add(areaId);
    }
    if (frames.length < 2) break;
  }
  return hidden;
}

type Sets = Readonly<Record<'hidden' | 'known' | 'shared', ReadonlySet<string>>>;

/** So many units of a part of the city are looked at together, where nothing else ties them. */
const unitsTogether = 60;

/**
 * The units that hang together below the city, in pieces: what stays within one leaves all other sums as they are. So each can
 * be protected by itself, in a fraction of the time.
 */
function piecesOf(frame: Frame, { city }: Ground): Set<string>[] {
  const units = [...new Set([...frame.values()].flat())].sort();
  const over = new Map(units.map((unit) => [unit, unit]));
  const top = (unit: string): string => {
    const next = over.get(unit) ?? unit;
    if (next === unit) return unit;
    const found = top(next);
    over.set(unit, found);
    return found;
  };
  const tied = new Map<string, number>();
  for (const [area, parts] of frame) {
    if (city.has(area) || parts.length < 2) continue;
    const [first = ''] = parts;
    for (const part of parts) over.set(top(part), top(first));
  }
  for (const [area, parts] of frame) {
    if (!city.has(area) && parts.length > 1) tied.set(top(parts[0] ?? ''), (tied.get(top(parts[0] ?? '')) ?? 0) + 1);
  }
  const groups = [...Map.groupBy(units, (unit) => (tied.has(top(unit)) ? top(unit) : '')).entries()];
  return groups.flatMap(([group, inside]) => {
    if ((tied.get(group) ?? 0) > (hasCity(frame, { city }) ? 1 : 0)) return [new Set(inside)];
    const count = Math.ceil(inside.length / unitsTogether);
    return Array.from({ length: count }, (_, i) => new Set(inside.filter((_unit, at) => at % count === i)));
  });
}

/** What must be hidden of a table; undefined where no way was found to protect it. */
function hideIn(frame: Frame, ground: Ground, sets: Sets): readonly string[] | undefined {
  const all = new Set([...frame.values()].flat());
  const found: string[] = [];
  const pieces = piecesOf(frame, ground);
  const within = ([area, parts]: readonly [string, readonly string[]]) =>
    ground.city.has(area) || pieces.some((piece) => parts.every((part) => piece.has(part)));
  const isTorn = [...frame].some((each) => isGuarded(each[0], ground, sets) && !within(each));
  const waiting = isTorn ? [all] : pieces;
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    const hidden = hideInPiece(frame, ground, sets, piece);
    if (hidden) {
      found.push(...hidden);
      continue;
    }
    // Nothing to hide behind in here: together with the next piece there may be; at last in all of the city.
    if (piece.size === all.size) return undefined;
    const next = waiting.shift();
    waiting.unshift(next ? new Set([...piece, ...next]) : all);
  }
  return [...new Set(found)];
}

/** It must stay unknown, and nothing that was put out before has told it. */
function isGuarded(areaId: string, { small }: Ground, { hidden, known, shared }: Sets): boolean {
  return !known.has(areaId) && (small.has(areaId) || (shared.has(areaId) && hidden.has(areaId)));
}

/** Where the city has no value, nothing ties the pieces to each other. */
function hasCity(frame: Frame, { city }: Pick<Ground, 'city'>): boolean {
  return [...frame.keys()].some((area) => city.has(area));
}

const sumOfPiece = '\u0000';

/** The same for some of the units, whose sum stays as it is. */
function hideInPiece(
  frame: Frame,
  ground: Ground,
  sets: Sets,
  piece: ReadonlySet<string>,
): readonly string[] | undefined {
  const { cells, city, primary, kind } = ground;
  const { hidden, known, shared } = sets;
  const guarded = (areaId: string) => isGuarded(areaId, ground, sets);
  const open = cells.filter(({ areaId }) => {
    const parts = frame.get(areaId);
    return parts && !city.has(areaId) && parts.every((part) => piece.has(part));
  });
  if (!open.some(({ areaId }) => guarded(areaId))) return [];
  const tied = hasCity(frame, ground);
  const isWhole = (areaId: string) => tied && frame.get(areaId)?.length === piece.size && piece.size > 1;
  // What is as large as the piece stays as it is, so it can neither be hidden nor hide anything here.
  if (open.some(({ areaId }) => isWhole(areaId) && guarded(areaId))) return undefined;
  const members = open.map(({ areaId }) => {
    const parts = frame.get(areaId) ?? [];
    return { id: areaId, parts: parts.length === 1 && parts[0] === areaId ? [] : parts };
  });
  const sum = open.reduce((total, { areaId, value }) => total + (piece.has(areaId) ? value : 0), 0);
  const made = tableOf({
    kind,
    absent: 'zero',
    dimensions: [{ name: 'area', members: [...members, ...(tied ? [{ id: sumOfPiece, parts: [...piece] }] : [])] }],
    cells: [
      ...(tied
        ? [{ at: [sumOfPiece], value: sum, contributors: Number.MAX_SAFE_INTEGER, standing: 'published' as const }]
        : []),
      ...open.map(({ areaId, value, cases }): TableCell => {
        // What is out already is not exposed any more: it counts as harmless here.
        const fixed = known.has(areaId) || isWhole(areaId);
        const contributors = fixed ? Number.MAX_SAFE_INTEGER : shared.has(areaId) && hidden.has(areaId) ? 0 : cases;
        const free = hidden.has(areaId) && (value === 0 || !guarded(areaId));
        return { at: [areaId], value, contributors, standing: fixed ? 'published' : free ? 'hidden' : 'open' };
      }),
    ],
  });
  if (!made.ok) return undefined;
  const { sensitive, secondary, exposed } = suppress(made.table, { rule: primary, thoroughUpTo: goneOverUpTo });
  if (exposed.length > 0) return undefined;
  return [...sensitive, ...secondary].map((cell) => placeOf(made.table, cell)[0] ?? '').filter((id) => frame.has(id));
}

/** Counts changed by rounding or noise. The same cases get the same change wherever they stand. */
export function changedIn(
  { areas, cells }: Pick<YearInput, 'areas' | 'cells'>,
  rule: Rule,
  { secret, name }: { secret: string; name: string },
): ReadonlyMap<string, number> {
  const frames = framesOf(areas, new Set(cells.map(({ areaId }) => areaId)));
  const units = (areaId: string) => frames.find((frame) => frame.has(areaId))?.get(areaId) ?? [areaId];
  const keyed = cells.map(({ areaId, value }) => ({
    count: value,
    key: cellKeyOf(units(areaId).map((unit) => secretKey(secret, `${name} ${unit}`))),
  }));
  const reach = rule.reach ?? 5;
  const changed =
    rule.method === 'rounding'
      ? keyed.map(({ count, key }) => roundByKey(count, rule.base ?? 5, key))
      : perturbCounts(keyed, { D: reach, V: noiseOf(reach) });
  return new Map(cells.map(({ areaId }, i) => [areaId, changed[i] ?? 0]));
}

/** The variance of the noise: as wide as most offices take it. */
function noiseOf(reach: number): number {
  return 0.6 * reach;
}

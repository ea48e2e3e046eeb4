/**
 * One year as the tables an attacker would make of it: the areas of each division, what is put together from them, the city
 * above all, and indicators that are sums of others; and which values are held back. Pure.
 */

import type { PrimaryRule } from '#analysis/disclosure-rules.ts';
import { sensitivity } from '#analysis/disclosure-rules.ts';
import { suppress } from '#analysis/disclosure-suppression.ts';
import { type DisclosureTable, placeOf, type TableCell, tableOf } from '#analysis/disclosure-table.ts';
import { isHeldTogether, type LinkedCell } from './linked-tables.ts';
import { type Frame, framesOf, hasCity, type PlacedArea, piecesOf } from './protected-frames.ts';
import type { Concentration, Protection, ProtectionCause } from './protection.ts';
import { linksOf, membersOf, type Sum, type SumTable, sumTables } from './sums.ts';

export type YearCell = {
  readonly areaId: string;
  /** Which of several indicators that are sums of each other; none where there is but one. */
  readonly series?: string;
  readonly value: number;
  /** How many cases stand behind it; a count stands for itself. */
  readonly cases: number;
  /** The largest contributions, where a rule asks for them. */
  readonly largest?: readonly number[];
};

/** A value of an indicator among several. */
export const cellKey = ({ areaId, series = '' }: Pick<YearCell, 'areaId' | 'series'>) =>
  series === '' ? areaId : `${series}\u0001${areaId}`;

/** What was put out before of the same year: what was held back, and of which values it was made; by `cellKey`. */
export type Earlier = ReadonlyMap<string, { readonly cause: ProtectionCause | null; readonly madeOf: number }>;

/** Larger tables are not gone over for a smaller loss: a city may have a thousand of them. */
const goneOverUpTo = 120;

export type Rule = Pick<Protection, 'method' | 'threshold' | 'secretZeros'> & {
  readonly concentration?: Concentration | null;
  readonly concentrationPercent?: number | null;
};
export type YearInput = {
  readonly areas: readonly PlacedArea[];
  readonly cells: readonly YearCell[];
  readonly kind: DisclosureTable['kind'];
  readonly earlier?: Earlier | undefined;
  /** Which of the indicators are sums of which others. */
  readonly sums?: readonly Sum[];
  /** The rule of each indicator, where there are several; one without is shown to everybody. */
  readonly rules?: ReadonlyMap<string, Rule>;
};

/** Whether a value must not be shown by itself, and the distance that must be kept above it. */
function smallness({ value, cases, largest }: YearCell, rule: Rule): number | undefined {
  const primary: PrimaryRule = { threshold: rule.threshold ?? 0, zeros: rule.secretZeros ? 'secret' : 'open' };
  const percent = rule.concentrationPercent ?? 0;
  const n = rule.concentration === 'one' ? 1 : 2;
  const concentration =
    rule.concentration && (rule.concentration === 'percent' ? { percent } : { dominance: { n, k: percent } });
  return sensitivity({ value, contributors: cases, largest }, { ...primary, ...concentration });
}

/** The values held back in a year, and why each; by `cellKey`. */
export function heldBackIn(input: YearInput, rule: Rule): ReadonlyMap<string, ProtectionCause> {
  const { areas, cells, rules } = input;
  const city = new Set(areas.filter((area) => area.isCity).map(({ id }) => id));
  if (rule.method === 'city-only') {
    return new Map(cells.flatMap((cell) => (city.has(cell.areaId) ? [] : [[cellKey(cell), 'city-only'] as const])));
  }
  const ruleOf = ({ series = '' }: YearCell): Rule | undefined => (rules ? rules.get(series) : rule);
  const small = new Map<string, number>();
  const open = new Set<string>();
  for (const cell of cells) {
    const own = ruleOf(cell);
    const distance = own && distanceOf(cell, own, city);
    if (distance !== undefined) small.set(cellKey(cell), distance);
    if (!own || !isHiding(own)) open.add(cellKey(cell));
  }
  const cause = (key: string, otherwise: ProtectionCause) => (small.has(key) ? 'primary' : otherwise);
  // Where even the city's value is small, or no other way was found, nothing of the year is shown.
  const whole = new Map(cells.map((cell) => [cellKey(cell), cause(cellKey(cell), 'whole')]));
  const sums = sumsOfYear(input);
  const cityIsSmall = cells.some((cell) => city.has(cell.areaId) && small.has(cellKey(cell)));
  if (cityIsSmall && sums.length === 0) return whole;
  const frames = framesOf(areas, new Set(cells.map(({ areaId }) => areaId)));
  const strictest = Math.max(rule.threshold ?? 0, ...[...(rules?.values() ?? [])].map((each) => each.threshold ?? 0));
  const secret = rule.secretZeros || [...(rules?.values() ?? [])].some((each) => each.secretZeros);
  const primary: PrimaryRule = { threshold: strictest, zeros: secret ? 'secret' : 'open' };
  const tables = frames.flatMap((frame) => sumTables(sums, seriesIn(cells)).map((table) => ({ frame, table })));
  const ground = { cells, city, small, open, primary, tables, cityIsSmall, sums, frames, kind: input.kind };
  for (const { known, kept } of outBefore(input, new Set(small.keys()), city)) {
    const hidden = hiddenWith(ground, { known, kept });
    if (hidden) return new Map([...hidden].map((key) => [key, cause(key, kept.has(key) ? 'earlier' : 'secondary')]));
  }
  return whole;
}

const isHiding = ({ method }: Rule) => method === 'suppression' || method === 'city-only' || method === 'closed';

/** Of an indicator that is shown for the city only, or not at all, every value is held back and must stay unknown. */
function distanceOf(cell: YearCell, rule: Rule, city: ReadonlySet<string>): number | undefined {
  if (rule.method === 'closed' || (rule.method === 'city-only' && !city.has(cell.areaId))) return 0;
  return rule.method === 'suppression' ? smallness(cell, rule) : undefined;
}

const seriesIn = (cells: readonly YearCell[]) => [...new Set(cells.map(({ series = '' }) => series))];

/** A sum says something only where whole and parts are all there. */
function sumsOfYear({ cells, sums = [] }: YearInput): Sum[] {
  const there = new Set(seriesIn(cells));
  return sums.filter(({ whole, parts }) => there.has(whole) && parts.every((part) => there.has(part)));
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
  const shown = (cell: YearCell) => earlier?.get(cellKey(cell))?.cause === null;
  if (!earlier || !cells.some((cell) => shown(cell) && !city.has(cell.areaId))) return [nothing];
  const ids = (some: readonly YearCell[]) => new Set(some.map(cellKey));
  const same = cells.filter((cell) => earlier.get(cellKey(cell))?.madeOf === cell.value);
  const kept = ids(cells.filter((cell) => (earlier.get(cellKey(cell))?.cause ?? null) !== null));
  if (same.length < cells.length) {
    return [{ known: ids(same.filter((cell) => !shown(cell) || !small.has(cellKey(cell)))), kept }];
  }
  const known = ids(cells.filter((cell) => shown(cell) && !small.has(cellKey(cell))));
  return [
    { known, kept: new Set() },
    { known: new Set(), kept },
  ];
}

/** One division, and indicators of which one is the sum of others. */
type Linked = { readonly frame: Frame; readonly table: SumTable };

type Ground = {
  readonly cells: readonly YearCell[];
  readonly city: ReadonlySet<string>;
  /** With the distance that must be kept above the value. */
  readonly small: ReadonlyMap<string, number>;
  /** Shown to everybody, whatever is held back. */
  readonly open: ReadonlySet<string>;
  readonly primary: PrimaryRule;
  readonly tables: readonly Linked[];
  readonly frames: readonly Frame[];
  readonly sums: readonly Sum[];
  /** Of one of several indicators the city's value is small: then the city is hidden like any other area. */
  readonly cityIsSmall: boolean;
  readonly kind: DisclosureTable['kind'];
};

/** All that is held back; undefined where no way was found to protect all that is small. */
function hiddenWith(ground: Ground, { known, kept }: Before): ReadonlySet<string> | undefined {
  const { tables, small, cells, open } = ground;
  const hidden = new Set([...small.keys(), ...kept]);
  const times = new Map<string, number>();
  for (const { frame, table } of tables)
    for (const areaId of frame.keys())
      for (const series of membersOf(table)) {
        const key = cellKey({ areaId, series });
        times.set(key, (times.get(key) ?? 0) + 1);
      }
  const shared = new Set([...times].filter(([, count]) => count > 1).map(([key]) => key));
  const sets = { hidden, known: new Set([...known, ...open]), shared };
  // What one table hides of a cell that stands in another one too must be safe there as well: until nothing is added.
  for (let size = -1; size < hidden.size; ) {
    size = hidden.size;
    for (const linked of tables) {
      const found = hideIn(linked, ground, sets);
      if (!found) return undefined;
      for (const key of found) hidden.add(key);
    }
    if (tables.length < 2) break;
  }
  if (ground.sums.length === 0 || tables.length < 2) return hidden;
  // Several tables that share cells are asked once more, all of them together.
  const linked = new Map(
    cells.map((cell): [string, LinkedCell] => {
      const key = cellKey(cell);
      const asked = small.has(key) && !sets.known.has(key);
      return [
        key,
        {
          value: cell.value,
          hidden: hidden.has(key) && !sets.known.has(key),
          above: asked ? (small.get(key) ?? 0) : null,
        },
      ];
    }),
  );
  return isHeldTogether(linked, linksOf(ground.frames, ground.sums, seriesIn(cells), cellKey), ground.kind)
    ? hidden
    : undefined;
}

type Sets = Readonly<Record<'hidden' | 'known' | 'shared', ReadonlySet<string>>>;

/** What must be hidden of a table; undefined where no way was found to protect it. */
function hideIn(linked: Linked, ground: Ground, sets: Sets): readonly string[] | undefined {
  const { frame, table } = linked;
  const all = new Set([...frame.values()].flat());
  const found: string[] = [];
  const pieces = ground.cityIsSmall ? [all] : piecesOf(frame, ground.city);
  const within = ([area, parts]: readonly [string, readonly string[]]) =>
    ground.city.has(area) || pieces.some((piece) => parts.every((part) => piece.has(part)));
  const members = membersOf(table);
  const isTorn = [...frame].some(
    (each) => !within(each) && members.some((series) => isGuarded(cellKey({ areaId: each[0], series }), ground, sets)),
  );
  const waiting = isTorn ? [all] : pieces;
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    const hidden = hideInPiece(linked, ground, sets, piece);
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
function isGuarded(key: string, { small }: Ground, { hidden, known, shared }: Sets): boolean {
  return !known.has(key) && (small.has(key) || (shared.has(key) && hidden.has(key)));
}

const sumOfPiece = '\u0000';

/** The same for some of the units, whose sum stays as it is. */
function hideInPiece(
  { frame, table }: Linked,
  ground: Ground,
  sets: Sets,
  piece: ReadonlySet<string>,
): readonly string[] | undefined {
  const { city, primary, kind, small, cityIsSmall } = ground;
  const { hidden, known } = sets;
  const series = new Set(membersOf(table));
  const guarded = (cell: YearCell) => isGuarded(cellKey(cell), ground, sets);
  const open = ground.cells.filter((cell) => {
    const parts = frame.get(cell.areaId);
    if (!parts || !series.has(cell.series ?? '') || (city.has(cell.areaId) && !cityIsSmall)) return false;
    return parts.every((part) => piece.has(part));
  });
  if (!open.some(guarded)) return [];
  const tied = hasCity(frame, city) && !cityIsSmall;
  const isWhole = (areaId: string) => tied && frame.get(areaId)?.length === piece.size && piece.size > 1;
  // What is as large as the piece stays as it is, so it can neither be hidden nor hide anything here.
  if (open.some((cell) => isWhole(cell.areaId) && guarded(cell))) return undefined;
  const members = [...new Set(open.map(({ areaId }) => areaId))].map((id) => {
    const parts = frame.get(id) ?? [];
    return { id, parts: parts.length === 1 && parts[0] === id ? [] : parts };
  });
  const at = (cell: YearCell, areaId = cell.areaId) => (table.length > 1 ? [areaId, cell.series ?? ''] : [areaId]);
  const sums = [
    ...Map.groupBy(
      open.filter(({ areaId }) => piece.has(areaId)),
      (cell) => cell.series ?? '',
    ).values(),
  ];
  const made = tableOf({
    kind,
    absent: 'zero',
    dimensions: [
      { name: 'area', members: [...members, ...(tied ? [{ id: sumOfPiece, parts: [...piece] }] : [])] },
      ...(table.length > 1 ? [{ name: 'series', members: table }] : []),
    ],
    cells: [
      ...(tied ? sums : []).flatMap((some): TableCell[] => {
        const value = some.reduce((total, each) => total + each.value, 0);
        const [first] = some;
        return first
          ? [{ at: at(first, sumOfPiece), value, contributors: Number.MAX_SAFE_INTEGER, standing: 'published' }]
          : [];
      }),
      ...open.map((cell): TableCell => {
        const key = cellKey(cell);
        // What is out already is not exposed any more: it counts as harmless here.
        const fixed = known.has(key) || isWhole(cell.areaId);
        const isGuardedHere = guarded(cell);
        const free = hidden.has(key) && (cell.value === 0 || !isGuardedHere);
        return {
          at: at(cell),
          value: cell.value,
          contributors: Number.MAX_SAFE_INTEGER,
          standing: fixed ? 'published' : free ? 'hidden' : 'open',
          ...(isGuardedHere && (cell.value > 0 || primary.zeros === 'secret') ? { distance: small.get(key) ?? 0 } : {}),
        };
      }),
    ],
  });
  if (!made.ok) return undefined;
  const { sensitive, secondary, exposed } = suppress(made.table, { rule: primary, thoroughUpTo: goneOverUpTo });
  if (exposed.length > 0) return undefined;
  return [...sensitive, ...secondary].flatMap((cell) => {
    const [areaId = '', name = ''] = placeOf(made.table, cell);
    return frame.has(areaId) ? [cellKey({ areaId, series: name || (table[0]?.id ?? '') })] : [];
  });
}

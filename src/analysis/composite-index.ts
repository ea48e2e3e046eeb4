/**
 * Status and dynamics of small areas: indicators made comparable, added up, made comparable again, and put into classes.
 * Positive means worse off than the average of the areas. An index is relative: an area can rise because others fall, so
 * the values it rests on belong beside it.
 */

import { difference, type Figure, known, unknown } from './figure.ts';
import type { IndexClass, IndexDefinition, IndexPart } from './index-definition.ts';

export type Standard = { readonly mean: number; readonly spread: number; readonly n: number };

/**
 * Values in standard deviations from their mean: z = (x − x̄) / s.
 *
 * @param values any unit; at least two that differ
 * @param spread s with n (population) or n − 1 (sample) below
 * @returns the z values in the same order, the mean and s in the unit of the values; or why there are none
 * @source DIN ISO 3534-1; Senatsverwaltung Berlin, Monitoring Soziale Stadtentwicklung (population)
 * @example standardised([2, 4, 4, 4, 5, 5, 7, 9]) // → { ok: true, z: [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2], standard: { mean: 5, spread: 2, n: 8 } }
 * @example standardised([3, 3]) // → { ok: false, reason: 'no-spread' }
 */
export function standardised(
  values: readonly number[],
  spread: 'population' | 'sample' = 'population',
):
  | { readonly ok: true; readonly z: number[]; readonly standard: Standard }
  | { readonly ok: false; readonly reason: 'too-few-values' | 'no-spread' } {
  const n = values.length;
  if (n < 2) return { ok: false, reason: 'too-few-values' };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const s = Math.sqrt(squares / (spread === 'population' ? n : n - 1));
  // Values that differ by the rounding of the mean alone do not differ.
  if (!(s > Math.abs(mean) * 1e-13)) return { ok: false, reason: 'no-spread' };
  return { ok: true, z: values.map((value) => (value - mean) / s), standard: { mean, spread: s, n } };
}

/**
 * The class an index value falls into.
 *
 * @param value in standard deviations
 * @param classes from the lowest up, the last without an end
 * @example classOf(1, [{ code: '2', name: 'mittel', upTo: 1, including: true }, { code: '3', name: 'niedrig', including: true }]).name // → 'mittel'
 * @example classOf(1.01, [{ code: '2', name: 'mittel', upTo: 1, including: true }, { code: '3', name: 'niedrig', including: true }]).name // → 'niedrig'
 */
export function classOf(value: number, classes: readonly IndexClass[]): IndexClass {
  const found = classes.find(
    ({ upTo, including }) => upTo === undefined || value < upTo || (including && value === upTo),
  );
  const last = found ?? classes.at(-1);
  if (!last) throw new RangeError('an index needs classes');
  return last;
}

/** An area as received: figures by name of their column, and what else stands in the row. */
export type IndexRow = {
  readonly area: string;
  readonly inhabitants: Figure;
  /** By id of the indicator; `from` and `to` of a change by `id.from` and `id.to`. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** Texts by name of their column, for exclusions. */
  readonly marks?: Readonly<Record<string, string>>;
};

export type LeftOutReason =
  | 'too-few-inhabitants'
  | 'excluded'
  | 'unpublished'
  | 'missing'
  | 'suppressed'
  | 'not-applicable';
export type LeftOut = {
  readonly area: string;
  /** The part the area is left out of; null for all. */
  readonly part: string | null;
  readonly reason: LeftOutReason;
  /** The indicator that is not known, or the words of an exclusion. */
  readonly detail: string;
};

export type PartIndex = {
  readonly z: Readonly<Record<string, number>>;
  readonly sum: number;
  readonly index: number;
  readonly class: IndexClass;
};
export type AreaIndex = {
  readonly area: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly parts: Readonly<Record<string, PartIndex>>;
  /** Codes of all parts in a row (`2+/-`); undefined where one part is not known. */
  readonly combined: string | undefined;
};
export type CompositeIndex = {
  readonly areas: readonly AreaIndex[];
  readonly leftOut: readonly LeftOut[];
  /** Mean and spread by which each indicator, and each part's sum (by the part's id), was made comparable. */
  readonly standards: Readonly<Record<string, Standard>>;
};
export type IndexFailure = { readonly reason: 'too-few-areas' | 'no-spread' | 'area-twice'; readonly where: string };

/** A spread of fewer areas than this says nothing. */
const fewestAreas = 3;

/**
 * The index of every area, by a definition. z of each indicator over the areas that count, weighted sum of the z values,
 * z of that sum, class of the result; once for each part (status, dynamics). Areas under the minimum, excluded ones and
 * such with a figure that is not known take no part in mean and spread and are reported; nothing unknown becomes zero.
 *
 * @param rows one per area, in any order; the order of the result is theirs
 * @param definition see guides/define-an-index.md
 * @returns index values in standard deviations; or why there is none: fewer than three areas, no differences, an area twice
 * @source Senatsverwaltung für Stadtentwicklung Berlin, Monitoring Soziale Stadtentwicklung 2013 ff., Indikatorenblätter
 * @example compositeIndex([], { ...deliveredDefinition('berlin-mss-2013') }) // → { ok: false, failure: { reason: 'too-few-areas', where: 'status' } }
 * @example (([index]) => [index.parts.status.class.name, index.parts.status.index])(compositeIndex([1, 2, 6].map((value, i) => ({ area: `a${i}`, inhabitants: known(500), figures: { x: known(value) } })), { id: 'e', version: '1', name: 'e', editions: [], source: '', area: { columns: ['a'] }, unpublished: 'never', exclude: [], spread: 'population', parts: [{ id: 'status', name: 'Status', indicators: [{ id: 'x', name: 'x', unit: '', weight: 1, worse: 'lower', columns: ['x'] }], classes: [{ code: '1', name: 'good', upTo: 0, including: true }, { code: '2', name: 'bad', including: true }] }] }).index.areas).map((each) => typeof each === 'number' ? Number(each.toFixed(3)) : each) // → ['bad', 0.926]
 */
export function compositeIndex(
  rows: readonly IndexRow[],
  definition: IndexDefinition,
): { readonly ok: true; readonly index: CompositeIndex } | { readonly ok: false; readonly failure: IndexFailure } {
  const twice = firstTwice(rows.map(({ area }) => area));
  if (twice !== undefined) return { ok: false, failure: { reason: 'area-twice', where: twice } };
  const leftOut: LeftOut[] = [];
  const standards: Record<string, Standard> = {};
  const whole = rows.map((row) => ({ ...row, figures: changesIn(row.figures, definition) }));
  const counting = whole.filter((row) => {
    const out = leftOutAltogether(row, definition);
    if (out) leftOut.push(out);
    return !out;
  });
  const byPart = new Map<string, ReadonlyMap<string, PartIndex>>();
  for (const part of definition.parts) {
    const made = partIndex(counting, part, definition.spread, standards);
    if (!made.ok) return made;
    leftOut.push(...made.leftOut);
    byPart.set(part.id, made.found);
  }
  const areas = counting.map(({ area, figures }): AreaIndex => {
    const parts = definition.parts.flatMap(({ id }) => {
      const found = byPart.get(id)?.get(area);
      return found ? [[id, found] as const] : [];
    });
    const combined =
      parts.length === definition.parts.length ? parts.map(([, each]) => each.class.code).join('') : undefined;
    return { area, figures, parts: Object.fromEntries(parts), combined };
  });
  return { ok: true, index: { areas, leftOut, standards } };
}

function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.has(name) || !seen.add(name));
}

/** Figures with the changes computed from their two values. */
function changesIn(figures: IndexRow['figures'], { parts }: IndexDefinition): Record<string, Figure> {
  const indicators = parts.flatMap((part) => part.indicators);
  return Object.fromEntries(
    indicators.map(({ id, change }) => [
      id,
      (change
        ? difference(figures[`${id}.from`] ?? unknown('missing'), figures[`${id}.to`] ?? unknown('missing'))
        : figures[id]) ?? unknown('missing'),
    ]),
  );
}

function leftOutAltogether(row: IndexRow, definition: IndexDefinition): LeftOut | undefined {
  const { area, inhabitants, figures, marks = {} } = row;
  const out = (reason: LeftOut['reason'], detail: string): LeftOut => ({ area, part: null, reason, detail });
  for (const rule of definition.exclude) {
    const hit = 'areas' in rule ? rule.areas.includes(area) : rule.values.includes(marks[rule.column] ?? '');
    if (hit) return out('excluded', rule.reason);
  }
  if (definition.inhabitants) {
    if (inhabitants.state !== 'known') return out(inhabitants.state, definition.inhabitants.columns[0] ?? '');
    if (inhabitants.value < definition.inhabitants.minimum)
      return out('too-few-inhabitants', String(inhabitants.value));
  }
  const all = Object.values(figures);
  if (definition.unpublished === 'all-zero' && all.every((each) => each.state === 'known' && each.value === 0)) {
    return out('unpublished', '');
  }
  return undefined;
}

type PartMade =
  | { readonly ok: true; readonly found: ReadonlyMap<string, PartIndex>; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly failure: IndexFailure };

function partIndex(
  rows: readonly IndexRow[],
  part: IndexPart,
  spread: IndexDefinition['spread'],
  standards: Record<string, Standard>,
): PartMade {
  const leftOut: LeftOut[] = [];
  const complete = rows.filter(({ area, figures }) => {
    const open = part.indicators.find(({ id }) => figures[id]?.state !== 'known');
    const state = open && figures[open.id]?.state;
    if (open)
      leftOut.push({ area, part: part.id, reason: state && state !== 'known' ? state : 'missing', detail: open.id });
    return !open;
  });
  if (complete.length < fewestAreas) return { ok: false, failure: { reason: 'too-few-areas', where: part.id } };
  const columns: { id: string; weight: number; z: readonly number[] }[] = [];
  for (const { id, weight, worse } of part.indicators) {
    const sign = worse === 'lower' ? -1 : 1;
    const made = standardised(
      complete.map(({ figures }) => knownValueOf(figures[id])),
      spread,
    );
    if (!made.ok) return { ok: false, failure: { reason: 'no-spread', where: id } };
    standards[id] = made.standard;
    columns.push({ id, weight, z: sign === 1 ? made.z : made.z.map((z) => -z) });
  }
  const sums = complete.map((_, i) => columns.reduce((sum, { z, weight }) => sum + weight * (z[i] ?? 0), 0));
  const again = standardised(sums, spread);
  if (!again.ok) return { ok: false, failure: { reason: 'no-spread', where: part.id } };
  standards[part.id] = again.standard;
  const found = complete.map(({ area }, i): [string, PartIndex] => {
    const index = again.z[i] ?? 0;
    const z = Object.fromEntries(columns.map((each) => [each.id, each.z[i] ?? 0]));
    return [area, { z, sum: sums[i] ?? 0, index, class: classOf(index, part.classes) }];
  });
  return { ok: true, found: new Map(found), leftOut };
}

/** Only asked of figures that are known. */
function knownValueOf(figure: Figure | undefined): number {
  if (figure?.state !== 'known') throw new RangeError('a figure that is not known has no value');
  return figure.value;
}

export type ClassChange = {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  /** Index now less index before, in standard deviations; positive is worse. */
  readonly shift: number;
  /** How far the new value lies behind the limit next to the old class, in standard deviations. */
  readonly beyond: number;
};

/**
 * Areas whose class differs between two editions. Areas near a limit change class by chance: `beyond` says how far behind
 * the limit they are, and those nearer than `margin` are left out.
 *
 * @param before the earlier edition
 * @param after the later edition, same definition of the part
 * @param part of the definition
 * @param margin in standard deviations, ≥ 0
 * @returns changes, the largest shift first; areas that one edition lacks have none
 * @throws RangeError for a margin below 0
 * @example classChanges({ areas: [], leftOut: [], standards: {} }, { areas: [], leftOut: [], standards: {} }, { id: 'status', name: '', indicators: [], classes: [] }, 0) // → []
 */
export function classChanges(
  before: CompositeIndex,
  after: CompositeIndex,
  part: Pick<IndexPart, 'id' | 'classes'> & Partial<IndexPart>,
  margin = 0,
): ClassChange[] {
  if (!(margin >= 0)) throw new RangeError(`a margin from 0, got ${margin}`);
  const old = new Map(before.areas.map((each) => [each.area, each.parts[part.id]]));
  const place = (code: string) => part.classes.findIndex((each) => each.code === code);
  return after.areas
    .flatMap(({ area, parts }) => {
      const [was, is] = [old.get(area), parts[part.id]];
      if (!was || !is || was.class.code === is.class.code) return [];
      const [from, to] = [place(was.class.code), place(is.class.code)];
      const limit = to > from ? part.classes[from]?.upTo : part.classes[from - 1]?.upTo;
      const beyond = limit === undefined ? 0 : Math.abs(is.index - limit);
      if (beyond < margin) return [];
      return [{ area, from: was.class.code, to: is.class.code, shift: is.index - was.index, beyond }];
    })
    .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift));
}

/**
 * The index of one area in a part, as a figure.
 *
 * @example indexFigure({ areas: [], leftOut: [{ area: 'a', part: null, reason: 'too-few-inhabitants', detail: '12' }], standards: {} }, 'a', 'status') // → { state: 'not-applicable', evidence: 'computed' }
 */
export function indexFigure(index: CompositeIndex, area: string, part: string): Figure {
  const found = index.areas.find((each) => each.area === area)?.parts[part];
  if (found) return known(found.index, 'computed');
  const out = index.leftOut.find((each) => each.area === area && (each.part === null || each.part === part));
  if (!out || out.reason === 'missing') return unknown('missing', 'computed');
  return unknown(out.reason === 'suppressed' ? 'suppressed' : 'not-applicable', 'computed');
}

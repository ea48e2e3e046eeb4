/**
 * What changed since the year before, and how much that weighs: how large the city's change is against its usual year,
 * times the share of areas that moved with it by more than they usually do. A weight orders what to look at first; it says
 * neither good nor bad, and no cause.
 */

import { difference, type Evidence, type Figure, unknown } from './figure.ts';
import type { Point } from './trend.ts';

export type YearChange = {
  readonly year: number;
  readonly before: number;
  readonly now: number;
  readonly change: number;
  /** The median size of the changes of the years before; null where there are too few. */
  readonly usual: number | null;
  /** Change by usual change, 0 to 10; null where the usual is not known. */
  readonly size: number | null;
  /** Areas whose own usual change is known, and those of them that moved with the city by more. */
  readonly areas: number;
  readonly affected: number;
  /** Size times share of areas affected, 0 to 10; null where one of them is not known. */
  readonly weight: number | null;
};

/** Years looked back at, fewest changes that tell what is usual, and the largest size: beyond it all is large. */
const yearsBack = 10;
const fewestChanges = 3;
const largest = 10;

/**
 * The change of the latest year for which both it and the year before are known in the city.
 *
 * @param city series of the whole city, any unit
 * @param areas series of its areas, same unit
 * @param until latest year that counts
 * @returns null where the city has no two years in a row
 * @source own rule: sizes in units of the median absolute change (Hampel, J. Am. Stat. Assoc. 69 (1974) 383, on medians of absolute deviations), see decisions/0020 for what weights are not
 * @example yearChange([1, 2, 3, 4, 8].map((value, i) => ({ year: 2020 + i, figure: known(value) })), [], 2024)?.size // → 4
 * @example yearChange([{ year: 2024, figure: known(3) }], [], 2024) // → null
 */
export function yearChange(
  city: readonly Point[],
  areas: readonly (readonly Point[])[],
  until: number,
): YearChange | null {
  const changes = changesOf(city, until);
  const last = changes.at(-1);
  if (!last) return null;
  const usual = usualOf(changes);
  const size = usual === null ? null : sizeOf(last.change, usual);
  const judged = areas.flatMap((points) => {
    const own = changesOf(points, last.year);
    const usually = usualOf(own);
    const newest = own.at(-1);
    if (usually === null || newest?.year !== last.year) return [];
    return [Math.sign(newest.change) === Math.sign(last.change) && Math.abs(newest.change) > usually];
  });
  const affected = judged.filter(Boolean).length;
  return {
    ...last,
    usual,
    size,
    areas: judged.length,
    affected,
    weight: size === null || judged.length === 0 ? null : (size * affected) / judged.length,
  };
}

/** How large a change is: as chance alone moves a series over as many years, noticeably more, or far more. */
export const changeSizes = ['small', 'noticeable', 'large'] as const;
export type ChangeSize = (typeof changeSizes)[number];

export type ChangeBetween = {
  readonly before: Figure;
  readonly now: Figure;
  /** `not-applicable` where the two are of different kinds of evidence, which are never set against each other. */
  readonly change: Figure;
  readonly mixed: boolean;
  /** The median size of the changes from year to year; null where fewer than three are known. */
  readonly usual: number | null;
  readonly size: ChangeSize | null;
};

/**
 * The change of one place between two years, set against what is usual from year to year: `usual` is the median size of its
 * yearly changes in the ten years up to the later one. A series that only wanders moves by about usual · √k in k years;
 * up to that a change is small, up to twice that noticeable, beyond it large.
 *
 * @param points series of the place, any unit; what is not known is never computed over
 * @param from earlier year
 * @param to later year
 * @returns figures in the unit of the series; `size` is null where there is no change or no usual one
 * @throws RangeError where `to` is not after `from`
 * @source own rule: median absolute change (Hampel, J. Am. Stat. Assoc. 69 (1974) 383), growing with the root of time as a random walk does
 * @example changeBetween([1, 2, 3, 4, 9].map((value, i) => ({ year: 2020 + i, figure: known(value) })), 2023, 2024).size // → 'large'
 * @example changeBetween([{ year: 2020, figure: known(1) }, { year: 2021, figure: unknown('suppressed') }], 2020, 2021).change.state // → 'suppressed'
 * @example changeBetween([{ year: 2020, figure: known(1) }, { year: 2021, figure: known(2, 'forecast') }], 2020, 2021).mixed // → true
 */
export function changeBetween(points: readonly Point[], from: number, to: number): ChangeBetween {
  if (!(to > from)) throw new RangeError(`a change needs two years, got ${from} and ${to}`);
  const at = (year: number) => points.find((point) => point.year === year)?.figure ?? unknown('missing');
  const [before, now] = [at(from), at(to)];
  const mixed = before.state === 'known' && now.state === 'known' && countedAs(before) !== countedAs(now);
  const change = mixed ? unknown('not-applicable', 'computed') : difference(before, now);
  const usual = medianChange(changesOf(points, to).slice(-yearsBack));
  const size = usual === null || change.state !== 'known' ? null : sizeOf(change.value, usual * Math.sqrt(to - from));
  return {
    before,
    now,
    change,
    mixed,
    usual,
    size: size === null ? null : size <= 1 ? 'small' : size <= 2 ? 'noticeable' : 'large',
  };
}

/** What is counted and what is computed from counts is of one kind. */
function countedAs({ evidence }: Figure): Evidence {
  return evidence === 'measured' ? 'computed' : evidence;
}

/** From year to year, where both are known; the latest years only. */
function changesOf(points: readonly Point[], until: number) {
  const known = new Map(
    points.flatMap(({ year, figure }) => (figure.state === 'known' && year <= until ? [[year, figure.value]] : [])),
  );
  return [...known.keys()]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const [before, now] = [known.get(year - 1), known.get(year)];
      return before === undefined || now === undefined ? [] : [{ year, before, now, change: now - before }];
    })
    .slice(-yearsBack - 1);
}

/** Of all but the latest change. */
function usualOf(changes: readonly { readonly change: number }[]): number | null {
  return medianChange(changes.slice(0, -1));
}

function medianChange(changes: readonly { readonly change: number }[]): number | null {
  return changes.length < fewestChanges ? null : median(changes.map(({ change }) => Math.abs(change)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

function sizeOf(change: number, usual: number): number {
  if (change === 0) return 0;
  return usual === 0 ? largest : Math.min(largest, Math.abs(change) / usual);
}

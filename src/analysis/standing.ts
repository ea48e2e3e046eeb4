/** How a target that a city has set stands today: one of four grades, or why none can be given. */

import { type Attainment, attainment } from './attainment.ts';
import { type Direction, latestKnown, type Point } from './trend.ts';

/** Why a target gets no grade. */
export const standingReasons = ['no-target', 'no-direction', 'no-values', 'too-few-values'] as const;

export type Graded = Extract<Attainment, { ok: true }>;
export type Standing = Graded | { readonly ok: false; readonly reason: (typeof standingReasons)[number] };

/**
 * The grade of a target with value and year, or the reason why there is none. A target without a year is one for every year.
 *
 * @param target value in the unit of the series, or null where nobody has set one
 * @param direction of the indicator; with `none` neither above nor below the target is better, so nothing can be graded
 * @param series one point per year, in any order, up to the day that is judged
 * @source Statistisches Bundesamt, Deutsche Nachhaltigkeitsstrategie (see `attainment`)
 * @example standing({ value: 60, year: 2030 }, 'up', [50, 52, 54, 56].map((value, i) => ({ year: 2018 + i, figure: known(value) }))).grade // → 'sun'
 * @example standing({ value: 60, year: 2030 }, 'none', [50, 52, 54, 56].map((value, i) => ({ year: 2018 + i, figure: known(value) }))) // → { ok: false, reason: 'no-direction' }
 * @example standing({ value: null, year: null }, 'up', []) // → { ok: false, reason: 'no-target' }
 */
export function standing(
  { value, year }: { readonly value: number | null; readonly year: number | null },
  direction: Direction,
  series: readonly Point[],
): Standing {
  if (value === null) return { ok: false, reason: 'no-target' };
  if (direction === 'none') return { ok: false, reason: 'no-direction' };
  if (!latestKnown(series)) return { ok: false, reason: 'no-values' };
  const found = attainment(
    year === null ? { kind: 'constant', value, direction } : { kind: 'by-year', value, direction, year },
    series,
  );
  return found.ok ? found : { ok: false, reason: 'too-few-values' };
}

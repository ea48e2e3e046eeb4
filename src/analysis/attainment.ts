/**
 * Target attainment in the four grades of the German Sustainable Development Strategy (weather symbols): how far a target
 * will be missed if the last years go on. A continuation, no forecast and no plan. Freeze grade, values and method together:
 * revised values change old grades.
 */

import type { Point } from './trend.ts';

/** From best to worst: the strategy's Sonne, Leicht bewölkt, Wolke, Blitz. */
export type Grade = 'sun' | 'slightly-cloudy' | 'cloud' | 'thunderstorm';
const grades: readonly Grade[] = ['sun', 'slightly-cloudy', 'cloud', 'thunderstorm'];

export type AttainmentTarget =
  /** A value to be reached until the end of a year. */
  | { readonly kind: 'by-year'; readonly value: number; readonly direction: 'up' | 'down'; readonly year: number }
  /** A value to be kept every year. */
  | { readonly kind: 'constant'; readonly value: number; readonly direction: 'up' | 'down' }
  /** No value, only the direction. */
  | { readonly kind: 'direction'; readonly direction: 'up' | 'down' };

export type Attainment =
  | {
      readonly ok: true;
      readonly grade: Grade;
      /** Sun or slightly cloudy. */
      readonly onTrack: boolean;
      readonly year: number;
      readonly value: number;
      /** Mean annual change of the last years, in the unit of the series. */
      readonly changePerYear: number;
      /** From how many values, 4 to 6. */
      readonly n: number;
      /** What is left to the target: above 0 not reached, 0 or less reached; in the unit of the series. */
      readonly gap?: number;
      /** The value in the target year if the change goes on. */
      readonly projected?: number;
      /** The part of the gap that would still be open then; 0 or less: closed. */
      readonly openPart?: number;
    }
  | { readonly ok: false; readonly reason: 'too-few-values'; readonly needed: number };

const fewestValues = 4;
const mostValues = 6;
/** Parts of the gap, as published; what differs in the last digits only is the same. */
const nearlyReached = 0.05;
const somewhatMissed = 0.2;
const rounding = 1e-12;

/**
 * The grade of a series on its way to a target. The mean of the last five annual changes, from at least four values in
 * consecutive years, is continued to the target year. Sun: the target is reached, or missed by less than 5 % of the gap
 * between the newest value and the target; slightly cloudy: by 5 to 20 %; cloud: right direction, by more than 20 %;
 * thunderstorm: no change, or away from the target. Reached already, or a target for every year: sun with a change that
 * is not adverse, slightly cloudy with an adverse one; not reached, but towards it: cloud; otherwise thunderstorm. A
 * direction only: mean and last change right: sun; mean right only: slightly cloudy; last right only: cloud; none:
 * thunderstorm. The printed words leave open what a missed target for every year gets where nothing changes at all; here it is
 * a thunderstorm, as with a target year.
 *
 * @param target its value in the unit of the series; of an interval take the weakest value, of several years the next
 * @param series one point per year, in any order; what is not known breaks the row of consecutive years
 * @param asOf the year that is judged; the newest known one unless given
 * @returns grade and what it rests on; or that there are too few values in consecutive years up to that year
 * @source Statistisches Bundesamt, Deutsche Nachhaltigkeitsstrategie, dns-indikatoren.de/en/status (status and method, 2026)
 * @example attainment({ kind: 'by-year', value: 76, direction: 'up', year: 2030 }, [50, 52, 54, 56, 58, 60].map((value, i) => ({ year: 2018 + i, figure: known(value) }))).grade // → 'slightly-cloudy'
 * @example attainment({ kind: 'constant', value: 5, direction: 'down' }, [4, 4, 4, 4].map((value, i) => ({ year: 2018 + i, figure: known(value) }))).grade // → 'sun'
 * @example attainment({ kind: 'direction', direction: 'up' }, [1, 2].map((value, i) => ({ year: 2018 + i, figure: known(value) }))) // → { ok: false, reason: 'too-few-values', needed: 4 }
 */
export function attainment(target: AttainmentTarget, series: readonly Point[], asOf?: number): Attainment {
  const run = consecutive(series, asOf);
  const [first, before, last] = [run[0], run.at(-2), run.at(-1)];
  if (!first || !before || !last || run.length < fewestValues) {
    return { ok: false, reason: 'too-few-values', needed: fewestValues };
  }
  // Turned so that more is always better.
  const sign = target.direction === 'up' ? 1 : -1;
  const changePerYear = (last.value - first.value) / (run.length - 1);
  const good = sign * changePerYear;
  const basis = { ok: true as const, year: last.year, value: last.value, changePerYear, n: run.length };
  if (target.kind === 'direction') {
    return graded(basis, ofDirection(good > 0, sign * (last.value - before.value) > 0));
  }
  const gap = sign * (target.value - last.value);
  if (target.kind === 'constant') return graded({ ...basis, gap }, ofConstant(gap <= 0, good));
  const projected = last.value + changePerYear * Math.max(0, target.year - last.year);
  const openPart = gap > 0 ? (sign * (target.value - projected)) / gap : 0;
  const grade = gap <= 0 ? ofConstant(true, good) : good <= 0 ? 'thunderstorm' : ofMissed(openPart);
  return graded({ ...basis, gap, projected, openPart }, grade);
}

function graded<T extends object>(basis: T, grade: Grade) {
  return { ...basis, grade, onTrack: grade === 'sun' || grade === 'slightly-cloudy' };
}

function ofMissed(openPart: number): Grade {
  if (openPart < nearlyReached - rounding) return 'sun';
  return openPart <= somewhatMissed + rounding ? 'slightly-cloudy' : 'cloud';
}

function ofConstant(reached: boolean, good: number): Grade {
  if (reached) return good < 0 ? 'slightly-cloudy' : 'sun';
  return good > 0 ? 'cloud' : 'thunderstorm';
}

function ofDirection(meanRight: boolean, lastRight: boolean): Grade {
  if (meanRight) return lastRight ? 'sun' : 'slightly-cloudy';
  return lastRight ? 'cloud' : 'thunderstorm';
}

/** The known values in consecutive years up to the newest, six at most. */
function consecutive(series: readonly Point[], asOf: number | undefined): { year: number; value: number }[] {
  const values = new Map(
    series.flatMap(({ year, figure }) =>
      figure.state === 'known' && (asOf === undefined || year <= asOf) ? [[year, figure.value] as const] : [],
    ),
  );
  const newest = asOf ?? Math.max(...values.keys());
  const run: { year: number; value: number }[] = [];
  for (let year = newest; run.length < mostValues; year -= 1) {
    const value = values.get(year);
    if (value === undefined) break;
    run.unshift({ year, value });
  }
  return run;
}

/**
 * The grade of several targets of one indicator: the worst counts. Undefined without any.
 *
 * @example worstGrade(['sun', 'cloud']) // → 'cloud'
 * @example worstGrade([]) // → undefined
 */
export function worstGrade(some: readonly Grade[]): Grade | undefined {
  return grades[Math.max(...some.map((grade) => grades.indexOf(grade)))];
}

/**
 * Of targets for several years the one that counts: the next from this year on, or the last.
 *
 * @example nextTarget([{ year: 2030 }, { year: 2040 }], 2031) // → { year: 2040 }
 * @example nextTarget([{ year: 2030 }, { year: 2040 }], 2050) // → { year: 2040 }
 */
export function nextTarget<T extends { readonly year: number }>(targets: readonly T[], year: number): T | undefined {
  const ordered = targets.toSorted((a, b) => a.year - b.year);
  return ordered.find((target) => target.year >= year) ?? ordered.at(-1);
}

/**
 * How far a value is from its target, and how much of the way since a start is done.
 *
 * @param start value when the target was set, in the unit of the target
 * @returns `gap` in the unit of the target (above 0: not reached), `done` as a share of the way: below 0 further away than
 * at the start, above 1 beyond the target; undefined where the start was no distance away
 * @example distanceTo({ value: 80, direction: 'up' }, 50, 65) // → { gap: 15, done: 0.5 }
 * @example distanceTo({ value: 10, direction: 'down' }, 10, 12) // → { gap: 2, done: undefined }
 */
export function distanceTo(
  target: { readonly value: number; readonly direction: 'up' | 'down' },
  start: number,
  value: number,
): { readonly gap: number; readonly done: number | undefined } {
  const way = target.value - start;
  const gap = target.direction === 'up' ? target.value - value : value - target.value;
  return { gap, done: way === 0 ? undefined : (value - start) / way };
}

export type Progress =
  | 'significant-progress'
  | 'moderate-progress'
  | 'insufficient-progress'
  | 'moderate-movement-away'
  | 'significant-movement-away'
  | 'movement-away';

/**
 * Progress as Eurostat assesses it: the compound annual growth, with a target in relation to the growth that it needs
 * (from 95 % significant, from 60 % moderate, from 0 insufficient, below movement away), without one against ± 1 % a year.
 *
 * @param from value and year at the start, value above 0
 * @param to value and year at the end, value above 0, later than the start
 * @param aim the target with its year; or the desired direction
 * @returns growths per year as shares; or why there is none: values at or below 0, years in the wrong order
 * @source Eurostat, Sustainable development in the European Union, Annex II (assessment of progress)
 * @example eurostatProgress({ year: 2015, value: 100 }, { year: 2020, value: 110 }, { direction: 'up' }).progress // → 'significant-progress'
 * @example eurostatProgress({ year: 2015, value: 0 }, { year: 2020, value: 1 }, { direction: 'up' }) // → { ok: false, reason: 'not-above-zero' }
 */
export function eurostatProgress(
  from: { readonly year: number; readonly value: number },
  to: { readonly year: number; readonly value: number },
  aim: { readonly direction: 'up' | 'down' } | { readonly value: number; readonly year: number },
):
  | {
      readonly ok: true;
      readonly growth: number;
      readonly required?: number;
      readonly ratio?: number;
      readonly progress: Progress;
    }
  | { readonly ok: false; readonly reason: 'not-above-zero' | 'years' | 'no-way' } {
  const growthOf = (a: { year: number; value: number }, b: { year: number; value: number }) =>
    (b.value / a.value) ** (1 / (b.year - a.year)) - 1;
  if (to.year <= from.year || ('year' in aim && aim.year <= from.year)) return { ok: false, reason: 'years' };
  if (!(from.value > 0 && to.value > 0) || ('value' in aim && !(aim.value > 0)))
    return { ok: false, reason: 'not-above-zero' };
  const growth = growthOf(from, to);
  if ('value' in aim) {
    const required = growthOf(from, aim);
    if (required === 0) return { ok: false, reason: 'no-way' };
    const ratio = growth / required;
    const progress =
      ratio >= 0.95
        ? 'significant-progress'
        : ratio >= 0.6
          ? 'moderate-progress'
          : ratio >= 0
            ? 'insufficient-progress'
            : 'movement-away';
    return { ok: true, growth, required, ratio, progress };
  }
  const good = aim.direction === 'up' ? growth : -growth;
  const progress =
    good >= 0.01
      ? 'significant-progress'
      : good >= 0
        ? 'moderate-progress'
        : good > -0.01
          ? 'moderate-movement-away'
          : 'significant-movement-away';
  return { ok: true, growth, progress };
}

/**
 * THE DOOR of indicators: what is counted, how, by whom and how often; values by area and period. Rates are never stored:
 * they are computed from the counts they consist of, whenever they are looked at.
 */

import { z } from 'zod';
import type { ComputedIndicator } from '#analysis/computed.ts';
import {
  line,
  oneOf,
  optionalChoice,
  optionalLine,
  optionalNumber,
  optionalText,
  optionalWhole,
  tick,
} from '#analysis/fields.ts';
import { type Evidence, evidences, type Figure, known, rate, sum, unknown } from '#analysis/figure.ts';
import type { Direction, Point } from '#analysis/trend.ts';

/** `rate` is computed from two counts, `computed` by a formula from whatever it names; the others are stored as received. */
export const indicatorKinds = ['count', 'rate', 'amount', 'mean', 'computed'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];
/** Those that are told by a word alone; what is computed has a form of its own. */
export const plainKinds = ['count', 'rate', 'amount', 'mean'] as const;
export const directions = ['up', 'down', 'none'] as const satisfies readonly Direction[];

export type Indicator = {
  readonly id: string;
  readonly name: string;
  readonly definition: string | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly method: string | null;
  readonly methodVersion: string;
  readonly unit: string | null;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  readonly theme: string | null;
  readonly decimals: number;
  readonly numeratorId: string | null;
  readonly denominatorId: string | null;
  /** Per how many units of the denominator: 100 for percent. */
  readonly per: number;
  readonly rhythmMonths: number | null;
  readonly officeId: string | null;
  readonly evidence: Evidence;
  /** Sensitive themes get no rankings. */
  readonly sensitive: boolean;
  /** How a `computed` one is computed, with what it is computed from; null for all others. */
  readonly formula: Formula | null;
  /** The version of the formula that holds, of rates too; null where none was ever defined. */
  readonly formulaVersion: number | null;
  readonly retired: boolean;
  readonly revision: number;
};

export type Formula = { readonly definition: ComputedIndicator; readonly inputs: readonly Indicator[] };

export const indicatorForm = z
  .object({
    name: line,
    definition: optionalText,
    source: optionalLine,
    licence: optionalLine,
    method: optionalText,
    methodVersion: optionalLine,
    unit: optionalLine,
    kind: oneOf(plainKinds),
    direction: oneOf(directions),
    theme: optionalLine,
    decimals: optionalWhole(0, 6),
    numeratorId: optionalChoice,
    denominatorId: optionalChoice,
    per: optionalNumber,
    rhythmMonths: optionalWhole(1, 240),
    officeId: optionalChoice,
    evidence: oneOf(evidences),
    sensitive: tick,
  })
  .refine((form) => form.kind !== 'rate' || form.numeratorId !== null, { path: ['numeratorId'], message: 'required' })
  .refine((form) => form.kind !== 'rate' || form.denominatorId !== null, {
    path: ['denominatorId'],
    message: 'required',
  });
export type IndicatorForm = z.output<typeof indicatorForm>;

/** The rate of two series, year by year; a year that one of them lacks is missing. */
export function rateSeries(numerator: readonly Point[], denominator: readonly Point[], per: number): Point[] {
  const below = new Map(denominator.map((point) => [point.year, point.figure]));
  return numerator.map(({ year, figure }) => ({
    year,
    figure: rate(figure, below.get(year) ?? unknown('missing'), per),
  }));
}

/** The sum of the parts of an area, year by year; a part without a value for a year makes the sum missing. */
export function sumSeries(parts: readonly (readonly Point[])[]): Point[] {
  const years = [...new Set(parts.flatMap((points) => points.map((point) => point.year)))].sort((a, b) => a - b);
  const byYear = parts.map((points) => new Map(points.map((point) => [point.year, point.figure])));
  return years.map((year) => ({
    year,
    figure: sum(byYear.map((part): Figure => part.get(year) ?? unknown('missing'))),
  }));
}

/** The figure of one year, missing where the series has none. */
export function figureIn(points: readonly Point[], year: number): Figure {
  return points.find((point) => point.year === year)?.figure ?? unknown('missing');
}

/** The latest year up to `until` in which a value is known. */
export function latestYear(points: readonly Point[], until: number): number | null {
  return points.filter(({ year, figure }) => year <= until && figure.state === 'known').at(-1)?.year ?? null;
}

/** A stored value, for tests and the generator. */
export function point(year: number, value: number, evidence: Evidence = 'measured'): Point {
  return { year, figure: known(value, evidence) };
}

/** `add`: values of the file are added or take the place of older ones. `whole-series`: what the file lacks goes as well. */
export const importModes = ['add', 'whole-series'] as const;
export type ImportMode = (typeof importModes)[number];

export type ValueImport = {
  readonly id: string;
  readonly file: string;
  readonly hash: string;
  readonly rows: number;
  readonly by: string;
  readonly at: string;
  readonly undone: boolean;
  readonly source: string | null;
  readonly licence: string | null;
  readonly mode: ImportMode;
  readonly reason: string | null;
  /** How many values took the place of older ones, and how many older ones were not the same. */
  readonly replaced: number;
  readonly revised: number;
};

/** A value that a later file replaced by another one. */
export type Revision = {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly area: string;
  readonly year: number;
  readonly before: Figure;
  readonly after: Figure | null;
  readonly reason: string | null;
  readonly file: string;
  readonly at: string;
};

/**
 * How the values of an indicator are protected before anybody but the statistics office sees them: the methods, their
 * settings, and which of them fits what kind of value.
 */

import { z } from 'zod';
import { choices, oneOf, optionalChoice, optionalLine, optionalOneOf, optionalWhole, tick } from '#analysis/fields.ts';
import type { IndicatorKind } from './indicator.ts';

/**
 * `open`: the statistics office has released all values. `suppression`: small values are held back, and further ones so
 * that nobody computes them. `rounding` and `cell-key`: counts are changed a little. `city-only`: nothing below the city.
 * `closed`: nothing at all, as with the contributions behind other values.
 */
export const protectionMethods = ['open', 'suppression', 'rounding', 'cell-key', 'city-only', 'closed'] as const;
export type ProtectionMethod = (typeof protectionMethods)[number];

/** Why a value is held back. */
export const protectionCauses = ['primary', 'secondary', 'earlier', 'whole', 'city-only'] as const;
export type ProtectionCause = (typeof protectionCauses)[number];

/**
 * When one or two contribute so much to a value that it would tell of them: the largest, or the two largest, more than so many
 * percent of it; or the second largest could tell the largest to within so many percent.
 */
export const concentrations = ['one', 'two', 'percent'] as const;
export type Concentration = (typeof concentrations)[number];

export type Protection = {
  readonly indicatorId: string;
  readonly method: ProtectionMethod;
  /** Values of fewer cases are held back. */
  readonly threshold: number | null;
  readonly secretZeros: boolean;
  /** The count that says how many cases an amount or a mean stands on. */
  readonly casesId: string | null;
  readonly concentration: Concentration | null;
  readonly concentrationPercent: number | null;
  /** Data sets that hold the largest and the second largest contribution to each value. */
  readonly largestId: string | null;
  readonly secondId: string | null;
  readonly base: number | null;
  /** The largest change that a count gets from its key. */
  readonly reach: number | null;
  /** Roles that see the values as stored, beside those who may protect them. */
  readonly readers: readonly string[];
  readonly reason: string | null;
  readonly revision: number;
};

/** Changed counts must be counts. */
export function methodsOf(kind: IndicatorKind): readonly ProtectionMethod[] {
  return kind === 'count' ? protectionMethods : ['open', 'suppression', 'city-only', 'closed'];
}

/** Counts are shown, but not quite as they are. */
export type ChangingRule = Pick<Protection, 'method' | 'base' | 'reach'>;

/** How far a shown count can be from the true one. */
export function farthest({ method, base, reach }: ChangingRule): number {
  return method === 'rounding' ? (base ?? 5) - 1 : (reach ?? 5);
}

/** Up to this count a range of a fifth of it stays open, as where small values are hidden; above, only the distance. */
export function fifthUpTo(rule: ChangingRule): number {
  return 10 * farthest(rule);
}

export const usualThreshold = 5;

/** A rule of which nothing is said yet. */
export const noProtection = {
  threshold: null,
  secretZeros: false,
  casesId: null,
  concentration: null,
  concentrationPercent: null,
  largestId: null,
  secondId: null,
  sumId: null,
  base: null,
  reach: null,
  reason: null,
} as const;

export const protectionForm = z
  .object({
    indicators: choices,
    method: oneOf(protectionMethods),
    threshold: optionalWhole(3, 1000),
    secretZeros: tick,
    casesId: optionalChoice,
    concentration: optionalOneOf(concentrations),
    concentrationPercent: optionalWhole(1, 99),
    largestId: optionalChoice,
    secondId: optionalChoice,
    /** The one among the data sets that is the sum of the others. */
    sumId: optionalChoice,
    base: optionalWhole(5, 1000),
    reach: optionalWhole(3, 20),
    readers: choices,
    reason: optionalLine,
  })
  .refine((form) => form.indicators.length > 0, { path: ['indicators'], message: 'required' })
  .refine((form) => form.method !== 'suppression' || form.threshold !== null, {
    path: ['threshold'],
    message: 'required',
  })
  .refine((form) => form.concentration === null || form.concentrationPercent !== null, {
    path: ['concentrationPercent'],
    message: 'required',
  })
  .refine((form) => form.concentration === null || form.largestId !== null, {
    path: ['largestId'],
    message: 'required',
  })
  .refine((form) => form.concentration === null || form.concentration === 'one' || form.secondId !== null, {
    path: ['secondId'],
    message: 'required',
  })
  .refine((form) => form.method !== 'rounding' || form.base !== null, { path: ['base'], message: 'required' })
  .refine((form) => form.method !== 'cell-key' || form.reach !== null, { path: ['reach'], message: 'required' })
  .refine((form) => form.method !== 'open' || form.reason !== null, { path: ['reason'], message: 'required' });
export type ProtectionForm = z.output<typeof protectionForm>;

/** How a data set is protected, for those who look at it. */
export type ProtectionState = {
  /** Null where the statistics office has not decided. */
  readonly rule: Protection | null;
  readonly indicator: { readonly id: string; readonly name: string };
  /** False while the protected table is being made; until then nothing is shown. */
  readonly ready: boolean;
  readonly madeAt: string | null;
  readonly cells: number;
  /** How many values are held back, by cause; in all years. */
  readonly held: Readonly<Record<ProtectionCause, number>>;
};

/** How many are held back altogether. */
export function heldBack({ held }: Pick<ProtectionState, 'held'>): number {
  return Object.values(held).reduce((sum, count) => sum + count, 0);
}

/**
 * Indicators that are computed from others: a definition is data, checked by a schema, and says of what, how and per how
 * many. States and evidence of what goes in come out again.
 */

import { z } from 'zod';
import { combinedEvidence, difference, type Figure, known, rate, unknown } from './figure.ts';

const id = z.string().min(1);
const since = z.union([
  z.object({ years: z.number().int().min(1).max(100) }),
  z.object({ year: z.number().int().min(1800).max(2200) }),
]);

/** What a computed indicator is; ids are those of other indicators. */
export const computedIndicator = z.discriminatedUnion('kind', [
  /** Percent that a part is of its whole. */
  z.object({ kind: z.literal('share'), part: id, whole: id }),
  /** Cases per so many. */
  z.object({ kind: z.literal('rate'), cases: id, of: id, per: z.number().positive() }),
  /** Change since a year, or over years: in its unit, or in percent of what it was. */
  z.object({ kind: z.literal('change'), of: id, since, as: z.enum(['absolute', 'relative']) }),
  /** How far above or below the reference (mostly the whole city): in its unit, or in percent of the reference. */
  z.object({ kind: z.literal('against-reference'), of: id, as: z.enum(['absolute', 'relative']) }),
  /** 100 in the base year. */
  z.object({ kind: z.literal('index'), of: id, base: z.number().int().min(1800).max(2200) }),
  /** Mean of several, each with its weight: a number, or what another indicator says there and then. */
  z.object({
    kind: z.literal('weighted-mean'),
    parts: z
      .array(z.object({ of: id, weight: z.union([z.number().nonnegative(), z.object({ by: id })]) }))
      .min(1)
      .refine((parts) => parts.some(({ weight }) => typeof weight !== 'number' || weight > 0)),
  }),
]);
export type ComputedIndicator = z.infer<typeof computedIndicator>;

/**
 * The indicators that a definition asks for, each once.
 *
 * @example inputsOf({ kind: 'share', part: 'young', whole: 'all' }) // → ['young', 'all']
 */
export function inputsOf(definition: ComputedIndicator): string[] {
  return [...new Set(askedBy(definition, 2000).map(({ indicator }) => indicator))];
}

/**
 * What has to be known for the value of a year.
 *
 * @example askedBy({ kind: 'change', of: 'all', since: { years: 5 }, as: 'relative' }, 2020).map(({ year }) => year) // → [2015, 2020]
 */
export function askedBy(definition: ComputedIndicator, year: number): Asked[] {
  const asked = (indicator: string, when = year, reference = false): Asked => ({ indicator, year: when, reference });
  switch (definition.kind) {
    case 'share':
      return [asked(definition.part), asked(definition.whole)];
    case 'rate':
      return [asked(definition.cases), asked(definition.of)];
    case 'change':
      return [asked(definition.of, startOf(definition.since, year)), asked(definition.of)];
    case 'against-reference':
      return [asked(definition.of, year, true), asked(definition.of)];
    case 'index':
      return [asked(definition.of, definition.base), asked(definition.of)];
    case 'weighted-mean':
      return definition.parts.flatMap(({ of, weight }) => [
        asked(of),
        ...(typeof weight === 'number' ? [] : [asked(weight.by)]),
      ]);
  }
}

function startOf(from: z.infer<typeof since>, year: number): number {
  return 'year' in from ? from.year : year - from.years;
}

/** What is asked of the data: an indicator, in a year, here or in the reference. */
export type Asked = { readonly indicator: string; readonly year: number; readonly reference: boolean };

/**
 * The value of a computed indicator in one area and year.
 *
 * share = 100·part/whole; rate = per·cases/of; change = y_t − y_s, or 100·(y_t − y_s)/|y_s|; against the reference = y − r, or
 * 100·(y − r)/|r|; index = 100·y_t/y_base; weighted mean = Σ w·y / Σ w.
 *
 * @param year the year of the value
 * @param figureOf how the data answer; what is not there is `missing`
 * @returns unit: percent, per `per`, the unit of the indicator, or base year = 100; `not-applicable` where one would have to
 *   divide by zero, or mix what is measured with what is assessed; suppressed before missing, as in `sum`
 * @source definitions of the official statistics: Statistisches Bundesamt, Glossar (Quote, Rate, Messzahl)
 * @example compute({ kind: 'share', part: 'young', whole: 'all' }, 2020, ({ indicator }) => known({ young: 30, all: 120 }[indicator])) // → known(25, 'computed')
 * @example compute({ kind: 'change', of: 'all', since: { years: 5 }, as: 'relative' }, 2020, ({ year }) => known(year === 2020 ? 120 : 80)) // → known(50, 'computed')
 * @example compute({ kind: 'index', of: 'all', base: 2015 }, 2020, ({ year }) => (year === 2015 ? known(0) : known(7))) // → unknown('not-applicable', 'computed')
 */
export function compute(definition: ComputedIndicator, year: number, figureOf: (asked: Asked) => Figure): Figure {
  const at = (indicator: string, when = year) => figureOf({ indicator, year: when, reference: false });
  switch (definition.kind) {
    case 'share':
      return rate(at(definition.part), at(definition.whole), 100);
    case 'rate':
      return rate(at(definition.cases), at(definition.of), definition.per);
    case 'change':
      return apart(at(definition.of, startOf(definition.since, year)), at(definition.of), definition.as);
    case 'against-reference':
      return apart(figureOf({ indicator: definition.of, year, reference: true }), at(definition.of), definition.as);
    case 'index':
      return rate(at(definition.of), at(definition.of, definition.base), 100);
    case 'weighted-mean':
      return weightedMean(
        definition.parts.map(({ of, weight }) =>
          typeof weight === 'number' ? { figure: at(of), weight } : weighed(at(of), at(weight.by)),
        ),
      );
  }
}

/** A figure with a weight that is a figure too: where the weight is not known, neither is the mean. */
function weighed(figure: Figure, weight: Figure): Weighted {
  const evidence = combinedEvidence([figure.evidence, weight.evidence]);
  if (evidence === undefined || (weight.state === 'known' && weight.value < 0))
    return { figure: unknown('not-applicable', 'computed'), weight: 1 };
  if (weight.state !== 'known') return { figure: unknown(worse(figure, weight), evidence), weight: 1 };
  return { figure: { ...figure, evidence }, weight: weight.value };
}

/** What must stay secret decides first; a part that does not apply is left out whatever it would weigh. */
function worse(figure: Figure, weight: Figure): Exclude<Figure['state'], 'known'> {
  const states = [figure.state, weight.state];
  if (states.includes('suppressed')) return 'suppressed';
  return states.includes('not-applicable') ? 'not-applicable' : 'missing';
}

function apart(from: Figure, to: Figure, as: 'absolute' | 'relative'): Figure {
  const gap = difference(from, to);
  if (as === 'absolute' || gap.state !== 'known' || from.state !== 'known') return gap;
  if (from.value === 0) return unknown('not-applicable', gap.evidence);
  return known((100 * gap.value) / Math.abs(from.value), gap.evidence);
}

export type Weighted = { readonly figure: Figure; readonly weight: number };

/**
 * The mean of figures with weights, Σ w·y / Σ w. Parts that are not applicable, or weigh nothing, are left out; one
 * suppressed part suppresses the mean, one missing part makes it missing.
 *
 * @param parts weights ≥ 0, of any unit
 * @returns in the unit of the figures, between the smallest and the largest; `not-applicable` where nothing has weight
 * @throws RangeError where a weight is negative or no number
 * @source weighted arithmetic mean
 * @example weightedMean([{ figure: known(10), weight: 3 }, { figure: known(20), weight: 1 }]) // → known(12.5, 'computed')
 * @example weightedMean([{ figure: known(10), weight: 3 }, { figure: unknown('suppressed'), weight: 1 }]) // → unknown('suppressed', 'computed')
 */
export function weightedMean(parts: readonly Weighted[]): Figure {
  if (parts.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight)))) throw new RangeError('weights are ≥ 0');
  const used = parts.filter(({ figure, weight }) => figure.state !== 'not-applicable' && weight > 0);
  const evidence = combinedEvidence(used.map(({ figure }) => figure.evidence));
  if (used.length === 0 || evidence === undefined) return unknown('not-applicable', 'computed');
  for (const state of ['suppressed', 'missing'] as const)
    if (used.some(({ figure }) => figure.state === state)) return unknown(state, evidence);
  const all = used.reduce((sum, { weight }) => sum + weight, 0);
  // Each share first, so that huge weights do not overflow and equal values stay equal.
  const mean = used.reduce(
    (sum, { figure, weight }) => sum + (figure.state === 'known' ? figure.value * (weight / all) : 0),
    0,
  );
  const values = used.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : []));
  return known(Math.min(Math.max(...values), Math.max(Math.min(...values), mean)), evidence);
}

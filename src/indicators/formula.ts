/**
 * THE DOOR of computed indicators: what stands under one, and its value from stored figures. Nothing of it is stored; it is
 * computed from what the reader may see, so a value held back stays so. Pure.
 */

import { type Asked, askedBy, compute } from '#analysis/computed.ts';
import { type Figure, rate, unknown } from '#analysis/figure.ts';
import type { Indicator, IndicatorKind } from './indicator.ts';

/** Whether its values are received and kept; all others are computed when they are looked at. */
export function isStored({ kind }: { readonly kind: IndicatorKind }): boolean {
  return kind !== 'rate' && kind !== 'computed';
}

export type StoredPart = { readonly id: string; readonly summable: boolean };

/** The stored series it is made of in the end, each once; means of parts are not the mean of the whole. */
export function storedParts(indicator: Indicator): StoredPart[] {
  const { id, kind, numeratorId, denominatorId, formula } = indicator;
  if (formula) return [...new Map(formula.inputs.flatMap(storedParts).map((part) => [part.id, part])).values()];
  if (kind === 'rate')
    return [numeratorId, denominatorId].flatMap((part) => (part ? [{ id: part, summable: true }] : []));
  return kind === 'computed' ? [] : [{ id, summable: kind !== 'mean' }];
}

export function storedUnder(indicator: Indicator): string[] {
  return [...new Set(storedParts(indicator).map(({ id }) => id))];
}

/** Whether areas of different size can be held against each other by it: not by what adds up. */
export function isRelative({ kind, formula }: Pick<Indicator, 'kind' | 'formula'>): boolean {
  if (!formula) return kind === 'rate' || kind === 'mean';
  const { definition, inputs } = formula;
  if (definition.kind === 'weighted-mean' || (definition.kind === 'change' && definition.as === 'absolute'))
    return inputs.length > 0 && inputs.every(isRelative);
  return true;
}

/** Whether it is set against the whole city. */
export function asksCity({ formula }: Pick<Indicator, 'formula'>): boolean {
  return formula !== null && (formula.definition.kind === 'against-reference' || formula.inputs.some(asksCity));
}

/** Whether it sets a year against an earlier one, so that other borders in between matter. */
export function asksBack({ formula }: Pick<Indicator, 'formula'>): boolean {
  if (!formula) return false;
  return ['change', 'index'].includes(formula.definition.kind) || formula.inputs.some(asksBack);
}

/** All years that have to be read for these. */
export function yearsAsked(indicator: Indicator, years: readonly number[]): number[] {
  const { formula } = indicator;
  if (!formula) return [...years];
  const found = years.flatMap((year) =>
    askedBy(formula.definition, year).flatMap((asked) => {
      const input = formula.inputs.find(({ id }) => id === asked.indicator);
      return input ? yearsAsked(input, [asked.year]) : [];
    }),
  );
  return [...new Set(found)].sort((a, b) => a - b);
}

/** What is known of one area and, for comparison, of the city. */
export type Held = {
  readonly figure: (asked: Asked) => Figure;
  /** Whether the land became another between two years. */
  readonly broken: (one: number, other: number, reference: boolean) => boolean;
};

/** Its value in a year, out of stored figures; across other borders there is nothing to compare. */
export function figureFrom(indicator: Indicator, year: number, held: Held, reference = false): Figure {
  const { id, kind, numeratorId, denominatorId, per, formula } = indicator;
  const stored = (of: string | null) => held.figure({ indicator: of ?? '', year, reference });
  if (kind === 'rate') return rate(stored(numeratorId), stored(denominatorId), per);
  if (kind !== 'computed') return stored(id);
  if (!formula) return unknown('missing', 'computed');
  return compute(formula.definition, year, (asked) => {
    const there = reference || asked.reference;
    const input = formula.inputs.find((each) => each.id === asked.indicator);
    if (!input) return unknown('missing', 'computed');
    const figure = figureFrom(input, asked.year, held, there);
    // What must stay secret decides first.
    if (figure.state === 'suppressed' || !held.broken(asked.year, year, there)) return figure;
    return unknown('not-applicable', 'computed');
  });
}

/** Why a value does not apply, where that can be told: one would divide by zero. */
export function dividesByZero(indicator: Indicator, year: number, held: Held): boolean {
  const { kind, denominatorId, formula } = indicator;
  const below = (figure: Figure) => figure.state === 'known' && figure.value === 0;
  if (kind === 'rate') return below(held.figure({ indicator: denominatorId ?? '', year, reference: false }));
  const definition = formula?.definition;
  if (!formula || !definition || definition.kind === 'weighted-mean') return false;
  if ('as' in definition && definition.as === 'absolute') return false;
  const [first, second] = askedBy(definition, year);
  const divisor = definition.kind === 'share' || definition.kind === 'rate' ? second : first;
  const input = formula.inputs.find(({ id }) => id === divisor?.indicator);
  return !!input && !!divisor && below(figureFrom(input, divisor.year, held, divisor.reference));
}

/** Values of areas put together to the value of the whole: what can be derived is, what cannot is refused with the reason. */

import { type Weighted, weightedMean } from './computed.ts';
import { type Figure, rate, sum } from './figure.ts';

/** Values of the parts of a whole, with what is known beside them. */
export type Parts =
  /** Cases, inhabitants, euros: each case lies in one part. */
  | { readonly kind: 'count'; readonly figures: readonly Figure[] }
  /** Cases per so many, with both counts. */
  | { readonly kind: 'rate'; readonly per: number; readonly counts: readonly { cases: Figure; of: Figure }[] }
  /** A rate, share or mean alone, with the size of what it is of (its denominator); without sizes it is refused. */
  | { readonly kind: 'mean'; readonly parts: readonly { figure: Figure; size: Figure }[] }
  | { readonly kind: 'mean-without-sizes'; readonly figures: readonly Figure[] }
  /** Medians and other quantiles. */
  | { readonly kind: 'median'; readonly figures: readonly Figure[] };

export type Aggregate =
  | { readonly ok: true; readonly figure: Figure }
  | {
      readonly ok: false;
      readonly reason: 'sizes-needed' | 'single-values-needed';
      /** Between these it lies for certain, where all parts are known. */
      readonly between: readonly [number, number] | null;
    };

/**
 * The value of the whole from those of its parts.
 *
 * count: Σ y; rate: per·Σ cases/Σ of; mean: Σ size·y / Σ size. A mean of parts of unknown size and a median are not derivable;
 * both lie between the smallest and the largest of the parts.
 *
 * @returns the figure, or why there is none; states as in `sum`: suppressed before missing, never a sum of the known part
 * @source Statistisches Bundesamt, Glossar; medians: no function of the parts' medians exists (Yule & Kendall 1950, ch. 5)
 * @example aggregate({ kind: 'rate', per: 100, counts: [{ cases: known(1), of: known(10) }, { cases: known(9), of: known(30) }] }) // → { ok: true, figure: known(25, 'computed') }
 * @example aggregate({ kind: 'median', figures: [known(31), known(44)] }) // → { ok: false, reason: 'single-values-needed', between: [31, 44] }
 * @example aggregate({ kind: 'mean', parts: [{ figure: known(2), size: known(10) }, { figure: known(4), size: known(30) }] }) // → { ok: true, figure: known(3.5, 'computed') }
 */
export function aggregate(parts: Parts): Aggregate {
  switch (parts.kind) {
    case 'count':
      return { ok: true, figure: sum(parts.figures) };
    case 'rate': {
      // A part to which the rate does not apply takes neither its cases nor its people into the whole.
      const used = parts.counts.filter(
        ({ cases, of }) => cases.state !== 'not-applicable' && of.state !== 'not-applicable',
      );
      return {
        ok: true,
        figure: rate(sum(used.map(({ cases }) => cases)), sum(used.map(({ of }) => of)), parts.per),
      };
    }
    case 'mean':
      return { ok: true, figure: meanOf(parts.parts) };
    case 'mean-without-sizes':
      return { ok: false, reason: 'sizes-needed', between: rangeOf(parts.figures) };
    case 'median':
      return { ok: false, reason: 'single-values-needed', between: rangeOf(parts.figures) };
  }
}

function meanOf(parts: readonly { figure: Figure; size: Figure }[]): Figure {
  const used = parts.filter(({ figure, size }) => figure.state !== 'not-applicable' && size.state !== 'not-applicable');
  const unsized =
    used.find(({ size }) => size.state === 'suppressed') ?? used.find(({ size }) => size.state === 'missing');
  const weighted = used.map(
    ({ figure, size }): Weighted => ({ figure, weight: size.state === 'known' ? size.value : 1 }),
  );
  if (!unsized) return weightedMean(weighted);
  return weightedMean([...weighted, { figure: unsized.size, weight: 1 }]);
}

function rangeOf(figures: readonly Figure[]): [number, number] | null {
  const used = figures.filter(({ state }) => state !== 'not-applicable');
  const values = used.flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
  if (values.length === 0 || values.length < used.length) return null;
  return [Math.min(...values), Math.max(...values)];
}

/**
 * A number never stands alone: it has a state (is there a value, and if not, why not) and a kind of evidence (how do we
 * know it). The two vocabularies are carried through every sum, share, chart, table and export; a bare null is never one.
 */

export const figureStates = ['known', 'missing', 'suppressed', 'not-applicable'] as const;
export type FigureState = (typeof figureStates)[number];

export const evidences = ['measured', 'computed', 'carried', 'forecast', 'assessed', 'asserted', 'example'] as const;
export type Evidence = (typeof evidences)[number];

export type Figure =
  | { readonly state: 'known'; readonly value: number; readonly evidence: Evidence }
  | { readonly state: Exclude<FigureState, 'known'>; readonly evidence: Evidence };

/**
 * A figure whose value is known; zero is known.
 *
 * @example
 * known(0, 'measured') // → { state: 'known', value: 0, evidence: 'measured' }
 */
export function known(value: number, evidence: Evidence = 'measured'): Figure {
  if (!Number.isFinite(value)) throw new RangeError(`a known figure needs a finite value, got ${value}`);
  return { state: 'known', value, evidence };
}

/**
 * A figure without a value, and why there is none.
 *
 * @example
 * unknown('suppressed') // → { state: 'suppressed', evidence: 'measured' }
 */
export function unknown(state: Exclude<FigureState, 'known'>, evidence: Evidence = 'measured'): Figure {
  return { state, evidence };
}

/**
 * The figure that a stored state and value stand for. The database refuses a known state without a value; should one
 * arrive all the same it is missing, never zero.
 *
 * @example
 * figureOf('known', 12, 'measured') // → { state: 'known', value: 12, evidence: 'measured' }
 * @example
 * figureOf('known', null, 'measured') // → { state: 'missing', evidence: 'measured' }
 */
export function figureOf(state: FigureState, value: number | null, evidence: Evidence): Figure {
  if (state !== 'known') return { state, evidence };
  return value === null ? { state: 'missing', evidence } : known(value, evidence);
}

/** From the surest to the weakest of the kinds that may be added up. */
const derivable: readonly Evidence[] = ['measured', 'computed', 'carried', 'forecast'];

/**
 * The kind of evidence of something derived from several figures, or undefined where they must not be combined: what is
 * assessed or asserted is never mixed with what is measured. An example value makes the whole an example.
 *
 * Measured figures combine to `computed`; the weakest kind wins otherwise (carried over computed, forecast over carried).
 *
 * @example
 * combinedEvidence(['measured', 'measured']) // → 'computed'
 * @example
 * combinedEvidence(['measured', 'forecast']) // → 'forecast'
 * @example
 * combinedEvidence(['measured', 'assessed']) // → undefined
 */
export function combinedEvidence(kinds: readonly Evidence[]): Evidence | undefined {
  const distinct = [...new Set(kinds)];
  if (distinct.length === 0) return 'computed';
  if (distinct.includes('assessed') || distinct.includes('asserted')) {
    return distinct.length === 1 ? distinct[0] : undefined;
  }
  if (distinct.includes('example')) return 'example';
  const weakest = Math.max(...distinct.map((kind) => derivable.indexOf(kind)));
  return derivable[Math.max(weakest, derivable.indexOf('computed'))];
}

/**
 * The sum of figures. Not-applicable parts are left out; one suppressed part suppresses the sum, one missing part makes
 * it missing, because a sum of what happens to be known would pass for the whole.
 *
 * @example
 * sum([known(1), known(2)]) // → { state: 'known', value: 3, evidence: 'computed' }
 * @example
 * sum([known(1), unknown('missing')]) // → { state: 'missing', evidence: 'computed' }
 * @example
 * sum([unknown('not-applicable'), known(2)]) // → { state: 'known', value: 2, evidence: 'computed' }
 */
export function sum(figures: readonly Figure[]): Figure {
  const parts = figures.filter((figure) => figure.state !== 'not-applicable');
  if (parts.length === 0) return unknown('not-applicable', 'computed');
  const evidence = combinedEvidence(parts.map((part) => part.evidence));
  if (evidence === undefined) return unknown('not-applicable', 'computed');
  const state = worstState(parts);
  if (state !== 'known') return unknown(state, evidence);
  return known(
    parts.reduce((total, part) => total + (part.state === 'known' ? part.value : 0), 0),
    evidence,
  );
}

/**
 * Numerator per `per` units of the denominator (per = 100 gives percent). A zero denominator has no rate.
 *
 * @example
 * rate(known(45), known(900), 100) // → { state: 'known', value: 5, evidence: 'computed' }
 * @example
 * rate(known(0), known(0), 100) // → { state: 'not-applicable', evidence: 'computed' }
 * @example
 * rate(unknown('suppressed'), known(10), 100) // → { state: 'suppressed', evidence: 'computed' }
 */
export function rate(numerator: Figure, denominator: Figure, per: number): Figure {
  const evidence = combinedEvidence([numerator.evidence, denominator.evidence]);
  if (evidence === undefined) return unknown('not-applicable', 'computed');
  if (numerator.state === 'not-applicable' || denominator.state === 'not-applicable') {
    return unknown('not-applicable', evidence);
  }
  const state = worstState([numerator, denominator]);
  if (state !== 'known') return unknown(state, evidence);
  if (numerator.state !== 'known' || denominator.state !== 'known' || denominator.value === 0) {
    return unknown('not-applicable', evidence);
  }
  return known((numerator.value / denominator.value) * per, evidence);
}

/**
 * How much `to` lies above `from`, in their own unit.
 *
 * @example
 * difference(known(10), known(12)) // → { state: 'known', value: 2, evidence: 'computed' }
 * @example
 * difference(unknown('missing'), known(12)) // → { state: 'missing', evidence: 'computed' }
 */
export function difference(from: Figure, to: Figure): Figure {
  const evidence = combinedEvidence([from.evidence, to.evidence]);
  if (evidence === undefined) return unknown('not-applicable', 'computed');
  const state = worstState([from, to]);
  if (state !== 'known') return unknown(state, evidence);
  return from.state === 'known' && to.state === 'known'
    ? known(to.value - from.value, evidence)
    : unknown('missing', evidence);
}

/** Suppressed outranks missing outranks not applicable: what must stay secret decides first. */
function worstState(figures: readonly Figure[]): FigureState {
  for (const state of ['suppressed', 'missing', 'not-applicable'] as const) {
    if (figures.some((figure) => figure.state === state)) return state;
  }
  return 'known';
}

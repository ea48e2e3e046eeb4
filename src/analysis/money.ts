/**
 * Money is a whole number of cents; this file is the only money arithmetic. Sums of what is unknown are unknown: an
 * amount nobody has named is `null` and never counts as zero.
 */

export type Cents = number;

/** Above this a double no longer holds every cent (90 billion euros times a thousand: beyond any city). */
export const largestAmount: Cents = Number.MAX_SAFE_INTEGER;

/**
 * Whole cents, or an error: fractions of a cent come from arithmetic in the wrong unit.
 *
 * @example
 * cents(1250) // → 1250
 */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of cents`);
  return value;
}

/**
 * The amount a person wrote, in cents, or undefined where it is not one. German and Swiss grouping, a comma or a point
 * before at most two decimals, an optional euro sign.
 *
 * @example
 * parseCents('1.234.567,89 €') // → 123456789
 * @example
 * parseCents('2500') // → 250000
 * @example
 * parseCents('1.234') // → 123400
 * @example
 * parseCents('12,345') // → undefined
 */
export function parseCents(text: string): Cents | undefined {
  const plain = text.replace(/€|EUR/i, '').replace(/[\s\u00a0\u202f']/g, '');
  const match =
    /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(plain) ?? /^([-−]?)(\d+)\.(\d{1,2})$/.exec(plain);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  const value = Number(whole.replaceAll('.', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) return undefined;
  return sign && value !== 0 ? -value : value;
}

/**
 * The sum of the named amounts and how many are unnamed; null where none is named.
 *
 * @example
 * sumCents([100, null, 250]) // → { cents: 350, unknown: 1 }
 * @example
 * sumCents([null]) // → { cents: null, unknown: 1 }
 */
export function sumCents(amounts: readonly (Cents | null)[]): { cents: Cents | null; unknown: number } {
  const named = amounts.filter((amount): amount is Cents => amount !== null);
  return {
    cents: named.length === 0 ? null : cents(named.reduce((total, amount) => total + amount, 0)),
    unknown: amounts.length - named.length,
  };
}

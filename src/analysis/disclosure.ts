/** Small counts stay hidden, also from those who subtract. The simple minimum rule for one division of the city. */

import { type Figure, rate, unknown } from './figure.ts';

/**
 * Hides counts that are not above a minimum; and, where the hidden ones could be found by subtracting the shown ones from
 * the whole, the smallest further ones until at least two are hidden and they add up to more than the minimum.
 *
 * @param counts figures of the parts of one whole, by part; unit: cases
 * @param minimum in cases, at least 1; a count up to it is small (zero too: that nobody is concerned is news as well)
 * @returns the same parts; hidden ones have the state `suppressed`, everything else is unchanged
 * @source Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.2: minimum frequency rule with complementary suppression
 * @example [...protectCounts(new Map([['a', known(4)], ['b', known(25)], ['c', known(90)]]), 10)].map(([, f]) => f.state) // → ['suppressed', 'suppressed', 'known']
 * @example [...protectCounts(new Map([['a', known(40)], ['b', known(25)]]), 10)].map(([, f]) => f.state) // → ['known', 'known']
 */
export function protectCounts(counts: ReadonlyMap<string, Figure>, minimum: number): Map<string, Figure> {
  const ordered = [...counts]
    .flatMap(([id, figure]) => (figure.state === 'known' ? [{ id, value: figure.value }] : []))
    .sort((a, b) => a.value - b.value || a.id.localeCompare(b.id));
  const small = ordered.filter(({ value }) => value <= minimum).length;
  let hidden = small;
  const sum = () => ordered.slice(0, hidden).reduce((total, { value }) => total + value, 0);
  while (small > 0 && hidden < ordered.length && (hidden < 2 || sum() <= minimum)) hidden += 1;
  const secret = new Set(ordered.slice(0, hidden).map(({ id }) => id));
  return new Map(
    [...counts].map(([id, figure]) => [id, secret.has(id) ? unknown('suppressed', figure.evidence) : figure]),
  );
}

/**
 * Rates whose numerator and denominator are both open; a rate with a hidden one is hidden, since with the other it would
 * give it away.
 *
 * @param numerators protected counts, by part
 * @param denominators protected counts, by part
 * @param per 100 for percent
 * @returns rates by part, in the unit `per`; `suppressed` where either count is
 * @source as `protectCounts`
 * @example protectRates(new Map([['a', known(20)]]), new Map([['a', known(80)]]), 100).get('a') // → { state: 'known', value: 25, evidence: 'computed' }
 */
export function protectRates(
  numerators: ReadonlyMap<string, Figure>,
  denominators: ReadonlyMap<string, Figure>,
  per: number,
): Map<string, Figure> {
  return new Map(
    [...numerators].map(([id, numerator]) => [id, rate(numerator, denominators.get(id) ?? unknown('missing'), per)]),
  );
}

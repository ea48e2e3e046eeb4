/** Reading numbers as German offices write them, with the signs of the official statistics for what is not a number. */

import { type Evidence, type Figure, known, unknown } from './figure.ts';

export type DecimalSign = ',' | '.';

/**
 * The number a text stands for, or undefined. With a comma as decimal sign, points group thousands, and the other way
 * round; a group must have three digits, so `1.23` is not read as 123.
 *
 * @example
 * parseNumber('1.234,5', ',') // → 1234.5
 * @example
 * parseNumber('1.23', ',') // → undefined
 * @example
 * parseNumber('-0.74', '.') // → -0.74
 */
export function parseNumber(text: string, decimal: DecimalSign = ','): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(/^[−–]/, '-');
  const shape =
    decimal === ',' ? /^[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/ : /^[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[-+]?\d+)?$/i;
  if (plain === '' || !shape.test(plain)) return undefined;
  const value = Number(decimal === ',' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The decimal sign a column of numbers is written with: the one that at least one text can only mean as a decimal sign
 * (`0,7` or `12.34567`); a comma where nothing tells them apart, as German offices write.
 *
 * @example
 * decimalSignOf(['2446', '0.74', '1.62']) // → '.'
 * @example
 * decimalSignOf(['1.234', '5.678']) // → ','
 */
export function decimalSignOf(texts: Iterable<string>): DecimalSign {
  let point = 0;
  let comma = 0;
  for (const text of texts) {
    if (parseNumber(text, ',') === undefined && parseNumber(text, '.') !== undefined) point += 1;
    else if (parseNumber(text, '.') === undefined && parseNumber(text, ',') !== undefined) comma += 1;
  }
  return point > comma ? '.' : ',';
}

/**
 * The signs of German official tables (DIN 55301) and of the employment agency: `-` nothing there, exactly zero;
 * `.` unknown or secret; `*` secret; `x` cell makes no sense; `/` too uncertain; `…` comes later; empty: missing.
 */
const signs: Readonly<Record<string, Figure['state'] | 'zero'>> = {
  '-': 'zero',
  '–': 'zero',
  '−': 'zero',
  '.': 'suppressed',
  '*': 'suppressed',
  x: 'not-applicable',
  X: 'not-applicable',
  '/': 'missing',
  '…': 'missing',
  '...': 'missing',
  '': 'missing',
  // The words of our own downloads.
  'liegt nicht vor': 'missing',
  'unbekannt oder geheim zu halten': 'suppressed',
  'nicht sinnvoll': 'not-applicable',
  'not available': 'missing',
  'unknown or confidential': 'suppressed',
  'not applicable': 'not-applicable',
};

/**
 * The figure a table cell stands for, or undefined where the cell is neither a number nor a known sign.
 *
 * @example
 * parseFigure('-') // → { state: 'known', value: 0, evidence: 'measured' }
 * @example
 * parseFigure('.') // → { state: 'suppressed', evidence: 'measured' }
 * @example
 * parseFigure('x') // → { state: 'not-applicable', evidence: 'measured' }
 * @example
 * parseFigure('viele') // → undefined
 */
export function parseFigure(
  text: string,
  decimal: DecimalSign = ',',
  evidence: Evidence = 'measured',
): Figure | undefined {
  const trimmed = text.trim();
  const sign = signs[trimmed];
  if (sign === 'zero') return known(0, evidence);
  if (sign !== undefined && sign !== 'known') return unknown(sign, evidence);
  const value = parseNumber(trimmed, decimal);
  return value === undefined ? undefined : known(value, evidence);
}

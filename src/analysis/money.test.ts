import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, largestAmount, parseCents, sumCents } from './money.ts';

const amount = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });

describe('cents', () => {
  test.each([0.5, 12.1, Number.NaN, Number.POSITIVE_INFINITY, largestAmount + 1])('%s is refused', (wrong) => {
    expect(() => cents(wrong)).toThrow(RangeError);
  });

  test.each([0, -1, largestAmount, -largestAmount])('%s is taken', (fine) => {
    expect(cents(fine)).toBe(fine);
  });
});

describe('an amount as written', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['1', 100],
    ['12,5', 1250],
    ['12,50', 1250],
    ['12.50', 1250],
    ['1.000', 100_000],
    ['1.000.000', 100_000_000],
    ["1'234'567.80", 123_456_780],
    ['1 234,56 EUR', 123_456],
    ['€ 99', 9900],
    ['-12,30', -1230],
    ['−12,30 €', -1230],
    ['\u00a01\u202f500 €', 150_000],
  ])('%j is %s cents', (text, expected) => {
    expect(parseCents(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    '€',
    '-',
    ',50',
    '12,',
    '12,345',
    '1.23.456',
    '1.2345',
    '1,234.56',
    '12-',
    '1e3',
    '--5',
    'zwölf',
    '12 Mio.',
  ])('%j is no amount', (text) => {
    expect(parseCents(text)).toBeUndefined();
  });

  test('is refused where a cent would be lost', () => {
    expect(parseCents('90.071.992.547.409,91')).toBe(largestAmount);
    expect(parseCents('90.071.992.547.409,92')).toBeUndefined();
  });

  test('is understood as German offices print it', () => {
    const format = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
    fc.assert(fc.property(amount, (each) => parseCents(format.format(each / 100)) === each));
  });
});

describe('a sum of amounts', () => {
  test.each<[(number | null)[], number | null, number]>([
    [[], null, 0],
    [[null, null], null, 2],
    [[0, null], 0, 1],
    [[-100, 100], 0, 0],
  ])('of %j is %s with %s unknown', (amounts, total, unknown) => {
    expect(sumCents(amounts)).toEqual({ cents: total, unknown });
  });

  test('counts what is unnamed and never adds it as zero', () => {
    fc.assert(
      fc.property(fc.array(fc.option(amount)), (amounts) => {
        const { cents: total, unknown } = sumCents(amounts);
        const named = amounts.filter((each) => each !== null);
        expect(unknown).toBe(amounts.length - named.length);
        expect(total === null).toBe(named.length === 0);
        expect(total ?? 0).toBe(named.reduce((sum, each) => sum + each, 0));
      }),
    );
  });

  test('is refused where it can no longer hold every cent', () => {
    expect(() => sumCents([largestAmount, 1])).toThrow(RangeError);
  });
});

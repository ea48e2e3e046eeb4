import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cents, parseCents } from '#analysis/money.ts';
import { parseNumber } from '#analysis/number.ts';
import {
  formatAmount,
  formatAmountShort,
  formatChange,
  formatDate,
  formatMoment,
  formatNumber,
  typedAmount,
  typedNumber,
  unitBetween,
} from './format.ts';
import type { Language } from './language.ts';

describe('numbers', () => {
  test.each<[number, Language, number, string]>([
    [0, 'de', 0, '0'],
    [1_234_567.891, 'de', 2, '1.234.567,89'],
    [1_234_567.891, 'en', 2, '1,234,567.89'],
    [5, 'de', 1, '5,0'],
    [-12.5, 'de', 1, '−12,5'],
    [-1234, 'en', 0, '−1,234'],
    [0.5, 'de', 0, '1'],
    [1.005, 'de', 1, '1,0'],
  ])('%s in %s with %s decimals is %s', (value, language, decimals, words) => {
    expect(formatNumber(value, language, decimals)).toBe(words);
  });

  test.each<[number, number, string]>([
    [3, 0, '+3'],
    [-3, 0, '−3'],
    [0, 0, '0'],
    [0.04, 1, '0,0'],
    [-0.04, 1, '0,0'],
    [0.05, 1, '+0,1'],
  ])('a change of %s with %s decimals is %s', (value, decimals, words) => {
    expect(formatChange(value, 'de', decimals)).toBe(words);
  });
});

describe('money', () => {
  test.each<[Cents, Language, string]>([
    [0, 'de', '0 €'],
    [100, 'de', '1 €'],
    [123_456_789, 'de', '1.234.567,89 €'],
    [123_456_780, 'de', '1.234.567,80 €'],
    [123_456_789, 'en', '1,234,567.89 €'],
    [-1250, 'de', '−12,50 €'],
  ])('%s cents in %s are %s in full', (amount, language, words) => {
    expect(formatAmount(amount, language)).toBe(words);
  });

  test.each<[Cents, Language, string]>([
    [0, 'de', '0 €'],
    [35_000_049, 'de', '350.000 €'],
    [35_000_050, 'de', '350.001 €'],
    [99_999_900, 'de', '999.999 €'],
    [100_000_000, 'de', '1,0 Mio. €'],
    [1_240_000_000, 'en', '12.4 m €'],
    [100_000_000_000, 'de', '1,0 Mrd. €'],
    [100_000_000_000, 'en', '1.0 bn €'],
    [-1_240_000_000, 'de', '−12,4 Mio. €'],
  ])('%s cents in %s are %s in short', (amount, language, words) => {
    expect(formatAmountShort(amount, language)).toBe(words);
  });

  test.each<[Cents | null, string]>([
    [null, ''],
    [0, '0'],
    [100, '1'],
    [105, '1,05'],
    [150, '1,50'],
    [-5, '-0,05'],
  ])('%s cents stand in a form as %j', (amount, typed) => {
    expect(typedAmount(amount)).toBe(typed);
  });

  test('that stands in a form, or in full, is understood again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (amount) => {
        expect(parseCents(typedAmount(amount))).toBe(amount);
        expect(parseCents(formatAmount(amount, 'de'))).toBe(amount);
      }),
    );
  });
});

describe('a number in a form', () => {
  test.each([
    [null, ''],
    [0, '0'],
    [12.5, '12,5'],
    [-1234.567, '-1234,567'],
  ])('%s stands there as %j', (value, typed) => {
    expect(typedNumber(value)).toBe(typed);
  });

  test('is understood again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        expect(parseNumber(typedNumber(thousandths / 1000))).toBe(thousandths / 1000);
      }),
    );
  });
});

describe('dates', () => {
  test.each<[string, Language, string]>([
    ['2015-11-30', 'de', '30.11.2015'],
    ['2015-09-01', 'de', '01.09.2015'],
    ['2015-09-01', 'en', '1 Sep 2015'],
    ['2015-12-31T23:30:00Z', 'de', '31.12.2015'],
  ])('%s in %s is %s', (date, language, words) => {
    expect(formatDate(date, language)).toBe(words);
  });

  test.each<[string, Language, string]>([
    ['2015-11-30T13:05:00Z', 'de', '30.11.2015, 14:05'],
    ['2015-07-01T12:05:00Z', 'de', '01.07.2015, 14:05'],
    ['2015-12-31T23:30:00Z', 'en', '1 Jan 2016, 00:30'],
  ])('the moment %s is in the city %s: %s', (moment, language, words) => {
    expect(formatMoment(moment, language)).toBe(words);
  });
});

test('between two percentages lie percentage points', () => {
  expect(unitBetween('%', 'de')).toBe('Prozentpunkte');
  expect(unitBetween('% der Wohnungen', 'en')).toBe('percentage points der Wohnungen');
  expect(unitBetween('je 1 000 Einwohner', 'de')).toBe('je 1 000 Einwohner');
  expect(unitBetween(null, 'en')).toBe('');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecimalSign, decimalSignOf, parseFigure, parseNumber } from './number.ts';

describe('a number as written', () => {
  test.each<[string, DecimalSign, number]>([
    ['0', ',', 0],
    ['0,74', ',', 0.74],
    ['1.234', ',', 1234],
    ['1.234.567,5', ',', 1_234_567.5],
    ['1 234,5', ',', 1234.5],
    ["1'234", ',', 1234],
    ['-3,5', ',', -3.5],
    ['−3,5', ',', -3.5],
    ['–3,5', ',', -3.5],
    ['+3', ',', 3],
    ['0.74', '.', 0.74],
    ['.5', '.', 0.5],
    ['1,234,567.5', '.', 1_234_567.5],
    ['1.234', '.', 1.234],
    ['2.5e-3', '.', 0.0025],
  ])('%j with %j is %s', (text, decimal, expected) => {
    expect(parseNumber(text, decimal)).toBe(expected);
  });

  test.each<[string, DecimalSign]>([
    ['', ','],
    ['-', ','],
    ['1,2,3', ','],
    ['1.23', ','],
    ['12.3456', ','],
    ['1,5e3', ','],
    ['12 %', ','],
    ['viele', ','],
    ['-', '.'],
    ['.', '.'],
    ['e5', '.'],
    ['1,5', '.'],
    ['1,23,456', '.'],
    ['1e999', '.'],
    ['NaN', '.'],
    ['0x10', '.'],
  ])('%j with %j is none', (text, decimal) => {
    expect(parseNumber(text, decimal)).toBeUndefined();
  });

  test.each([
    [',', 'de-DE'],
    ['.', 'en-GB'],
  ] as const)('with %j is read back as %s prints it', (decimal, locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (whole) => {
        expect(parseNumber(format.format(whole / 10_000), decimal)).toBe(whole / 10_000);
      }),
    );
  });
});

describe('the decimal sign of a column', () => {
  test.each<[string[], DecimalSign]>([
    [[], ','],
    [['2446', '1893'], ','],
    [['1.234', '5.678'], ','],
    [['0,7', '1.234'], ','],
    [['2446', '0.74'], '.'],
    [['12.34567'], '.'],
    [['1,234', '0.5', '0.7'], '.'],
    [['-', '.', 'x', ''], ','],
  ])('%j is %j', (texts, sign) => {
    expect(decimalSignOf(texts)).toBe(sign);
  });
});

describe('the cell of an official table', () => {
  test.each([
    ['-', 'known'],
    ['–', 'known'],
    ['.', 'suppressed'],
    ['*', 'suppressed'],
    ['x', 'not-applicable'],
    ['X', 'not-applicable'],
    ['/', 'missing'],
    ['…', 'missing'],
    ['...', 'missing'],
    ['', 'missing'],
    ['  ', 'missing'],
    [' . ', 'suppressed'],
  ])('%j is %s', (text, state) => {
    const figure = parseFigure(text, ',', 'forecast');
    expect(figure).toEqual(
      state === 'known' ? { state, value: 0, evidence: 'forecast' } : { state, evidence: 'forecast' },
    );
  });

  test.each(['n/a', '--', '#NV', 'xx', '12 a', '..'])('%j is neither a number nor a sign', (text) => {
    expect(parseFigure(text)).toBeUndefined();
  });

  test('is a number where it is written as one, with either decimal sign', () => {
    expect(parseFigure('7,5')).toEqual({ state: 'known', value: 7.5, evidence: 'measured' });
    expect(parseFigure('7.5', '.')).toEqual({ state: 'known', value: 7.5, evidence: 'measured' });
  });
});

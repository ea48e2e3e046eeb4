import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import type { Point } from '#analysis/trend.ts';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { figureIn, indicatorForm, latestYear, point, rateSeries, sumSeries } from './indicator.ts';

const gap = (year: number, state: 'missing' | 'suppressed' | 'not-applicable' = 'missing'): Point => ({
  year,
  figure: unknown(state),
});
const computed = (year: number, value: number): Point => ({ year, figure: known(value, 'computed') });
const lost = (year: number, state: 'missing' | 'suppressed' | 'not-applicable' = 'missing'): Point => ({
  year,
  figure: unknown(state, 'computed'),
});

describe('a series of rates', () => {
  test.each<[string, Point[], Point[], Point[]]>([
    [
      'is computed year by year',
      [point(2014, 45), point(2015, 60)],
      [point(2014, 900), point(2015, 600)],
      [computed(2014, 5), computed(2015, 10)],
    ],
    [
      'pairs years, not positions',
      [point(2014, 45), point(2015, 60)],
      [point(2015, 600), point(2014, 900)],
      [computed(2014, 5), computed(2015, 10)],
    ],
    [
      'is missing where the denominator lacks the year',
      [point(2014, 45), point(2015, 60)],
      [point(2014, 900)],
      [computed(2014, 5), lost(2015)],
    ],
    ['keeps a secret count secret', [gap(2014, 'suppressed')], [point(2014, 900)], [lost(2014, 'suppressed')]],
    ['has no rate of nobody', [point(2014, 0)], [point(2014, 0)], [lost(2014, 'not-applicable')]],
    ['is empty without counts', [], [point(2014, 900)], []],
  ])('%s', (_, numerator, denominator, expected) => {
    expect(rateSeries(numerator, denominator, 100)).toEqual(expected);
  });
});

describe('the sum of parts', () => {
  test.each<[string, Point[][], Point[]]>([
    [
      'is taken year by year',
      [
        [point(2014, 1), point(2015, 2)],
        [point(2014, 10), point(2015, 20)],
      ],
      [computed(2014, 11), computed(2015, 22)],
    ],
    [
      'is missing where one part has no value',
      [[point(2014, 1), point(2015, 2)], [point(2015, 20)]],
      [lost(2014), computed(2015, 22)],
    ],
    ['is missing where one part has none at all', [[point(2014, 1)], []], [lost(2014)]],
    ['is suppressed where one part is', [[gap(2014, 'suppressed')], [point(2014, 1)]], [lost(2014, 'suppressed')]],
    ['has its years in order', [[point(2015, 2), point(2014, 1)]], [computed(2014, 1), computed(2015, 2)]],
    ['of no parts is empty', [], []],
  ])('%s', (_, parts, expected) => {
    expect(sumSeries(parts)).toEqual(expected);
  });

  test('is known only in years that every part knows', () => {
    const part = fc.uniqueArray(
      fc
        .tuple(fc.integer({ min: 2010, max: 2014 }), fc.option(fc.nat(1000)))
        .map(([year, value]) => (value === null ? gap(year) : point(year, value))),
      { selector: ({ year }) => year },
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        for (const { year, figure } of sumSeries(parts)) {
          const everyone = parts.every((points) => figureIn(points, year).state === 'known');
          expect(figure.state === 'known').toBe(everyone);
        }
      }),
    );
  });
});

describe('one year of a series', () => {
  const points = [point(2013, 7), point(2014, 0), gap(2015, 'suppressed')];

  test.each([
    [2013, known(7)],
    [2014, known(0)],
    [2015, unknown('suppressed')],
    [2016, unknown('missing')],
  ])('%s is %j', (year, figure) => {
    expect(figureIn(points, year)).toEqual(figure);
  });

  test.each([
    [2012, null],
    [2013, 2013],
    [2014, 2014],
    [2020, 2014],
  ])('the latest known one until %s is %s', (until, year) => {
    expect(latestYear(points, until)).toBe(year);
  });
});

describe('the form', () => {
  const typed = {
    name: 'Arbeitslosenquote',
    kind: 'rate',
    direction: 'down',
    evidence: 'measured',
    numeratorId: 'a',
    denominatorId: 'e',
  };

  test.each<[object, string[]]>([
    [{}, []],
    [{ numeratorId: '' }, ['numeratorId: required']],
    [{ numeratorId: '', denominatorId: '' }, ['numeratorId: required', 'denominatorId: required']],
    [{ kind: 'count', numeratorId: '', denominatorId: '' }, []],
    [{ decimals: '6', rhythmMonths: '240' }, []],
    [{ decimals: '7' }, ['decimals: whole']],
    [{ rhythmMonths: '0' }, ['rhythmMonths: whole']],
    [{ evidence: 'guessed' }, ['evidence: unknown-choice']],
  ])('with %j is wrong at %j', (change, errors) => {
    expect(errorsIn(indicatorForm.safeParse({ ...typed, ...change }))).toEqual(errors);
  });
});

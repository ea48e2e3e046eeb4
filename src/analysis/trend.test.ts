import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { latestKnown, type Point, trend } from './trend.ts';

const at = (year: number, value: number | null): Point => ({
  year,
  figure: value === null ? unknown('missing') : known(value),
});
const from = (first: number, ...values: (number | null)[]) => values.map((value, i) => at(first + i, value));
const slopeOf = (series: readonly Point[], years?: number) => {
  const found = trend(series, years);
  return found.ok ? found.slopePerYear : undefined;
};

describe('the slope of a series', () => {
  // Expected by R: s <- outer(y, y, "-") / outer(x, x, "-"); median(s[upper.tri(s)])
  test.each<[string, Point[], number]>([
    // x <- 2010:2015; y <- c(508775, 517838, 528540, 539348, 551871, 567846)
    ['inhabitants of Leipzig', from(2010, 508_775, 517_838, 528_540, 539_348, 551_871, 567_846), 11_344.333333333334],
    // x <- 2010:2015; y <- c(7.9, 8.1, 6.4, 7.0, 5.2, 5.9)
    ['an odd number of slopes', from(2010, 7.9, 8.1, 6.4, 7.0, 5.2, 5.9), -0.54999999999999982],
    // x <- c(2010, 2011, 2014, 2015); y <- c(98.4, 99.1, 87.5, 90.3)
    ['years apart', [at(2010, 98.4), at(2011, 99.1), at(2014, 87.5), at(2015, 90.3)], -1.9100000000000006],
    // x <- 2010:2015; y <- c(1200, 1250, 9900, 1340, 1395, 1440)
    ['one odd year', from(2010, 1200, 1250, 9900, 1340, 1395, 1440), 48],
    // x <- 2012:2015; y <- c(5, 1, 1, 5)
    ['down and up again', from(2012, 5, 1, 1, 5), 0],
  ])('is for %s as R computes it', (_, series, expected) => {
    expect(slopeOf(series)).toBeCloseTo(expected, 9);
  });

  test.each<[string, Point[], number | undefined]>([
    ['three values are too few', from(2010, 1, 2, 3), undefined],
    ['four are enough', from(2010, 1, 2, 3, 4), 1],
    ['what is not known does not count', from(2010, 1, null, 2, 3), undefined],
    ['what lies too far back does not count', [at(2005, 99), ...from(2013, 1, 2, 3)], undefined],
    ['the sixth year back is outside', [at(2009, 99), ...from(2012, 1, 2, 3, 4)], 1],
    ['years back are counted from the latest known value', from(2010, 1, 2, 3, 4, null, null), 1],
  ])('%s', (_, series, expected) => {
    expect(slopeOf(series)).toBe(expected);
  });

  test('says over which years it was taken', () => {
    expect(trend(from(2001, 1, 2, 3, null, 5, 6, 7, 8, 9), 6)).toEqual({
      ok: true,
      slopePerYear: 1,
      from: 2005,
      to: 2009,
      n: 5,
    });
  });

  const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 4, maxLength: 6 });
  test('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(values, (each) => {
        const series = from(2010, ...each);
        expect(trend(series.toReversed())).toEqual(trend(series));
      }),
    );
  });

  test('turns with its values and does not feel where they start', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -1000, max: 1000 }), (each, more) => {
        const slope = slopeOf(from(2010, ...each)) ?? Number.NaN;
        expect(slopeOf(from(2010, ...each.map((value) => -value)))).toBeCloseTo(-slope, 9);
        expect(slopeOf(from(2010, ...each.map((value) => value + more)))).toBeCloseTo(slope, 9);
      }),
    );
  });
});

describe('the latest known value', () => {
  test.each([
    [[], undefined],
    [from(2010, null, null), undefined],
    [from(2010, 3, 0, null), { year: 2011, value: 0 }],
    [[at(2015, 7), at(2012, 9)], { year: 2015, value: 7 }],
  ])('of %j is %j', (series, expected) => {
    expect(latestKnown(series)).toEqual(expected);
  });
});

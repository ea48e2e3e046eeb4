import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownValues, readKnown } from '../../tests/support/known-values.ts';
import { type AttainmentTarget, attainment, eurostatProgress, type Grade, worstGrade } from './attainment.ts';
import { known, unknown } from './figure.ts';
import type { Point } from './trend.ts';

const vectors = knownValues('attainment');
const germanGrades: Readonly<Record<Grade, string>> = {
  sun: 'Sonne',
  'slightly-cloudy': 'Leicht bewölkt',
  cloud: 'Wolke',
  thunderstorm: 'Blitz',
};
const from = (first: number, ...values: (number | null)[]): Point[] =>
  values.map((value, i) => ({ year: first + i, figure: value === null ? unknown('missing') : known(value) }));
const gradeOf = (target: AttainmentTarget, series: readonly Point[], asOf?: number) => {
  const found = attainment(target, series, asOf);
  return found.ok ? found.grade : found.reason;
};

type Symbols = {
  name: string;
  target: number;
  direction: 'up' | 'down';
  target_year: number | null;
  series: Record<string, number>;
  years: { year: number; published: string; rule_result: string; agree: boolean }[];
};

describe('the published symbols', () => {
  const indicators = JSON.parse(readKnown('dns-weather.json')) as Symbols[];
  const judged = indicators.flatMap(({ target: value, direction, target_year, series, years }) => {
    const points = Object.entries(series).map(([year, each]) => ({ year: Number(year), figure: known(each) }));
    const target: AttainmentTarget =
      target_year === null
        ? { kind: 'constant', value, direction }
        : { kind: 'by-year', value, direction, year: target_year };
    return years.map((each) => ({ ...each, found: gradeOf(target, points, each.year) }));
  });

  test('follow from the rule in at least as many years as its own words give', () => {
    const { expected } = vectors('destatis-weather-dev') as { expected: { classified_years: number; agree: number } };
    expect(judged).toHaveLength(expected.classified_years);
    expect(judged.filter(({ found, published }) => germanGrades[found as Grade] === published)).toHaveLength(
      expected.agree,
    );
  });

  test('the rule gives in every year what it gave elsewhere', () => {
    const different = judged.filter(({ found, rule_result }) => germanGrades[found as Grade] !== rule_result);
    expect(different).toEqual([]);
  });

  test.each([1, 2, 3, 6, 8])('case %i at the edge of the rule', (id) => {
    const { input, expected } = vectors(`weather-edge-${id}`) as {
      input: { values_2018_2023: number[]; target: number; direction: 'up' | 'down'; target_year: number };
      expected: { symbol: string };
    };
    const target = {
      kind: 'by-year',
      value: input.target,
      direction: input.direction,
      year: input.target_year,
    } as const;
    expect(germanGrades[gradeOf(target, from(2018, ...input.values_2018_2023)) as Grade]).toBe(expected.symbol);
  });
});

describe('the rule', () => {
  const by2030 = (value: number): AttainmentTarget => ({ kind: 'by-year', value, direction: 'up', year: 2030 });
  const keep: AttainmentTarget = { kind: 'constant', value: 10, direction: 'down' };
  const tenths = (...values: number[]) => from(2020, ...values.map((value) => value / 10));
  const down: AttainmentTarget = { kind: 'direction', direction: 'down' };
  test.each<[string, AttainmentTarget, Point[], string]>([
    [
      'missed by exactly 5 %',
      { ...by2030(20), year: 2035 } as AttainmentTarget,
      tenths(-95, -76, -57, -38, -19, 0),
      'slightly-cloudy',
    ],
    ['missed by exactly 20 %', by2030(77.5), from(2018, 50, 52, 54, 56, 58, 60), 'slightly-cloudy'],
    ['missed by a little more than 20 %', by2030(77.6), from(2018, 50, 52, 54, 56, 58, 60), 'cloud'],
    ['the target year has passed', { ...by2030(10), year: 2020 } as AttainmentTarget, from(2018, 1, 2, 3, 4), 'cloud'],
    ['four values are enough', by2030(100), from(2020, 1, 2, 3, 4), 'cloud'],
    ['three are not', by2030(100), from(2021, 2, 3, 4), 'too-few-values'],
    ['a gap breaks the row', by2030(100), from(2018, 1, null, 2, 3, 4), 'too-few-values'],
    ['what lies seven years back does not count', by2030(100), from(2015, 900, 1, 2, 3, 4, 5, 6), 'cloud'],
    ['kept, and still falling', keep, from(2020, 9, 8, 7, 6), 'sun'],
    ['kept, and steady', keep, from(2020, 9, 9, 9, 9), 'sun'],
    ['kept, but rising', keep, from(2020, 6, 7, 8, 9), 'slightly-cloudy'],
    ['not kept, but falling', keep, from(2020, 16, 15, 14, 13), 'cloud'],
    ['not kept and steady', keep, from(2020, 12, 12, 12, 12), 'thunderstorm'],
    ['mean and last change right', down, from(2020, 9, 8, 7, 6), 'sun'],
    ['only the mean right', down, from(2020, 9, 8, 6, 7), 'slightly-cloudy'],
    ['only the last right', down, from(2020, 6, 9, 9, 8), 'cloud'],
    ['none right', down, from(2020, 6, 7, 8, 9), 'thunderstorm'],
  ])('%s', (_, target, series, grade) => {
    expect(gradeOf(target, series)).toBe(grade);
  });

  test('the year asked about needs its own value', () => {
    expect(gradeOf(by2030(100), from(2018, 1, 2, 3, 4, 5), 2021)).toBe('cloud');
    expect(gradeOf(by2030(100), from(2018, 1, 2, 3, 4, 5), 2025)).toBe('too-few-values');
  });

  test('says what it rests on', () => {
    expect(attainment(by2030(76), from(2018, 50, 52, 54, 56, 58, 60))).toEqual({
      ok: true,
      grade: 'slightly-cloudy',
      onTrack: true,
      year: 2023,
      value: 60,
      changePerYear: 2,
      n: 6,
      gap: 16,
      projected: 74,
      openPart: 0.125,
    });
  });
});

describe('laws', () => {
  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 9 });
  const order: readonly string[] = ['sun', 'slightly-cloudy', 'cloud', 'thunderstorm'];

  test('unit, origin and a mirror do not matter', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -600, max: 600 }), fc.integer({ min: 1, max: 8 }), (all, value, k) => {
        const grade = gradeOf({ kind: 'by-year', value, direction: 'up', year: 2030 }, from(2015, ...all));
        const scaled = from(2015, ...all.map((each) => each * k + 64));
        expect(gradeOf({ kind: 'by-year', value: value * k + 64, direction: 'up', year: 2030 }, scaled)).toBe(grade);
        const mirrored = from(2015, ...all.map((each) => -each));
        expect(gradeOf({ kind: 'by-year', value: -value, direction: 'down', year: 2030 }, mirrored)).toBe(grade);
        expect(gradeOf({ kind: 'by-year', value, direction: 'up', year: 2030 }, from(2015, ...all).toReversed())).toBe(
          grade,
        );
      }),
    );
  });

  test('more time is never worse, and the worst of several counts', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -600, max: 600 }), (all, value) => {
        const at = (year: number) =>
          gradeOf({ kind: 'by-year', value, direction: 'up', year }, from(2015, ...all)) as Grade;
        expect(order.indexOf(at(2040))).toBeLessThanOrEqual(order.indexOf(at(2030)));
        expect(worstGrade([at(2040), at(2030)])).toBe(at(2030));
      }),
    );
  });
});

describe('progress as Eurostat assesses it', () => {
  test.each([1, 2, 4])('is that of the annex in case %i', (id) => {
    const { input, expected, tolerance } = vectors(`eurostat-trend-${id}`) as {
      input: { y0: number; t0: number; yt: number; t: number; desired?: number; target?: number; tT?: number };
      expected: { cagr: number; required?: number; ratio?: number; class: string };
      tolerance: number;
    };
    const aim =
      input.target !== undefined ? { value: input.target, year: input.tT ?? 0 } : { direction: 'up' as const };
    const found = eurostatProgress({ year: input.t0, value: input.y0 }, { year: input.t, value: input.yt }, aim);
    if (!found.ok) throw new Error(found.reason);
    expect(Math.abs(found.growth - expected.cagr)).toBeLessThanOrEqual(tolerance);
    expect(found.progress.replaceAll('-', ' ')).toBe(expected.class);
    if (expected.ratio !== undefined)
      expect(Math.abs((found.ratio ?? 0) - expected.ratio)).toBeLessThanOrEqual(tolerance);
    if (expected.required !== undefined) expect(found.required).toBeCloseTo(expected.required, 12);
  });
});

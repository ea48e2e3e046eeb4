import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from './figure.ts';
import { type Standing, standing } from './standing.ts';
import type { Direction, Point } from './trend.ts';

const from = (first: number, ...values: (number | null)[]): Point[] =>
  values.map((value, index) => ({
    year: first + index,
    figure: value === null ? unknown('missing') : known(value),
  }));
const said = (each: Standing) => (each.ok ? each.grade : each.reason);

describe('how a target stands', () => {
  test.each<[string, number | null, number | null, Direction, Point[], string]>([
    ['reached', 50, 2030, 'down', from(2018, 60, 55, 51, 49), 'sun'],
    ['reached, and getting worse', 50, 2030, 'down', from(2018, 46, 47, 48, 49), 'slightly-cloudy'],
    ['reached in time', 60, 2030, 'up', from(2018, 50, 52, 54, 56), 'sun'],
    ['missed by a fifth of the way', 66, 2025, 'up', from(2018, 50, 52, 54, 56), 'slightly-cloudy'],
    ['missed by more', 90, 2025, 'up', from(2018, 50, 52, 54, 56), 'cloud'],
    ['further away each year', 60, 2030, 'up', from(2018, 56, 54, 52, 50), 'thunderstorm'],
    ['no change at all', 60, 2030, 'up', from(2018, 50, 50, 50, 50), 'thunderstorm'],
    ['every year, not yet', 60, null, 'up', from(2018, 50, 52, 54, 56), 'cloud'],
    ['nobody has set a value', null, null, 'up', from(2018, 1, 2, 3, 4), 'no-target'],
    ['neither more nor less is better', 5, 2030, 'none', from(2018, 1, 2, 3, 4), 'no-direction'],
    ['nothing is known', 5, 2030, 'up', from(2018, null, null), 'no-values'],
    ['three years', 5, 2030, 'up', from(2018, 1, 2, 3), 'too-few-values'],
    ['a gap within the last four', 5, 2030, 'up', from(2018, 1, 2, null, 3, 4), 'too-few-values'],
  ])('%s', (_, value, year, direction, series, expected) => {
    expect(said(standing({ value, year }, direction, series))).toBe(expected);
  });

  test('is mirrored where less is better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 8 }),
        fc.integer({ min: -1000, max: 1000 }),
        (values, value) => {
          const turned = standing({ value: -value, year: 2040 }, 'down', from(2010, ...values.map((each) => -each)));
          expect(said(turned)).toBe(said(standing({ value, year: 2040 }, 'up', from(2010, ...values))));
        },
      ),
    );
  });
});

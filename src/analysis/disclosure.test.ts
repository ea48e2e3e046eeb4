import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectCounts, protectRates } from './disclosure.ts';
import { type Figure, known, unknown } from './figure.ts';

const counts = (...values: (number | null)[]) =>
  new Map<string, Figure>(values.map((value, i) => [`p${i}`, value === null ? unknown('missing') : known(value)]));
const shown = (map: ReadonlyMap<string, Figure>) =>
  [...map.values()].map((figure) => (figure.state === 'known' ? figure.value : figure.state));

describe('counts', () => {
  test.each<[string, (number | null)[], unknown[]]>([
    ['above the minimum are shown', [11, 12], [11, 12]],
    ['of the minimum itself are not', [10, 40, 50], ['suppressed', 'suppressed', 50]],
    ['of nobody are not', [0, 40, 50], ['suppressed', 'suppressed', 50]],
    ['that are hidden alone take the next one with them', [30, 3, 90, 20], [30, 'suppressed', 90, 'suppressed']],
    [
      'that are hidden together and yet small take one more',
      [2, 3, 70, 15],
      ['suppressed', 'suppressed', 70, 'suppressed'],
    ],
    ['that nobody knows stay unknown', [null, 3, 20, 50], ['missing', 'suppressed', 'suppressed', 50]],
    ['of a single part are hidden where they are small', [4], ['suppressed']],
    ['of nothing', [], []],
  ])('%s', (_, given, expected) => expect(shown(protectCounts(counts(...given), 10))).toEqual(expected));

  test('cannot be had by subtracting the shown ones from the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (values, minimum) => {
          const result = protectCounts(counts(...values), minimum);
          const hidden = values.filter((_, i) => result.get(`p${i}`)?.state === 'suppressed');
          const rest = hidden.reduce((sum, value) => sum + value, 0);
          const small = values.filter((value) => value <= minimum);
          expect(hidden.length).toBeGreaterThanOrEqual(small.length);
          if (hidden.length > 0 && hidden.length < values.length) {
            expect(hidden.length).toBeGreaterThanOrEqual(2);
            expect(rest).toBeGreaterThan(minimum);
          }
        },
      ),
    );
  });
});

test('a rate is hidden where one of its counts is', () => {
  const rates = protectRates(protectCounts(counts(3, 20, 40), 10), counts(100, 200, 400), 100);
  expect(shown(rates)).toEqual(['suppressed', 'suppressed', 10]);
});

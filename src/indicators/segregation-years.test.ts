import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { type PairInArea, segregationOf } from './segregation-years.ts';

const pairs = (rows: readonly (readonly [number, number])[]): PairInArea[] =>
  rows.map(([group, other], i) => ({ area: `a${i}`, group: known(group), other: known(other) }));
const how = { rest: false, draws: 60, seed: 1 };
const five = pairs([
  [100, 0],
  [60, 40],
  [50, 50],
  [40, 60],
  [0, 100],
]);
const reasonOf = (given: readonly PairInArea[], rest = false) => segregationOf(2024, given, { ...how, rest }).refused;

describe('a year', () => {
  test('has D, isolation and H with limits, and what chance gives', () => {
    const found = segregationOf(2024, five, how);
    if (found.refused !== null) throw new Error(found.refused);
    expect(found).toMatchObject({ areas: 5, people: 250, share: 0.5 });
    const { unevenness, isolation, information } = found.indices;
    expect(unevenness.value).toBeCloseTo(0.48, 10);
    expect(isolation.value).toBeCloseTo((100 + 36 + 25 + 16) / 250, 10);
    for (const each of [unevenness, isolation, information]) {
      expect(each.lower).toBeLessThanOrEqual(each.upper);
      expect(each.chance).toBeGreaterThan(0);
      expect(each.chance).toBeLessThan(each.value);
    }
    expect(isolation.chance).toBeGreaterThan(0.5);
    expect(segregationOf(2024, five, how)).toEqual(found);
  });

  test('of a group against everybody is the same as against the others', () => {
    const all = five.map((each) => ({ ...each, other: known(100) }));
    expect(segregationOf(2024, all, { ...how, rest: true })).toEqual(segregationOf(2024, five, how));
  });

  test('that is more even than chance would be has limits between 0 and 1 all the same', () => {
    const found = segregationOf(
      2024,
      pairs([
        [50, 50],
        [60, 60],
        [70, 70],
        [80, 80],
        [90, 90],
      ]),
      how,
    );
    if (found.refused !== null) throw new Error(found.refused);
    const { value, lower, upper, chance } = found.indices.unevenness;
    expect([value, lower]).toEqual([0, 0]);
    expect(upper).toBeGreaterThanOrEqual(0);
    expect(chance).toBeGreaterThan(value);
  });

  test('counts nobody in an empty area', () => {
    expect(segregationOf(2024, [...five, ...pairs([[0, 0]])], how)).toMatchObject({ refused: null, areas: 5 });
  });

  test.each<[string, readonly PairInArea[], boolean, string]>([
    ['suppressed', [...five, { area: 'x', group: unknown('suppressed'), other: known(5) }], false, 'suppressed'],
    ['missing', [...five, { area: 'x', group: known(1), other: unknown('missing') }], false, 'missing'],
    ['of few areas', five.slice(0, 4), false, 'too-few-areas'],
    [
      'of few people',
      pairs([
        [1, 900],
        [2, 900],
        [3, 900],
        [40, 900],
        [50, 900],
      ]),
      false,
      'too-few-people',
    ],
    [
      'larger than everybody',
      pairs([
        [101, 100],
        [60, 100],
        [50, 100],
        [40, 100],
        [0, 100],
      ]),
      true,
      'overlap',
    ],
    [
      'not whole',
      pairs([
        [100.5, 0],
        [60, 40],
        [50, 50],
        [40, 60],
        [0, 100],
      ]),
      false,
      'not-whole',
    ],
  ])('is refused where a count is %s', (_, given, rest, reason) => {
    expect(reasonOf(given, rest)).toBe(reason);
  });
});

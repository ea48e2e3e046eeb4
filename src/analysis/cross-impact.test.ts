import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ImpactRating, impactCells, influencesOf, secondOrder, spreadOf } from './cross-impact.ts';

const ids = ['a', 'b', 'c', 'd'];
const rating: fc.Arbitrary<ImpactRating> = fc.record({
  from: fc.constantFrom(...ids),
  to: fc.constantFrom(...ids),
  rating: fc.integer({ min: -3, max: 3 }),
});
const ratings = fc.array(rating, { maxLength: 40 });
const totals = (given: readonly ImpactRating[]) =>
  new Map(influencesOf(impactCells(given)).map(({ id, net, second, total }) => [id, { net, second, total }]));

test.each([
  [[], null],
  [[2], { n: 1, median: 2, low: 2, high: 2 }],
  [[3, -3], { n: 2, median: 0, low: -3, high: 3 }],
  [[1, 2, 3, 3], { n: 4, median: 2.5, low: 1, high: 3 }],
])('the spread of %j', (given, spread) => {
  expect(spreadOf(given)).toEqual(spread);
});

describe('cells', () => {
  test('leave out what is no rating: a goal on itself, a number off the scale or between its points', () => {
    const odd = [
      { from: 'a', to: 'a', rating: 3 },
      { from: 'a', to: 'b', rating: 4 },
      { from: 'a', to: 'b', rating: 0.5 },
      { from: 'a', to: 'b', rating: Number.NaN },
    ];
    expect(impactCells(odd)).toEqual([]);
  });

  test('lie between their lowest and their highest, whatever the order', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const cells = impactCells(given);
        expect(impactCells(given.toReversed())).toEqual(cells);
        for (const { median, low, high, n } of cells) {
          expect(low).toBeLessThanOrEqual(median);
          expect(median).toBeLessThanOrEqual(high);
          expect(n).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('influence', () => {
  test('turned round, what helps hinders; over a goal between, two turns are none', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const turned = totals(given.map((each) => ({ ...each, rating: -each.rating })));
        for (const [id, { net, second }] of totals(given)) {
          expect(turned.get(id)?.net).toBeCloseTo(-net, 9);
          expect(turned.get(id)?.second).toBeCloseTo(second, 9);
        }
      }),
    );
  });

  test('is the same whatever the goals are called', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const called = (id: string) => `z-${'dcba'['abcd'.indexOf(id)]}`;
        const renamed = totals(given.map((each) => ({ ...each, from: called(each.from), to: called(each.to) })));
        for (const [id, sums] of totals(given)) {
          expect(renamed.get(called(id))?.total).toBeCloseTo(sums.total, 9);
        }
      }),
    );
  });

  test('is not changed by an effect of nothing', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const more = totals([...given, { from: 'x', to: 'y', rating: 0 }]);
        for (const [id, sums] of totals(given)) expect(more.get(id)).toEqual(sums);
      }),
    );
  });

  test('begins with what hinders most', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const order = influencesOf(impactCells(given)).map(({ total }) => total);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });
});

test('an effect over a goal between never leads back to its start', () => {
  fc.assert(
    fc.property(ratings, (given) => {
      for (const { from, to, via, value } of secondOrder(impactCells(given))) {
        expect(new Set([from, to, via]).size).toBe(3);
        expect(Math.abs(value)).toBeLessThanOrEqual(9);
      }
    }),
  );
});

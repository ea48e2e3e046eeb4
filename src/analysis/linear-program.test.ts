import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangesBySolver } from '../../tests/support/linear-solver.ts';
import { cellAt, made, marginTable } from '../../tests/support/margin-table.ts';
import { attack } from './disclosure-attack.ts';
import { maximiseShift, ShiftSimplex } from './linear-program.ts';

const box = (lower: number[], upper: number[]) => ({ lower, upper, rows: [] });

describe('the simplex', () => {
  test.each<[string, Parameters<typeof maximiseShift>, number]>([
    ['a bound alone', [box([-2], [3]), [[0, 2]]], 6],
    ['the other way', [box([-2], [3]), [[0, -2]]], 4],
    ['nothing wanted', [box([-2], [3]), []], 0],
    ['two bounds tied', [{ ...box([-2, -1], [9, 9]), rows: [{ columns: [0, 1], weights: [1, 1] }] }, [[0, 1]]], 1],
    [
      'the same equation twice',
      [
        {
          ...box([-2, -5], [9, 9]),
          rows: [
            { columns: [0, 1], weights: [1, 1] },
            { columns: [0, 1], weights: [2, 2] },
          ],
        },
        [[0, 1]],
      ],
      5,
    ],
    [
      'a variable that cannot move',
      [{ ...box([0, 0], [0, 9]), rows: [{ columns: [0, 1], weights: [1, -1] }] }, [[1, 1]]],
      0,
    ],
  ])('answers with %s', (_, [program, objective], value) => {
    const found = maximiseShift(program, objective);
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.value).toBeCloseTo(value, 9);
  });

  test('says that there is no end', () => {
    const rows = [{ columns: [0, 1], weights: [1, -1] }];
    expect(maximiseShift({ lower: [0, 0], upper: [Infinity, Infinity], rows }, [[1, 1]])).toEqual({
      ok: false,
      reason: 'unbounded',
    });
  });

  test('gives the same answers asked again and in another order', () => {
    const lower = [-8, -22, -17, -12, -3];
    const upper = lower.map(() => 40);
    const rows = [
      { columns: [0, 1, 4], weights: [1, 1, 1] },
      { columns: [2, 3], weights: [1, 1] },
      { columns: [0, 2], weights: [1, 1] },
    ];
    const once = lower.map((_, j) => maximiseShift({ lower, upper, rows }, [[j, 1]]));
    const simplex = new ShiftSimplex({ lower, upper, rows });
    for (const j of [4, 1, 0, 3, 2, 2, 0]) {
      const [again, first] = [simplex.maximise([[j, 1]]), once[j]];
      expect(again.ok && first?.ok && Math.abs(again.value - first.value) < 1e-9).toBe(true);
    }
  });
});

test('the attack finds the ranges that HiGHS finds', () => {
  const matrix = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })).chain(([height, width]) =>
    fc.tuple(
      fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 14 }),
    ),
  );
  fc.assert(
    fc.property(matrix, ([inner, picks]) => {
      const rows = withMargins(inner);
      const table = made(marginTable(rows));
      const hidden = new Set(picks.map((pick) => pick % table.size));
      const own = attack(table, hidden);
      for (const [cell, { low, high }] of rangesBySolver(table, hidden, hidden)) {
        expect(own.get(cell)?.low).toBeCloseTo(low, 6);
        expect(own.get(cell)?.high).toBeCloseTo(high, 6);
      }
    }),
    { numRuns: 40, seed: 4 },
  );
});

/** Rows with their sums, and the row of all sums. */
function withMargins(inner: readonly (readonly number[])[]): number[][] {
  const rows = inner.map((row) => [...row, row.reduce((sum, each) => sum + each, 0)]);
  return [...rows, (rows[0] ?? []).map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0))];
}

test('a place in a printed table is the place in the table', () => {
  const rows = withMargins([
    [1, 2],
    [3, 4],
  ]);
  const table = made(marginTable(rows));
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(table.value[cellAt(rows, i, j)]).toBe(value);
    });
  });
});

import { describe, expect, test } from 'vitest';
import { cellAt, made, marginTable } from '../../tests/support/margin-table.ts';
import { cellKeyOf, perturbationAt, perturbationRow } from './cell-key.ts';
import { attack } from './disclosure-attack.ts';
import { suppress } from './disclosure-suppression.ts';
import { roundByKey, roundingOutcomes, roundSmallCounts, roundToBase } from './rounding.ts';
import vectors from './vectors/disclosure.json' with { type: 'json' };

type Vector = { id: string; input: Record<string, unknown>; expected: Record<string, unknown>; tolerance: number };
const all = vectors as unknown as Vector[];
const starting = (prefix: string) => all.filter(({ id }) => id.startsWith(prefix));
const vector = (id: string) => all.find((each) => each.id === id) as Vector;
const rowsOf = ({ input }: Vector) => input['table_with_margins'] as number[][];

describe('the attack', () => {
  test.each(starting('attacker-'))('finds the ranges of $id', (each) => {
    const rows = rowsOf(each);
    const hidden = (each.input['suppressed'] as [number, number][]).map(([i, j]) => cellAt(rows, i, j));
    const ranges = attack(made(marginTable(rows)), new Set(hidden));
    for (const [place, [low, high]] of Object.entries(each.expected['bounds'] as Record<string, [number, number]>)) {
      const [i = 0, j = 0] = place.split(',').map(Number);
      expect(ranges.get(cellAt(rows, i, j))?.low).toBeCloseTo(low, 6);
      expect(ranges.get(cellAt(rows, i, j))?.high).toBeCloseTo(high, 6);
    }
  });
});

describe('suppression reaches the least loss of the known examples', () => {
  test('sum of values, five to both sides, totals stay', () => {
    const each = vector('optimal-3x3-sum');
    const rows = rowsOf(each);
    // The one sensitive cell is the largest inner one with 22; no threshold tells it apart, so one respondent has it all.
    const input = marginTable(rows, (i, j) => (i === 3 || j === 3 ? 'published' : 'open'));
    const cells = input.cells.map((cell) => ({
      ...cell,
      contributors: cell.at.join() === 'r01,c02' ? 1 : 99,
    }));
    const table = made({ ...input, cells });
    const level = { absolute: 0, share: 0, lower: 5, upper: 5 };
    const { sensitive, secondary } = suppress(table, { rule: { threshold: 2 }, level, loss: 'values' });
    expect(sensitive).toEqual([cellAt(rows, 1, 2)]);
    expect(secondary.reduce((sum, cell) => sum + (table.value[cell] ?? 0), 0)).toBe(each.expected['min_cost']);
  });

  test.each(['sensitive', 'hidden'] as const)('number of cells, guarding all that is %s', (guard) => {
    const each = vector('optimal-5x4-count');
    const rows = rowsOf(each);
    const { sensitive, secondary, exposed } = suppress(made(marginTable(rows)), {
      rule: { threshold: 3 },
      level: { absolute: 1, share: 0 },
      guard,
    });
    expect(sensitive).toEqual((each.input['primary'] as [number, number][]).map(([i, j]) => cellAt(rows, i, j)));
    expect(secondary).toHaveLength(each.expected['min_complementary_cells'] as number);
    expect(exposed).toEqual([]);
  });
});

describe('rounding', () => {
  test.each(starting('random-rounding-'))('has the outcomes of $id', ({ input, expected }) => {
    const [count, base] = [input['count'] as number, input['base'] as number];
    const outcomes = roundingOutcomes(count, base);
    expect(Object.fromEntries(outcomes.map(({ value, probability }) => [value, probability]))).toEqual(
      Object.fromEntries(
        Object.entries(expected['outcomes'] as Record<string, number>).map(([value, p]) => [
          value,
          expect.closeTo(p, 12),
        ]),
      ),
    );
    expect(roundToBase(count, base)).toBe(expected['nearest']);
    expect(outcomes.reduce((sum, { value, probability }) => sum + value * probability, 0)).toBeCloseTo(count, 12);
    const keys = Array.from({ length: 3000 }, (_, i) => (i + 0.5) / 3000);
    expect(keys.reduce((sum, key) => sum + roundByKey(count, base, key), 0) / 3000).toBeCloseTo(count, 9);
  });

  test('of small counts is as near as the reference, and adds up', () => {
    const { input, expected } = vector('SmallCountRounding-exPSD-b5');
    const inner = (input['inner_by_col'] as number[][]).flat();
    const places = inner.map((_, i) => i);
    const sums = [
      places,
      ...[0, 1, 2].map((row) => places.filter((i) => i % 3 === row)),
      ...[0, 1, 2, 3, 4].map((column) => places.filter((i) => Math.floor(i / 3) === column)),
    ];
    const original = expected['original_publish'] as number[];
    const found = roundSmallCounts(inner, sums, 5);
    expect(found.published.filter((count) => count > 0 && count < 5)).toEqual([]);
    expect(found.published).toEqual(sums.map((cells) => cells.reduce((sum, i) => sum + (found.inner[i] ?? 0), 0)));
    const off = found.published.map((count, i) => Math.abs(count - (original[i] ?? 0)));
    expect(Math.max(...off)).toBeLessThanOrEqual(expected['max_abs_diff_reference'] as number);
    for (const [i, count] of found.inner.entries()) if (count !== inner[i]) expect([0, 5]).toContain(count);
  });

  test('of small counts over areas, union and years', () => {
    const { input } = vector('SmallCountRounding-e6');
    const inner = (input['freq_by_year'] as number[][]).flat();
    const sums = [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [1, 2, 4, 5], [0, 3], ...inner.map((_, i) => [i])];
    const { published } = roundSmallCounts(inner, sums, 5);
    expect(published.filter((count) => count > 0 && count < 5)).toEqual([]);
    expect(published[0]).toBe((published[1] ?? 0) + (published[2] ?? 0));
    expect(published[0]).toBe((published[3] ?? 0) + (published[4] ?? 0));
  });
});

describe('the cell key method', () => {
  test.each(starting('ptable-i'))('has the row of $id', ({ input, expected, tolerance }) => {
    const row = perturbationRow(input['count'] as number, { D: input['D'] as number, V: input['V'] as number });
    expect(row?.map(({ v }) => v)).toEqual(expected['values']);
    (expected['p'] as number[]).forEach((p, i) => {
      expect(Math.abs((row?.[i]?.p ?? 0) - p)).toBeLessThan(tolerance);
    });
  });

  test('has the published row where larger noise must not be likelier', () => {
    const { input, expected, tolerance } = vector('ptable-vignette-D2V1-i1');
    const row = perturbationRow(input['count'] as number, { D: 2, V: 1, mono: true });
    expect(row?.map(({ v }) => v)).toEqual(expected['v']);
    (expected['p'] as number[]).forEach((p, i) => {
      expect(Math.abs((row?.[i]?.p ?? 0) - p)).toBeLessThan(tolerance);
    });
    const variance = row?.reduce((sum, { v, p }) => sum + v * v * p, 0) ?? 0;
    expect(Math.abs(variance - (expected['variance'] as number))).toBeLessThan(tolerance);
  });

  test('looks up the noise of a key', () => {
    const { input, expected } = vector('cellkey-lookup');
    const key = cellKeyOf(input['record_keys'] as number[]);
    expect(key).toBeCloseTo(expected['cell_key'] as number, 9);
    const v = perturbationAt(input['ptable_row'] as { v: number; p: number }[], key);
    expect(v).toBe(expected['perturbation']);
    expect((input['count'] as number) + v).toBe(expected['perturbed']);
  });
});

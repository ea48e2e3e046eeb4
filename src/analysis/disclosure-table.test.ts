import { describe, expect, test } from 'vitest';
import { made } from '../../tests/support/margin-table.ts';
import { sensitiveCells, sensitivity, usualLevel } from './disclosure-rules.ts';
import { type Member, placeOf, type TableCell, type TableInput, tableOf } from './disclosure-table.ts';

const areas = (...members: Member[]) => [{ name: 'area', members }];
const table = (members: Member[], cells: [string, number][], more: Partial<TableInput> = {}): TableInput => ({
  kind: 'counts',
  dimensions: areas(...members),
  cells: cells.map(([id, value]): TableCell => ({ at: [id], value })),
  ...more,
});
const city: Member[] = [{ id: 'city', parts: ['a', 'b'] }, { id: 'a' }, { id: 'b' }];

describe('a table is refused', () => {
  test.each<[string, TableInput, string]>([
    ['with a member nobody named', table(city, [['x', 1]]), 'unknown-member'],
    ['with a part nobody named', table([{ id: 'city', parts: ['a'] }], []), 'unknown-member'],
    ['with a member twice', table([{ id: 'a' }, { id: 'a' }], [['a', 1]]), 'double-member'],
    [
      'with members that contain each other',
      table(
        [
          { id: 'a', parts: ['b'] },
          { id: 'b', parts: ['a'] },
        ],
        [],
      ),
      'cyclic-parts',
    ],
    [
      'with a cell twice',
      table(
        [{ id: 'a' }],
        [
          ['a', 1],
          ['a', 1],
        ],
      ),
      'double-cell',
    ],
    ['with half a case', table([{ id: 'a' }], [['a', 1.5]]), 'not-a-count'],
    ['with a value that is none', table([{ id: 'a' }], [['a', Number.NaN]]), 'not-a-count'],
    ['with a negative count', table([{ id: 'a' }], [['a', -1]]), 'negative'],
    [
      'without the count of an atom',
      table(city, [
        ['city', 3],
        ['a', 1],
      ]),
      'missing-cell',
    ],
  ])('%s', (_, input, kind) => {
    const result = tableOf(input);
    expect(result.ok ? [] : result.faults.map((fault) => fault.kind)).toContain(kind);
  });

  test('when it has more combinations than fit', () => {
    const members = Array.from({ length: 2000 }, (_, i) => ({ id: `m${i}` }));
    const result = tableOf({ kind: 'counts', dimensions: [...areas(...members), ...areas(...members)], cells: [] });
    expect(result.ok ? [] : result.faults.map(({ kind }) => kind)).toEqual(['too-large']);
  });
});

describe('a table', () => {
  test('takes a missing atom as a zero that everybody knows, if told so', () => {
    const found = made(
      table(
        city,
        [
          ['city', 3],
          ['a', 3],
        ],
        { absent: 'zero' },
      ),
    );
    expect([...found.value]).toEqual([3, 0, 3]);
    expect(found.standing[1]).toBe('published');
  });

  test('reports sums that do not match and keeps them', () => {
    expect(
      made(
        table(city, [
          ['city', 10],
          ['a', 3],
          ['b', 4],
        ]),
      ).gaps,
    ).toEqual([{ at: ['city'], stated: 10, sum: 7 }]);
  });

  test('knows sums of any depth', () => {
    const members = [
      { id: 'city', parts: ['n', 's'] },
      { id: 'n', parts: ['a', 'b'] },
      { id: 's', parts: ['c'] },
    ];
    const found = made(
      table(
        [...members, { id: 'a' }, { id: 'b' }, { id: 'c' }],
        [
          ['a', 1],
          ['b', 2],
          ['c', 4],
        ],
      ),
    );
    expect(Object.fromEntries(found.value.entries().map(([i, value]) => [placeOf(found, i)[0], value]))).toEqual({
      a: 1,
      b: 2,
      c: 4,
      city: 7,
      n: 3,
      s: 4,
    });
  });

  test('adds what is left between two divisions, and judges it', () => {
    const members = [
      { id: 'district', parts: ['1', '2', '3'] },
      { id: 'rest', parts: ['4', '5'] },
      { id: 'post', parts: ['1', '2'] },
      ...['1', '2', '3', '4', '5'].map((id) => ({ id })),
    ];
    const found = made({
      ...table(members, [
        ['1', 50],
        ['2', 40],
        ['4', 60],
        ['5', 70],
      ]),
      cells: [
        ['1', 50],
        ['2', 40],
        ['3', 2],
        ['4', 60],
        ['5', 70],
      ].map(([id, value]) => ({
        at: [String(id)],
        value: Number(value),
        standing: 'inner',
      })),
    });
    expect(found.dimensions[0]?.ids).not.toContain('district − post');
    const sensitive = [...sensitiveCells(found, { threshold: 3 }, usualLevel).keys()];
    expect(sensitive.map((cell) => placeOf(found, cell)[0])).toEqual(['3']);
    const wider = made({
      ...table(
        [
          { id: 'all', parts: ['1', '2', '3', '4'] },
          { id: 'x', parts: ['1', '2'] },
          { id: 'y', parts: ['2', '3'] },
          ...['1', '2', '3', '4'].map((id) => ({ id })),
        ],
        [],
      ),
      cells: ['1', '2', '3', '4'].map((id) => ({ at: [id], value: 1, standing: 'inner' })),
    });
    expect(wider.dimensions[0]?.ids).toEqual(['1', '2', '3', '4', 'all', 'all − x', 'all − y', 'x', 'y']);
  });
});

describe('a cell is sensitive', () => {
  test.each<[string, Parameters<typeof sensitivity>, number | undefined]>([
    ['below the threshold', [{ value: 4 }, { threshold: 5 }], 0],
    ['not at it', [{ value: 5 }, { threshold: 5 }], undefined],
    ['not if it is zero', [{ value: 0 }, { threshold: 5 }], undefined],
    ['if zero is secret', [{ value: 0 }, { threshold: 5, zeros: 'secret' }], 0],
    ['by few contributors to a large value', [{ value: 9000, contributors: 2 }, { threshold: 3 }], 0],
    ['by one that dominates', [{ value: 100, largest: [86, 4] }, { dominance: { n: 1, k: 80 } }], 7.5],
    ['not by one at the limit', [{ value: 100, largest: [80, 4] }, { dominance: { n: 1, k: 80 } }], undefined],
    ['by two that dominate, in any order', [{ value: 100, largest: [30, 60] }, { dominance: { n: 2, k: 75 } }], 20],
    ['by the percent rule', [{ value: 110, largest: [100, 5] }, { percent: 10 }], 5],
    ['not by the percent rule with enough others', [{ value: 130, largest: [100, 5] }, { percent: 10 }], undefined],
    [
      'by the stricter of two rules',
      [
        { value: 110, largest: [100, 5] },
        { threshold: 200, percent: 10 },
      ],
      5,
    ],
    ['not without contributions', [{ value: 110 }, { percent: 10, dominance: { n: 1, k: 1 } }], undefined],
  ])('%s', (_, [cell, rule], distance) => {
    const found = sensitivity(cell, rule);
    if (distance === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(distance, 9);
  });
});

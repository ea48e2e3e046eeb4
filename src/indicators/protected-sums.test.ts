import { describe, expect, test } from 'vitest';
import { randomCity, randomCount, randomSums } from '../../tests/support/random-tables.ts';
import { randomOf } from '../../tests/support/sub-tables.ts';
import { type Known, rangesFrom } from '../../tests/support/table-attack.ts';
import { changedIn } from './changed-year.ts';
import { framesOf, type PlacedArea } from './protected-frames.ts';
import { cellKey, heldBackIn, type Rule, type YearCell } from './protected-year.ts';
import { farthest, fifthUpTo } from './protection.ts';
import { isCircular, linksOf, type Sum, sumTables } from './sums.ts';

const suppression: Rule = { method: 'suppression', threshold: 5, secretZeros: false };

/** Every area that is a sum of units, of every series. */
function allCells(areas: readonly PlacedArea[], counts: ReadonlyMap<string, ReadonlyMap<string, number>>): YearCell[] {
  const units = new Set([...counts.values()].flatMap((own) => [...own.keys()]));
  const [frame] = framesOf(areas, new Set(areas.map(({ id }) => id)));
  return [...counts].flatMap(([series, own]) =>
    [...(frame ?? new Map<string, readonly string[]>())].map(([areaId, parts]): YearCell => {
      const value = parts.filter((part) => units.has(part)).reduce((sum, part) => sum + (own.get(part) ?? 0), 0);
      return { areaId, series, value, cases: value };
    }),
  );
}

/** What each value that must stay unknown can be, for who has all that is shown of all areas and all series. */
function attacked(
  areas: readonly PlacedArea[],
  cells: readonly YearCell[],
  sums: readonly Sum[],
  held: ReadonlyMap<string, string>,
) {
  const frames = framesOf(areas, new Set(cells.map(({ areaId }) => areaId)));
  const links = linksOf(frames, sums, [...new Set(cells.map(({ series = '' }) => series))], cellKey);
  const known = new Map(
    cells.flatMap((cell): [string, Known][] =>
      held.has(cellKey(cell)) ? [] : [[cellKey(cell), { low: cell.value, high: cell.value }]],
    ),
  );
  const asked = [...held].flatMap(([key, cause]) => (cause === 'primary' ? [key] : []));
  return rangesFrom(known, links, asked);
}

describe('sums of indicators', () => {
  test('form one table, where parts are split up as well; another where a whole is split up twice', () => {
    const steps = [
      { whole: 'all', parts: ['w', 'm'] },
      { whole: 'w', parts: ['girls', 'women'] },
    ];
    expect(sumTables(steps, ['all', 'other']).map((table) => table.map(({ id }) => id))).toEqual([
      ['all', 'w', 'girls', 'women', 'm'],
      ['other'],
    ]);
    expect(sumTables([...steps.slice(0, 1), { whole: 'all', parts: ['young', 'old'] }], [])).toHaveLength(2);
  });

  test('are not sums of themselves', () => {
    expect(isCircular([{ whole: 'a', parts: ['b', 'c'] }])).toBe(false);
    expect(
      isCircular([
        { whole: 'a', parts: ['b', 'c'] },
        { whole: 'b', parts: ['a', 'd'] },
      ]),
    ).toBe(true);
  });

  test('hide what one would tell of the other', () => {
    const { areas } = { areas: [{ id: 'city', divisionId: 'w', parentId: null, partIds: [], isCity: true }] };
    const placed = [
      ...areas,
      ...['a', 'b', 'c'].map((id) => ({ id, divisionId: 'u', parentId: 'city', partIds: [], isCity: false })),
    ];
    const counts = new Map([
      [
        'all',
        new Map([
          ['a', 22],
          ['b', 50],
          ['c', 70],
        ]),
      ],
      [
        'women',
        new Map([
          ['a', 2],
          ['b', 20],
          ['c', 30],
        ]),
      ],
      [
        'men',
        new Map([
          ['a', 20],
          ['b', 30],
          ['c', 40],
        ]),
      ],
    ]);
    const cells = allCells(placed, counts);
    const sums = [{ whole: 'all', parts: ['women', 'men'] }];
    const rules = new Map([...counts.keys()].map((id) => [id, suppression]));
    const held = heldBackIn({ areas: placed, cells, kind: 'counts', sums, rules }, suppression);
    expect(held.get(cellKey({ areaId: 'a', series: 'women' }))).toBe('primary');
    expect(held.size).toBeGreaterThanOrEqual(4);
    // One by one, the women of a would be all less men.
    const alone = new Map(
      ['all', 'women', 'men'].flatMap((series) => [
        ...heldBackIn(
          { areas: placed, cells: cells.filter((each) => each.series === series), kind: 'counts' },
          suppression,
        ),
      ]),
    );
    const [range] = attacked(placed, cells, sums, alone).values();
    expect(range).toMatchObject({ low: 2, high: 2 });
  });

  const tables = Number(process.env['PROTECT_TABLES'] ?? 60);

  test(`${tables} random tables of areas and sums tell no small count to less than 3 or a fifth`, () => {
    const random = randomOf(404);
    const narrow: string[] = [];
    let asked = 0;
    let whole = 0;
    for (let i = 0; i < tables; i++) {
      const { areas, units } = randomCity(random, 12);
      const { sums, counts } = randomSums(random, units);
      const cells = allCells(areas, counts);
      const rule = { ...suppression, threshold: [3, 5, 10][i % 3] ?? 5 };
      const rules = new Map(
        [...counts.keys()].map((id): [string, Rule] => [
          id,
          i % 7 === 3 && id === 's1' ? { ...rule, method: 'open' } : rule,
        ]),
      );
      const held = heldBackIn({ areas, cells, kind: 'counts', sums, rules }, rule);
      if ([...held.values()].includes('whole')) whole += 1;
      const values = new Map(cells.map((cell) => [cellKey(cell), cell.value]));
      for (const [key, { low, high }] of attacked(areas, cells, sums, held)) {
        asked += 1;
        if (high - low < Math.max(3, 0.2 * (values.get(key) ?? 0)) - 1e-6) narrow.push(`${i} ${key}: ${low}–${high}`);
      }
    }
    expect(narrow).toEqual([]);
    expect(asked).toBeGreaterThan(tables);
    expect(whole).toBeLessThan(tables / 3);
  }, 600_000);
});

describe('contributions', () => {
  const rule: Rule = { ...suppression, threshold: 3, concentration: 'two', concentrationPercent: 80 };

  test('of one or two that make up nearly everything hide a value of many cases', () => {
    const areas = ['city', 'a', 'b', 'c'].map((id) => ({
      id,
      divisionId: id === 'city' ? 'w' : 'u',
      parentId: id === 'city' ? null : 'city',
      partIds: [],
      isCity: id === 'city',
    }));
    const cell = (areaId: string, value: number, largest: number[]) => ({ areaId, value, cases: 20, largest });
    const cells = [
      cell('city', 400, [90, 40]),
      cell('a', 100, [90, 5]),
      cell('b', 120, [20, 20]),
      cell('c', 180, [40, 30]),
    ];
    const held = heldBackIn({ areas, cells, kind: 'magnitudes' }, rule);
    expect(Object.fromEntries(held)).toEqual({ a: 'primary', b: 'secondary' });
    const [range] = attacked(areas, cells, [], held).values();
    // 100/80 · 95 is what an outsider must think possible.
    expect(range?.high).toBeGreaterThanOrEqual(118.75);
    expect(heldBackIn({ areas, cells, kind: 'magnitudes' }, { ...rule, concentration: null }).size).toBe(0);
  });

  test('keep their distance in random tables', () => {
    const random = randomOf(17);
    const narrow: string[] = [];
    let asked = 0;
    for (let i = 0; i < 40; i++) {
      const { areas, units } = randomCity(random, 12);
      const parts = new Map(
        units.map((unit) => [unit, Array.from({ length: 6 }, () => randomCount(random) * (random() < 0.15 ? 20 : 1))]),
      );
      const [frame] = framesOf(areas, new Set(areas.map(({ id }) => id)));
      const cells = [...(frame ?? [])].map(([areaId, of]): YearCell => {
        const all = of.flatMap((unit) => parts.get(unit) ?? []).sort((a, b) => b - a);
        const value = all.reduce((sum, each) => sum + each, 0);
        return { areaId, value, cases: all.filter((each) => each > 0).length, largest: all.slice(0, 2) };
      });
      const held = heldBackIn({ areas, cells, kind: 'magnitudes' }, rule);
      for (const [key, { high }] of attacked(areas, cells, [], held)) {
        asked += 1;
        const { value = 0, largest: [one = 0, two = 0] = [] } = cells.find(({ areaId }) => areaId === key) ?? {};
        if (high < (one + two) / 0.8 - 1e-6) narrow.push(`${i} ${key}: ${value} ${high}`);
      }
    }
    expect(narrow).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  });
});

describe('counts rounded or changed', () => {
  const secret = '000102030405060708090a0b0c0d0e0f';
  const ways = [
    { method: 'rounding', base: 5, reach: null },
    { method: 'rounding', base: 10, reach: null },
    { method: 'cell-key', base: null, reach: 3 },
    { method: 'cell-key', base: null, reach: 5 },
  ] as const;

  test.each(ways)(
    '%j tell no count to less than it says, from all areas, sums, divisions, years and versions',
    (rule) => {
      const random = randomOf(rule.method.length + (rule.base ?? rule.reach ?? 0));
      const far = farthest(rule);
      const narrow: string[] = [];
      let asked = 0;
      let both = 0;
      for (let i = 0; i < 30; i++) {
        const { areas, units } = randomCity(random, 10);
        const codes = random() < 0.5 ? Array.from({ length: 2 + Math.floor(random() * 4) }, (_, p) => `p${p}`) : [];
        const placed = [
          ...areas,
          ...codes.map((id) => ({ id, divisionId: 'codes', parentId: null, partIds: [], isCity: false })),
        ];
        const first = new Map(units.map((unit) => [unit, randomCount(random)]));
        // Another year or a later version: some counts are others, most are the same.
        const second = new Map([...first].map(([unit, count]) => [unit, random() < 0.2 ? randomCount(random) : count]));
        const known = new Map<string, Known>();
        const links: Sum[] = [];
        const truth = new Map<string, number>();
        for (const [version, counts] of [first, second].entries()) {
          const own = allCells(areas, new Map([['', counts]]));
          const total = own.find(({ areaId }) => areaId === 'city')?.value ?? 0;
          const cut = codes.map((_, p) => Math.floor((total * (p + 1)) / codes.length));
          const cells = [
            ...own,
            ...codes.map((areaId, p) => {
              const value = (cut[p] ?? 0) - (cut[p - 1] ?? 0);
              return { areaId, value, cases: value };
            }),
          ];
          const shown = changedIn({ areas: placed, cells }, rule, {
            secret: secret.replace('0f', `${10 + i}`),
            name: 'x',
          });
          if (codes.length > 0 && shown.get('p0') !== null) both += 1;
          const units = new Set([...counts.keys(), ...codes]);
          // An unchanged count is the same unknown in both.
          const key = (areaId: string) =>
            counts === second && first.get(areaId) === second.get(areaId) && first.has(areaId)
              ? `0 ${areaId}`
              : `${version} ${areaId}`;
          for (const { areaId, value } of cells) {
            truth.set(key(areaId), value);
            const seen = shown.get(areaId);
            // Of a sum it is only known of what it was made.
            if (typeof seen !== 'number' || !units.has(areaId)) continue;
            const tighter = known.get(key(areaId)) ?? { low: 0, high: Number.POSITIVE_INFINITY };
            known.set(key(areaId), {
              low: Math.max(tighter.low, seen > 0 ? 1 : 0, seen - far),
              high: Math.min(tighter.high, seen + far),
            });
          }
          for (const frame of framesOf(placed, new Set(cells.map(({ areaId }) => areaId))))
            for (const [areaId, parts] of frame)
              if (parts.length > 1 || parts[0] !== areaId)
                links.push({ whole: `${version} ${areaId}`, parts: parts.map(key) });
        }
        for (const [key, { low, high }] of rangesFrom(known, links, [...known.keys()])) {
          asked += 1;
          const value = truth.get(key) ?? 0;
          const level = value <= fifthUpTo(rule) ? Math.max(3, 0.2 * value) : far;
          if (high - low < level - 1e-6) narrow.push(`${i} ${key} ${value}: ${low}–${high}`);
        }
      }
      expect(narrow).toEqual([]);
      expect(asked).toBeGreaterThan(100);
      expect(both).toBeGreaterThan(5);
    },
    120_000,
  );

  test.each(ways)('%j leave sums the sums of what is shown', (rule) => {
    const random = randomOf(3);
    for (let i = 0; i < 20; i++) {
      const { areas, units } = randomCity(random);
      const cells = allCells(areas, new Map([['', new Map(units.map((unit) => [unit, randomCount(random)]))]]));
      const shown = changedIn({ areas, cells }, rule, { secret, name: 'x' });
      for (const [areaId, parts] of framesOf(areas, new Set(areas.map(({ id }) => id)))[0] ?? [])
        expect(shown.get(areaId)).toBe(parts.reduce((sum, part) => sum + (shown.get(part) ?? 0), 0));
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangesBySolver } from '../../tests/support/linear-solver.ts';
import { cellAt, made, marginTable } from '../../tests/support/margin-table.ts';
import { leipzig, randomOf, subTable } from '../../tests/support/sub-tables.ts';
import { attack, exposures } from './disclosure-attack.ts';
import { protectionOf, sensitiveCells, usualLevel } from './disclosure-rules.ts';
import { type Suppression, type SuppressionSettings, suppress } from './disclosure-suppression.ts';
import { type DisclosureTable, placeOf, type TableInput } from './disclosure-table.ts';

const hiddenOf = ({ sensitive, secondary }: Suppression) => new Set([...sensitive, ...secondary]);
const namesOf = (table: DisclosureTable, cells: Iterable<number>) =>
  [...cells].map((cell) => placeOf(table, cell).join());

/** What must hold of every hidden cell that was not reported. */
function wantedOf(table: DisclosureTable, { rule, level = usualLevel }: SuppressionSettings, found: Suppression) {
  const wanted = sensitiveCells(table, rule, level);
  for (const cell of found.secondary) wanted.set(cell, protectionOf(table.value[cell] ?? 0, level, table.kind));
  for (const cell of [...found.exposed, ...found.narrow]) wanted.delete(cell);
  return wanted;
}

const source = leipzig();
/** Real counts of Leipzig; those with something to hide. */
const subTables = fc
  .integer({ min: 1, max: 5000 })
  .map((seed) => {
    const random = randomOf(seed);
    const input = subTable(source, random, 60);
    const zeros = (['open', 'structural', 'secret'] as const)[Math.floor(random() * 3)] ?? 'open';
    return { input, settings: { rule: { threshold: 3 + Math.floor(random() * 6), zeros } } as SuppressionSettings };
  })
  .filter(({ input, settings }) => {
    const table = made(input);
    const count = sensitiveCells(table, settings.rule, usualLevel).size;
    return count > 0 && count < 60 && table.size < 300;
  });
const few = (numRuns: number) => ({ numRuns, seed: 17 });

describe('nobody finds out a hidden count of Leipzig', () => {
  test('with a solver of his own and all that is published', () => {
    fc.assert(
      fc.property(subTables, ({ input, settings }) => {
        const table = made(input);
        const found = suppress(table, settings);
        const wanted = wantedOf(table, settings, found);
        const ranges = rangesBySolver(table, hiddenOf(found), wanted.keys());
        for (const [cell, { width }] of wanted) {
          const { low, high } = ranges.get(cell) ?? { low: 0, high: 0 };
          expect(high - low).toBeGreaterThanOrEqual(width - 1e-6);
        }
      }),
      few(6),
    );
  }, 60_000);

  test('and the proofs say why: other tables with the same sums, nowhere negative, all else the same', () => {
    fc.assert(
      fc.property(subTables, ({ input, settings }) => {
        const table = made(input);
        const found = suppress(table, settings);
        const hidden = hiddenOf(found);
        for (const cell of wantedOf(table, settings, found).keys()) {
          const proof = found.proofs.get(cell);
          expect(proof).toBeDefined();
          for (const shift of proof ? [proof.up, proof.down] : []) {
            expect(brokenSums(table, shift)).toEqual([]);
            for (const [moved, by] of shift) {
              if (by === 0) continue;
              expect((table.value[moved] ?? 0) + by).toBeGreaterThanOrEqual(-1e-7);
              expect(hidden.has(moved) || table.standing[moved] === 'inner').toBe(true);
            }
          }
        }
      }),
      few(5),
    );
  }, 60_000);
});

/** Sums of which the whole does not move with its parts. */
function brokenSums(table: DisclosureTable, shift: ReadonlyMap<number, number>): string[] {
  const broken: string[] = [];
  for (const { atoms, within, stride, ids } of table.dimensions) {
    const off = new Map<number, number>();
    const add = (cell: number, by: number) => off.set(cell, (off.get(cell) ?? 0) + by);
    for (const [cell, by] of shift) {
      const own = Math.floor(cell / stride) % ids.length;
      if ((within[own]?.length ?? 0) === 0) add(cell, by);
      else for (const member of within[own] ?? []) if (member !== own) add(cell + (member - own) * stride, -by);
    }
    for (const [cell, by] of off)
      if (Math.abs(by) > 1e-6) broken.push(`${placeOf(table, cell).join()} ${atoms.length}`);
  }
  return broken;
}

describe('laws', () => {
  test('every sensitive cell is hidden or reported, none that is published earlier is hidden', () => {
    fc.assert(
      fc.property(subTables, ({ input, settings }) => {
        const table = made(input);
        const found = suppress(table, settings);
        const [hidden, exposed] = [hiddenOf(found), new Set(found.exposed)];
        for (const cell of sensitiveCells(table, settings.rule, usualLevel).keys()) {
          const standing = table.standing[cell];
          expect(hidden.has(cell) || exposed.has(cell) || standing === 'inner').toBe(true);
        }
        for (const cell of hidden) expect(table.standing[cell]).toBe('open');
        expect(found.share).toBeGreaterThanOrEqual(0);
        expect(found.share).toBeLessThanOrEqual(1);
      }),
      few(5),
    );
  }, 60_000);

  test('the order of rows and members decides nothing', () => {
    fc.assert(
      fc.property(subTables, ({ input, settings }) => {
        const turned: TableInput = {
          ...input,
          cells: input.cells.toReversed(),
          dimensions: input.dimensions.map((each) => ({ ...each, members: each.members.toReversed() })),
        };
        const [one, other] = [made(input), made(turned)];
        expect(namesOf(one, hiddenOf(suppress(one, settings)))).toEqual(
          namesOf(other, hiddenOf(suppress(other, settings))),
        );
      }),
      few(4),
    );
  }, 60_000);

  test('run again on its own result it hides nothing more', () => {
    fc.assert(
      fc.property(subTables, ({ input, settings }) => {
        const table = made(input);
        const found = suppress(table, settings);
        fc.pre(found.exposed.length + found.narrow.length === 0);
        const names = new Set(namesOf(table, hiddenOf(found)));
        const cells = input.cells.map((cell) =>
          names.has(cell.at.join()) ? { ...cell, standing: 'hidden' as const } : cell,
        );
        const again = suppress(made({ ...input, cells }), settings);
        expect(namesOf(table, hiddenOf(again))).toEqual([]);
        expect(again.exposed).toEqual([]);
      }),
      few(4),
    );
  }, 60_000);
});

describe('special cases', () => {
  const rows = [
    [1, 1, 9, 11],
    [1, 30, 20, 51],
    [8, 25, 10, 43],
    [10, 56, 39, 105],
  ];

  test('one who knows his own case finds out nothing with it', () => {
    const table = made(marginTable(rows));
    const plain = suppress(table, { rule: { threshold: 3 } });
    const careful = suppress(table, { rule: { threshold: 3 }, insiders: true });
    const hidden = hiddenOf(careful);
    expect(careful.exposed).toEqual([]);
    for (const own of careful.sensitive) {
      const others = careful.sensitive.filter((cell) => cell !== own);
      const known = new Set([...hidden].filter((cell) => cell !== own));
      const wanted = new Map(others.map((cell) => [cell, protectionOf(1, usualLevel, 'counts')]));
      expect(exposures(table, known, wanted)).toEqual([]);
    }
    expect(hidden.size).toBeGreaterThanOrEqual(hiddenOf(plain).size);
  });

  test('zeros everybody knows neither are hidden nor hide', () => {
    const table = made(
      marginTable([
        [2, 0, 6, 8],
        [0, 7, 5, 12],
        [9, 8, 4, 21],
        [11, 15, 15, 41],
      ]),
    );
    const { sensitive, secondary } = suppress(table, { rule: { threshold: 3, zeros: 'structural' } });
    expect([...sensitive, ...secondary].filter((cell) => table.value[cell] === 0)).toEqual([]);
  });

  test('a small cell that is out already, or stands alone, is reported', () => {
    const table = made(marginTable(rows, (i, j) => (i === 0 && j === 0 ? 'published' : 'open')));
    expect(suppress(table, { rule: { threshold: 3 } }).exposed).toContain(cellAt(rows, 0, 0));
    const tiny = [
      [1, 1],
      [1, 1],
    ];
    const alone = made(marginTable(tiny, (i, j) => (i === 1 && j === 1 ? 'published' : 'open')));
    expect(suppress(alone, { rule: { threshold: 3 } }).exposed.length).toBeGreaterThan(0);
  });

  test('what earlier versions published protects nothing', () => {
    const partners = suppress(made(marginTable(rows)), { rule: { threshold: 3 } }).secondary;
    const places = new Set(partners);
    const table = made(marginTable(rows, (i, j) => (places.has(cellAt(rows, i, j)) ? 'published' : 'open')));
    const found = suppress(table, { rule: { threshold: 3 } });
    for (const cell of found.secondary) expect(places.has(cell)).toBe(false);
    expect(exposures(table, hiddenOf(found), wantedOf(table, { rule: { threshold: 3 } }, found))).toEqual([]);
  });

  test('a difference of overlapping periods is protected', () => {
    const years = ['2021', '2022', '2023'];
    const counts = [40, 2, 50];
    const sums: Record<string, string[]> = { '2021–2022': ['2021', '2022'], '2022–2023': ['2022', '2023'], all: years };
    const table = made({
      kind: 'counts',
      dimensions: [
        {
          name: 'period',
          members: [...years.map((id) => ({ id })), ...Object.entries(sums).map(([id, parts]) => ({ id, parts }))],
        },
      ],
      cells: [
        ...years.map((id, i) => ({ at: [id], value: counts[i] ?? 0 })),
        { at: ['2021–2022'], value: 42 },
        { at: ['2022–2023'], value: 52 },
        { at: ['all'], value: 92 },
      ],
    });
    const found = suppress(table, { rule: { threshold: 3 } });
    expect(found.exposed).toEqual([]);
    const year = [...found.sensitive][0] ?? -1;
    expect(placeOf(table, year)).toEqual(['2022']);
    const { low, high } = attack(table, hiddenOf(found)).get(year) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(3);
  });

  test('dominance of a magnitude asks for its own distance', () => {
    const input = marginTable([
      [100, 40, 140],
      [60, 80, 140],
      [160, 120, 280],
    ]);
    const cells = input.cells.map((cell) => (cell.at.join() === 'r00,c00' ? { ...cell, largest: [90, 5] } : cell));
    const table = made({ ...input, kind: 'magnitudes', cells });
    const found = suppress(table, { rule: { dominance: { n: 1, k: 80 } }, level: { absolute: 0, share: 0 } });
    expect(found.sensitive).toHaveLength(1);
    const range = attack(table, hiddenOf(found)).get(found.sensitive[0] ?? 0);
    expect(range?.high).toBeGreaterThanOrEqual(112.5);
  });
});

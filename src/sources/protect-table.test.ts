import { describe, expect, test } from 'vitest';
import { contentOf, faultsIn, utf8 } from '../../tests/support/received-files.ts';
import {
  dimensionsOf,
  protectTable,
  type ReadProtection,
  readHierarchy,
  readLevel,
  readProtection,
  readRule,
} from './protect-table.ts';
import type { Read } from './received.ts';
import { readTable } from './table.ts';

const csv = async (text: string) => contentOf(await readTable('tabelle.csv', utf8(text)));
const quarters = `Raum;Alter;Wert
Stadt;alle;60
Stadt;jung;25
Stadt;alt;35
Nord;alle;20
Nord;jung;5
Nord;alt;15
Süd;alle;40
Süd;jung;20
Süd;alt;20
`;
const hierarchy = `dimension;member;part
Raum;Stadt;Nord
Raum;Stadt;Süd
Alter;alle;jung
Alter;alle;alt
`;
const secret = '000102030405060708090a0b0c0d0e0f';

async function readBoth(text: string, parts: string): Promise<Read<ReadProtection>> {
  const table = await csv(text);
  const contained = readHierarchy(await csv(parts), dimensionsOf(table));
  return contained.ok ? readProtection(table, contained.value, 'counts', 'refused') : contained;
}

async function protection(text = quarters, parts = hierarchy) {
  const read = await readBoth(text, parts);
  if (!read.ok) throw new Error(read.faults.map(({ key }) => key).join());
  return read.value;
}

describe('a rule', () => {
  test.each([
    ['threshold=3', { method: 'suppress', rule: { threshold: 3 } }],
    ['threshold=5,zeros=secret', { method: 'suppress', rule: { threshold: 5, zeros: 'secret' } }],
    ['dominance=2:80, percent=10', { method: 'suppress', rule: { dominance: { n: 2, k: 80 }, percent: 10 } }],
    ['round=5', { method: 'round', base: 5 }],
    ['random=3', { method: 'random', base: 3 }],
    ['cell-key=5:3', { method: 'cell-key', D: 5, V: 3, js: 0 }],
    ['cell-key=5:3:2', { method: 'cell-key', D: 5, V: 3, js: 2 }],
  ])('%s is understood', (text, rule) => {
    expect(readRule(text)).toEqual(rule);
  });

  test.each([
    '',
    'threshold',
    'threshold=0',
    'threshold=x',
    'zeros=secret',
    'round=1',
    'round=2.5',
    'round=5,threshold=3',
    'dominance=2',
    'dominance=1:100',
    'percent=0',
    'cell-key=5',
    'foo=3',
    'zeros=none,threshold=3',
  ])('%j is not', (text) => {
    expect(readRule(text)).toBeUndefined();
  });

  test.each([
    ['3:20', { absolute: 3, share: 0.2 }],
    ['0:0', { absolute: 0, share: 0 }],
    ['3', undefined],
    ['a:b', undefined],
    ['3:20:1', undefined],
  ])('level %s', (text, level) => {
    expect(readLevel(text)).toEqual(level);
  });
});

describe('a table file is protected', () => {
  test('by hiding, without a word on why a cell is hidden', async () => {
    const done = protectTable(await protection(), { method: 'suppress', rule: { threshold: 6 } }, {}, '');
    expect(done).toMatchObject({ cells: 9, sensitive: 1, secondary: 3, exposed: [] });
    expect(done.narrowest).toBeGreaterThanOrEqual(3);
    expect(done.rows[0]).toEqual(['Raum', 'Alter', 'value', 'state']);
    expect(done.rows).toContainEqual(['Nord', 'jung', '', 'suppressed']);
    expect(done.rows).toContainEqual(['Stadt', 'alle', 60, 'known']);
    expect(new Set(done.rows.slice(1).map((row) => row[3]))).toEqual(new Set(['known', 'suppressed']));
  });

  test('by rounding, the same for everybody', async () => {
    const read = await protection();
    const values = (rule: 'round' | 'random') =>
      protectTable(read, { method: rule, base: 3 }, {}, secret)
        .rows.slice(1)
        .map((row) => Number(row[2]));
    for (const rule of ['round', 'random'] as const) {
      expect(values(rule).filter((value) => value % 3 !== 0)).toEqual([]);
      expect(values(rule)).toEqual(values(rule));
    }
  });

  test('by noise of at most so much', async () => {
    const read = await protection();
    const { rows } = protectTable(read, { method: 'cell-key', D: 2, V: 1, js: 0 }, {}, secret);
    rows.slice(1).forEach((row, i) => {
      expect(Math.abs(Number(row[2]) - (read.cells[i]?.value ?? 0))).toBeLessThanOrEqual(2);
    });
  });

  test('leaving out what is never published', async () => {
    const inner = quarters.replace('Wert', 'Wert;Verwendung').replaceAll(/(\d)\n/g, '$1;open\n');
    const done = protectTable(
      await protection(inner.replace('15;open', '15;inner')),
      { method: 'suppress', rule: { threshold: 3 } },
      {},
      '',
    );
    expect(done.rows.map((row) => row.slice(0, 2).join())).not.toContain('Nord,alt');
  });

  test('or reported where that cannot be done', async () => {
    const text = 'Raum;Wert;Verwendung\nNord;2;published\nSüd;50;open\n';
    const read = await protection(text, 'dimension;member;part\nRaum;Stadt;Nord\nRaum;Stadt;Süd\n');
    expect(protectTable(read, { method: 'suppress', rule: { threshold: 3 } }, {}, '').exposed).toEqual(['Nord']);
  });
});

describe('a table file is refused', () => {
  test.each<[string, string, string, string]>([
    ['without values', 'Raum;Alter\nNord;jung\n', hierarchy, 'column-missing'],
    ['with a word for a number', 'Raum;Wert\nNord;viele\n', 'dimension;member;part\nRaum;Stadt;Nord\n', 'not-a-number'],
    ['with a secret for a number', 'Raum;Wert\nNord;.\n', 'dimension;member;part\nRaum;Stadt;Nord\n', 'not-a-number'],
    ['with half a case', 'Raum;Wert\nNord;1,5\n', 'dimension;member;part\nRaum;Stadt;Nord\n', 'table-not-a-count'],
    [
      'with an unknown standing',
      'Raum;Wert;standing\nNord;1;x\n',
      'dimension;member;part\nRaum;Stadt;Nord\n',
      'unknown-word',
    ],
    [
      'with a cell twice',
      'Raum;Wert\nNord;1\nNord;2\n',
      'dimension;member;part\nRaum;Stadt;Nord\n',
      'table-double-cell',
    ],
    ['without a cell', 'Raum;Wert\nStadt;1\n', 'dimension;member;part\nRaum;Stadt;Nord\n', 'table-missing-cell'],
    [
      'with a hierarchy of something else',
      'Raum;Wert\nNord;1\n',
      'dimension;member;part\nGebiet;Stadt;Nord\n',
      'unknown-word',
    ],
    [
      'with a hierarchy in circles',
      'Raum;Wert\nNord;1\n',
      'dimension;member;part\nRaum;a;b\nRaum;b;a\n',
      'table-cyclic-parts',
    ],
    ['with a hierarchy without columns', 'Raum;Wert\nNord;1\n', 'a;b;c\nRaum;a;b\n', 'column-missing'],
  ])('%s', async (_, text, parts, key) => {
    const read = await readBoth(text, parts);
    expect(faultsIn(read).map((each) => each.key)).toContain(key);
  });
});

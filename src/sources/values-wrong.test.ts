/** Files of values as they go wrong in offices: what is said of each, in both languages, with its line. */

import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unknown } from '#analysis/figure.ts';
import {
  contentOf,
  cp1252,
  faultsIn,
  notesIn,
  numberCell,
  sheetRow,
  textCell,
  utf8,
  wordsFor,
  workbook,
  workbookOf,
} from '../../tests/support/received-files.ts';
import { slicedBytes } from './file-text.ts';
import { openTable, readTable } from './table.ts';
import { sumDoubts } from './value-doubts.ts';
import type { Known, KnownArea, KnownIndicator } from './value-names.ts';
import { importValues, readValues, type ValuesOptions } from './values-import.ts';

const area = (id: string, name: string, code: string | null, divisionId = 'teile'): KnownArea => ({
  id,
  name,
  code,
  divisionId,
  isCity: divisionId === 'stadt',
});
const count = (id: string, name: string): KnownIndicator => ({
  id,
  name,
  rate: false,
  count: true,
  summable: true,
  evidence: 'measured',
});
const city: Known = {
  indicators: [
    count('einwohner', 'Einwohner'),
    count('arbeitslose', 'Arbeitslose'),
    { ...count('saldo', 'Wanderungssaldo'), count: false },
    { ...count('anteil', 'Zufriedene'), count: false, summable: false, unit: '%' },
    {
      ...count('quote', 'Arbeitslosenquote'),
      rate: true,
      unit: '%',
      per: 100,
      numeratorId: 'arbeitslose',
      denominatorId: 'einwohner',
    },
  ],
  areas: [
    area('stadt', 'Musterstadt', null, 'stadt'),
    area('nord', 'Nord', '08'),
    area('sued', 'Süd', '9'),
    area('ost', 'Ost', '8', 'andere'),
  ],
};

async function read(content: string | Uint8Array, options: ValuesOptions = {}) {
  const table = await readTable('werte.csv', typeof content === 'string' ? utf8(content) : content);
  return table.ok ? importValues(table.value, city, { divisionId: 'teile', ...options }) : table;
}
const faultsOf = async (content: string | Uint8Array, options?: ValuesOptions) =>
  faultsIn(await read(content, options));
const found = async (content: string | Uint8Array, options?: ValuesOptions) => contentOf(await read(content, options));
const doubtsOf = async (content: string) => {
  const { doubts, sums } = await found(content);
  const all = [...doubts, ...sumDoubts(sums, new Map([['teile', 'Ortsteile']]))];
  for (const doubt of all) for (const language of ['de', 'en'] as const) wordsFor(doubt, language);
  return all;
};

const long = (...lines: string[]) => ['Indikator;Raum;Jahr;Wert', ...lines, ''].join('\n');
const good = 'Einwohner;Nord;2015;1';

describe('what is wrong is named, with its line and what to do', () => {
  test.each<[string, string, object]>([
    [
      'an Excel date as a number',
      long(good, 'Einwohner;Nord;42369;1'),
      { key: 'day-as-number', row: 3, day: '2015-12-31' },
    ],
    ['a year shown as a date', long('Einwohner;Nord;1905-07-07;1'), { key: 'year-as-day', row: 2, year: 2015 }],
    ['a year shown as a German date', long('Einwohner;Nord;07.07.1905;1'), { key: 'year-as-day', year: 2015 }],
    [
      'a number that became a date',
      long('Einwohner;Nord;2015;01.05.2026'),
      { key: 'number-as-day', row: 2, field: 'Wert' },
    ],
    ['a key that became a date', long('Einwohner;2026-02-01;2015;1'), { key: 'key-as-day', row: 2, field: 'Raum' }],
    [
      'a heading over several columns',
      'Raum;Einwohner;;\n;2014;2015;2016\nNord;1;2;3\n',
      { key: 'merged-head', row: 1 },
    ],
    [
      'a subtotal among the parts',
      long(good, 'Einwohner;Summe Altbezirke;2015;3'),
      { key: 'total-row', row: 3, value: 'Summe Altbezirke' },
    ],
    [
      'a number with its unit',
      long('Einwohner;Nord;2015;12 Personen'),
      { key: 'number-with-unit', row: 2, unit: 'Personen' },
    ],
    ['a negative count', long(good, 'Einwohner;Süd;2015;-4'), { key: 'negative-count', row: 3, value: '-4' }],
    ['a rate alone', long('Arbeitslosenquote;Nord;2015;5'), { key: 'is-rate', row: 2 }],
    [
      'groups of two digits',
      long('Einwohner;Nord;2015;1.23,4', 'Einwohner;Süd;2015;1,5'),
      { key: 'not-a-number', row: 2 },
    ],
    ['a half-uploaded file', 'Indikator;Raum;Jahr;Wert\nEinwohner;Nord;2015;1\nEinwoh', { key: 'truncated', row: 3 }],
  ])('%s', async (_, content, expected) => {
    expect(await faultsOf(content)).toEqual([expect.objectContaining(expected)]);
  });

  test('two units in one column', async () => {
    const faults = await faultsOf(long('saldo;Nord;2015;12 ha', 'saldo;Süd;2015;1 km²'));
    expect(faults).toMatchObject([
      { key: 'number-with-unit', row: 2, unit: 'ha' },
      { key: 'two-units', row: 3, one: 'ha', other: 'km²', first: 2 },
    ]);
  });

  test('two units of one indicator in a column of units', async () => {
    const faults = await faultsOf('Indikator;Raum;Jahr;Wert;Einheit\nsaldo;Nord;2015;1;ha\nsaldo;Süd;2015;1;km²\n');
    expect(faults).toMatchObject([{ key: 'two-units', row: 3, field: 'Einheit', one: 'ha', other: 'km²', first: 2 }]);
  });

  test('two encodings in one file, however it is cut to slices', async () => {
    const filler = 'Einwohner;Nord;2015;1\n'.repeat(10_000);
    const bytes = new Uint8Array([...utf8(`Raum;Wert\nSüd;1\n${filler}`), ...cp1252('Süd;2\n')]);
    expect(await faultsOf(bytes)).toMatchObject([{ key: 'mixed-encodings', row: 10_003 }]);
  });

  test('merged cells in the first line of a workbook', async () => {
    const sheet =
      sheetRow(1, textCell('A1', 'Raum'), textCell('B1', 'Einwohner')) + sheetRow(2, textCell('A2', 'Nord'));
    const bytes = workbookOf(sheet, '<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>');
    expect(faultsIn(await readTable('werte.xlsx', bytes))).toMatchObject([
      { key: 'merged-cells', row: 1, cells: 'B1:D1' },
    ]);
  });

  test('a workbook that unpacks to gigabytes', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(310 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(faultsIn(await readTable('werte.xlsx', bomb))).toMatchObject([{ key: 'file-too-large', most: 300 }]);
  }, 60_000);

  test('half a workbook', async () => {
    const bytes = await workbook([['Raum'], ['Nord']]);
    expect(faultsIn(await readTable('werte.xlsx', bytes.slice(0, bytes.length / 2)))).toMatchObject([
      { key: 'xlsx-broken' },
    ]);
  });
});

describe('what can be meant only one way is read', () => {
  test('dates of a workbook that counts from 1904', async () => {
    const day = (Date.UTC(2015, 11, 31) - Date.UTC(1904, 0, 1)) / 86_400_000;
    const rows =
      sheetRow(1, ...['Indikator', 'Raum', 'Stichtag', 'Wert'].map((name, i) => textCell(`${'ABCD'[i]}1`, name))) +
      sheetRow(
        2,
        textCell('A2', 'Einwohner'),
        textCell('B2', 'Nord'),
        `<c r="C2" s="1"><v>${day}</v></c>`,
        numberCell('D2', 7),
      );
    const bytes = workbookOf(rows, '', true);
    expect((await found(bytes)).values).toMatchObject([{ areaId: 'nord', year: 2015, figure: { value: 7 } }]);
  });

  test.each([
    ['08', 'nord'],
    ['8', 'nord'],
    ['9', 'sued'],
    ['09', 'sued'],
  ])('the area key %s, with and without its zero', async (key, areaId) => {
    expect((await found(long(`Einwohner;${key};2015;1`))).values).toMatchObject([{ areaId }]);
  });

  test('thousands, however they are grouped', async () => {
    const lines = ['1.234.567', '1 234', '2.345,5'].map((cell, i) => `saldo;Nord;${2001 + i};${cell}`);
    expect((await found(long(...lines))).values.map(({ figure }) => figure)).toMatchObject([
      { value: 1_234_567 },
      { value: 1234 },
      { value: 2345.5 },
    ]);
  });

  test('the total of the whole city, which is said', async () => {
    const { values, notes } = await found(long(good, 'Einwohner;Insgesamt;2015;2'));
    expect(values[1]).toMatchObject({ areaId: 'stadt' });
    expect(notes).toContainEqual({ key: 'totals', vars: { count: 1 } });
    for (const language of ['de', 'en'] as const) expect(notesIn(notes, language).at(-1)).toMatch(/^1 /);
  });

  test('a column for each indicator; what is none is named', async () => {
    const { values, notes } = await found(
      'Raum;Jahr;Einwohner;Arbeitslose;Bemerkung\nNord;2015;100;5;gut\nSüd;2015;;7;\n',
    );
    expect(values.map(({ indicatorId, areaId }) => `${indicatorId} ${areaId}`)).toEqual([
      'einwohner nord',
      'arbeitslose nord',
      'arbeitslose sued',
    ]);
    expect(notes).toContainEqual({ key: 'columns-left', vars: { columns: 'Bemerkung' } });
  });

  test('rates beside their counts: computed, not read', async () => {
    const { values, notes } = await found('Raum;Jahr;Einwohner;Arbeitslose;Arbeitslosenquote\nNord;2015;100;5;77\n');
    expect(values.map(({ indicatorId }) => indicatorId)).toEqual(['einwohner', 'arbeitslose']);
    expect(notes).toContainEqual({ key: 'rates-left', vars: { count: 1 } });
  });

  test('signs of its own that a source has', async () => {
    const signs = { 'k.A.': 'missing', '#': 'suppressed', '-': 'not-applicable' } as const;
    const { values } = await found(long('saldo;Nord;2015;k.A.', 'saldo;Nord;2016;#', 'saldo;Nord;2017;-'), { signs });
    expect(values.map(({ figure }) => figure)).toEqual([
      unknown('missing'),
      unknown('suppressed'),
      unknown('not-applicable'),
    ]);
  });

  test('columns, year and decimal sign as a person has said', async () => {
    const options: ValuesOptions = {
      columns: { area: 'Wo', value: 'Wie viel' },
      year: 2019,
      indicatorId: 'saldo',
      decimal: '.',
    };
    const { values } = await found('Wo;Wie viel;Rest\nNord;1.234;x\n', options);
    expect(values).toMatchObject([{ areaId: 'nord', year: 2019, figure: { value: 1.234 } }]);
  });
});

describe('what is doubtful is said and kept', () => {
  test('more than a hundred percent out of counts', async () => {
    expect(await doubtsOf(long('Einwohner;Nord;2015;10', 'Arbeitslose;Nord;2015;11'))).toMatchObject([
      { key: 'share-above', row: 3, vars: { part: 11, whole: 10, what: 'Arbeitslosenquote, Nord, 2015' } },
    ]);
  });

  test('more than a hundred percent as such', async () => {
    expect(await doubtsOf(long('anteil;Nord;2015;101', 'anteil;Süd;2015;100'))).toMatchObject([
      { key: 'percent-above', row: 2, vars: { value: 101 } },
    ]);
  });

  test('areas that do not add up to the city, with the difference; whole divisions only', async () => {
    const parts = ['Einwohner;Nord;2015;100', 'Einwohner;Süd;2015;200', 'Einwohner;Nord;2016;1'];
    expect(
      await doubtsOf(long(...parts, 'Einwohner;Musterstadt;2015;879', 'Einwohner;Musterstadt;2016;5')),
    ).toMatchObject([{ key: 'sum-differs', vars: { sum: 300, city: 879, difference: -579, division: 'Ortsteile' } }]);
    expect(await doubtsOf(long(...parts, 'Einwohner;Musterstadt;2015;300'))).toEqual([]);
    expect(await doubtsOf(long(parts[0] ?? '', 'Einwohner;Süd;2015;.', 'Einwohner;Musterstadt;2015;300'))).toEqual([]);
  });
});

describe('a large file', () => {
  test('is read in bundles, the same as at once', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `Einwohner;${['Nord', 'Süd'][i % 2]};${1900 + (i % 200)};${i}`,
    );
    const unique = lines.slice(0, 200);
    const bytes = utf8(long(...unique));
    const table = contentOf(await openTable(slicedBytes('werte.csv', bytes)));
    const bundles: unknown[] = [];
    const streamed = await readValues(
      table,
      city,
      { divisionId: 'teile' },
      async (values) => void bundles.push(...values),
    );
    expect(bundles).toEqual((await found(bytes)).values);
    expect(contentOf(streamed).count).toBe(200);
    const doubled = contentOf(await openTable(slicedBytes('werte.csv', utf8(long(...lines)))));
    expect(faultsIn(await readValues(doubled, city, { divisionId: 'teile' }, async () => {}))).toHaveLength(200);
  });

  test('of five million lines is refused by the form with its limit', async () => {
    const slice = utf8('Einwohner;Nord;2015;1\n'.repeat(1000));
    const file = {
      name: 'werte.csv',
      size: 40 * 1024 * 1024,
      async *slices() {
        yield utf8('Indikator;Raum;Jahr;Wert\n');
        for (let i = 0; i < 5000; i++) yield slice;
      },
    };
    const table = contentOf(await openTable(file));
    expect(faultsIn(await readValues(table, city, {}, async () => {}))).toMatchObject([{ key: 'too-many-rows' }]);
  }, 60_000);
});

import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  contentOf,
  faultsIn,
  numberCell,
  sheetRow,
  textCell,
  utf8,
  workbook,
  workbookOf,
} from '../../tests/support/received-files.ts';
import { readTable } from './table.ts';

const xlsx = (bytes: Uint8Array) => readTable('werte.xlsx', bytes);
const cellsOf = async (bytes: Uint8Array) => contentOf(await xlsx(bytes)).rows.map((row) => row.cells);
const head = sheetRow(1, textCell('A1', 'Raum'), textCell('B1', 'Wert'));

/** What a single cell below the head is read as. */
async function cellOf(cell: string): Promise<string | undefined> {
  return (await cellsOf(workbookOf(head + sheetRow(2, textCell('A2', 'Mitte'), cell))))[0]?.[1];
}

describe('a workbook is read', () => {
  test('as saved by a spreadsheet', async () => {
    const table = contentOf(
      await xlsx(
        await workbook([
          ['Raum', 'Stichtag', 'Wert', 'Rest'],
          ['Weiße Mühle', new Date(Date.UTC(2015, 11, 31)), 1234.5, null],
          ['001', new Date(Date.UTC(2016, 0, 1)), -0.25, '-'],
        ]),
      ),
    );
    expect(table).toEqual({
      head: ['Raum', 'Stichtag', 'Wert', 'Rest'],
      rows: [
        { line: 2, cells: ['Weiße Mühle', '2015-12-31', '1234,5', ''] },
        { line: 3, cells: ['001', '2016-01-01', '-0,25', '-'] },
      ],
      notes: [],
    });
  });

  test('whatever it is called', async () => {
    const bytes = await workbook([['Raum'], ['Mitte']]);
    for (const name of ['werte.csv', 'werte', 'WERTE.XLSX'])
      expect(contentOf(await readTable(name, bytes)).rows).toEqual([{ line: 2, cells: ['Mitte'] }]);
  });

  test.each<[string, string, string]>([
    ['a whole number', numberCell('B2', 2446), '2446'],
    ['a number with decimals', numberCell('B2', 12.75), '12,75'],
    ['a number that a comma would make a thousand of', numberCell('B2', 1.234), '1,2340'],
    ['a tiny number', numberCell('B2', '1E-7'), '0,00000010000000000000'],
    ['a huge number', numberCell('B2', '1E+21'), '1000000000000000000000'],
    ['the result of a formula', '<c r="B2"><f>1+1</f><v>2</v></c>', '2'],
    ['the words of a formula', '<c r="B2" t="str"><f>A2</f><v>ja</v></c>', 'ja'],
    ['a formula that was never computed, as empty', '<c r="B2"><f>1+1</f></c>', ''],
    ['a formula that failed, as empty', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ''],
    ['text that looks like a formula', textCell('B2', '=1+1'), '=1+1'],
    ['a sign of official statistics', textCell('B2', ' x '), 'x'],
  ])('with %s', async (_, cell, expected) => {
    expect(await cellOf(cell)).toBe(expected);
  });

  test('with lines counted as on screen, beginning and gaps included', async () => {
    const rows = [
      sheetRow(3, textCell('B3', 'Raum'), textCell('C3', 'Wert')),
      sheetRow(5, textCell('B5', 'Mitte'), numberCell('C5', 1)),
      sheetRow(9, textCell('B9', 'Süd'), numberCell('C9', 2)),
    ];
    expect(contentOf(await xlsx(workbookOf(rows.join(''))))).toMatchObject({
      head: ['', 'Raum', 'Wert'],
      rows: [
        { line: 5, cells: ['', 'Mitte', '1'] },
        { line: 9, cells: ['', 'Süd', '2'] },
      ],
    });
  });

  test('with cells that are only coloured left out', async () => {
    const coloured = '<row r="1048576"><c r="XFD1048576" s="1"/></row>';
    expect(
      await cellsOf(workbookOf(head + sheetRow(2, textCell('A2', 'Mitte'), numberCell('B2', 1)) + coloured)),
    ).toEqual([['Mitte', '1']]);
  });
});

describe('a workbook is refused', () => {
  const broken = [{ key: 'xlsx-broken', row: null, field: null }];

  test.each<[string, Uint8Array]>([
    ['is none', utf8('Raum;Wert\nMitte;1\n')],
    ['is an archive of something else', zipSync({ 'lies-mich.txt': strToU8('Guten Tag') })],
    ['is an empty archive', zipSync({})],
    ['begins like one', utf8('PK\x03\x04 und nichts weiter')],
    ['has a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['counts its rows beyond what there is', workbookOf('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>')],
    ['has its rows in disorder', workbookOf(sheetRow(2, numberCell('A2', 1)) + sheetRow(1, numberCell('A1', 1)))],
  ])('that %s', async (_, bytes) => {
    expect(faultsIn(await xlsx(bytes))).toEqual(broken);
  });

  test('that is cut off, wherever', async () => {
    const bytes = await workbook([
      ['Raum', 'Wert'],
      ['Mitte', 1],
    ]);
    const lengths = Array.from({ length: 60 }, (_, i) => Math.floor(((i + 1) / 61) * bytes.length));
    for (const length of [...lengths, bytes.length - 1])
      expect(faultsIn(await xlsx(bytes.slice(0, length)))).toEqual(broken);
  });

  test('that lacks its sheet', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = unzipSync(workbookOf(head));
    expect(faultsIn(await xlsx(zipSync(rest)))).toEqual(broken);
  });

  test.each([
    ['the last cell there is', 'XFD', 1_048_576, 16_384],
    ['a cell far down and far right', 'ZZ', 100_000, 702],
  ])('that names %s, and so would fill the memory', async (_, letters, row, columns) => {
    const far = sheetRow(row, numberCell(`${letters}${row}`, 1));
    const bytes = workbookOf(head + far);
    expect(bytes.length).toBeLessThan(2000);
    expect(faultsIn(await xlsx(bytes))).toEqual([{ key: 'too-many-cells', row, field: null, columns, most: 10 }]);
  });

  test.each([
    ['in other quotes', `<c s='>' r='XFD1000000'><v>1</v></c>`],
    ['with a prefix', '<x:c r="XFD1000000"><x:v>1</x:v></x:c>'],
  ])('that names it %s', async (_, cell) => {
    const bytes = workbookOf(`${head}<row r="1000000">${cell}</row>`);
    expect(faultsIn(await xlsx(bytes))).toMatchObject([{ key: 'too-many-cells' }]);
  });

  test('that would unpack to far more than it is', async () => {
    const bytes = workbookOf(head);
    // Where the archive says how large its first file is.
    const entry = Buffer.from(bytes).indexOf('PK\x01\x02', 0, 'latin1');
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry + 24, 400 * 1024 * 1024, true);
    expect(faultsIn(await xlsx(bytes))).toEqual([
      { key: 'file-too-large', row: null, field: null, megabytes: 401, most: 300 },
    ]);
  });

  test.each([
    ['nothing', '', 'no-rows'],
    ['a head only', head, 'no-rows'],
    [
      'a column twice',
      sheetRow(1, textCell('A1', 'Wert'), textCell('B1', 'Wert')) + sheetRow(2, numberCell('A2', 1)),
      'column-twice',
    ],
    ['a cell beside the table', head + sheetRow(2, numberCell('A2', 1), textCell('D2', 'geprüft')), 'row-too-long'],
  ])('that holds %s', async (_, rows, key) => {
    expect(faultsIn(await xlsx(workbookOf(rows)))).toMatchObject([{ key }]);
  });
});

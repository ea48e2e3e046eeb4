import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uiTexts } from '../texts.en.ts';
import { csvCell, figureCell, originSentence, tableOf, toCsv } from './export.ts';
import type { CellValue, Column } from './register.ts';

describe('a cell', () => {
  test.each<[CellValue, string]>([
    [null, ''],
    ['', ''],
    [0, '0'],
    [-12.5, '-12,5'],
    ['Grünau', 'Grünau'],
    ['a;b', '"a;b"'],
    ['sagt "ja"', '"sagt ""ja"""'],
    ['eins\nzwei', '"eins\nzwei"'],
    ['a,b', 'a,b'],
  ])('%j is written as %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test.each<[string, string]>([
    ['=SUMME(A1)', "'=SUMME(A1)"],
    ['+49 341', "'+49 341"],
    ['@stadt', "'@stadt"],
    ['\tx', "'\tx"],
    ['-2+3', "'-2+3"],
    ['- Punkt', "'- Punkt"],
    ['=A1;B1', '"\'=A1;B1"'],
  ])('%j is never run as a formula', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test.each(['-', '-12', '-1.234,50', 'a=b', '1+1'])('%j is none and stays as it is', (value) => {
    expect(csvCell(value)).toBe(value);
  });
});

describe('a table', () => {
  test('opens in German spreadsheets', () => {
    expect(toCsv([['Raum', 'Wert'], ['Grünau', 1.5], []])).toBe('\ufeffRaum;Wert\r\nGrünau;1,5\r\n\r\n');
  });

  test('is read again as it was written', () => {
    const word = fc
      .string({ unit: 'grapheme' })
      .filter((text) => csvCell(text) === text || csvCell(text).startsWith('"'));
    const harmless = word.filter((text) => !/^[=+@\t\r-]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(harmless, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        expect(parse(toCsv(rows), { delimiter: ';', bom: true, record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });

  test('has all columns, the hidden too, and money in euros', () => {
    type Row = { name: string; cents: number | null; note: string };
    const columns: Column<Row>[] = [
      { key: 'name', label: 'Maßnahme', value: (row) => row.name },
      { key: 'geld', label: 'Geld', value: (row) => row.cents, unit: 'cents' },
      { key: 'note', label: 'Notiz', value: (row) => row.note, hidden: true },
    ];
    const rows = [
      { name: 'Park', cents: 1_250_050, note: 'a' },
      { name: 'Allee', cents: null, note: '' },
    ];
    expect(tableOf(columns, rows, uiTexts('de'))).toEqual([
      ['Maßnahme', 'Geld', 'Notiz'],
      ['Park', 12_500.5, 'a'],
      ['Allee', 'unbekannt', ''],
    ]);
  });

  test('says why there is no number, never nothing and never zero', () => {
    const t = uiTexts('de');
    const cell = (state: 'missing' | 'suppressed' | 'not-applicable') => figureCell({ state, evidence: 'measured' }, t);
    expect(figureCell({ state: 'known', value: 0, evidence: 'measured' }, t)).toBe(0);
    expect(cell('missing')).toBe('liegt nicht vor');
    expect(cell('suppressed')).toBe('unbekannt oder geheim zu halten');
    expect(cell('not-applicable')).toBe('nicht sinnvoll');
  });

  test('has what a file says instead of what a list sorts by, and not what is for the screen only', () => {
    const columns: Column<number>[] = [
      { key: 'wert', label: 'Wert', value: () => null, file: (row) => row, align: 'right' },
      { key: 'reihe', label: '#', value: (row) => row, screen: true },
    ];
    expect(tableOf(columns, [7], uiTexts('de'))).toEqual([['Wert'], [7]]);
  });
});

test('where a file comes from is said in one sentence, also what nobody knows', () => {
  const origin = { title: 'Ziele', source: 'SEKo', licence: null, date: '2015-12-31', link: 'https://x.example/ziele' };
  expect(originSentence(origin, uiTexts('de'))).toBe(
    'Quelle: SEKo · Lizenz: nicht angegeben · Stand: 2015-12-31 · Link: https://x.example/ziele',
  );
  expect(originSentence(origin, uiTexts('en'))).toContain('Licence: not given');
});

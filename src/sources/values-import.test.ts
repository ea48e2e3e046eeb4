import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { contentOf, cp1252, faultsIn, notesIn, utf8, workbook } from '../../tests/support/received-files.ts';
import { readTable } from './table.ts';
import type { Known, KnownArea } from './value-names.ts';
import { importValues, type ValuesOptions } from './values-import.ts';

const area = (id: string, name: string, code: string | null, divisionId = 'ortsteile'): KnownArea => ({
  id,
  name,
  code,
  divisionId,
  isCity: divisionId === 'stadt',
});
const indicator = (id: string, name: string, rate = false) => ({ id, name, rate, evidence: 'measured' }) as const;

const city: Known = {
  indicators: [
    indicator('einwohner', 'Einwohnerinnen und Einwohner'),
    indicator('arbeitslose', 'Arbeitslose'),
    indicator('arbeitslose-anteil', 'Arbeitslose (%)', true),
    indicator('gruen-flaeche', 'Grünfläche (ha)'),
    indicator('gruen-kopf', 'Grünfläche / ha'),
    { ...indicator('einwohner-prognose', 'Prognose'), evidence: 'forecast' },
  ],
  areas: [
    area('stadt', 'Musterstadt', null, 'stadt'),
    area('mitte', 'Mitte', '001'),
    area('sued', 'Südliche Straße', '010'),
    area('muehle', 'Weiße Mühle', '100'),
    area('bezirk-1', 'Mitte-Bezirk', '1', 'bezirke'),
    area('bezirk-10', 'Nord', '10', 'bezirke'),
    area('bezirk-mitte', 'Mitte', '2', 'bezirke'),
  ],
};

async function read(content: string | Uint8Array, options: ValuesOptions = {}, name = 'werte.csv') {
  const table = await readTable(name, typeof content === 'string' ? utf8(content) : content);
  return table.ok ? importValues(table.value, city, options) : table;
}
const faultsOf = async (content: string | Uint8Array, options?: ValuesOptions) =>
  faultsIn(await read(content, options));
const valuesOf = async (content: string | Uint8Array, options?: ValuesOptions, name?: string) =>
  contentOf(await read(content, options, name)).values;

const long = (...lines: string[]) => ['Indikator;Raum;Jahr;Wert', ...lines, ''].join('\n');
/** The figures of a file with these cells, each in a year of its own. */
async function figuresOf(...cells: string[]) {
  const lines = cells.map((cell, i) => `einwohner;100;${2001 + i};${cell}`);
  return (await valuesOf(long(...lines))).map((value) => value.figure);
}

describe('a value is read', () => {
  test('from a row for each', async () => {
    expect(await valuesOf(long('einwohner;100;2015;12,5'))).toEqual([
      { indicatorId: 'einwohner', areaId: 'muehle', year: 2015, figure: known(12.5) },
    ]);
  });

  test('from a column for each year, where an empty cell says nothing', async () => {
    const values = await valuesOf('Merkmal;Ortsteil;2014;Jahr 2015;j_2016\nArbeitslose;Weiße Mühle;1;;-\n');
    expect(values.map(({ year, figure }) => [year, figure])).toEqual([
      [2014, known(1)],
      [2016, known(0)],
    ]);
  });

  test('from a hundred columns of years', async () => {
    const years = Array.from({ length: 100 }, (_, i) => 1925 + i);
    const values = await valuesOf(`Raum;${years.join(';')}\n100;${years.map((year) => year * 2).join(';')}\n`, {
      indicatorId: 'einwohner',
    });
    expect(values.map(({ year, figure }) => [year, figure])).toEqual(years.map((year) => [year, known(year * 2)]));
  });

  test('from a workbook, dates and all', async () => {
    const bytes = await workbook([
      ['Indikator', 'Schlüssel', 'Stichtag', 'Wert'],
      ['Arbeitslose', 100, new Date(Date.UTC(2015, 11, 31)), 1234.5],
      ['Arbeitslose', '010', 2016, 1.234],
      ['Arbeitslose', '001', '31.12.2017', '.'],
    ]);
    expect((await valuesOf(bytes, {}, 'werte.xlsx')).map(({ areaId, year, figure }) => [areaId, year, figure])).toEqual(
      [
        ['muehle', 2015, known(1234.5)],
        ['sued', 2016, known(1.234)],
        ['mitte', 2017, unknown('suppressed')],
      ],
    );
  });

  test.each<[string, ReturnType<typeof known>]>([
    ['-', known(0)],
    ['–', known(0)],
    ['0', known(0)],
    ['.', unknown('suppressed')],
    ['*', unknown('suppressed')],
    ['x', unknown('not-applicable')],
    ['X', unknown('not-applicable')],
    ['/', unknown('missing')],
    ['…', unknown('missing')],
    ['...', unknown('missing')],
    ['', unknown('missing')],
    ['-5', known(-5)],
  ])('from the sign %j', async (cell, figure) => {
    expect(await figuresOf(cell, '1,5')).toEqual([figure, known(1.5)]);
  });

  test.each<[string, string[], number[]]>([
    ['commas and points of thousands', ['1.234,5', '2,5'], [1234.5, 2.5]],
    ['points and commas of thousands', ['1,234.5', '2.5'], [1234.5, 2.5]],
    ['points that can only be thousands', ['1.234.567', '1.234'], [1_234_567, 1234]],
    ['points that could be both, the German way', ['1.234', '5.678'], [1234, 5678]],
    ['points of thousands beside a comma', ['1.234', '0,5'], [1234, 0.5]],
    ['three decimals beside a point', ['1.234', '0.5'], [1.234, 0.5]],
    ['blanks of thousands', ['1 234', '1\u00a0234,5'], [1234, 1234.5]],
    ['signs of their own', ['−3,5', '+3'], [-3.5, 3]],
  ])('from numbers with %s', async (_, cells, numbers) => {
    expect(await figuresOf(...cells)).toEqual(numbers.map((number) => known(number)));
  });

  test.each([
    ['2015', 2015],
    ['31.12.2015', 2015],
    ['1.7.2015', 2015],
    ['2015-12-31', 2015],
    ['2014/15', 2014],
    ['1900', 1900],
  ])('for the year %s', async (cell, year) => {
    expect((await valuesOf(long(`einwohner;100;${cell};1`)))[0]?.year).toBe(year);
  });

  test.each([
    ['the id', 'sued', 'sued'],
    ['the key', '010', 'sued'],
    ['the key that a spreadsheet took for a number', '100', 'muehle'],
    ['the name', 'Weiße Mühle', 'muehle'],
    ['the name in capitals', 'WEISSE MÜHLE', 'muehle'],
    ['the name without umlauts', 'weisse muehle', 'muehle'],
    ['the name with umlauts of two signs', 'Weiße Mu\u0308hle', 'muehle'],
    ['the city', 'Musterstadt', 'stadt'],
    ['the city as it calls itself', 'Stadt Musterstadt', 'stadt'],
    ['the city as a total', 'Gesamt', 'stadt'],
  ])('for an area by %s', async (_, cell, areaId) => {
    expect((await valuesOf(long(`einwohner;${cell};2015;1`)))[0]?.areaId).toBe(areaId);
  });

  test.each<[string, string, ValuesOptions, string]>([
    ['the name beside it', 'Schlüssel;Name;Jahr;Wert\n10;Südliche Straße;2015;1\n', {}, 'sued'],
    ['another name beside it', 'Schlüssel;Ortsteil;Jahr;Wert\n10;Nord;2015;1\n', {}, 'bezirk-10'],
    ['the division that is meant', 'Schlüssel;Jahr;Wert\n10;2015;1\n', { divisionId: 'bezirke' }, 'bezirk-10'],
    ['the other division', 'Schlüssel;Jahr;Wert\n10;2015;1\n', { divisionId: 'ortsteile' }, 'sued'],
    ['the division, for a name', 'Raum;Jahr;Wert\nMitte;2015;1\n', { divisionId: 'bezirke' }, 'bezirk-mitte'],
    ['the key, before a running number', 'Nr;Schlüssel;Jahr;Wert\n1;100;2015;1\n', {}, 'muehle'],
    ['the name, where the key is empty', 'Schlüssel;Name;Jahr;Wert\n;Nord;2015;1\n', {}, 'bezirk-10'],
  ])('for an area of several that it could be, as told by %s', async (_, content, options, areaId) => {
    expect((await valuesOf(content, { ...options, indicatorId: 'einwohner' }))[0]?.areaId).toBe(areaId);
  });

  test.each([
    ['the id', 'arbeitslose', 'arbeitslose'],
    ['the name', 'Einwohnerinnen und Einwohner', 'einwohner'],
    ['the name in other letters', 'EINWOHNERINNEN  und Einwohner', 'einwohner'],
    ['the very name, among some that look alike', 'Grünfläche / ha', 'gruen-kopf'],
    ['the very name, though a rate looks alike', 'Arbeitslose', 'arbeitslose'],
  ])('for an indicator by %s', async (_, cell, indicatorId) => {
    expect((await valuesOf(long(`${cell};100;2015;1`)))[0]?.indicatorId).toBe(indicatorId);
  });

  test('for the chosen indicator, where the file names none', async () => {
    const options = { indicatorId: 'einwohner' };
    expect((await valuesOf('Raum;Jahr;Wert\n100;2015;1\n', options))[0]?.indicatorId).toBe('einwohner');
    const mixed = await valuesOf(long(';100;2015;1', 'arbeitslose;100;2015;1'), options);
    expect(mixed.map((value) => value.indicatorId)).toEqual(['einwohner', 'arbeitslose']);
  });

  test('with the evidence of its indicator, also where there is no number', async () => {
    const values = await valuesOf(long('Prognose;100;2030;5', 'Prognose;100;2031;.'));
    expect(values.map((value) => value.figure)).toEqual([known(5, 'forecast'), unknown('suppressed', 'forecast')]);
  });

  test('and it is said how: decimal sign, signs counted, the first rows as a preview', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `einwohner;100;${2001 + i};${['1.5', '.', 'x', ''][i % 4]}`);
    const { notes, preview } = contentOf(await read(long(...lines)));
    expect(notes).toEqual([
      { key: 'delimiter', vars: { delimiter: ';' } },
      { key: 'decimal', vars: { sign: '.' } },
      { key: 'signs', vars: { count: 9 } },
    ]);
    for (const language of ['de', 'en'] as const) expect(notesIn(notes, language)[2]).toMatch(/^9 /);
    expect(preview).toHaveLength(8);
    expect(preview[0]).toEqual({
      indicator: 'Einwohnerinnen und Einwohner',
      area: 'Weiße Mühle',
      year: 2001,
      figure: known(1.5),
    });
  });

  test('by its number, whatever it is, as German and English offices print it', async () => {
    const numbers = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.constantFrom('de-DE', 'en-GB'), async (hundredths, locale) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
        const cells = hundredths.map((number) => format.format(number / 100));
        expect(await figuresOf(...cells)).toEqual(hundredths.map((number) => known(number / 100)));
      }),
    );
  });
});

describe('a file of values is refused', () => {
  const good = 'einwohner;100;2015;1';
  test.each<[string, string, object[]]>([
    [
      'an unknown indicator',
      long(good, 'Elche;100;2015;1'),
      [{ key: 'unknown-indicator', row: 3, field: 'Indikator', value: 'Elche' }],
    ],
    [
      'a rate',
      long('Arbeitslose (%);100;2015;1'),
      [{ key: 'is-rate', row: 2, field: 'Indikator', value: 'Arbeitslose (%)' }],
    ],
    ['a rate by its id', long('arbeitslose-anteil;100;2015;1'), [{ key: 'is-rate', row: 2 }]],
    [
      'a name of two indicators',
      long('GRÜNFLÄCHE HA;100;2015;1'),
      [{ key: 'ambiguous-name', row: 2, field: 'Indikator', value: 'GRÜNFLÄCHE HA' }],
    ],
    ['no indicator in a row', long(good, ';010;2015;1'), [{ key: 'field-required', row: 3, field: 'Indikator' }]],
    [
      'an unknown area',
      long(good, 'einwohner;Atlantis;2015;1'),
      [{ key: 'unknown-area', row: 3, field: 'Raum', value: 'Atlantis' }],
    ],
    ['an unknown key', long('einwohner;999;2015;1'), [{ key: 'unknown-area', row: 2, field: 'Raum', value: '999' }]],
    ['no area in a row', long('einwohner;;2015;1'), [{ key: 'field-required', row: 2, field: 'Raum' }]],
    [
      'a key of two divisions',
      long('einwohner;10;2015;1'),
      [{ key: 'ambiguous-area', row: 2, field: 'Raum', value: '10' }],
    ],
    [
      'a name of two divisions',
      long('einwohner;Mitte;2015;1'),
      [{ key: 'ambiguous-area', row: 2, field: 'Raum', value: 'Mitte' }],
    ],
    [
      'a wrong name beside an empty key',
      'Schlüssel;Name;Indikator;2015\n;Atlantis;einwohner;1\n',
      [{ key: 'unknown-area', row: 2, field: 'Name', value: 'Atlantis' }],
    ],
    ['no year', long('einwohner;100;;1'), [{ key: 'field-required', row: 2, field: 'Jahr' }]],
    [
      'half a year',
      long('einwohner;100;31.12.15;1'),
      [{ key: 'not-a-year', row: 2, field: 'Jahr', value: '31.12.15' }],
    ],
    [
      'the number of a day',
      long('einwohner;100;42369;1'),
      [{ key: 'day-as-number', row: 2, value: '42369', day: '2015-12-31' }],
    ],
    ['a year long ago', long('einwohner;100;1815;1'), [{ key: 'not-a-year', row: 2, value: '1815' }]],
    [
      'a number with its unit',
      long('einwohner;100;2015;12 %'),
      [{ key: 'number-with-unit', row: 2, field: 'Wert', value: '12 %', unit: '%' }],
    ],
    [
      'an amount with its currency',
      long('einwohner;100;2015;1.234,50 €'),
      [{ key: 'number-with-unit', value: '1.234,50 €', unit: '€' }],
    ],
    ['a number with a remark', long('einwohner;100;2015;12 (geschätzt)'), [{ key: 'not-a-number' }]],
    ['a word', long('einwohner;100;2015;viele'), [{ key: 'not-a-number', value: 'viele' }]],
    ['a formula', long('einwohner;100;2015;=1+1'), [{ key: 'not-a-number', value: '=1+1' }]],
    ['an error of a spreadsheet', long('einwohner;100;2015;#DIV/0!'), [{ key: 'not-a-number' }]],
    [
      'infinity',
      long(`einwohner;100;2015;1${'0'.repeat(400)}`),
      [{ key: 'not-a-number', value: `1${'0'.repeat(79)}` }],
    ],
    [
      'both decimal signs, of which most decide',
      long('einwohner;100;2001;1,5', 'einwohner;100;2002;2,5', 'einwohner;100;2003;3.5'),
      [{ key: 'not-a-number', row: 4, field: 'Wert', value: '3.5' }],
    ],
    [
      'a value twice',
      long(good, 'arbeitslose;100;2015;1', 'Einwohnerinnen und Einwohner;Weiße Mühle;2015;1'),
      [{ key: 'duplicate', row: 4, field: 'Wert', first: 2, what: 'Einwohnerinnen und Einwohner, Weiße Mühle, 2015' }],
    ],
    [
      'a value twice in a table of years',
      'Indikator;Raum;2015\neinwohner;100;1\neinwohner;100;2\n',
      [{ key: 'duplicate', row: 3, field: '2015', first: 2 }],
    ],
    [
      'nothing but empty cells',
      'Indikator;Raum;2014;2015\neinwohner;100;;\n',
      [{ key: 'no-values', row: null, field: null }],
    ],
    [
      'a wrong cell in a table of years',
      'Indikator;Raum;2014;2015\neinwohner;100;1;zwei\n',
      [{ key: 'not-a-number', row: 2, field: '2015', value: 'zwei' }],
    ],
  ])('for %s', async (_, content, expected) => {
    const faults = await faultsOf(content);
    expect(faults).toEqual(expected.map((each) => expect.objectContaining(each)));
  });

  test.each<[string, string, ValuesOptions, string[]]>([
    ['Indikator', 'Raum;Jahr;Wert\n100;2015;1\n', {}, ['Indikator']],
    ['Raum', 'Indikator;Jahr;Wert\neinwohner;2015;1\n', {}, ['Raum']],
    ['Jahr', 'Raum;Wert\n100;1\n', { indicatorId: 'einwohner' }, ['Jahr']],
    ['Wert', 'Raum;Jahr\n100;2015\n', { indicatorId: 'einwohner' }, ['Wert']],
    ['all', 'Spalte A;Spalte B\n1;2\n', {}, ['Indikator', 'Raum', 'Jahr']],
  ])('for the missing column %s, with names it could have', async (_, content, options, fields) => {
    const faults = await faultsOf(content, options);
    expect(faults.map(({ key, row, field }) => [key, row, field])).toEqual(
      fields.map((field) => ['column-missing', null, field]),
    );
    for (const { examples } of faults) expect(String(examples).split(', ').length).toBeGreaterThan(1);
  });

  test('with every wrong row named, in their order, and nothing of the right ones kept', async () => {
    const wrong = ['Elche;Atlantis;2015;1', 'einwohner;100;bald;1', 'einwohner;100;2016;eins'];
    const checked = await read(long(good, ...wrong));
    expect(checked.ok).toBe(false);
    expect(faultsIn(checked).map(({ key, row }) => [row, key])).toEqual([
      [3, 'unknown-indicator'],
      [3, 'unknown-area'],
      [4, 'not-a-year'],
      [5, 'not-a-number'],
    ]);
  });

  test('with no more said than anybody reads, and no cell quoted at length', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `einwohner;100;2015;${'viel '.repeat(1000)}${i}`);
    const faults = await faultsOf(long(...lines));
    expect(faults).toHaveLength(200);
    expect(faults.every(({ value }) => String(value).length <= 80)).toBe(true);
  });

  test('in two encodings, from the first line of the other on', async () => {
    const torn = new Uint8Array([
      ...utf8(long('einwohner;Weiße Mühle;2015;1')),
      ...cp1252('einwohner;Südliche Straße;2015;1'),
    ]);
    expect((await faultsOf(torn)).map(({ key, row }) => [key, row])).toEqual([['mixed-encodings', 3]]);
  });
});

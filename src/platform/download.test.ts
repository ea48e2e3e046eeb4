import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvType, download, exportRegister, xlsx } from './download.server.ts';

describe('a file handed out', () => {
  test.each([
    ['massnahmen.csv', `attachment; filename="massnahmen.csv"; filename*=UTF-8''massnahmen.csv`],
    ['Räume 2015.csv', `attachment; filename="R_ume_2015.csv"; filename*=UTF-8''R%C3%A4ume%202015.csv`],
    ['a"\r\nX: 1.csv', `attachment; filename="a_X_1.csv"; filename*=UTF-8''a%22%0D%0AX%3A%201.csv`],
  ])('called %j keeps its name', (name, disposition) => {
    expect(download(name, csvType, 'x').headers.get('Content-Disposition')).toBe(disposition);
  });

  test('is neither kept by strangers nor taken for something else', () => {
    const { headers } = download('a.csv', csvType, 'x');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  });
});

const table = [
  ['Maßnahme', 'Geld'],
  ['=1+1', 12.5],
  ['Park', null],
];
const rowsOf = async (file: Response) => {
  const [sheet] = await readExcel(Buffer.from(await file.arrayBuffer()));
  return sheet?.data;
};

test('a workbook has words as words, numbers as numbers, and nothing where nothing is known', async () => {
  expect(await rowsOf(await xlsx('a.xlsx', table))).toEqual(table);
});

describe('an exported register', () => {
  const place = {
    city: { name: 'Leipzig', source: 'SEKo 2020' },
    asOf: '2015-12-31',
    hall: { config: { baseUrl: 'https://faden.stadt.example' } },
  };
  const origin = 'Stadtfaden, Leipzig, 2015-12-31, SEKo 2020, https://faden.stadt.example/leipzig/massnahmen.csv';
  const exported = (path: string, more = {}) =>
    exportRegister(new Request(`http://127.0.0.1${path}`), 'massnahmen', table, { ...place, ...more });

  test('says in its last line where it comes from', async () => {
    const file = await exported('/leipzig/massnahmen.csv?amt=a');
    expect((await file.text()).trimEnd().split('\r\n')).toEqual(['Maßnahme;Geld', "'=1+1;12,5", 'Park;', '', origin]);
  });

  test.each([
    [{ city: { name: 'Leipzig', source: null } }, 'Stadtfaden, Leipzig, 2015-12-31, https://faden.stadt.example/x.csv'],
    [{ hall: { config: { baseUrl: undefined } } }, 'Stadtfaden, Leipzig, 2015-12-31, SEKo 2020'],
  ])('with %j names what it knows', async (more, line) => {
    expect((await (await exported('/x.csv', more)).text()).trimEnd().endsWith(`\r\n${line}`)).toBe(true);
  });

  test('is a workbook where the address asks for one', async () => {
    const file = await exported('/leipzig/massnahmen.xlsx');
    expect(file.headers.get('Content-Disposition')).toContain('massnahmen.xlsx');
    expect((await rowsOf(file))?.at(-1)?.[0]).toBe(origin.replace('.csv', '.xlsx'));
  });
});

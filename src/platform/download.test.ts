import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readTable } from '#sources/table.ts';
import { download, exportTable } from './download.server.ts';

const csvType = 'text/csv; charset=utf-8';

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
  ['Park', 'unbekannt'],
];
const place = {
  city: { id: 'leipzig', name: 'Leipzig', source: 'SEKo 2020' },
  asOf: '2015-12-31',
  language: 'de' as const,
  hall: { config: { baseUrl: 'https://faden.stadt.example' as string | undefined } },
};
const about = { name: 'massnahmen', title: 'Register: Maßnahmen/Vorhaben der ganzen Stadt Leipzig' };
const exported = (path: string, visit: object = {}, more: object = {}) =>
  exportTable(new Request(`http://127.0.0.1:5000${path}`), { ...place, ...visit }, { ...about, ...more, table });
const lastLine = async (file: Response) => (await file.text()).trimEnd().split('\r\n').at(-1);

describe('a workbook', () => {
  test.each([
    ['a sign that XML forbids', 'Text\u0000mit Null', 'Textmit Null'],
    ['half a sign', '\ud800 allein', 'allein'],
    ['nothing but such signs', '\u0001\u0002', null],
    ['more than a cell can hold', 'ä'.repeat(40_000), 'ä'.repeat(32_767)],
  ])('can be opened with %s', async (_, words, read) => {
    const file = await exportTable(
      new Request('http://127.0.0.1:5000/leipzig/massnahmen.xlsx'),
      { ...place },
      { ...about, table: [['Maßnahme'], [words], ['Ende']] },
    );
    const sheets = await readExcel(Buffer.from(await file.arrayBuffer()));
    const rows = (sheets[0] as unknown as { data?: unknown[][] }).data ?? (sheets as unknown as unknown[][]);
    expect(rows[1]?.[0] ?? null).toBe(read);
    expect(rows[2]?.[0]).toBe('Ende');
  });
});

describe('a table as CSV', () => {
  test('says below an empty line where it comes from', async () => {
    const file = await exported('/leipzig/massnahmen.csv?amt=a');
    const origin =
      'Quelle: Stadtfaden, Leipzig, SEKo 2020 · Lizenz: nicht angegeben · Stand: 2015-12-31 · Link: https://faden.stadt.example/leipzig/massnahmen?amt=a';
    expect((await file.text()).trimEnd().split('\r\n')).toEqual([
      '\ufeffMaßnahme;Geld'.slice(1),
      "'=1+1;12,5",
      'Park;unbekannt',
      '',
      origin,
    ]);
    expect(file.headers.get('Content-Disposition')).toContain('massnahmen-leipzig.csv');
  });

  test.each<[string, object, object, string]>([
    ['no source of the city', { city: { ...place.city, source: null } }, {}, 'Quelle: Stadtfaden, Leipzig · '],
    ['a source of its own', {}, { source: 'AfS', licence: 'dl-de/by-2-0' }, 'Quelle: AfS · Lizenz: dl-de/by-2-0 · '],
    ['a source nobody knows', {}, { source: null }, 'Quelle: nicht angegeben · '],
  ])('with %s names what is known', async (_, visit, more, start) => {
    expect(await lastLine(await exported('/leipzig/massnahmen.csv', visit, more))).toContain(start);
  });

  test('leads back to where the reader came from only when that is nobody else’s answer too', async () => {
    const unset = { hall: { config: { baseUrl: undefined } } };
    const mine = await exported('/leipzig/massnahmen.csv', { ...unset, person: { id: 'x' } });
    expect(await lastLine(mine)).toContain('Link: http://127.0.0.1:5000/leipzig/massnahmen');
    expect(await lastLine(await exported('/leipzig/massnahmen.csv', unset))).toMatch(/Link: \/leipzig\/massnahmen$/);
  });

  test('is read again by our own import, without its last line', async () => {
    const bytes = new Uint8Array(await (await exported('/leipzig/massnahmen.csv')).arrayBuffer());
    const read = await readTable('massnahmen.csv', bytes);
    expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual([
      ['=1+1', '12,5'],
      ['Park', 'unbekannt'],
    ]);
  });
});

describe('a table as XLSX', () => {
  const workbook = async () => Buffer.from(await (await exported('/leipzig/massnahmen.xlsx')).arrayBuffer());

  test('has words as words, numbers as numbers, and where they come from on a sheet of its own', async () => {
    const [first, second, ...more] = await readExcel(await workbook());
    expect(first?.data).toEqual(table);
    expect(first?.sheet).toBe('Register: Maßnahmen Vorhaben de'.replace(':', ' '));
    expect(second?.sheet).toBe('Quelle');
    expect(second?.data).toEqual([
      ['Titel', about.title],
      ['Quelle', 'Stadtfaden, Leipzig, SEKo 2020'],
      ['Lizenz', 'nicht angegeben'],
      ['Stand', '2015-12-31'],
      ['Link', 'https://faden.stadt.example/leipzig/massnahmen'],
    ]);
    expect(more).toEqual([]);
  });

  test('says the same among the properties of the file', async () => {
    const files = unzipSync(await workbook());
    const text = (name: string) => new TextDecoder().decode(files[name]);
    expect(text('docProps/core.xml')).toContain(
      '<dc:title>Register: Maßnahmen/Vorhaben der ganzen Stadt Leipzig</dc:title>',
    );
    expect(text('[Content_Types].xml').match(/docProps\/core\.xml/g)).toHaveLength(1);
    expect(text('_rels/.rels').match(/docProps\/core\.xml/g)).toHaveLength(1);
  });

  test('is read again by our own import', async () => {
    const read = await readTable('massnahmen.xlsx', new Uint8Array(await workbook()));
    expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual([
      ['=1+1', '12,5'],
      ['Park', 'unbekannt'],
    ]);
  });
});

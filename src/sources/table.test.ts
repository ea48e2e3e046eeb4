import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { contentOf, cp1252, faultsIn, notesIn, utf8, utf16 } from '../../tests/support/received-files.ts';
import { columnOf, folded, readTable } from './table.ts';

const csv = (content: string | Uint8Array, name = 'werte.csv') =>
  readTable(name, typeof content === 'string' ? utf8(content) : content);
const cellsOf = async (content: string | Uint8Array) => contentOf(await csv(content)).rows.map((row) => row.cells);
const linesOf = async (content: string) => contentOf(await csv(content)).rows.map((row) => row.line);
const keysOf = async (content: string | Uint8Array) => contentOf(await csv(content)).notes.map((note) => note.key);

describe('a table is read', () => {
  test('with head and rows', async () => {
    const { head, rows } = contentOf(await csv('Raum;Jahr;Wert\nMitte;2015;1,5\nSüd;2016;-\n'));
    expect(head).toEqual(['Raum', 'Jahr', 'Wert']);
    expect(rows).toEqual([
      { line: 2, cells: ['Mitte', '2015', '1,5'] },
      { line: 3, cells: ['Süd', '2016', '-'] },
    ]);
  });

  const plain = 'Raum;Wert\nMühle;1\nStraße;2\n';
  const same = [
    ['Mühle', '1'],
    ['Straße', '2'],
  ];
  test.each<[string, string | Uint8Array, string[]]>([
    ['UTF-8', plain, []],
    ['UTF-8 with a mark', `\ufeff${plain}`, []],
    ['Windows-1252', cp1252(plain), ['cp1252']],
    ['UTF-16', utf16(plain), ['utf-16']],
    ['UTF-16, the other way round', utf16(plain, 'big'), ['utf-16']],
  ])('in %s, and says where that is not what is usual', async (_, bytes, notes) => {
    const table = contentOf(await csv(bytes));
    expect(table.head).toEqual(['Raum', 'Wert']);
    expect(table.rows.map((row) => row.cells)).toEqual(same);
    expect(table.notes.map((note) => note.key)).toEqual([...notes, 'delimiter']);
    for (const language of ['de', 'en'] as const) expect(notesIn(table.notes, language)).toHaveLength(notes.length + 1);
  });

  test('with the signs that only Windows has', async () => {
    expect(await cellsOf(new Uint8Array([...utf8('Name;Satz\n1;'), 0x80, 0x96, 0x84, 0xfc, 0x0a]))).toEqual([
      ['1', '€–„ü'],
    ]);
  });

  test('in Windows-1252 even where its only umlaut is its last letter', async () => {
    expect(await cellsOf(cp1252('a;b\nx;ä'))).toEqual([['x', 'ä']]);
    expect(await keysOf(cp1252('a;b\nx;ä'))).toContain('cp1252');
  });

  test.each([
    [';', ';'],
    [',', ','],
    ['\t', 'Tab'],
    ['|', '|'],
  ])('cut by %j', async (delimiter, name) => {
    const table = contentOf(
      await csv(['Raum', 'Jahr'].join(delimiter).concat('\n', ['Mitte', '2015'].join(delimiter))),
    );
    expect(table.rows).toEqual([{ line: 2, cells: ['Mitte', '2015'] }]);
    expect(table.notes).toEqual([{ key: 'delimiter', vars: { delimiter: name } }]);
  });

  test.each([
    ['decimal commas', 'Raum;Wert\nA;1,5\nB;2,5\n', ['A', '1,5']],
    ['commas in every line', 'Raum;Wert, in %;Jahr\nA;1,5;2015\nB;2,5;2015\n', ['A', '1,5', '2015']],
    ['semicolons in quotes', 'Raum,Text\nA,"x;y;z"\n', ['A', 'x;y;z']],
    ['a single column', 'Raum\nA\n', ['A']],
  ])('with the right delimiter despite %s', async (_, content, first) => {
    expect((await cellsOf(content))[0]).toEqual(first);
  });

  test.each([
    ['line ends of Windows', 'a;b\r\n1;2\r\n3;4\r\n'],
    ['line ends of old Macs', 'a;b\r1;2\r3;4\r'],
    ['no end of the last line', 'a;b\n1;2\n3;4'],
    ['blanks around', ' a ;b\n 1; 2 \n3;4 \n'],
    ['empty columns on the right', 'a;b;;\n1;2;;\n3;4;;;;\n'],
    ['empty rows at the end', 'a;b\n1;2\n3;4\n;\n;\n \n\n'],
    ['empty lines before the head', '\n;\na;b\n1;2\n3;4\n'],
  ])('with %s', async (_, content) => {
    expect(await cellsOf(content)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(contentOf(await csv(content)).head).toEqual(['a', 'b']);
  });

  test.each([
    ['nothing special', 'a;b\n1;2\n3;4\n', [2, 3]],
    ['empty lines', 'a;b\n\n\n1;2\n\n3;4\n', [4, 6]],
    ['empty lines of Windows', 'a;b\r\n\r\n1;2\r\n3;4\r\n', [3, 4]],
    ['rows of blank cells', 'a;b\n;\n1;2\n ; \n3;4\n', [3, 5]],
    ['line breaks in cells', 'a;b\n"x\n\ny";2\n3;4\n', [2, 5]],
    ['line breaks of Windows in cells', 'a;b\r\n"x\r\ny";"1\r\n2"\r\n3;4\r\n5;6\r\n', [2, 5, 6]],
    ['a line break in the head', '"a\nb";c\n1;2\n', [3]],
  ])('and its lines counted as an editor does: %s', async (_, content, lines) => {
    expect(await linesOf(content)).toEqual(lines);
  });

  test.each([
    ['line breaks', '"eins\r\nzwei";2', ['eins\nzwei', '2']],
    ['quotes', '"ein ""Wort""";2', ['ein "Wort"', '2']],
    ['inches', '3" Rohr;2', ['3" Rohr', '2']],
    ['quotes in the middle', 'der "Ring";2', ['der "Ring"', '2']],
    ['formulas, as text', '=1+1;@SUMME(A1)', ['=1+1', '@SUMME(A1)']],
    ['leading zeros', '007;0', ['007', '0']],
  ])('with cells that hold %s', async (_, line, cells) => {
    expect(await cellsOf(`a;b\n${line}\n`)).toEqual([cells]);
  });

  test('a hundred columns wide, with cells of a hundred thousand letters', async () => {
    const head = Array.from({ length: 100 }, (_, i) => `Spalte ${i}`);
    const row = head.map((_, i) => (i === 50 ? 'ä'.repeat(100_000) : String(i)));
    expect(await cellsOf(`${head.join(';')}\n${row.join(';')}\n`)).toEqual([row]);
  });

  test('as it was written, however it was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abäöüß0 ,;\t|"\n=-.') }).map((text) => text.trim());
    const tables = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
    const ways = fc.record({
      delimiter: fc.constantFrom(';', ',', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      encode: fc.constantFrom(utf8, cp1252, utf16, (text: string) => utf8(`\ufeff${text}`)),
    });
    await fc.assert(
      fc.asyncProperty(tables, ways, async (rows, { delimiter, end, encode }) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', end)}"`;
        const lines = [['Eins', 'Zwei', 'Drei'], ...rows.map((row) => row.map(quoted))];
        const content = lines.map((line) => `${line.join(delimiter)}${end}`).join('');
        expect(await cellsOf(encode(content))).toEqual(rows);
      }),
    );
  });
});

describe('a table is refused', () => {
  const mebibyte = 1024 * 1024;
  test.each<[string, string | Uint8Array, object]>([
    ['an empty file', '', { key: 'empty-file', row: null, field: null }],
    ['blanks only', ' \n\n \n', { key: 'no-rows', row: null, field: null }],
    ['a mark only', '\ufeff', { key: 'no-rows', row: null, field: null }],
    ['a head only', 'Raum;Jahr;Wert\n', { key: 'no-rows', row: null, field: null }],
    ['a head and empty rows', 'Raum;Jahr;Wert\n;;\n', { key: 'no-rows', row: null, field: null }],
    ['NUL bytes', 'a;b\n1;2\n3;\0\n', { key: 'nul', row: 3, field: null }],
    ['NUL bytes in Windows-1252', cp1252('a;b\r\nü;2\r\n\0\0;4\r\n'), { key: 'nul', row: 3, field: null }],
    ['UTF-16 without a mark', utf16('a;b\n1;2\n', 'little', false), { key: 'nul', row: 1, field: null }],
    ['an open quote', 'a;b\n1;2\n\n3;"4\n5;6\n7;8\n', { key: 'quote-open', row: 4, field: null }],
    ['an open quote at the end', 'a;b\r\n1;2\r\n"3;4', { key: 'quote-open', row: 3, field: null }],
    ['a cell without end', `a;b\n1;2\n3;${'x'.repeat(2 * mebibyte)}\n`, { key: 'not-a-table', row: 3, field: null }],
    ['an open quote in a long file', `a;b\n1;2\n3;"4\n${'5;6\n'.repeat(mebibyte / 2)}`, { key: 'not-a-table', row: 3 }],
    ['a row cut off', 'a;b;c;d\n1;2;3;4\n1;2;3', { key: 'truncated', row: 3, has: 3, wants: 4 }],
    ['a row cut off at its beginning', 'a;b;c;d\n1;2;3;4\n1', { key: 'truncated', row: 3, has: 1, wants: 4 }],
    ['a letter cut off', utf8('a;b\nMühle;ö').slice(0, -1), { key: 'cut-off', row: 2, field: null }],
    ['a short row', 'a;b;c\n1;2\n1;2;3\n', { key: 'row-too-short', row: 2, has: 2, wants: 3 }],
    ['a short last row', 'a;b;c\n1;2;3\n1;2\n', { key: 'row-too-short', row: 3, has: 2, wants: 3 }],
    ['a long row', 'a;b\n1;2\n\n1;2;3\n', { key: 'row-too-long', row: 4, has: 3, wants: 2 }],
    ['a column twice', '\nRaum;Wert; Raum\n1;2;3\n', { key: 'column-twice', row: 2, field: 'Raum' }],
    ['a column twice but for case', 'Wert;Jahr;WERT\n1;2;3\n', { key: 'column-twice', row: 1, field: 'WERT' }],
    [
      'text that is no table',
      'Sehr geehrte Damen,\nanbei, wie besprochen, die Zahlen.\n',
      { key: 'row-too-long', row: 2 },
    ],
  ])('that is %s', async (_, content, expected) => {
    expect(faultsIn(await csv(content))).toEqual([expect.objectContaining(expected)]);
  });

  test.each(['werte.xls', 'WERTE.XLS', 'werte.ods', 'werte.pdf', 'werte.doc', 'werte.docx', 'werte.zip', 'w.numbers'])(
    'that is called %s, whatever is in it',
    async (name) => {
      const kind = name.split('.')[1];
      for (const content of ['a;b\n1;2\n', 'PK\x03\x04 …'])
        expect(faultsIn(await csv(content, name))).toEqual([{ key: 'file-kind', row: null, field: null, kind }]);
    },
  );

  test('of 200 MB unread: not a byte is looked at', async () => {
    const unread = new Proxy(new Uint8Array(0), {
      get(_, property) {
        if (property === 'length') return 200 * mebibyte;
        throw new Error(`looked at ${String(property)}`);
      },
    });
    const expected = { key: 'file-too-large', row: null, field: null, megabytes: 200, most: 50 };
    expect(faultsIn(await readTable('werte.csv', unread))).toEqual([expected]);
    expect(faultsIn(await readTable('werte.xlsx', unread))).toEqual([expected]);
  });

  test('of a byte too many, and is not said to be as large as is allowed', async () => {
    const decode = vi.spyOn(TextDecoder.prototype, 'decode');
    const read = await csv(new Uint8Array(50 * mebibyte + 1));
    expect(faultsIn(read)).toEqual([{ key: 'file-too-large', row: null, field: null, megabytes: 51, most: 50 }]);
    expect(decode).not.toHaveBeenCalled();
    decode.mockRestore();
  });

  test('of more than a million rows as a whole: none of them is left out unsaid', async () => {
    expect(faultsIn(await csv(`a\n${'1\n'.repeat(1_000_001)}`))).toEqual([
      { key: 'too-many-rows', row: null, field: null, most: 1_000_000 },
    ]);
  }, 60_000);

  test('with every wrong row named, but no more than anybody reads', async () => {
    const some = faultsIn(await csv(`a;b\n1;2\n1\n1;2;3\n1;2\n1;2;3\n`));
    expect(some.map(({ key, row }) => [key, row])).toEqual([
      ['row-too-short', 3],
      ['row-too-long', 4],
      ['row-too-long', 6],
    ]);
    expect(faultsIn(await csv(`a;b\n${'1\n'.repeat(5000)}`))).toHaveLength(200);
  });

  test('or read, but never breaks, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const read = await csv(bytes);
        expect(read.ok || faultsIn(read).length > 0).toBe(true);
      }),
    );
  });

  test('wherever it is cut off, or read without what is missing', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i};"Mühle\nim ""Tal""";${i},5;Ende`);
    const bytes = utf8(`Nr;Name;Wert;Rest\n${rows.join('\n')}\n`);
    const whole = await cellsOf(bytes);
    for (let length = 0; length < bytes.length; length++) {
      const read = await csv(bytes.slice(0, length));
      if (!read.ok) expect(faultsIn(read)).toHaveLength(1);
      else {
        const cells = read.value.rows.map((row) => row.cells);
        expect(cells.slice(0, -1)).toEqual(whole.slice(0, cells.length - 1));
        expect(whole[cells.length - 1]?.slice(0, 3)).toEqual(cells.at(-1)?.slice(0, 3));
      }
    }
  });
});

describe('names are compared', () => {
  test.each([
    ['Weiße Straße', 'WEISSE STRASSE'],
    ['Südliche Mühle', 'Suedliche Muehle'],
    ['Südliche Mühle', 'Su\u0308dliche Mu\u0308hle'],
    ['Zentrum-Ost', 'zentrum ost'],
    ['Wert (in €)', 'wert_in'],
    ['Café', 'Cafe'],
    ['ẞ', 'ss'],
  ])('%j is %j', (one, other) => {
    expect(folded(one)).toBe(folded(other));
  });

  test.each([
    ['Ost', 'West'],
    ['Raum 1', 'Raum 11'],
    ['Mühle', 'Muhle'],
  ])('%j is not %j', (one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });

  test.each([
    [['Raum', 'Jahr'], ['Jahr', 'Year'], 1],
    [['Raum', 'year'], ['Jahr', 'Year'], 1],
    [['Nr', 'Schlüssel'], ['Schlüssel', 'Nr'], 1],
    [['Nr', 'Name'], ['Schlüssel', 'Nr'], 0],
    [['Raum'], ['Jahr'], -1],
    [[], ['Jahr'], -1],
  ])('of %j the column %j is number %i', (head, names, column) => {
    expect(columnOf(head, names)).toBe(column);
  });
});

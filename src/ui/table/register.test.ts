import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RegisterOf, readRegister, rowsPerPage } from './register.ts';

type Row = { readonly name: string; readonly office: string; readonly state: string; readonly cents: number | null };

const register: RegisterOf<Row> = {
  columns: [
    { key: 'name', label: 'Maßnahme', value: (row) => row.name },
    { key: 'geld', label: 'Geld', value: (row) => row.cents, unit: 'cents' },
    { key: 'amt', label: 'Amt', value: (row) => row.office, extra: true },
    { key: 'zustand', label: 'Zustand', value: (row) => row.state, hidden: true },
  ],
  filters: [
    {
      key: 'zustand',
      label: 'Zustand',
      options: ['läuft', 'fertig'].map((value) => ({ value, label: value })),
      matches: (row, value) => row.state === value,
      standard: 'läuft',
    },
    {
      key: 'amt',
      label: 'Amt',
      options: ['A 61', 'A 67'].map((value) => ({ value, label: value })),
      matches: (row, value) => row.office === value,
    },
  ],
  words: (row) => `${row.name} ${row.office}`,
  sortedBy: 'name',
};
const row = (name: string, more: Partial<Row> = {}): Row => ({
  name,
  office: 'A 61',
  state: 'läuft',
  cents: null,
  ...more,
});
const read = (rows: readonly Row[], address = '', perPage?: number) =>
  readRegister(register, rows, new URLSearchParams(address), perPage === undefined ? {} : { perPage });
const names = (rows: readonly Row[], address = '') => read(rows, address).rows.map(({ name }) => name);

describe('searching', () => {
  const rows = [
    row('Grünau-Mitte'),
    row('Grünau-Ost'),
    row('Straßenbahn nach Lößnig'),
    row('Café im Rathaus', { office: 'A 67' }),
  ];

  test.each([
    ['', ['Café im Rathaus', 'Grünau-Mitte', 'Grünau-Ost', 'Straßenbahn nach Lößnig']],
    ['grünau', ['Grünau-Mitte', 'Grünau-Ost']],
    ['GRUNAU', ['Grünau-Mitte', 'Grünau-Ost']],
    ['gruenau', ['Grünau-Mitte', 'Grünau-Ost']],
    ['ost grünau', ['Grünau-Ost']],
    ['strasse', ['Straßenbahn nach Lößnig']],
    ['loessnig', ['Straßenbahn nach Lößnig']],
    ['cafe', ['Café im Rathaus']],
    ['67', ['Café im Rathaus']],
    ['  ', ['Café im Rathaus', 'Grünau-Mitte', 'Grünau-Ost', 'Straßenbahn nach Lößnig']],
    ['schwimmbad', []],
  ])('for %j finds %j', (search, found) => {
    expect(names(rows, `suche=${encodeURIComponent(search)}`)).toEqual(found);
  });

  test('takes 200 letters at most', () => {
    expect(read(rows, `suche=${'a'.repeat(300)}`).search).toHaveLength(200);
  });
});

describe('filtering', () => {
  const rows = [row('a'), row('b', { state: 'fertig' }), row('c', { office: 'A 67' })];

  test.each<[string, string[], Record<string, string>]>([
    ['', ['a', 'c'], { zustand: 'läuft' }],
    ['zustand=fertig', ['b'], { zustand: 'fertig' }],
    ['zustand=alle', ['a', 'b', 'c'], { zustand: 'alle' }],
    ['zustand=verloren', ['a', 'c'], { zustand: 'läuft' }],
    ['amt=A+67', ['c'], { zustand: 'läuft', amt: 'A 67' }],
    ['amt=alle', ['a', 'c'], { zustand: 'läuft' }],
    ['amt=A+99', ['a', 'c'], { zustand: 'läuft' }],
    ['zustand=fertig&amt=A+67', [], { zustand: 'fertig', amt: 'A 67' }],
  ])('by %j leaves %j', (address, found, chosen) => {
    const reading = read(rows, address);
    expect(reading.rows.map(({ name }) => name)).toEqual(found);
    expect(reading.chosen).toEqual(chosen);
    expect([reading.count, reading.total]).toEqual([found.length, 3]);
  });
});

describe('sorting', () => {
  const rows = [
    row('Raum 10', { cents: 5 }),
    row('ärzte', { cents: null }),
    row('Raum 9', { cents: 40 }),
    row('Zoo', { cents: 0 }),
  ];

  test.each([
    ['', 'name', ['ärzte', 'Raum 9', 'Raum 10', 'Zoo']],
    ['sortierung=-name', '-name', ['Zoo', 'Raum 10', 'Raum 9', 'ärzte']],
    ['sortierung=geld', 'geld', ['Zoo', 'Raum 10', 'Raum 9', 'ärzte']],
    ['sortierung=-geld', '-geld', ['Raum 9', 'Raum 10', 'Zoo', 'ärzte']],
    ['sortierung=farbe', 'name', ['ärzte', 'Raum 9', 'Raum 10', 'Zoo']],
    ['sortierung=-', 'name', ['ärzte', 'Raum 9', 'Raum 10', 'Zoo']],
  ])('as %j goes by %s', (address, sort, sorted) => {
    expect(names(rows, address)).toEqual(sorted);
    expect(read(rows, address).sort).toBe(sort);
  });

  test('puts what is not known last in both directions', () => {
    const some = fc.array(fc.option(fc.integer()).map((cents) => row('x', { cents })));
    fc.assert(
      fc.property(some, fc.constantFrom('', '-'), (list, sign) => {
        const sorted = read(list, `sortierung=${sign}geld`, 1000).rows.map(({ cents }) => cents);
        const known = sorted.filter((cents) => cents !== null);
        expect(sorted.slice(0, known.length)).toEqual(known.toSorted((a, b) => (sign ? b - a : a - b)));
        expect(sorted).toHaveLength(list.length);
      }),
    );
  });
});

describe('paging', () => {
  const rows = Array.from({ length: 7 }, (_, i) => row(`Raum ${i + 1}`));

  test.each([
    ['', 1, ['Raum 1', 'Raum 2', 'Raum 3']],
    ['seite=3', 3, ['Raum 7']],
    ['seite=99', 3, ['Raum 7']],
    ['seite=0', 1, ['Raum 1', 'Raum 2', 'Raum 3']],
    ['seite=-2', 1, ['Raum 1', 'Raum 2', 'Raum 3']],
    ['seite=2.9', 2, ['Raum 4', 'Raum 5', 'Raum 6']],
    ['seite=Infinity', 3, ['Raum 7']],
    ['seite=zwei', 1, ['Raum 1', 'Raum 2', 'Raum 3']],
  ])('%j shows page %s', (address, page, shown) => {
    const reading = read(rows, address, 3);
    expect([reading.page, reading.pages]).toEqual([page, 3]);
    expect(reading.rows.map(({ name }) => name)).toEqual(shown);
  });

  test.each([
    [0, 1],
    [rowsPerPage, 1],
    [rowsPerPage + 1, 2],
  ])('%s rows fill %s pages', (count, pages) => {
    expect(read(Array.from({ length: count }, () => row('x'))).pages).toBe(pages);
  });

  test('shows every row once', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 9 }), (count, perPage) => {
        const all = Array.from({ length: count }, (_, i) => row(`Raum ${i}`));
        const { pages } = read(all, '', perPage);
        const seen = Array.from({ length: pages }, (_, i) => read(all, `seite=${i + 1}`, perPage).rows).flat();
        expect(new Set(seen)).toEqual(new Set(all));
        expect(seen).toHaveLength(count);
      }),
    );
  });
});

test.each([
  ['', ['name', 'geld']],
  ['spalte=amt&spalte=name', ['name', 'amt']],
  ['spalte=zustand', ['name', 'geld']],
  ['spalte=farbe', ['name', 'geld']],
])('with %j the columns %j are shown', (address, shown) => {
  expect(read([], address).shown).toEqual(shown);
});

/** Values of areas that ended or began with a version of their division. */

import { describe, expect, test } from 'vitest';
import { contentOf, utf8 } from '../../tests/support/received-files.ts';
import { readTable } from './table.ts';
import type { Known, KnownArea } from './value-names.ts';
import { importValues } from './values-import.ts';

const area = (id: string, name: string, code: string | null, divisionId = 'ortsteile'): KnownArea => ({
  id,
  name,
  code,
  divisionId,
  isCity: divisionId === 'stadt',
});
const indicator = (id: string, name: string) => ({ id, name, rate: false, evidence: 'measured' }) as const;
const city: Known = {
  indicators: [indicator('einwohner', 'Einwohnerinnen und Einwohner')],
  areas: [area('stadt', 'Musterstadt', null, 'stadt'), area('mitte', 'Mitte', '001')],
};
const long = (...lines: string[]) => ['Indikator;Raum;Jahr;Wert', ...lines, ''].join('\n');

describe('an area has values while it is valid', () => {
  const before = { ...area('alt', 'Altstadt', '020'), validTo: '2021-01-01' };
  const after = { ...area('neu', 'Altstadt', '021'), validFrom: '2021-01-01' };
  const moved = { ...area('mitten', 'Umzug', '030'), validTo: '2021-07-01' };
  const all: Known = { ...city, areas: [...city.areas, before, after, moved] };
  const readIn = async (text: string) => {
    const table = await readTable('werte.csv', utf8(text));
    return table.ok ? importValues(table.value, all, { divisionId: 'ortsteile' }) : table;
  };
  const said = async (text: string) => {
    const found = await readIn(text);
    return found.ok ? [] : found.faults.map(({ key, row, field, vars }) => [key, row, field, vars.day, vars.year]);
  };
  const valuesIn = async (text: string) =>
    contentOf(await readIn(text)).values.map(({ areaId, year }) => [areaId, year]);

  test.each([
    ['020', 2020, 'alt'],
    ['021', 2021, 'neu'],
    ['021', 2030, 'neu'],
    ['030', 2020, 'mitten'],
  ])('%s in %i', async (key, year, id) => {
    expect(await valuesIn(long(`einwohner;${key};${year};5`))).toEqual([[id, year]]);
  });

  test.each([
    ['the year in which it ended', '020', 2021, 'area-ended', '2021-01-01'],
    ['years after', '020', 2025, 'area-ended', '2021-01-01'],
    ['the year in whose middle it ended', '030', 2021, 'area-ended', '2021-07-01'],
    ['the year before it began', '021', 2020, 'area-not-yet', '2021-01-01'],
  ])('but not of %s', async (_, key, year, fault, day) => {
    expect(await said(long('einwohner;001;2020;1', `einwohner;${key};${year};5`))).toEqual([
      [fault, 3, 'Raum', day, year],
    ]);
  });

  test('nor does it slip into another division that has an area of this name', async () => {
    const twice = { ...area('zurueck', 'Altstadt', '021', 'zurueckgerechnet') };
    const table = await readTable('werte.csv', utf8(long('einwohner;021;2015;5')));
    const inDivision = async (divisionId: string) => {
      const known = { ...city, areas: [...city.areas, after, twice] };
      const found = table.ok ? await importValues(table.value, known, { divisionId }) : table;
      return found.ok ? contentOf(found).values.map(({ areaId }) => areaId) : found.faults.map(({ key }) => key);
    };
    expect(await inDivision('ortsteile')).toEqual(['area-not-yet']);
    expect(await inDivision('zurueckgerechnet')).toEqual(['zurueck']);
  });

  test('which of two with one name is meant, the year decides', async () => {
    const found = await valuesIn(long('einwohner;Altstadt;2019;5', 'einwohner;Altstadt;2022;6'));
    expect(found).toEqual([
      ['alt', 2019],
      ['neu', 2022],
    ]);
  });

  test('a column per year may have signs where there was no area, but no numbers', async () => {
    const wide = (...lines: string[]) => ['Indikator;Raum;2019;2020;2021;2022', ...lines, ''].join('\n');
    expect(await valuesIn(wide('einwohner;020;5;6;x;'))).toEqual([
      ['alt', 2019],
      ['alt', 2020],
    ]);
    expect(await said(wide('einwohner;020;5;6;7;'))).toEqual([['area-ended', 2, 'Raum', '2021-01-01', 2021]]);
  });

  test('a division is whole with the areas of the year', async () => {
    const only = { ...all, areas: [area('stadt', 'Musterstadt', null, 'stadt'), before, after] };
    const table = await readTable('werte.csv', utf8(long('summe;020;2020;5', 'summe;021;2021;6')));
    const indicators = [{ ...indicator('summe', 'Summe der Dinge'), summable: true }];
    const found = table.ok ? importValues(table.value, { ...only, indicators }, {}) : table;
    expect(contentOf(found).sums.map(({ year, sum }) => [year, sum])).toEqual([
      [2020, 5],
      [2021, 6],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { medianOf, readComparison, yearsToCompare } from './comparison.ts';

const offered = {
  divisions: [{ id: 'ortsteile' }, { id: 'bezirke' }],
  divisionId: 'ortsteile',
  areas: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })),
  indicators: ['x', 'y'].map((id) => ({ id })),
  until: 2024,
};
const read = (query: string) => readComparison(new URLSearchParams(query), offered);

describe('what an address asks for', () => {
  test.each<[string, string, object]>([
    ['nothing', '', { areaIds: [], indicatorIds: [], from: null, to: null, problems: [] }],
    ['areas one by one or as a list', 'raum=a&raum=b,c', { areaIds: ['a', 'b', 'c'], problems: [] }],
    ['an area twice', 'raum=a&raum=a', { areaIds: ['a'], problems: [] }],
    ['an area that is not there', 'raum=z&raum=a', { areaIds: ['a'], problems: [{ key: 'unknown-area', value: 'z' }] }],
    [
      'five areas',
      'raum=a,b,c,d,e',
      { areaIds: ['a', 'b', 'c', 'd'], problems: [{ key: 'too-many-areas', value: '5' }] },
    ],
    ['an indicator that is not there', 'indikator=q', { problems: [{ key: 'unknown-indicator', value: 'q' }] }],
    ['a division that is not there', 'gliederung=x', { problems: [{ key: 'unknown-division', value: 'x' }] }],
    ['years', 'von=2010&bis=2020', { from: 2010, to: 2020, problems: [] }],
    [
      'years the wrong way round',
      'von=2020&bis=2010',
      { from: 2010, to: 2020, problems: [{ key: 'years-turned', value: '2020, 2010' }] },
    ],
    ['the same year twice', 'von=2020&bis=2020', { from: null, to: 2020, problems: [{ key: 'years-alike' }] }],
    ['no year', 'von=gestern', { from: null, problems: [{ key: 'no-year', value: 'gestern' }] }],
    ['a year to come', 'bis=2030', { to: null, problems: [{ key: 'year-too-late' }] }],
    ['a year long ago', 'von=1200', { from: null, problems: [{ key: 'year-too-early' }] }],
  ])('%s', (_, query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });

  test('what was typed is said again, but not all of it', () => {
    expect(read(`von=${'9'.repeat(500)}`).problems[0]?.value).toHaveLength(60);
  });
});

describe('years where the address names none', () => {
  const years = [2010, 2012, 2018, 2019, 2020];
  test.each<[string, number | null, number | null, object | null]>([
    ['latest, and five years before or earlier', null, null, { from: 2012, to: 2020 }],
    ['from the one that is asked for', 2018, null, { from: 2018, to: 2020 }],
    ['up to the one that is asked for', null, 2012, { from: 2010, to: 2012 }],
    ['as asked for, whether there are values or not', 2001, 2003, { from: 2001, to: 2003 }],
    ['nothing before the first', null, 2010, null],
    ['nothing after the last', 2020, null, null],
  ])('%s', (_, from, to, expected) => {
    expect(yearsToCompare(years, { from, to })).toEqual(expected);
  });
});

describe('the median of a division', () => {
  const figures = (...values: (number | null)[]) =>
    values.map((value) => (value === null ? unknown('suppressed') : known(value)));
  test.each<[string, (number | null)[], object]>([
    ['of an odd number', [3, 1, 2], { figure: known(2, 'computed') }],
    ['of an even number', [4, 1, 2, 3], { figure: known(2.5, 'computed') }],
    [
      'lies between two values where one area is unknown',
      [1, 2, 3, 4, null],
      { low: 2, high: 3, unknown: 1, count: 5 },
    ],
    ['is not even that where half of them are', [1, 2, null, null], { low: null, high: null, unknown: 2 }],
    ['of nothing known', [null], { figure: unknown('suppressed', 'computed'), low: null }],
    ['of nothing', [], { figure: unknown('not-applicable', 'computed'), count: 0 }],
  ])('%s', (_, values, expected) => {
    expect(medianOf(figures(...values))).toMatchObject(expected);
  });

  test('the true median lies within, whatever the unknown ones are', () => {
    for (const hidden of [-100, 1.5, 2.5, 3.5, 100]) {
      const { low, high } = medianOf(figures(1, 2, 3, 4, 5, null));
      const { figure } = medianOf(figures(1, 2, 3, 4, 5, hidden));
      expect(
        figure.state === 'known' && low !== null && high !== null && figure.value >= low && figure.value <= high,
      ).toBe(true);
    }
  });

  test('leaves out what does not apply, and mixes no kinds of evidence', () => {
    expect(medianOf([known(1), unknown('not-applicable'), known(3)])).toMatchObject({ count: 2, unknown: 0 });
    expect(medianOf([known(1), known(3, 'assessed')]).figure.state).toBe('not-applicable');
  });
});

import { expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { figuresOf, unsureIn, unsureOf, valuesOf } from './map-values.ts';

const figures = new Map([
  ['a', known(12.3456, 'computed')],
  ['b', unknown('suppressed')],
  ['c', known(0, 'example')],
  ['e', unknown('not-applicable', 'forecast')],
]);
const sent = valuesOf({
  indicator: { name: 'Quote', unit: '%', decimals: 1 },
  there: [2019, 2020],
  areaIds: ['a', 'b', 'c', 'd', 'e'],
  years: [{ year: 2020, figures, city: 7, unsure: new Set(['c']) }],
});

test('states travel as letters; there is no null, and zero is a number', () => {
  expect(sent.years[0]).toEqual({
    year: 2020,
    city: 7,
    unsure: [2],
    states: 'kskmn',
    evidences: 'bagad',
    values: [12.346, 0],
  });
  expect(JSON.stringify(sent.years)).not.toContain('null');
  expect(unsureOf(sent, 2020)).toEqual(new Set(['c']));
});

test('arrive as they were', () => {
  const arrived = figuresOf(JSON.parse(JSON.stringify(sent)), 2020);
  expect(arrived.get('a')).toEqual(known(12.346, 'computed'));
  expect(arrived.get('c')).toEqual(known(0, 'example'));
  expect(arrived.get('b')).toEqual(unknown('suppressed'));
  expect(arrived.get('d')).toEqual(unknown('missing'));
  expect(arrived.get('e')).toEqual(unknown('not-applicable', 'forecast'));
});

test('a year that did not travel is missing everywhere', () => {
  expect([...figuresOf(sent, 1999).values()].map(({ state }) => state)).toEqual(Array(5).fill('missing'));
});

test('unsure is what was not counted, and a rate of few people', () => {
  const values = new Map([
    ['counted', known(10)],
    ['few', known(10, 'computed')],
    ['carried', known(10, 'carried')],
    ['secret', unknown('suppressed', 'forecast')],
  ]);
  const bases = new Map([
    ['counted', known(100)],
    ['few', known(99)],
  ]);
  expect(unsureIn(values, bases)).toEqual(new Set(['few', 'carried']));
  expect(unsureIn(values, undefined)).toEqual(new Set(['carried']));
});

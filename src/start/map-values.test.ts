import { expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { figuresOf, valuesOf } from './map-values.ts';

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
  years: [{ year: 2020, figures }],
});

test('states travel as letters; there is no null, and zero is a number', () => {
  expect(sent.years[0]).toEqual({ year: 2020, states: 'kskmn', evidences: 'bagad', values: [12.346, 0] });
  expect(JSON.stringify(sent.years)).not.toContain('null');
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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layers, mapQuery, nearestYear, readMapState } from './map-state.ts';

const read = (query: string) => readMapState(new URLSearchParams(query));

test('a picture is its link: written and read again it is the same', () => {
  const query =
    'gliederung=ortsteile&indikator=einwohner&jahr=2020&vergleich=years&jahr2=2010&klassen=own&grenzen=10; 20,5&ebenen=measures,school&flaeche=1,2,3,4&lage=12.37000,51.34000,11.50';
  const state = read(query);
  expect(state.layers).toEqual(['measures', 'school']);
  expect(readMapState(new URLSearchParams(mapQuery(state)))).toEqual(state);
});

test('layers come as one word or as ticks of a form', () => {
  expect(read('ebenen=focus&ebenen=bus-stop').layers).toEqual(['focus', 'bus-stop']);
  expect(read('ebenen=unfug').layers).toEqual([]);
});

test('what cannot be is left out', () => {
  const state = read('jahr=abcd&jahr2=99&vergleich=x&kategorie=x&lage=1,2&gliederung=');
  expect(state).toEqual({
    division: null,
    category: null,
    indicator: null,
    year: null,
    compare: null,
    indicator2: null,
    year2: null,
    way: 'quantile',
    limits: [],
    layers: [],
    shape: null,
    position: null,
  });
  expect(read('lage=999,51,11').position).toBeNull();
  expect(read('lage=a,b,c').position).toBeNull();
});

test('whatever stands in an address is read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const state = read(text);
      expect(state.layers.every((layer) => layers.includes(layer))).toBe(true);
      readMapState(new URLSearchParams(mapQuery(state)));
    }),
  );
});

test('limits of one’s own rise, and are numbers', () => {
  expect(read('grenzen=20,5;10;x;10').limits).toEqual([10, 20.5]);
  expect(read('grenzen=1;2;3;4;5;6;7').limits).toHaveLength(5);
  expect(read('klassen=unfug').way).toBe('quantile');
});

test('the nearest year is the last one before, or the first one', () => {
  expect(nearestYear([2010, 2015, 2020], 2017)).toBe(2015);
  expect(nearestYear([2010, 2015], 2000)).toBe(2010);
  expect(nearestYear([], 2000)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { area, type CityParts, cityFacts, division, measure, money, report } from '../../tests/support/facts.ts';
import { type Counted, coverageOf, emptyAreas } from './coverage.ts';

const units = division({ id: 'ortsteile', name: 'Ortsteile', kind: 'districts' });
const unit = (id: string, more = {}) => area({ id, name: id, divisionId: 'ortsteile', category: null, ...more });
const nothing: Counted = { residents: new Map(), known: new Map() };
const rows = (parts: CityParts, counted: Partial<Counted> = {}) =>
  coverageOf(cityFacts({ divisions: [units], ...parts }), 'ortsteile', { ...nothing, ...counted });

describe('an area', () => {
  test('counts the measures in it and in its parts, each once', () => {
    const areas = [unit('bezirk'), unit('teil', { parentId: 'bezirk' }), unit('block', { parentId: 'teil' })];
    const measures = [
      measure({ id: 'a', areaIds: ['bezirk', 'teil'] }),
      measure({ id: 'b', areaIds: ['block'] }),
      measure({ id: 'c', areaIds: ['teil'], retired: true }),
    ];
    expect(rows({ areas, measures }).map((row) => [row.id, row.measures])).toEqual([
      ['bezirk', 2],
      ['teil', 2],
      ['block', 1],
    ]);
  });

  test('knows the measures of focus areas it is a part of, apart from its own', () => {
    const areas = [unit('teil'), area({ id: 'fokus', partIds: ['teil'] })];
    const measures = [measure({ id: 'a', areaIds: ['fokus'] }), measure({ id: 'b', areaIds: ['fokus', 'teil'] })];
    expect(rows({ areas, measures })).toMatchObject([{ measures: 1, throughFocus: 1 }]);
  });

  test('names the latest report of a measure there', () => {
    const areas = [unit('teil'), unit('leer')];
    const measures = [
      measure({ id: 'a', areaIds: ['teil'], latest: report({ reportedOn: '2015-03-01' }) }),
      measure({ id: 'b', title: 'Später', areaIds: ['teil'], latest: report({ reportedOn: '2015-06-01' }) }),
      measure({ id: 'c', areaIds: ['teil'], latest: null }),
    ];
    expect(rows({ areas, measures })).toMatchObject([
      { lastOn: '2015-06-01', lastMeasure: { id: 'b', title: 'Später' } },
      { lastOn: null, lastMeasure: null },
    ]);
  });

  test('has the indicators of all its units where it has none of its own', () => {
    const areas = [unit('a'), unit('b'), unit('beide', { partIds: ['a', 'b'] })];
    const byArea = new Map([
      ['a', new Set(['x', 'y'])],
      ['b', new Set(['y', 'z'])],
    ]);
    expect(rows({ areas, measures: [] }, { known: byArea }).map((row) => row.indicators)).toEqual([2, 2, 1]);
  });
});

describe('money', () => {
  const amount = (measureId: string, cents: number) => money({ id: measureId, measureId, stage: 'planned', cents });
  const areas = [unit('a'), unit('b')];
  const measures = [measure({ id: 'nur-a', areaIds: ['a'] }), measure({ id: 'beide', areaIds: ['a', 'b'] })];
  const amounts = [amount('nur-a', 1_000_00), amount('beide', 9_000_00)];

  test('that lies in several areas counts for none of them, and that is said', () => {
    const [a, b] = rows({ areas, measures, money: amounts });
    expect([a?.money.planned, a?.shared]).toEqual([1_000_00, 1]);
    expect([b?.money.planned, b?.shared]).toEqual([null, 1]);
  });

  test.each([
    ['known', known(50), { state: 'known', value: 20, evidence: 'computed' }],
    ['missing', unknown('missing'), { state: 'missing' }],
    ['to be kept secret', unknown('suppressed'), { state: 'suppressed' }],
    ['none', known(0), { state: 'not-applicable' }],
  ])('per resident with residents %s', (_, residents, expected) => {
    const [a, b] = rows({ areas, measures, money: amounts }, { residents: new Map([['a', residents]]) });
    expect(a?.perResident.planned).toMatchObject(expected);
    expect(a?.perResident.spent.state).not.toBe('known');
    expect(b?.perResident.planned.state).toBe('missing');
  });
});

test('empty is where nothing is done; the areas that lack most come first, each with what is missing', () => {
  const areas = [unit('betreut', { contact: 'Stadtteilladen' }), unit('vergessen'), unit('voll')];
  const found = emptyAreas(rows({ areas, measures: [measure({ areaIds: ['voll'] })] }));
  expect(found.map(({ id, lacks }) => [id, lacks])).toEqual([
    ['vergessen', ['measures', 'money', 'contact', 'report', 'values']],
    ['betreut', ['measures', 'money', 'report', 'values']],
  ]);
});

test('an area that has ended is not looked at, nor one of another division', () => {
  const areas = [unit('alt', { retired: true }), area({ id: 'fokus' }), unit('teil')];
  expect(rows({ areas }).map(({ id }) => id)).toEqual(['teil']);
});

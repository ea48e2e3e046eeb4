import { describe, expect, test } from 'vitest';
import { contraryUses, type LandClaim } from './land-use.ts';
import { type ProposalFacts, proposalsOf } from './proposals.ts';

const none: ProposalFacts = {
  goals: [],
  measures: [],
  claims: [],
  contraryUses: contraryUses(),
  shared: (one, other) => one === other,
  directions: new Map(),
  money: [],
  planned: [],
  cells: [],
  contradictions: [],
  today: '2026-11-23',
};
const found = (facts: Partial<ProposalFacts>, known: readonly string[] = []) =>
  proposalsOf({ ...none, ...facts }, new Set(known));
const measure = (id: string, areaIds: string[], goalIds: string[] = []) => ({
  id,
  leadId: `amt-${id}`,
  goalIds,
  areaIds,
});
const claims = (...given: [LandClaim['use'], LandClaim['kind'], string][]) =>
  given.map(([use, kind, objectId]) => ({ use, kind, objectId }));

describe('contrary uses', () => {
  const measures = [measure('a', ['r1']), measure('b', ['r1', 'r2']), measure('c', ['r3'])];
  const both = claims(['housing', 'measure', 'a'], ['green', 'measure', 'b'], ['green', 'measure', 'c']);

  test('on the same land', () => {
    expect(found({ measures, claims: both })).toMatchObject([
      {
        key: 'uses a b',
        measureIds: ['a', 'b'],
        areaIds: ['r1'],
        officeIds: ['amt-a', 'amt-b'],
        why: { one: 'housing', other: 'green' },
      },
    ]);
  });

  test('on areas with land in common', () => {
    const shared = (one: string, other: string) => one === other || (one === 'r1' && other === 'r3');
    expect(found({ measures, claims: both, shared }).map(({ key }) => key)).toEqual(['uses a b', 'uses a c']);
  });

  test('of goals, where the measure says nothing itself', () => {
    const served = [measure('a', ['r1'], ['z']), measure('b', ['r1'])];
    const ofGoal = claims(['housing', 'goal', 'z'], ['green', 'measure', 'b']);
    expect(found({ measures: served, claims: ofGoal })).toHaveLength(1);
    expect(found({ measures: served, claims: [...ofGoal, ...claims(['green', 'measure', 'a'])] })).toEqual([]);
  });

  test('are none where the uses agree', () => {
    expect(found({ measures, claims: claims(['green', 'measure', 'a'], ['green', 'measure', 'b']) })).toEqual([]);
  });

  test('do not come back once they are known', () => {
    expect(found({ measures, claims: both }, ['uses a b'])).toEqual([]);
  });
});

describe('targets', () => {
  const goals = (...values: [value: number | null, date: string | null][]) =>
    values.map(([value, date], i) => ({ id: `z${i}`, officeId: null, targets: [{ indicatorId: 'i', value, date }] }));
  const count = (direction: 'up' | 'down' | 'none', ...values: [number | null, string | null][]) =>
    found({ goals: goals(...values), directions: new Map([['i', direction]]) }).length;

  test.each([
    ['another value for the same day', 'up', [60, '2030-12-31'], [50, '2030-12-31'], 1],
    ['the same value for the same day', 'none', [60, '2030-12-31'], [60, '2030-12-31'], 0],
    ['less, later, where more is better', 'up', [60, '2030-12-31'], [50, '2035-12-31'], 1],
    ['more, later, where more is better', 'up', [60, '2030-12-31'], [70, '2035-12-31'], 0],
    ['more, later, where less is better', 'down', [60, '2030-12-31'], [70, '2035-12-31'], 1],
    ['another, later, where neither is better', 'none', [60, '2030-12-31'], [50, '2035-12-31'], 0],
    ['without a day', 'up', [60, null], [50, '2035-12-31'], 0],
    ['without a value', 'up', [null, '2030-12-31'], [50, '2035-12-31'], 0],
  ] as const)('%s', (_, direction, one, other, expected) => {
    expect(count(direction, [...one], [...other])).toBe(expected);
    expect(count(direction, [...other], [...one])).toBe(expected);
  });
});

describe('money', () => {
  const measures = [measure('a', []), measure('b', [])];
  const planned = [{ productId: 'p', year: 2027, cents: 100_00 }];
  const wants = (a: number, b: number) => [
    { productId: 'p', year: 2027, measureId: 'a', cents: a },
    { productId: 'p', year: 2027, measureId: 'b', cents: b },
  ];

  test.each([
    ['exactly what there is', wants(60_00, 40_00), 0],
    ['a cent more', wants(60_00, 40_01), 1],
    ['too much by one alone', wants(200_00, 0).slice(0, 1), 0],
    ['too much in a year without a plan', wants(90_00, 90_00).map((each) => ({ ...each, year: 2028 })), 0],
  ])('%s', (_, money, expected) => {
    expect(found({ measures, planned, money })).toHaveLength(expected);
  });
});

describe('cross-impact', () => {
  const goals = ['a', 'b'].map((id) => ({ id, officeId: `amt-${id}`, targets: [] }));
  const cell = (from: string, to: string, median: number) => ({ from, to, median, low: median, high: median, n: 2 });

  test('from −2 on, both ways as one', () => {
    expect(found({ goals, cells: [cell('a', 'b', -1.5)] })).toEqual([]);
    const both = found({ goals, cells: [cell('a', 'b', -2), cell('b', 'a', -3)] });
    expect(both).toMatchObject([{ key: 'impact a b', why: { median: -3 }, officeIds: ['amt-a', 'amt-b'] }]);
  });

  test('not of goals that have ended', () => {
    expect(found({ goals: goals.slice(0, 1), cells: [cell('a', 'b', -3)] })).toEqual([]);
  });
});

describe('contradictions to sector plans', () => {
  const goals = [{ id: 'z', officeId: 'amt', targets: [] }];
  const said = { goalId: 'z', planId: 'p', plan: 'Lärmplan', reason: 'Beide wollen dieselbe Straße.', restsOn: [] };
  const of = (more: Partial<ProposalFacts['contradictions'][number]> = {}, known: readonly string[] = []) =>
    found({ goals, contradictions: [{ ...said, officeId: 'umwelt', validTo: null, ...more }] }, known);

  test('are asked about, with the offices of both and the plans the goal rests on', () => {
    expect(of({ restsOn: ['Verkehrsplan'] })).toMatchObject([
      {
        key: 'plan z p',
        goalIds: ['z'],
        officeIds: ['amt', 'umwelt'],
        why: { plan: 'Lärmplan', reason: said.reason, restsOn: ['Verkehrsplan'] },
      },
    ]);
  });

  test.each([
    ['a plan that ends later', '2026-11-24', 1],
    ['a plan that ended today', '2026-11-23', 0],
  ])('of %s', (_, validTo, count) => {
    expect(of({ validTo })).toHaveLength(count);
  });

  test('do not come back once they are known, nor of a goal that is no more', () => {
    expect(of({}, ['plan z p'])).toEqual([]);
    expect(of({ goalId: 'anderes' })).toEqual([]);
  });
});

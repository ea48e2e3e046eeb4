import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BreakKind,
  breakKinds,
  neighbourhood,
  type ThreadFacts,
  type ThreadGoal,
  type ThreadIndicator,
  type ThreadMeasure,
  type ThreadObject,
  tieThread,
} from './thread.ts';

const asOf = '2015-12-31';
const goal = (more: Partial<ThreadGoal> = {}): ThreadGoal => ({
  id: 'gruen',
  guidelineId: 'lebenswert',
  ownerId: 'stadtgruen',
  indicatorIds: ['gruenflaeche'],
  hasTarget: true,
  ...more,
});
const measure = (more: Partial<ThreadMeasure> = {}): ThreadMeasure => ({
  id: 'park',
  goalIds: ['gruen'],
  leadId: 'stadtgruen',
  dueOn: '2017-12-31',
  areaIds: ['west'],
  money: 500,
  productIds: ['parkanlagen'],
  finished: false,
  reportedOn: '2015-10-01',
  rhythmMonths: 6,
  ...more,
});
const indicator = (more: Partial<ThreadIndicator> = {}): ThreadIndicator => ({
  id: 'gruenflaeche',
  valuesUntil: '2015-01-01',
  rhythmMonths: 12,
  ...more,
});
const whole: ThreadFacts = {
  asOf,
  guidelines: [{ id: 'lebenswert' }],
  goals: [goal()],
  measures: [measure()],
  indicators: [indicator()],
};
const kindsIn = (facts: Partial<ThreadFacts>) => tieThread({ ...whole, ...facts }).breaks.map(({ kind }) => kind);

describe('the thread', () => {
  test('holds everywhere where nothing is missing', () => {
    expect(tieThread(whole)).toMatchObject({ breaks: [], joints: 6 + 5 + 1 });
  });

  test.each<[BreakKind, Partial<ThreadFacts>]>([
    ['goal-without-guideline', { goals: [goal({ guidelineId: null })] }],
    ['goal-without-owner', { goals: [goal({ ownerId: null })] }],
    ['goal-without-indicator', { goals: [goal({ indicatorIds: [] })] }],
    ['goal-without-target', { goals: [goal({ hasTarget: false })] }],
    ['goal-without-money', { measures: [measure({ money: null })] }],
    ['measure-without-lead', { measures: [measure({ leadId: null })] }],
    ['measure-without-deadline', { measures: [measure({ dueOn: null })] }],
    ['measure-without-area', { measures: [measure({ areaIds: [] })] }],
    ['state-overdue', { measures: [measure({ reportedOn: '2015-06-30' })] }],
    ['state-overdue', { measures: [measure({ reportedOn: null })] }],
    ['value-overdue', { indicators: [indicator({ valuesUntil: '2014-12-30' })] }],
    ['value-overdue', { indicators: [indicator({ valuesUntil: null })] }],
  ])('breaks only at %s with %j', (kind, facts) => {
    expect(kindsIn(facts)).toEqual([kind]);
  });

  test('breaks from both sides where a measure serves no goal', () => {
    expect(kindsIn({ measures: [measure({ goalIds: [] })] })).toEqual([
      'goal-without-measure',
      'goal-without-money',
      'measure-without-goal',
    ]);
  });

  test.each<[string, Partial<ThreadFacts>]>([
    ['money of nothing is named money', { measures: [measure({ money: 0 })] }],
    ['one measure with money is enough for the goal', { measures: [measure(), measure({ id: 'allee', money: null })] }],
    ['a finished measure is not asked for news', { measures: [measure({ finished: true, reportedOn: '2012-01-01' })] }],
    ['without a rhythm nobody is asked', { measures: [measure({ rhythmMonths: null, reportedOn: null })] }],
    [
      'an indicator no goal rests on may grow old',
      { indicators: [indicator(), indicator({ id: 'laerm', valuesUntil: null })] },
    ],
  ])('holds: %s', (_, facts) => {
    expect(kindsIn(facts)).toEqual([]);
  });

  test.each<[string, Partial<ThreadFacts>, number]>([
    ['of an empty concept', { goals: [], measures: [], indicators: [] }, 0],
    ['with a finished measure', { measures: [measure({ finished: true })] }, 11],
    ['with an indicator no goal rests on', { indicators: [indicator(), indicator({ id: 'laerm' })] }, 12],
  ])('has as many joints as it should %s', (_, facts, joints) => {
    expect(tieThread({ ...whole, ...facts }).joints).toBe(joints);
  });
});

const ids = (prefix: string) => fc.subarray(['1', '2', '3'].map((n) => prefix + n));
const maybe = (prefix: string) => fc.option(fc.constantFrom(`${prefix}1`, `${prefix}2`));
const day = fc.constantFrom('2014-01-01', '2015-06-30', '2015-12-31');
const anyFacts: fc.Arbitrary<ThreadFacts> = fc.record({
  asOf: fc.constant(asOf),
  guidelines: fc.constant([{ id: 'l1' }, { id: 'l2' }]),
  goals: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('z1', 'z2', 'z3'),
      guidelineId: maybe('l'),
      ownerId: maybe('a'),
      indicatorIds: ids('i'),
      hasTarget: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  ),
  measures: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
      goalIds: ids('z'),
      leadId: maybe('a'),
      dueOn: fc.option(day),
      areaIds: ids('r'),
      money: fc.option(fc.integer({ min: 0, max: 1000 })),
      productIds: ids('p'),
      finished: fc.boolean(),
      reportedOn: fc.option(day),
      rhythmMonths: fc.option(fc.constantFrom(3, 6, 12)),
    }),
    { selector: ({ id }) => id },
  ),
  indicators: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('i1', 'i2'),
      valuesUntil: fc.option(day),
      rhythmMonths: fc.option(fc.constant(12)),
    }),
    { selector: ({ id }) => id },
  ),
});

describe('in any concept', () => {
  test('there are never more breaks than joints, and each of them once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { breaks, joints } = tieThread(facts);
        expect(breaks.length).toBeLessThanOrEqual(joints);
        expect(new Set(breaks.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(breaks.length);
        for (const { kind, object } of breaks) {
          expect(breakKinds).toContain(kind);
          expect(kind.startsWith(object) || kind.endsWith('overdue')).toBe(true);
        }
      }),
    );
  });

  test('a neighbourhood has just the breaks of what stands in it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const thread = tieThread(facts);
        for (const object of everyObject(facts)) {
          const near = neighbourhood(thread, object);
          const inside = new Set([...near.goals, ...near.measures].map(({ id }) => id).concat(near.indicators));
          const expected = thread.breaks.filter(({ id }) => inside.has(id));
          expect(new Set(near.breaks)).toEqual(new Set(expected));
          expect(near.breaks.length).toBe(expected.length);
          expect(near.money.unknown).toBe(near.measures.filter(({ money }) => money === null).length);
        }
      }),
    );
  });

  test('a goal is near a measure where the measure is near the goal', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const thread = tieThread(facts);
        const from = (kind: ThreadObject['kind'], id: string) => neighbourhood(thread, { kind, id });
        for (const { id } of facts.goals) {
          for (const each of facts.measures) {
            const down = from('goal', id).measures.includes(each);
            const up = from('measure', each.id).goals.some((found) => found.id === id);
            expect(down).toBe(up);
          }
        }
      }),
    );
  });
});

function everyObject({ goals, measures }: ThreadFacts): ThreadObject[] {
  const of = (kind: ThreadObject['kind'], ...found: string[]) => found.map((id) => ({ kind, id }));
  return [
    ...of('goal', ...goals.map(({ id }) => id)),
    ...of('measure', ...measures.map(({ id }) => id)),
    ...of('guideline', 'l1', 'l2'),
    ...of('area', 'r1', 'r2'),
    ...of('indicator', 'i1', 'i2'),
    ...of('product', 'p1'),
    ...of('office', 'a1'),
  ];
}

describe('what hangs on an object', () => {
  const thread = tieThread({
    ...whole,
    goals: [goal(), goal({ id: 'leise', indicatorIds: ['laerm', 'gruenflaeche'] })],
    measures: [
      measure({ goalIds: ['gruen', 'leise'] }),
      measure({ id: 'allee', money: null, areaIds: ['west', 'ost'] }),
    ],
  });

  test.each<[ThreadObject['kind'], string, string[], string[]]>([
    ['guideline', 'lebenswert', ['gruen', 'leise'], ['park', 'allee']],
    ['goal', 'leise', ['leise'], ['park']],
    ['measure', 'park', ['gruen', 'leise'], ['park']],
    ['area', 'ost', ['gruen'], ['allee']],
    ['indicator', 'laerm', ['leise'], ['park']],
    ['product', 'parkanlagen', ['gruen', 'leise'], ['park', 'allee']],
    ['office', 'stadtgruen', ['gruen', 'leise'], ['park', 'allee']],
    ['goal', 'gibt-es-nicht', [], []],
  ])('%s %s: goals %j, measures %j', (kind, id, goals, measures) => {
    const near = neighbourhood(thread, { kind, id });
    expect(near.goals.map((each) => each.id)).toEqual(goals);
    expect(near.measures.map((each) => each.id)).toEqual(measures);
  });

  test('counts money and indicators once, and unknown money apart', () => {
    expect(neighbourhood(thread, { kind: 'guideline', id: 'lebenswert' })).toMatchObject({
      money: { cents: 500, unknown: 1 },
      indicators: ['gruenflaeche', 'laerm'],
      areas: ['west', 'ost'],
      guidelines: ['lebenswert'],
    });
  });
});

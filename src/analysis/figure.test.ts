import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combinedEvidence,
  difference,
  type Evidence,
  evidences,
  type Figure,
  type FigureState,
  figureOf,
  figureStates,
  known,
  rate,
  sum,
  unknown,
} from './figure.ts';

const value = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((hundredths) => hundredths / 100);
const evidence = fc.constantFrom(...evidences);
const reason = fc.constantFrom('missing', 'suppressed', 'not-applicable' as const);
const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.tuple(value, evidence).map(([each, kind]) => known(each, kind)),
  fc.tuple(reason, evidence).map(([state, kind]) => unknown(state, kind)),
);
const of = (state: FigureState) => (state === 'known' ? known(1) : unknown(state));

describe('a known figure', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is never %s', (wrong) => {
    expect(() => known(wrong)).toThrow(RangeError);
  });

  test.each([0, -0.5, Number.MAX_VALUE])('may be %s', (fine) => {
    expect(known(fine, 'forecast')).toEqual({ state: 'known', value: fine, evidence: 'forecast' });
  });

  test('is read from what is stored only where the state says so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...figureStates), fc.option(value), evidence, (state, stored, kind) => {
        expect(figureOf(state, stored, kind).state === 'known').toBe(state === 'known' && stored !== null);
      }),
    );
  });
});

describe('evidence', () => {
  test.each<[Evidence[], Evidence | undefined]>([
    [[], 'computed'],
    [['measured'], 'computed'],
    [['computed', 'carried'], 'carried'],
    [['carried', 'forecast', 'measured'], 'forecast'],
    [['forecast', 'example'], 'example'],
    [['assessed'], 'assessed'],
    [['assessed', 'assessed'], 'assessed'],
    [['asserted', 'asserted'], 'asserted'],
    [['assessed', 'asserted'], undefined],
    [['asserted', 'measured'], undefined],
    [['assessed', 'example'], undefined],
  ])('of %j together is %s', (kinds, together) => {
    expect(combinedEvidence(kinds)).toBe(together);
  });

  test('does not depend on the order, and is never surer than its weakest part', () => {
    fc.assert(
      fc.property(fc.array(evidence), (kinds) => {
        const together = combinedEvidence(kinds);
        expect(combinedEvidence(kinds.toReversed())).toBe(together);
        expect(together).not.toBe('measured');
        if (kinds.includes('forecast')) expect([undefined, 'forecast', 'example']).toContain(together);
      }),
    );
  });
});

describe('a sum', () => {
  test.each<[string, FigureState[], FigureState]>([
    ['of nothing is not applicable', [], 'not-applicable'],
    ['leaves out what is not applicable', ['known', 'not-applicable'], 'known'],
    ['of parts that are all not applicable is so too', ['not-applicable', 'not-applicable'], 'not-applicable'],
    ['with one missing part is missing', ['known', 'known', 'missing'], 'missing'],
    ['with one suppressed part is suppressed', ['known', 'suppressed'], 'suppressed'],
    ['keeps secret before it says missing', ['missing', 'suppressed'], 'suppressed'],
  ])('%s', (_, states, state) => {
    expect(sum(states.map(of)).state).toBe(state);
  });

  test('never mixes what is assessed with what is measured', () => {
    expect(sum([known(1, 'measured'), known(2, 'assessed')])).toEqual(unknown('not-applicable', 'computed'));
  });

  test('is known only where every part that counts is, and then adds them all', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { maxLength: 8 }), (figures) => {
        const whole = sum(figures);
        if (whole.state !== 'known') return;
        expect(figures.filter(({ state }) => state !== 'known' && state !== 'not-applicable')).toEqual([]);
        const values = figures.flatMap((each) => (each.state === 'known' ? [each.value] : []));
        expect(values.length).toBeGreaterThan(0);
        expect(whole.value).toBeCloseTo(
          values.reduce((total, each) => total + each, 0),
          3,
        );
      }),
    );
  });
});

describe('a rate', () => {
  test.each<[FigureState, FigureState, FigureState]>([
    ['missing', 'known', 'missing'],
    ['known', 'missing', 'missing'],
    ['missing', 'suppressed', 'suppressed'],
    ['not-applicable', 'known', 'not-applicable'],
    ['known', 'not-applicable', 'not-applicable'],
  ])('of %s per %s is %s', (numerator, denominator, state) => {
    expect(rate(of(numerator), of(denominator), 100).state).toBe(state);
  });

  test.each([
    [3, 0, 100, undefined],
    [0, 900, 100, 0],
    [-45, 900, 1000, -50],
    [900, 45, 1, 20],
  ])('of %s per %s times %s is %s', (numerator, denominator, per, expected) => {
    const found = rate(known(numerator), known(denominator), per);
    expect(found.state === 'known' ? found.value : undefined).toBe(expected);
  });
});

test.each([
  ['a rate', (a: Figure, b: Figure) => rate(a, b, 100)],
  ['a difference', difference],
])('%s is known only where both figures are', (_, method) => {
  fc.assert(
    fc.property(anyFigure, anyFigure, (a, b) => {
      const { state } = method(a, b);
      if (state === 'known') expect([a.state, b.state]).toEqual(['known', 'known']);
      if (a.state === 'suppressed' && b.state === 'known') expect(['suppressed', 'not-applicable']).toContain(state);
    }),
  );
});

describe('a difference', () => {
  test.each([
    [known(12), known(10), known(-2, 'computed')],
    [known(0), known(0), known(0, 'computed')],
    [known(1, 'example'), known(4), known(3, 'example')],
    [known(1, 'asserted'), known(4, 'asserted'), known(3, 'asserted')],
    [known(1, 'asserted'), known(4), unknown('not-applicable', 'computed')],
    [known(1), unknown('suppressed'), unknown('suppressed', 'computed')],
    [unknown('not-applicable'), known(1), unknown('not-applicable', 'computed')],
  ])('from %j to %j is %j', (from, to, expected) => {
    expect(difference(from, to)).toEqual(expected);
  });
});

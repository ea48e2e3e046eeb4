import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate } from './aggregate.ts';
import { compute, computedIndicator, inputsOf, weightedMean } from './computed.ts';
import { type Figure, figureStates, known, unknown } from './figure.ts';

const from = (values: Record<string, Figure>) => (asked: { indicator: string; year: number; reference: boolean }) =>
  values[`${asked.indicator} ${asked.reference ? 'city' : asked.year}`] ?? unknown('missing');

describe('a computed indicator', () => {
  const data = from({
    'jobless 2020': known(45),
    'people 2020': known(900),
    'people 2015': known(750),
    'people city': known(1200),
    'rents 2020': known(8),
    'rents 2015': known(0),
    'debt 2015': known(-50),
    'debt 2020': known(-25),
    'secret 2020': unknown('suppressed'),
    'opinion 2020': known(3, 'assessed'),
    'later 2020': known(10, 'forecast'),
  });
  const cases: [string, unknown, Figure][] = [
    ['share', { kind: 'share', part: 'jobless', whole: 'people' }, known(5, 'computed')],
    ['rate', { kind: 'rate', cases: 'jobless', of: 'people', per: 1000 }, known(50, 'computed')],
    [
      'change in its unit',
      { kind: 'change', of: 'people', since: { years: 5 }, as: 'absolute' },
      known(150, 'computed'),
    ],
    [
      'change in percent',
      { kind: 'change', of: 'people', since: { year: 2015 }, as: 'relative' },
      known(20, 'computed'),
    ],
    [
      'a debt that halves rises',
      { kind: 'change', of: 'debt', since: { years: 5 }, as: 'relative' },
      known(50, 'computed'),
    ],
    ['against the city', { kind: 'against-reference', of: 'people', as: 'absolute' }, known(-300, 'computed')],
    [
      'against the city in percent',
      { kind: 'against-reference', of: 'people', as: 'relative' },
      known(-25, 'computed'),
    ],
    ['index', { kind: 'index', of: 'people', base: 2015 }, known(120, 'computed')],
    [
      'weighted mean',
      {
        kind: 'weighted-mean',
        parts: [
          { of: 'jobless', weight: 1 },
          { of: 'rents', weight: 3 },
        ],
      },
      known(17.25, 'computed'),
    ],
    [
      'from zero',
      { kind: 'change', of: 'rents', since: { years: 5 }, as: 'relative' },
      unknown('not-applicable', 'computed'),
    ],
    ['of nothing', { kind: 'index', of: 'rents', base: 2015 }, unknown('not-applicable', 'computed')],
    ['of a secret', { kind: 'share', part: 'secret', whole: 'people' }, unknown('suppressed', 'computed')],
    ['of what is not there', { kind: 'index', of: 'people', base: 2001 }, unknown('missing', 'computed')],
    ['of an opinion', { kind: 'share', part: 'opinion', whole: 'people' }, unknown('not-applicable', 'computed')],
    ['of a forecast', { kind: 'share', part: 'later', whole: 'people' }, known((10 / 900) * 100, 'forecast')],
  ];
  test.each(cases)('%s', (_, definition, expected) => {
    expect(compute(computedIndicator.parse(definition), 2020, data)).toEqual(expected);
  });

  test.each([
    { kind: 'rate', cases: 'a', of: 'b', per: 0 },
    { kind: 'rate', cases: 'a', of: '', per: 100 },
    { kind: 'weighted-mean', parts: [] },
    { kind: 'weighted-mean', parts: [{ of: 'a', weight: 0 }] },
    { kind: 'weighted-mean', parts: [{ of: 'a', weight: -1 }] },
    { kind: 'change', of: 'a', since: { years: 0 }, as: 'absolute' },
    { kind: 'product', of: 'a' },
  ])('%j is no definition', (definition) => {
    expect(computedIndicator.safeParse(definition).success).toBe(false);
  });
});

const figure = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => known(value)) },
  { weight: 1, arbitrary: fc.constantFrom(...figureStates.slice(1)).map((state) => unknown(state as 'missing')) },
);

describe('a weighted mean', () => {
  const parts = fc.array(fc.record({ figure, weight: fc.nat(1_000_000) }), { maxLength: 8 });

  test('lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const mean = weightedMean(all);
        if (mean.state !== 'known') return;
        const values = all.flatMap((part) =>
          part.weight > 0 && part.figure.state === 'known' ? [part.figure.value] : [],
        );
        expect(mean.value).toBeGreaterThanOrEqual(Math.min(...values));
        expect(mean.value).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('does not depend on the order, nor on the unit of the weights', () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0.001, max: 1000, noNaN: true }), (all, factor) => {
        const mean = weightedMean(all);
        const other = weightedMean(all.map((part) => ({ ...part, weight: part.weight * factor })).reverse());
        expect(other.state).toBe(mean.state);
        if (mean.state === 'known' && other.state === 'known')
          expect(Math.abs(other.value - mean.value)).toBeLessThan(1e-4);
      }),
    );
  });

  test('has no negative weights', () => {
    expect(() => weightedMean([{ figure: known(1), weight: -1 }])).toThrow(RangeError);
  });
});

describe('the whole of parts', () => {
  test('a rate is that of the counts, not the mean of rates', () => {
    const counts = [
      { cases: known(1), of: known(10) },
      { cases: known(90), of: known(100) },
      { cases: unknown('not-applicable'), of: known(1000) },
    ];
    expect(aggregate({ kind: 'rate', per: 100, counts })).toEqual({
      ok: true,
      figure: known((91 / 110) * 100, 'computed'),
    });
  });

  test('a secret part hides the whole', () => {
    expect(aggregate({ kind: 'count', figures: [known(3), unknown('missing'), unknown('suppressed')] })).toEqual({
      ok: true,
      figure: unknown('suppressed', 'computed'),
    });
    expect(
      aggregate({
        kind: 'mean',
        parts: [
          { figure: known(3), size: known(5) },
          { figure: known(4), size: unknown('suppressed') },
        ],
      }),
    ).toEqual({ ok: true, figure: unknown('suppressed', 'computed') });
  });

  test('means without sizes and medians are refused, with the bounds that hold', () => {
    expect(aggregate({ kind: 'mean-without-sizes', figures: [known(3), known(5)] })).toEqual({
      ok: false,
      reason: 'sizes-needed',
      between: [3, 5],
    });
    expect(aggregate({ kind: 'median', figures: [known(3), unknown('missing')] })).toEqual({
      ok: false,
      reason: 'single-values-needed',
      between: null,
    });
  });

  test('the rate of the whole is the mean of the rates by their denominators', () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(fc.array(fc.record({ cases: count, of: count }), { minLength: 1, maxLength: 12 }), (all) => {
        const whole = aggregate({
          kind: 'rate',
          per: 1,
          counts: all.map((c) => ({ cases: known(c.cases), of: known(c.of) })),
        });
        const mean = aggregate({
          kind: 'mean',
          parts: all.map((c) => ({ figure: known(c.cases / c.of), size: known(c.of) })),
        });
        if (!whole.ok || !mean.ok || whole.figure.state !== 'known' || mean.figure.state !== 'known') throw new Error();
        expect(mean.figure.value / whole.figure.value).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('laws of what is computed', () => {
  const at = (values: Readonly<Record<string, number>>) => (asked: { indicator: string; year: number }) =>
    known(values[`${asked.indicator} ${asked.year}`] ?? values[asked.indicator] ?? 0);
  const numberOf = (figure: Figure) => (figure.state === 'known' ? figure.value : Number.NaN);
  const count = fc.integer({ min: 0, max: 1_000_000_000 });
  const factor = fc.integer({ min: 1, max: 10_000 });

  test('a share lies between none and all for a part of its whole, and those left are the rest', () => {
    fc.assert(
      fc.property(count, count, (part, rest) => {
        const whole = part + rest;
        const data = at({ part, rest, whole });
        const share = compute({ kind: 'share', part: 'part', whole: 'whole' }, 2020, data);
        if (whole === 0) return expect(share.state).toBe('not-applicable');
        expect(numberOf(share)).toBeGreaterThanOrEqual(0);
        expect(numberOf(share)).toBeLessThanOrEqual(100);
        const left = compute({ kind: 'share', part: 'rest', whole: 'whole' }, 2020, data);
        expect(numberOf(share) + numberOf(left)).toBeCloseTo(100, 9);
      }),
    );
  });

  test('a rate per n is n times that per one, whatever the unit of both counts', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 1_000_000_000 }), factor, factor, (cases, of, per, times) => {
        const one = numberOf(compute({ kind: 'rate', cases: 'c', of: 'o', per: 1 }, 2020, at({ c: cases, o: of })));
        const definition = { kind: 'rate', cases: 'c', of: 'o', per } as const;
        const many = numberOf(compute(definition, 2020, at({ c: cases * times, o: of * times })));
        expect(Math.abs(many - one * per)).toBeLessThanOrEqual(1e-9 * Math.max(1, one * per));
      }),
    );
  });

  test('an index, and a change in percent, do not know the unit; a change in its unit grows with it', () => {
    const year = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(year, year, factor, (then, now, times) => {
        const [small, large] = [
          at({ 'x 2015': then, 'x 2020': now }),
          at({ 'x 2015': then * times, 'x 2020': now * times }),
        ];
        const index = { kind: 'index', of: 'x', base: 2015 } as const;
        expect(numberOf(compute(index, 2020, large))).toBeCloseTo(numberOf(compute(index, 2020, small)), 6);
        expect(numberOf(compute(index, 2015, small))).toBe(100);
        const relative = { kind: 'change', of: 'x', since: { years: 5 }, as: 'relative' } as const;
        expect(numberOf(compute(relative, 2020, large))).toBeCloseTo(numberOf(compute(relative, 2020, small)), 6);
        expect(numberOf(compute(index, 2020, small)) - 100).toBeCloseTo(numberOf(compute(relative, 2020, small)), 6);
        const absolute = { ...relative, as: 'absolute' } as const;
        expect(numberOf(compute(absolute, 2020, large))).toBeCloseTo(
          times * numberOf(compute(absolute, 2020, small)),
          3,
        );
      }),
    );
  });

  test('a secret input hides whatever is made of it', () => {
    const parts = [
      { of: 'open', weight: 1 },
      { of: 'secret', weight: 2 },
    ];
    const secret = (asked: { indicator: string }) => (asked.indicator === 'secret' ? unknown('suppressed') : known(0));
    for (const definition of [
      { kind: 'share', part: 'secret', whole: 'open' },
      { kind: 'share', part: 'open', whole: 'secret' },
      { kind: 'rate', cases: 'secret', of: 'open', per: 10 },
      { kind: 'change', of: 'secret', since: { years: 1 }, as: 'relative' },
      { kind: 'against-reference', of: 'secret', as: 'absolute' },
      { kind: 'index', of: 'secret', base: 2015 },
      { kind: 'weighted-mean', parts },
      { kind: 'weighted-mean', parts: [{ of: 'open', weight: { by: 'secret' } }] },
    ])
      expect([definition.kind, compute(computedIndicator.parse(definition), 2020, secret).state]).toEqual([
        definition.kind,
        'suppressed',
      ]);
  });

  test('a mean weighted by counts is that of all cases', () => {
    const definition = {
      kind: 'weighted-mean',
      parts: [
        { of: 'old', weight: { by: 'oldFlats' } },
        { of: 'new', weight: { by: 'newFlats' } },
      ],
    } as const;
    const data = at({ old: 6, new: 12, oldFlats: 300, newFlats: 100 });
    expect(compute(computedIndicator.parse(definition), 2020, data)).toEqual(known(7.5, 'computed'));
    const negative = compute(
      computedIndicator.parse(definition),
      2020,
      at({ old: 6, new: 12, oldFlats: -3, newFlats: 0 }),
    );
    expect(negative.state).toBe('not-applicable');
    expect(inputsOf(computedIndicator.parse(definition))).toEqual(['old', 'oldFlats', 'new', 'newFlats']);
  });
});

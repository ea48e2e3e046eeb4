import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Carry, carryCounts, carryMeans, type Share, wholeWithSameSum } from './carry.ts';
import { peopleShares, type Unit } from './dasymetric.ts';
import { type Figure, known, unknown } from './figure.ts';
import { overlaps } from './overlap.ts';
import { type PlanarArea, planarArea } from './planar.ts';
import vectors from './vectors/carry.json';

type Drawn = { readonly id: string; readonly polygon: number[][]; readonly holes?: number[][][] };
const area = ({ id, polygon, holes = [] }: Drawn) =>
  planarArea(id, { type: 'Polygon', coordinates: [polygon, ...holes] }, 'metres');
const box = (id: string, x: number, y: number, width: number, height: number) =>
  area({
    id,
    polygon: [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ],
  });
const sizes = (areas: readonly PlanarArea[]) => new Map(areas.map(({ id, area: size }) => [id, size]));
const landOf = (sources: readonly PlanarArea[], targets: readonly PlanarArea[]) => ({
  sources: sizes(sources),
  targets: sizes(targets),
  shares: overlaps(sources, targets).map(({ area: weight, ...pair }): Share => ({ ...pair, weight })),
});
const numberIn = (figure: Figure) => (figure.state === 'known' ? figure.value : null);
const results = (found: readonly { target: string; figure: Figure }[]) =>
  Object.fromEntries(found.map(({ target, figure }) => [target, numberIn(figure)]));

describe('known values', () => {
  test('of the vignette of areal', () => {
    const { input, expected, tolerance } = vectors['areal-vignette-steps'];
    const found = carryCounts({
      values: new Map(input.pairs.map(({ source, value }) => [String(source), known(value)])),
      sources: new Map(input.pairs.map(({ source, Aj }) => [String(source), Aj])),
      targets: new Map(input.pairs.map(({ target }) => [String(target), 1e6])),
      shares: input.pairs.map(({ source, target, Ai }) => ({
        source: String(source),
        target: String(target),
        weight: Ai,
      })),
    });
    for (const [target, value] of Object.entries(expected.targets))
      expect(Math.abs((results(found.values)[target] as number) - value)).toBeLessThanOrEqual(tolerance);
  });

  test.each(['exact-squares', 'exact-hole'] as const)('of %s', (name) => {
    const { input, expected, tolerance } = vectors[name];
    const drawn: readonly (Drawn & { extensive: number; intensive: number })[] = input.source;
    const land = landOf(drawn.map(area), input.target.map(area));
    const counts = carryCounts({ ...land, values: new Map(drawn.map(({ id, extensive }) => [id, known(extensive)])) });
    const means = carryMeans({ ...land, values: new Map(drawn.map(({ id, intensive }) => [id, known(intensive)])) });
    for (const [target, value] of Object.entries(expected.extensive))
      expect(Math.abs((results(counts.values)[target] ?? 0) - value)).toBeLessThanOrEqual(tolerance);
    for (const [target, value] of Object.entries(expected.intensive as Record<string, number | null>))
      if (value === null) expect(results(means)[target]).toBeNull();
      else expect(Math.abs((results(means)[target] as number) - value)).toBeLessThanOrEqual(tolerance);
    expect(counts.balance.unplaced).toBeCloseTo(0, 9);
  });
});

describe('what is carried', () => {
  const sources = [box('a', 0, 0, 10, 10), box('b', 10, 0, 10, 10)];
  const targets = [box('x', 0, 0, 5, 10), box('y', 5, 0, 10, 10), box('z', 30, 0, 5, 5)];
  const land = landOf(sources, targets);
  const carry = (a: Figure, b: Figure): Carry => ({
    ...land,
    values: new Map([
      ['a', a],
      ['b', b],
    ]),
  });

  test('says what stays outside, or spreads it', () => {
    const { values, balance } = carryCounts(carry(known(100), known(60)));
    expect(results(values)).toEqual({ x: 50, y: 80, z: null });
    expect(balance).toMatchObject({
      given: 160,
      placed: 130,
      unplaced: 30,
      left: [{ source: 'b', value: 30, share: 0.5 }],
    });
    const spread = carryCounts(carry(known(100), known(60)), { spread: true });
    expect(results(spread.values)).toEqual({ x: 50, y: 110, z: null });
    expect(spread.balance).toMatchObject({ placed: 160, unplaced: 0, left: [] });
  });

  test('keeps state and evidence', () => {
    const states = (found: readonly { figure: Figure }[]) =>
      found.map(({ figure }) => `${figure.state} ${figure.evidence}`);
    const counts = (a: Figure, b: Figure) => states(carryCounts(carry(a, b)).values);
    expect(counts(known(1), unknown('suppressed'))).toEqual([
      'known carried',
      'suppressed carried',
      'not-applicable carried',
    ]);
    expect(counts(known(1), unknown('missing'))[1]).toBe('missing carried');
    expect(counts(known(1, 'forecast'), known(1))[1]).toBe('known forecast');
    expect(counts(known(1, 'example'), known(1))[0]).toBe('known example');
    expect(counts(known(1, 'assessed'), known(1))).toEqual([
      'not-applicable carried',
      'not-applicable carried',
      'not-applicable carried',
    ]);
    expect(states(carryMeans(carry(known(4), unknown('not-applicable'))))).toEqual([
      'known carried',
      'known carried',
      'not-applicable carried',
    ]);
    expect(carryCounts(carry(known(1), unknown('missing'))).balance.unknown).toEqual(['b']);
  });

  test('of a source that lies whole in a target is without error', () => {
    const whole = landOf([box('a', 0, 0, 2, 2), box('b', 2, 0, 2, 2)], [box('x', 0, 0, 4, 2)]);
    const values = new Map([
      ['a', known(10)],
      ['b', known(30)],
    ]);
    expect(carryCounts({ ...whole, values }).values[0]?.error).toBe(0);
    expect(carryMeans({ ...whole, values })[0]).toEqual({
      target: 'x',
      figure: known(20, 'carried'),
      error: 0,
      covered: 1,
    });
    expect(carryCounts(carry(known(100), known(60))).values[0]?.error).toBeGreaterThan(0);
  });

  test('is not hidden by a sliver', () => {
    const shares = [
      { source: 'a', target: 'x', weight: 50 },
      { source: 'b', target: 'x', weight: 1e-5 },
    ];
    const found = carryCounts({
      ...land,
      shares,
      values: new Map([
        ['a', known(10)],
        ['b', unknown('suppressed')],
      ]),
    });
    expect(found.values[0]?.figure).toEqual(known(5, 'carried'));
  });

  test('tells of targets that overlap', () => {
    const twice = landOf(sources, [box('x', 0, 0, 10, 10), box('y', 5, 0, 5, 10)]);
    expect(carryCounts({ ...twice, values: new Map([['a', known(1)]]) }).balance.claimedTwice).toEqual(['a']);
  });

  test('names areas that are not there', () => {
    expect(() =>
      carryCounts({ ...land, values: new Map(), shares: [{ source: 'q', target: 'x', weight: 1 }] }),
    ).toThrow('no such area: q');
  });
});

const cut = fc.record({
  values: fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 }),
  cuts: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 8 }),
});
/** Columns of one division, rows and columns of another, over the same land. */
function divisions({ values, cuts }: { values: number[]; cuts: number[] }) {
  const width = 100 / values.length;
  const sources = values.map((_, i) => box(`s${i}`, i * width, 0, width, 10));
  const lines = [0, ...new Set(cuts), 100].sort((a, b) => a - b);
  const targets = lines.slice(1).map((to, i) => box(`t${i}`, lines[i] as number, 0, to - (lines[i] as number), 10));
  return { ...landOf(sources, targets), values: new Map(values.map((value, i) => [`s${i}`, known(value)])) };
}

describe('whatever the divisions', () => {
  test('no count is lost where the targets cover the sources', () => {
    fc.assert(
      fc.property(cut, (drawn) => {
        const { values, balance } = carryCounts(divisions(drawn));
        const sum = values.reduce((total, { figure }) => total + (numberIn(figure) ?? 0), 0);
        expect(Math.abs(sum - balance.given)).toBeLessThanOrEqual(1e-9 * (1 + balance.given));
        expect(Math.abs(balance.placed - sum)).toBeLessThanOrEqual(1e-9 * (1 + sum));
      }),
    );
  });

  test('a mean lies between those of the sources', () => {
    fc.assert(
      fc.property(cut, (drawn) => {
        for (const { figure } of carryMeans(divisions(drawn))) {
          const value = numberIn(figure) as number;
          expect(value).toBeGreaterThanOrEqual(Math.min(...drawn.values) * (1 - 1e-9));
          expect(value).toBeLessThanOrEqual(Math.max(...drawn.values) * (1 + 1e-9));
        }
      }),
    );
  });

  test('neither order nor unit matters', () => {
    fc.assert(
      fc.property(cut, (drawn) => {
        const carry = divisions(drawn);
        const other = {
          ...carry,
          shares: [...carry.shares].reverse(),
          values: new Map([...carry.values].map(([id, figure]) => [id, known(8 * (numberIn(figure) as number))])),
        };
        const [one, two] = [carryCounts(carry).values, carryCounts(other).values];
        for (const [index, { figure, error }] of one.entries()) {
          const value = numberIn(figure) as number;
          expect(numberIn(two[index]?.figure as Figure)).toBeCloseTo(8 * value, 3);
          expect(two[index]?.error).toBeCloseTo(8 * (error as number), 3);
        }
      }),
    );
  });

  test('rounded counts keep their sum and differ by less than one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1 }), (values) => {
        const whole = wholeWithSameSum(values);
        expect(whole.reduce((sum, value) => sum + value, 0)).toBe(
          Math.round(values.reduce((sum, value) => sum + value, 0)),
        );
        for (const [index, value] of whole.entries())
          expect(Math.abs(value - (values[index] as number))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('by people', () => {
  const sources = [box('s', 0, 0, 10, 10)];
  const targets = [box('west', 0, 0, 5, 10), box('east', 5, 0, 5, 10)];

  test('values go where people live', () => {
    const units: Unit[] = [
      { people: 90, area: box('block', 0, 0, 2, 2) },
      { people: 10, at: [8, 8] },
      { people: 500, at: [50, 50] },
      { people: 0, area: box('park', 5, 0, 5, 5) },
    ];
    const shares = peopleShares(sources, targets, units);
    const { values, balance } = carryCounts({ ...shares, values: new Map([['s', known(1000)]]) });
    expect(results(values)).toEqual({ west: 900, east: 100 });
    expect(balance.unplaced).toBe(0);
  });

  test('units across borders are cut at both', () => {
    const two = [box('a', 0, 0, 5, 10), box('b', 5, 0, 5, 10)];
    const strips = [box('low', 0, 0, 10, 4), box('high', 0, 4, 10, 6)];
    const { shares } = peopleShares(two, strips, [{ people: 100, area: box('u', 3, 3, 4, 2) }]);
    const found = Object.fromEntries(
      shares.map(({ source, target, weight }) => [`${source} ${target}`, Math.round(weight * 1e6) / 1e6]),
    );
    expect(found).toEqual({ 'a low': 25, 'a high': 25, 'b low': 25, 'b high': 25 });
  });

  test('evenly spread people give what land gives', () => {
    const units = Array.from(
      { length: 25 },
      (_, i): Unit => ({ people: 4, area: box(String(i), 2 * (i % 5), 2 * Math.floor(i / 5), 2, 2) }),
    );
    const land = carryCounts({ ...landOf(sources, targets), values: new Map([['s', known(77)]]) });
    const people = carryCounts({ ...peopleShares(sources, targets, units), values: new Map([['s', known(77)]]) });
    for (const [target, value] of Object.entries(results(land.values)))
      expect(results(people.values)[target]).toBeCloseTo(value as number, 9);
  });
});

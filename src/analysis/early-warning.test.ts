import { randomBinomial, randomPoisson } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { findAlerts, type WatchMethod, type WatchOptions } from './early-warning.ts';
import { known, unknown } from './figure.ts';
import { trendBreak } from './trend-break.ts';
import type { WatchedRow } from './watched-areas.ts';

/** Areas of different size and level over some years, drawn by chance; `rise` makes area 0 differ from a year on. */
function drawn(seed: number, { areas = 80, years = 8, from = 99, rise = 1, model = 'binomial' } = {}): WatchedRow[] {
  const generator = xoroshiro128plus(seed);
  const source = () => uniformFloat64(generator);
  const [binomial, poisson] = [randomBinomial.source(source), randomPoisson.source(source)];
  return Array.from({ length: areas }, (_, a) => {
    const base = 300 + Math.floor(source() * 6000);
    const level = 0.03 + 0.09 * source();
    return Array.from({ length: years }, (_, t) => {
      const chance = level * (1 + 0.03 * t) * (a === 0 && t >= from ? rise : 1);
      const count = model === 'binomial' ? binomial(base, chance)() : poisson(base * chance)();
      return { area: `a${a}`, year: 2010 + t, count: known(count), base: known(base) };
    });
  }).flat();
}

const found = (rows: readonly WatchedRow[], options: WatchOptions) => findAlerts(rows, options).findings;

describe('false alarms', () => {
  test.each<WatchMethod>(['change', 'cusum', 'ewma', 'trend-break'])(
    'by %s are rare where nothing happens',
    (method) => {
      // 60 cities in which every area keeps its own level: a list with any finding is false, at most 5 % of them on average.
      const wrong = Array.from({ length: 60 }, (_, seed) => seed + 1).filter(
        (seed) => found(drawn(seed), { methods: [method], dispersion: 'none' }).length > 0,
      );
      // Binomial(60, 0.05) stays at 8 or below with 99.5 %.
      expect(wrong.length).toBeLessThanOrEqual(8);
    },
  );

  test('by level are rare where all areas have the same level, and where they differ by nature', () => {
    const same = (seed: number) => {
      const generator = xoroshiro128plus(seed);
      const binomial = randomBinomial.source(() => uniformFloat64(generator));
      return Array.from({ length: 100 }, (_, a) => ({
        area: `a${a}`,
        year: 2020,
        count: known(binomial(200 + 40 * a, 0.1)()),
        base: known(200 + 40 * a),
      }));
    };
    const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
    expect(
      seeds.filter((s) => found(same(s), { methods: ['level'], dispersion: 'none' }).length > 0).length,
    ).toBeLessThanOrEqual(8);
    // Levels from 3 to 12 %: by chance alone nearly all would be findings, among areas that differ none is.
    expect(found(drawn(1), { methods: ['level'], dispersion: 'none' }).length).toBeGreaterThan(20);
    expect(
      seeds.slice(0, 20).filter((s) => found(drawn(s), { methods: ['level'] }).length > 0).length,
    ).toBeLessThanOrEqual(2);
  });
});

describe('an area that changes', () => {
  test.each<[WatchMethod, number, number]>([
    ['change', 7, 2],
    ['cusum', 5, 1.8],
    ['ewma', 5, 1.8],
    ['trend-break', 7, 4],
  ])('is found by %s, with its inputs and its limit', (method, from, rise) => {
    const findings = found(drawn(42, { from, rise }), { methods: [method] });
    const first = findings[0];
    expect([first?.area, first?.direction, first?.method]).toEqual(['a0', 'up', method]);
    expect(first && first.value > first.upper).toBe(true);
    expect(Object.keys(first?.inputs ?? {}).length).toBeGreaterThan(1);
  });

  test('is found by its level among areas that differ', () => {
    const findings = found(drawn(5, { from: 0, rise: 6 }), { methods: ['level'] });
    expect(findings.map(({ area }) => area)).toEqual(['a0']);
  });

  test('is found in a model of events too', () => {
    expect(
      found(drawn(9, { from: 7, rise: 2, model: 'poisson' }), { methods: ['change'], model: 'poisson' })[0]?.area,
    ).toBe('a0');
  });

  test('goes down as it goes up', () => {
    const rows = drawn(3, { from: 7, rise: 0.3 });
    expect(found(rows, { methods: ['change', 'ewma'] }).map(({ direction }) => direction)).toContain('down');
  });
});

describe('a run', () => {
  const rows = drawn(42, { from: 7, rise: 2 });

  test('does not depend on the order of the rows', () => {
    expect(findAlerts(rows.toReversed())).toEqual(findAlerts(rows));
  });

  test('judges the year it is asked about, without what came later', () => {
    const early = findAlerts(rows, { year: 2016 });
    expect(early).toEqual(findAlerts(rows.filter(({ year }) => year <= 2016)));
    expect(early.year).toBe(2016);
  });

  test('looks at the last years only, ten unless asked otherwise', () => {
    const old = rows.map((row) => ({ ...row, year: row.year - 12, count: known(0) }));
    expect(findAlerts([...old, ...rows])).toEqual(findAlerts(rows));
    expect(findAlerts([...old, ...rows], { years: 30 })).not.toEqual(findAlerts(rows));
    expect(findAlerts(rows, { years: 1 }).tests).toEqual({ level: 80, change: 0, cusum: 0, ewma: 0, 'trend-break': 0 });
  });

  test('counts its tests, and every finding lies outside its limits', () => {
    for (const dispersion of ['allowed', 'none'] as const) {
      const { findings, tests, limit } = findAlerts(rows, { dispersion });
      expect(tests).toMatchObject({ level: 80, change: 80, cusum: 80, ewma: 80 });
      expect(findings.length).toBeGreaterThan(0);
      for (const { value, lower, upper, p, q } of findings) {
        expect(value < lower || value > upper).toBe(true);
        expect(p).toBeLessThanOrEqual(limit);
        expect(q).toBeLessThanOrEqual(0.05);
      }
    }
  });

  test('names what it cannot use, and takes none of it for zero', () => {
    const { ignored, tests } = findAlerts(
      [
        ...rows.filter(({ year }) => year === 2017).slice(5),
        { area: 'x', year: 2017, count: unknown('suppressed'), base: known(900) },
        { area: 'y', year: 2017, count: known(2.5), base: known(900) },
        { area: 'z', year: 2017, count: known(901), base: known(900) },
        { area: 'w', year: 2017, count: known(1), base: known(0) },
      ],
      { methods: ['level'] },
    );
    expect(ignored.map(({ area, reason }) => `${area} ${reason}`)).toEqual([
      'w no-base',
      'x suppressed',
      'y not-whole',
      'z over-base',
    ]);
    expect(tests.level).toBe(75);
  });
});

describe('a break of the trend', () => {
  test('has the probability that R gives', () => {
    // R: x <- 2010:2016; y <- c(12.1, 12.6, 12.4, 13.3, 13.1, 13.9, 16.2); d <- data.frame(x, y)
    // m <- lm(y ~ x, d[1:6, ]); predict(m, d[7, ], interval = "prediction", level = 0.9); 2 * pt(-rstudent(lm(y ~ x, d))[7], 4)
    const series = [12.1, 12.6, 12.4, 13.3, 13.1, 13.9, 16.2].map((value, i) => ({
      year: 2010 + i,
      figure: known(value),
    }));
    const found = trendBreak(series);
    if (!found.ok) throw new Error(found.reason);
    expect(found.expected).toBeCloseTo(14.04, 9);
    expect(found.expected - found.reach(0.1)).toBeCloseTo(13.2117745511869, 6);
    expect(found.p).toBeCloseTo(0.00512391395622382, 9);
  });

  test('is none where there is too little or no spread', () => {
    const at = (values: number[]) => values.map((value, i) => ({ year: 2010 + i, figure: known(value) }));
    expect(trendBreak(at([1, 2, 3, 4, 9]))).toEqual({ ok: false, reason: 'too-few-values' });
    expect(trendBreak(at([1, 2, 3, 4, 5, 9]))).toEqual({ ok: false, reason: 'no-spread' });
    expect(trendBreak([...at([1, 3, 2, 4, 9]), { year: 2015, figure: unknown('missing') }])).toMatchObject({
      ok: false,
    });
  });
});

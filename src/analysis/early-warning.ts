/**
 * Early warning: which areas stand out, in which way, and how sure that is. All tests of a run are controlled together, so
 * that of the findings at most the chosen share is false on average. A finding is a question to the office that knows the
 * area, not a judgement and no cause.
 */

import { ewma } from './control-charts.ts';
import { binomialQuantile, normalQuantile, poissonQuantile } from './distributions.ts';
import { cusumBeyond, discoveryLimit, discoveryRates } from './false-alarms.ts';
import { dispersion } from './funnel.ts';
import { type TrendBreak, trendBreak } from './trend-break.ts';
import {
  binomialSurprise,
  type Ignored,
  type Model,
  poissonSurprise,
  recursiveScores,
  twoSided,
  usable,
  type WatchedRow,
  type Year,
} from './watched-areas.ts';

export type WatchMethod = 'level' | 'change' | 'cusum' | 'ewma' | 'trend-break';

export type WatchOptions = {
  /** The year that is judged; the newest unless given. Later years are not looked at. */
  readonly year?: number;
  /** How many years up to it are looked at, 10 unless given: older changes are no news. */
  readonly years?: number;
  readonly methods?: readonly WatchMethod[];
  readonly model?: Model;
  /** Tolerated share of false findings, above 0 and below 1. */
  readonly rate?: number;
  /** Whether areas may differ beyond chance (allowed for), or every such difference is a finding. */
  readonly dispersion?: 'allowed' | 'none';
};

export type Finding = {
  readonly area: string;
  readonly year: number;
  readonly method: WatchMethod;
  readonly direction: 'up' | 'down';
  /** What is judged: a share or rate (level), cases (change), a sum or mean of scores (cusum, ewma), a value. */
  readonly value: number;
  readonly expected: number;
  /** From `lower` to `upper`, at the limit of this run, it would be no finding; same unit as `value`. */
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
  /** False discovery rate at which it would be the last finding. */
  readonly q: number;
  readonly inputs: Readonly<Record<string, number>>;
};

export type Watch = {
  readonly year: number | null;
  readonly findings: readonly Finding[];
  /** The largest probability that is still a finding; 0 where there is none. */
  readonly limit: number;
  /** How many tests were made, by method. */
  readonly tests: Readonly<Partial<Record<WatchMethod, number>>>;
  readonly ignored: readonly Ignored[];
};

type Test = Omit<Finding, 'q' | 'lower' | 'upper' | 'year'> & {
  readonly limits: (p: number) => { readonly lower: number; readonly upper: number };
};

const allMethods: readonly WatchMethod[] = ['level', 'change', 'cusum', 'ewma', 'trend-break'];
/** CUSUM and EWMA as in the textbooks: shifts of one standard deviation, the newest year weighs 0.3. */
const slack = 0.5;
const weight = 0.3;

/**
 * Looks over all areas with several methods.
 *
 * - `level`: the area's rate against the city's of the year (funnel; exact binomial or Poisson).
 * - `change`: its cases against the year before, given how the city changed (exact binomial of the two years' sum).
 * - `cusum`, `ewma`: small changes that last, from scores of each year against all years before.
 * - `trend-break`: the newest value against the line of the years before (also for values without counts).
 *
 * With dispersion allowed for, `level` adds the variance between areas (additive, DerSimonian–Laird), the others divide
 * their scores by √φ of their year where φ > 1; probabilities are then those of the normal distribution, else exact. Stocks, in which the same persons are counted again, change less than
 * the tests expect: they find too little then, not too much.
 *
 * @param rows by area and year, in any order
 * @param options see there; the rate is 0.05 unless given
 * @returns findings, the surest first; the tests made and what could not be used
 * @throws RangeError for a rate out of its range
 * @source Spiegelhalter, Stat. Med. 24 (2005) 1185; Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289; each method see its file
 * @example findAlerts([]).findings // → []
 * @example findAlerts([3, 4, 3, 4, 3, 4, 3, 4, 3, 30].map((count, i) => ({ area: `a${i}`, year: 2020, count: known(count), base: known(100) })), { methods: ['level'], dispersion: 'none' }).findings.map((each) => [each.area, each.direction]) // → [['a9', 'up']]
 */
export function findAlerts(rows: readonly WatchedRow[], options: WatchOptions = {}): Watch {
  const { methods = allMethods, model = 'binomial', rate = 0.05, years = 10 } = options;
  const wide = (options.dispersion ?? 'allowed') === 'allowed';
  const year = options.year ?? (rows.length > 0 ? Math.max(...rows.map((row) => row.year)) : null);
  if (year === null) return { year, findings: [], limit: 0, tests: {}, ignored: [] };
  // In one order, so that sums round alike.
  const seen = rows
    .filter((row) => row.year <= year && row.year > year - years)
    .toSorted((a, b) => a.year - b.year || (a.area < b.area ? -1 : Number(a.area > b.area)));
  const { series, rates, ignored } = usable(seen, model);
  const current = [...series].filter(([, years]) => years.at(-1)?.year === year);
  const city = rates.get(year) ?? 0;
  const made: readonly Test[][] = methods.map((method) => {
    if (method === 'level') return levelTests(current, city, model, wide);
    if (method === 'change') return changeTests(current, wide);
    if (method === 'trend-break') return breakTests(seen, year);
    return scoreTests(current, method, wide);
  });
  const tests = made.flat();
  const probabilities = tests.map(({ p }) => p);
  const limit = discoveryLimit(probabilities, rate);
  const rates_ = discoveryRates(probabilities);
  const findings = tests
    .flatMap(({ limits, ...test }, i) => {
      const q = rates_[i] ?? 1;
      return q <= rate ? [{ ...test, year, ...limits(limit), q }] : [];
    })
    .sort((a, b) => a.p - b.p || a.area.localeCompare(b.area));
  const counted = methods.map((method, i) => [method, made[i]?.length ?? 0] as const);
  return { year, findings, limit, tests: Object.fromEntries(counted), ignored };
}

type Areas = readonly (readonly [area: string, years: readonly Year[]])[];

function levelTests(areas: Areas, city: number, model: Model, wide: boolean): Test[] {
  if (!(city > 0) || (model === 'binomial' && city >= 1)) return [];
  const newest = areas.flatMap(([area, years]) => {
    const last = years.at(-1);
    return last ? [{ area, ...last, value: last.count / last.base }] : [];
  });
  const errorOf = (base: number) => Math.sqrt((model === 'binomial' ? city * (1 - city) : city) / base);
  const errors = newest.map(({ base }) => errorOf(base));
  const among =
    wide && newest.length > 1
      ? dispersion(
          newest.map(({ value }) => value),
          errors,
          city,
        )
      : undefined;
  return newest.map(({ area, count, base, expected, value }, i): Test => {
    const exact =
      model === 'binomial' ? binomialSurprise(count, Math.round(base), city) : poissonSurprise(count, expected);
    const tau2 = among?.tau2 ?? 0;
    const spread = Math.sqrt((errors[i] ?? 0) ** 2 + tau2);
    return {
      area,
      method: 'level',
      direction: value >= city ? 'up' : 'down',
      value,
      expected: city,
      p: tau2 > 0 ? twoSided((value - city) / spread) : exact.p,
      limits: (p) => {
        if (tau2 > 0) return around(city, spread * normalQuantile(1 - p / 2));
        const [lower = 0, upper = 0] = [p / 2, 1 - p / 2].map((side) =>
          model === 'binomial' ? binomialQuantile(side, Math.round(base), city) : poissonQuantile(side, expected),
        );
        return { lower: lower / base, upper: upper / base };
      },
      inputs: { count, base, cityRate: city, tau2 },
    };
  });
}

function changeTests(areas: Areas, wide: boolean): Test[] {
  const pairs = areas.flatMap(([area, years]) => {
    const [before, now] = years.slice(-2);
    if (!before || !now || before.year !== now.year - 1 || !(now.expected > 0)) return [];
    const sum = before.count + now.count;
    const chance = now.expected / (now.expected + before.expected);
    return [{ area, before, now, sum, chance, ...binomialSurprise(now.count, sum, chance) }];
  });
  const phi = wide ? excess(pairs.map(({ z }) => z)) : 1;
  return pairs.map(({ area, before, now, sum, chance, p, z }): Test => {
    const expected = sum * chance;
    return {
      area,
      method: 'change',
      direction: now.count >= expected ? 'up' : 'down',
      value: now.count,
      expected,
      p: phi > 1 ? twoSided(z / Math.sqrt(phi)) : p,
      limits: (at) => {
        if (phi > 1) return around(expected, normalQuantile(1 - at / 2) * Math.sqrt(phi * sum * chance * (1 - chance)));
        if (sum === 0 || chance >= 1) return { lower: expected, upper: expected };
        const [lower = 0, upper = 0] = [at / 2, 1 - at / 2].map((side) => binomialQuantile(side, sum, chance));
        return { lower, upper };
      },
      inputs: { count: now.count, base: now.base, countBefore: before.count, baseBefore: before.base, phi },
    };
  });
}

function scoreTests(areas: Areas, method: 'cusum' | 'ewma', wide: boolean): Test[] {
  const scored = areas
    .map(([area, years]) => ({ area, scores: recursiveScores(years) }))
    .filter(({ scores }) => scores.length >= 3);
  const phi = new Map(
    [
      ...Map.groupBy(
        scored.flatMap(({ scores }) => scores),
        ({ year }) => year,
      ),
    ].map(([year, all]) => [year, wide ? excess(all.map(({ z }) => z)) : 1]),
  );
  return scored.map(({ area, scores }): Test => {
    const z = scores.map((each) => each.z / Math.sqrt(phi.get(each.year) ?? 1));
    return method === 'ewma' ? meanTest(area, z) : sumTest(area, z);
  });
}

function meanTest(area: string, z: readonly number[]): Test {
  const { smoothed, upper } = ewma(z, 0, 1, weight, 1);
  const [value, one] = [smoothed.at(-1) ?? 0, upper.at(-1) ?? 1];
  return {
    area,
    method: 'ewma',
    direction: value >= 0 ? 'up' : 'down',
    value,
    expected: 0,
    p: twoSided(value / one),
    limits: (p) => around(0, one * normalQuantile(1 - p / 2)),
    inputs: { years: z.length, weight, spread: one },
  };
}

/** The sum as it stands in the year that is judged: what has come back since is over. */
function sumTest(area: string, z: readonly number[]): Test {
  let [up, down] = [0, 0];
  for (const each of z) {
    up = Math.max(0, up + each - slack);
    down = Math.max(0, down - each - slack);
  }
  const height = Math.max(up, down);
  return {
    area,
    method: 'cusum',
    direction: up >= down ? 'up' : 'down',
    value: height,
    expected: 0,
    p: height === 0 ? 1 : Math.min(1, 2 * cusumBeyond(height, z.length, slack)),
    limits: (p) => ({ lower: 0, upper: heightAt(p / 2, z.length) }),
    inputs: { years: z.length, slack },
  };
}

/** The height that a steady area's sum reaches with this probability. */
function heightAt(p: number, steps: number): number {
  let [low, high] = [0, 40];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (cusumBeyond(middle, steps, slack) > p) low = middle;
    else high = middle;
  }
  return high;
}

function breakTests(rows: readonly WatchedRow[], year: number): Test[] {
  return [...Map.groupBy(rows, ({ area }) => area)].flatMap(([area, all]): Test[] => {
    const points = all.map(({ year: at, count, base, value }) => {
      const share =
        count?.state === 'known' && base?.state === 'known' && base.value > 0
          ? ({ state: 'known', value: count.value / base.value, evidence: 'computed' } as const)
          : ({ state: 'missing', evidence: 'computed' } as const);
      return { year: at, figure: value ?? share };
    });
    const found = trendBreak(points);
    if (!found.ok || found.year !== year) return [];
    return [breakTest(area, found)];
  });
}

function breakTest(area: string, { value, expected, p, reach, slopePerYear, n }: TrendBreak): Test {
  return {
    area,
    method: 'trend-break',
    direction: value >= expected ? 'up' : 'down',
    value,
    expected,
    p,
    limits: (at) => around(expected, reach(at)),
    inputs: { slopePerYear, years: n },
  };
}

function around(middle: number, half: number) {
  return { lower: middle - half, upper: middle + half };
}

/** φ of scores, at least 1: by how much they vary more than by chance. */
function excess(z: readonly number[]): number {
  if (z.length < 2) return 1;
  return Math.max(
    1,
    dispersion(
      z,
      z.map(() => 1),
      0,
    ).phi,
  );
}

/**
 * Two indicators of the same areas against each other: what an address asks for, which areas can be set there, and what the
 * method makes of them. Pure.
 */

import { combinedEvidence, type Figure } from '#analysis/figure.ts';
import {
  fewPairs,
  type Line,
  leastSquares,
  type NoLine,
  type Pair,
  type RankCorrelation,
  type RobustLine,
  rankCorrelation,
  robustLine,
} from '#analysis/regression.ts';
import { isRelative, storedUnder } from './formula.ts';
import type { Indicator } from './indicator.ts';

export const scatterScales = ['linear', 'log-x', 'log-y', 'log-both'] as const;
export type ScatterScale = (typeof scatterScales)[number];

export type ScatterProblem = {
  readonly key:
    | 'unknown-division'
    | 'unknown-indicator'
    | 'no-year'
    | 'year-too-late'
    | 'unknown-scale'
    | 'not-positive'
    | 'no-residents';
  readonly value: string;
};

export type ScatterAsked = {
  readonly x: string | null;
  readonly y: string | null;
  readonly yearX: number | null;
  readonly yearY: number | null;
  readonly weighted: boolean;
  readonly scale: ScatterScale;
  readonly problems: readonly ScatterProblem[];
};

const longestValue = 60;

/** Reads `gliederung`, `x`, `y`, `jahrx`, `jahry`, `gewichtet`, `skala`; what cannot be had is left out and said. */
export function readScatter(
  params: URLSearchParams,
  offered: {
    readonly divisionId: string | null;
    readonly indicators: readonly { readonly id: string }[];
    readonly until: number;
  },
): ScatterAsked {
  const problems: ScatterProblem[] = [];
  const say = (key: ScatterProblem['key'], value: string) => {
    problems.push({ key, value: value.slice(0, longestValue) });
    return null;
  };
  const division = params.get('gliederung');
  if (division && division !== offered.divisionId) say('unknown-division', division);
  const indicator = (name: string) => {
    const id = params.get(name);
    if (!id) return null;
    return offered.indicators.some((each) => each.id === id) ? id : say('unknown-indicator', id);
  };
  const year = (name: string) => {
    const typed = (params.get(name) ?? '').trim();
    if (typed === '') return null;
    if (!/^\d{4}$/.test(typed)) return say('no-year', typed);
    return Number(typed) > offered.until ? say('year-too-late', typed) : Number(typed);
  };
  const asked = params.get('skala');
  const scale = scatterScales.find((each) => each === asked);
  if (asked && !scale) say('unknown-scale', asked);
  return {
    x: indicator('x'),
    y: indicator('y'),
    yearX: year('jahrx'),
    yearY: year('jahry'),
    weighted: params.get('gewichtet') === 'on',
    scale: scale ?? 'linear',
    problems,
  };
}

/** The latest year that both have; where they have none in common, each its own latest. */
export function yearsToSet(
  ofX: readonly number[],
  ofY: readonly number[],
  { yearX, yearY }: Pick<ScatterAsked, 'yearX' | 'yearY'>,
): { readonly x: number | null; readonly y: number | null } {
  const common = ofX.findLast((year) => ofY.includes(year)) ?? null;
  const near = (years: readonly number[], other: number | null) =>
    other !== null && years.includes(other) ? other : (common ?? years.at(-1) ?? null);
  return { x: yearX ?? near(ofX, yearY), y: yearY ?? near(ofY, yearX) };
}

export type ScatterArea = {
  readonly id: string;
  readonly name: string;
  readonly x: Figure;
  readonly y: Figure;
  /** Residents, where areas are weighted by them. */
  readonly weight: Figure | null;
};

export type Scatter = {
  /** Set there, in the order of their names. */
  readonly areas: readonly (ScatterArea & { readonly pair: Pair })[];
  readonly left: readonly ScatterArea[];
  /** As asked for, but linear where a value is not positive. */
  readonly scale: ScatterScale;
  /** How many areas forbid a logarithm. */
  readonly notPositive: number;
  /** Kinds of evidence that are never set against each other. */
  readonly mixed: boolean;
  readonly line: Line | NoLine;
  /** The same without the areas that hold it where it is; null where there are none. */
  readonly without: Line | NoLine | null;
  readonly order: RankCorrelation | NoLine;
  readonly robust: RobustLine | { readonly ok: false; readonly reason: string };
  readonly few: boolean;
};

const logged = {
  linear: { x: false, y: false },
  'log-x': { x: true, y: false },
  'log-y': { x: false, y: true },
  'log-both': { x: true, y: true },
} as const;
export const isLogged = (scale: ScatterScale) => logged[scale];

/** Logarithms to base 2: a slope is then read “per doubling”. */
export const toScale = (value: number, log: boolean) => (log ? Math.log2(value) : value);

export function scatterOf(all: readonly ScatterArea[], asked: ScatterScale): Scatter {
  const usable = (area: ScatterArea) =>
    area.x.state === 'known' &&
    area.y.state === 'known' &&
    (area.weight === null || (area.weight.state === 'known' && area.weight.value > 0));
  const there = all.filter(usable);
  const value = (figure: Figure) => (figure.state === 'known' ? figure.value : Number.NaN);
  const low = there.filter(({ x, y }) => {
    const log = isLogged(asked);
    return (log.x && value(x) <= 0) || (log.y && value(y) <= 0);
  });
  const scale = low.length > 0 ? 'linear' : asked;
  const log = isLogged(scale);
  const areas = there.map((area) => ({
    ...area,
    pair: {
      id: area.id,
      x: toScale(value(area.x), log.x),
      y: toScale(value(area.y), log.y),
      ...(area.weight ? { weight: value(area.weight) } : {}),
    },
  }));
  const kinds = (axis: 'x' | 'y') => combinedEvidence(there.map((area) => area[axis].evidence));
  const mixed = kinds('x') === undefined || kinds('y') === undefined;
  const pairs = mixed ? [] : areas.map(({ pair }) => pair);
  const line = leastSquares(pairs);
  return {
    areas,
    left: all.filter((area) => !usable(area)),
    scale,
    notPositive: low.length,
    mixed,
    line,
    without: withoutInfluential(line, pairs),
    order: rankCorrelation(pairs),
    robust: robustLine(pairs),
    few: line.ok && line.n < fewPairs,
  };
}

function withoutInfluential(line: Line | NoLine, pairs: readonly Pair[]) {
  const holding = new Set(line.ok ? line.points.filter(({ influential }) => influential).map(({ id }) => id) : []);
  return holding.size === 0 ? null : leastSquares(pairs.filter(({ id }) => !holding.has(id)));
}

/** What the line says: up, down, or nothing that chance does not say as well; `unsure` where the order of areas disagrees. */
export function headingOf({
  line,
  order,
}: Pick<Scatter, 'line' | 'order'>): 'up' | 'down' | 'none' | 'unsure' | 'refused' {
  if (!line.ok) return 'refused';
  if (line.slopeLow <= 0 && line.slopeHigh >= 0) return 'none';
  if (!order.ok || order.p > 0.05 || Math.sign(order.rho) !== Math.sign(line.slope)) return 'unsure';
  return line.slope > 0 ? 'up' : 'down';
}

type Counted = Pick<Indicator, 'id' | 'kind' | 'numeratorId' | 'denominatorId' | 'formula'>;

/** Why two indicators go together by the way they are made: both grow with the size of an area, or share a number. */
export function madeAlike(x: Counted, y: Counted): 'same' | 'counts' | 'shared' | null {
  if (x.id === y.id) return 'same';
  if (!isRelative(x) && !isRelative(y)) return 'counts';
  const parts = ({ id, numeratorId, denominatorId, formula }: Counted) => [
    ...[id, numeratorId, denominatorId].filter(Boolean),
    ...(formula?.inputs ?? []).flatMap(storedUnder),
  ];
  return parts(x).some((each) => parts(y).includes(each)) ? 'shared' : null;
}

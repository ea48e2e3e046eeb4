/**
 * Areas by their value, each with what chance alone allows where the value is made of counts. Not made of sensitive themes:
 * the last of a list would be read as the worst. Pure.
 */

import { binomialLimits, poissonLimits } from '#analysis/exact-limits.ts';
import type { Figure } from '#analysis/figure.ts';
import type { Indicator } from './indicator.ts';

export type RankedArea = {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** Where the value lies with 95 % were it drawn by chance; null where it is not made of counts. */
  readonly low: number | null;
  readonly high: number | null;
  /** Against the city; `alike` where the city's value lies within the interval. */
  readonly against: 'above' | 'below' | 'alike' | null;
};

export type Ranking = {
  /** Highest first. */
  readonly areas: readonly RankedArea[];
  /** Left out between the highest and the lowest. */
  readonly left: number;
  readonly bounded: boolean;
};

type Row = { readonly id: string; readonly name: string; readonly figure: Figure };
/** The counts that a rate is made of, by area. */
export type Counts = {
  readonly above: ReadonlyMap<string, Figure>;
  readonly below: ReadonlyMap<string, Figure>;
};

/** Fewer areas are no ranking; of more only the highest and the lowest are shown. */
const fewestAreas = 3;
const mostAreas = 70;
const shownAtEnds = 20;

/** Nothing where there is no ranking: a sensitive theme, or too few areas with a value. */
export function rankingOf(
  indicator: Pick<Indicator, 'kind' | 'unit' | 'per' | 'sensitive'>,
  rows: readonly Row[],
  city: Figure,
  counts: Counts | null,
): Ranking | null {
  if (indicator.sensitive) return null;
  const ranked = rows
    .flatMap(({ id, name, figure }): RankedArea[] => {
      if (figure.state !== 'known') return [];
      const limits = counts && limitsOf(indicator, counts.above.get(id), counts.below.get(id));
      const { value } = figure;
      return [
        { id, name, value, low: limits?.low ?? null, high: limits?.high ?? null, against: againstCity(city, limits) },
      ];
    })
    .sort((a, b) => b.value - a.value || a.name.localeCompare(b.name, 'de', { numeric: true }));
  if (ranked.length < fewestAreas) return null;
  const areas = ranked.length > mostAreas ? [...ranked.slice(0, shownAtEnds), ...ranked.slice(-shownAtEnds)] : ranked;
  return { areas, left: ranked.length - areas.length, bounded: ranked.some(({ low }) => low !== null) };
}

type Interval = { readonly low: number; readonly high: number };

function againstCity(city: Figure, limits: Interval | null): RankedArea['against'] {
  if (!limits || city.state !== 'known') return null;
  if (limits.low > city.value) return 'above';
  return limits.high < city.value ? 'below' : 'alike';
}

/**
 * Exact limits of 95 %: of a share where the counted are part of those they are set against, of rare cases else. Where more is
 * counted than it is set against (persons per dwelling), chance is no measure.
 */
function limitsOf(
  { unit, per }: Pick<Indicator, 'unit' | 'per'>,
  above: Figure | undefined,
  below: Figure | undefined,
): Interval | null {
  if (above?.state !== 'known' || below?.state !== 'known') return null;
  const [count, base] = [above.value, below.value];
  const whole = Number.isInteger(count) && Number.isInteger(base) && count >= 0 && base > 0;
  if (!whole || count > base) return null;
  const { lower, upper } =
    unit === '%'
      ? binomialLimits(count, base)
      : { lower: poissonLimits(count).lower / base, upper: poissonLimits(count).upper / base };
  return { low: lower * per, high: upper * per };
}

/** Rows of the table and of files, with the place among all; what is not known is said as the medium says it. */
export function rankingRows<T>({ areas, left }: Ranking, said: (value: number | null) => T) {
  return areas.map(({ name, value, low, high, against }, index) => ({
    place: left > 0 && index >= areas.length / 2 ? index + 1 + left : index + 1,
    name,
    value: said(value),
    low: said(low),
    high: said(high),
    against,
  }));
}

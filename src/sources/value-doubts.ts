/**
 * What does not stop an import but has to be seen: shares above one hundred percent, and sums of areas that do not match
 * what stands for the city. They are reported, never hidden and never mended. Pure.
 */

import { type Fault, fault } from './fault.ts';
import type { SeenValue, SeenValues } from './seen-values.ts';
import { existsIn, type Known, type KnownArea, type KnownIndicator } from './value-names.ts';

/** The sum of all areas of a division, all of them with a number; the city's own number where the file has it. */
export type DivisionSum = {
  readonly indicatorId: string;
  readonly indicator: string;
  readonly divisionId: string;
  readonly year: number;
  readonly sum: number;
  readonly city: number | null;
};

export type Doubts = { readonly doubts: readonly Fault[]; readonly sums: readonly DivisionSum[] };

/** More than this nobody reads. */
export const mostDoubts = 100;

export function doubtsOf(
  seen: SeenValues,
  indicators: readonly KnownIndicator[],
  areas: readonly KnownArea[],
  all: Known,
): Doubts {
  return {
    doubts: [...sharesAbove(seen, indicators, areas, all), ...percentsAbove(seen, indicators, areas)].slice(
      0,
      mostDoubts,
    ),
    sums: sumsOf(seen, indicators, areas, all),
  };
}

/** Shares that come out of the file's own counts. */
function* sharesAbove(
  seen: SeenValues,
  indicators: readonly KnownIndicator[],
  areas: readonly KnownArea[],
  all: Known,
): Generator<Fault, void> {
  const numbers = new Map(indicators.map(({ id }, number) => [id, number]));
  const shares = all.indicators.flatMap((rate) => {
    const [above, below] = [numbers.get(rate.numeratorId ?? ''), numbers.get(rate.denominatorId ?? '')];
    const isShare = rate.rate && rate.per === 100 && rate.unit === '%';
    return isShare && above !== undefined && below !== undefined ? [{ rate, above, below }] : [];
  });
  const byNumerator = Map.groupBy(shares, ({ above }) => above);
  if (byNumerator.size === 0) return;
  for (const value of seen.all()) {
    for (const { rate, below } of byNumerator.get(value.indicator) ?? []) {
      const whole = seen.find(below, value.area, value.year);
      if (!whole || !(value.value > whole.value)) continue;
      const vars = { what: `${rate.name}, ${placeOf(value, areas)}`, part: value.value, whole: whole.value };
      yield fault('share-above', { row: value.line }, vars);
    }
  }
}

/** Shares that come as such. */
function* percentsAbove(
  seen: SeenValues,
  indicators: readonly KnownIndicator[],
  areas: readonly KnownArea[],
): Generator<Fault, void> {
  const percents = new Set(indicators.flatMap(({ unit }, number) => (unit?.trim() === '%' ? [number] : [])));
  if (percents.size === 0) return;
  for (const value of seen.all()) {
    if (!percents.has(value.indicator) || !(value.value > 100)) continue;
    const what = `${indicators[value.indicator]?.name}, ${placeOf(value, areas)}`;
    yield fault('percent-above', { row: value.line }, { what, value: value.value });
  }
}

function placeOf({ area, year }: SeenValue, areas: readonly KnownArea[]): string {
  return `${areas[area]?.name}, ${year}`;
}

/** Means cannot be added; of counts and amounts only whole divisions without a gap. */
function sumsOf(
  seen: SeenValues,
  indicators: readonly KnownIndicator[],
  areas: readonly KnownArea[],
  all: Known,
): DivisionSum[] {
  const sizeIn = sizesOf(all.areas);
  const sums = new Map<string, { of: SeenValue; divisionId: string; sum: number; count: number }>();
  const cities = new Map<string, number>();
  for (const value of seen.all()) {
    const area = areas[value.area];
    if (!area || !indicators[value.indicator]?.summable || Number.isNaN(value.value)) continue;
    const key = `${value.indicator} ${value.year}`;
    if (area.isCity) cities.set(key, value.value);
    else {
      const place = `${key} ${area.divisionId}`;
      const held = sums.get(place);
      if (!held) sums.set(place, { of: value, divisionId: area.divisionId, sum: value.value, count: 1 });
      else {
        held.sum += value.value;
        held.count += 1;
      }
    }
  }
  return [...sums.values()].flatMap(({ of, divisionId, sum, count }) => {
    const indicator = indicators[of.indicator];
    if (!indicator || count !== sizeIn(divisionId, of.year)) return [];
    const city = cities.get(`${of.indicator} ${of.year}`) ?? null;
    return [{ indicatorId: indicator.id, indicator: indicator.name, divisionId, year: of.year, sum, city }];
  });
}

/** How many areas a division has in a year: some end with a version, some begin. */
function sizesOf(areas: readonly KnownArea[]): (divisionId: string, year: number) => number {
  const byDivision = Map.groupBy(areas, (area) => area.divisionId);
  const sizes = new Map<string, number>();
  return (divisionId, year) => {
    const key = `${year} ${divisionId}`;
    const size = sizes.get(key) ?? (byDivision.get(divisionId) ?? []).filter((area) => existsIn(area, year)).length;
    sizes.set(key, size);
    return size;
  };
}

/** Sums that do not match the city's number, the largest differences first. */
export function sumDoubts(sums: readonly DivisionSum[], divisionNames: ReadonlyMap<string, string>): Fault[] {
  return sums
    .flatMap(({ indicator, divisionId, year, sum, city }) => {
      if (city === null || Math.abs(sum - city) <= 1e-9 * Math.max(1, Math.abs(city))) return [];
      const difference = Math.round((sum - city) * 1e6) / 1e6;
      const vars = {
        what: `${indicator}, ${year}`,
        division: divisionNames.get(divisionId) ?? '',
        sum,
        city,
        difference,
      };
      return [{ size: Math.abs(difference), doubt: fault('sum-differs', {}, vars) }];
    })
    .sort((a, b) => b.size - a.size)
    .slice(0, mostDoubts)
    .map(({ doubt }) => doubt);
}

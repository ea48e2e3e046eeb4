/**
 * Two years side by side, for up to four areas, the city and the median of their division: what an address asks for, and the
 * median of figures of which some are not known. Pure.
 */

import { combinedEvidence, type Evidence, type Figure, known, unknown } from '#analysis/figure.ts';

export const mostAreas = 4;
export const mostIndicators = 8;

/** What an address asked for and did not get; `value` is what it said. */
export type Problem = {
  readonly key:
    | 'unknown-division'
    | 'unknown-area'
    | 'too-many-areas'
    | 'unknown-indicator'
    | 'too-many-indicators'
    | 'no-year'
    | 'year-too-late'
    | 'year-too-early'
    | 'years-alike'
    | 'years-turned';
  readonly value: string;
};

/** Every address outside of it is older than any statistics of a city. */
const earliestYear = 1900;
const longestValue = 60;

export type Offered = {
  readonly divisions: readonly { readonly id: string }[];
  readonly divisionId: string | null;
  readonly areas: readonly { readonly id: string }[];
  readonly indicators: readonly { readonly id: string }[];
  readonly until: number;
};
export type Wanted = {
  readonly areaIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
  readonly problems: readonly Problem[];
};

/** Reads `gliederung`, `raum`, `indikator`, `von`, `bis`; what cannot be had is left out and said. */
export function readComparison(params: URLSearchParams, offered: Offered): Wanted {
  const problems: Problem[] = [];
  const division = params.get('gliederung');
  if (division && division !== offered.divisionId) problems.push(problem('unknown-division', division));
  const areaIds = chosen(params.getAll('raum'), offered.areas, mostAreas, {
    unknown: 'unknown-area',
    many: 'too-many-areas',
    problems,
  });
  const indicatorIds = chosen(params.getAll('indikator'), offered.indicators, mostIndicators, {
    unknown: 'unknown-indicator',
    many: 'too-many-indicators',
    problems,
  });
  const [from, to] = ['von', 'bis'].map((name) => readYear(params.get(name), offered.until, problems));
  return { areaIds, indicatorIds, ...ordered(from ?? null, to ?? null, problems), problems };
}

function chosen(
  asked: readonly string[],
  offered: readonly { readonly id: string }[],
  most: number,
  { unknown, many, problems }: { unknown: Problem['key']; many: Problem['key']; problems: Problem[] },
): string[] {
  const there = new Set(offered.map(({ id }) => id));
  const ids = [...new Set(asked.flatMap((each) => each.split(',')).filter(Boolean))];
  for (const id of ids) if (!there.has(id)) problems.push(problem(unknown, id));
  const found = ids.filter((id) => there.has(id));
  if (found.length > most) problems.push(problem(many, String(found.length)));
  return found.slice(0, most);
}

/** A year of the address, or null where it names none that can be shown. */
export function readYear(text: string | null, until: number, problems: Problem[]): number | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  if (!/^\d{4}$/.test(typed)) return refused('no-year', typed, problems);
  const year = Number(typed);
  if (year > until) return refused('year-too-late', typed, problems);
  return year < earliestYear ? refused('year-too-early', typed, problems) : year;
}

function refused(key: Problem['key'], value: string, problems: Problem[]): null {
  problems.push(problem(key, value));
  return null;
}

export const problem = (key: Problem['key'], value: string): Problem => ({ key, value: value.slice(0, longestValue) });

function ordered(from: number | null, to: number | null, problems: Problem[]) {
  if (from === null || to === null || from < to) return { from, to };
  if (from === to) {
    problems.push(problem('years-alike', String(from)));
    return { from: null, to };
  }
  problems.push(problem('years-turned', `${from}, ${to}`));
  return { from: to, to: from };
}

/** The two years where the address names none or one: the latest with a value, and five years before or what comes nearest. */
export function yearsToCompare(
  years: readonly number[],
  { from, to }: { readonly from: number | null; readonly to: number | null },
): { readonly from: number; readonly to: number } | null {
  const last = to ?? years.findLast((year) => from === null || year > from) ?? null;
  if (last === null) return null;
  const earlier = years.filter((year) => year < last);
  const first = from ?? earlier.findLast((year) => year <= last - 5) ?? earlier[0] ?? null;
  return first === null || first >= last ? null : { from: first, to: last };
}

/** The median of a division: known, or between which values it lies where areas are unknown. */
export type Median = {
  readonly figure: Figure;
  readonly low: number | null;
  readonly high: number | null;
  readonly unknown: number;
  readonly count: number;
};

/**
 * The median of what is known alone would pass for that of all. An unknown area may lie anywhere, so the median of all lies
 * between the one with all unknown areas at the bottom and the one with all of them on top.
 */
export function medianOf(figures: readonly Figure[]): Median {
  const counted = figures.filter(({ state }) => state !== 'not-applicable');
  const values = counted.flatMap((figure) => (figure.state === 'known' ? [figure.value] : [])).sort((a, b) => a - b);
  const [count, lacking] = [counted.length, counted.length - values.length];
  const none = { low: null, high: null, unknown: lacking, count };
  const evidence = evidenceOf(counted);
  if (values.length === 0 || evidence === undefined) {
    const state = evidence === undefined || count === 0 ? 'not-applicable' : stateOf(counted);
    return { ...none, figure: unknown(state, 'computed') };
  }
  if (lacking === 0)
    return {
      ...none,
      figure: known(
        middle((i) => values[i] ?? 0, count),
        evidence,
      ),
    };
  const low = middle((i) => (i < lacking ? Number.NEGATIVE_INFINITY : (values[i - lacking] ?? 0)), count);
  const high = middle((i) => values[i] ?? Number.POSITIVE_INFINITY, count);
  const bounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    ...none,
    ...(bounded ? { low, high } : {}),
    figure: unknown(stateOf(counted), evidence),
  };
}

function evidenceOf(figures: readonly Figure[]): Evidence | undefined {
  const kinds = figures.flatMap((figure) => (figure.state === 'known' ? [figure.evidence] : []));
  return combinedEvidence(kinds);
}

function stateOf(figures: readonly Figure[]): 'suppressed' | 'missing' {
  return figures.some(({ state }) => state === 'suppressed') ? 'suppressed' : 'missing';
}

function middle(at: (i: number) => number, count: number): number {
  const upper = at(Math.floor(count / 2));
  return count % 2 === 1 ? upper : (at(count / 2 - 1) + upper) / 2;
}

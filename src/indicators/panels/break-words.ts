/** What is said where a series runs over a change of borders: from which day, and for which areas. */

import { yearOf } from '#analysis/period.ts';
import { breakYears, isBroken } from '#analysis/series-break.ts';
import type { Point } from '#analysis/trend.ts';
import { formatDate } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { indicatorTexts } from '../texts.en.ts';

/** More names than this nobody reads; the others are counted. */
const mostNames = 6;

/** The days on which other borders began between the values of a series: only there something is cut. */
export function breaksWithin(points: readonly Pick<Point, 'year'>[], days: readonly string[]): string[] {
  if (points.length === 0) return [];
  const years = points.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return [...new Set(days)].filter((day) => isBroken(breakYears([day]), first, last)).sort();
}

/** One sentence for each day: which areas have other borders since then. */
export function breakNotes(
  places: readonly { readonly name: string; readonly days: readonly string[] }[],
  language: Language,
): string[] {
  const t = indicatorTexts(language);
  const byDay = Map.groupBy(
    places.flatMap(({ name, days }) => days.map((day) => ({ name, day }))),
    ({ day }) => day,
  );
  return [...byDay.keys()].sort().map((day) => {
    const names = [...new Set((byDay.get(day) ?? []).map(({ name }) => name))];
    const more = names.length - mostNames;
    const areas = names.slice(0, mostNames).join(', ');
    return t('breaks.note', {
      day: formatDate(day, language),
      areas: more > 0 ? t('breaks.more', { areas, count: more }) : areas,
    });
  });
}

/** `2021 (neue Grenzen)`: the first year after a break. */
export function yearMarked(year: number, days: readonly string[], language: Language): string {
  const broken = days.some((day) => yearOf(day) === year);
  return broken ? `${year} (${indicatorTexts(language)('breaks.mark')})` : String(year);
}

/** `2019 (alte Grenzen)`: a value that stands for land which the area no longer is. */
export function yearBefore(year: number, days: readonly string[], language: Language): string {
  const old = days.some((day) => year < yearOf(day));
  return old ? `${year} (${indicatorTexts(language)('breaks.old')})` : String(year);
}

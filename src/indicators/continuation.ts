/**
 * How the city's series of an indicator goes on if it goes on as before: for chart, table and files. A continuation, no plan;
 * its values are kept apart from those that were counted. Pure.
 */

import { type Evidence, known, unknown } from '#analysis/figure.ts';
import { forecast } from '#analysis/forecast.ts';
import type { Point } from '#analysis/trend.ts';
import type { LineChart } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { IndicatorKind } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

export type Continuation =
  | {
      readonly ok: true;
      readonly points: readonly {
        readonly year: number;
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }[];
      readonly from: number;
      readonly to: number;
      /** Share of the past that the same way of reckoning would have met, 0 to 1. */
      readonly coverage: number;
    }
  | { readonly ok: false; readonly needed: number; readonly found: number };

/** Further ahead the interval says nothing any more. */
const horizon = 5;
/** What is judged or claimed is not carried on, nor what is itself a forecast. */
const countable: readonly Evidence[] = ['measured', 'computed', 'carried', 'example'];

export function continuationOf(
  { kind, unit }: { readonly kind: IndicatorKind; readonly unit: string | null },
  series: readonly Point[],
): Continuation {
  const points = series.filter(({ figure }) => figure.state === 'known' && countable.includes(figure.evidence));
  const values = points.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : []));
  const notBelow = (kind === 'count' || kind === 'rate') && values.every((value) => value >= 0);
  // A percentage that has never passed a hundred stays below it.
  const share = kind === 'rate' && unit === '%' && values.every((value) => value <= 100);
  const found = forecast(points, {
    horizon,
    ...(notBelow ? { least: 0 } : {}),
    ...(notBelow && share ? { most: 100 } : {}),
  });
  if (!found.ok) return found;
  return {
    ok: true,
    points: found.points.flatMap(({ year, figure, low, high }) =>
      figure.state === 'known' ? [{ year, value: figure.value, low, high }] : [],
    ),
    from: found.from,
    to: found.to,
    coverage: found.backTest.coverage,
  };
}

/** The dashed line with its fan, beginning where the known values end. */
export function fanOf(continuation: Continuation, series: readonly Point[], language: Language): LineChart['fan'] {
  if (!continuation.ok) return undefined;
  const last = series.find(({ year }) => year === continuation.to)?.figure;
  const start =
    last?.state === 'known' ? [{ year: continuation.to, value: last.value, low: last.value, high: last.value }] : [];
  return { label: indicatorTexts(language)('forecast.label'), points: [...start, ...continuation.points] };
}

/** What it is, or why there is none; in one sentence. */
export function continuationWords(continuation: Continuation, language: Language): string {
  const t = indicatorTexts(language);
  if (!continuation.ok) return t('forecast.tooShort', { needed: continuation.needed, found: continuation.found });
  return t('forecast.what', {
    from: continuation.from,
    to: continuation.to,
    until: continuation.points.at(-1)?.year ?? continuation.to,
    share: formatNumber(continuation.coverage * 100, language),
  });
}

/** Columns of a file: the continuation and the ends of its interval; before it begins they do not apply. */
export function continuationLines(continuation: Continuation, series: readonly Point[], language: Language) {
  if (!continuation.ok) return [];
  const t = indicatorTexts(language);
  const before = series
    .filter(({ year }) => year <= continuation.to)
    .map(({ year }) => ({ year, figure: unknown('not-applicable', 'forecast') }));
  const column = (label: string, part: 'value' | 'low' | 'high') => ({
    label,
    points: [
      ...before,
      ...continuation.points.map((each) => ({ year: each.year, figure: known(each[part], 'forecast') })),
    ],
  });
  return [column(t('forecast.label'), 'value'), column(t('forecast.low'), 'low'), column(t('forecast.high'), 'high')];
}

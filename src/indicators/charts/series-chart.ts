/** The series of an indicator as a line chart: the area in colour, the city in ink, the other areas as a band. */

import type { Point } from '#analysis/trend.ts';
import { type Band, cutAt, type Fan, type Line, type LineChart, type LinePoint } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { indicatorTexts } from '../texts.en.ts';

/** @param breaks the first years in other borders */
type Drawn = { readonly label: string; readonly points: readonly Point[]; readonly breaks?: readonly number[] };

export type SeriesChart = {
  readonly subject: Drawn | null;
  readonly city: Drawn | null;
  readonly others?: { readonly label: string; readonly points: readonly (readonly Point[])[] };
  readonly target?: { readonly value: number; readonly year: number; readonly label: string } | undefined;
  /** How the city's line goes on. */
  readonly fan?: Fan | undefined;
  readonly decimals: number;
  readonly language: Language;
  readonly size: 'wide' | 'card' | 'small';
};

const sizes = { wide: [600, 270], card: [520, 240], small: [360, 170] } as const;

export function seriesChart({ subject, city, others, target, fan, decimals, language, size }: SeriesChart): LineChart {
  const [width, height] = sizes[size];
  const lines: Line[] = [];
  if (city) lines.push({ label: city.label, role: subject ? 'city' : 'subject', points: linePoints(city) });
  if (subject) lines.push({ label: subject.label, role: 'subject', points: linePoints(subject) });
  const band = others && bandOf(others.label, others.points);
  const broken = [...new Set([...(subject?.breaks ?? []), ...(city?.breaks ?? [])])];
  return {
    lines,
    ...(broken.length > 0 ? { breaks: broken.map((year) => ({ year, label: breakLabel(year, language) })) } : {}),
    band,
    target,
    fan,
    width,
    height,
    format: (value) => formatNumber(value, language, Math.abs(value) >= 100 ? 0 : decimals),
  };
}

function linePoints({ points, breaks = [] }: Drawn): LinePoint[] {
  const all = points.map(({ year, figure }) => ({ year, value: figure.state === 'known' ? figure.value : null }));
  return cutAt(all, breaks);
}

function breakLabel(year: number, language: Language): string {
  return indicatorTexts(language)('breaks.label', { year });
}

/** Fewer areas than this are no spread. */
const fewestAreas = 5;

/** Between the tenth and the ninetieth percentile of the areas, year by year. */
function bandOf(label: string, series: readonly (readonly Point[])[]): Band | undefined {
  const byYear = new Map<number, number[]>();
  for (const { year, figure } of series.flat()) {
    if (figure.state !== 'known') continue;
    const values = byYear.get(year);
    if (values) values.push(figure.value);
    else byYear.set(year, [figure.value]);
  }
  const points = [...byYear]
    .filter(([, values]) => values.length >= fewestAreas)
    .sort(([a], [b]) => a - b)
    .map(([year, values]) => {
      const sorted = values.sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
      return { year, low: at(0.1), high: at(0.9) };
    });
  return points.length > 1 ? { label, points } : undefined;
}

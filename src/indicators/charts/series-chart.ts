/** The series of an indicator as a line chart: the area in colour, the city in ink, the other areas as a band. */

import type { Point } from '#analysis/trend.ts';
import type { Band, Fan, Line, LineChart, LinePoint } from '#ui/chart/line-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';

export type SeriesChart = {
  readonly subject: { readonly label: string; readonly points: readonly Point[] } | null;
  readonly city: { readonly label: string; readonly points: readonly Point[] } | null;
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
  if (city) lines.push({ label: city.label, role: subject ? 'city' : 'subject', points: linePoints(city.points) });
  if (subject) lines.push({ label: subject.label, role: 'subject', points: linePoints(subject.points) });
  const band = others && bandOf(others.label, others.points);
  return {
    lines,
    band,
    target,
    fan,
    width,
    height,
    format: (value) => formatNumber(value, language, Math.abs(value) >= 100 ? 0 : decimals),
  };
}

function linePoints(points: readonly Point[]): LinePoint[] {
  return points.map(({ year, figure }) => ({ year, value: figure.state === 'known' ? figure.value : null }));
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

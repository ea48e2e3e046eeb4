/**
 * A series over years: the subject in colour, the city in ink, everything else as grey context; direct labels, gaps where a
 * value is missing, the target where there is one. Pure: data and words in, Plot options out.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';

export type LinePoint = { readonly year: number; readonly value: number | null };
export type Line = { readonly label: string; readonly role: 'subject' | 'city'; readonly points: readonly LinePoint[] };
/** All other areas: the spread between two percentiles, so that five hundred lines stay readable. */
export type Band = {
  readonly label: string;
  readonly points: readonly { readonly year: number; readonly low: number; readonly high: number }[];
};

/** How the first line goes on, dashed, with the interval it lies in; begins at its last known value. */
export type Fan = {
  readonly label: string;
  readonly points: readonly {
    readonly year: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
};

export type LineChart = {
  readonly lines: readonly Line[];
  readonly band?: Band | undefined;
  readonly target?: { readonly value: number; readonly year: number; readonly label: string } | undefined;
  readonly fan?: Fan | undefined;
  /** Between these, the value of one year would be no surprise. */
  readonly limits?: { readonly year: number; readonly low: number; readonly high: number; readonly label: string };
  /** First years whose values cannot be compared with those before. */
  readonly breaks?: readonly { readonly year: number; readonly label: string }[];
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
};

/** Colours as the medium knows them: variables of the page, or fixed ones on paper. */
export type ChartColours = {
  readonly subject: string;
  readonly city: string;
  readonly context: string;
  readonly grid: string;
  readonly text: string;
  readonly target: string;
  /** What a hollow mark is filled with. */
  readonly ground: string;
};

export const screenColours: ChartColours = {
  subject: 'var(--chart-subject)',
  city: 'var(--chart-city)',
  context: 'var(--chart-context)',
  grid: 'var(--chart-grid)',
  text: 'var(--muted)',
  target: 'var(--above)',
  ground: 'var(--card)',
};
export const paperColours: ChartColours = {
  subject: '#171a8b',
  city: '#171a2b',
  context: '#d6d9e3',
  grid: '#e3e5ec',
  text: '#565a72',
  target: '#0b7a6f',
  ground: '#ffffff',
};

const font = '"Fira Sans", sans-serif';
const labelGap = 15;

export function lineChartOptions(chart: LineChart, colours: ChartColours): PlotOptions {
  const { lines, band, fan, target, limits, width, height } = chart;
  const [low, high] = domainOf(chart);
  const marginRight = Math.min(width * 0.36, 16 + 6.6 * Math.max(4, ...labelsOf(chart).map((label) => label.length)));
  const colourOf = (line: Line) => (line.role === 'subject' ? colours.subject : colours.city);
  const known = lines.map((line) => ({ line, last: line.points.filter((point) => point.value !== null).at(-1) }));
  const end = fan?.points.at(-1);
  const placed = spread(
    [
      ...known.flatMap(({ line, last }, index) => {
        if (last?.value == null) return [];
        // The line that goes on is named where its continuation ends; others beside it, clear of the fan.
        const value = index === 0 && end ? end.value : last.value;
        return [{ label: line.label, colour: colourOf(line), year: end?.year ?? last.year, value }];
      }),
      ...(fan && end ? [{ label: fan.label, colour: colours.text, year: end.year, value: end.value }] : []),
    ],
    (high - low) / (height - 50),
  );
  return {
    width,
    height,
    marginLeft: 52,
    marginRight,
    marginTop: 12,
    marginBottom: 28,
    style: { fontFamily: font, fontSize: '13px' },
    x: { label: null, domain: yearsOf(chart) },
    y: { label: null, domain: [low, high] },
    marks: [
      Plot.gridY({ stroke: colours.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => chart.format(value),
        fill: colours.text,
        label: null,
      }),
      Plot.axisX({
        ticks: Math.max(2, Math.min(6, Math.floor(width / 90))),
        tickSize: 0,
        tickFormat: (year: number) => (Number.isInteger(year) ? String(year) : ''),
        fill: colours.text,
        label: null,
      }),
      ...(low <= 0 && high >= 0 ? [Plot.ruleY([0], { stroke: colours.text, strokeOpacity: 0.6 })] : []),
      ...(band
        ? [Plot.areaY(band.points, { x: 'year', y1: 'low', y2: 'high', fill: colours.context, fillOpacity: 0.7 })]
        : []),
      ...breakMarks(chart, colours),
      ...fanMarks(chart, lines[0] ? colourOf(lines[0]) : colours.city),
      ...(limits ? limitMarks(limits, colours) : []),
      ...lines.flatMap((line) => [
        Plot.line(line.points, {
          x: 'year',
          y: (point: LinePoint) => point.value ?? Number.NaN,
          stroke: colourOf(line),
          strokeWidth: line.role === 'subject' ? 2.5 : 1.75,
        }),
        Plot.dot(lonely(line.points), { x: 'year', y: 'value', fill: colourOf(line), r: 2.5 }),
      ]),
      Plot.text(placed, {
        x: 'year',
        y: 'at',
        text: 'label',
        textAnchor: 'start',
        dx: 8,
        fill: 'colour',
        fontWeight: 600,
      }),
      ...(target
        ? [
            Plot.dot([target], { x: 'year', y: 'value', stroke: colours.target, strokeWidth: 2, r: 5 }),
            Plot.text([target], {
              x: 'year',
              y: 'value',
              text: 'label',
              fill: colours.target,
              textAnchor: 'start',
              dx: 9,
              fontWeight: 600,
            }),
          ]
        : []),
    ],
  };
}

/** An upright dashed line before the first year in other borders, named at its top on the side where there is room. */
function breakMarks(chart: LineChart, colours: ChartColours): Plot.Markish[] {
  const [first, last] = yearsOf(chart);
  const marked = (chart.breaks ?? [])
    .map(({ year, label }) => ({ year: year - 0.5, label }))
    .filter(({ year }) => year > first && year < last);
  const named = (left: boolean) =>
    Plot.text(
      marked.filter(({ year }) => year > (first + last) / 2 === left),
      {
        x: 'year',
        frameAnchor: 'top',
        text: 'label',
        textAnchor: left ? 'end' : 'start',
        dx: left ? -5 : 5,
        dy: -8,
        fill: colours.text,
      },
    );
  return marked.length === 0
    ? []
    : [Plot.ruleX(marked, { x: 'year', stroke: colours.text, strokeDasharray: '3 3' }), named(true), named(false)];
}

/** A line ends at a break and begins anew: between the years before it and those after there is nothing to read. */
export function cutAt(points: readonly LinePoint[], breaks: readonly number[]): LinePoint[] {
  return points.flatMap((point) =>
    breaks.includes(point.year) ? [{ year: point.year - 0.5, value: null }, point] : [point],
  );
}

function fanMarks({ fan }: LineChart, colour: string): Plot.Markish[] {
  if (!fan) return [];
  return [
    Plot.areaY(fan.points, { x: 'year', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.16 }),
    Plot.line(fan.points, { x: 'year', y: 'value', stroke: colour, strokeWidth: 1.75, strokeDasharray: '5 4' }),
  ];
}

/** A bar at the year, with its ends marked, and its name to the left, away from the labels of the lines. */
function limitMarks(limits: NonNullable<LineChart['limits']>, colours: ChartColours) {
  const ends = [limits.low, limits.high].map((value) => ({ year: limits.year, value }));
  return [
    Plot.ruleX([limits], { x: 'year', y1: 'low', y2: 'high', stroke: colours.context, strokeWidth: 9 }),
    Plot.dot(ends, { x: 'year', y: 'value', stroke: colours.text, symbol: 'times', r: 3 }),
    Plot.text([limits], {
      x: 'year',
      y: 'high',
      text: 'label',
      fill: colours.text,
      textAnchor: 'end',
      dx: -8,
    }),
  ];
}

function labelsOf({ lines, fan, target }: LineChart): string[] {
  return [...lines.map((line) => line.label), ...(fan ? [fan.label] : []), ...(target ? [target.label] : [])];
}

function valuesOf({ lines, band, fan, target, limits }: LineChart): number[] {
  return [
    ...lines.flatMap((line) => line.points.flatMap((point) => (point.value === null ? [] : [point.value]))),
    ...(band?.points.flatMap((point) => [point.low, point.high]) ?? []),
    ...(fan?.points.flatMap((point) => [point.low, point.high]) ?? []),
    ...(target ? [target.value] : []),
    ...(limits ? [limits.low, limits.high] : []),
  ];
}

/** From zero where the values come near it; otherwise with a little air. */
function domainOf(chart: LineChart): [number, number] {
  const values = valuesOf(chart);
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low >= 0 && low < high * 0.45) return [0, high * 1.05 || 1];
  if (low < 0 && high < 0 && high > low * 0.45) return [low * 1.05, 0];
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  return [low - air, high + air];
}

function yearsOf(chart: LineChart): [number, number] {
  const years = [
    ...chart.lines.flatMap((line) => line.points.filter((point) => point.value !== null).map((point) => point.year)),
    ...(chart.fan?.points.map((point) => point.year) ?? []),
    ...(chart.target ? [chart.target.year] : []),
  ];
  if (years.length === 0) return [2000, 2020];
  const first = Math.min(...years);
  const last = Math.max(...years);
  return first === last ? [first - 1, last + 1] : [first, last];
}

/** Known values between two missing ones would be invisible as a line. */
function lonely(points: readonly LinePoint[]): LinePoint[] {
  const known = (index: number) => points[index]?.value != null;
  return points.filter((_, index) => known(index) && !known(index - 1) && !known(index + 1));
}

/** Labels keep their distance. @param unit how much of the scale one pixel is */
function spread<T extends { readonly value: number }>(labels: readonly T[], unit: number): (T & { at: number })[] {
  const sorted = labels.map((label) => ({ ...label, at: label.value })).sort((a, b) => b.value - a.value);
  for (let i = 1; i < sorted.length; i++) {
    const above = sorted[i - 1];
    const label = sorted[i];
    if (above && label) label.at = Math.min(label.at, above.at - labelGap * unit);
  }
  return sorted;
}

/**
 * Places by two numbers, with a line, the band it lies in, and a second line that single places do not turn. What holds the line
 * where it is has another shape. Names only where they are given. Pure: data and words in, Plot options out.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type ScatterPoint = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Written beside the point; null for points that stay without a name. */
  readonly label: string | null;
  /** What a mouse over it says. */
  readonly title: string | null;
  readonly influential: boolean;
  /** Area of the mark against the largest, 0 to 1. */
  readonly weight: number;
};
export type ScatterChart = {
  readonly points: readonly ScatterPoint[];
  readonly line: readonly { readonly x: number; readonly y: number; readonly low: number; readonly high: number }[];
  readonly robust: readonly { readonly x: number; readonly y: number }[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly log: { readonly x: boolean; readonly y: boolean };
  readonly format: { readonly x: (value: number) => string; readonly y: (value: number) => string };
};

const [width, height] = [440, 420];
const [marginLeft, marginRight, marginTop, marginBottom] = [52, 22, 36, 52];
const [smallest, largest] = [3, 11];
const [longestLabel, letter, line] = [58, 6.6, 14];
const font = '"Fira Sans", sans-serif';

export const scatterChartSize = { width, height };

export function scatterChartOptions(chart: ScatterChart, colours: ChartColours): PlotOptions {
  const { points, line: fitted, robust, log, format } = chart;
  const axis = (which: 'x' | 'y') => ({
    label: null,
    type: log[which] ? ('log' as const) : ('linear' as const),
    domain: domainOf(chart, which),
  });
  return {
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    style: { fontFamily: font, fontSize: '13px' },
    x: axis('x'),
    y: axis('y'),
    clip: true,
    marks: [
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1, ticks: 6 }),
      Plot.gridY({ stroke: colours.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: format.x, fill: colours.text, label: null }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: format.y, fill: colours.text, label: null }),
      Plot.text([shortened(chart.yLabel)], {
        frameAnchor: 'top-left',
        dx: -50,
        dy: -30,
        text: (each: string) => each,
        fill: colours.text,
        clip: false,
      }),
      Plot.text([shortened(chart.xLabel)], {
        frameAnchor: 'bottom-right',
        dy: 44,
        text: (each: string) => each,
        fill: colours.text,
        clip: false,
      }),
      Plot.areaY(fitted, { x: 'x', y1: 'low', y2: 'high', fill: colours.context, fillOpacity: 0.6 }),
      Plot.line(fitted, { x: 'x', y: 'y', stroke: colours.city, strokeWidth: 2 }),
      Plot.line(robust, { x: 'x', y: 'y', stroke: colours.target, strokeWidth: 1.75, strokeDasharray: '6 4' }),
      dots(points, false, colours),
      dots(points, true, colours),
      names(readable(chart), 'start', colours),
      names(readable(chart), 'end', colours),
    ],
  };
}

function dots(points: readonly ScatterPoint[], influential: boolean, colours: ChartColours) {
  const size = ({ weight }: ScatterPoint) => Math.max(smallest, Math.sqrt(weight) * largest);
  return Plot.dot(
    points.filter((point) => point.influential === influential),
    {
      x: 'x',
      y: 'y',
      r: { value: size, scale: null },
      symbol: influential ? 'diamond' : 'circle',
      stroke: colours.subject,
      strokeWidth: 1.75,
      fill: influential ? colours.ground : colours.subject,
      fillOpacity: 0.7,
      title: 'title',
    },
  );
}

type Placed = ScatterPoint & { readonly anchor: 'start' | 'end' };

function names(points: readonly Placed[], anchor: Placed['anchor'], colours: ChartColours) {
  return Plot.text(
    points.filter((point) => point.anchor === anchor),
    {
      x: 'x',
      y: 'y',
      text: 'label',
      textAnchor: anchor,
      dx: anchor === 'start' ? 8 : -8,
      dy: -9,
      fill: colours.text,
      clip: false,
    },
  );
}

/** Names that cover neither each other nor points, those that hold the line first; near the right edge they are written to the left. */
function readable(chart: ScatterChart): Placed[] {
  const inner = { x: width - marginLeft - marginRight, y: height - marginTop - marginBottom };
  const marks = chart.points.map((point) => ({
    point,
    x: share(chart, 'x', point.x) * inner.x,
    y: (1 - share(chart, 'y', point.y)) * inner.y,
  }));
  const taken: { left: number; right: number; y: number }[] = [];
  return marks
    .filter(({ point }) => point.label !== null)
    .toSorted((a, b) => Number(b.point.influential) - Number(a.point.influential))
    .flatMap(({ point, x, y }): Placed[] => {
      const long = (point.label?.length ?? 0) * letter;
      const anchor = x + long > inner.x ? 'end' : 'start';
      const [left, right] = anchor === 'start' ? [x + 6, x + long] : [x - long, x - 6];
      const covers = (other: (typeof marks)[number]) =>
        other.x > left - 4 && other.x < right + 4 && y - other.y > 0 && y - other.y < 1.4 * line;
      if (taken.some((other) => left < other.right && right > other.left && Math.abs(y - other.y) < line)) return [];
      if (!point.influential && marks.some(covers)) return [];
      taken.push({ left, right, y });
      return [{ ...point, anchor }];
    });
}

/** Where a value lies on its axis, 0 to 1. */
function share(chart: ScatterChart, which: 'x' | 'y', value: number): number {
  const at = (each: number) => (chart.log[which] ? Math.log(each) : each);
  const [low, high] = domainOf(chart, which).map(at);
  return (at(value) - (low ?? 0)) / ((high ?? 1) - (low ?? 0));
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;
}

function domainOf({ points, log }: ScatterChart, which: 'x' | 'y'): [number, number] {
  const values = points.map((point) => point[which]);
  if (values.length === 0) return log[which] ? [1, 10] : [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (log[which]) return [low / 1.15, high * 1.15];
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 && low < (high - low) * 0.15 ? 0 : low - air, high + air];
}

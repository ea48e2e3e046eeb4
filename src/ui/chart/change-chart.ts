/**
 * Places at two dates: hollow mark then, filled mark now, a line between, the change written beside it. Told apart by shape, not by
 * colour alone; narrow, so that it is read on a phone as it is. Pure.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type ChangeRow = {
  readonly id: string;
  readonly label: string;
  readonly before: number;
  readonly now: number;
  /** The change as it is said: with its sign. */
  readonly change: string;
  readonly role: 'subject' | 'city';
};
export type ChangeChart = {
  readonly rows: readonly ChangeRow[];
  readonly beforeLabel: string;
  readonly nowLabel: string;
  readonly format: (value: number) => string;
};

const width = 400;
const rowHeight = 30;
const [marginTop, marginLeft, marginRight] = [34, 132, 66];
const longestLabel = 20;

export function changeChartSize({ rows }: ChangeChart) {
  return { width, height: marginTop + rows.length * rowHeight + 28 };
}

export function changeChartOptions(chart: ChangeChart, colours: ChartColours): PlotOptions {
  const { rows, format } = chart;
  const labels = new Map(rows.map(({ id, label }) => [id, shortened(label)]));
  const colourOf = ({ role }: ChangeRow) => (role === 'subject' ? colours.subject : colours.city);
  return {
    ...changeChartSize(chart),
    marginTop,
    marginLeft,
    marginRight,
    marginBottom: 26,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '13px' },
    x: { label: null, domain: domainOf(rows), nice: true },
    y: { label: null, domain: rows.map(({ id }) => id), type: 'point', padding: 0.5 },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 8, tickFormat: (id: string) => labels.get(id) ?? '', fill: colours.text }),
      Plot.axisX({ ticks: 4, tickSize: 0, tickFormat: (value: number) => format(value), fill: colours.text }),
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1, ticks: 4 }),
      Plot.ruleY(rows, { y: 'id', x1: 'before', x2: 'now', stroke: colourOf, strokeWidth: 2, strokeOpacity: 0.55 }),
      Plot.dot(rows, { x: 'before', y: 'id', r: 4.5, stroke: colourOf, strokeWidth: 1.75, fill: colours.ground }),
      Plot.dot(rows, { x: 'now', y: 'id', r: 4.5, stroke: colourOf, strokeWidth: 1.75, fill: colourOf }),
      Plot.text(rows, {
        y: 'id',
        text: 'change',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: marginRight - 2,
        fill: colours.text,
        fontWeight: 600,
      }),
      ...key(chart, colours),
    ],
  };
}

/** What the two marks mean, above the rows. */
function key({ beforeLabel, nowLabel }: ChangeChart, colours: ChartColours): Plot.Markish[] {
  const mark = (dx: number, fill: string) =>
    Plot.dot([0], { frameAnchor: 'top-left', dx, dy: -18, r: 4.5, stroke: colours.text, strokeWidth: 1.75, fill });
  const words = (dx: number, text: string) =>
    Plot.text([text], { frameAnchor: 'top-left', dx, dy: -24, text: (each: string) => each, fill: colours.text });
  return [mark(6, colours.ground), words(16, beforeLabel), mark(76, colours.text), words(86, nowLabel)];
}

/** From zero where the values come near it. */
function domainOf(rows: readonly ChangeRow[]): [number, number] {
  const values = rows.flatMap(({ before, now }) => [before, now]);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && low < high * 0.45) return [0, high * 1.03 || 1];
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - air, high + air];
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;
}

/**
 * Places one below the other by their value, each with the interval that chance alone allows, against the value of the whole.
 * Told apart by shape: filled where the whole lies outside the interval. Narrow, so that it is read on a phone as it is. Pure.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type RankRow = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The whole lies outside the interval. */
  readonly differs: boolean;
};
export type RankChart = {
  readonly rows: readonly RankRow[];
  readonly whole: { readonly label: string; readonly value: number } | null;
  readonly format: (value: number) => string;
  /** Where all values there can be are known. */
  readonly domain?: readonly [number, number];
};

const width = 400;
const rowHeight = 19;
const [marginTop, marginLeft, marginRight] = [22, 148, 52];
const longestLabel = 23;

export function rankChartSize({ rows }: RankChart) {
  return { width, height: marginTop + rows.length * rowHeight + 26 };
}

export function rankChartOptions(chart: RankChart, colours: ChartColours): PlotOptions {
  const { rows, whole, format } = chart;
  const labels = new Map(rows.map(({ id, label }) => [id, shortened(label)]));
  const bounded = rows.filter(({ low, high }) => low !== null && high !== null);
  const ticks = ticksOf(chart);
  const colourOf = ({ differs }: RankRow) => (differs || bounded.length === 0 ? colours.subject : colours.text);
  return {
    ...rankChartSize(chart),
    marginTop,
    marginLeft,
    marginRight,
    marginBottom: 24,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '13px' },
    x: { label: null, domain: chart.domain ?? domainOf(chart) },
    y: { label: null, domain: rows.map(({ id }) => id), type: 'point', padding: 0.5 },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 8, tickFormat: (id: string) => labels.get(id) ?? '', fill: colours.text }),
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (value: number) => format(value), fill: colours.text }),
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1, ticks }),
      ...(whole
        ? [
            Plot.ruleX([whole.value], { stroke: colours.city, strokeDasharray: '4 3' }),
            Plot.text([whole], {
              x: 'value',
              text: 'label',
              frameAnchor: 'top',
              dy: -16,
              fill: colours.city,
              fontWeight: 600,
            }),
          ]
        : []),
      Plot.ruleY(bounded, { y: 'id', x1: 'low', x2: 'high', stroke: colourOf, strokeWidth: 2, strokeOpacity: 0.55 }),
      Plot.dot(rows, {
        x: 'value',
        y: 'id',
        r: 4,
        stroke: colourOf,
        strokeWidth: 1.75,
        fill: (row: RankRow) => (row.differs || bounded.length === 0 ? colours.subject : colours.ground),
      }),
      Plot.text(rows, {
        y: 'id',
        text: (row: RankRow) => format(row.value),
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: marginRight - 2,
        fill: colours.text,
      }),
    ],
  };
}

/** As many as stand side by side without touching. */
function ticksOf({ rows, format }: RankChart): number {
  const longest = Math.max(0, ...rows.map(({ value }) => format(value).length));
  return longest > 5 ? 2 : 4;
}

/** Room for every interval; from zero where the values come near it. */
function domainOf({ rows, whole }: RankChart): [number, number] {
  const values = [
    ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    ...(whole ? [whole.value] : []),
  ];
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low >= 0 && low < high * 0.45) return [0, high * 1.03 || 1];
  const air = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - air, high + air];
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;
}

/**
 * People by age as a pyramid: the left and the right group as bars now, and as an outline then. Told apart by shape, not by
 * colour alone; narrow, so that it is read on a phone as it is. Pure.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type PyramidRow = {
  readonly age: string;
  readonly left: number;
  readonly right: number;
  readonly leftThen: number;
  readonly rightThen: number;
};
export type PyramidChart = {
  /** The youngest first. */
  readonly rows: readonly PyramidRow[];
  readonly left: string;
  readonly right: string;
  readonly format: (value: number) => string;
};

const width = 400;
const [marginTop, marginBottom, marginLeft] = [26, 26, 64];
const mostRowHeight = 18;
const tallest = 420;

export function pyramidChartSize({ rows }: PyramidChart) {
  const row = Math.min(mostRowHeight, tallest / Math.max(1, rows.length));
  return { width, height: Math.round(marginTop + marginBottom + rows.length * row) };
}

export function pyramidChartOptions(chart: PyramidChart, colours: ChartColours): PlotOptions {
  const { rows, format } = chart;
  const most = Math.max(
    1,
    ...rows.flatMap(({ left, right, leftThen, rightThen }) => [left, right, leftThen, rightThen]),
  );
  const every = Math.ceil(rows.length / 20);
  const order = rows.map(({ age }) => age).reverse();
  const side = (now: 'left' | 'right', then: 'leftThen' | 'rightThen', sign: number) => [
    Plot.barX(rows, {
      y: 'age',
      x: (row: PyramidRow) => sign * row[now],
      fill: now === 'left' ? colours.subject : colours.target,
      fillOpacity: 0.55,
      insetTop: 1,
      insetBottom: 1,
    }),
    Plot.tickX(rows, {
      y: 'age',
      x: (row: PyramidRow) => sign * row[then],
      stroke: colours.city,
      strokeWidth: 2.5,
    }),
  ];
  return {
    ...pyramidChartSize(chart),
    marginTop,
    marginBottom,
    marginLeft,
    marginRight: 16,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '13px' },
    x: { label: null, domain: [-most * 1.04, most * 1.04] },
    y: { label: null, domain: order, padding: 0 },
    marks: [
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1, ticks: 4 }),
      Plot.axisX({ ticks: 4, tickSize: 0, tickFormat: (value: number) => format(Math.abs(value)), fill: colours.text }),
      Plot.axisY({
        tickSize: 0,
        tickFormat: (age: string) => ((rows.length - 1 - order.indexOf(age)) % every === 0 ? age : ''),
        fill: colours.text,
      }),
      ...side('left', 'leftThen', -1),
      ...side('right', 'rightThen', 1),
      Plot.ruleX([0], { stroke: colours.text }),
      Plot.text([chart.left], { text: (each: string) => each, frameAnchor: 'top-left', dy: -20, fill: colours.text }),
      Plot.text([chart.right], { text: (each: string) => each, frameAnchor: 'top-right', dy: -20, fill: colours.text }),
    ],
  };
}

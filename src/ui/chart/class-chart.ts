/** How many things are in which class, year by year: bars put together from the classes, lighter to darker. Pure. */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type ClassChart = {
  /** In their order, with the colour of each. */
  readonly classes: readonly { readonly name: string; readonly colour: string }[];
  /** By class; years in which nothing could be computed are left out. */
  readonly years: readonly { readonly year: number; readonly counts: readonly number[] }[];
};

const width = 520;
const height = 240;
/** More years than this are named at every other bar. */
const mostNamed = 10;

export function classChartOptions({ classes, years }: ClassChart, colours: ChartColours): PlotOptions {
  const bars = years.flatMap(({ year, counts }) =>
    counts.map((count, place) => ({ year, count, place, colour: classes[place]?.colour ?? colours.context })),
  );
  const every = Math.ceil(years.length / mostNamed);
  const named = years.map(({ year }) => year).filter((_, i) => (years.length - 1 - i) % every === 0);
  return {
    width,
    height,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 12,
    marginBottom: 28,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '13px' },
    x: { type: 'band', label: null, domain: years.map(({ year }) => year), padding: 0.18 },
    y: { label: null },
    marks: [
      Plot.gridY({ stroke: colours.grid, strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ ticks: 4, tickSize: 0, fill: colours.text, label: null }),
      Plot.axisX(named, { tickSize: 0, tickFormat: String, fill: colours.text, label: null }),
      Plot.barY(
        bars,
        Plot.stackY(
          { order: 'place' },
          { x: 'year', y: 'count', fill: 'colour', stroke: colours.ground, strokeWidth: 0.75 },
        ),
      ),
    ],
  };
}

/**
 * The same small line chart for many places, all on one scale, the whole in grey behind each. Narrow, so that it is read on a
 * phone as it is. Pure.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { type ChartColours, cutAt, type LinePoint } from './line-chart.ts';

export type MultiplesChart = {
  readonly places: readonly {
    readonly label: string;
    readonly points: readonly LinePoint[];
    readonly breaks?: readonly number[];
  }[];
  /** Behind each; none where it is no measure for a part, as with counts. */
  readonly whole: readonly LinePoint[];
  readonly format: (value: number) => string;
};

const columns = 3;
const [width, rowHeight, marginTop, marginBottom] = [400, 74, 6, 24];
const longestLabel = 17;

export function multiplesChartSize({ places }: MultiplesChart) {
  return { width, height: marginTop + Math.ceil(places.length / columns) * rowHeight + marginBottom };
}

export function multiplesChartOptions(chart: MultiplesChart, colours: ChartColours): PlotOptions {
  const { places, whole, format } = chart;
  const at = (index: number) => ({ column: index % columns, row: Math.floor(index / columns) });
  const points = (of: (place: MultiplesChart['places'][number]) => readonly LinePoint[]) =>
    places.flatMap((place, index) =>
      of(place).map((point) => ({ ...at(index), ...point, value: point.value ?? Number.NaN })),
    );
  const own = points((place) => cutAt(place.points, place.breaks ?? []));
  const breaks = places.flatMap((place, index) =>
    (place.breaks ?? []).map((year) => ({ ...at(index), year: year - 0.5 })),
  );
  const known = [...own, ...whole.map((point) => ({ ...point, value: point.value ?? Number.NaN }))].filter(
    ({ value }) => Number.isFinite(value),
  );
  const years = known.map(({ year }) => year);
  const values = known.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values) || 1];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const facet = { fx: 'column', fy: 'row' } as const;
  const names = places.map(({ label }, index) => ({ ...at(index), label: shortened(label) }));
  return {
    ...multiplesChartSize(chart),
    marginTop,
    marginBottom,
    marginLeft: 44,
    marginRight: 8,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '12px' },
    // Air above the highest value: there stands the name.
    x: {
      label: null,
      domain: first === last ? [first - 1, last + 1] : [first, last],
      ticks: [first, last],
      insetLeft: 2,
    },
    y: { label: null, domain: [low, high + (high - low) * 0.45], ticks: [low, high] },
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.14 },
    marks: [
      Plot.axisY([low, high], {
        facetAnchor: 'left',
        tickSize: 0,
        tickFormat: (value: number) => format(value),
        fill: colours.text,
      }),
      Plot.axisX([first], yearAxis(colours, 'start')),
      Plot.axisX([last], yearAxis(colours, 'end')),
      Plot.ruleY([low, high], { stroke: colours.grid }),
      // As long as the scale is high: above stands the name.
      Plot.ruleX(breaks, { x: 'year', y1: low, y2: high, ...facet, stroke: colours.text, strokeDasharray: '3 2' }),
      Plot.line(
        points(() => whole),
        { x: 'year', y: 'value', ...facet, stroke: colours.text, strokeOpacity: 0.6, strokeWidth: 1.25 },
      ),
      Plot.line(own, { x: 'year', y: 'value', ...facet, stroke: colours.subject, strokeWidth: 2 }),
      Plot.text(names, { ...facet, text: 'label', frameAnchor: 'top-left', dy: 1, fill: colours.text }),
    ],
  };
}

/** Years at both ends, turned inwards, so that neighbours do not touch. */
function yearAxis(colours: ChartColours, textAnchor: 'start' | 'end'): Plot.AxisXOptions {
  return {
    facetAnchor: 'bottom',
    tickSize: 0,
    tickFormat: (year: number) => String(year).slice(2).padStart(3, '’'),
    textAnchor,
    fill: colours.text,
  };
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;
}

/**
 * A network as a circle: each thing a numbered mark, each effect an arrow. What helps is a whole line, what hinders a broken one,
 * so that nobody needs the colours; the wider, the stronger. Pure: data in, Plot options out.
 */

import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import type { ChartColours } from './line-chart.ts';

export type NetworkChart = {
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly title: string }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
};

const side = 420;
const margin = 26;
const mark = 13;

export const networkChartSize = { width: side, height: side };

type Placed = { readonly x: number; readonly y: number };
type Arrow = { readonly start: Placed; readonly end: Placed; readonly weight: number };

export function networkChartOptions(chart: NetworkChart, colours: ChartColours): PlotOptions {
  const places = placesOf(chart);
  const arrows = chart.links.flatMap(({ from, to, weight }): Arrow[] => {
    const [start, end] = [places.get(from), places.get(to)];
    return start && end ? [{ start, end, weight }] : [];
  });
  const nodes = chart.nodes.map((node) => ({ ...node, ...(places.get(node.id) ?? { x: 0, y: 0 }) }));
  return {
    ...networkChartSize,
    margin,
    style: { fontFamily: '"Fira Sans", sans-serif', fontSize: '13px' },
    x: { domain: [-1, 1], axis: null },
    y: { domain: [-1, 1], axis: null },
    marks: [
      arrowsOf(
        arrows.filter(({ weight }) => weight > 0),
        colours.target,
      ),
      arrowsOf(
        arrows.filter(({ weight }) => weight < 0),
        colours.subject,
        '5 4',
      ),
      Plot.dot(nodes, { x: 'x', y: 'y', r: mark, fill: colours.ground, stroke: colours.city, strokeWidth: 1.5 }),
      Plot.text(nodes, { x: 'x', y: 'y', text: 'label', fill: colours.city, fontWeight: 600, title: 'title' }),
    ],
  };
}

/** Around the circle, the first on top, clockwise. */
function placesOf({ nodes }: NetworkChart): ReadonlyMap<string, Placed> {
  return new Map(
    nodes.map(({ id }, index) => {
      const angle = (2 * Math.PI * index) / nodes.length;
      return [id, { x: Math.sin(angle), y: Math.cos(angle) }];
    }),
  );
}

function arrowsOf(arrows: readonly Arrow[], stroke: string, dashes?: string) {
  return Plot.arrow(arrows, {
    x1: ({ start }: Arrow) => start.x,
    y1: ({ start }: Arrow) => start.y,
    x2: ({ end }: Arrow) => end.x,
    y2: ({ end }: Arrow) => end.y,
    bend: 14,
    inset: mark + 2,
    headLength: 7,
    stroke,
    strokeWidth: ({ weight }: Arrow) => Math.abs(weight),
    strokeOpacity: 0.85,
    ...(dashes ? { strokeDasharray: dashes } : {}),
  });
}

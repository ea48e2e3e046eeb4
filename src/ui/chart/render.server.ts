/** Draws charts on the server: Observable Plot in a document without a browser. */

import { createHash } from 'node:crypto';
import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import { type ChangeChart, changeChartOptions } from './change-chart.ts';
import { type ClassChart, classChartOptions } from './class-chart.ts';
import { type ChartColours, type LineChart, lineChartOptions, paperColours, screenColours } from './line-chart.ts';
import { type MultiplesChart, multiplesChartOptions } from './multiples-chart.ts';
import { type NetworkChart, networkChartOptions, networkChartSize } from './network-chart.ts';
import { type PyramidChart, pyramidChartOptions, pyramidChartSize } from './pyramid-chart.ts';
import { type RankChart, rankChartOptions } from './rank-chart.ts';
import { type ScatterChart, scatterChartOptions } from './scatter-chart.ts';

const { document } = new Window();

/** For a picture that stands by itself. */
export function chartDrawing(chart: LineChart) {
  const { width, height } = chart;
  return { svg: drawLineChart(chart, paperColours), width, height };
}

/** The chart as SVG. Its styles stand in the page's style sheet; inside the picture they would need an exception to our rules. */
export function drawLineChart(chart: LineChart, colours: ChartColours = screenColours): string {
  return drawn(lineChartOptions(chart, colours));
}

/** The same small chart for many places. */
export function drawMultiplesChart(chart: MultiplesChart, colours: ChartColours): string {
  return drawn(multiplesChartOptions(chart, colours));
}

/** People by age, now and then. */
export function drawPyramidChart(chart: PyramidChart, colours: ChartColours = screenColours): string {
  return drawn(pyramidChartOptions(chart, colours));
}

/** The same for a picture that stands by itself. */
export function pyramidDrawing(chart: PyramidChart) {
  return { svg: drawPyramidChart(chart, paperColours), ...pyramidChartSize(chart) };
}

/** Places by their value. */
export function drawRankChart(chart: RankChart, colours: ChartColours): string {
  return drawn(rankChartOptions(chart, colours));
}

/** How many in which class, year by year. */
export function drawClassChart(chart: ClassChart, colours: ChartColours = screenColours): string {
  return drawn(classChartOptions(chart, colours));
}

/** Places at two dates. */
export function drawChangeChart(chart: ChangeChart, colours: ChartColours = screenColours): string {
  return drawn(changeChartOptions(chart, colours));
}

/** Things and their effects on each other. */
export function drawNetworkChart(chart: NetworkChart, colours: ChartColours = screenColours): string {
  return drawn(networkChartOptions(chart, colours));
}

/** The same for a picture that stands by itself. */
export function networkDrawing(chart: NetworkChart) {
  return { svg: drawNetworkChart(chart, paperColours), ...networkChartSize };
}

/** Places by two numbers. */
export function drawScatterChart(chart: ScatterChart, colours: ChartColours = screenColours): string {
  return drawn(scatterChartOptions(chart, colours));
}

function drawn(options: Plot.PlotOptions): string {
  const svg = Plot.plot({ ...options, document: document as unknown as Document });
  // Its marks are named by the library; what the picture says is said once, by whoever shows it.
  const plain = svg.outerHTML
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/ (class="plot-|aria-label=")[^"]*"/g, '');
  return namedByContent(plain);
}

/** The library counts the frames that it cuts along, over all requests: the same picture would be another one each time. */
function namedByContent(svg: string): string {
  const clips = /plot-clip-\d+/g;
  const counted = [...new Set(svg.match(clips))];
  if (counted.length === 0) return svg;
  const content = createHash('sha256').update(svg.replace(clips, '')).digest('hex').slice(0, 8);
  return svg.replace(clips, (clip) => `clip-${content}-${counted.indexOf(clip)}`);
}

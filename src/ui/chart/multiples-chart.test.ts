import { expect, test } from 'vitest';
import { paperColours } from './line-chart.ts';
import { multiplesChartOptions, multiplesChartSize } from './multiples-chart.ts';
import { drawMultiplesChart } from './render.server.ts';

const series = (...values: (number | null)[]) => values.map((value, i) => ({ year: 2010 + i, value }));
const place = (label: string, ...values: (number | null)[]) => ({ label, points: series(...values) });
const chart = {
  places: [place('Nord', 1, 2, 3), place('Süd <b>', 4, null, 8), place('West', 2, 2, 2), place('Ost', 5, 5, 5)],
  whole: series(3, 3, 4),
  format: String,
};

test('every place has its name, three in a row', () => {
  const svg = drawMultiplesChart(chart, paperColours);
  for (const name of ['Nord', 'Süd', 'West', 'Ost']) expect(svg).toContain(name);
  expect(svg).not.toContain('<b>');
  expect(multiplesChartSize(chart).height).toBe(
    multiplesChartSize({ ...chart, places: [...chart.places, ...chart.places.slice(0, 2)] }).height,
  );
});

test('all places stand on one scale, from zero to the highest of all', () => {
  const { x, y } = multiplesChartOptions(chart, paperColours);
  expect(x?.domain).toEqual([2010, 2012]);
  const [low, high] = (y?.domain ?? []) as number[];
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(8);
});

test('a place is cut where its borders changed, and only there', () => {
  const dashes = (svg: string) => svg.split('stroke-dasharray').length - 1;
  const others = chart.places.slice(1);
  const broken = drawMultiplesChart(
    { ...chart, places: [{ ...place('Nord', 1, 2, 3), breaks: [2011] }, ...others] },
    paperColours,
  );
  expect([dashes(drawMultiplesChart(chart, paperColours)), dashes(broken)]).toEqual([0, 1]);
});

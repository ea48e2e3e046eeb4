import { expect, test } from 'vitest';
import { classChartOptions } from './class-chart.ts';
import { paperColours } from './line-chart.ts';
import { drawClassChart } from './render.server.ts';

const chart = {
  classes: [
    { name: 'hoch', colour: '#aaaaaa' },
    { name: 'mittel', colour: '#777777' },
    { name: 'niedrig', colour: '#333333' },
  ],
  years: [
    { year: 2013, counts: [3, 5, 2] },
    { year: 2015, counts: [4, 4, 2] },
  ],
};

test('a bar for each year, a piece for each class, in its colour', () => {
  const svg = drawClassChart(chart, paperColours);
  for (const { colour } of chart.classes) expect(svg.split(`fill="${colour}"`)).toHaveLength(3);
  expect(svg).toContain('2013');
  expect(svg).toContain('2015');
});

test('many years are named at every other bar, the newest always', () => {
  const years = Array.from({ length: 15 }, (_, i) => ({ year: 2001 + i, counts: [1, 2, 3] }));
  expect(classChartOptions({ ...chart, years }, paperColours).x?.domain).toHaveLength(15);
  const svg = drawClassChart({ ...chart, years }, paperColours);
  expect(svg).toContain('>2015<');
  expect(svg).not.toContain('>2014<');
});

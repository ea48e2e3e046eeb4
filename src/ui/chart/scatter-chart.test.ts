import { describe, expect, test } from 'vitest';
import { changeChartSize } from './change-chart.ts';
import { paperColours } from './line-chart.ts';
import { drawChangeChart, drawScatterChart } from './render.server.ts';
import type { ScatterChart, ScatterPoint } from './scatter-chart.ts';

const point = (i: number, more: Partial<ScatterPoint> = {}): ScatterPoint => ({
  ...{ id: String(i), x: i + 1, y: 2 * i + 1, label: `Raum ${i}`, title: null, influential: false, weight: 0.16 },
  ...more,
});
const chart = (points: ScatterPoint[], more: Partial<ScatterChart> = {}): ScatterChart => ({
  points,
  line: [
    { x: 1, y: 1, low: 0.5, high: 1.5 },
    { x: 9, y: 17, low: 16, high: 18 },
  ],
  robust: [],
  xLabel: 'Anteil <a>',
  yLabel: 'Rate',
  log: { x: false, y: false },
  format: { x: String, y: String },
  ...more,
});

describe('places by two numbers', () => {
  test('are dots, those that hold the line of another shape', () => {
    const points = [point(0), point(1), point(2, { influential: true })];
    const svg = drawScatterChart(chart(points), paperColours);
    expect(svg.match(/<circle /g)).toHaveLength(2);
    expect(svg).toContain('>Raum 2</text>');
    expect(svg).not.toContain('<a>');
  });

  test('stay without a name where none is given', () => {
    expect(drawScatterChart(chart([point(0, { label: null }), point(1, { label: null })]), paperColours)).not.toContain(
      'Raum',
    );
  });

  test.each([{ log: { x: true, y: true } }, { line: [] }])('are drawn with %o', (more) => {
    expect(drawScatterChart(chart([point(0), point(8)], more), paperColours)).not.toMatch(/NaN|<style/);
  });

  test('are the same picture each time they are drawn', () => {
    const draw = () => drawScatterChart(chart([point(0), point(8)]), paperColours);
    expect(draw()).toMatch(/url\(#clip-/);
    expect(draw()).toBe(draw());
  });

  test('none at all are an empty picture', () => {
    expect(drawScatterChart(chart([], { line: [] }), paperColours)).toMatch(/^<svg/);
  });
});

test('two dates are a hollow and a filled mark, with the change beside them', () => {
  const row = {
    id: 'a',
    label: 'Ein sehr langer Name eines Raums',
    before: 3,
    now: 5,
    change: '+2',
    role: 'subject' as const,
  };
  const given = { rows: [row], beforeLabel: '2015', nowLabel: '2020', format: String };
  const svg = drawChangeChart(given, paperColours);
  // One row, and the key of the two marks.
  expect(svg.match(/<circle /g)).toHaveLength(4);
  for (const words of ['+2', '2015', '2020', 'Ein sehr langer Nam…']) expect(svg).toContain(`>${words}</text>`);
  expect(changeChartSize({ ...given, rows: [row, { ...row, id: 'b' }] }).height).toBeGreaterThan(
    changeChartSize(given).height,
  );
});

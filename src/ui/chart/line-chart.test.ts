import { describe, expect, test } from 'vitest';
import { type Line, type LineChart, type LinePoint, lineChartOptions, paperColours } from './line-chart.ts';
import { drawLineChart } from './render.server.ts';

const from = (first: number, ...values: (number | null)[]): LinePoint[] =>
  values.map((value, i) => ({ year: first + i, value }));
const line = (points: LinePoint[], more: Partial<Line> = {}): Line => ({
  label: 'Stadt',
  role: 'subject',
  points,
  ...more,
});
const chart = (lines: Line[], more: Partial<LineChart> = {}): LineChart => ({
  lines,
  width: 600,
  height: 240,
  format: (value) => String(value),
  ...more,
});
const draw = (...lines: Line[]) => drawLineChart(chart(lines), paperColours);
/** The pieces of all drawn lines, each by the number of its points. */
const pieces = (svg: string) =>
  [...svg.matchAll(/<path d="(M[^"]*)"/g)].flatMap(([, d = '']) =>
    d
      .split('M')
      .slice(1)
      .map((piece) => piece.split('L').length),
  );
const dots = (svg: string) => [...svg.matchAll(/<circle /g)].length;
const domains = (given: LineChart) => {
  const { x, y } = lineChartOptions(given, paperColours);
  return { x: x?.domain as [number, number], y: y?.domain as [number, number] };
};

describe('a line', () => {
  test.each<[string, LinePoint[], number[], number]>([
    ['is whole where every value is known', from(2010, 1, 2, 3, 4), [4], 0],
    ['has a gap where a value is missing', from(2010, 1, 2, null, 4, 5), [2, 2], 0],
    ['goes through zero, which is known', from(2010, 1, 0, 0, 4), [4], 0],
    ['begins with the first known value', from(2010, null, null, 3, 4), [2], 0],
    ['ends with the last known value', from(2010, 1, 2, null, null), [2], 0],
    ['shows a value between two gaps as a dot', from(2010, 1, 2, null, 4, null, 6, 7), [2, 1, 2], 1],
    ['of one value is a dot', from(2010, 5), [1], 1],
    ['of nothing known is not drawn', from(2010, null, null), [], 0],
  ])('%s', (_, points, lines, lonely) => {
    const svg = draw(line(points));
    expect(pieces(svg)).toEqual(lines);
    expect(dots(svg)).toBe(lonely);
  });

  test('is coloured by its role and named at its end', () => {
    const svg = draw(line(from(2010, 1, 2)), line(from(2010, 5, 6), { label: 'Ortsteil Grünau', role: 'city' }));
    expect(svg).toContain(`stroke="${paperColours.subject}"`);
    expect(svg).toContain(`stroke="${paperColours.city}"`);
    expect(svg).toMatch(/>Ortsteil Grünau<\/text>/);
  });

  test('without a known value has no name in the picture', () => {
    expect(draw(line(from(2010, 1, 2)), line(from(2010, null), { label: 'Leer' }))).not.toContain('Leer');
  });

  test('of a name with angle brackets stays a name', () => {
    expect(draw(line(from(2010, 1, 2), { label: '<script>' }))).not.toContain('<script>');
  });
});

describe('the picture', () => {
  test.each<[string, number[], [number, number]]>([
    ['from zero where values come near it', [10, 40], [0, 42]],
    ['without zero where they stay away from it', [90, 100], [88.8, 101.2]],
    ['to zero where all lie below it', [-10, -40], [-42, 0]],
    ['on both sides of zero', [-10, 10], [-12.4, 12.4]],
    ['around a single value', [50], [44, 56]],
    ['of zeros only', [0, 0], [-0.12, 0.12]],
  ])('is drawn %s', (_, values, [low, high]) => {
    const [from1, to1] = domains(chart([line(from(2010, ...values))])).y;
    expect(from1).toBeCloseTo(low, 9);
    expect(to1).toBeCloseTo(high, 9);
  });

  test.each<[string, LineChart, [number, number]]>([
    ['first to last known year', chart([line(from(2010, null, 1, 2, null))]), [2011, 2012]],
    [
      'up to the year of the target',
      chart([line(from(2010, 1, 2))], { target: { value: 5, year: 2020, label: 'Ziel 5' } }),
      [2010, 2020],
    ],
    ['around a single year', chart([line(from(2010, 1))]), [2009, 2011]],
  ])('spans %s', (_, given, years) => {
    expect(domains(given).x).toEqual(years);
  });

  test('has room for band and target', () => {
    const band = { label: 'Ortsteile', points: [{ year: 2010, low: 1, high: 300 }] };
    const target = { value: 400, year: 2020, label: 'Ziel 400' };
    expect(domains(chart([line(from(2010, 100))], { band, target })).y).toEqual([0, 420]);
    expect(drawLineChart(chart([line(from(2010, 100))], { band, target }), paperColours)).toContain('>Ziel 400</text>');
  });

  test('keeps names of lines that end together apart', () => {
    const svg = draw(...['Stadt', 'Mitte', 'Ost'].map((label) => line(from(2010, 50, 100), { label })));
    const heights = ['Stadt', 'Mitte', 'Ost'].map((label) =>
      Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${label}<`).exec(svg)?.[1]),
    );
    const sorted = heights.toSorted((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)).toBeGreaterThan(12);
  });

  test('needs no style of its own, which a page would refuse', () => {
    expect(draw(line(from(2010, 1, 2)))).not.toMatch(/<style|class=/);
  });
});

describe('a break', () => {
  test('is an upright line before its year, with its name, and only where the years are drawn', () => {
    const points = [...from(2018, 1, 2), { year: 2019.5, value: null }, ...from(2020, 5, 6)];
    const broken = chart([line(points)], {
      breaks: [
        { year: 2020, label: 'neue Grenzen 2020' },
        { year: 2031, label: 'neue Grenzen 2031' },
      ],
    });
    const svg = drawLineChart(broken, paperColours);
    expect(pieces(svg)).toEqual([2, 2]);
    expect(svg).toContain('neue Grenzen 2020');
    expect(svg).not.toContain('2031');
  });
});

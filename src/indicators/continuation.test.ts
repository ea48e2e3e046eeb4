import { describe, expect, test } from 'vitest';
import { type Evidence, known, unknown } from '#analysis/figure.ts';
import type { Point } from '#analysis/trend.ts';
import { lineChartOptions, paperColours } from '#ui/chart/line-chart.ts';
import { seriesChart } from './charts/series-chart.ts';
import { continuationLines, continuationOf, continuationWords, fanOf } from './continuation.ts';
import { point } from './indicator.ts';

const rising: Point[] = [10, 12, 11, 14, 15, 17, 18, 20, 19, 22].map((value, i) => point(2010 + i, value));
const count = { kind: 'count', unit: null } as const;
const percent = { kind: 'rate', unit: '%' } as const;
const of = (series: readonly Point[], indicator: Parameters<typeof continuationOf>[0] = count) => {
  const found = continuationOf(indicator, series);
  if (!found.ok) throw new Error('no continuation');
  return found;
};

describe('the continuation of a series', () => {
  test('has five years after the last known one, each within its interval', () => {
    const { points } = of(rising);
    expect(points.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    for (const { value, low, high } of points) expect(low < value && value < high).toBe(true);
  });

  test.each<[string, Point[], number]>([
    ['of five years', rising.slice(0, 5), 5],
    ['of years with a gap before the last three', [...rising.slice(0, 6), ...rising.slice(7)], 3],
    ['of nothing', [], 0],
    ['of what was forecast already', rising.map(({ year }, i) => ({ year, figure: known(i, 'forecast') })), 0],
    ['of what was judged', rising.map(({ year }, i) => ({ year, figure: known(i, 'assessed' as Evidence) })), 0],
  ])('%s is refused, and says so', (_, series, found) => {
    const refused = continuationOf(count, series);
    expect(refused).toMatchObject({ ok: false, needed: 6, found });
    expect(continuationWords(refused, 'de')).toContain(`mindestens 6 Jahren in Folge; bekannt sind ${found}`);
    expect(fanOf(refused, series, 'de')).toBeUndefined();
    expect(continuationLines(refused, series, 'de')).toEqual([]);
  });

  test('of a count never falls below zero, of a percentage never passes a hundred', () => {
    const falling = [90, 70, 60, 40, 30, 12, 4].map((value, i) => point(2010 + i, value));
    for (const { low } of of(falling).points) expect(low).toBeGreaterThanOrEqual(0);
    const nearly = [70, 80, 85, 91, 94, 97, 99].map((value, i) => point(2010 + i, value));
    for (const { high } of of(nearly, percent).points) expect(high).toBeLessThanOrEqual(100);
  });

  test('says that it is no plan, and how often it would have been right', () => {
    expect(continuationWords(of(rising), 'de')).toMatch(/kein Plan.*2010 bis 2019.*\d+ %/);
  });
});

describe('what is continued', () => {
  test('is drawn dashed, from the last known value on, and the axis has room for it', () => {
    const found = of(rising);
    const fan = fanOf(found, rising, 'de');
    expect(fan?.points[0]).toEqual({ year: 2019, value: 22, low: 22, high: 22 });
    const chart = {
      ...seriesChart({
        subject: null,
        city: { label: 'Stadt', points: rising },
        fan,
        decimals: 0,
        language: 'de',
        size: 'wide',
      }),
    };
    const { x, y } = lineChartOptions(chart, paperColours);
    expect(x?.domain).toEqual([2010, 2024]);
    const [, top = 0] = (y?.domain ?? []) as number[];
    expect(top).toBeGreaterThanOrEqual(Math.max(...found.points.map(({ high }) => high)));
  });

  test('stands in columns of its own, as forecast, and does not apply before', () => {
    const lines = continuationLines(of(rising), [...rising, { year: 2020, figure: unknown('missing') }], 'de');
    expect(lines.map(({ label }) => label)).toEqual([
      'Fortschreibung, kein Plan',
      'Fortschreibung, unteres Ende (80 %)',
      'Fortschreibung, oberes Ende (80 %)',
    ]);
    for (const { points } of lines) {
      expect(points.filter(({ figure }) => figure.state === 'not-applicable').map(({ year }) => year)).toHaveLength(10);
      expect(points.filter(({ figure }) => figure.state === 'known' && figure.evidence === 'forecast')).toHaveLength(5);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { type Figure, known, unknown } from '#analysis/figure.ts';
import { paperColours } from '#ui/chart/line-chart.ts';
import { drawRankChart } from '#ui/chart/render.server.ts';
import { type Counts, rankingOf, rankingRows } from './ranking.ts';

const share = { kind: 'rate', unit: '%', per: 100, sensitive: false } as const;
const area = (id: string, figure: Figure) => ({ id, name: `Ort ${id}`, figure });
/** 10, 50 and 12 of a hundred; a small one of 12 in 100, a large one of 1200 in 10 000. */
const counted: readonly [string, number, number][] = [
  ['a', 10, 100],
  ['b', 50, 100],
  ['c', 1_200, 10_000],
  ['d', 120, 1_000],
];
const rows = counted.map(([id, above, below]) => area(id, known((above / below) * 100)));
const counts: Counts = {
  above: new Map(counted.map(([id, above]) => [id, known(above)])),
  below: new Map(counted.map(([id, , below]) => [id, known(below)])),
};

describe('a ranking of areas', () => {
  test('has the highest first, equal ones by name', () => {
    expect(rankingOf(share, rows, known(11), counts)?.areas.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
  });

  test('tells what differs from the city and what may be chance', () => {
    const found = rankingOf(share, rows, known(11), counts)?.areas.map(({ id, against }) => [id, against]);
    expect(found).toEqual([
      ['b', 'above'],
      ['c', 'above'],
      ['d', 'alike'],
      ['a', 'alike'],
    ]);
    expect(rankingOf(share, rows, known(65), counts)?.areas[0]?.against).toBe('below');
  });

  test('has the exact limits: of a share, of rare cases', () => {
    // R: binom.test(10, 100)$conf.int; poisson.test(10)$conf.int
    const first = rankingOf(share, rows, known(11), counts)?.areas.at(-1);
    expect(first?.low).toBeCloseTo(4.900469, 5);
    expect(first?.high).toBeCloseTo(17.62226, 4);
    const rare = rankingOf({ ...share, unit: 'je 100' }, rows, known(11), counts)?.areas.at(-1);
    expect(rare?.low).toBeCloseTo(4.795389, 5);
    expect(rare?.high).toBeCloseTo(18.39036, 4);
  });

  test.each<[string, Counts | null]>([
    ['without counts', null],
    ['of more than it is set against', { above: counts.below, below: counts.above }],
    ['of counts that are not known', { above: counts.above, below: new Map() }],
  ])('%s has no interval', (_, given) => {
    const found = rankingOf(share, rows, known(11), given);
    expect(found?.bounded).toBe(false);
    expect(found?.areas.every(({ against, low }) => against === null && low === null)).toBe(true);
  });

  test('is not made of a sensitive theme, nor of fewer than three values', () => {
    expect(rankingOf({ ...share, sensitive: true }, rows, known(11), counts)).toBeNull();
    expect(rankingOf(share, [...rows.slice(0, 2), area('x', unknown('suppressed'))], known(11), counts)).toBeNull();
  });

  test('of very many shows both ends and says how many lie between', () => {
    const many = Array.from({ length: 100 }, (_, i) => area(String(i), known(i)));
    const found = rankingOf(share, many, unknown('missing'), null);
    expect(found?.areas.map(({ value }) => value)).toEqual([
      ...Array.from({ length: 20 }, (_, i) => 99 - i),
      ...Array.from({ length: 20 }, (_, i) => 19 - i),
    ]);
    expect(found?.left).toBe(60);
    const places = found ? rankingRows(found, String).map(({ place }) => place) : [];
    expect([places[19], places[20], places.at(-1)]).toEqual([20, 81, 100]);
  });
});

test('the picture fills the dots of what differs and leaves the others open', () => {
  const row = (id: string, differs: boolean) => ({ id, label: `Ort ${id} <b>`, value: 3, low: 2, high: 4, differs });
  const chart = { rows: [row('a', true), row('b', false)], whole: { label: 'Stadt', value: 1 }, format: String };
  const svg = drawRankChart(chart, paperColours);
  expect([...svg.matchAll(/<circle /g)]).toHaveLength(2);
  expect(svg).toContain(`fill="${paperColours.subject}"`);
  expect(svg).toContain(`fill="${paperColours.ground}"`);
  expect(svg).not.toContain('<b>');
});

import { describe, expect, test } from 'vitest';
import { type Figure, known, unknown } from '#analysis/figure.ts';
import { headingOf, madeAlike, readScatter, type ScatterArea, scatterOf, yearsToSet } from './scatter.ts';

const offered = { divisionId: 'ortsteile', indicators: [{ id: 'a' }, { id: 'b' }], until: 2024 };
const read = (query: string) => readScatter(new URLSearchParams(query), offered);

describe('what an address asks for', () => {
  test.each<[string, string, object]>([
    ['nothing', '', { x: null, y: null, scale: 'linear', weighted: false, problems: [] }],
    [
      'two indicators',
      'x=a&y=b&skala=log-x&gewichtet=on',
      { x: 'a', y: 'b', scale: 'log-x', weighted: true, problems: [] },
    ],
    ['an indicator that is not there', 'x=z', { x: null, problems: [{ key: 'unknown-indicator', value: 'z' }] }],
    ['years', 'jahrx=2020&jahry=2021', { yearX: 2020, yearY: 2021, problems: [] }],
    ['a year to come', 'jahrx=2025', { yearX: null, problems: [{ key: 'year-too-late', value: '2025' }] }],
    ['no year', 'jahry=bald', { yearY: null, problems: [{ key: 'no-year', value: 'bald' }] }],
    ['a scale that is not there', 'skala=cubic', { scale: 'linear', problems: [{ key: 'unknown-scale' }] }],
    ['a division that is not there', 'gliederung=x', { problems: [{ key: 'unknown-division' }] }],
  ])('%s', (_, query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });
});

describe('years where the address names none', () => {
  const none = { yearX: null, yearY: null };
  test.each<[string, number[], number[], typeof none | { yearX: number | null; yearY: number | null }, object]>([
    ['the latest in common', [2018, 2020, 2021], [2019, 2020], none, { x: 2020, y: 2020 }],
    ['each its own', [2018], [2020], none, { x: 2018, y: 2020 }],
    [
      'the one that is asked for, for both',
      [2018, 2020],
      [2018, 2020],
      { yearX: 2018, yearY: null },
      { x: 2018, y: 2018 },
    ],
    ['two different ones', [2018], [2018], { yearX: 2015, yearY: 2018 }, { x: 2015, y: 2018 }],
    ['none where there are none', [], [2020], none, { x: null, y: 2020 }],
  ])('%s', (_, ofX, ofY, asked, expected) => {
    expect(yearsToSet(ofX, ofY, asked)).toEqual(expected);
  });
});

const area = (i: number, x: Figure, y: Figure, weight: Figure | null = null): ScatterArea => ({
  ...{ id: String(i), name: `Raum ${i}`, x, y, weight },
});
const cloud = (count: number, y: (i: number) => number, x = (i: number) => i + 1) =>
  Array.from({ length: count }, (_, i) => area(i, known(x(i)), known(y(i))));

describe('what the method makes of areas', () => {
  test('what is not known is left out and kept apart', () => {
    const found = scatterOf([...cloud(12, (i) => i), area(90, known(1), unknown('suppressed'))], 'linear');
    expect(found.areas).toHaveLength(12);
    expect(found.left.map(({ id }) => id)).toEqual(['90']);
    expect(found.few).toBe(true);
  });

  test('nine areas are refused', () => {
    const found = scatterOf(
      cloud(9, (i) => i),
      'linear',
    );
    expect(found.line).toMatchObject({ ok: false, reason: 'too-few' });
    expect(headingOf(found)).toBe('refused');
  });

  test('what is assessed is not set beside what is measured', () => {
    const some = [...cloud(12, (i) => i), area(90, known(1, 'assessed'), known(2))];
    expect(scatterOf(some, 'linear')).toMatchObject({ mixed: true, line: { ok: false } });
  });

  test('a logarithm only where all are positive', () => {
    const grown = cloud(12, (i) => 2 ** i);
    const found = scatterOf(grown, 'log-y');
    expect(found.scale).toBe('log-y');
    expect(found.line.ok && found.line.slope).toBeCloseTo(1, 9);
    expect(scatterOf([...grown, area(90, known(1), known(0))], 'log-y')).toMatchObject({
      scale: 'linear',
      notPositive: 1,
    });
    expect(
      scatterOf(
        cloud(12, (i) => i),
        'log-x',
      ),
    ).toMatchObject({ scale: 'log-x', notPositive: 0 });
  });

  test('weights count where they are asked for, and areas without residents do not', () => {
    const some = cloud(12, (i) => i).map((each) => ({ ...each, weight: known(100) }));
    const found = scatterOf([...some, { ...area(90, known(1), known(2)), weight: known(0) }], 'linear');
    expect(found.line).toMatchObject({ ok: true, weighted: true, n: 12 });
    expect(found.left).toHaveLength(1);
  });

  test('one area far away is found, and the line without it is said', () => {
    const some = [...cloud(20, (i) => (i % 2 === 0 ? 1 : 2)), area(90, known(100), known(90))];
    const found = scatterOf(some, 'linear');
    expect(found.line.ok && found.line.points.filter((each) => each.influential).map((each) => each.id)).toEqual([
      '90',
    ]);
    expect(found.without).toMatchObject({ ok: true, n: 20 });
    // The line climbs because of one area; the order of the others says nothing.
    expect(headingOf(found)).toBe('unsure');
  });

  test.each<[string, (i: number) => number, string]>([
    ['climbs', (i) => 2 * i + (i % 3), 'up'],
    ['falls', (i) => -2 * i + (i % 3), 'down'],
    ['says nothing', (i) => (i % 2) * 10, 'none'],
  ])('a cloud that %s', (_, y, heading) => {
    expect(headingOf(scatterOf(cloud(20, y), 'linear'))).toBe(heading);
  });
});

describe('indicators that go together by the way they are made', () => {
  const count = (id: string) => ({ id, kind: 'count' as const, numeratorId: null, denominatorId: null, formula: null });
  const rate = (id: string, numeratorId: string, denominatorId: string) => ({
    ...{ id, kind: 'rate' as const, numeratorId, denominatorId, formula: null },
  });
  test.each([
    ['the same', count('a'), count('a'), 'same'],
    ['two counts', count('a'), count('b'), 'counts'],
    ['a share and what it is a share of', rate('r', 'a', 'b'), count('b'), 'shared'],
    ['two shares of the same', rate('r', 'a', 'b'), rate('s', 'c', 'b'), 'shared'],
    ['two shares of their own', rate('r', 'a', 'b'), rate('s', 'c', 'd'), null],
  ] as const)('%s', (_, x, y, expected) => {
    expect(madeAlike(x, y)).toBe(expected);
  });
});

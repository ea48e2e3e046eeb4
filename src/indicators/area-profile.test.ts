import { describe, expect, test } from 'vitest';
import { type Figure, known, unknown } from '#analysis/figure.ts';
import { peersOf, standingAmong } from './area-profile.ts';

const ids = Array.from({ length: 10 }, (_, i) => `a${i}`);
const figures = (of: (i: number) => number | null): Map<string, Figure> =>
  new Map(
    ids.map((id, i) => {
      const value = of(i);
      return [id, value === null ? unknown('suppressed') : known(value)];
    }),
  );
const three = (of: (i: number) => number | null) => new Map(['x', 'y', 'z'].map((id) => [id, figures(of)]));

describe('areas like one', () => {
  test('are those nearest in all traits, nearest first', () => {
    const peers = peersOf('a0', ids, { rates: three((i) => i), size: null });
    expect(peers.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(peers[0]?.distance).toBeGreaterThan(0);
  });

  test('do not depend on units', () => {
    const turned = new Map(
      [...three((i) => i * i)].map(([id, each], k) => [id, k === 0 ? figures((i) => 1000 * i * i + 7) : each]),
    );
    expect(peersOf('a4', ids, { rates: turned, size: null })).toMatchObject(
      peersOf('a4', ids, { rates: three((i) => i * i), size: null }).map(({ id }) => ({ id })),
    );
  });

  test('are of like size where the size is known', () => {
    const rates = three((i) => i % 2);
    const size = figures((i) => 1000 * 2 ** i);
    expect(peersOf('a4', ids, { rates, size })[0]?.id).toMatch(/a2|a6/);
  });

  test.each<[string, () => unknown]>([
    ['too few areas', () => peersOf('a0', ids.slice(0, 5), { rates: three((i) => i), size: null })],
    [
      'too little known of the area',
      () => peersOf('a0', ids, { rates: three((i) => (i === 0 ? null : i)), size: null }),
    ],
    ['too few traits', () => peersOf('a0', ids, { rates: new Map([['x', figures((i) => i)]]), size: null })],
    ['all alike', () => peersOf('a0', ids, { rates: three(() => 3), size: null })],
  ])('are none with %s', (_, found) => {
    expect(found()).toEqual([]);
  });

  test('an area of which little is known is nobody’s peer', () => {
    const peers = peersOf('a0', ids, { rates: three((i) => (i === 1 ? null : i)), size: null });
    expect(peers.map(({ id }) => id)).not.toContain('a1');
  });
});

describe('where an area stands among all', () => {
  test.each<[string, string, (i: number) => number | null, number | null]>([
    ['lowest', 'a0', (i) => i, 5],
    ['highest', 'a9', (i) => i, 95],
    ['all alike', 'a3', () => 1, 50],
    ['without a value', 'a0', (i) => (i === 0 ? null : i), null],
    ['among few', 'a0', (i) => (i > 4 ? null : i), null],
  ])('%s', (_, id, of, expected) => {
    expect(standingAmong(id, figures(of))).toBe(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsAmong } from './gaps.ts';
import { type PlanarArea, planarArea } from './planar.ts';

const block = (id: string, x: number, y: number, side = 100, hole?: number): PlanarArea => {
  const ring = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const rings = [ring(x, y, side), ...(hole ? [ring(x + (side - hole) / 2, y + (side - hole) / 2, hole)] : [])];
  return planarArea(id, { type: 'Polygon', coordinates: rings }, 'metres');
};
const town = (missing: readonly string[] = []) =>
  Array.from({ length: 25 }, (_, i) => ({ id: `${i % 5}-${Math.floor(i / 5)}`, x: i % 5, y: Math.floor(i / 5) }))
    .filter(({ id }) => !missing.includes(id))
    .map(({ id, x, y }) => block(id, x * 100, y * 100));

describe('gaps among areas', () => {
  test('are not there where every piece of land belongs to somebody', () => {
    expect(gapsAmong(town())).toEqual([]);
  });

  test('are found with their size and the areas around them', () => {
    const [gap, ...more] = gapsAmong(town(['2-2']));
    expect(more).toEqual([]);
    expect(gap?.size).toBeGreaterThan(9_900);
    expect(gap?.size).toBeLessThan(10_100);
    expect([...(gap?.beside ?? [])].sort()).toEqual(['1-2', '2-1', '2-3', '3-2']);
  });

  test('are not what lies outside, however deep a bay reaches in', () => {
    expect(gapsAmong(town(['2-0', '2-1', '2-2']))).toEqual([]);
  });

  test('are the hole of an area, unless another fills it', () => {
    expect(gapsAmong([block('ring', 0, 0, 100, 40)])[0]?.size).toBeCloseTo(1600, -2);
    expect(gapsAmong([block('ring', 0, 0, 100, 40), block('core', 30, 30, 40)])).toEqual([]);
  });

  test('come with the largest first, and are the same in any order of the areas', () => {
    const areas = town(['1-1', '3-2', '3-3']);
    const sizes = (some: readonly PlanarArea[]) => gapsAmong(some).map(({ size }) => Math.round(size / 1000) * 1000);
    expect(sizes(areas)).toEqual([20_000, 10_000]);
    fc.assert(
      fc.property(fc.shuffledSubarray(areas, { minLength: areas.length }), (shuffled) => {
        expect(sizes(shuffled)).toEqual([20_000, 10_000]);
      }),
      { numRuns: 20 },
    );
  });
});

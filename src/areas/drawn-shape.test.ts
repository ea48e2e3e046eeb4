import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShape, shapeText } from './drawn-shape.ts';

describe('a drawn shape', () => {
  test('is read from a link, counter-clockwise and closed', () => {
    const read = readShape('12.3,51.3,12.4,51.4');
    expect(read.ok && read.shape.geometry.coordinates).toEqual([
      [
        [12.3, 51.3],
        [12.4, 51.3],
        [12.4, 51.4],
        [12.3, 51.4],
        [12.3, 51.3],
      ],
    ]);
    const polygon = readShape('12.3,51.3;12.3,51.4;12.4,51.3');
    expect(polygon.ok && polygon.shape.geometry.coordinates[0]).toEqual([
      [12.4, 51.3],
      [12.3, 51.4],
      [12.3, 51.3],
      [12.4, 51.3],
    ]);
    expect(polygon.ok && polygon.shape.kind).toBe('polygon');
  });

  test.each([
    ['', 'unreadable'],
    ['1,2,3', 'unreadable'],
    ['a,b,c,d', 'unreadable'],
    ['1e3,2,3,4', 'unreadable'],
    ['NaN,1,2,3', 'unreadable'],
    ['12.3,51.3;12.4,51.3', 'unreadable'],
    ['12,51;12.1;51,12', 'unreadable'],
    ['12.3,91,12.4,92', 'unreadable'],
    ['10,50,13,52', 'too-wide'],
    ['12.3,51.3,12.3,51.3', 'crosses-itself'],
    ['12.3,51.3;12.4,51.4;12.4,51.3;12.3,51.4', 'crosses-itself'],
    ['12.3,51.3;12.4,51.3;12.35,51.3', 'crosses-itself'],
    [`${'12.3,51.3;'.repeat(900)}12.3,51.3`, 'too-long'],
    [Array.from({ length: 300 }, (_, i) => `12.${100 + i},51`).join(';'), 'too-long'],
  ])('%s is none', (text, fault) => {
    expect(readShape(text)).toEqual({ ok: false, fault });
  });

  test('whatever arrives is read or refused, never thrown', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => typeof readShape(text).ok === 'boolean'));
  });

  test('goes into a link and back', () => {
    const corners = [
      [12.30001, 51.3],
      [12.4, 51.30002],
      [12.35, 51.4],
    ] as const;
    const read = readShape(shapeText('polygon', corners));
    expect(read.ok && read.shape.geometry.coordinates[0]?.slice(0, 3)).toEqual(corners);
    expect(readShape(shapeText('rectangle', [corners[0], corners[2]])).ok).toBe(true);
  });
});

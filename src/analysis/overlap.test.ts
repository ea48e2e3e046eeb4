import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSound, overlapArea, overlapOfThree, overlaps } from './overlap.ts';
import { equalArea, isInside, planarArea, type ShapeGeometry } from './planar.ts';

type Ring = readonly (readonly [number, number])[];
const closed = (ring: Ring) => [...ring, ring[0] as readonly [number, number]];
const polygon = (...rings: Ring[]): ShapeGeometry => ({ type: 'Polygon', coordinates: rings.map(closed) });
const area = (geometry: ShapeGeometry, id = 'a') => planarArea(id, geometry, 'metres');
const box = (x: number, y: number, width: number, height = width) =>
  polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);

/** A square with a square hole in its middle. */
const frame = polygon(
  [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 9],
  ],
  [
    [3, 3],
    [6, 3],
    [6, 6],
    [3, 6],
  ],
);

/** A star around a place: never crosses itself. */
const star = fc
  .record({
    x: fc.integer({ min: -50, max: 50 }),
    y: fc.integer({ min: -50, max: 50 }),
    reach: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ x, y, reach }) =>
    polygon(
      reach.map((r, i) => {
        const angle = (2 * Math.PI * i) / reach.length;
        return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
      }),
    ),
  );

describe('what two areas have in common', () => {
  test.each([
    ['apart', box(0, 0, 2), box(5, 0, 2), 0],
    ['side by side', box(0, 0, 2), box(2, 0, 2), 0],
    ['at a corner', box(0, 0, 2), box(2, 2, 2), 0],
    ['the same', box(0, 0, 2), box(0, 0, 2), 4],
    ['one in the other', box(0, 0, 10), box(2, 3, 4, 5), 20],
    ['sharing an edge inside', box(0, 0, 10), box(0, 3, 4, 5), 20],
    ['crossed', box(0, 4, 10, 2), box(4, 0, 2, 10), 4],
    [
      'triangles',
      polygon([
        [0, 0],
        [4, 0],
        [0, 4],
      ]),
      polygon([
        [4, 4],
        [0, 4],
        [4, 0],
      ]),
      0,
    ],
    [
      'triangles crossed',
      polygon([
        [0, 0],
        [4, 0],
        [2, 4],
      ]),
      polygon([
        [0, 4],
        [4, 4],
        [2, 0],
      ]),
      4,
    ],
    [
      'walked the other way',
      polygon([
        [0, 0],
        [0, 4],
        [4, 4],
        [4, 0],
      ]),
      box(2, 2, 9),
      4,
    ],
    ['around a hole', frame, box(3, 3, 6), 27],
    ['in a hole', frame, box(4, 4, 1), 0],
  ])('%s', (_, one, other, expected) => {
    expect(overlapArea(area(one), area(other))).toBeCloseTo(expected, 12);
    expect(overlapArea(area(other), area(one))).toBeCloseTo(expected, 12);
  });

  test('of several parts is the sum', () => {
    const parts: ShapeGeometry = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 2), box(5, 5, 2)].map((b) => b.coordinates) as never,
    };
    expect(overlapArea(area(parts), area(box(1, 1, 5)))).toBeCloseTo(2, 12);
  });

  test('is symmetric, and never larger than the smaller', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const [one, other] = [area(a), area(b)];
        const common = overlapArea(one, other);
        expect(common).toBeCloseTo(overlapArea(other, one), 9);
        expect(common).toBeGreaterThanOrEqual(0);
        expect(common).toBeLessThanOrEqual(Math.min(one.area, other.area) * (1 + 1e-12));
      }),
    );
  });

  test('of an area cut by a grid adds up to the area', () => {
    fc.assert(
      fc.property(star, fc.integer({ min: 7, max: 60 }), (a, step) => {
        const one = area(a);
        const count = Math.ceil(240 / step);
        const cells = Array.from({ length: count * count }, (_, i) =>
          area(box(-120 + step * (i % count), -120 + step * Math.floor(i / count), step), String(i)),
        );
        const sum = overlaps([one], cells).reduce((total, each) => total + each.area, 0);
        expect(Math.abs(sum - one.area)).toBeLessThanOrEqual(1e-11 * one.area);
      }),
      { numRuns: 50 },
    );
  });

  test('does not depend on where on the plane they lie', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const far = (geometry: ShapeGeometry) => planarArea('a', geometry, 'metres', [-320_000, -5_700_000]);
        expect(Math.abs(overlapArea(far(a), far(b)) - overlapArea(area(a), area(b)))).toBeLessThan(1e-4);
      }),
    );
  });

  test('each area is sound, a bow-tie is not, nor are rings that overlap', () => {
    fc.assert(
      fc.property(star, (a) => {
        expect(isSound(area(a))).toBe(true);
      }),
    );
    expect(
      isSound(
        area(
          polygon([
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
          ]),
        ),
      ),
    ).toBe(false);
    expect(
      isSound(
        area({ type: 'MultiPolygon', coordinates: [box(0, 0, 2), box(1, 1, 2)].map((b) => b.coordinates) as never }),
      ),
    ).toBe(false);
    expect(
      isSound(
        area(
          polygon([
            [0, 0],
            [1, 1],
            [2, 2],
          ]),
        ),
      ),
    ).toBe(false);
  });
});

describe('what three areas have in common', () => {
  test('of boxes is a box', () => {
    const corner = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(corner, corner, fc.integer({ min: 1, max: 20 })), { minLength: 3, maxLength: 3 }),
        (all) => {
          const side = (axis: 0 | 1) =>
            Math.max(0, Math.min(...all.map((b) => b[axis] + b[2])) - Math.max(...all.map((b) => b[axis])));
          const [a, b, c] = all.map(([x, y, width]) => area(box(x, y, width)));
          if (!a || !b || !c) throw new Error();
          expect(overlapOfThree(a, b, c)).toBeCloseTo(side(0) * side(1), 9);
        },
      ),
    );
  });

  test('of two is what the two have', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        expect(overlapOfThree(area(a), area(b), area(b))).toBeCloseTo(overlapArea(area(a), area(b)), 6);
        expect(overlapOfThree(area(a), area(box(-200, -200, 400)), area(b))).toBeCloseTo(
          overlapArea(area(a), area(b)),
          6,
        );
      }),
    );
  });
});

describe('the map of degrees', () => {
  test('keeps the size of the earth', () => {
    const [x, y] = equalArea(180, 90);
    // Surface of the ellipsoid WGS 84: 510,065,621.7 km².
    expect((4 * x * y) / 1e6).toBeCloseTo(510_065_621.724, 0);
  });

  test('keeps a field of a hundredth of a degree in Leipzig', () => {
    // 695.21 m by 1,112.6 m along parallel and meridian.
    const field = planarArea('a', box(12.37, 51.335, 0.01), 'degrees');
    expect(field.area).toBeGreaterThan(773_000);
    expect(field.area).toBeLessThan(777_500);
  });
});

test('a place lies inside or outside', () => {
  const ring = area(
    polygon(
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ],
      [
        [3, 3],
        [6, 3],
        [6, 6],
        [3, 6],
      ],
    ),
  );
  expect([isInside(ring, 1, 1), isInside(ring, 4, 4), isInside(ring, 7, 4), isInside(ring, 10, 4)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

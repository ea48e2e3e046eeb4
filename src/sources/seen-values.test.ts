import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeenValues } from './seen-values.ts';

test('every value is remembered once, with the line on which it first stood', () => {
  const place = fc.record({
    indicator: fc.integer({ min: 0, max: 3 }),
    area: fc.nat({ max: 30_000 }),
    year: fc.integer({ min: 1900, max: 2099 }),
    value: fc.double({ noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 300 }), (places) => {
      const seen = new SeenValues();
      const lines = new Map<string, number>();
      for (const [line, each] of places.entries()) {
        const key = `${each.indicator} ${each.area} ${each.year}`;
        expect(seen.add({ ...each, line })).toBe(lines.get(key));
        if (!lines.has(key)) lines.set(key, line);
      }
      expect(seen.size).toBe(lines.size);
      expect([...seen.all()].map(({ line }) => line)).toEqual([...lines.values()]);
    }),
  );
});

test('a hundred thousand of them are found again', () => {
  const seen = new SeenValues();
  for (let area = 0; area < 4000; area++)
    for (let year = 2000; year < 2025; year++) seen.add({ indicator: 7, area, year, value: area / 7, line: area + 2 });
  expect(seen.size).toBe(100_000);
  expect(seen.find(7, 3999, 2024)).toEqual({ indicator: 7, area: 3999, year: 2024, value: 3999 / 7, line: 4001 });
  expect(seen.find(7, 4000, 2024)).toBeUndefined();
  expect(seen.find(6, 3999, 2024)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { weightOf } from './weight.ts';

const many = <T>(count: number, one: (index: number) => T) => Array.from({ length: count }, (_, index) => one(index));

test.each([
  ['text', 'ä'.repeat(1000), 2000],
  ['bytes', new Uint8Array(5000), 5000],
  ['a list of rows', many(10_000, (index) => ({ id: `area-${index}`, name: 'n'.repeat(100) })), 2_000_000],
  ['a map of lists', new Map(many(500, (index) => [`${index}`, many(20, () => 1)])), 160_000],
  ['a set', new Set(many(1000, String)), 20_000],
  ['a few large among small', many(1200, (index) => 'x'.repeat(index % 100 === 0 ? 100_000 : 1)), 2_400_000],
])('%s weighs about as much as it takes', (_, value, bytes) => {
  expect(weightOf(value)).toBeGreaterThan(bytes / 3);
});

test('what holds itself is weighed all the same', () => {
  const one: Record<string, unknown> = { name: 'one' };
  one['again'] = one;
  expect(weightOf(one)).toBeLessThan(10_000);
});

test.each([[null], [undefined], [1], [true], [[]], [{}], [new Map()]])('%s weighs next to nothing', (value) => {
  expect(weightOf(value)).toBeLessThan(100);
});

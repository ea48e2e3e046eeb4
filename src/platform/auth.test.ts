import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from './auth.server.ts';

test.each([
  [0, 0],
  [4, 0],
  [5, 2],
  [6, 4],
  [7, 8],
  [15, 2048],
  [16, 3600],
  [17, 3600],
  [5000, 3600],
])('after %s wrong passwords the next try waits %s seconds', (failures, seconds) => {
  expect(waitAfter(failures)).toBe(seconds);
});

test('one more wrong password never shortens the wait', () => {
  fc.assert(fc.property(fc.nat(100_000), (failures) => waitAfter(failures + 1) >= waitAfter(failures)));
});

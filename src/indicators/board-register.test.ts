import { expect, test } from 'vitest';
import { courseOf } from './board-register.ts';

test.each([
  [0.2, 'up', 'better'],
  [0.2, 'down', 'worse'],
  [-0.2, 'down', 'better'],
  [-0.2, 'none', 'less'],
  [0.2, 'none', 'more'],
  [0.04, 'up', 'same'],
  [0, 'down', 'same'],
] as const)('a change of %f where %s is better is %s', (change, direction, course) => {
  expect(courseOf({ change, direction, decimals: 1 })).toBe(course);
});

import { expect, test } from 'vitest';
import { isMailTime, mailSince } from './digest.ts';

test.each([
  ['a winter Monday at seven', '2026-11-23T06:00:00Z', true],
  ['a minute before', '2026-11-23T05:59:59Z', false],
  ['a summer Monday at seven', '2026-07-20T05:00:00Z', true],
  ['a minute before, in summer', '2026-07-20T04:59:59Z', false],
  ['Friday afternoon', '2026-11-27T15:00:00Z', true],
  ['Saturday', '2026-11-28T09:00:00Z', false],
  ['Sunday', '2026-11-29T09:00:00Z', false],
  ['Saturday in Berlin, Friday in London', '2026-11-27T23:30:00Z', false],
])('%s: %s', (_, moment, expected) => {
  expect(isMailTime(new Date(moment))).toBe(expected);
});

test.each([
  ['daily', '2026-11-25', '2026-11-25'],
  ['weekly', '2026-11-23', '2026-11-23'],
  ['weekly', '2026-11-27', '2026-11-23'],
  ['weekly', '2027-01-01', '2026-12-28'],
  ['never', '2026-11-25', null],
] as const)('%s on %s: one mail since %s is enough', (rhythm, day, since) => {
  expect(mailSince(rhythm, day)).toBe(since);
});

import { expect, test } from 'vitest';
import { dueTasks, isMailTime, mailSince, newsSince } from './digest.ts';
import type { MyTask } from './my-tasks.ts';

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

test.each<[string, Partial<MyTask>, string | null, number]>([
  ['is due next month', {}, null, 0],
  ['is due this week', { dueOn: '2026-11-29' }, '2026-11-24', 1],
  ['came up since the last mail', { since: '2026-11-24' }, '2026-11-24', 1],
  ['was told already', { since: '2026-11-23' }, '2026-11-24', 0],
  ['came up before the first mail', { since: '2026-11-01' }, null, 1],
])('what %s is told or not', (_, more, lastMail, count) => {
  const task: MyTask = {
    kind: 'alert-open',
    title: 'Leerstand: Knopfau',
    objectId: 'w1',
    path: '/warnungen/w1',
    dueOn: '2026-12-24',
    overdue: false,
    officeId: null,
    able: true,
    forName: null,
    ...more,
  };
  expect(dueTasks([task], '2026-11-25', lastMail)).toHaveLength(count);
});

test.each([
  [null, '2026-11-16'],
  ['2026-11-20', '2026-11-20'],
  ['2026-01-01', '2026-11-16'],
])('news reach back to %s, at most a week: %s', (lastMail, since) => {
  expect(newsSince(lastMail, '2026-11-23')).toBe(since);
});

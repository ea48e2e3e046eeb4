import { describe, expect, test } from 'vitest';
import { cityFacts, measure, report } from '../../tests/support/facts.ts';
import { debtorsOf, debtsOf } from './debts.ts';
import type { Gathered } from './waiting.ts';

const today = '2016-02-01';
const waiting: Gathered = {
  room: 'cooperation',
  kind: 'take-part',
  title: 'Ziel',
  objectId: 'gruen',
  path: '/mitwirkung/ziel/gruen/jugendamt',
  dueOn: '2016-01-15',
  since: null,
  personId: 'gone',
  deputyId: null,
  officeId: 'jugendamt',
};
const ground = (more: object = {}) => ({
  facts: cityFacts({ measures: [measure({ personId: 'gone', latest: report({ reportedOn: '2015-03-31' }) })] }),
  rounds: [],
  requests: [],
  waiting: [waiting],
  members: new Set(['ada']),
  ...more,
});

describe('what is owed', () => {
  test('is gathered from all rooms, the most overdue first, with who has left', () => {
    expect(
      debtsOf(ground(), today).map(({ kind, officeId, left, personId }) => [kind, officeId, left, personId]),
    ).toEqual([
      ['state-overdue', 'stadtgruen', true, null],
      ['take-part', 'jugendamt', true, null],
    ]);
  });

  test('is owed by the deputy where the one who was named has left', () => {
    const [, debt] = debtsOf(ground({ waiting: [{ ...waiting, deputyId: 'ada' }] }), today);
    expect(debt).toMatchObject({ personId: 'ada', left: true });
  });
});

describe('who owes', () => {
  test('stands with how much is open, overdue, and was answered in time', () => {
    const debts = [
      { officeId: 'a', overdue: false },
      { officeId: 'a', overdue: true },
      { officeId: null, overdue: false },
    ];
    const answers = [
      { officeId: 'a', inTime: true },
      { officeId: 'a', inTime: false },
      { officeId: 'b', inTime: true },
      { officeId: 'c', inTime: null },
    ];
    expect(debtorsOf(debts, answers)).toEqual([
      { officeId: 'a', open: 2, overdue: 1, timely: 1, judged: 2 },
      { officeId: null, open: 1, overdue: 0, timely: 0, judged: 0 },
      { officeId: 'b', open: 0, overdue: 0, timely: 1, judged: 1 },
    ]);
  });
});

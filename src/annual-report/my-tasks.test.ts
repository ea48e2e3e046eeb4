import { describe, expect, test } from 'vitest';
import type { Absence } from '#people/absence.ts';
import { deputyRights } from '#people/absence.ts';
import { type Member, type Role, roles } from '#people/role.ts';
import { mayWith } from '#platform/access.server.ts';
import { cityFacts, goal, measure, report } from '../../tests/support/facts.ts';
import { type TaskGround, tasksFor } from './my-tasks.ts';

const day = '2016-02-01';
const member = (personId: string, role: Role, officeId: string | null): Member => ({
  personId,
  name: `Name ${personId}`,
  email: `${personId}@stadt.example`,
  grants: [{ id: `g-${personId}`, role, officeId }],
});
const away = (personId: string, deputyId: string): Absence => ({
  id: personId,
  personId,
  deputyId,
  from: '2016-01-25',
  to: '2016-02-05',
});
const old = { measures: [measure({ latest: report({ reportedOn: '2015-03-31' }) })] };
const ground = (more: Partial<TaskGround> = {}): TaskGround => ({
  facts: cityFacts(old),
  rounds: [],
  requests: [],
  members: new Map(
    [
      member('ada', 'editor', 'stadtgruen'),
      member('bea', 'editor', 'jugendamt'),
      member('cleo', 'statistician', null),
    ].map((each) => [each.personId, each]),
  ),
  absences: [],
  ...more,
});
const all = { ...roles, deputy: deputyRights };
const tasks = (person: string, more: Partial<TaskGround> = {}) =>
  tasksFor(person, ground(more), (grants, permission, office) => mayWith(all, grants, permission, office), day);

describe('who stands in', () => {
  test('sees the tasks of who is away, says for whom, and may do them', () => {
    expect(tasks('bea')).toEqual([]);
    expect(tasks('bea', { absences: [away('ada', 'bea')] })).toMatchObject([
      { kind: 'state-overdue', path: '/massnahmen/park/stand', forName: 'Name ada', able: true },
    ]);
  });

  test('leaves the tasks with who is away as well', () => {
    expect(tasks('ada', { absences: [away('ada', 'bea')] })).toMatchObject([{ forName: null, able: true }]);
  });

  test('takes over what had been taken over', () => {
    const absences = [away('ada', 'bea'), away('bea', 'cleo')];
    expect(tasks('bea', { absences })).toEqual([]);
    expect(tasks('cleo', { absences })).toMatchObject([{ forName: 'Name ada', able: true }]);
  });

  test('sees a task once that is her own anyway', () => {
    const members = new Map([...ground().members, ['dora', member('dora', 'editor', 'stadtgruen')] as const]);
    expect(tasks('dora', { members, absences: [away('ada', 'dora')] })).toMatchObject([{ forName: null }]);
  });

  test('sees nothing once she has left the city', () => {
    expect(tasks('gone', { absences: [away('ada', 'gone')] })).toEqual([]);
  });
});

describe('the deputy a goal names', () => {
  const facts = cityFacts({
    goals: [
      goal({ ownerId: 'ada', deputyId: 'bea', targets: [] }),
      goal({ id: 'leise', title: 'Leisere Stadt', ownerId: 'ada', targets: [] }),
    ],
  });

  test('sees what waits at that goal while its owner is away, and only that', () => {
    expect(tasks('bea', { facts })).toEqual([]);
    expect(tasks('bea', { facts, absences: [away('ada', 'cleo')] })).toMatchObject([
      { objectId: 'gruen', forName: 'Name ada', able: false, path: '/ziele/gruen' },
    ]);
  });
});

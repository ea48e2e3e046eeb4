import { describe, expect, test } from 'vitest';
import type { Absence } from '#people/absence.ts';
import { deputyRights } from '#people/absence.ts';
import { type Member, type Role, roles } from '#people/role.ts';
import { mayWith } from '#platform/access.server.ts';
import { cityFacts, goal, measure, report } from '../../tests/support/facts.ts';
import { type TaskGround, tasksFor } from './my-tasks.ts';
import type { Gathered } from './waiting.ts';

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
  waiting: [],
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

describe('what waits in another room', () => {
  const quiet = { facts: cityFacts({ measures: [] }) };
  const waiting = (more: Partial<Gathered> = {}): Gathered => ({
    room: 'cooperation',
    kind: 'take-part',
    title: 'Mehr Grün in der Stadt',
    objectId: 'gruen',
    path: '/mitwirkung/ziel/gruen/stadtgruen',
    dueOn: '2016-01-31',
    since: '2016-01-04',
    personId: null,
    deputyId: null,
    officeId: 'stadtgruen',
    ...more,
  });
  const seen = (more: Partial<Gathered>, absences: Absence[] = []) =>
    ['ada', 'bea', 'cleo', 'karla'].filter((person) => {
      const members = new Map([...ground().members, ['karla', member('karla', 'coordinator', null)] as const]);
      return tasks(person, { ...quiet, members, absences, waiting: [waiting(more)] }).length > 0;
    });

  test('is a task with its words, its day and since when', () => {
    expect(tasks('ada', { ...quiet, waiting: [waiting()] })).toMatchObject([
      { room: 'cooperation', kind: 'take-part', overdue: true, since: '2016-01-04', able: true, forName: null },
    ]);
  });

  test.each<[string, Partial<Gathered>, string[]]>([
    ['the office as a whole where nobody is named', {}, ['ada']],
    ['who is named, and nobody else', { personId: 'bea' }, ['bea']],
    ['the deputy where the one who is named has left', { personId: 'gone', deputyId: 'cleo' }, ['cleo']],
    ['the office where both have left', { personId: 'gone', deputyId: 'lost' }, ['ada']],
    ['the coordination where nobody is left', { personId: 'gone', officeId: null }, ['karla']],
  ])('waits for %s', (_, more, people) => {
    expect(seen(more)).toEqual(people);
  });

  test('passes to the deputy who is named, and to the one who stands in', () => {
    expect(seen({ personId: 'ada', deputyId: 'bea' })).toEqual(['ada']);
    expect(seen({ personId: 'ada', deputyId: 'bea' }, [away('ada', 'cleo')])).toEqual(['ada', 'bea', 'cleo']);
  });

  describe('a step of a version', () => {
    const step = { room: 'concept', kind: 'version-step', path: '/fassungen/f/schritt', readAt: '/fassungen/f' };
    const duty = (role: string | null) => waiting({ ...step, officeId: null, role, needs: 'versions.step' });
    const people = new Map(
      [
        member('lena', 'leadership', null),
        member('karla', 'coordinator', null),
        member('cleo', 'statistician', null),
      ].map((each) => [each.personId, each]),
    );
    const of = (person: string, role: string | null, absences: Absence[] = []) =>
      tasks(person, { ...quiet, members: people, absences, waiting: [duty(role)] });

    test.each<[string, string | null, string[]]>([
      ['the role the procedure names', 'leadership', ['lena']],
      ['the coordination where it names none', null, ['karla']],
    ])('waits for %s', (_, role, expected) => {
      expect([...people.keys()].filter((person) => of(person, role).length > 0)).toEqual(expected);
    });

    test('is done by who may, and passes to the deputy, who reads about it if she may not', () => {
      expect(of('lena', 'leadership')).toMatchObject([{ able: true, path: '/fassungen/f/schritt', forName: null }]);
      expect(of('cleo', 'leadership', [away('lena', 'cleo')])).toMatchObject([
        { able: false, path: '/fassungen/f', forName: 'Name lena' },
      ]);
      expect(of('karla', 'leadership', [away('lena', 'karla')])).toMatchObject([{ able: false }]);
      expect(of('cleo', null, [away('karla', 'cleo')])).toMatchObject([{ able: false, forName: 'Name karla' }]);
    });
  });

  test('may be done by who is named, whatever her role', () => {
    const named = { ...quiet, waiting: [waiting({ personId: 'cleo', officeId: 'jugendamt' })] };
    expect(tasks('cleo', named)).toMatchObject([{ able: true }]);
  });
});

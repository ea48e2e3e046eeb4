import { describe, expect, test } from 'vitest';
import { type Group, groupForm, groupTaskForm, isGoing, meetingForm, meetingsOf, peopleOf } from './group.ts';

const group = (more: Partial<Group> = {}): Group => ({
  id: 'klima',
  name: 'Klima',
  kind: 'working',
  challengeId: null,
  leadId: null,
  leaderId: 'ada',
  deputyId: null,
  mandate: null,
  from: '2026-01-01',
  to: '2027-01-01',
  result: null,
  source: null,
  retired: false,
  revision: 1,
  ...more,
});
const seat = (groupId: string, personId: string | null) => ({
  groupId,
  id: `${groupId} ${personId}`,
  officeId: null,
  personId,
  duty: null,
});

describe('a group', () => {
  test.each([
    [{}, '2025-12-31', false],
    [{}, '2026-01-01', true],
    [{}, '2026-12-31', true],
    [{}, '2027-01-01', false],
    [{ from: null, to: null }, '2050-01-01', true],
    [{ retired: true }, '2026-06-01', false],
  ])('%j on %s is at work: %s', (more, day, going) => {
    expect(isGoing(group(more), day)).toBe(going);
  });

  test('has its leader, deputy and named members, each once', () => {
    const members = [seat('klima', 'bea'), seat('klima', 'ada'), seat('klima', null), seat('andere', 'cleo')];
    expect([...peopleOf(group({ deputyId: 'bea' }), members)]).toEqual(['ada', 'bea']);
  });

  test('shows its meetings to who belongs to it', () => {
    const meeting = {
      groupId: 'klima',
      id: 't1',
      heldOn: '2026-05-01',
      startsAt: null,
      place: null,
      agenda: null,
      minutes: null,
      result: null,
      revision: 1,
    };
    expect(meetingsOf('ada', [group()], [], [meeting])).toMatchObject([{ id: 't1', group: 'Klima' }]);
    expect(meetingsOf('bea', [group()], [], [meeting])).toEqual([]);
    expect(meetingsOf('ada', [group({ retired: true })], [], [meeting])).toEqual([]);
  });
});

describe('its forms', () => {
  const errors = (form: object) => {
    const parsed = groupForm.safeParse({ name: 'Klima', kind: 'working', members: [], ...form });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  test.each<[object, string[]]>([
    [{}, []],
    [{ name: '' }, ['name required']],
    [{ kind: 'club' }, ['kind unknown-choice']],
    [{ from: '2026-01-01', to: '2026-01-01' }, ['to end-before-start']],
    [{ kind: 'checklist' }, ['challengeId challenge-needed']],
    [{ kind: 'checklist', challengeId: 'k' }, []],
    [{ members: [{ duty: 'Protokoll' }] }, ['members.0.officeId member-empty']],
    [{ members: [{}, { officeId: 'umwelt' }] }, []],
  ])('%j: %j', (form, faults) => {
    expect(errors(form)).toEqual(faults);
  });

  test.each([
    ['14:30', true],
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:30', false],
    ['', true],
  ])('a meeting begins at “%s”: %s', (startsAt, taken) => {
    expect(meetingForm.safeParse({ heldOn: '2026-05-01', startsAt }).success).toBe(taken);
  });

  test('a task has a title and a day', () => {
    expect(groupTaskForm.safeParse({ title: 'Karte' }).success).toBe(false);
    expect(groupTaskForm.safeParse({ title: 'Karte', dueOn: '1.12.2026' }).success).toBe(true);
  });
});

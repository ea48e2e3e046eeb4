import { describe, expect, test } from 'vitest';
import {
  type AskForm,
  answerForm,
  askForm,
  contributionForm,
  faultOfPeople,
  faultOfRequest,
  inTime,
  kindOfPath,
  stateOfRequest,
} from './cooperation.ts';

const today = '2026-11-22';
const form = (more: Partial<AskForm> = {}): AskForm => ({
  officeId: 'umwelt',
  askedById: 'wohnen',
  wanted: 'Die Lärmkarte',
  dueOn: '2026-12-01',
  personId: null,
  deputyId: null,
  ...more,
});
const asked = (officeId: string, askedById: string | null) => ({ officeId, askedById });
const fault = (
  more: Partial<AskForm>,
  requests: { officeId: string; askedById: string | null }[] = [],
  leadId: string | null = 'wohnen',
) => faultOfRequest(form(more), { leadId, requests, people: new Set(['ada', 'bea']), today });

describe('a request', () => {
  test.each<[string, Partial<AskForm>, { officeId: string; askedById: string | null }[], string | null]>([
    ['of the lead is taken', {}, [], null],
    ['of the coordination is taken', { askedById: null }, [], null],
    ['of an office that was asked is taken', { askedById: 'verkehr' }, [asked('verkehr', 'wohnen')], null],
    ['of an office that was not asked is refused', { askedById: 'schule' }, [], 'askedById not-taking-part'],
    ['to itself is refused', { officeId: 'wohnen' }, [], 'officeId office-itself'],
    [
      'of the coordination to the lead is refused',
      { officeId: 'wohnen', askedById: null },
      [],
      'officeId office-leads',
    ],
    ['to whom was asked is refused', {}, [asked('umwelt', 'wohnen')], 'officeId office-asked-twice'],
    [
      'back to the lead is refused',
      { officeId: 'wohnen', askedById: 'verkehr' },
      [asked('verkehr', 'wohnen')],
      'officeId office-circle',
    ],
    [
      'back to an office in between is refused',
      { officeId: 'verkehr', askedById: 'schule' },
      [asked('verkehr', 'wohnen'), asked('schule', 'verkehr')],
      'officeId office-circle',
    ],
    ['due today is taken', { dueOn: today }, [], null],
    ['due yesterday is refused', { dueOn: '2026-11-21' }, [], 'dueOn deadline-past'],
    ['to somebody who left is refused', { personId: 'gone' }, [], 'personId person-left'],
    ['with a deputy who left is refused', { deputyId: 'gone' }, [], 'deputyId person-left'],
    ['with one person as both is refused', { personId: 'ada', deputyId: 'ada' }, [], 'deputyId deputy-same'],
    ['with two people is taken', { personId: 'ada', deputyId: 'bea' }, [], null],
  ])('%s', (_, more, requests, expected) => {
    const found = fault(more, requests);
    expect(found && `${found.field} ${found.error}`).toBe(expected);
  });

  test('is taken where nobody leads', () => {
    expect(fault({ askedById: null }, [], null)).toBeNull();
  });

  test('does not run for ever where stored requests go round', () => {
    expect(fault({ askedById: 'a' }, [asked('a', 'b'), asked('b', 'a')])).toBeNull();
  });
});

describe('where a request stands', () => {
  const base = { answer: 'open' as const, dueOn: today, promisedOn: null, contributedOn: null };
  test.each([
    [{}, 'asked'],
    [{ dueOn: '2026-11-21' }, 'unanswered'],
    [{ dueOn: null }, 'asked'],
    [{ answer: 'no' as const }, 'declined'],
    [{ answer: 'yes' as const }, 'agreed'],
    [{ answer: 'yes' as const, promisedOn: today }, 'agreed'],
    [{ answer: 'yes' as const, promisedOn: '2026-11-21' }, 'late'],
    [{ answer: 'yes' as const, promisedOn: '2026-11-21', contributedOn: today }, 'contributed'],
  ])('with %j: %s', (more, state) => {
    expect(stateOfRequest({ ...base, ...more }, today)).toBe(state);
  });

  test.each([
    [null, null, null],
    ['2026-11-22', '2026-11-22', true],
    ['2026-11-22', '2026-11-23', false],
    ['2026-11-22', null, null],
    ['2026-11-21', null, false],
    [null, '2026-11-22', null],
  ])('due on %s, answered on %s: in time %s', (dueOn, answeredOn, timely) => {
    expect(inTime({ dueOn, answeredOn }, today)).toBe(timely);
  });
});

describe('the forms', () => {
  test('need what has to be said', () => {
    expect(askForm.safeParse({}).success).toBe(false);
    expect(answerForm.safeParse({ answer: 'no', reason: '' }).error?.issues[0]?.message).toBe('reason-needed');
    expect(answerForm.safeParse({ answer: 'open' }).success).toBe(false);
    expect(contributionForm.safeParse({ contribution: 'Karte', link: 'ftp://x' }).error?.issues[0]?.message).toBe(
      'link',
    );
  });

  test('know the words of addresses', () => {
    expect(kindOfPath('massnahme')).toBe('measure');
    expect(kindOfPath('measure')).toBeUndefined();
  });

  test('take other names for the two people', () => {
    const fields = { person: 'leaderId', deputy: 'deputyId' };
    expect(faultOfPeople({ personId: 'gone', deputyId: null }, new Set(), fields)).toEqual({
      field: 'leaderId',
      error: 'person-left',
    });
  });
});

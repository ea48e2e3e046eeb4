import { describe, expect, test } from 'vitest';
import {
  asksFor,
  type CommitteeMember,
  committeeForm,
  committeesOf,
  meetingForm,
  sitsOn,
  touching,
} from './committee.ts';

const seat = (given: Partial<CommitteeMember>): CommitteeMember => ({
  ...{ id: 's', committeeId: 'rat', name: 'Ada', role: null, personId: 'ada', from: null, to: null, named: true },
  ...given,
});

test.each([
  [null, null, true],
  ['2026-11-22', null, true],
  ['2026-11-23', null, false],
  [null, '2026-11-22', true],
  [null, '2026-11-21', false],
])('from %s to %s somebody sits there on 2026-11-22: %s', (from, to, sits) => {
  expect(sitsOn({ from, to }, '2026-11-22')).toBe(sits);
});

test('somebody speaks for the committees she sits in today, and for no others', () => {
  const seats = [seat({}), seat({ committeeId: 'bau', to: '2026-01-01' }), seat({ committeeId: 'x', personId: 'bob' })];
  expect([...committeesOf(seats, 'ada', '2026-11-22')]).toEqual(['rat']);
  expect(committeesOf([seat({ personId: null })], 'ada', '2026-11-22').size).toBe(0);
});

describe('areas concern each other', () => {
  const parents = new Map([
    ['viertel', 'bezirk'],
    ['bezirk', 'stadt'],
    ['anderes', 'bezirk-2'],
    ['bezirk-2', 'stadt'],
    ['raum', null],
    ['stadt', null],
  ]);
  const touches = touching(parents, new Map([['raum', ['viertel']]]));
  test.each([
    ['viertel', 'viertel', true],
    ['viertel', 'bezirk', true],
    ['bezirk', 'viertel', true],
    ['viertel', 'anderes', false],
    ['bezirk', 'bezirk-2', false],
    ['raum', 'viertel', true],
    ['raum', 'bezirk', true],
    ['raum', 'anderes', false],
    ['stadt', 'viertel', true],
    ['unbekannt', 'viertel', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(touches(one, other)).toBe(expected);
    expect(touches(other, one)).toBe(expected);
  });

  test('and a circle of parents ends', () => {
    const round = touching(
      new Map([
        ['a', 'b'],
        ['b', 'a'],
      ]),
      new Map(),
    );
    expect(round('a', 'c')).toBe(false);
  });
});

test.each([
  [{ areaId: null, sectorPartId: null }, true],
  [{ areaId: 'hier', sectorPartId: null }, true],
  [{ areaId: 'dort', sectorPartId: null }, false],
  [{ areaId: null, sectorPartId: 'wohnen' }, true],
  [{ areaId: null, sectorPartId: 'verkehr' }, false],
  [{ areaId: 'hier', sectorPartId: 'verkehr' }, false],
])('a subscription to %j asks for it: %s', (subscription, asks) => {
  const told = { areaIds: ['hier'], sectorPartIds: ['wohnen'] };
  expect(asksFor(subscription, told, (one, other) => one === other)).toBe(asks);
});

describe('forms', () => {
  test('a council of a place says which place', () => {
    const given = { name: 'Ortschaftsrat', kind: 'village-council', members: [] };
    expect(committeeForm.safeParse(given).error?.issues[0]?.message).toBe('area-needed');
    expect(committeeForm.safeParse({ ...given, areaId: 'a' }).success).toBe(true);
  });

  test('rows without a name are no members, and nobody leaves before she came', () => {
    const members = [{ name: ' ' }, { name: 'Ada', from: '2026-02-01', to: '2026-01-01' }];
    const { error } = committeeForm.safeParse({ name: 'Rat', kind: 'council', members });
    expect(error?.issues[0]?.path).toEqual(['members.0.to']);
    const fine = committeeForm.safeParse({ name: 'Rat', kind: 'council', members: [{ name: '' }, { name: 'Ada' }] });
    expect(fine.data?.members).toHaveLength(1);
  });

  test.each([
    ['17:00', '17:00'],
    ['9.30', '09:30'],
    ['', null],
    ['25:00', undefined],
    ['abends', undefined],
  ])('the time %j is read as %j', (time, read) => {
    const given = { committeeId: 'rat', title: 'Sitzung', day: '2026-11-22', state: 'planned', agenda: [] };
    expect(meetingForm.safeParse({ ...given, time }).data?.time).toBe(read);
  });
});

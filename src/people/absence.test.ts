import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { type Absence, absenceForm, coveredBy, faultOf, grantsOfDeputy, standIn } from './absence.ts';

const away = (personId: string, deputyId: string, from = '2026-08-01', to = '2026-08-14'): Absence => ({
  id: `${personId}-${from}`,
  personId,
  deputyId,
  from,
  to,
});
const all = () => true;
const day = '2026-08-05';

describe('who stands in', () => {
  test.each<[string, Absence[], string, string | null]>([
    ['nobody for who is there', [], day, null],
    ['the deputy', [away('a', 'b')], day, 'b'],
    ['the deputy on the first day', [away('a', 'b')], '2026-08-01', 'b'],
    ['the deputy on the last day', [away('a', 'b')], '2026-08-14', 'b'],
    ['nobody the day after', [away('a', 'b')], '2026-08-15', null],
    ['the deputy of the deputy who is away too', [away('a', 'b'), away('b', 'c')], day, 'c'],
    ['nobody where the deputies lead back', [away('a', 'b'), away('b', 'a')], day, null],
    ['nobody where they go round further on', [away('a', 'b'), away('b', 'c'), away('c', 'b')], day, null],
  ])('%s', (_, absences, on, expected) => {
    expect(standIn('a', absences, on, all)).toBe(expected);
  });

  test('is nobody who has left the city', () => {
    expect(standIn('a', [away('a', 'b')], day, (id) => id !== 'b')).toBeNull();
  });

  test('is known from the other side as well', () => {
    const absences = [away('a', 'b'), away('b', 'c'), away('d', 'c'), away('e', 'c', '2026-09-01', '2026-09-02')];
    expect(coveredBy('c', absences, day, all)).toEqual(['a', 'b', 'd']);
    expect(coveredBy('b', absences, day, all)).toEqual([]);
    expect(coveredBy('c', absences, day, (id) => id !== 'd')).toEqual(['a', 'b']);
  });
});

test('a deputy gets the offices of who is away, and nothing of the whole city', () => {
  const grants = [
    { role: 'editor', officeId: 'wohnen' },
    { role: 'coordinator', officeId: null },
    { role: 'leadership', officeId: 'rathaus' },
  ];
  expect(grantsOfDeputy(grants)).toEqual([{ role: 'deputy', officeId: 'wohnen' }]);
});

describe('the form', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['one day', { from: '2026-08-01', to: '2026-08-01', deputyId: 'b' }, []],
    ['dates as they are written here', { from: '1.8.2026', to: '14.08.2026', deputyId: 'b' }, []],
    ['an end before the start', { from: '2026-08-14', to: '2026-08-01', deputyId: 'b' }, ['to: end-before-start']],
    ['no deputy', { from: '2026-08-01', to: '2026-08-02', deputyId: '' }, ['deputyId: required']],
    ['a day that is none', { from: '31.2.2026', to: '2026-08-02', deputyId: 'b' }, ['from: date']],
  ])('with %s', (_, form, errors) => {
    expect(errorsIn(absenceForm.safeParse(form))).toEqual(errors);
  });

  const form = { from: '2026-08-01', to: '2026-08-14', deputyId: 'b' };
  const ground = { personId: 'a', absences: [] as Absence[], deputies: new Set(['b', 'c']), today: '2026-07-01' };
  test.each<[string, Partial<typeof form>, Partial<typeof ground>, string | undefined]>([
    ['nothing wrong', {}, {}, undefined],
    ['ended yesterday', {}, { today: '2026-08-15' }, 'absence-past'],
    ['ends today', {}, { today: '2026-08-14' }, undefined],
    ['herself', { deputyId: 'a' }, {}, 'deputy-self'],
    ['somebody who is not here', { deputyId: 'x' }, {}, 'deputy-unknown'],
    ['away already', {}, { absences: [away('a', 'c', '2026-08-14', '2026-08-20')] }, 'absence-twice'],
    ['away just before', {}, { absences: [away('a', 'c', '2026-07-20', '2026-07-31')] }, undefined],
    ['a circle of two', {}, { absences: [away('b', 'a', '2026-08-14', '2026-08-20')] }, 'deputy-circle'],
    ['a circle at another time', {}, { absences: [away('b', 'a', '2026-08-15', '2026-08-20')] }, undefined],
    ['a circle of three', {}, { absences: [away('b', 'c'), away('c', 'a')] }, 'deputy-circle'],
    [
      'a circle of three that is never closed',
      {},
      { absences: [away('b', 'c', '2026-08-01', '2026-08-05'), away('c', 'a', '2026-08-06', '2026-08-09')] },
      undefined,
    ],
  ])('%s', (_, typed, found, error) => {
    expect(faultOf({ ...form, ...typed }, { ...ground, ...found })?.error).toBe(error);
  });
});

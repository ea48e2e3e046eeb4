import { describe, expect, test } from 'vitest';
import { dueOn, ownerStateOf, upkeepForm, upkeepStateOn } from './upkeep.ts';

const kept = (more: object = {}) => ({ rhythmMonths: 6, lastOn: '2026-01-31', finished: false, ...more });

describe('what is due', () => {
  test.each<[object, string | null]>([
    [{}, '2026-07-31'],
    [{ rhythmMonths: 1 }, '2026-02-28'],
    [{ rhythmMonths: null }, null],
    [{ lastOn: null }, null],
    [{ finished: true }, null],
  ])('of %j is %s', (more, day) => {
    expect(dueOn(kept(more))).toBe(day);
  });
});

describe('the state', () => {
  test.each<[object, string, string]>([
    [{}, '2026-07-31', 'current'],
    [{}, '2026-08-01', 'overdue'],
    [{ lastOn: null }, '2026-08-01', 'never'],
    [{ rhythmMonths: null }, '2026-08-01', 'no-rhythm'],
    [{ finished: true }, '2030-01-01', 'finished'],
  ])('of %j on %s is %s', (more, day, state) => {
    expect(upkeepStateOn(kept(more), day)).toBe(state);
  });
});

describe('who is in charge', () => {
  const people = new Set(['ada', 'bea']);
  test.each<[string | null, string | null, string | null, string]>([
    ['ada', 'bea', null, 'named'],
    ['ada', null, 'amt', 'named'],
    ['gone', 'bea', 'amt', 'left'],
    ['ada', 'gone', 'amt', 'deputy-left'],
    [null, null, 'amt', 'office'],
    [null, null, null, 'nobody'],
  ])('%s, deputy %s, office %s: %s', (ownerId, deputyId, officeId, state) => {
    expect(ownerStateOf({ ownerId, deputyId, officeId }, people)).toBe(state);
  });
});

describe('the form', () => {
  test.each([
    ['', true],
    ['1', true],
    ['120', true],
    ['0', false],
    ['121', false],
    ['1,5', false],
    ['-3', false],
  ])('takes a rhythm of “%s”: %s', (rhythmMonths, taken) => {
    expect(upkeepForm.safeParse({ rhythmMonths }).success).toBe(taken);
  });
});

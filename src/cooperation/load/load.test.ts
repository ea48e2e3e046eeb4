import { describe, expect, test } from 'vitest';
import { type DutyKind, type LoadDuty, loadOf, mostDuties } from './load.ts';

const people = new Set(['ada', 'bea']);
const duty = (kind: DutyKind, id: string, personId: string | null, officeId: string | null = null): LoadDuty => ({
  kind,
  id,
  personId,
  officeId,
});
const goals = (count: number) => Array.from({ length: count }, (_, i) => duty('goal', `ziel-${i}`, 'ada'));

describe('the load', () => {
  test('counts each object once, and adds up', () => {
    const [row] = loadOf(
      [duty('part', 'wohnen', 'ada'), duty('part', 'wohnen', 'ada'), duty('goal', 'z', 'ada')],
      people,
    );
    expect(row).toMatchObject({ personId: 'ada', total: 2, counts: { part: 1, goal: 1 }, double: false });
  });

  test('is double where one person works on parts and on challenges', () => {
    const rows = loadOf(
      [duty('part', 'wohnen', 'ada'), duty('challenge', 'klima', 'ada'), duty('challenge', 'klima', 'bea')],
      people,
    );
    expect(rows.map(({ personId, double }) => [personId, double])).toEqual([
      ['ada', true],
      ['bea', false],
    ]);
  });

  test.each([
    [mostDuties, false],
    [mostDuties + 1, true],
  ])('of %s is heavy: %s', (count, heavy) => {
    expect(loadOf(goals(count), people)[0]?.heavy).toBe(heavy);
  });

  test('stays with the office where nobody is named, and is told of who left', () => {
    const rows = loadOf([duty('part', 'wohnen', null, 'amt'), duty('goal', 'z', 'gone', 'amt')], people);
    expect(rows.map(({ personId, officeId, left }) => [personId, officeId, left])).toEqual([
      [null, 'amt', false],
      ['gone', null, true],
    ]);
  });

  test('of nobody is none', () => {
    expect(loadOf([duty('part', 'wohnen', null)], people)).toEqual([]);
  });
});

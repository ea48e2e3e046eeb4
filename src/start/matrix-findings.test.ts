import { describe, expect, test } from 'vitest';
import { type FindingCell, findingsOf } from './matrix-findings.ts';

const cell = (more: Partial<FindingCell> = {}): FindingCell => ({
  relevance: 'central',
  goals: 1,
  measures: 1,
  indicators: 1,
  cents: 100,
  officeIds: ['wohnen'],
  ...more,
});
const found = (more: Partial<FindingCell>, partake: string[] = [], seeMoney = true) =>
  findingsOf(cell(more), { partake: new Set(partake), seeMoney });

describe('a cell', () => {
  test.each<[Partial<FindingCell>, string[]]>([
    [{}, []],
    [{ relevance: null }, ['unrated']],
    [{ relevance: 'none', goals: 0 }, []],
    [{ relevance: 'none', goals: 2 }, ['goal-despite-none']],
    [{ goals: 0, measures: 0, indicators: 0, cents: 0, officeIds: [] }, ['no-goal']],
    [{ relevance: 'touched', measures: 0, cents: 0 }, ['no-measure']],
    [{ indicators: 0 }, ['no-indicator']],
    [{ cents: 0 }, ['no-money']],
    [{ cents: null }, ['no-money']],
    [{ officeIds: ['wohnen', 'verkehr'] }, ['served-twice']],
    [{ measures: 0, indicators: 0, officeIds: ['a', 'b'] }, ['no-measure', 'no-indicator', 'served-twice']],
  ])('with %j: %j', (more, kinds) => {
    expect(found(more)).toEqual(kinds);
  });

  test('is served by several offices together where one was asked to take part', () => {
    expect(found({ officeIds: ['wohnen', 'verkehr'] }, ['verkehr'])).toEqual([]);
    expect(found({ officeIds: ['wohnen', 'verkehr', 'umwelt'] }, ['verkehr'])).toEqual(['served-twice']);
  });

  test('says nothing of money to who may not see it', () => {
    expect(found({ cents: 0 }, [], false)).toEqual([]);
  });
});

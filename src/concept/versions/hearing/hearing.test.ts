import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../../../tests/support/form-errors.ts';
import { aboutOf, answerRemarkForm, draftPath, mayRemark, stateOfHearing, wordOf } from './hearing.ts';

test.each([
  [null, true, '2026-12-01', 'asked'],
  [null, true, '2026-12-02', 'overdue'],
  [null, false, '2026-11-01', 'silent'],
  ['2026-11-05', false, '2027-01-01', 'answered'],
] as const)('answered %s, running %s, on %s: %s', (answeredOn, running, day, state) => {
  expect(stateOfHearing({ answeredOn, dueOn: '2026-12-01' }, running, day)).toBe(state);
});

test.each([
  ['on the last day', 'open', 's', '2026-12-01', null],
  ['a day later', 'open', 's', '2026-12-02', 'hearing-late'],
  ['after the next step', 'open', 'later', '2026-11-01', 'hearing-ended'],
  ['of what is in force', 'in-force', 's', '2026-11-01', 'hearing-ended'],
] as const)('an office remarks %s', (_, state, lastStep, day, refusal) => {
  expect(mayRemark({ stepId: 's', dueOn: '2026-12-01' }, { state, lastStep }, day)).toBe(refusal);
});

describe('what a remark is about', () => {
  const known = [{ kind: 'target', objectId: 'z.i' } as const];
  test.each([
    ['', null],
    ['target.z.i', known[0]],
    ['target.z', undefined],
    ['goal.z.i', undefined],
    ['.', undefined],
  ])('“%s”', (word, about) => {
    expect(aboutOf(word, known)).toEqual(about);
    if (about !== undefined) expect(wordOf(about)).toBe(word);
  });
  test('leads into the draft, with its words as the reason', () => {
    const remark = { versionId: 'f', about: { kind: 'goal', objectId: 'z' }, text: 'x'.repeat(900) } as const;
    const { path, query } = draftPath(remark, 'Amt');
    expect(path).toBe('/fassungen/f/aussagen/goal/z');
    expect(query).toEqual({ herkunft: 'office', genauer: 'Amt', grund: 'x'.repeat(600) });
    expect(draftPath({ ...remark, about: null }, 'Amt').path).toBe('/fassungen/f#aenderungen');
  });
});

test('only what is taken over needs no reason', () => {
  expect(answerRemarkForm.safeParse({ answer: 'adopted' }).success).toBe(true);
  for (const answer of ['partly', 'rejected'])
    expect(errorsIn(answerRemarkForm.safeParse({ answer, answerReason: ' ' }))).toEqual(['answerReason: required']);
});

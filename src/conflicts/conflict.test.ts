import { describe, expect, test } from 'vitest';
import { conflictForm, statementForm, stepForm } from './conflict.ts';
import { areContrary, contraryUses, landUses } from './land-use.ts';

const filled = { title: 'x', summary: 'x', goalIds: ['a', 'b'], officeIds: ['o'], options: [] };
const errors = (form: object) =>
  conflictForm.safeParse({ ...filled, ...form }).error?.issues.map(({ path, message }) => `${path} ${message}`) ?? [];

describe('a conflict', () => {
  test.each([
    [{}, []],
    [{ title: ' ' }, ['title required']],
    [{ summary: '' }, ['summary required']],
    [{ goalIds: ['a'] }, ['goalIds conflict-sides']],
    [{ goalIds: ['a', 'a'] }, ['goalIds conflict-sides']],
    [{ goalIds: ['a'], measureIds: ['m'] }, []],
    [{ goalIds: [], uses: 'Gärten\nWohnungen' }, []],
    [{ goalIds: [], uses: 'Gärten\n\n' }, ['goalIds conflict-sides']],
    [{ ownerId: 'p', deputyId: 'p' }, ['deputyId owner-is-deputy']],
    [{ strength: 'huge' }, ['strength unknown-choice']],
  ])('%j', (form, wrong) => {
    expect(errors(form)).toEqual(wrong);
  });

  test('keeps only options with a name', () => {
    const options = [
      { id: '', title: '', effect: 'x' },
      { id: '', title: 'y', effect: '' },
    ];
    expect(conflictForm.parse({ ...filled, options }).options).toEqual([{ id: null, title: 'y', effect: null }]);
  });
});

test.each([
  ['agrees', '', true],
  ['unaffected', '', true],
  ['conditions', '', false],
  ['objects', '', false],
  ['objects', 'Gründe', true],
  ['', 'Gründe', false],
])('a statement that %s with the words “%s”', (stance, statement, ok) => {
  expect(statementForm.safeParse({ stance, statement }).success).toBe(ok);
});

test.each([
  ['done', '', true],
  ['decided', '', false],
  ['passed-on', '', false],
  ['decided', 'Gründe', true],
])('a step that ends %s with the words “%s”', (ending, reason, ok) => {
  expect(stepForm.safeParse({ ending, reason }).success).toBe(ok);
});

test('uses are contrary both ways, and none to itself; a city may see it otherwise', () => {
  const given = contraryUses();
  for (const one of landUses) {
    expect(areContrary(one, one, given)).toBe(false);
    for (const other of landUses) expect(areContrary(one, other, given)).toBe(areContrary(other, one, given));
  }
  expect([areContrary('green', 'housing', given), areContrary('housing', 'public', given)]).toEqual([true, false]);
  const own = contraryUses([
    { one: 'energy', other: 'green', contrary: false },
    { one: 'housing', other: 'public', contrary: true },
  ]);
  expect(areContrary('green', 'energy', own)).toBe(false);
  expect([areContrary('public', 'housing', own), areContrary('green', 'housing', own)]).toEqual([true, true]);
});

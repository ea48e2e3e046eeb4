import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { commentForm, roundForm } from './round.ts';

describe('the form of a round', () => {
  const typed = { year: '2015', title: 'Auswertung 2015', dueOn: '29.02.2016' };

  test.each<[object, string[]]>([
    [{}, []],
    [{ note: 'Bitte auch zum Klima.' }, []],
    [{ year: '' }, ['year: required']],
    [{ year: '15' }, ['year: whole']],
    [{ title: ' ' }, ['title: required']],
    [{ dueOn: '' }, ['dueOn: required']],
    [{ dueOn: '30.02.2016' }, ['dueOn: date']],
  ])('with %j is wrong at %j', (change, errors) => {
    expect(errorsIn(roundForm.safeParse({ ...typed, ...change }))).toEqual(errors);
  });

  test('gives a year, a date and no note where none was typed', () => {
    expect(roundForm.parse(typed)).toEqual({ year: 2015, title: 'Auswertung 2015', dueOn: '2016-02-29', note: null });
  });
});

test.each([
  [0, ['comment: required']],
  [1, []],
  [20_000, []],
  [20_001, ['comment: too-long']],
])('a comment of %s letters is wrong at %j', (letters, errors) => {
  expect(errorsIn(commentForm.safeParse({ comment: 'x'.repeat(letters) }))).toEqual(errors);
});

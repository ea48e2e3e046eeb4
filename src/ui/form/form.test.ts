import { describe, expect, test } from 'vitest';
import { failureOf } from './form.tsx';

describe('what an action answers', () => {
  const failure = { values: { title: '' }, errors: { title: 'required' }, refusal: null };

  test('is a failure where it says what is wrong', () => {
    expect(failureOf(failure)).toBe(failure);
    expect(failureOf({ ...failure, errors: {} })).toBeDefined();
  });

  test.each([undefined, null, '', 'errors', 0, true, {}, { saved: true }])('is none where it is %j', (answer) => {
    expect(failureOf(answer)).toBeUndefined();
  });
});

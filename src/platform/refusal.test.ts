import { isRouteErrorResponse } from 'react-router';
import { expect, test } from 'vitest';
import { notFound, Refusal } from './refusal.ts';

test('a refusal reaches the error page with its words and its status', () => {
  const refusal = new Refusal(429, 'sign-in-wait', { seconds: 8 });
  expect(isRouteErrorResponse(refusal)).toBe(true);
  expect(JSON.parse(JSON.stringify(refusal)).data).toEqual({ key: 'sign-in-wait', vars: { seconds: 8 } });
  expect([refusal.status, refusal.key, refusal.vars]).toEqual([429, 'sign-in-wait', { seconds: 8 }]);
});

test('a refusal is an answer and no error, whose words would be wiped', () => {
  expect(notFound()).not.toBeInstanceOf(Error);
  expect(notFound()).toMatchObject({ status: 404, key: 'not-found', vars: {} });
});

import { expect, test } from 'vitest';
import { sentForm } from './sent-form.server.ts';

const asked = (headers: Record<string, string>, method = 'POST') => sentForm({ method, headers: new Headers(headers) });
const key = '0b9d1f6e-6f62-4f0c-9f0e-3f2f4a2b7c11';

test('a form has a key where its browser gave it a sound one', () => {
  expect(asked({ 'Idempotency-Key': key })).toEqual({ key, former: [] });
  expect(asked({})).toBeNull();
  expect(asked({ 'Idempotency-Key': 'short' })).toBeNull();
  expect(asked({ 'Idempotency-Key': `${key}'; --` })).toBeNull();
  expect(asked({ 'Idempotency-Key': 'x'.repeat(65) })).toBeNull();
  expect(asked({ 'Idempotency-Key': key }, 'GET')).toBeNull();
});

test('former keys are read as far as they are sound, the last twenty of them', () => {
  const many = Array.from({ length: 30 }, (_, index) => `${key.slice(0, 30)}-${index + 10}`);
  expect(asked({ 'Idempotency-Key': key, 'Idempotency-Former': many.join(' ') })?.former).toEqual(many.slice(10));
  expect(asked({ 'Idempotency-Key': key, 'Idempotency-Former': 'x !' })?.former).toEqual([]);
});

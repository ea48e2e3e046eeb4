import { expect, test } from 'vitest';
import { newCityForm } from './new-city.ts';

const form = { name: 'Musterstadt', id: '', state: '', reportYear: '2026' };
const errorOf = (changed: object) => newCityForm.safeParse({ ...form, ...changed }).error?.issues[0]?.message;

test('a name and a year are enough', () => {
  expect(newCityForm.parse(form)).toEqual({ name: 'Musterstadt', id: null, state: null, reportYear: 2026 });
});

test.each([
  ['capitals', { id: 'Musterstadt' }, 'city-key'],
  ['a blank', { id: 'muster stadt' }, 'city-key'],
  ['an umlaut', { id: 'münster' }, 'city-key'],
  ['a hyphen in front', { id: '-muster' }, 'city-key'],
  ['sixty-four signs', { id: 'm'.repeat(64) }, 'city-key'],
  ['a word that is a page', { id: 'konto' }, 'city-key'],
  ['no name', { name: ' ' }, 'required'],
  ['no year', { reportYear: '' }, 'required'],
])('%s is refused', (_, changed, key) => {
  expect(errorOf(changed)).toBe(key);
});

test('sixty-three signs are taken', () => {
  expect(errorOf({ id: 'm'.repeat(63) })).toBeUndefined();
});

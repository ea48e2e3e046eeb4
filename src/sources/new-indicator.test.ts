import { expect, test } from 'vitest';
import { formOf, nameTaken, newIndicatorIn } from './new-indicator.ts';
import { decimalsOf } from './values-import.ts';

const made = { id: 'x', name: 'Arbeitslose', unit: null, kind: 'count', source: null } as const;

test('without a name none is wanted', () => {
  expect(newIndicatorIn({ newName: '  ', newUnit: 'Personen' })).toEqual({ ok: true, value: null });
});

test('a name is enough; it is a count', () => {
  expect(newIndicatorIn({ newName: 'Arbeitslose' })).toEqual({
    ok: true,
    value: { name: 'Arbeitslose', unit: null, kind: 'count', source: null },
  });
});

test.each([[{ newKind: 'rate' }], [{ newName: 'a'.repeat(301) }], [{ newUnit: 'a'.repeat(301) }]])(
  '%o is refused',
  (changed) => {
    expect(newIndicatorIn({ newName: 'Arbeitslose', ...changed }).ok).toBe(false);
  },
);

test('a name that is taken is refused, however it is written', () => {
  expect(nameTaken('arbeitslose ', [{ name: 'Arbeitslose' }])?.key).toBe('indicator-exists');
  expect(nameTaken('Arbeitslose', [{ name: 'Arbeit' }])).toBeNull();
});

test.each([
  [[1, 2], 0],
  [[1, 2.5], 1],
  [[1.25, 2.5], 2],
  [[1.123456], 2],
  [[0.1 + 0.2], 1],
])('%o are shown with %i decimals', (numbers, decimals) => {
  expect(formOf(made, Math.max(...numbers.map(decimalsOf))).decimals).toBe(decimals);
});

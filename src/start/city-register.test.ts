import { expect, test } from 'vitest';
import { readRegister } from '#ui/table/register.ts';
import { cityRegister } from './city-register.ts';
import { startTexts } from './texts.en.ts';

const cities = Array.from({ length: 1000 }, (_, index) => ({
  id: `stadt-${index + 1}`,
  name: `Stadt ${index + 1}`,
  state: index % 2 ? 'Sachsen' : null,
  fictitious: index > 900,
}));
const read = (query: string) => readRegister(cityRegister(startTexts('de')), cities, new URLSearchParams(query));

test('a thousand cities come page by page, in the order of their numbers', () => {
  const { rows, pages, total } = read('');
  expect([rows.length, pages, total]).toEqual([50, 20, 1000]);
  expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(['Stadt 1', 'Stadt 2', 'Stadt 3']);
  expect(read('seite=20').rows.at(-1)?.name).toBe('Stadt 1000');
});

test('one is found by its name, its state or the word in its address', () => {
  expect(read('suche=stadt-777').rows.map(({ id }) => id)).toEqual(['stadt-777']);
  expect(read('suche=sachsen 900').rows.map(({ id }) => id)).toEqual(['stadt-900']);
});

import { describe, expect, test } from 'vitest';
import { findAreas } from './area-search.ts';
import type { PublicArea } from './public-city.ts';

const area = (id: string, name: string, code: string | null = null) => ({ id, name, code }) as PublicArea;
const areas = [
  area('gruenau', 'Grünau-Ost', '60'),
  area('gruenau-mitte', 'Grünau-Mitte', '61'),
  area('plz', '04109', '04109'),
  area('schoenefeld', 'Schönefeld-Abtnaundorf', '21'),
  area('au', 'Au'),
];
const found = (search: string) => findAreas(areas, search).found.map(({ id }) => id);

describe('an area is found', () => {
  test.each([
    ['Grünau-Ost', ['gruenau']],
    ['grünau', ['gruenau-mitte', 'gruenau']],
    ['Gruenau', ['gruenau-mitte', 'gruenau']],
    ['abtnaundorf', ['schoenefeld']],
    ['Ritterstraße 12, 04109 Leipzig', ['plz']],
    ['Feldweg 3, Grünau-Mitte', ['gruenau-mitte']],
    ['21', ['schoenefeld']],
    ['', []],
    ['   ', []],
    ['%_\'"<script>', []],
    ['Nirgendwo', []],
    ['x'.repeat(10_000), []],
  ])('by %j', (search, ids) => expect(found(search)).toEqual(ids));
});

describe('only one area can be meant', () => {
  test.each([
    ['Grünau-Ost', 'gruenau'],
    ['grünau', undefined],
    ['04109', 'plz'],
    ['Nirgendwo', undefined],
  ])('by %j', (search, id) => expect(findAreas(areas, search).certain?.id).toBe(id));
});

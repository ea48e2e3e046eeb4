import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, slug } from './id.server.ts';

describe('a new id', () => {
  const ids = Array.from({ length: 2000 }, newId);

  test('is twelve letters and digits that look like no others', () => {
    expect(ids.filter((id) => !/^[2-9a-hjkmnp-z]{12}$/.test(id))).toEqual([]);
  });

  test('is a new one, and uses its whole alphabet', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.join('')).size).toBe(31);
  });
});

describe('an id from a name', () => {
  test.each([
    ['Grünau-Mitte', 'gruenau-mitte'],
    ['Straße des 18. Oktober', 'strasse-des-18-oktober'],
    ['  ÄMTER & Öffentliches  ', 'aemter-oeffentliches'],
    ['Café', 'cafe'],
    ['²', '2'],
    ['–', 'x'],
    ['', 'x'],
    ['a'.repeat(90), 'a'.repeat(80)],
  ])('%j is %s', (name, id) => {
    expect(slug(name)).toBe(id);
  });

  test('can stand in an address, and stays the same when made again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const id = slug(name);
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug(id)).toBe(id);
      }),
    );
  });
});

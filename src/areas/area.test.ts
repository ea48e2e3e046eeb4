import { describe, expect, test } from 'vitest';
import { areaForm, divisionForm, themesOf } from './area.ts';

describe('themes', () => {
  test.each<[string | null, string[]]>([
    [null, []],
    ['', []],
    ['Wohnen', ['Wohnen']],
    ['Wohnen\r\n\r\n  Grün \n', ['Wohnen', 'Grün']],
    ['Bildung, Kultur', ['Bildung, Kultur']],
  ])('in %j are %j', (text, themes) => {
    expect(themesOf(text)).toEqual(themes);
  });

  test('are twenty at most', () => {
    const many = Array.from({ length: 21 }, (_, i) => `Thema ${i + 1}`);
    expect(themesOf(many.slice(0, 20).join('\n'))).toHaveLength(20);
    expect(themesOf(many.join('\n'))).toEqual(many.slice(0, 20));
  });
});

describe('the form', () => {
  test('of an area needs a name only', () => {
    const form = areaForm.parse({ name: 'Grünau' });
    expect(form.name).toBe('Grünau');
    expect(Object.entries(form).filter(([field, value]) => field !== 'name' && value !== null)).toEqual([]);
  });

  test.each<[object, string[]]>([
    [{ name: '' }, ['name']],
    [{ category: 'noble' }, ['category']],
    [{ category: '' }, []],
    [{ category: 'strategic-green' }, []],
  ])('of an area with %j is wrong at %j', (change, fields) => {
    const result = areaForm.safeParse({ name: 'Grünau', ...change });
    expect(result.error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(fields);
  });

  test.each<[object, string[]]>([
    [{}, []],
    [{ source: '' }, ['source']],
    [{ validFrom: '' }, ['validFrom']],
    [{ validFrom: '30.02.2015' }, ['validFrom']],
    [{ kind: '' }, ['kind']],
  ])('of a division with %j is wrong at %j', (change, fields) => {
    const typed = { name: 'Ortsteile', kind: 'planning', validFrom: '1.1.2000', source: 'Amt für Statistik' };
    const result = divisionForm.safeParse({ ...typed, ...change });
    expect(result.error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(fields);
  });
});

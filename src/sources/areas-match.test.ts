import { describe, expect, test } from 'vitest';
import { faultsIn, notesIn } from '../../tests/support/received-files.ts';
import type { ImportedArea } from './areas-import.ts';
import { laidAreas, landChanged, layOf, parentsByLand } from './areas-lay.ts';
import { mergedParts, withListed, withoutShape } from './areas-listed.ts';
import { cyclesIn, type KnownArea, keysAlike, matchAreas, parentsOf } from './areas-match.ts';
import type { Note } from './fault.ts';

const area = (code: string | null, name: string, more: Partial<ImportedArea> = {}): ImportedArea => ({
  code,
  name,
  geometry: null,
  ...more,
});
const known = (id: string, code: string | null, parentId: string | null = null): KnownArea => ({
  id,
  code,
  name: id.toUpperCase(),
  parentId,
});
const keysOf = (notes: readonly Note[]) => {
  for (const language of ['de', 'en'] as const) notesIn(notes, language);
  return notes.map(({ key, vars }) => [key, ...Object.values(vars)]);
};
/** Hundredths of a degree near Leipzig. */
const square = (x: number, y: number, side = 1) => {
  const at = (dx: number, dy: number) => [12.3 + (x + dx) / 100, 51.3 + (y + dy) / 100];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(side, 0), at(side, side), at(0, side), at(0, 0)]] };
};
const drawn = (name: string, geometry: object, more: Partial<ImportedArea> = {}) =>
  area(null, name, { geometry, ...more });

describe('areas are those of the city', () => {
  const units = [known('a', '08'), known('b', '9'), known('c', null)];

  test('by their key, and by their name where they have none', () => {
    expect(matchAreas([area('9', 'Anders'), area(null, 'C'), area('77', 'Neu')], units).ids).toEqual(['b', 'c', null]);
  });

  test('also where leading zeros were lost or added; that is said', () => {
    const { ids, notes } = matchAreas([area('8', 'x'), area('0009', 'y')], units);
    expect(ids).toEqual(['a', 'b']);
    expect(keysOf(notes)).toEqual([['keys-zeros', 2, '8 → 08, 0009 → 9']]);
  });

  test('but not where two keys could be meant', () => {
    expect(matchAreas([area('8', 'x')], [known('a', '08'), known('b', '008')]).ids).toEqual([null]);
  });

  test('each once: two rows for one area are refused', () => {
    const { faults } = matchAreas([area('08', 'x'), area('8', 'y')], units);
    expect(faultsIn({ ok: false, faults })).toMatchObject([{ key: 'duplicate-area', row: 2, first: 1 }]);
  });

  test('and keys of one file that differ in zeros only are said', () => {
    expect(keysOf(keysAlike([area('08', 'x'), area('8', 'y'), area('1', 'z')]))).toEqual([['keys-alike', 1, '08 / 8']]);
  });
});

describe('what an area lies in', () => {
  test('is another one of the file, or one of the city, by key or name, with or without zeros', () => {
    const areas = [
      area('1', 'Bezirk'),
      area('11', 'Ort', { parent: '1' }),
      area('12', 'Ort 2', { parent: 'Bezirk' }),
      area('13', 'Ort 3', { parent: '07' }),
      area('14', 'Ort 4', { parent: 'OST' }),
    ];
    const { parents, notes, faults } = parentsOf(areas, [known('west', '7'), known('ost', '9')]);
    expect(parents).toEqual([null, { index: 0 }, { index: 0 }, { id: 'west' }, { id: 'ost' }]);
    expect(faults).toEqual([]);
    expect(keysOf(notes)).toEqual([['keys-zeros', 1, '07 → 7']]);
  });

  test('is refused where nobody knows it', () => {
    const { faults } = parentsOf([area('1', 'Ort', { parent: '99' })], []);
    expect(faultsIn({ ok: false, faults })).toMatchObject([{ key: 'unknown-parent', row: 1, value: '99' }]);
  });

  test('is not itself, neither in the file nor through areas of the city', () => {
    const ring = [area('1', 'A', { parent: '2' }), area('2', 'B', { parent: '3' }), area('3', 'C', { parent: '1' })];
    const { parents } = parentsOf(ring, []);
    const faults = cyclesIn(ring, parents, [null, null, null], []);
    expect(faultsIn({ ok: false, faults })).toMatchObject([{ key: 'cyclic-parent', row: 1, way: 'A → B → C → A' }]);
    const units = [known('bezirk', '1', 'ort'), known('ort', '11', 'alt')];
    expect(cyclesIn([area('11', 'Ort')], [{ id: 'bezirk' }], ['ort'], units)).toHaveLength(1);
    expect(cyclesIn([area('11', 'Ort')], [{ id: 'bezirk' }], [null], [known('bezirk', '1')])).toEqual([]);
  });

  test('follows from its land, and without land from the beginning of its key', () => {
    const areas = [
      drawn('Ganz', square(0, 0)),
      drawn('Quer', square(1.4, 0)),
      drawn('Draußen', square(9, 9)),
      area('0412', 'Ohne'),
    ];
    const laid = laidAreas(areas);
    const around = laidAreas([drawn('x', square(0, 0)), drawn('West', square(0, 0, 2)), drawn('Ost', square(2, 0, 2))]);
    const districts = [known('1', '01'), known('2', '04')];
    const { parents, notes } = parentsByLand(areas, laid.areas, around.areas.slice(1), districts);
    expect(parents).toEqual([{ id: '1' }, { id: '1' }, null, { id: '2' }]);
    expect(keysOf(notes)).toEqual([
      ['parent-across', 1, 'Quer (1: 60 %)'],
      ['parent-none', 1, 'Draußen'],
    ]);
  });
});

describe('how areas lie', () => {
  const lay = (areas: readonly ImportedArea[], parents: Parameters<typeof layOf>[2] = areas.map(() => null)) =>
    layOf(areas, laidAreas(areas).areas, parents);

  test('side by side is nothing to say', () => {
    expect(lay([drawn('A', square(0, 0)), drawn('B', square(1, 0))])).toEqual({ notes: [], faults: [] });
  });

  test('upon one another is said with the names and the size', () => {
    const { notes, faults } = lay([drawn('A', square(0, 0)), drawn('B', square(0.5, 0)), drawn('C', square(4, 4))]);
    expect(faults).toEqual([]);
    expect(keysOf(notes)).toEqual([['overlap', 'A', 'B', expect.closeTo(38.8, 0)]]);
  });

  test('with a gap among them is said with the neighbours and the size', () => {
    const ring = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ x, y }))).filter(({ x, y }) => x !== 1 || y !== 1);
    const [gap, ...more] = keysOf(lay(ring.map(({ x, y }) => drawn(`${x}${y}`, square(x, y)))).notes);
    expect(more).toEqual([]);
    expect(gap?.[0]).toBe('gap');
    expect(gap?.[2]).toBeGreaterThan(75);
    expect(gap?.[2]).toBeLessThan(80);
  });

  test('a total among its parts is refused, unless the file says what lies in what', () => {
    const areas = [drawn('Stadt', square(0, 0, 2)), drawn('A', square(0, 0)), drawn('B', square(1, 0))];
    const { faults } = lay(areas);
    expect(faultsIn({ ok: false, faults })).toMatchObject([
      { key: 'total-among-parts', row: 1, field: 'Stadt', count: 2, parts: 'A, B' },
    ]);
    expect(lay(areas, [null, { index: 0 }, { index: 0 }])).toEqual({ notes: [], faults: [] });
  });

  test('anew is another land only where more than a hundredth has changed hands', () => {
    const [a, b, c] = laidAreas([
      drawn('A', square(0, 0)),
      drawn('B', square(0, 0, 1.004)),
      drawn('C', square(0, 0, 1.1)),
    ]).areas;
    if (!a || !b || !c) throw new Error('not laid');
    expect([landChanged(a, a), landChanged(a, b), landChanged(a, c), landChanged(c, a)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('features of one key and name', () => {
  const [one, near, far] = [square(0, 0), square(2, 0), square(20, 0)];
  const part = (code: string, name: string, geometry: object) => area(code, name, { geometry });

  test('are parts of one area; where they lie far apart, one may have the wrong key', () => {
    const features = [part('1', 'A', one), part('2', 'B', near), part('1', 'A', near), part('2', 'B', far)];
    const { areas, notes } = mergedParts(features);
    expect(areas).toEqual([
      part('1', 'A', { type: 'MultiPolygon', coordinates: [one.coordinates, near.coordinates] }),
      part('2', 'B', { type: 'MultiPolygon', coordinates: [near.coordinates, far.coordinates] }),
    ]);
    expect(keysOf(notes)).toEqual([
      ['parts', 'A (1)', 2, expect.closeTo(0.7, 1)],
      ['parts-apart', 'B (2)', 2, expect.closeTo(11.8, 0)],
    ]);
  });

  test('without a key stay as they are', () => {
    const some = [drawn('A', one), drawn('B', near)];
    expect(mergedParts(some)).toEqual({ areas: some, notes: [] });
  });
});

describe('a list beside the map', () => {
  test('brings what the map lacks, without a shape, and says what it does not name', () => {
    const map = [area('01', 'A', { geometry: square(0, 0) }), area('02', 'B', { geometry: square(1, 0) })];
    const { areas, notes } = withListed(map, [area('1', 'A'), area('3', 'C')]);
    expect(areas.map(({ name, geometry }) => [name, geometry !== null])).toEqual([
      ['A', true],
      ['B', true],
      ['C', false],
    ]);
    expect(keysOf([...notes, ...withoutShape(areas)])).toEqual([
      ['from-list', 1],
      ['not-listed', 1, 'B (02)'],
      ['no-shape', 1, 'C (3)'],
    ]);
  });
});

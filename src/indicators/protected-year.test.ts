import { describe, expect, test } from 'vitest';
import { berlin, leipzig, type Random, randomOf, type Source } from '../../tests/support/sub-tables.ts';
import { rangesOverVersions, type Version } from '../../tests/support/version-attack.ts';
import { changedIn } from './changed-year.ts';
import { framesOf, type PlacedArea } from './protected-frames.ts';
import { type Earlier, heldBackIn, type YearCell } from './protected-year.ts';

const area = (id: string, divisionId: string, more: Partial<PlacedArea> = {}): PlacedArea => ({
  id,
  divisionId,
  parentId: null,
  partIds: [],
  isCity: false,
  ...more,
});
const city = area('city', 'whole', { isCity: true });
const cellsOf = (values: Readonly<Record<string, number>>): YearCell[] =>
  Object.entries(values).map(([areaId, value]) => ({ areaId, value, cases: value }));
const suppression = { method: 'suppression', threshold: 5, secretZeros: false } as const;

/** Two districts of three quarters each, and a focus area that lies across them. */
const areas = [
  city,
  ...['d1', 'd2'].map((id) => area(id, 'districts', { parentId: 'city' })),
  ...['a', 'b', 'c'].map((id) => area(id, 'quarters', { parentId: 'd1' })),
  ...['d', 'e', 'f'].map((id) => area(id, 'quarters', { parentId: 'd2' })),
  area('focus', 'focus', { partIds: ['c', 'd'] }),
];
const values = { a: 3, b: 20, c: 30, d: 40, e: 50, f: 60, d1: 53, d2: 150, focus: 70, city: 203 };
const held = (given: Readonly<Record<string, number>>, rule: Parameters<typeof heldBackIn>[1] = suppression) =>
  Object.fromEntries(heldBackIn({ areas, cells: cellsOf(given), kind: 'counts' }, rule));

describe('frames', () => {
  test('say what is the sum of what, by parents, parts and the city, once for the finest division', () => {
    const frames = framesOf(areas, new Set(Object.keys(values)));
    expect(frames).toHaveLength(1);
    expect(Object.fromEntries(frames[0] ?? [])).toMatchObject({
      d1: ['a', 'b', 'c'],
      focus: ['c', 'd'],
      city: ['a', 'b', 'c', 'd', 'e', 'f'],
      a: ['a'],
    });
  });

  test('are two where nobody says how two divisions hang together', () => {
    const others = [...areas, area('p1', 'postcodes'), area('p2', 'postcodes')];
    const frames = framesOf(others, new Set([...Object.keys(values), 'p1', 'p2']));
    expect(frames.map((frame) => frame.get('city'))).toEqual([
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['p1', 'p2'],
    ]);
  });

  test('do not run in circles', () => {
    const round = [area('x', 'one', { parentId: 'y' }), area('y', 'two', { parentId: 'x' })];
    expect(framesOf(round, new Set(['x', 'y'])).length).toBeGreaterThan(0);
  });
});

describe('what is held back', () => {
  test('is nothing where nothing is small', () => {
    expect(held({ ...values, a: 5, d1: 55, city: 205 })).toEqual({});
  });

  test('is the small value and another one, in whose sums nothing is told', () => {
    expect(held(values)).toEqual({ a: 'primary', b: 'secondary' });
  });

  test('is all of the year where the city itself is small', () => {
    expect(new Set(Object.values(held({ a: 2, b: 1, city: 3 })))).toEqual(new Set(['primary']));
  });

  test('is all of the year where there is nothing to hide behind', () => {
    expect(held({ a: 3, b: 0, c: 0, d1: 3, d2: 10, city: 13 })).toMatchObject({ city: 'whole', d1: 'primary' });
  });

  test('a zero is small only where zeros are secret', () => {
    const some = { ...values, a: 0, d1: 50, city: 200 };
    expect(held(some)).toEqual({});
    expect(held(some, { ...suppression, secretZeros: true })).toMatchObject({ a: 'primary' });
  });

  test('is everything below the city where only the city is shown', () => {
    const found = held(values, { ...suppression, method: 'city-only', threshold: null });
    expect(Object.keys(found).sort()).toEqual(
      Object.keys(values)
        .filter((id) => id !== 'city')
        .sort(),
    );
  });
});

test('the same cases are changed the same way in every division', () => {
  const twins = [...areas, area('twin', 'others', { partIds: ['a'] })];
  for (const rule of [
    { method: 'rounding', base: 5, reach: null },
    { method: 'cell-key', base: null, reach: 5 },
  ] as const) {
    const secret = '000102030405060708090a0b0c0d0e0f';
    const changed = changedIn({ areas: twins, cells: cellsOf({ ...values, twin: 3 }) }, rule, {
      secret,
      name: 'x 2020',
    });
    expect(changed.get('twin')).toBe(changed.get('a'));
  }
});

type City = { readonly areas: readonly PlacedArea[]; readonly values: ReadonlyMap<string, number> };

/** A city cut out of real counts: quarters, one to three divisions of them, by parents or parts; at times one that stands alone. */
function cityOf(source: Source, random: Random): City {
  const kinds = source.categories[Math.floor(random() * source.categories.length)] ?? [];
  const kind = kinds[Math.floor(random() * kinds.length)] ?? '';
  const year = source.years[Math.floor(random() * source.years.length)] ?? '';
  const first = Math.floor(random() * (source.areas.length - 6));
  const units = source.areas.slice(first, first + 6 + Math.floor(random() * Math.min(source.areas.length, 300)));
  const counts = new Map(units.map(({ id }) => [id, source.count(id, kind, year)]));
  const divisions = [0, 1, 2].filter((d) => d === 0 || random() < 0.6);
  const alone = divisions.length > 1 && random() < 0.3 ? divisions.at(-1) : undefined;
  const placed: PlacedArea[] = [city];
  const found = new Map(counts);
  for (const d of divisions) {
    for (const [name, inside] of Map.groupBy(units, ({ divisions: of }) => of[d] ?? '')) {
      const partIds = d === 0 || d === alone ? [] : inside.map(({ id }) => id);
      placed.push(area(`${d} ${name}`, `division ${d}`, { partIds }));
      found.set(
        `${d} ${name}`,
        inside.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0),
      );
    }
  }
  for (const { id, divisions: of } of units) placed.push(area(id, 'units', { parentId: `0 ${of[0]}` }));
  found.set(
    'city',
    [...counts.values()].reduce((sum, each) => sum + each, 0),
  );
  return { areas: placed, values: found };
}

/** Some units are corrected, and with them all sums. */
function revised({ areas: placed, values: before }: City, random: Random): ReadonlyMap<string, number> {
  const after = new Map(before);
  const frames = framesOf(placed, new Set(before.keys()));
  for (const { id } of placed.filter(({ divisionId }) => divisionId === 'units')) {
    if (random() > 0.15) continue;
    const value = Math.floor(random() * 12);
    const more = value - (after.get(id) ?? 0);
    after.set(id, value);
    const over = frames[0] ?? new Map();
    for (const [sum, units] of over) if (sum !== id && units.includes(id)) after.set(sum, (after.get(sum) ?? 0) + more);
  }
  return after;
}

const versionOf = (placed: City, found: ReadonlyMap<string, number>, hidden: ReadonlySet<string>): Version => ({
  parts: new Map(framesOf(placed.areas, new Set(found.keys())).flatMap((frame) => [...frame])),
  values: found,
  hidden,
});

describe('an attacker who has kept all that was put out', () => {
  const folder = process.env['BERLIN_MSS'];
  const sources = [leipzig(), ...(folder ? [berlin(folder)] : [])];
  const tables = Number(process.env['PROTECT_TABLES'] ?? 60);

  test(`narrows no small count of ${tables} real tables to less than 3 or a fifth, from sums, divisions and versions`, () => {
    const random = randomOf(2026);
    const narrow: string[] = [];
    let asked = 0;
    for (let i = 0; i < tables; i++) {
      const made = cityOf(sources[i % sources.length] ?? leipzig(), random);
      const rule = { ...suppression, threshold: [3, 5, 10][i % 3] ?? 5 };
      const put = (found: ReadonlyMap<string, number>, earlier?: Earlier) =>
        heldBackIn({ areas: made.areas, cells: cellsOf(Object.fromEntries(found)), kind: 'counts', earlier }, rule);
      const first = put(made.values);
      const earlier: Earlier = new Map(
        [...made.values].map(([id, madeOf]) => [id, { cause: first.get(id) ?? null, madeOf }]),
      );
      // A division that stands alone has no sums to be corrected with.
      const single = framesOf(made.areas, new Set(made.values.keys())).length === 1;
      const after = i % 2 === 0 && single ? revised(made, random) : null;
      const versions = [versionOf(made, made.values, new Set(first.keys()))];
      const causes = [first];
      if (after) {
        const second = put(after, earlier);
        versions.push(versionOf(made, after, new Set(second.keys())));
        causes.push(second);
      }
      const secret = causes.flatMap((each, version) =>
        [...each].flatMap(([id, cause]) => (cause === 'primary' ? [[version, id] as const] : [])),
      );
      const ranges = rangesOverVersions(versions, secret);
      for (const [version, id] of secret) {
        const { low = 0, high = 0 } = ranges.get(`${version} ${id}`) ?? {};
        const value = versions[version]?.values.get(id) ?? 0;
        if (high - low < Math.max(3, 0.2 * value) - 1e-6) narrow.push(`${i} ${version} ${id}: ${low}–${high}`);
      }
      asked += secret.length;
    }
    expect(narrow).toEqual([]);
    expect(asked).toBeGreaterThan(tables);
  }, 600_000);

  test('would find many of them if nothing but the small counts were held back', () => {
    const random = randomOf(7);
    let found = 0;
    for (let i = 0; i < 10; i++) {
      const made = cityOf(leipzig(), random);
      const small = [...made.values].filter(([, value]) => value > 0 && value < 5).map(([id]) => id);
      const version = versionOf(made, made.values, new Set(small));
      const ranges = rangesOverVersions(
        [version],
        small.map((id) => [0, id] as const),
      );
      found += [...ranges.values()].filter(({ low, high }) => high - low < 3).length;
    }
    expect(found).toBeGreaterThan(5);
  });
});

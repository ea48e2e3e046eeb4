import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownTable, knownValues } from '../../tests/support/known-values.ts';
import {
  type CompositeIndex,
  classChanges,
  classOf,
  compositeIndex,
  type IndexRow,
  indexFigure,
  standardised,
} from './composite-index.ts';
import { known, unknown } from './figure.ts';
import { deliveredDefinition, deliveredNames, type IndexDefinition, readDefinition } from './index-definition.ts';

const vectors = knownValues('index-and-warning');
const berlin = deliveredDefinition('berlin-mss-2013') as IndexDefinition;

function berlinRows(year: number): { rows: IndexRow[]; published: Record<string, string>[] } {
  const published = knownTable(`berlin-mss-${year}.csv`);
  const rows = published.map((row) => ({
    area: row['plr_id'] ?? '',
    inhabitants: known(Number(row['inhabitants'])),
    figures: Object.fromEntries(
      ['s1', 's2', 's3', 's4', 'd1', 'd2', 'd3', 'd4'].map((id) => [id, known(Number(row[id]))]),
    ),
  }));
  return { rows, published };
}

function indexOf(rows: readonly IndexRow[], definition: IndexDefinition): CompositeIndex {
  const made = compositeIndex(rows, definition);
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.index;
}

const counted = (words: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(words, (each) => each)].map(([word, all]) => [word, all.length]));

describe.each([2013, 2015])('Berlin %i', (year) => {
  const { rows, published } = berlinRows(year);
  const { areas, leftOut } = indexOf(rows, berlin);
  const { expected, tolerance, sample } = vectors(`MSS-Berlin-${year}`) as unknown as {
    expected: Record<'status_counts' | 'dynamic_counts' | 'cross_counts', Record<string, number>>;
    tolerance: number;
    sample: { plr_id: string; status_index: number; dynamic_index: number }[];
  };

  test('has for every area the classes that were published', () => {
    expect(leftOut).toEqual([]);
    expect(areas.map(({ parts }) => parts['status']?.class.name)).toEqual(
      published.map((row) => row['pub_status_class']),
    );
    expect(areas.map(({ parts }) => parts['dynamic']?.class.name)).toEqual(
      published.map((row) => row['pub_dynamic_class']),
    );
  });

  test('has the z values, sums and index values that were published', () => {
    areas.forEach(({ parts: { status } }, i) => {
      const row = published[i] ?? {};
      for (const [id, z] of Object.entries(status?.z ?? {})) {
        expect(Math.abs(z - Number(row[`pub_z_${id}`]))).toBeLessThanOrEqual(tolerance);
      }
      expect(Math.abs((status?.sum ?? 0) - Number(row['pub_z_sum']))).toBeLessThanOrEqual(tolerance);
      expect(Math.abs((status?.index ?? 0) - Number(row['pub_status_index']))).toBeLessThanOrEqual(tolerance);
    });
  });

  test('counts as many areas in each class, and in each pair of classes', () => {
    const names = areas.map(({ parts }) => [parts['status']?.class.name ?? '', parts['dynamic']?.class.name ?? '']);
    expect(counted(names.map(([status = '']) => status))).toEqual(expected.status_counts);
    expect(counted(names.map(([, dynamic = '']) => dynamic))).toEqual(expected.dynamic_counts);
    expect(counted(names.map((each) => each.join('/')))).toEqual(expected.cross_counts);
  });

  test.each(sample)(
    'has for $plr_id the index values computed elsewhere',
    ({ plr_id, status_index, dynamic_index }) => {
      const found = areas.find(({ area }) => area === plr_id);
      expect(found?.parts['status']?.index).toBeCloseTo(status_index, 8);
      expect(found?.parts['dynamic']?.index).toBeCloseTo(dynamic_index, 8);
    },
  );
});

describe('what is left out', () => {
  const { rows } = berlinRows(2013);
  const [first, second, third, fourth, ...others] = rows as [IndexRow, IndexRow, IndexRow, IndexRow, ...IndexRow[]];
  const zero = Object.fromEntries(Object.keys(first.figures).map((id) => [id, known(0)]));

  test('takes no part in mean and spread, and is named with its reason', () => {
    const { areas, leftOut } = indexOf(
      [
        { ...first, inhabitants: known(299) },
        { ...second, figures: zero },
        { ...third, marks: { kom: 'Ausreißer' } },
        { ...fourth, figures: { ...fourth.figures, s2: unknown('suppressed') } },
        ...others,
      ],
      berlin,
    );
    expect(leftOut.map(({ area, part, reason }) => [area, part, reason])).toEqual([
      [first.area, null, 'too-few-inhabitants'],
      [second.area, null, 'unpublished'],
      [third.area, null, 'excluded'],
      [fourth.area, 'status', 'suppressed'],
    ]);
    const plain = indexOf([fourth, ...others], berlin);
    const part = areas.find(({ area }) => area === fourth.area);
    expect([part?.parts['status'], part?.combined]).toEqual([undefined, undefined]);
    expect(part?.parts['dynamic']).toEqual(plain.areas[0]?.parts['dynamic']);
    expect(indexOf(others, berlin).standards['s1']).toEqual(
      indexOf([{ ...first, inhabitants: known(299) }, ...others], berlin).standards['s1'],
    );
  });

  test('an unknown figure has an index of its state, never zero', () => {
    const index = indexOf(
      [
        { ...first, inhabitants: known(10) },
        { ...second, figures: { ...second.figures, s1: unknown('suppressed') } },
        ...others,
      ],
      berlin,
    );
    expect(indexFigure(index, first.area, 'status').state).toBe('not-applicable');
    expect(indexFigure(index, second.area, 'status').state).toBe('suppressed');
    expect(indexFigure(index, second.area, 'dynamic').state).toBe('known');
    expect(indexFigure(index, 'nowhere', 'status').state).toBe('missing');
  });

  test('too little to compare is a reason, not a number', () => {
    expect(compositeIndex([first, second], berlin)).toEqual({
      ok: false,
      failure: { reason: 'too-few-areas', where: 'status' },
    });
    expect(compositeIndex([first, first, second], berlin)).toMatchObject({ failure: { reason: 'area-twice' } });
    const alike = ['a', 'b', 'c'].map((area) => ({ ...first, area }));
    expect(compositeIndex(alike, berlin)).toMatchObject({ failure: { reason: 'no-spread', where: 's1' } });
  });
});

describe('a change of two values as dynamics', () => {
  const definition: IndexDefinition = {
    ...berlin,
    unpublished: 'never',
    parts: [
      {
        id: 'dynamic',
        name: 'Dynamik',
        indicators: [{ id: 'd', name: 'd', unit: '', weight: 1, worse: 'higher', change: { from: ['a'], to: ['b'] } }],
        classes: [{ code: 'x', name: 'x', including: true }],
      },
    ],
  };
  const row = (area: string, from: number, to: number | undefined): IndexRow => ({
    area,
    inhabitants: known(400),
    figures: { 'd.from': known(from), ...(to === undefined ? {} : { 'd.to': known(to) }) },
  });

  test('is computed from both, and missing where one is', () => {
    const { areas, leftOut } = indexOf(
      [row('a', 1, 3), row('b', 5, 5), row('c', 9, 8), row('d', 2, undefined)],
      definition,
    );
    expect(areas[0]?.figures['d']).toEqual(known(2, 'computed'));
    expect(leftOut).toEqual([{ area: 'd', part: 'dynamic', reason: 'missing', detail: 'd' }]);
  });
});

describe('laws', () => {
  const values = fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 })
    .filter((all) => new Set(all).size > 1);

  test('z values have mean 0 and spread 1, and do not care for unit and origin', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -500, max: 500 }),
        (all, scale, origin) => {
          const made = standardised(all);
          const moved = standardised(all.map((value) => value * scale + origin));
          if (!made.ok || !moved.ok) throw new Error('spread expected');
          expect(made.z.reduce((sum, z) => sum + z, 0)).toBeCloseTo(0, 9);
          expect(made.z.reduce((sum, z) => sum + z * z, 0) / all.length).toBeCloseTo(1, 9);
          made.z.forEach((z, i) => {
            expect(moved.z[i]).toBeCloseTo(z, 8);
          });
        },
      ),
    );
  });

  test('the order of the areas does not matter', () => {
    const { rows } = berlinRows(2015);
    const here = indexOf(rows, berlin).areas;
    const there = indexOf(rows.toReversed(), berlin).areas.toReversed();
    here.forEach((each, i) => {
      expect(there[i]?.parts['status']?.index).toBeCloseTo(each.parts['status']?.index ?? 9, 9);
      expect(there[i]?.combined).toBe(each.combined);
    });
  });
});

describe('changes of class', () => {
  test('name both classes, and how far behind the limit', () => {
    const [before, after] = [indexOf(berlinRows(2013).rows, berlin), indexOf(berlinRows(2015).rows, berlin)];
    const [status] = berlin.parts;
    if (!status) throw new Error('no part');
    const all = classChanges(before, after, status);
    const clear = classChanges(before, after, status, 0.1);
    expect(all.length).toBeGreaterThan(clear.length);
    expect(clear.every(({ beyond }) => beyond >= 0.1)).toBe(true);
    expect(classChanges(after, after, status)).toEqual([]);
    for (const { from, to, shift } of all) expect(Math.sign(Number(to) - Number(from))).toBe(Math.sign(shift));
  });
});

describe('a class', () => {
  const [status, dynamic] = berlin.parts.map((part) => part.classes);
  test.each<[number, string, string]>([
    [-1.000001, 'hoch', 'positiv'],
    [-1, 'mittel', 'stabil'],
    [0, 'mittel', 'stabil'],
    [1, 'mittel', 'stabil'],
    [1.000001, 'niedrig', 'negativ'],
    [1.5, 'niedrig', 'negativ'],
    [1.500001, 'sehr niedrig', 'negativ'],
  ])('of %d is %s and %s: limits belong to the class as published', (value, inStatus, inDynamic) => {
    expect(classOf(value, status ?? []).name).toBe(inStatus);
    expect(classOf(value, dynamic ?? []).name).toBe(inDynamic);
  });
});

describe('a definition', () => {
  test.each(deliveredNames)('%s is sound', (name) => {
    expect(readDefinition(JSON.stringify(deliveredDefinition(name)))).toMatchObject({ ok: true });
  });

  test.each<[string, (definition: IndexDefinition) => unknown, string]>([
    [
      'classes that do not rise',
      (d) => ({
        ...d,
        parts: [
          {
            ...d.parts[0],
            classes: [
              { code: '1', name: 'a', upTo: 1 },
              { code: '2', name: 'b', upTo: 0 },
              { code: '3', name: 'c' },
            ],
          },
        ],
      }),
      'parts.0.classes',
    ],
    [
      'a weight below 0',
      (d) => ({ ...d, parts: [{ ...d.parts[0], indicators: [{ id: 'x', name: 'x', columns: ['x'], weight: -1 }] }] }),
      'parts.0.indicators.0.weight',
    ],
    [
      'an indicator without a column',
      (d) => ({ ...d, parts: [{ ...d.parts[0], indicators: [{ id: 'x', name: 'x' }] }] }),
      'parts.0.indicators.0',
    ],
    ['a misspelt field', (d) => ({ ...d, inhabitants: { columns: ['EW'], minimun: 300 } }), 'inhabitants.minimum'],
    ['one id for two indicators', (d) => ({ ...d, parts: [d.parts[0], d.parts[0]] }), ''],
  ])('with %s says where', (_, broken, place) => {
    const read = readDefinition(JSON.stringify(broken(berlin)));
    expect(read.ok ? [] : read.problems.map((each) => each.place)).toContain(place);
  });
});

/** Values: what is stored, what is computed from it, and what an import does and takes back. */

import { describe, expect, test } from 'vitest';
import type { Figure } from '#analysis/figure.ts';
import { entries, undo } from '#platform/journal.server.ts';
import { emptyCity, person, type TestCity } from '../../tests/support/city.ts';
import { everything, journalLength, refused, rowsOf } from '../../tests/support/rows.ts';
import { cityOfFigures, receive, type Told, value } from '../../tests/support/values.ts';
import { undoValues } from './imports.store.server.ts';
import { figureIn } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { seriesOf } from './values.store.server.ts';

async function points(city: TestCity, indicatorId: string, areaId: string, areaIds: readonly string[] | null = null) {
  const all = await city.read(async (db) => seriesOf(db, await listIndicators(db), areaIds));
  return all.get(indicatorId)?.get(areaId) ?? [];
}

/** The number, or why there is none. */
const told = (figure: Figure): Told => (figure.state === 'known' ? figure.value : figure.state);

async function series(city: TestCity, indicatorId: string, areaId: string, areaIds: readonly string[] | null = null) {
  return (await points(city, indicatorId, areaId, areaIds)).map(({ year, figure }) => [year, told(figure)]);
}

describe('a stored series', () => {
  test('runs from the oldest year to the latest, in whatever order it came', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 3), value('part', 'a', 2018, 1), value('part', 'a', 2019, 2)]);
    const expected = [
      [2018, 1],
      [2019, 2],
      [2020, 3],
    ];
    expect(await series(city, 'part', 'a')).toEqual(expected);
  });

  test.each(['missing', 'suppressed', 'not-applicable'] as const)('keeps that a value is %s', async (state) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, state)]);
    expect(await points(city, 'part', 'a')).toEqual([{ year: 2020, figure: { state, evidence: 'measured' } }]);
  });

  test('knows zero', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 0)]);
    expect(await points(city, 'part', 'a')).toEqual([
      { year: 2020, figure: { state: 'known', value: 0, evidence: 'measured' } },
    ]);
  });

  test('keeps how each value is known', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1, 'forecast'), value('part', 'a', 2021, 'missing', 'example')]);
    const evidence = (await points(city, 'part', 'a')).map(({ figure }) => figure.evidence);
    expect(evidence).toEqual(['forecast', 'example']);
  });

  test.each([-0.1, 1e-12, 1 / 3, 123_456_789.123_456_78, 9e15])('keeps %d to the last digit', async (number) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, number)]);
    expect(await series(city, 'part', 'a')).toEqual([[2020, number]]);
  });

  test('is of its own city', async () => {
    const [here, there] = [await cityOfFigures(), await cityOfFigures()];
    await receive(here, [value('part', 'a', 2020, 1)]);
    expect(await series(there, 'part', 'a')).toEqual([]);
  });

  test.each([
    ['known without a value', { ...value('part', 'a', 2020, 1), value: null }],
    ['suppressed with a value', { ...value('part', 'a', 2020, 'suppressed'), value: 3 }],
    ['of an area that does not exist', value('part', 'nirgends', 2020, 1)],
    ['of an indicator that does not exist', value('nichts', 'a', 2020, 1)],
  ])('takes nothing that is %s, nor what came with it', async (_, wrong) => {
    const city = await cityOfFigures();
    const before = [await everything(city), await journalLength(city)];
    await expect(receive(city, [value('part', 'b', 2020, 1), wrong])).rejects.toBeDefined();
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });
});

describe('a rate', () => {
  test.each<[Told, Told, Told]>([
    [10, 40, 25],
    [0, 40, 0],
    [0, 0, 'not-applicable'],
    [3, 0, 'not-applicable'],
    ['missing', 40, 'missing'],
    [10, 'missing', 'missing'],
    ['suppressed', 40, 'suppressed'],
    [10, 'suppressed', 'suppressed'],
    ['suppressed', 'missing', 'suppressed'],
    ['not-applicable', 40, 'not-applicable'],
  ])('of %s in %s is %s', async (numerator, denominator, share) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, numerator), value('all', 'a', 2020, denominator)]);
    expect(await series(city, 'share', 'a')).toEqual([[2020, share]]);
  });

  test('is computed, not measured, and a forecast where one of its counts is', async () => {
    const city = await cityOfFigures();
    await receive(city, [
      value('part', 'a', 2020, 1),
      value('all', 'a', 2020, 2),
      value('part', 'a', 2030, 1, 'forecast'),
      value('all', 'a', 2030, 2),
    ]);
    const evidence = (await points(city, 'share', 'a')).map(({ figure }) => figure.evidence);
    expect(evidence).toEqual(['computed', 'forecast']);
  });

  test('is missing for a year whose denominator nobody gave', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'a', 2020, 1), value('all', 'a', 2020, 4)]);
    const expected = [
      [2019, 'missing'],
      [2020, 25],
    ];
    expect(await series(city, 'share', 'a')).toEqual(expected);
  });

  test('follows its counts, and nothing that is stored as its own', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1), value('all', 'a', 2020, 4), value('share', 'a', 2020, 99)]);
    expect(await series(city, 'share', 'a')).toEqual([[2020, 25]]);
  });
});

describe('an area put together from units', () => {
  test.each<[Told, Told, Told]>([
    [1, 2, 3],
    [0, 0, 0],
    [1, 'missing', 'missing'],
    [1, 'suppressed', 'suppressed'],
    ['missing', 'suppressed', 'suppressed'],
    [1, 'not-applicable', 1],
    ['not-applicable', 'not-applicable', 'not-applicable'],
  ])('of %s and %s has %s', async (a, b, sum) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, a), value('part', 'b', 2020, b), value('part', 'c', 2020, 1000)]);
    expect(await series(city, 'part', 'ab')).toEqual([[2020, sum]]);
  });

  test('is missing in a year that one of its units lacks', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'a', 2020, 1), value('part', 'b', 2020, 1)]);
    const expected = [
      [2019, 'missing'],
      [2020, 2],
    ];
    expect(await series(city, 'part', 'ab')).toEqual(expected);
  });

  test('has the rate of the sums, not the mean of the rates', async () => {
    const city = await cityOfFigures();
    await receive(city, [
      value('part', 'a', 2020, 10),
      value('all', 'a', 2020, 100),
      value('part', 'b', 2020, 90),
      value('all', 'b', 2020, 300),
    ]);
    expect(await series(city, 'share', 'ab')).toEqual([[2020, 25]]);
  });

  test('has no mean: means cannot be summed', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('age', 'a', 2020, 40), value('age', 'b', 2020, 50)]);
    expect(await series(city, 'age', 'ab')).toEqual([]);
  });

  test('keeps values of its own before any sum', async () => {
    const city = await cityOfFigures();
    await receive(city, [
      value('part', 'a', 2020, 1),
      value('part', 'b', 2020, 2),
      value('part', 'ab', 2020, 'suppressed'),
    ]);
    expect(await series(city, 'part', 'ab')).toEqual([[2020, 'suppressed']]);
  });

  test.each(['part', 'share'])('has the same %s, asked for alone or with all others', async (indicatorId) => {
    const city = await cityOfFigures();
    await receive(city, [
      value('part', 'a', 2020, 1),
      value('part', 'b', 2020, 2),
      value('all', 'a', 2020, 6),
      value('all', 'b', 2020, 6),
    ]);
    const alone = await points(city, indicatorId, 'ab', ['ab']);
    expect(alone).toHaveLength(1);
    expect(alone).toEqual(await points(city, indicatorId, 'ab'));
    expect(alone).toEqual(await points(city, indicatorId, 'ab', ['a', 'ab']));
  });

  test('is the only one told of where it alone is asked for', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1), value('part', 'b', 2020, 2)]);
    const all = await city.read(async (db) => seriesOf(db, await listIndicators(db), ['ab']));
    expect([...(all.get('part')?.keys() ?? [])]).toEqual(['ab']);
  });

  test('has nothing where its units have nothing', async () => {
    expect(await series(await cityOfFigures(), 'part', 'ab')).toEqual([]);
  });
});

describe('a city without values', () => {
  test('has a series for no indicator', async () => {
    const city = await emptyCity();
    expect(await city.read((db) => seriesOf(db, [], null))).toEqual(new Map());
  });
});

const taken = (city: TestCity, who: { id: string; name: string }, entryId: number) =>
  city.write((db) => undo(db, who, entryId, { 'indicator-values': undoValues }));

const state = async (city: TestCity) => [await rowsOf(city, 'indicator_value'), await rowsOf(city, 'replaced_value')];

describe('an import', () => {
  test('says how many values it added and how many it replaced', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'a', 2020, 1)]);
    const again = await receive(city, [value('part', 'a', 2020, 2), value('part', 'a', 2021, 2)]);
    expect(again).toMatchObject({ added: 1, replaced: 1 });
  });

  test('replaces value, state and evidence', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 7, 'forecast')]);
    await receive(city, [value('part', 'a', 2020, 'suppressed', 'measured')]);
    const { figure } = (await points(city, 'part', 'a'))[0] ?? {};
    expect(figure).toEqual({ state: 'suppressed', evidence: 'measured' });
  });

  test('is one entry of the journal with file, hash and rows', async () => {
    const city = await cityOfFigures();
    const before = await journalLength(city);
    const { entryId } = await receive(city, [value('part', 'a', 2020, 7), value('part', 'b', 2020, 8)]);
    const [entry] = await city.read((db) => entries(db, { limit: 1 }));
    expect(await journalLength(city)).toBe(before + 1);
    expect(entry).toMatchObject({ id: entryId, act: 'import', kind: 'indicator-values', title: 'werte.csv' });
    expect(entry?.changes[0]?.after).toMatchObject({ hash: 'hash of werte.csv', rows: 2, replaced: 0 });
  });

  test('of many thousand values keeps and replaces each of them', async () => {
    const city = await cityOfFigures();
    const many = (shift: number) =>
      Array.from({ length: 11_100 }, (_, i) =>
        value(
          ['part', 'all', 'age'][i % 3] ?? '',
          ['a', 'b', 'c', 'ab', 'stadt'][i % 5] ?? '',
          1000 + Math.floor(i / 15),
          i + shift,
        ),
      );
    expect(await receive(city, many(0))).toMatchObject({ added: 11_100, replaced: 0 });
    expect(await receive(city, many(1))).toMatchObject({ added: 0, replaced: 11_100 });
    expect(figureIn(await points(city, 'part', 'a'), 1739)).toMatchObject({ value: 739 * 15 + 1 });
  });

  test('taken back leaves exactly what was there before', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await receive(city, [
      value('part', 'a', 2019, 0),
      value('part', 'a', 2020, 'suppressed', 'example'),
      value('part', 'b', 2020, 1 / 3, 'forecast'),
    ]);
    const before = await state(city);
    const { entryId } = await receive(
      city,
      [value('part', 'a', 2020, 5), value('part', 'b', 2020, 'missing'), value('part', 'c', 2020, 9)],
      ada,
    );
    expect(await state(city)).not.toEqual(before);
    await taken(city, ada, entryId);
    expect(await state(city)).toEqual(before);
  });

  test('stays known as one that was taken back', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    const { entryId } = await receive(city, [value('part', 'a', 2020, 5)], ada);
    await taken(city, ada, entryId);
    const [held] = await city.read((db) =>
      db.selectFrom('value_import').selectAll().where('city_id', '=', db.cityId).execute(),
    );
    expect(held?.undone_at).not.toBeNull();
  });

  test('is not taken back as long as a later one has replaced some of it', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    const first = await receive(city, [value('part', 'a', 2020, 1), value('part', 'b', 2020, 1)], ada);
    await receive(city, [value('part', 'a', 2020, 2)]);
    const before = await state(city);
    await expect(taken(city, ada, first.entryId)).rejects.toMatchObject(refused(409, 'undo-built-on'));
    expect(await state(city)).toEqual(before);
  });

  test('is taken back after the later one is', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    const before = await state(city);
    const entryIds: number[] = [];
    for (const number of [1, 2, 3])
      entryIds.push((await receive(city, [value('part', 'a', 2020, number)], ada)).entryId);
    for (const entryId of entryIds.toReversed()) await taken(city, ada, entryId);
    expect(await state(city)).toEqual(before);
  });

  test('that a later one stands beside is taken back, and the later one stays', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    const first = await receive(city, [value('part', 'a', 2020, 1)], ada);
    await receive(city, [value('part', 'b', 2020, 2)]);
    await taken(city, ada, first.entryId);
    expect([await series(city, 'part', 'a'), await series(city, 'part', 'b')]).toEqual([[], [[2020, 2]]]);
  });

  test('is taken back once', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    const { entryId } = await receive(city, [value('part', 'a', 2020, 1)], ada);
    await taken(city, ada, entryId);
    await expect(taken(city, ada, entryId)).rejects.toMatchObject(refused(409, 'undo-done'));
  });
});

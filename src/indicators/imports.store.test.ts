/** Imports: where values come from, what became of the older ones, and the way back. */

import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { person, type TestCity } from '../../tests/support/city.ts';
import { refused, rowsOf } from '../../tests/support/rows.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { undoValues } from './imports.store.server.ts';
import { listIndicators } from './indicators.store.server.ts';
import { listImports, listRevisions, loadProvenance } from './provenance.store.server.ts';
import { seriesOf } from './values.store.server.ts';

const taken = (city: TestCity, who: { id: string; name: string }, entryId: number) =>
  city.write((db) => undo(db, who, entryId, { 'indicator-values': undoValues }));

const revisions = (
  city: TestCity,
  ...of: Parameters<typeof listRevisions> extends [unknown, ...infer Rest] ? Rest : never
) => city.read((db) => listRevisions(db, ...of));

describe('where values come from', () => {
  test('is kept with file, hash, person, source and licence', async () => {
    const city = await cityOfFigures();
    const ada = await person('Ada Lovelace');
    const origin = { source: 'Amt für Statistik', licence: 'dl-de/by-2-0' };
    await receive(city, [value('part', 'a', 2020, 1), value('part', 'b', 2020, 1)], ada, 'teile.csv', origin);
    expect(await city.read((db) => listImports(db))).toMatchObject([
      {
        file: 'teile.csv',
        hash: 'hash of teile.csv',
        by: 'Ada Lovelace',
        rows: 2,
        ...origin,
        mode: 'add',
        undone: false,
      },
    ]);
  });

  test('is told of an indicator by those imports that it still has values of', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1)], undefined, 'alt.csv');
    await receive(city, [value('all', 'a', 2020, 1)], undefined, 'andere.csv');
    await receive(city, [value('part', 'a', 2020, 2)], undefined, 'neu.csv');
    const { imports, revisionCount } = await city.read((db) => loadProvenance(db, ['part']));
    expect(revisionCount).toBe(1);
    expect(imports.map((each) => each.file)).toEqual(['neu.csv']);
  });
});

describe('a revision', () => {
  test('keeps the old number, names the new one, says why', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1), value('part', 'b', 2020, 5)]);
    const how = { reason: 'Zensus' };
    const stored = await receive(
      city,
      [value('part', 'a', 2020, 2), value('part', 'b', 2020, 5)],
      undefined,
      'neu.csv',
      how,
    );
    expect(stored).toMatchObject({ added: 0, replaced: 2, revised: 1 });
    expect(await revisions(city, ['part'])).toMatchObject([
      { areaId: 'a', year: 2020, before: { value: 1 }, after: { value: 2 }, reason: 'Zensus', file: 'neu.csv' },
    ]);
  });

  test.each([
    ['a number becomes secret', 3, 'suppressed'],
    ['a secret becomes a number', 'suppressed', 0],
    ['one reason becomes another', 'missing', 'suppressed'],
  ] as const)('is there where %s', async (_, before, after) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, before)]);
    expect(await receive(city, [value('part', 'a', 2020, after)])).toMatchObject({ revised: 1 });
  });

  test('of a revision names what followed it, not what stands today', async () => {
    const city = await cityOfFigures();
    for (const told of [1, 2, 3]) await receive(city, [value('part', 'a', 2020, told)]);
    const found = await revisions(city, ['part']);
    expect(found.map(({ before, after }) => [before, after])).toMatchObject([
      [{ value: 2 }, { value: 3 }],
      [{ value: 1 }, { value: 2 }],
    ]);
  });

  test('is asked for by area and since a day', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1)]);
    await receive(city, [value('part', 'a', 2020, 2)]);
    expect(await revisions(city, ['part'], { areaIds: ['b'] })).toEqual([]);
    expect(await revisions(city, ['part'], { areaIds: ['a'], since: '2020-01-01T00:00:00Z' })).toHaveLength(1);
    expect(await revisions(city, ['part'], { since: '2100-01-01T00:00:00Z' })).toEqual([]);
  });

  test('is gone when its import is taken back', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await receive(city, [value('part', 'a', 2020, 1)]);
    const { entryId } = await receive(city, [value('part', 'a', 2020, 2)], ada);
    await taken(city, ada, entryId);
    expect(await revisions(city, ['part'])).toEqual([]);
    expect((await city.read((db) => listImports(db))).map((each) => each.undone).sort()).toEqual([false, true]);
  });
});

describe('a file that is the whole series', () => {
  const whole = { mode: 'whole-series', reason: 'neu gezählt' } as const;

  test('takes out what it does not name, of its indicators only', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'b', 2020, 2), value('all', 'b', 2020, 9)]);
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'a', 2020, 4)], undefined, 'ganz.csv', whole);
    const left = await rowsOf(city, 'indicator_value');
    const known = await city.read(async (db) => seriesOf(db, await listIndicators(db), null));
    expect(left).toHaveLength(3);
    expect([known.get('part')?.get('a')?.length, known.get('part')?.has('b'), known.get('all')?.has('b')]).toEqual([
      2,
      false,
      true,
    ]);
    expect(await revisions(city, ['part'])).toMatchObject([{ areaId: 'b', after: null, reason: 'neu gezählt' }]);
  });

  test('taken back leaves exactly what was there before', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'b', 2020, 2)]);
    const before = await rowsOf(city, 'indicator_value');
    const { entryId } = await receive(city, [value('part', 'a', 2019, 3)], ada, 'ganz.csv', whole);
    await taken(city, ada, entryId);
    expect(await rowsOf(city, 'indicator_value')).toEqual(before);
    expect(await rowsOf(city, 'replaced_value')).toEqual([]);
  });

  test('is not taken back where a later file has brought back what it took out', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await receive(city, [value('part', 'a', 2019, 1), value('part', 'b', 2020, 2)]);
    const { entryId } = await receive(city, [value('part', 'a', 2019, 3)], ada, 'ganz.csv', whole);
    await receive(city, [value('part', 'b', 2020, 2)]);
    await expect(taken(city, ada, entryId)).rejects.toMatchObject(refused(409, 'undo-built-on'));
  });
});

/** A file of values taken in: all of it or nothing, in bundles, with its reading remembered; and the way back. */

import { describe, expect, test } from 'vitest';
import { undoValues } from '#indicators/imports.store.server.ts';
import { Cancelled } from '#platform/jobs.server.ts';
import { undo } from '#platform/journal.server.ts';
import { person, type TestCity } from '../../tests/support/city.ts';
import { contentOf, faultsIn, utf8 } from '../../tests/support/received-files.ts';
import { refused, rowsOf } from '../../tests/support/rows.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { slicedBytes } from './file-text.ts';
import { wishes } from './reading-wishes.ts';
import { asBefore, checkValues, type Reading, recall, takeIn } from './values.server.ts';

const reading = (said: Record<string, string> = {}, more: Partial<Reading> = {}): Reading => ({
  wishes: wishes.parse(said),
  ...more,
});
const fileOf = (text: string, reason = '') => ({ ...slicedBytes('werte.csv', utf8(text)), hash: 'x', reason });
const long = (...lines: string[]) => ['Indikator;Raum;Jahr;Wert', ...lines, ''].join('\n');
/** All years of three indicators. */
const many = long(
  ...['part', 'all', 'age'].flatMap((indicator) =>
    ['a', 'b', 'c'].flatMap((area) => Array.from({ length: 199 }, (_, i) => `${indicator};${area};${1900 + i};${i}`)),
  ),
);

const bundlesOf = (city: TestCity) => rowsOf(city, 'received_bundle');
const valuesOf = (city: TestCity) => rowsOf(city, 'indicator_value');

describe('a file is taken in', () => {
  test('whole, with one entry in the journal, and goes back whole', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await receive(city, [value('part', 'a', 1900, 7)]);
    const before = await valuesOf(city);
    const entries = (await rowsOf(city, 'journal')).length;
    const stored = contentOf(await takeIn(city, ada, fileOf(many, 'neu gezählt'), reading()));
    expect(stored).toMatchObject({ added: 3 * 3 * 199 - 1, replaced: 1, revised: 1 });
    expect(await valuesOf(city)).toHaveLength(3 * 3 * 199);
    expect(await bundlesOf(city)).toEqual([]);
    expect((await rowsOf(city, 'journal')).length).toBe(entries + 1);
    await city.write((db) => undo(db, ada, stored.entryId, { 'indicator-values': undoValues }));
    expect(await valuesOf(city)).toEqual(before);
  });

  test('not at all where its last line is wrong', async () => {
    const city = await cityOfFigures();
    const read = await takeIn(city, await person(), fileOf(`${many}part;Atlantis;2015;1\n`), reading());
    expect(faultsIn(read)).toMatchObject([{ key: 'unknown-area', row: 3 * 3 * 199 + 2 }]);
    expect([...(await valuesOf(city)), ...(await bundlesOf(city))]).toEqual([]);
  });

  test('not at all where somebody stops it on the way', async () => {
    const city = await cityOfFigures();
    const stop = async () => {
      throw new Cancelled();
    };
    await expect(takeIn(city, await person(), fileOf(many), reading(), stop)).rejects.toThrow(Cancelled);
    expect([...(await valuesOf(city)), ...(await bundlesOf(city))]).toEqual([]);
  });

  test('not without a reason where it changes a number', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 7)]);
    const before = await valuesOf(city);
    const taken = takeIn(city, await person(), fileOf(long('part;a;2020;8')), reading());
    await expect(taken).rejects.toMatchObject(refused(422, 'reason-needed'));
    expect(await valuesOf(city)).toEqual(before);
  });

  test('and what it would do is said before', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 7), value('part', 'a', 2021, 7), value('part', 'b', 2021, 7)]);
    const file = fileOf(long('part;a;2020;8', 'part;a;2021;7', 'part;a;2022;1'));
    const checked = contentOf(await checkValues(city, file, reading({}, { mode: 'whole-series' })));
    expect(checked.effect).toEqual({ replaced: 2, revised: 1, dropped: 1 });
    expect(await valuesOf(city)).toHaveLength(3);
  });
});

describe('areas that are no more', () => {
  const said = { areaColumn: 'Raum' };
  test('have values until they ended with a version, and none after; what was retired otherwise has none', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    await city.write(async (db) => {
      const gone = { retired_at: '2022-01-01T00:00:00Z' };
      await db
        .updateTable('area')
        .set({ ...gone, valid_to: '2021-01-01' })
        .where('city_id', '=', db.cityId)
        .where('id', '=', 'a')
        .execute();
      await db.updateTable('area').set(gone).where('city_id', '=', db.cityId).where('id', '=', 'b').execute();
    });
    const taken = await takeIn(
      city,
      ada,
      fileOf(long('part;a;2019;7', 'part;a;2020;8', 'part;c;2021;9')),
      reading(said),
    );
    expect(contentOf(taken)).toMatchObject({ added: 3 });
    const late = await takeIn(city, ada, fileOf(long('part;a;2021;8')), reading(said));
    expect(faultsIn(late)).toMatchObject([{ key: 'area-ended', row: 2 }]);
    const mistaken = await takeIn(city, ada, fileOf(long('part;b;2015;8')), reading(said));
    expect(faultsIn(mistaken)).toMatchObject([{ key: 'unknown-area', row: 2 }]);
    expect(await valuesOf(city)).toHaveLength(3);
  });
});

describe('how a file was read', () => {
  const first = 'Wo;Menge;2019\nRaum a;x;1,5\nRaum b;x;#\n';
  const next = 'Wo;Menge;2019;2020\nRaum a;x;1,5;2,5\nRaum b;x;#;#\n';
  const said = { areaColumn: 'Wo', indicatorId: 'age', signs: '# = geheim' };

  test('is remembered for the next one with the same headings', async () => {
    const city = await cityOfFigures();
    const ada = await person();
    expect(faultsIn(await checkValues(city, fileOf(next), reading()))).not.toEqual([]);
    contentOf(await takeIn(city, ada, fileOf(first), reading(said)));
    const { head, remembered } = await recall(city, fileOf(next));
    expect(head).toEqual(['Wo', 'Menge', '2019', '2020']);
    expect(remembered).toMatchObject({ file: 'werte.csv', wishes: said });
    const again = asBefore(wishes.parse({}), remembered);
    const stored = contentOf(await takeIn(city, ada, fileOf(next), { wishes: again.wishes }));
    expect(stored).toMatchObject({ added: 2, replaced: 2, revised: 0 });
  });

  test('gives way to what is said of this file', async () => {
    const city = await cityOfFigures();
    contentOf(await takeIn(city, await person(), fileOf(first), reading(said)));
    const { remembered } = await recall(city, fileOf(next));
    expect(asBefore(wishes.parse({ areaColumn: 'Menge' }), remembered)).toMatchObject({
      wishes: { areaColumn: 'Menge', indicatorId: null },
      from: null,
    });
  });

  test('is nobody else’s: other headings, other cities', async () => {
    const city = await cityOfFigures();
    const other = await cityOfFigures();
    contentOf(await takeIn(city, await person(), fileOf(first), reading(said)));
    expect((await recall(city, fileOf('Wer;Menge;2019\n1;2;3\n'))).remembered).toBeNull();
    expect((await recall(other, fileOf(next))).remembered).toBeNull();
  });
});

/** A division with other borders from a day on: both versions stay readable, and the newest one can be taken back. */

import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, type TestCity } from '../../tests/support/city.ts';
import { areaOf } from '../../tests/support/forms.ts';
import { everything, refused } from '../../tests/support/rows.ts';
import { received, square, storeUnits } from '../../tests/support/shapes.ts';
import { existsOn } from './area.ts';
import { listAreas, listDivisions, saveArea } from './areas.store.server.ts';
import { undoDivision } from './divisions.store.server.ts';
import { breaksOf } from './panels/breaks.server.ts';
import { shapesOf } from './shapes.store.server.ts';
import { importVersion, latestBorders, listVersions, periodsOf, undoVersion } from './versions.store.server.ts';

const undoes = { division: undoDivision, 'division-version': undoVersion };
const day = '2021-01-01';

/** Since 2015 a, b and c; since 2021 a is larger, b as it was, c is gone, d has come. */
async function cityOfTwo(who = actor): Promise<{ city: TestCity; entryId: number }> {
  const city = await emptyCity();
  await storeUnits(
    city,
    ['a', 'b', 'c'].map((id, i) => received(id, square(i * 2, 0), id)),
  );
  return { city, entryId: await newVersion(city, who) };
}

async function newVersion(city: TestCity, who = actor, validFrom = day): Promise<number> {
  return city.write(async (db) => {
    const division = (await listDivisions(db)).find(({ id }) => id === 'ortsteile');
    if (!division) throw new Error('no division');
    return importVersion(db, who, {
      division,
      form: { validFrom, source: 'Amt, neu', licence: null, note: 'Neu geschnitten' },
      areas: [
        { ...received('a', square(0, 0, 2), 'a'), isNew: false, breaks: true },
        { ...received('b', square(2, 0), 'b'), name: 'Raum B', isNew: false, breaks: false },
        { ...received('d', square(8, 0), 'd'), parentId: 'a', isNew: true, breaks: false },
      ],
      endedIds: ['c'],
      file: { name: 'neu.geojson', hash: 'h' },
    });
  });
}

const shapesOn = async (city: TestCity, on: string) =>
  (await city.read((db) => shapesOf(db, 'ortsteile', on))).map(({ areaId, validFrom, validTo }) => [
    areaId,
    validFrom,
    validTo,
  ]);

describe('a new version', () => {
  test('holds from its day; the day before, everything is as it was', async () => {
    const { city } = await cityOfTwo();
    expect(await shapesOn(city, '2020-12-31')).toEqual(['a', 'b', 'c'].map((id) => [id, '2015-01-01', day]).sort());
    expect(await shapesOn(city, day)).toEqual(['a', 'b', 'd'].map((id) => [id, day, null]));
  });

  test('ends units that are gone and begins new ones, and the division says both versions', async () => {
    const { city } = await cityOfTwo();
    const areas = (await city.read(listAreas)).filter(({ divisionId }) => divisionId === 'ortsteile');
    const on = (date: string) =>
      areas
        .filter((area) => existsOn(area, date))
        .map(({ id }) => id)
        .sort();
    expect(on('2020-12-31')).toEqual(['a', 'b', 'c']);
    expect(on(day)).toEqual(['a', 'b', 'd']);
    expect(areas.find(({ id }) => id === 'd')).toMatchObject({ parentId: 'a', validFrom: day, validTo: null });
    expect(areas.find(({ id }) => id === 'b')?.name).toBe('Raum B');
    expect((await city.read(listVersions)).get('ortsteile')).toEqual([
      { validFrom: day, source: 'Amt, neu', licence: null, note: 'Neu geschnitten' },
      { validFrom: '2015-01-01', source: 'Amt für Statistik', licence: null, note: null },
    ]);
  });

  test('breaks the series of units whose land is another, and of no other', async () => {
    const { city } = await cityOfTwo();
    expect(await city.read((db) => breaksOf(db, ['a', 'b', 'c', 'd']))).toEqual(new Map([['a', [day]]]));
    expect((await city.read((db) => periodsOf(db, 'a'))).map(({ validFrom, breaks }) => [validFrom, breaks])).toEqual([
      [day, true],
      ['2015-01-01', false],
    ]);
  });

  test('breaks the series of an area put together from units only where they together are another land', async () => {
    const { city } = await cityOfTwo();
    const put = (id: string, partIds: readonly string[]) =>
      city.write(async (db) => {
        await saveArea(db, actor, { id, divisionId: 'ortsteile', form: areaOf({ name: id }), partIds, drawn: true });
      });
    await put('grown', ['a', 'b']);
    await put('same', ['b']);
    expect(await city.read((db) => breaksOf(db, ['grown', 'same']))).toEqual(new Map([['grown', [day]]]));
    // The border moves between two of its units.
    await city.write(async (db) => {
      const division = (await listDivisions(db)).find(({ id }) => id === 'ortsteile');
      if (!division) throw new Error('no division');
      await importVersion(db, actor, {
        division,
        form: { validFrom: '2024-01-01', source: null, licence: null, note: null },
        areas: [
          { ...received('a', square(0, 0), 'a'), isNew: false, breaks: true },
          { ...received('b', square(2, 0, 2), 'b'), isNew: false, breaks: true },
        ],
        endedIds: ['d'],
        file: { name: 'drei.geojson', hash: 'h' },
      });
    });
    expect((await city.read((db) => breaksOf(db, ['grown']))).get('grown')).toEqual([day]);
  });

  test('is taken back whole', async () => {
    const ada = await person();
    const city = await emptyCity();
    await storeUnits(
      city,
      ['a', 'b', 'c'].map((id, i) => received(id, square(i * 2, 0), id)),
    );
    const said = async () => {
      const areas = await city.read(listAreas);
      return [areas.map(({ revision: _, ...area }) => area), await shapesOn(city, '2026-01-01')];
    };
    const before = await said();
    const entryId = await newVersion(city, ada);
    await city.write((db) => undo(db, ada, entryId, undoes));
    expect(await said()).toEqual(before);
    expect(await city.read((db) => latestBorders(db, 'ortsteile'))).toBe('2015-01-01');
  });

  test('is not taken back under a later one', async () => {
    const ada = await person();
    const { city, entryId } = await cityOfTwo(ada);
    await city.write(async (db) => {
      const division = (await listDivisions(db)).find(({ id }) => id === 'ortsteile');
      if (!division) throw new Error('no division');
      return importVersion(db, actor, {
        division,
        form: { validFrom: '2024-01-01', source: null, licence: null, note: null },
        areas: [{ ...received('a', square(0, 0), 'a'), isNew: false, breaks: true }],
        endedIds: ['b', 'd'],
        file: { name: 'drei.geojson', hash: 'h' },
      });
    });
    const held = await everything(city);
    await expect(city.write((db) => undo(db, ada, entryId, undoes))).rejects.toMatchObject(
      refused(409, 'undo-built-on'),
    );
    expect(await everything(city)).toEqual(held);
  });
});

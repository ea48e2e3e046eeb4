/** Areas as the database keeps them, and what becomes of their shapes when their parts change. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, database, emptyCity, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { areaOf } from '../../tests/support/forms.ts';
import { everything, refused, rowsOf } from '../../tests/support/rows.ts';
import { measured, received, square, storeUnits } from '../../tests/support/shapes.ts';
import type { Area } from './area.ts';
import { listAreas, listDivisions, retireArea, saveArea } from './areas.store.server.ts';
import { focusDivision } from './divisions.store.server.ts';
import { shapesOf } from './shapes.store.server.ts';

beforeEach(() => {
  vi.stubEnv('STADTFADEN_NOW', '2026-03-01T09:00:00Z');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function areaIn(city: TestCity, id: string): Promise<Area> {
  const area = (await city.read(listAreas)).find((each) => each.id === id);
  if (!area) throw new Error(`no area ${id}`);
  return area;
}

const saveIn = (city: TestCity, what: Parameters<typeof saveArea>[2], who = actor) =>
  city.write((db) => saveArea(db, who, what));

/** Three units in a row, and the division of focus areas. */
async function cityWithUnits(): Promise<TestCity> {
  const city = await emptyCity();
  const units = ['a', 'b', 'c'].map((id, i) => received(id, square(i, 0), String(i)));
  await storeUnits(city, units);
  await city.write((db) => focusDivision(db, actor, 'Schwerpunkträume'));
  return city;
}

const divisionId = 'schwerpunktraeume';
const shapesOn = (city: TestCity, day: string) => city.read((db) => shapesOf(db, divisionId, day));

describe('an area', () => {
  test('is read back as it was saved', async () => {
    const city = await smallCity();
    const ada = await person();
    const form = areaOf({
      name: 'Östliche „Vorstadt“',
      code: 'Ö 1',
      category: 'strategic-green',
      profile: 'Erste Zeile\nzweite Zeile',
      chance: 'Wege',
      strategy: 'Plätze zuerst',
      reason: 'dreimal genannt',
      note: 'mit Leuten vor Ort',
      officeId: 'amt-fuer-wohnen',
      managerId: ada.id,
      contact: 'buero@x',
    });
    const { themes: _, ...said } = form;
    const { id } = await saveIn(city, { divisionId, form, partIds: ['ot-2', 'ot-1'], source: 'Konzept' });
    expect(await areaIn(city, id)).toMatchObject({
      ...said,
      divisionId,
      themes: [],
      partIds: ['ot-1', 'ot-2'],
      source: 'Konzept',
      retired: false,
      revision: 1,
    });
  });

  test('has the themes that were written one a line', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf({ themes: 'Wohnen\n\n  Grün, Wasser \nHandel' }) });
    expect((await areaIn(city, id)).themes).toEqual(['Wohnen', 'Grün, Wasser', 'Handel']);
  });

  test('keeps its division, source and position when it is changed', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), source: 'Konzept', position: 4 });
    await saveIn(city, { id, divisionId: 'ortsteile', form: areaOf({ name: 'Anders' }), expect: 1 });
    expect(await areaIn(city, id)).toMatchObject({ name: 'Anders', divisionId, source: 'Konzept' });
  });

  test('that somebody else saved in between is not saved over', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf() });
    await saveIn(city, { id, divisionId, form: areaOf({ note: 'erste' }), expect: 1 });
    const before = await everything(city);
    const second = saveIn(city, { id, divisionId, form: areaOf({ note: 'zweite' }), partIds: ['a'], expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect(await everything(city)).toEqual(before);
  });

  test('with a part that does not exist is refused whole', async () => {
    const city = await cityWithUnits();
    const before = await everything(city);
    const saved = saveIn(city, { divisionId, form: areaOf(), partIds: ['a', 'nirgends'] });
    await expect(saved).rejects.toMatchObject(refused(409, 'still-needed'));
    expect(await everything(city)).toEqual(before);
  });

  test('shares its code with none in its division', async () => {
    const city = await cityWithUnits();
    await saveIn(city, { divisionId, form: areaOf({ code: 'S1' }) });
    const before = await everything(city);
    const second = saveIn(city, { divisionId, form: areaOf({ code: 'S1' }) });
    await expect(second).rejects.toMatchObject(refused(409, 'already-there'));
    expect(await everything(city)).toEqual(before);
  });

  test('may share its code with one of another division', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf({ code: '0' }) });
    expect((await areaIn(city, id)).code).toBe((await areaIn(city, 'a')).code);
  });

  test('keeps standing without the person who managed it', async () => {
    const city = await cityWithUnits();
    const ada = await person();
    const { id } = await saveIn(city, { divisionId, form: areaOf({ managerId: ada.id }) });
    await database.kysely.deleteFrom('person').where('id', '=', ada.id).execute();
    expect((await areaIn(city, id)).managerId).toBeNull();
  });
});

describe('a retired area', () => {
  test('stays in the list, leaves the map, and comes back to both', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a'] });
    const area = await areaIn(city, id);
    await city.write((db) => retireArea(db, actor, area, true));
    const retired = await areaIn(city, id);
    expect([retired.retired, (await shapesOn(city, '2026-03-02')).length]).toEqual([true, 0]);
    await city.write((db) => retireArea(db, actor, retired, false));
    expect([(await areaIn(city, id)).retired, (await shapesOn(city, '2026-03-02')).length]).toEqual([false, 1]);
  });
});

describe('the shape of an area put together from parts', () => {
  test('is drawn from them, as an approximation that holds from today', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a', 'b'] });
    const [shape] = await shapesOn(city, '2026-03-01');
    expect(shape).toMatchObject({ areaId: id, validFrom: '2026-03-01', validTo: null, approximate: true });
    expect((await measured(city)).get(id)).toMatchObject({ valid: true, pieces: 1 });
  });

  test('ends with the day on which the parts change, and a new one begins', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a'] });
    vi.stubEnv('STADTFADEN_NOW', '2026-06-15T09:00:00Z');
    await saveIn(city, { id, divisionId, form: areaOf(), partIds: ['b', 'c'], expect: 1 });
    const span = async (day: string) => (await shapesOn(city, day)).map((each) => [each.validFrom, each.validTo]);
    expect(await span('2026-02-28')).toEqual([]);
    expect(await span('2026-06-14')).toEqual([['2026-03-01', '2026-06-15']]);
    expect(await span('2026-06-15')).toEqual([['2026-06-15', null]]);
  });

  test('is the one of the latest parts where they changed twice on one day', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a'] });
    await saveIn(city, { id, divisionId, form: areaOf(), partIds: ['a', 'b', 'c'], expect: 1 });
    const unit = (await measured(city)).get('a')?.size ?? 0;
    expect((await measured(city)).get(id)?.size).toBeCloseTo(3 * unit, 10);
    expect(await rowsOf(city, 'area_shape')).toHaveLength(4);
  });

  test.each([
    ['when only words change', { form: areaOf({ profile: 'Viele junge Leute' }) }],
    ['when the same parts are ticked again', { form: areaOf({ note: 'neu' }), partIds: ['b', 'a'] }],
    ['where it is drawn elsewhere', { form: areaOf(), partIds: ['c'], drawn: true }],
  ])('stays %s', async (_, change) => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a', 'b'] });
    const before = await rowsOf(city, 'area_shape');
    vi.stubEnv('STADTFADEN_NOW', '2026-06-15T09:00:00Z');
    await saveIn(city, { id, divisionId, expect: 1, ...change });
    expect(await rowsOf(city, 'area_shape')).toEqual(before);
  });

  test('ends without a new one when the last part is taken', async () => {
    const city = await cityWithUnits();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a', 'b'] });
    vi.stubEnv('STADTFADEN_NOW', '2026-06-15T09:00:00Z');
    await saveIn(city, { id, divisionId, form: areaOf(), partIds: [], expect: 1 });
    expect(await shapesOn(city, '2026-06-15')).toEqual([]);
    expect(await shapesOn(city, '2026-06-14')).toHaveLength(1);
  });

  test('is what it was, to the last digit, when the change is taken back', async () => {
    const city = await cityWithUnits();
    const ada = await person();
    const { id } = await saveIn(city, { divisionId, form: areaOf(), partIds: ['a', 'b'] }, ada);
    const before = [await rowsOf(city, 'area_shape'), await rowsOf(city, 'area_part')];
    vi.stubEnv('STADTFADEN_NOW', '2026-06-15T09:00:00Z');
    const { entryId } = await saveIn(city, { id, divisionId, form: areaOf(), partIds: ['c'], expect: 1 }, ada);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect([await rowsOf(city, 'area_shape'), await rowsOf(city, 'area_part')]).toEqual(before);
  });
});

describe('divisions', () => {
  test('are listed by their place, then by name', async () => {
    const city = await smallCity();
    expect((await city.read(listDivisions)).map((each) => each.id)).toEqual([
      'stadt',
      'schwerpunktraeume',
      'ortsteile',
      'bezirke',
    ]);
  });
});

/** Composite indices and their versions, as the database keeps them. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listAreas } from '#areas/areas.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { smallIndex } from '../../tests/support/index-content.ts';
import { everything, refused } from '../../tests/support/rows.ts';
import type { IndexContent } from './city-index.ts';
import { editionsOf } from './index-editions.server.ts';
import { isClassed } from './index-editions.ts';
import { currentOf, listIndices, retireIndex, saveIndex } from './indices.store.server.ts';
import { chooseResidents } from './residents.store.server.ts';

const content: IndexContent = {
  ...smallIndex,
  divisionId: 'ortsteile',
  indicators: [
    { indicatorId: 'rate-1', weight: 1, worse: 'lower' },
    { indicatorId: 'rate-2', weight: 2, worse: 'higher' },
  ],
  minimum: 0,
};
const form = { name: 'Soziale Lage', purpose: null, source: 'Amt für Statistik', reason: 'erste Fassung' };
const save = (city: TestCity, what: Partial<Parameters<typeof saveIndex>[2]> = {}, who = actor) =>
  city.write((db) => saveIndex(db, who, { id: 'probe', form, content, ...what }));
async function indexIn(city: TestCity) {
  const index = (await city.read(listIndices)).find((each) => each.id === 'probe');
  if (!index) throw new Error('no index');
  return index;
}

describe('an index', () => {
  test('is read back as it was saved', async () => {
    const city = await smallCity();
    await save(city);
    const index = await indexIn(city);
    expect(index).toMatchObject({ name: 'Soziale Lage', source: 'Amt für Statistik', version: 1, retired: false });
    expect(index.versions).toMatchObject([{ version: 1, content, reason: 'erste Fassung', madeBy: actor.name }]);
  });

  test('gets a new version when it computes something else, and keeps the old one', async () => {
    const city = await smallCity();
    await save(city);
    const { revision } = await indexIn(city);
    await save(city, {
      content: { ...content, minimum: 300 },
      form: { ...form, reason: 'Mindestzahl' },
      expect: revision,
    });
    const index = await indexIn(city);
    expect(index.versions.map(({ version, content: held }) => [version, held.minimum])).toEqual([
      [2, 300],
      [1, 0],
    ]);
    expect(currentOf(index)?.version).toBe(2);
  });

  test('that is only called otherwise has no new version', async () => {
    const city = await smallCity();
    await save(city);
    await save(city, { form: { ...form, name: 'Lagen' }, expect: (await indexIn(city)).revision });
    expect(await indexIn(city)).toMatchObject({ name: 'Lagen', version: 1, versions: [{ version: 1 }] });
  });

  test('is not saved over what somebody else saved', async () => {
    const city = await smallCity();
    await save(city);
    const before = await everything(city);
    await expect(save(city, { content: { ...content, minimum: 5 }, expect: 7 })).rejects.toMatchObject(
      refused(409, 'changed-meanwhile'),
    );
    expect(await everything(city)).toEqual(before);
  });

  test('has versions that nobody changes, not even in the database', async () => {
    const city = await smallCity();
    await save(city);
    await expect(
      city.write((db) =>
        sql`update index_version set definition = '{}' where city_id = ${db.cityId} and index_id = 'probe'`.execute(db),
      ),
    ).rejects.toThrow(/not changed/);
  });

  test('can be taken back: the new version, and the whole index', async () => {
    const city = await smallCity();
    const before = await everything(city, { revisions: false });
    const ada = await person();
    const first = await save(city, {}, ada);
    const one = await everything(city, { revisions: false });
    const second = await save(city, { content: { ...content, minimum: 300 }, expect: 1 }, ada);
    await city.write((db) => undo(db, ada, second.entryId ?? 0));
    expect(await everything(city, { revisions: false })).toEqual(one);
    await city.write((db) => undo(db, ada, first.entryId ?? 0));
    expect(await everything(city, { revisions: false })).toEqual(before);
  });

  test('is retired and put back', async () => {
    const city = await smallCity();
    await save(city);
    const index = await indexIn(city);
    await city.write((db) => retireIndex(db, actor, index, true));
    expect((await indexIn(city)).retired).toBe(true);
    const ended = await indexIn(city);
    await city.write((db) => retireIndex(db, actor, ended, false));
    expect((await indexIn(city)).retired).toBe(false);
  });
});

describe('the editions of an index', () => {
  const editions = (city: TestCity, given: IndexContent, latestOnly = false) =>
    city.read(async (db) => {
      const areas = (await listAreas(db)).filter((area) => area.divisionId === 'ortsteile');
      return editionsOf(db, given, { areas, until: 2026, latestOnly });
    });

  test('are one for each year of values, all areas in a class; the first years without dynamics', async () => {
    const city = await smallCity();
    const found = await editions(city, content);
    expect(found.map(({ year }) => year)).toEqual(Array.from({ length: 10 }, (_, i) => 2016 + i));
    expect(found.at(-1)?.areas.every(({ status, dynamics }) => isClassed(status) && isClassed(dynamics))).toBe(true);
    expect(found[0]?.failures).toMatchObject({ dynamics: { reason: 'too-few-areas' } });
    expect(await editions(city, content, true)).toEqual(found.slice(-1));
  });

  test('have no area where a minimum is asked for and nobody has chosen who counts the residents', async () => {
    const city = await smallCity();
    const [without] = await editions(city, { ...content, minimum: 1 }, true);
    expect(without?.failures.status?.reason).toBe('too-few-areas');
    await city.write((db) => chooseResidents(db, actor, 'einwohner'));
    const [chosen] = await editions(city, { ...content, minimum: 1 }, true);
    expect(chosen?.areas.every(({ status }) => isClassed(status))).toBe(true);
  });
});

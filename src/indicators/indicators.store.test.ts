/** The catalogue of indicators as the database keeps it. */

import { describe, expect, test } from 'vitest';
import { actor, emptyCity, smallCity, type TestCity } from '../../tests/support/city.ts';
import { indicatorOf } from '../../tests/support/forms.ts';
import { everything, refused } from '../../tests/support/rows.ts';
import { received, storeUnits } from '../../tests/support/shapes.ts';
import type { Indicator } from './indicator.ts';
import {
  cityAreaOf,
  listIndicators,
  methodChanges,
  retireIndicator,
  saveIndicator,
} from './indicators.store.server.ts';

const save = (city: TestCity, what: Parameters<typeof saveIndicator>[2]) =>
  city.write((db) => saveIndicator(db, actor, what));

async function indicatorIn(city: TestCity, id: string): Promise<Indicator> {
  const indicator = (await city.read(listIndicators)).find((each) => each.id === id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
}

describe('an indicator', () => {
  test('is read back as it was saved', async () => {
    const city = await smallCity();
    const form = indicatorOf({
      name: 'Beschäftigte je 1 000 Einwohner',
      definition: 'Am Wohnort, „sozialversicherungspflichtig“',
      source: 'Bundesagentur für Arbeit',
      licence: 'dl-de/by-2-0',
      method: 'Stichtag 30. Juni',
      methodVersion: '2',
      unit: 'je 1 000',
      kind: 'rate',
      direction: 'up',
      theme: 'Arbeit',
      decimals: 1,
      numeratorId: 'zahl-1',
      denominatorId: 'einwohner',
      per: 1000,
      rhythmMonths: 12,
      officeId: 'amt-fuer-wohnen',
      evidence: 'carried',
      sensitive: true,
    });
    const { id } = await save(city, { form });
    expect(await indicatorIn(city, id)).toEqual({
      ...form,
      ...{ id, formula: null, formulaVersion: null, retired: false, revision: 1 },
    });
  });

  test('that says little gets what is usual', async () => {
    const city = await emptyCity();
    const { id } = await save(city, { form: indicatorOf() });
    expect(await indicatorIn(city, id)).toMatchObject({ methodVersion: '1', decimals: 0, per: 100, sensitive: false });
  });

  test.each([
    ['measured', 'computed'],
    ['forecast', 'forecast'],
    ['example', 'example'],
  ] as const)('that is a rate of %s counts is %s', async (given, evidence) => {
    const city = await smallCity();
    const form = indicatorOf({ kind: 'rate', numeratorId: 'zahl-1', denominatorId: 'einwohner', evidence: given });
    const { id } = await save(city, { form });
    expect((await indicatorIn(city, id)).evidence).toBe(evidence);
  });

  test('that is no rate has no counts, whatever the form still holds', async () => {
    const city = await smallCity();
    const form = indicatorOf({ kind: 'count', numeratorId: 'zahl-1', denominatorId: 'einwohner' });
    const { id } = await save(city, { form });
    expect(await indicatorIn(city, id)).toMatchObject({ numeratorId: null, denominatorId: null });
  });

  test.each([
    ['without a numerator', { numeratorId: null, denominatorId: 'einwohner' }],
    ['without a denominator', { numeratorId: 'zahl-1', denominatorId: null }],
    ['of a count that does not exist', { numeratorId: 'zahl-1', denominatorId: 'nirgends' }],
  ])('that is a rate %s is refused', async (_, counts) => {
    const city = await smallCity();
    const before = await everything(city);
    await expect(save(city, { form: indicatorOf({ kind: 'rate', ...counts }) })).rejects.toBeDefined();
    expect(await everything(city)).toEqual(before);
  });

  test('that somebody else saved in between is not saved over', async () => {
    const city = await emptyCity();
    const { id } = await save(city, { form: indicatorOf() });
    await save(city, { id, form: indicatorOf({ unit: 'Stück' }), expect: 1 });
    const second = save(city, { id, form: indicatorOf({ unit: 'm²' }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect((await indicatorIn(city, id)).unit).toBe('Stück');
  });

  test('stays when it is retired, and comes back', async () => {
    const city = await emptyCity();
    const { id } = await save(city, { form: indicatorOf() });
    const held = await indicatorIn(city, id);
    await city.write((db) => retireIndicator(db, actor, held, true));
    const retired = await indicatorIn(city, id);
    expect(retired).toEqual({ ...held, retired: true, revision: 2 });
    await city.write((db) => retireIndicator(db, actor, retired, false));
    expect((await indicatorIn(city, id)).retired).toBe(false);
  });
});

test('a new version of the method is known with its day, another change is not', async () => {
  const city = await emptyCity();
  const { id } = await save(city, { form: indicatorOf({ methodVersion: '1' }) });
  await save(city, { id, form: indicatorOf({ methodVersion: '1', name: 'Anders genannt' }), expect: 1 });
  expect(await city.read((db) => methodChanges(db, id))).toEqual([]);
  await save(city, { id, form: indicatorOf({ methodVersion: '2' }), expect: 2 });
  expect(await city.read((db) => methodChanges(db, id))).toMatchObject([{ from: '1', to: '2' }]);
});

test('indicators are listed by theme, then by name', async () => {
  const city = await emptyCity();
  for (const [theme, name] of [
    ['Wohnen', 'Baujahr'],
    ['Arbeit', 'Zeitarbeit'],
    ['Wohnen', 'Altbau'],
    ['Arbeit', 'Ausbildung'],
  ] as const) {
    await save(city, { form: indicatorOf({ theme, name }) });
  }
  const names = (await city.read(listIndicators)).map((each) => each.name);
  expect(names).toEqual(['Ausbildung', 'Zeitarbeit', 'Altbau', 'Baujahr']);
});

describe('the area that stands for the city', () => {
  test('is the unit of the division of that kind', async () => {
    const city = await emptyCity();
    await storeUnits(city, [received('mitte', null)]);
    expect(await city.read(cityAreaOf)).toBe('stadt');
  });

  test('is none where that unit is retired', async () => {
    const city = await emptyCity();
    await city.write((db) =>
      db.updateTable('area').set({ retired_at: '2026-01-01T00:00:00Z' }).where('city_id', '=', db.cityId).execute(),
    );
    expect(await city.read(cityAreaOf)).toBeNull();
  });
});

/** The city's series are remembered: they must follow every change that a reader could see. */

import { describe, expect, test } from 'vitest';
import { listAreas, retireArea, saveArea } from '#areas/areas.store.server.ts';
import { undoValues } from '#indicators/imports.store.server.ts';
import { listIndicators, saveIndicator } from '#indicators/indicators.store.server.ts';
import { citySeries, valuesUntil } from '#indicators/values.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, person, type TestCity } from './support/city.ts';
import { areaOf, indicatorOf } from './support/forms.ts';
import { cityOfFigures, receive, value } from './support/values.ts';

async function known(city: TestCity, indicatorId: string) {
  const { series } = await city.read(citySeries);
  return (series.get(indicatorId) ?? []).map(({ year, figure }) => [
    year,
    figure.state === 'known' ? figure.value : figure.state,
  ]);
}

/** Part 10 of 40 in 2020, read once, so that it is remembered. */
async function rememberedCity(): Promise<TestCity> {
  const city = await cityOfFigures();
  await receive(city, [value('part', 'stadt', 2020, 10), value('all', 'stadt', 2020, 40)]);
  expect(await known(city, 'share')).toEqual([[2020, 25]]);
  return city;
}

async function revisionOf(city: TestCity, id: string): Promise<number> {
  return (await city.read(listIndicators)).find((each) => each.id === id)?.revision ?? 0;
}

const share = { name: 'Anteil', kind: 'rate', numeratorId: 'part', denominatorId: 'all' } as const;
const stadt = async (city: TestCity) => {
  const area = (await city.read(listAreas)).find((each) => each.id === 'stadt');
  if (!area) throw new Error('no city area');
  return area;
};

describe('the series of the city', () => {
  test('are the same objects until something changes', async () => {
    const city = await rememberedCity();
    expect(await city.read(citySeries)).toBe(await city.read(citySeries));
  });

  test('are those of one city only', async () => {
    const [here, there] = [await rememberedCity(), await cityOfFigures()];
    expect(await known(there, 'part')).toEqual([]);
    expect(await known(here, 'part')).toEqual([[2020, 10]]);
  });

  test('follow an import', async () => {
    const city = await rememberedCity();
    await receive(city, [value('part', 'stadt', 2021, 12), value('all', 'stadt', 2020, 50)]);
    const expected = [
      [2020, 20],
      [2021, 'missing'],
    ];
    expect(await known(city, 'share')).toEqual(expected);
  });

  test('follow an import that is taken back', async () => {
    const city = await rememberedCity();
    const ada = await person();
    const { entryId } = await receive(city, [value('part', 'stadt', 2020, 'suppressed')], ada);
    expect(await known(city, 'share')).toEqual([[2020, 'suppressed']]);
    await city.write((db) => undo(db, ada, entryId, { 'indicator-values': undoValues }));
    expect(await known(city, 'share')).toEqual([[2020, 25]]);
  });

  test('follow what a rate is per', async () => {
    const city = await rememberedCity();
    const form = indicatorOf({ ...share, per: 1000 });
    const expected = await revisionOf(city, 'share');
    await city.write((db) => saveIndicator(db, actor, { id: 'share', form, expect: expected }));
    expect(await known(city, 'share')).toEqual([[2020, 250]]);
  });

  test('follow a change of an indicator that is taken back', async () => {
    const city = await rememberedCity();
    const ada = await person();
    const form = indicatorOf({ ...share, per: 1000 });
    const revision = await revisionOf(city, 'share');
    const { entryId } = await city.write((db) => saveIndicator(db, ada, { id: 'share', form, expect: revision }));
    expect(await known(city, 'share')).toEqual([[2020, 250]]);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect(await known(city, 'share')).toEqual([[2020, 25]]);
  });

  test('follow a new indicator', async () => {
    const city = await rememberedCity();
    const form = indicatorOf({ ...share, name: 'Kehrwert', numeratorId: 'all', denominatorId: 'part', per: 1 });
    const { id } = await city.write((db) => saveIndicator(db, actor, { form }));
    expect(await known(city, id)).toEqual([[2020, 4]]);
  });

  test('follow the units that the city is put together from', async () => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'a', 2020, 1), value('part', 'b', 2020, 2), value('part', 'c', 2020, 4)]);
    expect(await known(city, 'part')).toEqual([]);
    for (const [partIds, sum] of [
      [['a', 'b'], 3],
      [['a', 'b', 'c'], 7],
      [['c'], 4],
    ] as const) {
      const { name, revision } = await stadt(city);
      await city.write((db) =>
        saveArea(db, actor, { id: 'stadt', divisionId: 'stadt', form: areaOf({ name }), partIds, expect: revision }),
      );
      expect(await known(city, 'part')).toEqual([[2020, sum]]);
    }
  });

  test('follow the area that stands for the city', async () => {
    const city = await rememberedCity();
    const area = await stadt(city);
    await city.write((db) => retireArea(db, actor, area, true));
    expect(await city.read(citySeries)).toEqual({ cityArea: null, series: new Map() });
  });

  test('seen inside a change that fails are not what others see', async () => {
    const city = await rememberedCity();
    const failed = city.write(async (db) => {
      const form = indicatorOf({ ...share, per: 1000 });
      await saveIndicator(db, actor, { id: 'share', form, expect: 1 });
      expect((await citySeries(db)).series.get('share')?.[0]?.figure).toMatchObject({ value: 250 });
      throw new Error('not after all');
    });
    await expect(failed).rejects.toThrow('not after all');
    expect(await known(city, 'share')).toEqual([[2020, 25]]);
  });
});

describe('how far a series reaches', () => {
  test('is the first day after its last year with a value, held back or not', async () => {
    const city = await cityOfFigures();
    await receive(city, [
      value('part', 'stadt', 2019, 1),
      value('part', 'stadt', 2020, 0),
      value('part', 'stadt', 2021, 'suppressed'),
      value('all', 'stadt', 2020, 'missing'),
    ]);
    const until = valuesUntil(await city.read(citySeries));
    // The share is held back because its numerator is.
    expect([until.get('part'), until.get('all'), until.get('share')]).toEqual(['2022-01-01', undefined, '2022-01-01']);
  });
});

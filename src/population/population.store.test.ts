/** Counts, assumptions and projections as the database keeps them. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { total } from '#analysis/population.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import {
  countsOf,
  currentVersion,
  listProjections,
  listScenarios,
  listSets,
  projectedAreas,
  retireScenario,
  saveScenario,
  storeSet,
  totalsOf,
  undoSet,
} from './population.store.server.ts';
import type { Assumptions } from './population.ts';
import { projectScenario } from './projection-job.server.ts';

const assumptions: Assumptions = {
  way: 'counts',
  steps: 2,
  boysPerGirl: 1.05,
  birthSurvivalFemale: 1,
  birthSurvivalMale: 1,
  ages: [],
};
const ages = (people: number) => ({ female: [people, people, people], male: [people, people, people] });
const set = {
  name: 'Register',
  source: 'Amt für Statistik',
  licence: null,
  evidence: 'measured' as const,
  divisionId: 'ortsteile',
  file: 'register.csv',
  hash: 'abc',
  groups: { labels: ['0-29', '30-59', '60+'], starts: [0, 30, 60], width: 30 },
};
const counts = new Map([
  ['stadt', [1990, 2020].map((year) => ({ year, population: ages(30) }))],
  ['ot-1', [1990, 2020].map((year) => ({ year, population: ages(10) }))],
  ['ot-2', [{ year: 2020, population: ages(5) }]],
]);
const storing = (city: TestCity, who = actor) => city.write((db) => storeSet(db, who, set, counts));
const assuming = (city: TestCity, setId: string, more: object = {}) =>
  city.write((db) => saveScenario(db, actor, { name: 'Wie bisher', setId, assumptions, reason: null, ...more }));

describe('a data set', () => {
  test('is read back as it came, the city apart from its areas', async () => {
    const city = await smallCity();
    const { id } = await storing(city);
    expect((await city.read(listSets))[0]).toMatchObject({ ...set, id, storedBy: actor.name });
    const found = await city.read((db) => countsOf(db, id));
    expect(found.city).toEqual(counts.get('stadt'));
    expect(found.areas.get('ot-1')).toEqual(counts.get('ot-1'));
    expect([...(await city.read((db) => totalsOf(db, id, 2020)))].sort()).toEqual([
      ['ot-1', 60],
      ['ot-2', 30],
      ['stadt', 180],
    ]);
  });

  test('is taken back by the one who brought it, unless something was assumed on it', async () => {
    const city = await smallCity();
    const who = await person();
    const before = (await city.read(listSets)).length;
    const used = await storing(city, who);
    await assuming(city, used.id);
    const back = (entryId: number) => city.write((db) => undo(db, who, entryId, { 'population-set': undoSet }));
    await expect(back(used.entryId)).rejects.toMatchObject(refused(409, 'undo-built-on'));
    const unused = await storing(city, who);
    await back(unused.entryId);
    expect(await city.read(listSets)).toHaveLength(before + 1);
  });

  test('does not change', async () => {
    const city = await smallCity();
    const { id } = await storing(city);
    await expect(
      city.write((db) =>
        sql`update population_count set year = 1 where city_id = ${db.cityId} and set_id = ${id}`.execute(db),
      ),
    ).rejects.toThrow();
  });
});

describe('assumptions', () => {
  test('get a new version with each saving, and keep the former ones', async () => {
    const city = await smallCity();
    const { id: setId } = await storing(city);
    const { id } = await assuming(city, setId);
    await assuming(city, setId, { id, expect: 1, assumptions: { ...assumptions, steps: 4 }, reason: 'weiter' });
    const scenario = (await city.read(listScenarios)).find((each) => each.id === id);
    expect(scenario?.versions.map(({ version, assumptions: given }) => [version, given.steps])).toEqual([
      [2, 4],
      [1, 2],
    ]);
    expect(scenario && currentVersion(scenario)).toMatchObject({ version: 2, reason: 'weiter' });
    await expect(assuming(city, setId, { id, expect: 1 })).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  });

  test('end and come back', async () => {
    const city = await smallCity();
    const { id: setId } = await storing(city);
    const { id } = await assuming(city, setId);
    const found = async () => (await city.read(listScenarios)).find((each) => each.id === id);
    const scenario = await found();
    if (!scenario) throw new Error('no scenario');
    await city.write((db) => retireScenario(db, actor, scenario, true));
    expect((await found())?.retired).toBe(true);
  });
});

describe('a projection', () => {
  test('is kept with its assumptions, its method and its areas', async () => {
    const city = await smallCity();
    const { id: setId } = await storing(city);
    const { id: scenarioId } = await assuming(city, setId);
    const { id } = await city.write((db) => projectScenario(db, actor, { scenarioId, version: 1 }));
    const projection = (await city.read(listProjections)).find((each) => each.id === id);
    expect(projection).toMatchObject({ scenarioId, version: 1, methodVersion: 'population 1', madeBy: actor.name });
    expect(projection?.result.lacks).toEqual([{ areaId: 'ot-2', missing: [1990] }]);
    expect(projection?.result.city.map(({ year }) => year)).toEqual([2050, 2080]);
    const areas = await city.read((db) => projectedAreas(db, id));
    expect(areas.map(({ areaId, year }) => [areaId, year])).toEqual([
      ['ot-1', 2050],
      ['ot-1', 2080],
    ]);
    const [first] = projection?.result.city ?? [];
    expect((areas[0]?.people ?? 0) + (projection?.result.rest?.from ?? 0)).toBeLessThanOrEqual(
      (first?.total ?? 0) + 1e-6,
    );
  });

  test('of too few counts is refused, and says which are missing', async () => {
    const city = await smallCity();
    const few = new Map([['stadt', [{ year: 2020, population: ages(1) }]]]);
    const { id: setId } = await city.write((db) => storeSet(db, actor, set, few));
    const { id: scenarioId } = await assuming(city, setId);
    const asked = city.write((db) => projectScenario(db, actor, { scenarioId, version: 1 }));
    await expect(asked).rejects.toMatchObject(refused(409, 'population-one-count'));
  });

  test('of the invented city holds its districts to it, and has intervals', async () => {
    const city = await smallCity();
    const [latest] = await city.read(listProjections);
    if (!latest) throw new Error('no projection');
    const areas = await city.read((db) => projectedAreas(db, latest.id));
    for (const each of latest.result.city) {
      const sum = areas.filter(({ year }) => year === each.year).reduce((all, { people }) => all + people, 0);
      expect(sum).toBeCloseTo(each.total, 4);
      expect(total(each.population)).toBeCloseTo(each.total, 4);
    }
    expect(areas.every(({ low, people, high }) => (low ?? 0) <= people && people <= (high ?? 0))).toBe(true);
  });
});

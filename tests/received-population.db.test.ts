/** Counts by age and sex as offices send them: matched to areas, checked, kept, taken back. */

import { expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { countsOf, listSets, undoSet } from '#population/population.store.server.ts';
import { checkPopulation, keepPopulation, type PopulationForm } from '#sources/population.server.ts';
import { person, smallCity, type TestCity } from './support/city.ts';
import { utf8 } from './support/received-files.ts';

const form: PopulationForm = {
  name: 'Register',
  divisionId: 'ortsteile',
  source: 'Amt für Statistik',
  licence: null,
  evidence: 'measured',
};
const ages = ['0-29', '30-59', '60+'];
/** A line for each age and sex. */
const lines = (area: string, year: number, people: number) =>
  ages.flatMap((age) => ['w', 'm'].map((sex) => `${area};${year};${age};${sex};${people}`));
const table = (...some: readonly string[][]) => ['Raum;Jahr;Alter;Geschlecht;Anzahl', ...some.flat()].join('\n');
const check = (city: TestCity, text: string) =>
  city.read((db) => checkPopulation(db, { name: 'alter.csv', bytes: utf8(text) }, 'ortsteile'));

test('areas go by key, with or without zeros in front, or by name; no area is the city', async () => {
  const [city, ada] = [await smallCity(), await person()];
  const text = table(lines('', 2020, 100), lines('001', 2020, 30), lines('2', 2020, 20));
  const checked = await check(city, text);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  expect([...checked.value.counts.keys()].sort()).toEqual(['ot-1', 'ot-2', 'stadt']);
  expect(checked.value).toMatchObject({ areas: 2, city: true, years: [2020] });
  expect(checked.value.different).toEqual([{ year: 2020, areas: 300, city: 600 }]);
  const before = await city.read(listSets);
  const kept = await city.write((db) =>
    keepPopulation(db, ada, { file: { name: 'alter.csv', hash: 'x' }, form, checked: checked.value }),
  );
  expect((await city.read((db) => countsOf(db, kept.id))).areas.get('ot-2')?.[0]?.population.female).toEqual([
    20, 20, 20,
  ]);
  await city.write((db) => undo(db, ada, kept.entryId, { 'population-set': undoSet }));
  expect(await city.read(listSets)).toEqual(before);
});

test('what does not fit is named and nothing is kept', async () => {
  const city = await smallCity();
  const said = async (text: string) => {
    const checked = await check(city, text);
    return checked.ok ? [] : checked.faults.map(({ key }) => key);
  };
  expect(await said(table(lines('nirgendwo', 2020, 1)))).toEqual(['unknown-area']);
  expect(await said(table(lines('001', 2020, 1), lines('1', 2020, 1)))).toEqual(['twice']);
  expect(await said(table(lines('', 2020, -1)))).toContain('negative');
  expect(await said(table(lines('', 2020, 1).slice(1)))).toContain('group-missing');
  expect(await said(table(['1;2020;0-29;w;1', '1;2020;0-29;m;1']))).toContain('uneven-ages');
  expect(await said('Raum;Jahr\n1;2020\n')).toContain('column-missing');
});

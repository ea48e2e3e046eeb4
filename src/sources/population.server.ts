/** Reads a file of people by age and sex against the areas of a city, and keeps it as a data set. */

import { z } from 'zod';
import { line, oneOf, optionalChoice, optionalLine } from '#analysis/fields.ts';
import { total } from '#analysis/population.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { storeSet } from '#population/population.store.server.ts';
import { type CountedYear, mostAgeGroups } from '#population/population.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Intake } from './looked.server.ts';
import { type Groups, readPopulation } from './population-file.ts';
import type { Read } from './received.ts';
import { folded, readTable } from './table.ts';

export const populationForm = z.object({
  name: line,
  divisionId: optionalChoice,
  source: line,
  licence: optionalLine,
  evidence: oneOf(['measured', 'computed', 'example']),
});
export type PopulationForm = z.output<typeof populationForm>;

export type CheckedPopulation = {
  readonly groups: Groups;
  readonly counts: ReadonlyMap<string, readonly CountedYear[]>;
  readonly areas: number;
  readonly city: boolean;
  readonly years: readonly number[];
  /** By year: people of the areas and of the city, where both are there and are not the same. */
  readonly different: readonly { readonly year: number; readonly areas: number; readonly city: number }[];
};

/** Areas go by key or name, also where a spreadsheet has dropped the zero in front; no area at all is the city. */
export async function checkPopulation(
  db: CityDb,
  file: { name: string; bytes: Uint8Array },
  divisionId: string | null,
): Promise<Read<CheckedPopulation>> {
  const table = await readTable(file.name, file.bytes);
  if (!table.ok) return table;
  const read = readPopulation(table.value);
  if (!read.ok) return read;
  const { groups, areas: received } = read.value;
  if (groups.labels.length < 3 || groups.labels.length > mostAgeGroups)
    return { ok: false, faults: [fault('uneven-ages')] };
  const cities = new Set((await listDivisions(db)).filter(({ kind }) => kind === 'city').map(({ id }) => id));
  const areas = (await listAreas(db)).filter((each) => !each.retired);
  const city = areas.find((each) => cities.has(each.divisionId));
  const inside = areas.filter((each) => each.divisionId === divisionId);
  const keys = new Map<string, string>();
  for (const { id, code, name } of [...inside, ...(city ? [city] : [])])
    for (const key of [id, code, name, code?.replace(/^0+(?=.)/, '')])
      if (key && !keys.has(folded(key))) keys.set(folded(key), id);
  const faults: Fault[] = [];
  const counts = new Map<string, readonly CountedYear[]>();
  for (const [key, years] of received) {
    const id = key === '' ? city?.id : keys.get(folded(key));
    if (id === undefined) faults.push(fault('unknown-area', {}, { value: key }));
    else if (counts.has(id)) faults.push(fault('twice', {}, { what: key }));
    else counts.set(id, years);
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const own = counts.get(city?.id ?? '') ?? [];
  const parts = [...counts].filter(([id]) => id !== city?.id).map(([, years]) => years);
  return {
    ok: true,
    value: {
      groups,
      counts,
      areas: parts.length,
      city: own.length > 0,
      years: [...new Set([...counts.values()].flat().map(({ year }) => year))].sort((a, b) => a - b),
      different: differencesOf(own, parts),
    },
  };
}

function differencesOf(city: readonly CountedYear[], parts: readonly (readonly CountedYear[])[]) {
  return city.flatMap(({ year, population }) => {
    const there = parts.flatMap((years) => years.filter((each) => each.year === year));
    if (there.length === 0) return [];
    const [areas, whole] = [there.reduce((sum, each) => sum + total(each.population), 0), total(population)];
    return areas === whole ? [] : [{ year, areas, city: whole }];
  });
}

export function keepPopulation(
  db: CityDb,
  actor: Actor,
  { file, form, checked }: { file: { name: string; hash: string }; form: PopulationForm; checked: CheckedPopulation },
): Promise<{ id: string; entryId: number }> {
  const { name, divisionId, source, licence, evidence } = form;
  const set = {
    name,
    divisionId: checked.areas > 0 ? divisionId : null,
    source,
    licence,
    evidence,
    file: file.name,
    hash: file.hash,
    groups: checked.groups,
  };
  return storeSet(db, actor, set, checked.counts);
}

/** What the page shows of it. */
export type ToldPopulation = Pick<CheckedPopulation, 'areas' | 'city' | 'years' | 'different'> & {
  readonly file: string;
  readonly ages: readonly string[];
  readonly width: number;
};

export const populationIntake: Intake<PopulationForm, CheckedPopulation, ToldPopulation> = {
  of: 'population',
  page: '/bevoelkerung/import',
  large: { check: 1_000_000, import: 1_000_000 },
  check: ({ read }, { file }, { divisionId }) => read((db) => checkPopulation(db, file, divisionId)),
  told: ({ groups, areas, city, years, different }, { file }) => ({
    file: file.name,
    ages: groups.labels,
    width: groups.width,
    areas,
    city,
    years,
    different,
  }),
  keep: async (db, { actor, files, form, content }) => ({
    path: '/bevoelkerung',
    entryId: (await keepPopulation(db, actor, { file: files.file, form, checked: content })).entryId,
  }),
};

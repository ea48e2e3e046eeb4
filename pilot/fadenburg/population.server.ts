/** People of the invented city by age and sex, counted every five years, and what is assumed of them; all examples. */

import type { ReceivedValue } from '#indicators/imports.store.server.ts';
import { sha256 } from '#platform/files.server.ts';
import type { AgeRates, Assumptions } from '#population/population.ts';
import type { CityRows } from '../rows.server.ts';
import { type Make, source } from './make.server.ts';
import type { Unit } from './numbers.server.ts';

const width = 5;
const groups = 18;
const labels = Array.from({ length: groups }, (_, i) => (i === groups - 1 ? '85+' : `${i * width}-${i * width + 4}`));
const dates = 4;
/** At the sizes that are for measuring nobody is counted by age. */
const mostAreas = 100;

type Rows = Required<
  Pick<CityRows, 'population_set' | 'population_count' | 'population_scenario' | 'scenario_version'>
>;

export function populationOf(make: Make, units: readonly Unit[], values: readonly ReceivedValue[]): Rows {
  if (units.length > mostAreas)
    return { population_set: [], population_count: [], population_scenario: [], scenario_version: [] };
  const at = `${make.today}T08:00:00.000Z`;
  const latest = make.year - 1;
  const years = Array.from({ length: dates }, (_, i) => latest - width * (dates - 1 - i));
  const residents = new Map(
    values.flatMap(({ indicatorId, areaId, year, value }) =>
      indicatorId === 'einwohner' ? [[`${areaId} ${year}`, value ?? 0] as const] : [],
    ),
  );
  // Some districts have grown faster than the city, some more slowly.
  const peopleIn = (areaId: string, year: number, unit: number) =>
    Math.round((residents.get(`${areaId} ${latest}`) ?? 0) / (1.006 + (((unit * 5) % 7) - 3) / 500) ** (latest - year));
  const counted = years.flatMap((year) =>
    units.map(({ id }, i) => ({ area_id: id, year, ...agesOf(peopleIn(id, year, i), year, i) })),
  );
  const ofCity = years.map((year) => {
    const here = counted.filter((each) => each.year === year);
    const sum = (sex: 'female' | 'male') =>
      labels.map((_, age) => here.reduce((all, each) => all + (each[sex][age] ?? 0), 0));
    return { area_id: 'stadt', year, female: sum('female'), male: sum('male') };
  });
  const version = (scenario_id: string, assumptions: Assumptions, reason: string) => ({
    scenario_id,
    version: 1,
    set_id: 'register',
    assumptions,
    reason,
    made_by: 'Stadtfaden',
    made_at: at,
  });
  const scenario = (id: string, name: string) => ({ id, name, version: 1, retired_at: null, revision: 1 });
  const usual = { steps: 3, boysPerGirl: 1.05, birthSurvivalFemale: 0.997, birthSurvivalMale: 0.996 };
  return {
    population_set: [
      {
        id: 'register',
        name: `Einwohnerregister ${years[0]} bis ${latest}`,
        source,
        licence: 'CC0',
        evidence: 'example',
        division_id: 'ortsteile',
        file_name: 'fadenburg-alter.csv',
        hash: sha256(`fadenburg ${units.length} ${latest}`),
        age_groups: { labels, starts: labels.map((_, i) => i * width), width },
        stored_by: 'Stadtfaden',
        stored_at: at,
      },
    ],
    population_count: [...ofCity, ...counted].map((each) => ({ set_id: 'register', ...each })),
    population_scenario: [scenario('weniger-zuzug', 'Weniger Zuzug'), scenario('wie-bisher', 'Wie bisher')],
    scenario_version: [
      version(
        'weniger-zuzug',
        { way: 'rates', ...usual, ages: labels.map((_, age) => ratesAt(age)) },
        'Beispiel: Junge ziehen nicht mehr zu, die Älteren bleiben',
      ),
      version('wie-bisher', { way: 'counts', ...usual, ages: [] }, 'Beispiel: wie zwischen den letzten Zählungen'),
    ],
  };
}

/** Invented: few die before sixty, most children are born to women around thirty, nobody moves. */
function ratesAt(age: number): AgeRates {
  const live = (last: number) => Math.round(1000 * (1 - 0.004 * 1.55 ** Math.max(0, age - last))) / 1000;
  const births = [0, 0, 0, 0.005, 0.035, 0.085, 0.1, 0.055, 0.012][age] ?? 0;
  return { survivalFemale: live(7.5), survivalMale: live(6.5), births, movesFemale: 0, movesMale: 0 };
}

/** Cohorts keep their size while they age: two strong ones, as in most cities; some districts are younger than others. */
function agesOf(people: number, year: number, unit: number): { female: number[]; male: number[] } {
  const young = 0.5 + ((unit * 7) % 5) / 4;
  const weight = (age: number, sex: 'female' | 'male') => {
    const born = year - age * width;
    const strong = 0.45 * Math.exp(-(((born - 1964) / 8) ** 2)) + 0.25 * Math.exp(-(((born - 1991) / 6) ** 2));
    const alive = 1 / (1 + Math.exp((age - (sex === 'female' ? 16.5 : 15.5)) / 1.4));
    const moved = age >= 4 && age <= 6 ? 1 + 0.45 * young : 1;
    return (1 + strong) * alive * moved;
  };
  const sexes = ['female', 'male'] as const;
  const weights = sexes.map((sex) => labels.map((_, age) => weight(age, sex)));
  const all = weights.flat().reduce((sum, each) => sum + each, 0);
  const [female = [], male = []] = weights.map((side) => side.map((each) => Math.round((people * each) / all)));
  const placed = [...female, ...male].reduce((sum, each) => sum + each, 0);
  female[6] = (female[6] ?? 0) + people - placed;
  return { female, male };
}

/** `population project`: a city by age and sex some steps on, and its areas held to it. */

import { bearingOf, type CityProjection, type CityStep, projectCity, spacedCounts } from '#analysis/city-projection.ts';
import { type AreaProjection, type Bearing, projectAreas } from '#analysis/hamilton-perry.ts';
import { sexes, total } from '#analysis/population.ts';
import { type Counted, type Groups, type PopulationFile, readPopulation, readRates } from '#sources/population-file.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  type Cell,
  type FileCommand,
  format,
  numberOf,
  soundFile,
  tableOf,
  textOf,
  type Worked,
  written,
} from './file-commands.server.ts';

export const populationProject: FileCommand = {
  noun: 'population',
  verb: 'project',
  key: 'populationProject',
  argument: 'FILE',
  options: {
    steps: { type: 'string', value: 'ZAHL', about: 'steps' },
    rates: { type: 'string', value: 'R.csv', about: 'rates' },
    areas: { type: 'string', value: 'G.csv', about: 'areaCounts' },
    'boys-per-girl': { type: 'string', value: 'ZAHL', about: 'boysPerGirl' },
    format,
  },
  work: projectFiles,
};

async function projectFiles(given: Given, t: Words): Promise<Worked> {
  const steps = numberOf(given, 'steps', t) ?? 1;
  if (!Number.isInteger(steps) || steps < 1 || steps > 50) throw new UsageError(t('files.badSteps'));
  const file = soundFile(given.argument, readPopulation(await tableOf(given.argument, t)), t);
  const counts = file.areas.get('') ?? [...file.areas.values()][0] ?? [];
  if (file.areas.size !== 1) throw new CommandFailed(t('files.population.oneCity', { count: file.areas.size }));
  const { groups } = file;
  const bearing = bearingOf(groups.starts);
  const cityCounts = spacedCounts(counts, groups.width);
  const { steps: city, errors } = await cityOf(given, groups, bearing, cityCounts, steps, t);
  const last = cityCounts.at(-1)?.year ?? 0;
  const areas = await areasOf(given, groups, bearing, cityCounts, city, t);
  const years = city.map((_, index) => last + groups.width * (index + 1));
  const table: Cell[][] = [
    ['area', 'year', 'sex', 'age', 'people', 'low80', 'high80', 'evidence'],
    ...city.flatMap(({ people, half }, index) => {
      const all = total(people);
      const bounds = half === null ? { low: null, high: null } : { low: all - half, high: all + half };
      return rowsOf({ area: '', population: people, total: all, ...bounds }, years[index] as number, groups);
    }),
    ...(areas?.steps ?? []).flatMap((step, index) =>
      step.areas.flatMap((area) => rowsOf(area, years[index] as number, groups)),
    ),
  ];
  const json = {
    ages: groups.labels,
    city: city.map(({ people, step, half }, index) => ({
      year: years[index],
      ...people,
      total: total(people),
      ...(half === null ? {} : { low: total(people) - half, high: total(people) + half }),
      ...(step ? { births: step.births, deaths: step.deaths, migration: step.migration } : {}),
    })),
    ...(areas
      ? { areas: areas.steps.map((step, index) => ({ year: years[index], ...step })), backTest: areas.backTest }
      : {}),
  };
  const percent = (share: number) => (100 * share).toFixed(1);
  const notes = [
    t('files.population.continuation'),
    errors.length > 0
      ? t('files.population.cityBackTest', { count: errors.length, worst: percent(Math.max(...errors)) })
      : t('files.population.noInterval', { width: groups.width }),
    ...(areas?.backTest
      ? [
          t('files.population.backTest', {
            count: areas.backTest.errors,
            typical: percent(areas.backTest.typical),
            eighty: percent(areas.backTest.eightyPercent),
          }),
        ]
      : areas
        ? [t('files.population.noAreaInterval', { width: groups.width })]
        : []),
  ];
  return { out: written(given, t, table, json), notes };
}

/** The city by rates where they are given, by ratios of its own counts else. */
async function cityOf(
  given: Given,
  groups: Groups,
  bearing: Bearing,
  counts: readonly Counted[],
  steps: number,
  t: Words,
): Promise<CityProjection> {
  const people = counts.map(({ population }) => population);
  const path = textOf(given, 'rates');
  if (!path && people.length < 2) throw new CommandFailed(t('files.population.twoCounts', { width: groups.width }));
  const boysPerGirl = numberOf(given, 'boys-per-girl', t) ?? 1.05;
  const rates = path ? soundFile(path, readRates(await tableOf(path, t), groups, boysPerGirl), t) : null;
  try {
    return projectCity(people, bearing, steps, rates);
  } catch (error) {
    if (error instanceof RangeError)
      throw new CommandFailed(t('files.population.impossible', { reason: error.message }));
    throw error;
  }
}

async function areasOf(
  given: Given,
  groups: Groups,
  bearing: Bearing,
  cityCounts: readonly Counted[],
  city: readonly CityStep[],
  t: Words,
) {
  const path = textOf(given, 'areas');
  if (!path) return null;
  const file: PopulationFile = soundFile(path, readPopulation(await tableOf(path, t)), t);
  if (file.groups.labels.join() !== groups.labels.join()) throw new CommandFailed(t('files.population.otherAges'));
  const last = cityCounts.at(-1)?.year;
  const all = [...file.areas].map(([id, counts]) => ({ id, counts: spacedCounts(counts, groups.width) }));
  const late = all.find(({ counts }) => counts.at(-1)?.year !== last);
  if (late) throw new CommandFailed(t('files.population.otherYear', { area: late.id, year: last ?? 0 }));
  const dates = Math.min(cityCounts.length, ...all.map(({ counts }) => counts.length));
  if (dates < 2) throw new CommandFailed(t('files.population.twoCountsOfAreas', { width: groups.width }));
  const latest = (counts: readonly Counted[]) => counts.slice(-dates).map(({ population }) => population);
  const counts = new Map(all.map((each) => [each.id, latest(each.counts)]));
  return projectAreas(
    counts,
    latest(cityCounts),
    city.map(({ people }) => people),
    bearing,
  );
}

function rowsOf(
  { area, population, total: all, low, high }: AreaProjection,
  year: number,
  { labels }: Groups,
): Cell[][] {
  return [
    [area, year, 'all', 'all', all, low, high, 'forecast'],
    ...sexes.flatMap((sex) =>
      labels.map((label, age): Cell[] => [
        area,
        year,
        sex,
        label,
        population[sex][age] ?? null,
        null,
        null,
        'forecast',
      ]),
    ),
  ];
}

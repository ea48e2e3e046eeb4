/** `series attain`: whether the series of a bare table reach their targets, in four grades. */

import { type AttainmentTarget, attainment, nextTarget } from '#analysis/attainment.ts';
import { latestKnown } from '#analysis/trend.ts';
import { type SeriesTarget, targetsIn } from '#sources/method-tables.ts';
import { seriesIn } from '#sources/series-file.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  type Cell,
  choiceOf,
  type FileCommand,
  format,
  numberOf,
  soundFile,
  tableOf,
  textOf,
  type Worked,
  written,
} from './file-commands.server.ts';

export const seriesAttain: FileCommand = {
  noun: 'series',
  verb: 'attain',
  key: 'seriesAttain',
  argument: 'FILE',
  options: {
    target: { type: 'string', value: 'ZAHL', about: 'target' },
    direction: { type: 'string', value: 'up|down', about: 'direction' },
    year: { type: 'string', value: 'JAHR', about: 'targetYear' },
    targets: { type: 'string', value: 'TARGETS.csv', about: 'targets' },
    'as-of': { type: 'string', value: 'JAHR', about: 'asOf' },
    format,
  },
  work: attainFile,
};

async function attainFile(given: Given, t: Words): Promise<Worked> {
  const asOf = numberOf(given, 'as-of', t);
  const series = soundFile(given.argument, seriesIn(await tableOf(given.argument, t)), t);
  const targets = await targetsOf(given, t);
  const listed = targets.flatMap(({ series: name }) => (name === null ? [] : [name]));
  const strange = listed.find((name) => !series.some((each) => each.name === name));
  if (strange !== undefined) {
    throw new CommandFailed(
      t('files.attain.noSeries', {
        name: strange,
        names: series
          .map(({ name }) => name)
          .slice(0, 5)
          .join(', '),
      }),
    );
  }
  const found = series.flatMap(({ name, points }) => {
    const own = targets.filter((each) => each.series === null || each.series === name).map(({ target }) => target);
    const year = asOf ?? latestKnown(points)?.year ?? 0;
    return countingNow(own, year).map((target) => ({
      series: name,
      target,
      attainment: attainment(target, points, asOf),
    }));
  });
  const without = series.filter(({ name }) => !found.some((each) => each.series === name)).map(({ name }) => name);
  const few = found.filter((each) => !each.attainment.ok).map((each) => each.series || given.argument);
  const table: Cell[][] = [
    [
      'series',
      'year',
      'value',
      'grade',
      'on_track',
      'change_per_year',
      'n',
      'target',
      'target_year',
      'direction',
      'gap',
      'projected',
      'open_part',
      'reason',
    ],
    ...found.map(({ series: name, target, attainment: made }): Cell[] => [
      name,
      ...(made.ok
        ? [made.year, made.value, made.grade, made.onTrack ? 'yes' : 'no', made.changePerYear, made.n]
        : [null, null, null, null, null, null]),
      target.kind === 'direction' ? null : target.value,
      target.kind === 'by-year' ? target.year : null,
      target.direction,
      ...(made.ok
        ? [made.gap ?? null, made.projected ?? null, made.openPart ?? null, null]
        : [null, null, null, made.reason]),
    ]),
  ];
  return {
    out: written(given, t, table, found),
    notes: [
      t('files.attain.rule'),
      ...(few.length > 0 ? [t('files.attain.tooFew', { names: few.join(', ') })] : []),
      ...(without.length > 0 ? [t('files.attain.noTarget', { names: without.join(', ') })] : []),
    ],
  };
}

/** Of values for several years the next; everything else counts always. */
function countingNow(targets: readonly AttainmentTarget[], year: number): AttainmentTarget[] {
  const dated = targets.filter((target) => target.kind === 'by-year');
  const next = nextTarget(dated, year);
  return [...(next ? [next] : []), ...targets.filter((target) => target.kind !== 'by-year')];
}

type Wanted = { readonly series: SeriesTarget['series'] | null; readonly target: AttainmentTarget };

async function targetsOf(given: Given, t: Words): Promise<readonly Wanted[]> {
  const path = textOf(given, 'targets');
  const direction = choiceOf(given, 'direction', ['up', 'down'], t);
  const [value, year] = [numberOf(given, 'target', t), numberOf(given, 'year', t)];
  if (path && (direction || value !== undefined)) throw new UsageError(t('files.attain.oneWay'));
  if (path) return soundFile(path, targetsIn(await tableOf(path, t)), t);
  if (!direction) throw new UsageError(t('files.attain.oneWay'));
  if (value === undefined) return [{ series: null, target: { kind: 'direction', direction } }];
  if (year === undefined) return [{ series: null, target: { kind: 'constant', value, direction } }];
  return [{ series: null, target: { kind: 'by-year', value, direction, year } }];
}

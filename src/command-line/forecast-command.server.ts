/** `series forecast`: every series of a bare table carried on, with intervals. */

import { forecast } from '#analysis/forecast.ts';
import { seriesIn } from '#sources/series-file.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  type Cell,
  type FileCommand,
  format,
  numberOf,
  soundFile,
  tableOf,
  valueIn,
  type Worked,
  written,
} from './file-commands.server.ts';

export const seriesForecast: FileCommand = {
  noun: 'series',
  verb: 'forecast',
  key: 'seriesForecast',
  argument: 'FILE',
  options: {
    horizon: { type: 'string', value: 'ZAHL', about: 'horizon' },
    since: { type: 'string', value: 'JAHR', about: 'forecastSince' },
    least: { type: 'string', value: 'ZAHL', about: 'least' },
    most: { type: 'string', value: 'ZAHL', about: 'most' },
    format,
  },
  work: forecastFile,
};

const usualHorizon = 5;
const longestHorizon = 30;

async function forecastFile(given: Given, t: Words): Promise<Worked> {
  const horizon = numberOf(given, 'horizon', t) ?? usualHorizon;
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > longestHorizon)
    throw new UsageError(t('files.badHorizon', { most: longestHorizon }));
  const [since, least, most] = (['since', 'least', 'most'] as const).map((option) => numberOf(given, option, t));
  const options = {
    horizon,
    ...(since === undefined ? {} : { since }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
  const series = soundFile(given.argument, seriesIn(await tableOf(given.argument, t)), t);
  const found = series.map(({ name, points }) => {
    const outside = points.find(
      ({ figure }) =>
        figure.state === 'known' && (figure.value < (least ?? -Infinity) || figure.value > (most ?? Infinity)),
    );
    if (outside)
      throw new CommandFailed(t('files.forecast.outside', { name: name || given.argument, year: outside.year }));
    return { series: name, ...forecast(points, options) };
  });
  const notes = found.flatMap((each) =>
    each.ok
      ? []
      : [
          t('files.forecast.short', {
            name: each.series || given.argument,
            found: each.found,
            needed: each.needed,
          }),
        ],
  );
  if (!found.some(({ ok }) => ok)) throw new CommandFailed(notes.join('\n'));
  const table: Cell[][] = [
    ['series', 'year', 'value', 'low80', 'high80', 'evidence', 'kind', 'methods', 'from', 'to', 'n', 'coverage'],
    ...found.flatMap((each) =>
      each.ok
        ? each.points.map(({ year, figure, low, high }): Cell[] => [
            each.series,
            year,
            valueIn(figure),
            low,
            high,
            figure.evidence,
            each.kind,
            each.methods.join(' '),
            each.from,
            each.to,
            each.n,
            each.backTest.coverage,
          ])
        : [],
    ),
  ];
  return { out: written(given, t, table, found), notes: [t('files.forecast.continuation'), ...notes] };
}

/** `alerts find`: areas of a bare table that stand out, with false alarms controlled over all of them. */

import { findAlerts, type WatchMethod } from '#analysis/early-warning.ts';
import { type WatchTable, watchedIn } from '#sources/method-tables.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  type Cell,
  choiceOf,
  type FileCommand,
  format,
  numberOf,
  said,
  soundFile,
  tableOf,
  textOf,
  type Worked,
  written,
} from './file-commands.server.ts';

export const alertsFind: FileCommand = {
  noun: 'alerts',
  verb: 'find',
  key: 'alertsFind',
  argument: 'TABLE.csv',
  options: {
    year: { type: 'string', value: 'JAHR', about: 'watchYear' },
    years: { type: 'string', value: 'ZAHL', about: 'watchYears' },
    methods: { type: 'string', value: 'A,B,…', about: 'watchMethods' },
    rate: { type: 'string', value: 'ZAHL', about: 'falseRate' },
    model: { type: 'string', value: 'binomial|poisson', about: 'model' },
    dispersion: { type: 'string', value: 'allowed|none', about: 'dispersion' },
    format,
  },
  work: findInFile,
};

const methods: readonly WatchMethod[] = ['level', 'change', 'cusum', 'ewma', 'trend-break'];

async function findInFile(given: Given, t: Words): Promise<Worked> {
  const { rows, classes } = soundFile(given.argument, watchedIn(await tableOf(given.argument, t)), t);
  const rate = numberOf(given, 'rate', t) ?? 0.05;
  if (!(rate > 0 && rate < 1)) throw new UsageError(t('files.alerts.badRate'));
  const asked = textOf(given, 'methods')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const unknown = asked.find((each) => !methods.includes(each as WatchMethod));
  if (unknown !== undefined) {
    throw new UsageError(t('files.badChoice', { option: '--methods', value: unknown, choices: methods.join(', ') }));
  }
  const [year, years] = [numberOf(given, 'year', t), numberOf(given, 'years', t)];
  if (years !== undefined && !(Number.isInteger(years) && years >= 1)) throw new UsageError(t('files.alerts.badYears'));
  if (year !== undefined && !rows.some((row) => row.year === year)) {
    throw new CommandFailed(t('files.alerts.noYear', { year }));
  }
  const model = choiceOf(given, 'model', ['binomial', 'poisson'], t);
  const dispersion = choiceOf(given, 'dispersion', ['allowed', 'none'], t);
  const watch = findAlerts(rows, {
    rate,
    ...(year === undefined ? {} : { year }),
    ...(years === undefined ? {} : { years }),
    ...(asked.length > 0 ? { methods: asked as WatchMethod[] } : {}),
    ...(model ? { model } : {}),
    ...(dispersion ? { dispersion } : {}),
  });
  const changes = changesOfClass(classes, watch.year);
  const table: Cell[][] = [
    ['area', 'year', 'method', 'direction', 'value', 'expected', 'lower', 'upper', 'p', 'q', 'inputs'],
    ...watch.findings.map((each): Cell[] => [
      each.area,
      each.year,
      each.method,
      each.direction,
      each.value,
      each.expected,
      each.lower,
      each.upper,
      each.p,
      each.q,
      Object.entries(each.inputs)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ]),
    ...changes.map((each): Cell[] => [
      each.area,
      each.year,
      'class-change',
      null,
      each.to,
      each.from,
      null,
      null,
      null,
      null,
      `yearBefore=${each.yearBefore}`,
    ]),
  ];
  const ignored = [...Map.groupBy(watch.ignored, ({ reason }) => reason)].map(
    ([reason, all]) => `${reason} ${all.length}`,
  );
  const tests = Object.values(watch.tests).reduce((sum, count) => sum + count, 0);
  return {
    out: written(given, t, table, { ...watch, rate, classChanges: changes }),
    notes: [
      t('files.alerts.found', {
        count: watch.findings.length,
        tests: said(tests, t),
        year: watch.year ?? '',
        share: said(rate * 100, t),
      }),
      ...(ignored.length > 0 ? [t('files.alerts.ignored', { reasons: ignored.join(', ') })] : []),
      ...(changes.length > 0 ? [t('files.alerts.classes', { count: changes.length })] : []),
    ],
  };
}

/** Areas whose class is another one than in the latest year before. */
function changesOfClass(classes: WatchTable['classes'], year: number | null) {
  return [...Map.groupBy(classes, ({ area }) => area)].flatMap(([area, all]) => {
    const sorted = all.filter((each) => year === null || each.year <= year).sort((a, b) => a.year - b.year);
    const [before, now] = sorted.slice(-2);
    if (!before || !now || now.year !== year || before.class === now.class) return [];
    return [{ area, year: now.year, yearBefore: before.year, from: before.class, to: now.class }];
  });
}

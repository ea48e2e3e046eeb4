/** `table protect`: a bare table with its small numbers hidden, rounded or blurred; nothing where that cannot be done. */

import {
  dimensionsOf,
  type Protected,
  protectTable,
  type ReadProtection,
  readHierarchy,
  readLevel,
  readProtection,
  readRule,
  type TableRule,
} from '#sources/protect-table.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  choiceOf,
  type FileCommand,
  format,
  said,
  soundFile,
  tableOf,
  textOf,
  type Worked,
  written,
} from './file-commands.server.ts';

export const tableProtect: FileCommand = {
  noun: 'table',
  verb: 'protect',
  key: 'tableProtect',
  argument: 'FILE',
  options: {
    rule: { type: 'string', value: 'TEXT', about: 'protectRule', required: true },
    hierarchy: { type: 'string', value: 'H.csv', about: 'protectHierarchy' },
    level: { type: 'string', value: '3:20', about: 'protectLevel' },
    guard: { type: 'string', value: 'hidden|sensitive', about: 'protectGuard' },
    loss: { type: 'string', value: 'cells|values|logarithms', about: 'protectLoss' },
    insiders: { type: 'boolean', about: 'protectInsiders' },
    kind: { type: 'string', value: 'counts|magnitudes', about: 'protectKind' },
    'absent-zero': { type: 'boolean', about: 'protectAbsent' },
    secret: { type: 'string', value: 'HEX', about: 'protectSecret' },
    format,
  },
  work: protectFile,
};

async function protectFile(given: Given, t: Words): Promise<Worked> {
  const asked = textOf(given, 'rule');
  const rule = readRule(asked);
  if (!rule) throw new UsageError(t('files.protect.badRule', { text: asked }));
  const width = textOf(given, 'level') || '3:20';
  const level = readLevel(width);
  if (!level) throw new UsageError(t('files.protect.badLevel', { text: width }));
  const settings = {
    level,
    guard: choiceOf(given, 'guard', ['hidden', 'sensitive'], t) ?? 'hidden',
    loss: choiceOf(given, 'loss', ['cells', 'values', 'logarithms'], t) ?? 'cells',
    insiders: given.values['insiders'] === true,
  } as const;
  const kind = choiceOf(given, 'kind', ['counts', 'magnitudes'], t) ?? 'counts';
  if (kind === 'magnitudes' && rule.method !== 'suppress') throw new UsageError(t('files.protect.countsOnly'));

  const table = await tableOf(given.argument, t);
  const path = textOf(given, 'hierarchy');
  const hierarchy = path ? soundFile(path, readHierarchy(await tableOf(path, t), dimensionsOf(table)), t) : undefined;
  const absent = given.values['absent-zero'] === true ? 'zero' : 'refused';
  const read = soundFile(given.argument, readProtection(table, hierarchy, kind, absent), t);
  const secret = secretFor(rule, read, given, t);

  const done = protectTable(read, rule, settings, secret);
  if (done.exposed.length > 0) {
    throw new CommandFailed([t('files.protect.exposed', { count: done.exposed.length }), ...done.exposed].join('\n'));
  }
  const [, ...rows] = done.rows;
  const out = written(given, t, done.rows, {
    dimensions: read.names,
    cells: rows.map((row) => {
      const [value, state] = row.slice(read.names.length);
      return { at: row.slice(0, read.names.length), value: value === '' ? null : value, state };
    }),
  });
  return { out, notes: [...gapNotes(read, t), ...summary(done, rule, t)] };
}

/** What random rounding and noise are drawn with, where the cells bring no keys of their own. */
function secretFor(rule: TableRule, { cells }: ReadProtection, given: Given, t: Words): string {
  const secret = textOf(given, 'secret');
  const byKey = rule.method === 'random' || rule.method === 'cell-key';
  if (byKey && !/^[0-9a-f]{32}$/i.test(secret) && cells.some(({ key }) => key === undefined)) {
    throw new UsageError(t('files.protect.needsSecret'));
  }
  return secret;
}

function gapNotes({ table: { gaps } }: ReadProtection, t: Words): string[] {
  if (gaps.length === 0) return [];
  return [
    t('files.protect.gaps', { count: gaps.length }),
    ...gaps
      .slice(0, 20)
      .map(({ at, stated, sum }) =>
        t('files.protect.gap', { value: at.join(', '), stated: said(stated, t), sum: said(sum, t) }),
      ),
  ];
}

function summary({ cells, sensitive, secondary, narrow, narrowest }: Protected, rule: TableRule, t: Words): string[] {
  if (rule.method !== 'suppress') return [t('files.protect.altered', { cells: said(cells, t) })];
  const share = cells === 0 ? 0 : (100 * (sensitive + secondary)) / cells;
  return [
    t('files.protect.summary', {
      cells: said(cells, t),
      sensitive: said(sensitive, t),
      secondary: said(secondary, t),
      share: said(share, t),
    }),
    ...(narrow.length > 0 ? [t('files.protect.narrow', { count: narrow.length })] : []),
    ...(narrowest === null ? [] : [t('files.protect.narrowest', { width: said(narrowest, t) })]),
  ];
}

/** Commands on bare table files, without a city: what goes in and out, and its words; the work is in sources and analysis. */

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { faultPlace, faultWords } from '#sources/fault-words.ts';
import { type Protected, protectTable, readLevel, readProtection, readRule } from '#sources/protect-table.ts';
import type { Read } from '#sources/received.ts';
import { readTable } from '#sources/table.ts';
import { sourceTexts } from '#sources/texts.en.ts';
import { toCsv } from '#ui/table/export.ts';
import { CommandFailed, UsageError } from './command-errors.ts';
import type { Given } from './commands.server.ts';

type Words = ReturnType<typeof sourceTexts>;

export const tableProtect = {
  options: {
    rule: { type: 'string', required: true },
    hierarchy: { type: 'string' },
    level: { type: 'string' },
    guard: { type: 'string' },
    loss: { type: 'string' },
    insiders: { type: 'boolean' },
    kind: { type: 'string' },
    'absent-zero': { type: 'boolean' },
    secret: { type: 'string' },
    out: { type: 'string' },
  },
  manual: (language: 'de' | 'en') => sourceTexts(language)('protect.help'),
  onFiles: protect,
} as const;

async function* protect({ values, argument }: Given, language: 'de' | 'en'): AsyncGenerator<string, void> {
  const t = sourceTexts(language);
  const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
  const choice = <T extends string>(name: string, allowed: readonly [T, ...T[]]): T => {
    const found = allowed.find((each) => each === (text(name) || allowed[0]));
    if (!found) {
      throw new UsageError(
        t('protect.badWord', { option: `--${name}`, text: text(name), allowed: allowed.join(', ') }),
      );
    }
    return found;
  };
  const rule = readRule(text('rule'));
  if (!rule) throw new UsageError(t('protect.badRule', { text: text('rule') }));
  const level = readLevel(text('level') || '3:20');
  if (!level) throw new UsageError(t('protect.badLevel', { text: text('level') }));
  const settings = {
    level,
    guard: choice('guard', ['hidden', 'sensitive']),
    loss: choice('loss', ['cells', 'values', 'logarithms']),
    insiders: values['insiders'] === true,
  };
  const kind = choice('kind', ['counts', 'magnitudes']);
  if (kind === 'magnitudes' && rule.method !== 'suppress') throw new UsageError(t('protect.countsOnly'));
  const file = await tableIn(argument, t);
  const hierarchy = text('hierarchy') ? await tableIn(text('hierarchy'), t) : undefined;
  const read = sound(readProtection(file, hierarchy, kind, values['absent-zero'] ? 'zero' : 'refused'), t);
  const byKey = rule.method === 'random' || rule.method === 'cell-key';
  const isSecret = /^[0-9a-f]{32}$/i.test(text('secret'));
  if (byKey && !isSecret && read.cells.some(({ key }) => key === undefined))
    throw new UsageError(t('protect.needsSecret'));

  const done = protectTable(read, rule, settings, text('secret'));
  if (done.exposed.length > 0) {
    throw new CommandFailed([t('protect.exposed', { count: done.exposed.length }), ...done.exposed].join('\n'));
  }
  const csv = toCsv(done.rows);
  if (!text('out')) return yield csv.trimEnd();
  await writeFile(text('out'), csv);
  const { gaps } = read.table;
  if (gaps.length > 0) yield t('protect.gaps', { count: gaps.length });
  for (const { at, stated, sum } of gaps.slice(0, 20)) yield t('protect.gap', { value: at.join(', '), stated, sum });
  yield* summary(done, rule.method === 'suppress', t);
  yield text('out');
}

function* summary(done: Protected, suppressed: boolean, t: Words): Generator<string, void> {
  const { cells, sensitive, secondary, narrowest } = done;
  if (!suppressed) return yield t('protect.altered', { cells });
  const share = cells === 0 ? '0' : ((100 * (sensitive + secondary)) / cells).toFixed(1);
  yield t('protect.summary', { cells, sensitive, secondary, share });
  if (done.narrow.length > 0) yield t('protect.narrow', { count: done.narrow.length });
  if (narrowest !== null) yield t('protect.narrowest', { width: Math.round(narrowest * 1000) / 1000 });
}

async function tableIn(path: string, t: Words) {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(t('protect.noFile', { path, reason: error.code ?? error.message }));
  });
  return sound(await readTable(basename(path), bytes), t);
}

/** What was read, or all that is wrong with it, line by line. */
function sound<T>(read: Read<T>, t: Words): T {
  if (read.ok) return read.value;
  const lines = read.faults.map((fault) => `${faultPlace(t, fault)}: ${faultWords(t, fault)}`);
  throw new CommandFailed([t('bad', { count: lines.length }), ...lines].join('\n'));
}

/** `index compute`: status and dynamics of small areas from a bare table, by a definition. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CompositeIndex, classChanges, compositeIndex } from '#analysis/composite-index.ts';
import {
  deliveredDefinition,
  deliveredNames,
  type IndexDefinition,
  readDefinition,
} from '#analysis/index-definition.ts';
import { indexRowsIn, type NamedIndexRow } from '#sources/method-tables.ts';
import { CommandFailed, type Given, type Words } from './command.ts';
import {
  type Cell,
  type FileCommand,
  format,
  soundFile,
  tableOf,
  textOf,
  valueIn,
  type Worked,
  written,
} from './file-commands.server.ts';

export const indexCompute: FileCommand = {
  noun: 'index',
  verb: 'compute',
  key: 'indexCompute',
  argument: 'TABLE.csv',
  options: {
    definition: { type: 'string', value: 'FILE', about: 'definition', required: true },
    before: { type: 'string', value: 'TABLE.csv', about: 'editionBefore' },
    format,
  },
  work: computeIndex,
};

async function computeIndex(given: Given, t: Words): Promise<Worked> {
  const definition = await definitionOf(textOf(given, 'definition'), t);
  const { rows, index } = await editionOf(given.argument, definition, t);
  const beforePath = textOf(given, 'before');
  const before = beforePath ? (await editionOf(beforePath, definition, t)).index : undefined;
  const changes = definition.parts.map((part) => (before ? classChanges(before, index, part) : []));
  const out = written(given, t, tableFor(rows, index, definition, before && changes), {
    definition: { id: definition.id, version: definition.version, name: definition.name, source: definition.source },
    standards: index.standards,
    areas: index.areas.map((each) => ({
      ...each,
      figures: Object.fromEntries(Object.entries(each.figures).map(([id, figure]) => [id, valueIn(figure)])),
    })),
    leftOut: index.leftOut,
    ...(before ? { changes: Object.fromEntries(definition.parts.map(({ id }, i) => [id, changes[i]])) } : {}),
  });
  const counts = definition.parts.map(({ id, name, classes }) => {
    const found = classes.map(
      (each) => `${each.name} ${index.areas.filter((area) => area.parts[id]?.class.code === each.code).length}`,
    );
    return `${name}: ${found.join(', ')}`;
  });
  const reasons = [...Map.groupBy(index.leftOut, ({ reason }) => reason)].map(
    ([reason, all]) => `${reason} ${all.length}`,
  );
  return {
    out,
    notes: [
      ...counts,
      ...(reasons.length > 0 ? [t('files.index.leftOut', { reasons: reasons.join(', ') })] : []),
      t('files.index.relative'),
    ],
  };
}

async function definitionOf(name: string, t: Words): Promise<IndexDefinition> {
  const delivered = deliveredDefinition(name);
  if (delivered) return delivered;
  const text = await readFile(name, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(
      t('files.index.noDefinition', {
        path: name,
        reason: error.code ?? error.message,
        names: deliveredNames.join(', '),
      }),
    );
  });
  const read = readDefinition(text);
  if (read.ok) return read.definition;
  const lines = read.problems.map(
    ({ place, code, detail }) =>
      `${basename(name)}: ${place || t('files.index.whole')}: ${t(`files.index.problem.${code}`, { detail })}`,
  );
  throw new CommandFailed(lines.join('\n'));
}

async function editionOf(
  path: string,
  definition: IndexDefinition,
  t: Words,
): Promise<{ rows: readonly NamedIndexRow[]; index: CompositeIndex }> {
  const rows = soundFile(path, indexRowsIn(await tableOf(path, t), definition), t);
  const made = compositeIndex(rows, definition);
  if (made.ok) return { rows, index: made.index };
  throw new CommandFailed(
    `${basename(path)}: ${t(`files.index.${made.failure.reason}`, { where: made.failure.where })}`,
  );
}

function tableFor(
  rows: readonly NamedIndexRow[],
  index: CompositeIndex,
  { parts }: IndexDefinition,
  changes: readonly (readonly { area: string; from: string; shift: number }[])[] | undefined,
): Cell[][] {
  const found = new Map(index.areas.map((each) => [each.area, each]));
  const out = Map.groupBy(index.leftOut, ({ area }) => area);
  const ofPart = ({ id, indicators }: IndexDefinition['parts'][number]) => [
    ...indicators.map((each) => `z_${each.id}`),
    `${id}_sum`,
    `${id}_index`,
    `${id}_class`,
    `${id}_name`,
    ...(changes ? [`${id}_before`, `${id}_shift`] : []),
  ];
  const indicators = parts.flatMap((part) => part.indicators.map(({ id }) => id));
  const head = ['area', 'name', 'inhabitants', ...indicators, ...parts.flatMap(ofPart), 'combined', 'left_out'];
  const body = rows.map((row): Cell[] => {
    const each = found.get(row.area);
    const cells = parts.flatMap((part, p): Cell[] => {
      const made = each?.parts[part.id];
      const change = changes?.[p]?.find(({ area }) => area === row.area);
      return [
        ...part.indicators.map(({ id }) => made?.z[id] ?? null),
        made?.sum ?? null,
        made?.index ?? null,
        made?.class.code ?? null,
        made?.class.name ?? null,
        ...(changes ? [change?.from ?? made?.class.code ?? null, change?.shift ?? null] : []),
      ];
    });
    const reasons = (out.get(row.area) ?? []).map(({ part, reason, detail }) =>
      [part, reason, detail].filter(Boolean).join(' '),
    );
    return [
      row.area,
      row.name,
      valueIn(row.inhabitants),
      ...indicators.map((id) =>
        valueIn((each?.figures ?? row.figures)[id] ?? { state: 'missing', evidence: 'measured' }),
      ),
      ...cells,
      each?.combined ?? null,
      reasons.join('; '),
    ];
  });
  return [head, ...body];
}

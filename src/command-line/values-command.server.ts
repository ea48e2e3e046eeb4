/** `indicators import`: a file of values into a city, or only the report of what is in it. */

import type { Hall } from '#platform/hall.server.ts';
import type { Fault } from '#sources/fault.ts';
import { faultPlace, faultWords, noteWords } from '#sources/fault-words.ts';
import type { SlicedFile } from '#sources/file-text.ts';
import { wishes } from '#sources/reading-wishes.ts';
import type { Read } from '#sources/received.ts';
import { sourceTexts } from '#sources/texts.en.ts';
import {
  asBefore,
  checkValues,
  diskLimits,
  fileOnDisk,
  needsReason,
  type Reading,
  recall,
  takeIn,
  type ValuesChecked,
  type Work,
  watchValues,
} from '#sources/values.server.ts';
import { type Command, CommandFailed, cityOptions, type Given, languageOf, UsageError, type Words } from './command.ts';
import { enterCity, faultLines, notesIn, sound, text } from './in-city.server.ts';

const { city, as, dryRun } = cityOptions;

export const indicatorsImport: Command = {
  noun: 'indicators',
  verb: 'import',
  key: 'indicatorsImport',
  argument: 'FILE',
  formats: ['values'],
  options: {
    city,
    indicator: { type: 'string', value: 'ID', about: 'indicator' },
    division: { type: 'string', value: 'ID', about: 'division' },
    'indicator-column': { type: 'string', value: 'NAME', about: 'indicatorColumn' },
    'area-column': { type: 'string', value: 'NAME', about: 'areaColumn' },
    'year-column': { type: 'string', value: 'NAME', about: 'yearColumn' },
    'value-column': { type: 'string', value: 'NAME', about: 'valueColumn' },
    year: { type: 'string', value: 'JAHR', about: 'fileYear' },
    decimal: { type: 'string', value: ', | .', about: 'decimal' },
    signs: { type: 'string', value: 'TEXT', about: 'signs' },
    'whole-series': { type: 'boolean', about: 'wholeSeries' },
    reason: { type: 'string', value: 'TEXT', about: 'reason' },
    source: { type: 'string', value: 'TEXT', about: 'valuesSource' },
    licence: { type: 'string', value: 'TEXT', about: 'licence' },
    'dry-run': dryRun,
    report: { type: 'string', value: 'csv|json', about: 'report' },
    as,
  },
  run: importValues,
};

async function* importValues(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const form = reportForm(values, t);
  const file = await fileOnDisk(argument).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(t('cli.noFile', { path: argument, reason: error.code ?? error.message }));
  });
  const { work: inCity, actor } = await enterCity(hall, values, t);
  const work: Work = { read: (each) => inCity('read', each), write: (each) => inCity('write', each) };
  const { reading, from } = await readingOf(work, file, values, t);
  const before = from ? [{ key: 'remembered', vars: { file: from.file, on: from.on } }] : [];
  if (form) {
    const read = await checkValues(work, file, reading);
    yield form === 'json' ? jsonReport(file, read, t) : csvReport(read, t);
    if (!read.ok) throw new CommandFailed(faultLines([], t).at(-1) ?? '');
    return;
  }
  yield* notesIn(before, t);
  if (values['dry-run']) {
    yield* checked(sound(await checkValues(work, file, reading), t), t);
    return yield t('cli.dry');
  }
  const reason = text(values['reason']);
  if (!reason) {
    const found = sound(await checkValues(work, file, reading), t);
    yield* checked(found, t);
    if (needsReason(found.effect)) throw new CommandFailed(t('cli.reasonNeeded'));
  }
  const received = { ...file, source: text(values['source']), licence: text(values['licence']), reason };
  const stored = sound(await takeIn(work, actor, received, reading), t);
  if (reason) yield* doubtLines(stored.doubts, t);
  yield t('cli.valuesStored', { added: stored.added, replaced: stored.replaced });
  const alerts = await work.write((db) => watchValues(db, actor, stored.indicatorIds));
  if (alerts > 0) yield t('cli.alertsFound', { count: alerts });
}

function reportForm(values: Given['values'], t: Words): 'csv' | 'json' | null {
  const form = text(values['report']);
  if (form === '' || form === 'csv' || form === 'json') return form || null;
  throw new UsageError(t('files.badChoice', { option: '--report', value: form, choices: 'csv, json' }));
}

/** As said, or as the last file of the same shape was read. */
async function readingOf(work: Work, file: SlicedFile, values: Given['values'], t: Words) {
  const reading = readingIn(values, t);
  const { remembered } = await recall(work, file, diskLimits);
  const { wishes, from } = asBefore(reading.wishes, remembered);
  return { reading: { ...reading, wishes }, from };
}

function readingIn(values: Given['values'], t: Words): Reading {
  const wanted = wishes.safeParse({
    indicatorId: text(values['indicator']),
    divisionId: text(values['division']),
    indicatorColumn: text(values['indicator-column']),
    areaColumn: text(values['area-column']),
    yearColumn: text(values['year-column']),
    valueColumn: text(values['value-column']),
    fileYear: text(values['year']),
    decimal: text(values['decimal']),
    signs: text(values['signs']),
  });
  if (!wanted.success) {
    const field = String(wanted.error.issues[0]?.path[0]);
    const option = { fileYear: 'year', decimal: 'decimal', signs: 'signs' }[field] ?? field;
    throw new UsageError(t('cli.badReading', { option: `--${option}`, value: text(values[option]) }));
  }
  return {
    wishes: wanted.data,
    mode: values['whole-series'] ? 'whole-series' : 'add',
    limits: diskLimits,
  };
}

function* checked({ notes, doubts, count, effect }: ValuesChecked, t: Words) {
  yield* notesIn(notes, t);
  yield* doubtLines(doubts, t);
  yield t('cli.valuesFound', { count, replaced: effect.replaced });
  if (needsReason(effect)) yield t('cli.valuesRevised', { revised: effect.revised, dropped: effect.dropped });
}

function* doubtLines(doubts: readonly Fault[], t: Words) {
  if (doubts.length === 0) return;
  const words = sourceTexts(languageOf(t));
  yield words('doubts', { count: doubts.length });
  for (const doubt of doubts) yield `  ${faultPlace(words, doubt)}: ${faultWords(words, doubt, languageOf(t))}`;
}

/** What is wrong and what is to be checked, as things of one shape. */
function remarks(read: Read<ValuesChecked>, t: Words) {
  const words = sourceTexts(languageOf(t));
  const said = (kind: 'fault' | 'doubt') => (each: Fault) => ({
    kind,
    key: each.key,
    line: each.row,
    column: each.field,
    value: each.vars['value'] ?? null,
    text: faultWords(words, each, languageOf(t)),
  });
  return read.ok ? read.value.doubts.map(said('doubt')) : read.faults.map(said('fault'));
}

function jsonReport(file: { name: string; hash: string }, read: Read<ValuesChecked>, t: Words): string {
  const words = sourceTexts(languageOf(t));
  const found = read.ok && {
    values: read.value.count,
    indicators: read.value.indicatorIds,
    areas: read.value.areas,
    from: read.value.from,
    to: read.value.to,
    ...read.value.effect,
    notes: read.value.notes.map((note) => noteWords(words, note)),
    preview: read.value.preview,
  };
  return JSON.stringify(
    { file: file.name, sha256: file.hash, sound: read.ok, ...found, remarks: remarks(read, t) },
    null,
    2,
  );
}

function csvReport(read: Read<ValuesChecked>, t: Words): string {
  const rows = remarks(read, t).map(({ kind, key, line, column, value, text }) => [
    kind,
    key,
    line,
    column,
    value,
    text,
  ]);
  const quoted = (cell: string | number | null) => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  return [['kind', 'key', 'line', 'column', 'value', 'text'], ...rows]
    .map((row) => row.map(quoted).join(','))
    .join('\n');
}

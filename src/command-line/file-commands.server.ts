/** What the command line does with bare files, without a city and without a database: files in, CSV or JSON out. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Figure } from '#analysis/figure.ts';
import type { Fault } from '#sources/fault.ts';
import { faultPlace, faultWords } from '#sources/fault-words.ts';
import type { Read } from '#sources/received.ts';
import { readTable, type Table } from '#sources/table.ts';
import { sourceTexts } from '#sources/texts.en.ts';
import type { TextKey } from '#ui/language.ts';
import { CommandFailed, type Given, languageOf, type Option, UsageError, type Words } from './command.ts';
import type { de } from './texts.de.ts';

type FileKey<Prefix extends string> =
  Extract<TextKey<typeof de>, `files.${Prefix}.${string}`> extends `files.${Prefix}.${infer Key}` ? Key : never;
type FileOption = Omit<Option, 'about'> & { readonly about: FileKey<'option'> };

export type FileCommand = {
  readonly noun: string;
  readonly verb: string;
  /** Also the key of the words that show the formats of its files. */
  readonly key: FileKey<'about'> & FileKey<'formats'>;
  readonly argument?: string;
  readonly options: Readonly<Record<string, FileOption>>;
  readonly work: (given: Given, t: Words) => Promise<Worked>;
};

/** What goes to standard output, and what is said beside it. */
export type Worked = { readonly out: string; readonly notes: readonly string[] };

export const format = { type: 'string', value: 'csv|json', about: 'format' } as const;

export type Cell = string | number | null;

/** A table as it is asked for: CSV with commas and decimal points, or what JSON has to say beyond it. */
export function written(given: Given, t: Words, table: readonly (readonly Cell[])[], json: unknown): string {
  const asked = textOf(given, 'format') || 'csv';
  if (asked === 'json') return JSON.stringify(json, null, 2);
  if (asked !== 'csv')
    throw new UsageError(t('files.badChoice', { option: '--format', value: asked, choices: 'csv, json' }));
  return table.map((row) => row.map(quoted).join(',')).join('\n');
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function textOf({ values }: Given, option: string): string {
  const value = values[option];
  return typeof value === 'string' ? value.trim() : '';
}

/** A number given as an option, or undefined; anything else is a wrong use. */
export function numberOf(given: Given, option: string, t: Words): number | undefined {
  const text = textOf(given, option);
  if (text === '') return undefined;
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) throw new UsageError(t('files.badNumber', { option: `--${option}`, value: text }));
  return value;
}

export function choiceOf<T extends string>(
  given: Given,
  option: string,
  choices: readonly T[],
  t: Words,
): T | undefined {
  const text = textOf(given, option);
  if (text === '') return undefined;
  const choice = choices.find((each) => each === text);
  if (choice) return choice;
  throw new UsageError(t('files.badChoice', { option: `--${option}`, value: text, choices: choices.join(', ') }));
}

export async function bytesOf(path: string, t: Words): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(t('cli.noFile', { path, reason: error.code ?? error.message }));
  });
}

export async function tableOf(path: string, t: Words): Promise<Table> {
  return soundFile(path, await readTable(basename(path), await bytesOf(path, t)), t);
}

/** What was read of a file, or all that is wrong with it, line by line. */
export function soundFile<T>(path: string, read: Read<T>, t: Words): T {
  if (read.ok) return read.value;
  throw failedFile(path, read.faults, t);
}

export function failedFile(path: string, faults: readonly Fault[], t: Words): CommandFailed {
  const words = sourceTexts(languageOf(t));
  const lines = faults.map(
    (fault) => `${basename(path)}: ${faultPlace(words, fault)}: ${faultWords(words, fault, languageOf(t))}`,
  );
  return new CommandFailed(lines.join('\n'));
}

export function valueIn(figure: Figure): number | null {
  return figure.state === 'known' ? figure.value : null;
}

/** A number for a sentence. */
export function said(value: number, t: Words): string {
  return new Intl.NumberFormat(languageOf(t) === 'en' ? 'en-GB' : 'de-DE', { maximumFractionDigits: 2 }).format(value);
}

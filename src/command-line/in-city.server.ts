/** What commands on a city share: who works in which city, the file they were given, and what is wrong with it. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CityDb, inCity, isCityId } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import type { Fault, Note } from '#sources/fault.ts';
import { faultPlace, faultWords, noteWords } from '#sources/fault-words.ts';
import type { Read } from '#sources/received.ts';
import { sourceTexts } from '#sources/texts.en.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { CommandFailed, type Given, languageOf, UsageError, type Words } from './command.ts';

export function text(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Who works at the terminal of the server. */
export function operator(t: Words): Actor {
  return { id: null, name: t('cli.operator') };
}

export async function exists({ kysely }: Hall['database'], id: string): Promise<boolean> {
  const row = await kysely.selectFrom('city').select('city_id').where('city_id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export type Work = <T>(mode: 'read' | 'write', work: (db: CityDb) => Promise<T>) => Promise<T>;

export async function enterCity(
  { database }: Hall,
  values: Given['values'],
  t: Words,
): Promise<{ cityId: string; work: Work; actor: Actor }> {
  const cityId = text(values['city']);
  if (!isCityId(cityId) || !(await exists(database, cityId))) throw new CommandFailed(t('cli.noCity', { id: cityId }));
  const email = text(values['as']).toLowerCase();
  const person = email
    ? await database.kysely.selectFrom('person').select(['id', 'name']).where('email', '=', email).executeTakeFirst()
    : undefined;
  if (email && !person) throw new CommandFailed(t('cli.noPerson', { email }));
  const work: Work = (mode, each) => inCity(database, cityId, mode, each);
  return { cityId, work, actor: person ?? operator(t) };
}

export async function received(path: string, t: Words) {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(t('cli.noFile', { path, reason: error.code ?? error.message }));
  });
  return { name: basename(path), bytes, hash: sha256(bytes) };
}

/** What was read, or all that is wrong with it, line by line. */
export function sound<T>(read: Read<T>, t: Words): T {
  if (read.ok) return read.value;
  throw new CommandFailed(faultLines(read.faults, t).join('\n'));
}

export function* notesIn(notes: readonly Note[], t: Words) {
  for (const note of notes) yield noteWords(sourceTexts(languageOf(t)), note);
}

export function faultLines(faults: readonly Fault[], t: Words): string[] {
  const words = sourceTexts(languageOf(t));
  const lines = faults.map((fault) => `${faultPlace(words, fault)}: ${faultWords(words, fault, languageOf(t))}`);
  return [words('bad', { count: lines.length }), ...lines, words('badLead')];
}

export function yearIn(value: string | boolean | undefined, t: Words): number | null {
  if (value === undefined) return null;
  const year = Number(value);
  if (!Number.isInteger(year) || year < 1990 || year > 2100)
    throw new UsageError(t('cli.badYear', { year: text(value) }));
  return year;
}

export function formWords(errors: Readonly<Record<string, string>>, t: Words): string {
  const words = uiTexts(languageOf(t));
  return Object.entries(errors)
    .map(([field, key]) => `${field}: ${words(`form.error.${key}` as 'form.error.required')}`)
    .join('\n');
}

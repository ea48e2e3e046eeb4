/** What is wrong with a file, in words: the same on screen and at the terminal. */

import { formatDate } from '#ui/format.ts';
import type { Language, Words } from '#ui/language.ts';
import type { Fault, Note } from './fault.ts';
import type { de } from './texts.de.ts';

type SourceWords = Words<typeof de>;

export function faultWords(t: SourceWords, { key, vars }: Fault, language: Language): string {
  const said = Object.entries(vars).map(([name, value]) => [
    name,
    isDay(name, value) ? formatDate(value, language) : value,
  ]);
  return t(`fault.${key}` as 'fault.nul', Object.fromEntries(said));
}

/** Days of the house's own, never what stands in the file. */
function isDay(name: string, value: string | number): value is string {
  return ['day', 'latest'].includes(name) && /^\d{4}-\d{2}-\d{2}$/.test(String(value));
}

export function faultPlace(
  t: SourceWords,
  { row, field, feature: ofMap = false }: Fault,
  feature: boolean = ofMap,
): string {
  if (row === null) return field ?? t('fault.whereFile');
  if (field === null) return t(feature ? 'fault.whereFeatureRow' : 'fault.whereRow', { row });
  return t(feature ? 'fault.whereFeature' : 'fault.where', { row, field });
}

export function noteWords(t: SourceWords, note: Note): string {
  return t(`note.${note.key}` as 'note.cp1252', note.vars);
}

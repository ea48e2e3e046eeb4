/** What is wrong with a file, in words: the same on screen and at the terminal. */

import type { Words } from '#ui/language.ts';
import type { Fault, Note } from './fault.ts';
import type { de } from './texts.de.ts';

type SourceWords = Words<typeof de>;

export function faultWords(t: SourceWords, fault: Fault): string {
  return t(`fault.${fault.key}` as 'fault.nul', fault.vars);
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

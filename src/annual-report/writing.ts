/** What every part of the report is written with. */

import type { Language } from '#ui/language.ts';
import type { Block, MapBlock, TableBlock } from './document.ts';
import type { ReportData } from './report-data.ts';
import type { reportTexts } from './texts.en.ts';

export type Words = ReturnType<typeof reportTexts>;
export type Writing = {
  readonly data: ReportData;
  readonly t: Words;
  readonly language: Language;
  readonly maps: ReadonlyMap<string, MapBlock>;
};

export type Small = Omit<Writing, 'maps'>;

export const paragraph = (text: string, tone?: 'lead' | 'note' | 'break'): Block => ({
  type: 'paragraph',
  text,
  ...(tone ? { tone } : {}),
});
export const heading = (text: string, lead?: string): Block => ({ type: 'heading', text, ...(lead ? { lead } : {}) });
export const list = (items: readonly string[]): Block => ({ type: 'list', items });

export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
  widths?: readonly number[],
): TableBlock {
  return { type: 'table', caption, head, rows, numbers, ...(widths ? { widths } : {}) };
}

/** A row of a table is no place for a page of text: the sentence ends where a sentence ends, or at a word. */
export function shortened(text: string, most = 280): string {
  const plain = text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const end = cut.lastIndexOf('. ');
  return end > most / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

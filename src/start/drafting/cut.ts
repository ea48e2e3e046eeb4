/** A paper takes so many characters; what is longer ends with a mark, never in the middle of a line. Pure. */

import { longestText } from '#analysis/fields.ts';

/**
 * @example
 * cutTo('eins\nzwei\ndrei', 12, '…') // → 'eins\nzwei\n…'
 */
export function cutTo(words: string, most: number, mark: string): string {
  if (words.length <= most) return words;
  const room = words.slice(0, most - mark.length - 1);
  const end = room.lastIndexOf('\n');
  return `${end > 0 ? room.slice(0, end) : room}\n${mark}`;
}

/** Paragraphs with a blank line between them, as long as a form takes them. */
export function paragraphs(parts: readonly (string | null | undefined)[], mark: string): string | null {
  return cutTo(parts.filter(Boolean).join('\n\n'), longestText, mark) || null;
}

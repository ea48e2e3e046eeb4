/** What a division with the borders of one of its versions is called. */

import { indicatorTexts } from '#indicators/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';

export function frameName({ name, since }: { name: string; since: string | null }, language: Language): string {
  return since === null ? name : indicatorTexts(language)('carry.frame', { name, date: formatDate(since, language) });
}

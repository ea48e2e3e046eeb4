import type { Words } from './language.ts';
import type { de } from './texts.de.ts';

export type RefusalWords = { readonly key: string; readonly vars: Readonly<Record<string, string | number>> };

/** What the house does not do, in the reader's words. Keys come from the server as strings; all are in `refusal`. */
export function refusalWords(t: Words<typeof de>, { key, vars }: RefusalWords): string {
  return t(`refusal.${key}` as 'refusal.not-found', vars);
}

/** What a command of the command line is made of. */

import type { TextKey } from '#ui/language.ts';
import type { de } from './texts.de.ts';
import type { commandTexts } from './texts.en.ts';

export type Words = ReturnType<typeof commandTexts>;
export type CliKey<Prefix extends string> =
  Extract<TextKey<typeof de>, `cli.${Prefix}.${string}`> extends `cli.${Prefix}.${infer Key}` ? Key : never;

export type Option = {
  readonly type: 'string' | 'boolean';
  readonly value?: string;
  readonly about: CliKey<'option'>;
  readonly required?: boolean;
};
export type Given = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly argument: string;
};

/** Used wrongly: the help follows. */
export class UsageError extends Error {}
/** Used rightly, but it did not work; the words say why and how to mend it. */
export class CommandFailed extends Error {}

/** German, unless the terminal speaks English. */
export function languageOf(t: Words): 'de' | 'en' {
  return t('cli.language') === 'en' ? 'en' : 'de';
}

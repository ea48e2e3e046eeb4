/** What a command of the command line is made of. */

import type { Hall } from '#platform/hall.server.ts';
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

export type Command = {
  readonly noun: string;
  readonly verb: string;
  readonly key: CliKey<'about'>;
  readonly argument?: string;
  /** Say in its help how the files look that it takes or writes, with example lines. */
  readonly formats: readonly CliKey<'formats'>[];
  readonly options: Readonly<Record<string, Option>>;
  /** Says line by line what it does. */
  readonly run: (hall: Hall, given: Given, t: Words) => AsyncIterable<string>;
};

/** Of every command on a city. */
export const cityOptions = {
  city: { type: 'string', value: 'ID', about: 'city', required: true },
  as: { type: 'string', value: 'MAIL', about: 'as' },
  dryRun: { type: 'boolean', about: 'dryRun' },
} as const satisfies Readonly<Record<string, Option>>;

/** Used wrongly: the help follows. */
export class UsageError extends Error {}
/** Used rightly, but it did not work; the words say why and how to mend it. */
export class CommandFailed extends Error {}

/** German, unless the terminal speaks English. */
export function languageOf(t: Words): 'de' | 'en' {
  return t('cli.language') === 'en' ? 'en' : 'de';
}

/**
 * The kinds of fields that forms and imports are made of, as Zod schemas. They take the text a person typed and give the
 * value the domain works with; what is wrong is said as a key of `ui/texts`, so that the reader gets it in her language.
 */

import { z } from 'zod';
import { parseCents } from './money.ts';
import { parseNumber } from './number.ts';
import { parseDate } from './period.ts';

/** Longest single line and longest free text that any form takes. */
export const longestLine = 300;
export const longestText = 20_000;
/** Longest text in plain language: more is not plain any more. */
export const longestPlain = 600;

const typed = z.preprocess((value) => (typeof value === 'string' ? clean(value) : (value ?? '')), z.string('text'));

/** Control characters have no place in words; NUL would even be refused by the database. */
function clean(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are just what is taken out
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim();
}

/** One line that must be there. */
export const line = typed.pipe(z.string().min(1, 'required').max(longestLine, 'too-long'));
/** One line or null. */
export const optionalLine = typed.pipe(z.string().max(longestLine, 'too-long')).transform((text) => text || null);
/** Several lines or null. */
export const optionalText = typed.pipe(z.string().max(longestText, 'too-long')).transform((text) => text || null);
/**
 * A few short sentences in plain language, or null. A line break counts once, however the browser sends it.
 *
 * @example
 * plainWords.safeParse('Der Park wird größer. ').data // → 'Der Park wird größer.'
 * @example
 * plainWords.safeParse('a'.repeat(601)).error.issues[0].message // → 'plain-too-long'
 */
export const plainWords = typed
  .transform((words) => words.replaceAll('\r\n', '\n'))
  .pipe(z.string().max(longestPlain, 'plain-too-long'))
  .transform((words) => words || null);
/** Several lines that must be there. */
export const text = typed.pipe(z.string().min(1, 'required').max(longestText, 'too-long'));

/**
 * An address in the web, or null. Only such a link is shown to others: `javascript:` is none.
 *
 * @example
 * optionalLink.safeParse(' https://stadt.example/plan.pdf ').data // → 'https://stadt.example/plan.pdf'
 * @example
 * optionalLink.safeParse('javascript:alert(1)').error.issues[0].message // → 'link'
 */
export const optionalLink = typed
  .pipe(z.string().max(2000, 'too-long'))
  .refine((link) => link === '' || (/^https?:\/\/[^\s/]/.test(link) && URL.canParse(link)), 'link')
  .transform((link) => link || null);

/** The id of something chosen, or null where nothing is. */
export const optionalChoice = typed.pipe(z.string().max(100, 'unknown-choice')).transform((id) => id || null);
/** The ids of everything ticked. */
export const choices = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
  z
    .array(z.string().max(100, 'unknown-choice'), 'unknown-choice')
    .max(2000, 'too-many')
    .transform((ids) => [...new Set(ids)]),
);

/**
 * One of a fixed vocabulary.
 *
 * @example
 * oneOf(['up', 'down']).safeParse('up').data // → 'up'
 * @example
 * oneOf(['up', 'down']).safeParse(undefined).error.issues[0].message // → 'unknown-choice'
 */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess((value) => value ?? '', z.enum(values, 'unknown-choice'));
}

/**
 * One of a fixed vocabulary, or null where nothing is chosen.
 *
 * @example
 * optionalOneOf(['up', 'down']).safeParse('').data // → null
 */
export function optionalOneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(values, 'unknown-choice').nullable(),
  );
}

/** A ticked box. */
export const tick = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());

function parsed<T>(parse: (text: string) => T | undefined, message: string) {
  return typed.pipe(
    z.string().transform((value, context) => {
      if (value === '') return null;
      const result = parse(value);
      if (result !== undefined) return result;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  );
}

/** A calendar date or null: `30.11.2015` and `2015-11-30` both. */
export const optionalDate = parsed((value) => inCalendar(parseDate(value)), 'date');
/** A calendar date that must be there. */
export const date = optionalDate.pipe(z.string('required'));
/** An amount in cents or null. */
export const optionalAmount = parsed(parseCents, 'amount');
/** A number, German style first, or null. */
export const optionalNumber = parsed((value) => parseNumber(value, ',') ?? parseNumber(value, '.'), 'number');

/**
 * A whole number within bounds, or null.
 *
 * @example
 * optionalWhole(1, 240).safeParse('12').data // → 12
 * @example
 * optionalWhole(1, 240).safeParse('241').success // → false
 * @example
 * optionalWhole(1, 240).safeParse('').data // → null
 */
export function optionalWhole(least: number, most: number) {
  return parsed((value) => {
    const number = parseNumber(value, ',');
    return number !== undefined && Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  }, 'whole');
}
/** A calendar year. */
export const year = optionalWhole(1900, 2200).pipe(z.number('required'));

/** Years that the database and people can mean; `99999-01-01` is a slip. */
function inCalendar(value: string | undefined): string | undefined {
  return value !== undefined && value >= '1800' && value < '2300' ? value : undefined;
}

/**
 * What a person says of how a file of values is to be read, where its columns and signs do not say it themselves: at the
 * form, at the command line, and remembered for the next file of the same shape. Pure.
 */

import { z } from 'zod';
import { optionalChoice, optionalLine } from '#analysis/fields.ts';
import { folded } from './table.ts';
import type { SignMeaning, ValuesOptions } from './values-import.ts';

const meanings: Readonly<Record<string, SignMeaning>> = {
  fehlt: 'missing',
  missing: 'missing',
  geheim: 'suppressed',
  suppressed: 'suppressed',
  secret: 'suppressed',
  entfaellt: 'not-applicable',
  nichtsinnvoll: 'not-applicable',
  notapplicable: 'not-applicable',
  null: 'zero',
  nichts: 'zero',
  zero: 'zero',
};

/** `k.A. = fehlt; # = geheim`; undefined where it is not written like that. */
export function signsIn(text: string): Record<string, SignMeaning> | undefined {
  const signs: Record<string, SignMeaning> = {};
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const [, sign = '', meant = ''] = /^\s*(\S.*?)\s*=\s*([^=]+)$/.exec(part) ?? [];
    const meaning = meanings[folded(meant)];
    if (sign === '' || !meaning) return undefined;
    signs[sign] = meaning;
  }
  return signs;
}

const year = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : Number(value)),
  z.number('whole').int('whole').min(1900, 'whole').max(2099, 'whole').nullable(),
);

/** Fields of the form; what is left empty is told by the file itself. */
export const wishFields = {
  indicatorId: optionalChoice,
  divisionId: optionalChoice,
  areaColumn: optionalLine,
  yearColumn: optionalLine,
  valueColumn: optionalLine,
  indicatorColumn: optionalLine,
  fileYear: year,
  decimal: z.preprocess((sign) => sign || null, z.enum([',', '.'], 'unknown-choice').nullable()),
  signs: z.preprocess(
    (text) => text || null,
    z
      .string()
      .max(300, 'too-long')
      .refine((text) => signsIn(text) !== undefined, 'signs')
      .nullable(),
  ),
};
export const wishes = z.object(wishFields);
export type Wishes = z.output<typeof wishes>;

export const wishNames = Object.keys(wishFields) as (keyof Wishes)[];

/** As the fields of a form hold them. */
export function asFields(said: Wishes): Record<keyof Wishes, string> {
  return Object.fromEntries(wishNames.map((name) => [name, String(said[name] ?? '')])) as Record<keyof Wishes, string>;
}

export function isWished(said: Wishes): boolean {
  return wishNames.some((name) => said[name] !== null);
}

export function optionsOf(said: Wishes): ValuesOptions {
  return {
    indicatorId: said.indicatorId ?? undefined,
    divisionId: said.divisionId ?? undefined,
    columns: {
      indicator: said.indicatorColumn ?? undefined,
      area: said.areaColumn ?? undefined,
      year: said.yearColumn ?? undefined,
      value: said.valueColumn ?? undefined,
    },
    year: said.fileYear ?? undefined,
    decimal: said.decimal ?? undefined,
    signs: said.signs === null ? undefined : signsIn(said.signs),
  };
}

/** Files with the same headings are of the same shape; a further year does not matter. */
export function signatureOf(head: readonly string[]): string {
  return head
    .map(folded)
    .filter((name) => name !== '' && !/^(jahr|year|j|y)?(19|20)\d\d$/.test(name))
    .join(' ');
}

/**
 * What a person says of how a file of values is to be read, where its columns and signs do not say it themselves: at the
 * form, at the command line, and remembered for the next file of the same shape. Pure.
 */

import { z } from 'zod';
import { optionalLine } from '#analysis/fields.ts';
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
  (value) => (value === '' || value === undefined || value === null ? undefined : Number(value)),
  z.number('not-a-year').int('not-a-year').min(1900, 'not-a-year').max(2099, 'not-a-year').optional(),
);

/** Fields of the form; those without a name in the file are left to the names of its columns. */
export const wishFields = {
  areaColumn: optionalLine,
  yearColumn: optionalLine,
  valueColumn: optionalLine,
  indicatorColumn: optionalLine,
  fileYear: year,
  decimal: z.preprocess((sign) => sign || null, z.enum([',', '.'], 'unknown-choice').nullable()),
  signs: z.preprocess(
    (text) => text ?? '',
    z.string().refine((text) => signsIn(text) !== undefined, 'not-signs'),
  ),
};
const wishes = z.object(wishFields);
export type Wishes = z.output<typeof wishes>;

export function optionsOf(wanted: Wishes): Omit<ValuesOptions, 'indicatorId' | 'divisionId'> {
  const signs = signsIn(wanted.signs) ?? {};
  return {
    columns: {
      indicator: wanted.indicatorColumn ?? undefined,
      area: wanted.areaColumn ?? undefined,
      year: wanted.yearColumn ?? undefined,
      value: wanted.valueColumn ?? undefined,
    },
    ...(wanted.fileYear ? { year: wanted.fileYear } : {}),
    ...(wanted.decimal ? { decimal: wanted.decimal } : {}),
    ...(Object.keys(signs).length > 0 ? { signs } : {}),
  };
}

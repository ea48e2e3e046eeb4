/**
 * What a composite index is made of, as data: indicators, weights, spread, classes, minimum inhabitants, exclusions. A new
 * edition, or another city's index, is a new definition and no code. `definitions/` holds the delivered ones.
 */

import { z } from 'zod';
import berlin2013 from './definitions/berlin-mss-2013.json';
import berlin2019 from './definitions/berlin-mss-2019.json';

const columns = z.array(z.string().min(1)).min(1);

const indicator = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    unit: z.string().default(''),
    /** Names of the column, the first that the table has counts. */
    columns: columns.optional(),
    /** Instead of a column: how much `to` lies above `from`. */
    change: z.strictObject({ from: columns, to: columns }).optional(),
    weight: z.number().positive().default(1),
    /** Which values are unfavourable; lower ones are turned around, so that a positive z value is always worse. */
    worse: z.enum(['higher', 'lower']).default('higher'),
  })
  .refine((each) => (each.columns === undefined) !== (each.change === undefined), {
    message: 'columns-or-change',
  });

const indexClass = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  /** Up to which index value, in standard deviations; the last class has no end. */
  upTo: z.number().optional(),
  /** Whether the value itself still belongs to the class. */
  including: z.boolean().default(true),
});

const part = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  indicators: z.array(indicator).min(1),
  classes: z
    .array(indexClass)
    .min(1)
    .refine((classes) => classes.every(({ upTo }, i) => (upTo === undefined) === (i === classes.length - 1)), {
      message: 'open-class',
    })
    .refine(
      (classes) => classes.every(({ upTo }, i) => i === 0 || upTo === undefined || upTo > (classes[i - 1]?.upTo ?? 0)),
      {
        message: 'falling-class',
      },
    ),
});

export const indexDefinition = z
  .strictObject({
    id: z.string().min(1),
    version: z.string().min(1),
    name: z.string().min(1),
    /** Editions computed with this version. */
    editions: z.array(z.string()).default([]),
    source: z.string().default(''),
    area: z.strictObject({ columns }),
    /** Areas with fewer inhabitants are left out. */
    inhabitants: z.strictObject({ columns, minimum: z.number().min(0) }).optional(),
    /** `all-zero`: a row in which every indicator is 0 was not published; its zeros are no values. */
    unpublished: z.enum(['all-zero', 'never']).default('never'),
    exclude: z
      .array(
        z.union([
          z.strictObject({ areas: z.array(z.string()).min(1), reason: z.string() }),
          z.strictObject({ column: z.string(), values: z.array(z.string()).min(1), reason: z.string() }),
        ]),
      )
      .default([]),
    /** Standard deviation with n (population) or n - 1 (sample) below. */
    spread: z.enum(['population', 'sample']).default('population'),
    parts: z.array(part).min(1),
  })
  .refine(
    ({ parts }) => {
      const ids = parts.flatMap(({ id, indicators }) => [id, ...indicators.map((each) => each.id)]);
      return new Set(ids).size === ids.length;
    },
    {
      message: 'id-twice',
    },
  );

export type IndexDefinition = z.infer<typeof indexDefinition>;
export type IndexPart = IndexDefinition['parts'][number];
export type IndexClass = IndexPart['classes'][number];

export type DefinitionProblem = {
  /** Where, as `parts.0.classes`; empty for the whole. */
  readonly place: string;
  readonly code:
    | 'not-json'
    | 'missing'
    | 'unknown-field'
    | 'wrong-kind'
    | 'columns-or-change'
    | 'open-class'
    | 'falling-class'
    | 'id-twice';
  readonly detail: string;
};

/**
 * The definition a file holds, or what is wrong with it and where.
 *
 * @param text JSON as described in guides/define-an-index.md
 * @returns the definition with its defaults filled in, or every problem with its place
 * @example readDefinition('{').problems[0].code // → 'not-json'
 * @example readDefinition('{"id": 7}').problems.slice(0, 2).map(({ place, code }) => [place, code]) // → [['id', 'wrong-kind'], ['version', 'missing']]
 * @example readDefinition(JSON.stringify(deliveredDefinition('berlin-mss-2013'))).ok // → true
 */
export function readDefinition(
  text: string,
):
  | { readonly ok: true; readonly definition: IndexDefinition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ place: '', code: 'not-json', detail }] };
  }
  const read = indexDefinition.safeParse(data, { reportInput: true });
  if (read.success) return { ok: true, definition: read.data };
  return { ok: false, problems: read.error.issues.map(problemOf) };
}

function problemOf(issue: z.core.$ZodIssue): DefinitionProblem {
  const place = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return { place, code: 'unknown-field', detail: issue.keys.join(', ') };
  if (issue.code === 'custom') return { place, code: issue.message as DefinitionProblem['code'], detail: '' };
  if (issue.input === undefined) return { place, code: 'missing', detail: '' };
  const detail =
    'expected' in issue ? String(issue.expected) : 'values' in issue ? issue.values.join(', ') : issue.code;
  return { place, code: 'wrong-kind', detail };
}

const delivered: Readonly<Record<string, unknown>> = { 'berlin-mss-2013': berlin2013, 'berlin-mss-2019': berlin2019 };

/** Names of the definitions that come with the program. */
export const deliveredNames: readonly string[] = Object.keys(delivered);

/**
 * A definition that comes with the program, by its name, or undefined.
 *
 * @example deliveredDefinition('berlin-mss-2013')?.inhabitants?.minimum // → 300
 * @example deliveredDefinition('nowhere') // → undefined
 */
export function deliveredDefinition(name: string): IndexDefinition | undefined {
  return Object.hasOwn(delivered, name) ? indexDefinition.parse(delivered[name]) : undefined;
}

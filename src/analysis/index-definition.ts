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
    message: 'needs either columns or change',
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
      message: 'every class but the last needs upTo',
    })
    .refine(
      (classes) => classes.every(({ upTo }, i) => i === 0 || upTo === undefined || upTo > (classes[i - 1]?.upTo ?? 0)),
      {
        message: 'upTo has to rise from class to class',
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
    ({ parts }) =>
      new Set(parts.flatMap((each) => each.indicators.map(({ id }) => id))).size ===
      parts.flatMap((each) => each.indicators).length,
    {
      message: 'an id stands for one indicator only',
    },
  );

export type IndexDefinition = z.infer<typeof indexDefinition>;
export type IndexPart = IndexDefinition['parts'][number];
export type IndexClass = IndexPart['classes'][number];

/**
 * The definition a file holds, or what is wrong with it and where.
 *
 * @param text JSON as described in guides/define-an-index.md
 * @returns the definition with its defaults filled in; or the places (`parts.0.classes`) with a message each
 * @example readDefinition('{').ok // → false
 * @example readDefinition('{"id": "x"}').ok // → false
 * @example readDefinition(JSON.stringify(deliveredDefinition('berlin-mss-2013'))).ok // → true
 */
export function readDefinition(
  text: string,
):
  | { readonly ok: true; readonly definition: IndexDefinition }
  | { readonly ok: false; readonly problems: readonly { readonly place: string; readonly message: string }[] } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [{ place: '', message: error instanceof Error ? error.message : String(error) }] };
  }
  const read = indexDefinition.safeParse(data);
  if (read.success) return { ok: true, definition: read.data };
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({ place: path.join('.'), message })),
  };
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

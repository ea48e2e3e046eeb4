/** `indicators compute`: how indicators are computed from others, from a file; each is kept as a version, as in the browser. */

import { z } from 'zod';
import { type ComputedIndicator, computedIndicator } from '#analysis/computed.ts';
import { isStored } from '#indicators/formula.ts';
import { type FormulaForm, problemWith } from '#indicators/formula-form.ts';
import { formulaWords, unitOf } from '#indicators/formula-words.ts';
import { saveFormula } from '#indicators/formulas.store.server.ts';
import { directions, type Indicator } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { type Command, CommandFailed, cityOptions, type Given, languageOf, type Words } from './command.ts';
import { enterCity, formWords, received } from './in-city.server.ts';

const { city, as, dryRun } = cityOptions;

export const indicatorsCompute: Command = {
  noun: 'indicators',
  verb: 'compute',
  key: 'indicatorsCompute',
  argument: 'FILE',
  options: { city, 'dry-run': dryRun, as },
  formats: ['indicatorsCompute'],
  run: computeIndicators,
};

const entry = z.strictObject({
  name: z.string().trim().min(1).max(300),
  definition: computedIndicator,
  unit: z.string().trim().min(1).max(300).optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  direction: z.enum(directions).optional(),
  theme: z.string().trim().min(1).max(300).optional(),
  says: z.string().trim().max(20_000).optional(),
  reason: z.string().trim().max(300).optional(),
});
type Entry = z.output<typeof entry>;

async function* computeIndicators(hall: Hall, { values, argument }: Given, t: Words): AsyncGenerator<string, void> {
  const entries = entriesIn((await received(argument, t)).bytes, t);
  const { work, actor } = await enterCity(hall, values, t);
  const dry = values['dry-run'] === true;
  // All or nothing: what is wrong with the last keeps the first from being stored.
  yield* await work(dry ? 'read' : 'write', async (db) => {
    const lines: string[] = [];
    for (const each of entries) lines.push(await keep(db, actor, each, { t, dry }));
    return lines;
  });
  if (dry) yield t('cli.dry');
}

function entriesIn(bytes: Uint8Array, t: Words): Entry[] {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new CommandFailed(t('cli.noJson'));
  }
  const found = z
    .array(entry)
    .min(1)
    .max(500)
    .safeParse(Array.isArray(read) ? read : [read]);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new CommandFailed(t('cli.badFormula', { place: issue?.path.join('.') ?? '', reason: issue?.message ?? '' }));
}

async function keep(db: CityDb, actor: Actor, { name, ...given }: Entry, { t, dry }: { t: Words; dry: boolean }) {
  const indicators = await listIndicators(db);
  const held = indicators.find((each) => each.name === name && !isStored(each));
  const definition = byId(given.definition, indicators);
  const problem = problemWith(definition, indicators, held?.id ?? null);
  if (problem) throw new CommandFailed(`${name}: ${formWords({ [problem.field]: problem.message }, t)}`);
  const form: FormulaForm = {
    ...{ name, kind: definition.kind, definition: given.says ?? held?.definition ?? null, unit: given.unit ?? null },
    ...{ decimals: given.decimals ?? held?.decimals ?? 1, direction: given.direction ?? held?.direction ?? 'none' },
    ...{ theme: given.theme ?? held?.theme ?? null, reason: given.reason ?? null, sensitive: held?.sensitive ?? false },
    ...{ partId: null, wholeId: null, per: null, inputId: null, as: 'relative', years: null, sinceYear: null },
    ...{ base: null, parts: [] },
  };
  const unit = unitOf(definition, indicators);
  const names = new Map(indicators.map((each) => [each.id, each.name]));
  const words = formulaWords(definition, names, languageOf(t));
  if (dry) return `${name}: ${words}`;
  const saved = held ? { id: held.id, expect: held.revision } : {};
  const { id } = await saveFormula(db, actor, { ...saved, form, definition, unit });
  return `${id}: ${words}`;
}

/** Inputs may be named as people call them. */
function byId(definition: ComputedIndicator, indicators: readonly Indicator[]): ComputedIndicator {
  const id = (word: string) =>
    indicators.find((each) => each.id === word)?.id ??
    indicators.find((each) => each.name === word && !each.retired)?.id ??
    word;
  switch (definition.kind) {
    case 'share':
      return { ...definition, part: id(definition.part), whole: id(definition.whole) };
    case 'rate':
      return { ...definition, cases: id(definition.cases), of: id(definition.of) };
    case 'weighted-mean':
      return {
        ...definition,
        parts: definition.parts.map(({ of, weight }) => ({
          of: id(of),
          weight: typeof weight === 'number' ? weight : { by: id(weight.by) },
        })),
      };
    default:
      return { ...definition, of: id(definition.of) };
  }
}

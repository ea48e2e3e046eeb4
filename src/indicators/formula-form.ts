/**
 * How a person defines a computed indicator: fields by kind, and what is refused with the reason: units that do not fit,
 * circles, what cannot be derived. Pure.
 */

import { z } from 'zod';
import { type ComputedIndicator, computedIndicator, inputsOf } from '#analysis/computed.ts';
import {
  line,
  oneOf,
  optionalChoice,
  optionalLine,
  optionalNumber,
  optionalText,
  optionalWhole,
  tick,
} from '#analysis/fields.ts';
import { isRelative, isStored } from './formula.ts';
import { directions, type Indicator } from './indicator.ts';

export const formulaKinds = ['share', 'rate', 'change', 'against-reference', 'index', 'weighted-mean'] as const;
export type FormulaKind = (typeof formulaKinds)[number];
export const gaps = ['absolute', 'relative'] as const;

/** What people look for, and what does not follow from other numbers. */
const underivable = ['median', 'quantile', 'rank'] as const;

/** Rows of a weighted mean that the form offers. */
export const mostParts = 8;
/** A formula of formulas of formulas is read by nobody. */
const deepest = 3;

export const formulaForm = z
  .object({
    name: line,
    definition: optionalText,
    kind: z.preprocess(
      (value) => value ?? '',
      z
        .string()
        .refine((kind) => !(underivable as readonly string[]).includes(kind), 'formula-median')
        .pipe(z.enum(formulaKinds, 'unknown-choice')),
    ),
    partId: optionalChoice,
    wholeId: optionalChoice,
    per: optionalNumber,
    inputId: optionalChoice,
    as: oneOf(gaps).catch('relative'),
    years: optionalWhole(1, 100),
    sinceYear: optionalWhole(1800, 2200),
    base: optionalWhole(1800, 2200),
    parts: z
      .array(z.object({ inputId: optionalChoice, weight: optionalNumber, weightId: optionalChoice }))
      .max(mostParts, 'too-many'),
    unit: optionalLine,
    decimals: optionalWhole(0, 6),
    direction: oneOf(directions),
    theme: optionalLine,
    reason: optionalLine,
    sensitive: tick,
  })
  .superRefine((form, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const needed = (path: 'partId' | 'wholeId' | 'inputId' | 'per' | 'base') => {
      if (form[path] === null) wrong(path, 'required');
    };
    if (form.kind === 'share' || form.kind === 'rate') {
      needed('partId');
      needed('wholeId');
      if (form.partId !== null && form.partId === form.wholeId) wrong('wholeId', 'formula-same');
    } else if (form.kind !== 'weighted-mean') needed('inputId');
    if (form.kind === 'rate') {
      if (form.per === null) needed('per');
      else if (!(form.per > 0 && form.per <= 10_000_000)) wrong('per', 'formula-per');
    }
    if (form.kind === 'index') needed('base');
    if (form.kind === 'change' && (form.years === null) === (form.sinceYear === null)) wrong('years', 'formula-since');
    if (form.kind === 'weighted-mean') checkParts(form.parts, wrong);
  });
export type FormulaForm = z.output<typeof formulaForm>;

function checkParts(parts: FormulaForm['parts'], wrong: (path: string, message: string) => void) {
  const used = parts.flatMap((part, i) => (part.inputId === null ? [] : [{ ...part, i }]));
  if (used.length < 2) wrong(`parts.${used.length}.inputId`, 'formula-two');
  used.forEach(({ inputId, weight, weightId, i }, place) => {
    if (used.findIndex((each) => each.inputId === inputId) < place) wrong(`parts.${i}.inputId`, 'target-twice');
    if (weight !== null && weightId !== null) wrong(`parts.${i}.weight`, 'formula-weight');
    else if (weight !== null && !(weight > 0 && weight <= 1_000_000)) wrong(`parts.${i}.weight`, 'formula-weight');
  });
  const byOthers = used.filter(({ weightId }) => weightId !== null).length;
  if (byOthers > 0 && byOthers < used.length) wrong('parts.0.weightId', 'formula-weights');
}

/** From a form that was checked. */
export function definitionFrom(form: FormulaForm): ComputedIndicator {
  const { kind, partId, wholeId, inputId, as, per, years, sinceYear, base, parts } = form;
  const of = inputId ?? '';
  switch (kind) {
    case 'share':
      return { kind, part: partId ?? '', whole: wholeId ?? '' };
    case 'rate':
      return { kind, cases: partId ?? '', of: wholeId ?? '', per: per ?? 1000 };
    case 'change':
      return { kind, of, as, since: sinceYear === null ? { years: years ?? 1 } : { year: sinceYear } };
    case 'against-reference':
      return { kind, of, as };
    case 'index':
      return { kind, of, base: base ?? 2000 };
    case 'weighted-mean':
      return {
        kind,
        parts: parts.flatMap(({ inputId: part, weight, weightId }) =>
          part === null ? [] : [{ of: part, weight: weightId === null ? (weight ?? 1) : { by: weightId } }],
        ),
      };
  }
}

/** The definition of an indicator, as stored; that of a rate stands in its own columns. */
export function definitionOf({
  kind,
  numeratorId,
  denominatorId,
  per,
  unit,
  formula,
}: Indicator): ComputedIndicator | null {
  if (formula) return formula.definition;
  if (kind !== 'rate' || !numeratorId || !denominatorId) return null;
  // A share is said in percent; whoever says anything else per hundred has a rate.
  return per === 100 && (unit ?? '').startsWith('%')
    ? { kind: 'share', part: numeratorId, whole: denominatorId }
    : { kind: 'rate', cases: numeratorId, of: denominatorId, per };
}

/** What is stored for kinds of formula, as one indicator; the same for the preview and for what is kept. */
export function draftOf(
  definition: ComputedIndicator,
  indicators: readonly Indicator[],
): Pick<Indicator, 'kind' | 'numeratorId' | 'denominatorId' | 'per' | 'formula'> {
  if (definition.kind === 'share')
    return { kind: 'rate', numeratorId: definition.part, denominatorId: definition.whole, per: 100, formula: null };
  if (definition.kind === 'rate') {
    const { cases, of, per } = definition;
    return { kind: 'rate', numeratorId: cases, denominatorId: of, per, formula: null };
  }
  const ids = inputsOf(definition);
  const inputs = indicators.filter(({ id }) => ids.includes(id));
  return { kind: 'computed', numeratorId: null, denominatorId: null, per: 1, formula: { definition, inputs } };
}

const adds = ({ kind }: Indicator) => kind === 'count' || kind === 'amount';
const saysMedian = ({ name, method }: Indicator) =>
  /median|quantil|perzentil|percentile/i.test(`${name} ${method ?? ''}`);

/** Whether an input is sensible for a place in a formula; what is not is not offered. */
export function fits(kind: FormulaKind, place: 'part' | 'input' | 'weight', indicator: Indicator): boolean {
  if (indicator.retired) return false;
  if (place === 'weight') return adds(indicator);
  if (kind === 'share' || kind === 'rate') return adds(indicator);
  if (kind === 'against-reference') return isRelative(indicator);
  if (kind === 'weighted-mean') return isRelative(indicator) && !saysMedian(indicator);
  return true;
}

export type Problem = { readonly field: string; readonly message: string };

/**
 * What speaks against a definition in this city: the first that is found, at its field.
 *
 * @param selfId the indicator that is being defined; null for a new one
 */
export function problemWith(
  definition: ComputedIndicator,
  indicators: readonly Indicator[],
  selfId: string | null,
): Problem | null {
  const byId = new Map(indicators.map((each) => [each.id, each]));
  for (const { field, place, id } of placesIn(definition)) {
    const input = byId.get(id);
    if (!input) return { field, message: 'unknown-choice' };
    if (input.retired) return { field, message: 'formula-retired' };
    if (selfId !== null && reaches(input, selfId)) return { field, message: 'formula-cycle' };
    if (depthOf(input) >= deepest) return { field, message: 'formula-deep' };
    if (!fits(definition.kind, place, input)) return { field, message: whyNot(definition.kind, place, input) };
  }
  return unitProblem(definition, byId);
}

type Place = { readonly field: string; readonly place: 'part' | 'input' | 'weight'; readonly id: string };

function placesIn(definition: ComputedIndicator): Place[] {
  const at = (field: string, place: Place['place'], id: string): Place => ({ field, place, id });
  switch (definition.kind) {
    case 'share':
      return [at('partId', 'part', definition.part), at('wholeId', 'part', definition.whole)];
    case 'rate':
      return [at('partId', 'part', definition.cases), at('wholeId', 'part', definition.of)];
    case 'weighted-mean':
      return definition.parts.flatMap(({ of, weight }, i) => [
        at(`parts.${i}.inputId`, 'input', of),
        ...(typeof weight === 'number' ? [] : [at(`parts.${i}.weightId`, 'weight', weight.by)]),
      ]);
    default:
      return [at('inputId', 'input', definition.of)];
  }
}

function whyNot(kind: FormulaKind, place: Place['place'], input: Indicator): string {
  if (kind === 'weighted-mean' && place === 'input' && saysMedian(input)) return 'formula-median';
  return kind === 'against-reference' || (kind === 'weighted-mean' && place === 'input')
    ? 'formula-relative'
    : 'formula-count';
}

/** An indicator is never computed from itself, however long the way round. */
function reaches(from: Indicator, id: string): boolean {
  if (from.id === id || from.numeratorId === id || from.denominatorId === id) return true;
  return (from.formula?.inputs ?? []).some((each) => reaches(each, id));
}

function depthOf({ kind, formula }: Indicator): number {
  if (isStored({ kind })) return 0;
  return 1 + Math.max(0, ...(formula?.inputs ?? []).map(depthOf));
}

const same = (one: string | null, other: string | null) =>
  one === null || other === null || one.trim().toLowerCase() === other.trim().toLowerCase();

function unitProblem(definition: ComputedIndicator, byId: ReadonlyMap<string, Indicator>): Problem | null {
  const unit = (id: string) => byId.get(id)?.unit ?? null;
  if (definition.kind === 'share') {
    const kinds = [definition.part, definition.whole].map((id) => byId.get(id)?.kind);
    if (kinds[0] !== kinds[1] || !same(unit(definition.part), unit(definition.whole)))
      return { field: 'wholeId', message: 'formula-unit-share' };
  }
  if (definition.kind === 'weighted-mean') {
    const [first] = definition.parts;
    const other = definition.parts.findIndex(({ of }) => !same(unit(of), unit(first?.of ?? '')));
    if (other > 0) return { field: `parts.${other}.inputId`, message: 'formula-unit' };
    const weights = definition.parts.flatMap(({ weight }) => (typeof weight === 'number' ? [] : [weight.by]));
    const heavy = weights.findIndex((id) => !same(unit(id), unit(weights[0] ?? '')));
    if (heavy > 0) return { field: `parts.${heavy}.weightId`, message: 'formula-unit' };
  }
  return null;
}

/** Whether two definitions compute the same. The database does not keep the order of what stands in one. */
export function sameDefinition(one: ComputedIndicator, other: ComputedIndicator): boolean {
  const ordered = (definition: ComputedIndicator) => JSON.stringify(computedIndicator.parse(definition));
  return ordered(one) === ordered(other);
}

/** What may be chosen at a place of a formula: it fits there and leads into no circle. */
export function offered(
  kind: FormulaKind,
  place: Place['place'],
  indicators: readonly Indicator[],
  selfId: string | null,
): Indicator[] {
  return indicators.filter(
    (each) =>
      each.id !== selfId &&
      fits(kind, place, each) &&
      depthOf(each) < deepest &&
      (selfId === null || !reaches(each, selfId)),
  );
}

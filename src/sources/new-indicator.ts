/** An indicator that comes into being with its first values: what a person says of it beside the file. Pure. */

import { z } from 'zod';
import { line, optionalLine } from '#analysis/fields.ts';
import { isStored } from '#indicators/formula.ts';
import { type IndicatorForm, type IndicatorKind, indicatorKinds } from '#indicators/indicator.ts';
import { type Fault, fault } from './fault.ts';
import type { Read } from './received.ts';
import { folded } from './table.ts';

/** Rates are computed from counts and have no values of their own. */
export const receivedKinds = indicatorKinds.filter((kind): kind is Exclude<IndicatorKind, 'rate' | 'computed'> =>
  isStored({ kind }),
);

/** What a form asks of it. */
const fields = ['newName', 'newUnit', 'newKind', 'newSource'] as const;
export type NewTyped = Readonly<Record<(typeof fields)[number], string>>;

export function typedNew(values: Readonly<Record<string, unknown>>): NewTyped {
  return Object.fromEntries(fields.map((name) => [name, String(values[name] ?? '')])) as NewTyped;
}

const said = z.object({
  newName: line,
  newUnit: optionalLine,
  newKind: z.preprocess((kind) => kind || 'count', z.enum(receivedKinds, 'unknown-choice')),
  newSource: optionalLine,
});

export type NewIndicator = {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly kind: (typeof receivedKinds)[number];
  readonly source: string | null;
};

/** What was typed; null where no new indicator is wanted. */
export function newIndicatorIn(values: Readonly<Record<string, unknown>>): Read<Omit<NewIndicator, 'id'> | null> {
  if (String(values['newName'] ?? '').trim() === '') return { ok: true, value: null };
  const read = said.safeParse(values);
  if (!read.success) return { ok: false, faults: [fault('new-indicator')] };
  const { newName: name, newUnit: unit, newKind: kind, newSource: source } = read.data;
  return { ok: true, value: { name, unit, kind, source } };
}

/** A second indicator of the same name could not be told from the first. */
export function nameTaken(name: string, known: readonly { readonly name: string }[]): Fault | null {
  const same = known.find((each) => folded(each.name) === folded(name));
  return same ? fault('indicator-exists', {}, { value: same.name }) : null;
}

/** As the form of an indicator would have given it; as many decimals as its first values need. */
export function formOf({ name, unit, kind, source }: NewIndicator, decimals: number): IndicatorForm {
  return {
    name,
    unit,
    kind,
    source,
    definition: null,
    licence: null,
    method: null,
    methodVersion: null,
    direction: 'none',
    theme: null,
    decimals,
    numeratorId: null,
    denominatorId: null,
    per: null,
    rhythmMonths: null,
    officeId: null,
    evidence: 'measured',
    sensitive: false,
  };
}

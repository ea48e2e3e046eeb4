/** An indicator that comes into being with its first values: what a person says of it beside the file. Pure. */

import { z } from 'zod';
import { line, optionalLine } from '#analysis/fields.ts';
import { type IndicatorForm, type IndicatorKind, indicatorKinds } from '#indicators/indicator.ts';
import { type Fault, fault } from './fault.ts';
import type { Read } from './received.ts';
import { folded } from './table.ts';
import type { ImportedValue } from './values-import.ts';

/** Rates are computed from counts and have no values of their own. */
export const receivedKinds = indicatorKinds.filter((kind): kind is Exclude<IndicatorKind, 'rate'> => kind !== 'rate');

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

/** As the form of an indicator would have given it; as many decimals as its first values need, two at most. */
export function formOf({ name, unit, kind, source }: NewIndicator, values: readonly ImportedValue[]): IndicatorForm {
  const needed = values.map(({ figure }) => (figure.state === 'known' ? decimalsOf(figure.value) : 0));
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
    decimals: needed.reduce((most, each) => Math.max(most, each), 0),
    numeratorId: null,
    denominatorId: null,
    per: null,
    rhythmMonths: null,
    officeId: null,
    evidence: 'measured',
    sensitive: false,
  };
}

function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Number.isInteger(Math.round(value * 1e6) / 1e5) ? 1 : 2;
}

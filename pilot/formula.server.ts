/** A computed indicator of a pilot city as rows: the formula and what it is made of. */

import { type ComputedIndicator, inputsOf } from '#analysis/computed.ts';
import type { CityRows } from './rows.server.ts';

export type FormulaSeed = {
  readonly id: string;
  readonly definition: ComputedIndicator;
  readonly reason: string;
};

export function formulaRows(
  seeds: readonly FormulaSeed[],
  madeAt: string,
): Required<Pick<CityRows, 'indicator_formula' | 'formula_input'>> {
  return {
    indicator_formula: seeds.map(({ id, definition, reason }) => ({
      indicator_id: id,
      version: 1,
      definition,
      reason,
      made_by: 'Stadtfaden',
      made_at: madeAt,
    })),
    formula_input: seeds.flatMap(({ id, definition }) =>
      inputsOf(definition).map((input_id) => ({ indicator_id: id, version: 1, input_id })),
    ),
  };
}

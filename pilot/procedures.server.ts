/** The delivered procedures as rows: every city can begin with them, the pilot cities have. */

import { type DeliveredName, delivered } from '#conflicts/delivered.ts';
import type { CityRows } from './rows.server.ts';

export function procedureRows(
  taken: readonly { readonly id: string; readonly name: DeliveredName }[],
  source: string | null,
) {
  const forms = taken.map(({ id, name }) => ({ id, form: delivered(name, 'de') }));
  return {
    procedure: forms.map(({ id, form }) => ({
      id,
      name: form.name,
      text: form.text,
      source,
      version: 1,
      retired_at: null,
      revision: 1,
    })),
    procedure_step: forms.flatMap(({ id, form }) =>
      form.steps.map((step, index) => ({
        procedure_id: id,
        version: 1,
        position: index + 1,
        kind: step.kind ?? 'inform',
        name: step.name ?? '',
        body: step.body ?? '',
        stand_in: step.standIn ?? '',
        office_id: null,
        person_id: null,
        deputy_id: null,
        days: step.days ?? 1,
        alongside: step.alongside,
      })),
    ),
  } satisfies Partial<CityRows>;
}

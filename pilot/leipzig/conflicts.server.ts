/** The conflicts of goals that the final report of 2015 names. It gives no strength, no office in charge and no way out: none is added. */

import { slug } from '#platform/id.server.ts';
import { procedureRows } from '../procedures.server.ts';
import type { CityRows } from '../rows.server.ts';
import { focusId } from './areas.server.ts';
import type { Facts } from './facts.ts';

const report = 'Schlussbericht zum Bilanzprozess, Stadt Leipzig, November 2015';
const reportDate = '2015-11-30';

export function conflictsNamed({ conflicts_named: { ref, items } }: Facts) {
  const named = items.map(({ between, about }) => ({ id: slug(`${about}-${between[0]}`), between, about }));
  return {
    ...procedureRows([{ id: 'dienstberatung', name: 'mayor' }], `nach: ${report}, Kapitel 3.1`),
    conflict: named.map(({ id, between: [one, other], about }) => ({
      id,
      title: `${one} – ${other}`,
      summary: `Der Bericht nennt diesen Gegensatz zum Thema ${about}. Stärke, betroffene Ämter und Wege nennt er nicht; sie sind zu ergänzen.`,
      uses: [one, other],
      strength: null,
      evidence: null,
      office_id: null,
      owner_id: null,
      deputy_id: null,
      state: 'noted',
      state_reason: null,
      found_on: reportDate,
      procedure_id: null,
      procedure_version: null,
      started_on: null,
      proposal_key: null,
      source: `${report}, Kapitel ${ref}`,
      revision: 1,
    })),
    conflict_area: named
      .filter(({ between }) => between.some((side) => side.includes('Auwald')))
      .map(({ id }) => ({ conflict_id: id, area_id: focusId('auwald') })),
  } satisfies Partial<CityRows>;
}

/** The conflicts of the city of canaries. */

import { conflictForm } from '#conflicts/conflict.ts';
import { saveConflict } from '#conflicts/conflicts.store.server.ts';
import { beginProcedure, endStep, giveStatement } from '#conflicts/course.store.server.ts';
import { rateImpacts } from '#conflicts/impacts.store.server.ts';
import { procedureForm } from '#conflicts/procedure.ts';
import { saveProcedure } from '#conflicts/procedures.store.server.ts';
import { setAside } from '#conflicts/proposals.store.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { decision, hidden, shown } from './canary-words.ts';
import { actor } from './city.ts';

/** Merely noted, in procedure, decided; of some the name is released, of one the decision too. */
export async function hiddenConflicts(db: CityDb) {
  const step = { name: hidden('Schritt'), body: shown('Gremium'), standIn: hidden('Schritt'), days: '9' };
  const steps = ['statements', 'decide'].map((kind) => ({ ...step, kind, officeId: '', personId: '', deputyId: '' }));
  await saveProcedure(db, actor, { id: 'v', form: procedureForm.parse({ name: hidden('Verfahren'), steps }) });
  const note = (id: string, title: string, summary: string) => {
    const option = { title: hidden('Weg'), effect: hidden('Weg') };
    const form = conflictForm.parse({ title, summary, uses: 'Eins\nZwei', goalIds: ['z-hidden'], options: [option] });
    const said = { evidence: hidden('Beleg'), officeIds: ['amt-hidden'], officeId: 'amt-open' };
    return saveConflict(db, actor, { id, form: { ...form, ...said } });
  };
  await note('k-noted', hidden('Erfasst'), hidden('Streit'));
  for (const id of ['k-running', 'k-hidden', 'k-open', 'k-decided']) {
    const open = id !== 'k-hidden';
    await note(id, open ? shown('Konflikt') : hidden('Konflikt'), open ? shown('Streit') : hidden('Streit'));
    await beginProcedure(db, actor, id, 'v');
    const form = { stance: 'objects' as const, statement: hidden('Stellungnahme') };
    await giveStatement(db, actor, id, { officeId: 'amt-hidden', form });
    if (id === 'k-running') continue;
    const told = id === 'k-decided';
    const reason = told ? shown('Beschluss') : hidden('Beschluss');
    await endStep(db, actor, id, 2, {
      ending: 'decided',
      reason,
      minority: told ? null : hidden('Beschluss'),
      optionId: null,
    });
  }
  const goal = { id: 'z-open', title: shown('Ziel') };
  const ratings = [{ goalId: 'z-hidden', rating: '-3' as const }];
  await rateImpacts(db, actor, { goal, form: { officeId: 'amt-hidden', ratings } });
  await setAside(db, actor, { key: 'x', title: hidden('Zurueckgestellt'), reason: hidden('Zurueckgestellt') });
}

export const conflictReleases = () => [
  decision('conflict', 'k-running', 'text'),
  decision('conflict', 'k-open', 'text'),
  decision('conflict', 'k-decided', 'text'),
  // Released from today on; one before there was a decision to read, one without the conflict it belongs to.
  decision('conflict', 'k-decided', 'decision', today()),
  decision('conflict', 'k-open', 'decision', '2020-01-01'),
  decision('conflict', 'k-hidden', 'decision', today()),
  // Merely noted: nobody could release it, and it stays inside if somebody did.
  decision('conflict', 'k-noted', 'text'),
];

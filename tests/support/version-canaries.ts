/** The versions of the city of canaries: two released, one not, one released later, a draft, and one on which offices are heard. */

import {
  answerRemark,
  listDraftComments,
  listHearings,
  remark,
} from '#concept/versions/hearing/hearing.store.server.ts';
import { beginApplying } from '#concept/versions/statements.store.server.ts';
import { adoptAsItStands, stepVersion } from '#concept/versions/steps.store.server.ts';
import { createVersion, propose, readVersion } from '#concept/versions/versions.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { hidden, shown } from './canary-words.ts';
import { actor, today } from './city.ts';

/** Adopted when there was nothing but what is open; what comes after it is put in as if by versions nobody knows of. */
export async function firstVersion(db: CityDb) {
  const known = { id: 'f-open', on: '2020-01-01', resolution: shown('beschluss'), source: shown('quelle') };
  await adoptAsItStands(db, actor, { title: shown('fassung'), note: hidden('Anlass') }, known);
  await createVersion(db, actor, { title: shown('folge'), note: hidden('Anlass') }, { id: 'f-next' });
  await takeEffect(db, 'f-next', '2020-06-01', shown('folgebeschluss'));
  await beginApplying(db);
}

/** One adopted and not released, with the reasons of its changes, one released later, a draft, and one on which an office is heard. */
export async function laterVersions(db: CityDb) {
  const why = {
    reason: hidden('Fassungsgrund'),
    origin: 'motion' as const,
    originText: hidden('Antrag'),
    originPath: null,
  };
  const guideline = { kind: 'guideline' as const, objectId: 'l-hidden', change: 'change' as const };
  const content = (of: string) => ({ code: null, title: hidden('Leitlinie'), text: hidden(of) });
  const make = async (id: string, title: string, words: string, resolution: string | null) => {
    await createVersion(db, actor, { title: hidden(title), note: hidden('Anlass') }, { id });
    await propose(db, actor, id, { ...guideline, ...why, content: content(words) });
    if (resolution !== null) await takeEffect(db, id, '2021-01-01', resolution);
  };
  await make('f-hidden', 'Fassung', 'Fassungstext', hidden('Beschluss'));
  await make('f-later', 'Sperrfassung', 'Sperrtext', hidden('Sperrbeschluss'));
  await make('f-draft', 'Entwurf', 'Entwurfstext', null);
  await make('f-heard', 'Anhoerung', 'Anhoerungstext', null);
  await hear(db, 'f-heard');
}

/** An office is asked, remarks, and gets its answer. */
async function hear(db: CityDb, id: string) {
  const step = { to: 'consultation', on: today, dueOn: '2190-01-01', resolution: null, note: hidden('Schritt') };
  await stepVersion(db, actor, { roles: [], runs: true }, id, { ...step, officeIds: ['amt-hidden'] });
  const version = await readVersion(db, id);
  const [hearing] = await listHearings(db);
  if (!hearing) throw new Error('No office was asked');
  await remark(db, actor, { version, hearing }, { id: 'anmerkung', about: null, text: hidden('Anmerkung') });
  const [said] = await listDraftComments(db);
  const form = { answer: 'partly', answerReason: hidden('Erwiderung') } as const;
  if (said) await answerRemark(db, actor, version, said, { form, expect: said.revision });
}

async function takeEffect(db: CityDb, id: string, on: string, resolution: string) {
  for (const to of ['consultation', 'mayors', 'council', 'in-force']) {
    const note = to === 'council' ? hidden('Schritt') : null;
    const step = { to, on, dueOn: null, resolution: to === 'in-force' ? resolution : null, note };
    await stepVersion(db, actor, { roles: ['leadership'], runs: true }, id, step);
  }
}

/** What offices say to each other, in words that nobody outside may ever read. */

import { planForm } from '#concept/plans/plan.ts';
import { savePlan, tieGoal } from '#concept/plans/plans.store.server.ts';
import { checklistForm } from '#cooperation/checklists/checklist.ts';
import {
  listChecklists,
  listVersions,
  openVersion,
  saveAnswers,
  saveDraft,
} from '#cooperation/checklists/checklists.store.server.ts';
import { groupForm } from '#cooperation/groups/group.ts';
import { addGroupTask, listGroups, saveGroup, saveMeeting } from '#cooperation/groups/groups.store.server.ts';
import { answerCooperation, contribute } from '#cooperation/requests.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { keepFile } from '#platform/files.server.ts';
import { actor } from './city.ts';

type Hide = (word: string) => string;

/**
 * Into a city that has the part `teil`, the challenge `aufgabe`, the goal `z-hidden` and the measure `m-open`.
 *
 * @returns the file that an answer rests on
 */
export async function together(db: CityDb, hidden: Hide): Promise<string> {
  const open = { kind: 'measure' as const, id: 'm-open', title: hidden('Vorhaben') };
  const answer = { answer: 'yes' as const, reason: hidden('Beteiligung'), promisedOn: null };
  await answerCooperation(db, actor, open, 'amt-hidden', answer);
  await contribute(db, actor, open, 'amt-hidden', { contribution: hidden('Beitrag'), link: null });
  const title = hidden('Fachplan');
  const document = {
    name: `${hidden('Datei')}.pdf`,
    mediaType: 'application/pdf',
    bytes: Buffer.from(hidden('Datei')),
  };
  const form = planForm.parse({ title, kind: 'other', note: hidden('Fachplan') });
  await savePlan(db, actor, { id: 'plan', form, document });
  const tie = { goalId: 'z-hidden', basis: hidden('Fachplan'), contradiction: hidden('Widerspruch') };
  await tieGoal(db, actor, { id: 'plan', title }, tie);
  await group(db, hidden);
  return checklist(db, hidden);
}

async function checklist(db: CityDb, hidden: Hide) {
  const questions = [{ text: hidden('Frage'), type: 'text', guidance: hidden('Frage') }];
  const form = checklistForm.parse({ title: hidden('Pruefliste'), challengeId: 'aufgabe', questions });
  await saveDraft(db, actor, { id: 'liste', form });
  const list = (await listChecklists(db)).find(({ id }) => id === 'liste');
  const questionId = (await listVersions(db)).find(({ checklistId }) => checklistId === 'liste')?.questions[0]?.id;
  if (!list || !questionId) throw new Error('no checklist');
  const duties = [{ partId: 'teil', personId: null, deputyId: null }];
  await openVersion(db, actor, list, { dueOn: '2190-01-01', duties });
  const said = { questionId, answer: hidden('Antwort'), note: hidden('Antwort'), link: null, indicatorId: null };
  const bytes = Buffer.from(hidden('Nachweis'));
  const kept = { name: `${hidden('Nachweis')}.txt`, mediaType: 'text/plain', bytes, createdBy: null };
  const { id: fileId } = await keepFile(db, kept);
  await saveAnswers(db, actor, list, { version: 1, partId: 'teil', rows: [{ ...said, fileId }] });
  return fileId;
}

async function group(db: CityDb, hidden: Hide) {
  const form = groupForm.parse({
    name: hidden('Gruppe'),
    kind: 'project',
    leadId: 'amt-hidden',
    mandate: hidden('Gruppe'),
    members: [{ officeId: 'amt-hidden', duty: hidden('Gruppe') }],
  });
  await saveGroup(db, actor, { id: 'gruppe', form });
  const made = (await listGroups(db)).find(({ id }) => id === 'gruppe');
  if (!made) throw new Error('no group');
  const words = { agenda: hidden('Protokoll'), minutes: hidden('Protokoll'), result: hidden('Protokoll') };
  const meeting = { heldOn: '2026-12-01', startsAt: null, place: hidden('Protokoll'), ...words };
  await saveMeeting(db, actor, made, { id: 'treffen', form: meeting });
  const task = { title: hidden('Gruppe'), meetingId: 'treffen', officeId: null, personId: null, deputyId: null };
  await addGroupTask(db, actor, made, { ...task, dueOn: '2190-01-01' });
}

/** Requests, checklists, groups and upkeep as the database keeps them. */

import { describe, expect, test } from 'vitest';
import { addGrant, removeGrants } from '#people/people.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity, type TestCity, today } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import { checklistForm } from './checklists/checklist.ts';
import {
  closeVersion,
  listAnswers,
  listAskedParts,
  listChecklists,
  listVersions,
  openVersion,
  saveAnswers,
  saveDraft,
} from './checklists/checklists.store.server.ts';
import type { Cooperation, CooperationKind, Shared } from './cooperation.ts';
import { groupForm } from './groups/group.ts';
import {
  addGroupTask,
  finishGroupTask,
  listGroupMembers,
  listGroups,
  listGroupTasks,
  saveGroup,
  saveMeeting,
} from './groups/groups.store.server.ts';
import {
  answerCooperation,
  askOffice,
  contribute,
  listCooperation,
  listShared,
  withdrawRequest,
} from './requests.store.server.ts';
import { confirmUpkeep, listKept, saveUpkeep } from './upkeep/upkeep.store.server.ts';
import { waitingIn } from './waiting.server.ts';

const objects: readonly (readonly [CooperationKind, string])[] = [
  ['part', 'teil-3'],
  ['goal', 'ziel-3'],
  ['measure', 'massnahme-2'],
];
const asked = {
  officeId: 'kulturamt',
  askedById: null,
  wanted: 'Bühnenplan',
  dueOn: '2027-01-15',
  personId: null,
  deputyId: null,
};

async function sharedIn(city: TestCity, kind: CooperationKind, id: string): Promise<Shared> {
  const shared = (await city.read(listShared)).find((each) => each.kind === kind && each.id === id);
  if (!shared) throw new Error(`no ${kind} ${id}`);
  return shared;
}
async function requestIn(city: TestCity, kind: CooperationKind, id: string): Promise<Cooperation | undefined> {
  return (await city.read(listCooperation)).find(
    (each) => each.kind === kind && each.objectId === id && each.officeId === 'kulturamt',
  );
}
const waits = async (city: TestCity, kind: string) =>
  (await city.read((db) => waitingIn(db, today))).filter((each) => each.kind === kind);

describe.each(objects)('a request in a %s', (kind, id) => {
  test('is asked, answered with a day, and contributed to', async () => {
    const city = await smallCity();
    const shared = await sharedIn(city, kind, id);
    await city.write((db) => askOffice(db, actor, shared, asked));
    expect(await requestIn(city, kind, id)).toMatchObject({
      answer: 'open',
      wanted: 'Bühnenplan',
      dueOn: '2027-01-15',
      askedById: shared.leadId,
    });
    expect(await waits(city, 'take-part')).toContainEqual(
      expect.objectContaining({ title: shared.title, officeId: 'kulturamt', dueOn: '2027-01-15' }),
    );

    const yes = { answer: 'yes', reason: null, promisedOn: '2027-03-01' } as const;
    await city.write((db) => answerCooperation(db, actor, shared, 'kulturamt', yes));
    expect(await waits(city, 'contribute')).toContainEqual(expect.objectContaining({ dueOn: '2027-03-01' }));

    await city.write((db) =>
      contribute(db, actor, shared, 'kulturamt', { contribution: 'Plan liegt bei', link: null }),
    );
    const done = await requestIn(city, kind, id);
    expect([done?.contribution, done?.answer, done?.contributedOn]).toEqual([
      'Plan liegt bei',
      'yes',
      expect.any(String),
    ]);
    expect((await waits(city, 'contribute')).filter((each) => each.officeId === 'kulturamt')).toEqual([]);
  });

  test('is withdrawn as long as nobody has answered', async () => {
    const city = await smallCity();
    const shared = await sharedIn(city, kind, id);
    await city.write((db) => askOffice(db, actor, shared, asked));
    await city.write((db) => withdrawRequest(db, actor, shared, 'kulturamt'));
    expect(await requestIn(city, kind, id)).toBeUndefined();
    await city.write((db) => askOffice(db, actor, shared, asked));
    const no = { answer: 'no', reason: 'keine Leute', promisedOn: null } as const;
    await city.write((db) => answerCooperation(db, actor, shared, 'kulturamt', no));
    await expect(city.write((db) => withdrawRequest(db, actor, shared, 'kulturamt'))).rejects.toMatchObject(
      refused(409, 'request-answered'),
    );
  });

  test('is not taken by what has ended, nor answered by whom nobody asked', async () => {
    const city = await smallCity();
    const shared = await sharedIn(city, kind, id);
    await expect(city.write((db) => askOffice(db, actor, { ...shared, retired: true }, asked))).rejects.toMatchObject(
      refused(409, 'object-ended'),
    );
    const yes = { answer: 'yes', reason: null, promisedOn: null } as const;
    await expect(city.write((db) => answerCooperation(db, actor, shared, 'kulturamt', yes))).rejects.toMatchObject(
      refused(404, 'not-found'),
    );
  });
});

describe('a checklist', () => {
  const question = (text: string) => ({ text, type: 'yes-no' });
  const formOf = (...texts: string[]) =>
    checklistForm.parse({
      title: 'Wachstum',
      challengeId: 'aufgabe-1',
      questions: texts.map((text) => question(text)),
    });
  const duty = (partId: string) => ({ partId, personId: null, deputyId: null });
  const row = (questionId: string, answer: string | null) => ({
    questionId,
    answer,
    note: null,
    link: null,
    indicatorId: null,
  });

  async function opened() {
    const city = await smallCity();
    const { id } = await city.write((db) => saveDraft(db, actor, { form: formOf('Reicht der Platz?', 'Wer zahlt?') }));
    const list = (await city.read(listChecklists)).find((each) => each.id === id);
    if (!list) throw new Error('no checklist');
    await city.write((db) =>
      openVersion(db, actor, list, { dueOn: '2027-01-31', duties: [duty('teil-1'), duty('teil-2')] }),
    );
    const versions = (await city.read(listVersions)).filter((each) => each.checklistId === id);
    const questions = versions[0]?.questions ?? [];
    return { city, list, first: questions[0]?.id ?? '', second: questions[1]?.id ?? '' };
  }
  const answersIn = async (city: TestCity, id: string) =>
    (await city.read(listAnswers)).filter((each) => each.checklistId === id);

  test('is asked of its parts, and waits until each has answered all', async () => {
    const { city, list, first, second } = await opened();
    const open = async () =>
      (await waits(city, 'answer-checklist')).filter((each) => each.objectId.startsWith(list.id));
    expect((await open()).map((each) => each.officeId)).toEqual(['amt-fuer-wohnen', 'verkehrsamt']);
    const save = (rows: ReturnType<typeof row>[], expect_?: number) =>
      city.write((db) => saveAnswers(db, actor, list, { version: 1, partId: 'teil-1', rows, expect: expect_ }));
    await save([row(first, 'yes'), row(second, null)], 1);
    expect(await open()).toHaveLength(2);
    await save([row(first, 'yes'), row(second, 'partly')], 2);
    expect((await open()).map((each) => each.officeId)).toEqual(['verkehrsamt']);
    expect((await answersIn(city, list.id)).map((each) => each.answer)).toEqual(
      expect.arrayContaining(['yes', 'partly']),
    );
    // Nothing new is no change; who answers second is told so.
    expect(await save([row(first, 'yes')])).toBeNull();
    await expect(save([row(first, 'no')], 2)).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  });

  test('takes no answer once its version is closed, also not by undo', async () => {
    const { city, list, first } = await opened();
    const ada = await person();
    const give = (answer: string) =>
      city.write((db) => saveAnswers(db, ada, list, { version: 1, partId: 'teil-1', rows: [row(first, answer)] }));
    await give('yes');
    const entryId = await give('no');
    await city.write((db) => closeVersion(db, actor, list));
    await expect(give('yes')).rejects.toMatchObject(refused(409, 'checklist-closed'));
    await expect(city.write((db) => undo(db, ada, entryId ?? 0))).rejects.toMatchObject(refused(409, 'undo-built-on'));
    expect((await answersIn(city, list.id)).map((each) => each.answer)).toEqual(['no']);
  });

  test('has a next version that closes the one before and begins with its parts unanswered', async () => {
    const { city, list, first } = await opened();
    await city.write((db) => saveAnswers(db, actor, list, { version: 1, partId: 'teil-1', rows: [row(first, 'yes')] }));
    const held = (await city.read(listChecklists)).find((each) => each.id === list.id) ?? list;
    await city.write((db) =>
      saveDraft(db, actor, { id: list.id, form: formOf('Neu gefragt?'), expect: held.revision }),
    );
    await city.write((db) => openVersion(db, actor, list, { dueOn: '2027-06-30', duties: [duty('teil-1')] }));
    const versions = (await city.read(listVersions)).filter((each) => each.checklistId === list.id);
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [1, 'closed'],
      [2, 'open'],
    ]);
    expect((await city.read(listAskedParts)).filter((each) => each.checklistId === list.id)).toHaveLength(3);
    expect(await answersIn(city, list.id)).toHaveLength(1);
    await expect(
      city.write((db) => saveAnswers(db, actor, list, { version: 2, partId: 'teil-2', rows: [row(first, 'yes')] })),
    ).rejects.toMatchObject(refused(422, 'bad-request'));
  });

  test('stands once for each challenge', async () => {
    const { city } = await opened();
    await expect(city.write((db) => saveDraft(db, actor, { form: formOf('Noch eine?') }))).rejects.toMatchObject(
      refused(409, 'already-there'),
    );
  });
});

describe('a group', () => {
  test('has members, meetings and tasks, each for somebody', async () => {
    const city = await smallCity();
    const form = groupForm.parse({
      name: 'Probe',
      kind: 'project',
      leadId: 'umweltamt',
      members: [{ officeId: 'schulamt' }],
    });
    const { id } = await city.write((db) => saveGroup(db, actor, { form }));
    const group = (await city.read(listGroups)).find((each) => each.id === id);
    if (!group) throw new Error('no group');
    expect((await city.read(listGroupMembers)).filter((each) => each.groupId === id)).toHaveLength(1);
    const meeting = { heldOn: '2027-01-10', startsAt: '10:00', place: null, agenda: null, minutes: null, result: null };
    const { id: meetingId } = await city.write((db) => saveMeeting(db, actor, group, { form: meeting }));
    const task = {
      title: 'Karte zeichnen',
      meetingId,
      officeId: null,
      personId: null,
      deputyId: null,
      dueOn: '2027-02-01',
    };
    await city.write((db) => addGroupTask(db, actor, group, task));
    const held = (await city.read(listGroupTasks)).find((each) => each.groupId === id);
    expect(held).toMatchObject({ officeId: 'umweltamt', doneOn: null, meetingId });
    expect(await waits(city, 'group-task')).toContainEqual(expect.objectContaining({ officeId: 'umweltamt' }));
    await city.write((db) => finishGroupTask(db, actor, group, held?.id ?? '', { done: true, result: 'fertig' }));
    expect((await waits(city, 'group-task')).filter((each) => each.objectId === held?.id)).toEqual([]);
    await expect(
      city.write((db) => saveMeeting(db, actor, { ...group, retired: true }, { form: meeting })),
    ).rejects.toMatchObject(refused(409, 'object-ended'));
  });
});

describe('upkeep', () => {
  const keptIn = async (city: TestCity, id: string) =>
    (await city.read((db) => listKept(db, today))).find((each) => each.id === id);

  test('adds what the object does not say, and counts from the last confirmation', async () => {
    const city = await smallCity();
    const goal = await keptIn(city, 'ziel-4');
    if (!goal) throw new Error('no goal');
    expect(goal).toMatchObject({ rhythmMonths: null });
    const form = { ownerId: null, deputyId: null, rhythmMonths: 6 };
    await city.write((db) => saveUpkeep(db, actor, goal, form));
    await city.write((db) => confirmUpkeep(db, actor, goal));
    expect((await city.read((db) => listKept(db, '2099-01-01'))).find((each) => each.id === 'ziel-4')).toMatchObject({
      rhythmMonths: 6,
      lastOn: expect.any(String),
    });
  });

  test('waits for another owner once somebody has left the city', async () => {
    const city = await smallCity();
    const [ada, bea] = [await person(), await person('Bea Beispiel')];
    for (const each of [ada, bea])
      await city.write((db) =>
        addGrant(db, actor, { personId: each.id, personName: each.name, role: 'administrator', officeId: null }),
      );
    const list = await keptIn(city, 'pruefliste-klima');
    if (!list) throw new Error('no checklist');
    await city.write((db) => saveUpkeep(db, actor, list, { ownerId: ada.id, deputyId: bea.id, rhythmMonths: 12 }));
    expect(await waits(city, 'owner-left')).toEqual([]);
    await city.write((db) => removeGrants(db, actor, ada.id));
    expect(await waits(city, 'owner-left')).toMatchObject([{ objectId: 'pruefliste-klima', officeId: null }]);
  });
});

import { describe, expect, test } from 'vitest';
import { importDivision } from '#areas/divisions.store.server.ts';
import { saveGoal, saveListed } from '#concept/concept.store.server.ts';
import { sectorPartForm } from '#concept/goal.ts';
import { reportProgress, saveMeasure } from '#measures/measures.store.server.ts';
import { saveOffice } from '#people/people.store.server.ts';
import { undo } from '#platform/journal.server.ts';
import { actor, emptyCity, person, smallCity, type TestCity, today } from '../../tests/support/city.ts';
import { divisionOf, goalOf, measureOf, officeOf, reportOf } from '../../tests/support/forms.ts';
import { square } from '../../tests/support/shapes.ts';
import { amendmentFormOn, answerAmendmentForm, commentFormOn } from './amendment.ts';
import {
  answerAmendment,
  answerComment,
  fileAmendment,
  fileComment,
  listAmendments,
  listPlaceComments,
  statementOf,
  withdrawAmendment,
} from './amendments.store.server.ts';
import { committeeForm, meetingForm } from './committee.ts';
import {
  listCommitteeMembers,
  listCommittees,
  saveCommittee,
  subscribe,
  unsubscribe,
} from './committees.store.server.ts';
import { dropConsultation, listAgenda, saveConsultation, saveMeeting } from './consultations.store.server.ts';
import { newsOfPeople } from './news.store.server.ts';
import { consultationFormOn, type PaperDraft, paperForm } from './paper.ts';
import { attachFile, detachFile, listPaperFiles } from './paper-files.store.server.ts';
import { checkPaper, draftPaper, listPaperMoney, listPapers, reword, savePaper } from './papers.store.server.ts';
import { waitingIn } from './waiting.server.ts';

const paperOf = (given: object = {}) =>
  paperForm.parse({ title: 'Steg bauen', kind: 'proposal', text: 'Die Stadt baut den Steg.', money: [], ...given });
const committeeOf = (given: object = {}) =>
  committeeForm.parse({ name: 'Rat', kind: 'council', members: [], ...given });
const consulted = (given: object) =>
  consultationFormOn('2026-12-31').parse({ role: 'decision', committeeId: 'rat', ...given });

/** A council, a committee, a group; a paper before them. */
async function council(city: TestCity) {
  await city.write(async (db) => {
    await saveOffice(db, actor, { id: 'amt', form: officeOf() });
    await saveGoal(db, actor, { id: 'ziel', form: goalOf({ officeId: 'amt', text: 'Wege sollen kurz sein.' }) });
    await saveCommittee(db, actor, { id: 'rat', form: committeeOf() });
    await saveCommittee(db, actor, { id: 'bau', form: committeeOf({ name: 'Bau', kind: 'committee' }) });
    await saveCommittee(db, actor, { id: 'fraktion', form: committeeOf({ name: 'Fraktion', kind: 'group' }) });
    await savePaper(db, actor, {
      id: 'v',
      form: paperOf({ number: 'V 1', officeId: 'amt', submittedOn: '2026-11-01', goalIds: ['ziel'] }),
    });
  });
}
const thePaper = async (city: TestCity, id = 'v') => {
  const found = (await city.read(listPapers)).find((each) => each.id === id);
  if (!found) throw new Error(`no paper ${id}`);
  return found;
};

describe('a paper', () => {
  test('is kept with its money, originators, goals and places, and comes back as it was', async () => {
    const city = await emptyCity();
    await council(city);
    const money = [
      { year: '2027', side: 'spending', cents: '1.250,50' },
      { year: '', side: '', cents: '' },
    ];
    const form = paperOf({
      ...{ number: 'V 2', originatorIds: ['fraktion'], cosignerIds: ['bau', 'fraktion'], goalIds: ['ziel'], money },
      otherOriginators: 'A. Beispiel; B. Beispiel',
    });
    const { id } = await city.write((db) => savePaper(db, actor, { form }));
    const paper = await thePaper(city, id);
    expect(paper.originators.map(({ name, cosigns }) => [name, cosigns])).toEqual([
      ['Fraktion', false],
      ['Bau', true],
      ['A. Beispiel', true],
      ['B. Beispiel', true],
    ]);
    expect((await city.read(listPaperMoney)).get(id)).toMatchObject([{ year: 2027, side: 'spending', cents: 125_050 }]);
    await city.write((db) =>
      checkPaper(db, actor, paper, [{ goalId: 'ziel', accordance: 'improved', reason: 'Kürzer.' }]),
    );
    // Saving the form again forgets nothing of what was checked.
    const { revision } = await thePaper(city, id);
    await city.write((db) => savePaper(db, actor, { id, form: { ...form, title: 'Neu' }, expect: revision }));
    expect((await thePaper(city, id)).goals).toEqual([{ goalId: 'ziel', accordance: 'improved', reason: 'Kürzer.' }]);
  });

  test('has a number of its own, and is saved by one at a time', async () => {
    const city = await emptyCity();
    await council(city);
    const again = city.write((db) => savePaper(db, actor, { form: paperOf({ number: 'V 1' }) }));
    await expect(again).rejects.toMatchObject({ key: 'already-there' });
    const { revision } = await thePaper(city);
    const save = (title: string) =>
      city.write((db) => savePaper(db, actor, { id: 'v', form: paperOf({ title, number: 'V 1' }), expect: revision }));
    await save('eins');
    await expect(save('zwei')).rejects.toMatchObject({ key: 'changed-meanwhile' });
  });

  test('can be made from something else', async () => {
    const city = await emptyCity();
    await council(city);
    const draft: PaperDraft = {
      ...{
        sourceKind: 'measure',
        sourceId: 'm',
        title: 'Steg',
        text: 'Der Rat beschließt.',
        reason: null,
        officeId: 'amt',
      },
      ...{ goalIds: ['ziel'], measureIds: [], areaIds: [] },
      money: [{ year: 2027, side: 'spending', cents: 100 }],
    };
    const { id } = await city.write((db) => draftPaper(db, actor, draft));
    expect(await thePaper(city, id)).toMatchObject({
      submittedOn: null,
      sourceKind: 'measure',
      sourceId: 'm',
      officeId: 'amt',
    });
  });

  test('is made together with its file, and both go together', async () => {
    const city = await emptyCity();
    await council(city);
    const ada = await person();
    const draft: PaperDraft = {
      ...{ sourceKind: 'version', sourceId: 'f', title: 'Fassung', text: null, reason: null, officeId: null },
      ...{ goalIds: [], measureIds: [], areaIds: [], money: [] },
    };
    const file = { name: 's.pdf', mediaType: 'application/pdf', bytes: Buffer.from('Synopse'), title: 'Synopse' };
    const { id, entryId } = await city.write((db) =>
      draftPaper(db, ada, draft, { ...file, main: false, closed: false }),
    );
    expect(await city.read((db) => listPaperFiles(db, id))).toMatchObject([{ title: 'Synopse', main: false, size: 7 }]);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect((await city.read(listPapers)).map((each) => each.id)).not.toContain(id);
    expect(await city.read((db) => listPaperFiles(db, id))).toEqual([]);
  });

  test('carries files; of main ones there is one', async () => {
    const city = await emptyCity();
    await council(city);
    const paper = await thePaper(city);
    const attach = (name: string, main: boolean) =>
      city.write((db) =>
        attachFile(db, actor, paper, {
          ...{ name, mediaType: 'text/plain', bytes: Buffer.from(name), title: null, main, closed: false },
        }),
      );
    await attach('a.txt', true);
    await attach('b.txt', true);
    const files = await city.read((db) => listPaperFiles(db, 'v'));
    expect(files.map(({ title, main }) => [title, main])).toEqual([
      ['b.txt', true],
      ['a.txt', false],
    ]);
    await city.write((db) => detachFile(db, actor, paper, files[1]?.id ?? ''));
    expect(await city.read((db) => listPaperFiles(db, 'v'))).toHaveLength(1);
    await expect(city.write((db) => detachFile(db, actor, paper, 'fremd'))).rejects.toMatchObject({ status: 404 });
  });
});

describe('consultations', () => {
  test('go in order: the deciding committee last, and after every amendment has its answer', async () => {
    const city = await emptyCity();
    await council(city);
    const paper = await thePaper(city);
    const add = (given: object) => city.write((db) => saveConsultation(db, actor, paper, consulted(given)));
    await add({ committeeId: 'bau', role: 'preparation' });
    await add({ committeeId: 'rat' });
    const [first, last] = (await thePaper(city)).consultations;
    const decide = (id: string | undefined, given: object) =>
      city.write((db) => saveConsultation(db, actor, paper, consulted(given), id));
    const adopted = { outcome: 'adopted', decidedOn: '2026-11-20' };
    await expect(decide(last?.id, adopted)).rejects.toMatchObject({ key: 'council-order' });
    await decide(first?.id, {
      committeeId: 'bau',
      role: 'preparation',
      outcome: 'recommended',
      decidedOn: '2026-11-10',
    });
    const form = amendmentFormOn(today).parse({
      committeeId: 'fraktion',
      passage: 'den Steg',
      asked: 'zwei Stege',
      filedOn: today,
    });
    const statement = await city.read((db) => statementOf(db, 'paper', 'v'));
    const { id } = await city.write((db) => fileAmendment(db, actor, { statement, form }));
    await expect(decide(last?.id, adopted)).rejects.toMatchObject({ key: 'council-amendments-open' });
    const [amendment] = await city.read(listAmendments);
    if (!amendment) throw new Error('no amendment');
    const answer = answerAmendmentForm.parse({ answer: 'adopted' });
    await city.write((db) => answerAmendment(db, actor, amendment, 'x', { form: answer, expect: amendment.revision }));
    await decide(last?.id, adopted);
    expect((await thePaper(city)).consultations.map(({ outcome }) => outcome)).toEqual(['recommended', 'adopted']);
    expect(id).toBe(amendment.id);
    const decided = (await thePaper(city)).consultations[1];
    if (!decided) throw new Error('no consultation');
    await expect(city.write((db) => dropConsultation(db, actor, paper, decided))).rejects.toMatchObject({
      key: 'council-has-result',
    });
  });

  test('come about where a paper stands on an agenda, once, with the task of that committee', async () => {
    const city = await emptyCity();
    await council(city);
    const form = (given: object = {}) =>
      meetingForm.parse({
        ...{ committeeId: 'rat', title: 'Sitzung', day: '2026-12-01', time: '17:00', state: 'planned' },
        agenda: [
          { number: 'TOP 1', paperId: 'v' },
          { title: 'Verschiedenes', closed: 'on' },
        ],
        ...given,
      });
    const { id } = await city.write((db) => saveMeeting(db, actor, { form: form() }));
    expect((await thePaper(city)).consultations).toMatchObject([
      { committeeId: 'rat', role: 'decision', meetingId: id },
    ]);
    const agenda = await city.read((db) => listAgenda(db, id));
    expect(agenda.map(({ title, closed }) => [title, closed])).toEqual([
      ['Steg bauen', false],
      ['Verschiedenes', true],
    ]);
    const kept = agenda.map((each) => ({
      id: each.id,
      title: each.title,
      paperId: each.paperId ?? '',
      closed: String(each.closed),
    }));
    await city.write((db) => saveMeeting(db, actor, { id, form: form({ agenda: kept }), expect: 1 }));
    expect((await thePaper(city)).consultations).toHaveLength(1);
    const paper = await thePaper(city);
    const foreign = consulted({ committeeId: 'bau', role: 'preparation', meetingId: id });
    await expect(city.write((db) => saveConsultation(db, actor, paper, foreign))).rejects.toMatchObject({
      key: 'council-foreign-meeting',
    });
  });

  test('of what is not public make an item that is not', async () => {
    const city = await emptyCity();
    await council(city);
    await city.write((db) =>
      savePaper(db, actor, { id: 'z', form: paperOf({ closed: 'on', submittedOn: '2026-11-01' }) }),
    );
    const form = meetingForm.parse({
      ...{ committeeId: 'rat', title: 'Sitzung', day: '2026-12-01', state: 'planned', agenda: [{ paperId: 'z' }] },
    });
    const { id } = await city.write((db) => saveMeeting(db, actor, { form }));
    expect(await city.read((db) => listAgenda(db, id))).toMatchObject([{ closed: true }]);
  });
});

describe('amendments', () => {
  test('name a passage that stands there; of goals they wait until the concept has the words', async () => {
    const city = await emptyCity();
    await council(city);
    const statement = await city.read((db) => statementOf(db, 'goal', 'ziel'));
    const file = (passage: string) =>
      city.write((db) =>
        fileAmendment(db, actor, {
          statement,
          form: amendmentFormOn(today).parse({ committeeId: 'fraktion', passage, asked: 'sicher', filedOn: today }),
        }),
      );
    await expect(file('lang')).rejects.toMatchObject({ key: 'council-passage-unknown' });
    await file('kurz');
    const kinds = async () =>
      (await city.read((db) => waitingIn(db, today))).map(({ kind, officeId }) => [kind, officeId]);
    expect(await kinds()).toEqual([
      ['amendment', 'amt'],
      ['paper-check', 'amt'],
    ]);
    const [amendment] = await city.read(listAmendments);
    if (!amendment) throw new Error('no amendment');
    const form = answerAmendmentForm.parse({ answer: 'adopted' });
    await city.write((db) => answerAmendment(db, actor, amendment, 'x', { form, expect: amendment.revision }));
    expect(await kinds()).toEqual([
      ['amendment-merge', 'amt'],
      ['paper-check', 'amt'],
    ]);
    const [answered] = await city.read(listAmendments);
    if (!answered) throw new Error('no amendment');
    const withdrawn = city.write(async (db) => withdrawAmendment(db, actor, answered, 'x', true));
    await expect(withdrawn).rejects.toMatchObject({ key: 'council-answered' });
    const stale = city.write((db) => answerAmendment(db, actor, amendment, 'x', { form, expect: amendment.revision }));
    await expect(stale).rejects.toMatchObject({ key: 'changed-meanwhile' });
  });

  test('the wording that is the text itself is none', async () => {
    const city = await emptyCity();
    await council(city);
    const paper = await thePaper(city);
    const other = 'Die Stadt baut zwei Stege.';
    await city.write((db) => reword(db, actor, paper, other, paper.revision));
    expect((await thePaper(city)).wording).toBe(other);
    await city.write((db) => reword(db, actor, paper, paper.text ?? '', paper.revision + 1));
    expect((await thePaper(city)).wording).toBeNull();
  });
});

test('a place says something, and its answer ends the waiting', async () => {
  const city = await emptyCity();
  await council(city);
  await city.write((db) => saveMeasure(db, actor, { id: 'm', form: measureOf({ leadId: 'amt' }) }));
  const form = commentFormOn(today).parse({ committeeId: 'rat', text: 'Bitte leiser.', resolvedOn: today });
  await city.write((db) => fileComment(db, actor, { kind: 'measure', id: 'm', title: 'Brücke' }, form));
  const waiting = async () =>
    (await city.read((db) => waitingIn(db, today))).filter(({ kind }) => kind === 'place-comment');
  expect(await waiting()).toMatchObject([{ officeId: 'amt', dueOn: '2026-12-20', title: 'Rat: Brücke bauen' }]);
  const [comment] = await city.read(listPlaceComments);
  if (!comment) throw new Error('no comment');
  await city.write((db) => answerComment(db, actor, comment, 'x', { answer: 'Ja.', expect: comment.revision }));
  expect(await waiting()).toEqual([]);
});

test('what a committee asked to be told of reaches its members with an account, and nobody else', async () => {
  const city = await emptyCity();
  await council(city);
  const ada = await person();
  const areas = [
    { id: 'a', name: 'A', code: '1', geometry: square(0, 0) },
    { id: 'b', name: 'B', code: '2', geometry: square(1, 0) },
  ];
  const file = { name: 'x.geojson', hash: 'x' };
  await city.write(async (db) => {
    await importDivision(db, actor, { id: 'ot', form: divisionOf(), position: 1, areas, file });
    await saveListed(db, actor, 'sector-part', {
      id: 'teil',
      form: sectorPartForm.parse({ title: 'Wohnen', stage: 'in-force' }),
    });
    const members = [{ name: 'Ada', personId: ada.id }, { name: 'Bob' }];
    await saveCommittee(db, actor, {
      id: 'beirat',
      form: committeeOf({ name: 'Beirat', kind: 'advisory-board', members }),
    });
    await savePaper(db, actor, {
      id: 'hier',
      form: paperOf({ title: 'Hier', areaIds: ['a'], submittedOn: '2026-11-20' }),
    });
    await savePaper(db, actor, {
      id: 'dort',
      form: paperOf({ title: 'Dort', areaIds: ['b'], submittedOn: '2026-11-20' }),
    });
    await savePaper(db, actor, {
      id: 'zu',
      form: paperOf({ title: 'Geheim', areaIds: ['a'], submittedOn: '2026-11-20', closed: 'on' }),
    });
    await saveMeasure(db, actor, { id: 'm', form: measureOf({ areaIds: ['a'] }) });
    const report = reportOf({ decision: 'Wer zahlt den Steg?', reportedOn: '2026-11-21' });
    await reportProgress(db, actor, { id: 'm', title: 'm' }, report);
  });
  const told = async () =>
    ((await city.read((db) => newsOfPeople(db, '2026-11-10', today))).get(ada.id) ?? []).map(({ title }) => title);
  expect(await told()).toEqual([]);
  const beirat = { id: 'beirat', name: 'Beirat' };
  await city.write((db) => subscribe(db, actor, beirat, { areaId: 'a', sectorPartId: null }));
  expect(await city.write((db) => subscribe(db, actor, beirat, { areaId: 'a', sectorPartId: null }))).toBeNull();
  expect(await told()).toEqual(['Wer zahlt den Steg?', 'Hier']);
  await city.write((db) => subscribe(db, actor, beirat, { areaId: null, sectorPartId: 'teil' }));
  expect(await told()).toEqual(['Wer zahlt den Steg?', 'Hier']);
  await expect(city.write((db) => unsubscribe(db, actor, beirat, 'fremd'))).rejects.toMatchObject({ status: 404 });
});

test('an invented city has a council with something in every part of it', async () => {
  const city = await smallCity();
  const committees = await city.read(listCommittees);
  expect(new Set(committees.map(({ kind }) => kind)).size).toBe(6);
  expect((await city.read((db) => listCommitteeMembers(db))).length).toBeGreaterThan(3);
  const papers = await city.read(listPapers);
  expect(papers.some(({ closed }) => closed) && papers.some(({ submittedOn }) => submittedOn === null)).toBe(true);
  expect((await city.read((db) => waitingIn(db, today))).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['place-comment', 'amendment', 'paper-check']),
  );
});

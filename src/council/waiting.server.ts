/** What the council waits for from the administration: answers to places and to amendments, and words to be put into the concept. */

import type { IsoDate } from '#analysis/period.ts';
import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import { incoming } from './amendment.ts';
import { listAmendments, listCommented, listPlaceComments, statementsOf } from './amendments.store.server.ts';
import { answerDue } from './answer-registers.ts';
import { listCommittees } from './committees.store.server.ts';
import { listPapers } from './papers.store.server.ts';

export async function waitingIn(db: CityDb, today: IsoDate): Promise<Waiting[]> {
  const committees = new Map((await listCommittees(db)).map(({ id, name }) => [id, name]));
  return [...(await comments(db, committees)), ...(await amendments(db, committees)), ...(await unchecked(db, today))];
}

const unnamed = { personId: null, deputyId: null };

async function comments(db: CityDb, committees: ReadonlyMap<string, string>): Promise<Waiting[]> {
  const about = new Map((await listCommented(db)).map((each) => [`${each.kind} ${each.id}`, each]));
  return (await listPlaceComments(db)).flatMap((comment) => {
    const of = about.get(`${comment.kind} ${comment.objectId}`);
    if (comment.answer !== null || comment.retired || !of) return [];
    return {
      ...unnamed,
      kind: 'place-comment',
      title: `${committees.get(comment.committeeId) ?? ''}: ${of.title}`,
      objectId: comment.id,
      path: `/ratsraum/stellungnahmen/${comment.id}`,
      dueOn: answerDue(comment.resolvedOn),
      since: comment.resolvedOn,
      officeId: of.officeId,
    };
  });
}

async function amendments(db: CityDb, committees: ReadonlyMap<string, string>): Promise<Waiting[]> {
  const statements = {
    paper: await statementsOf(db, 'paper'),
    goal: await statementsOf(db, 'goal'),
    guideline: await statementsOf(db, 'guideline'),
  };
  return (await listAmendments(db)).flatMap((amendment) => {
    const statement = statements[amendment.kind].get(amendment.objectId);
    if (amendment.retired || !statement) return [];
    const next = incoming(amendment);
    const open = amendment.answer === null;
    // Adopted, and still not in the words it was adopted for.
    const unmerged = next !== undefined && next !== '' && !statement.words.includes(next);
    if (!open && !unmerged) return [];
    return {
      ...unnamed,
      kind: open ? 'amendment' : 'amendment-merge',
      title: `${committees.get(amendment.committeeId) ?? ''}: ${statement.title}`,
      objectId: amendment.id,
      path: `/ratsraum/aenderungen/${amendment.id}`,
      dueOn: null,
      since: open ? amendment.filedOn : amendment.answeredOn,
      officeId: statement.officeId,
    };
  });
}

/** Papers before the council that do not say what they mean for their goals. */
async function unchecked(db: CityDb, today: IsoDate): Promise<Waiting[]> {
  return (await listPapers(db)).flatMap((paper) => {
    const { submittedOn, goals, retired, officeId } = paper;
    if (retired || officeId === null || submittedOn === null || submittedOn > today) return [];
    if (!goals.some(({ accordance }) => accordance === null)) return [];
    return {
      ...unnamed,
      kind: 'paper-check',
      title: paper.title,
      objectId: paper.id,
      path: `/ratsraum/vorlagen/${paper.id}/pruefung`,
      dueOn: null,
      since: submittedOn,
      officeId,
    };
  });
}

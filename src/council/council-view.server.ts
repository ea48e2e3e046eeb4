/** What the pages of the council show: everything once for each state of the city, then only what a visitor may see. */

import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Amendment, PlaceComment } from './amendment.ts';
import {
  type Commented,
  listAmendments,
  listCommented,
  listPlaceComments,
  statementsOf,
} from './amendments.store.server.ts';
import { type Committee, committeesOf } from './committee.ts';
import { areasTouch, listCommitteeMembers, listCommittees, listSubscriptions } from './committees.store.server.ts';
import { listAgenda, listMeetings } from './consultations.store.server.ts';
import type { Paper } from './paper.ts';
import { listPaperMoney, listPapers } from './papers.store.server.ts';

export type Council = Awaited<ReturnType<typeof readCouncil>>;

async function readCouncil(db: CityDb) {
  const papers = await listPapers(db);
  return {
    committees: new Map((await listCommittees(db)).map((each) => [each.id, each])),
    members: await listCommitteeMembers(db),
    meetings: new Map((await listMeetings(db)).map((each) => [each.id, each])),
    agenda: await listAgenda(db),
    papers: new Map(papers.map((each) => [each.id, each])),
    money: await listPaperMoney(db),
    amendments: new Map((await listAmendments(db)).map((each) => [each.id, each])),
    comments: new Map((await listPlaceComments(db)).map((each) => [each.id, each])),
    commented: new Map((await listCommented(db)).map((each) => [`${each.kind} ${each.id}`, each])),
    statements: {
      paper: await statementsOf(db, 'paper'),
      goal: await statementsOf(db, 'goal'),
      guideline: await statementsOf(db, 'guideline'),
    },
    subscriptions: await listSubscriptions(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
    goals: nameMap(await listNames(db, 'goal', 'title')),
    measures: nameMap(await listNames(db, 'measure', 'title')),
    areas: nameMap(await listNames(db, 'area', 'name')),
    parts: nameMap(await listNames(db, 'sector_part', 'title')),
    touches: await areasTouch(db),
  };
}

type Reader = Pick<Visit, 'may' | 'remember'>;

async function readBusiness(db: CityDb) {
  return {
    papers: await listPapers(db),
    committees: new Map((await listCommittees(db)).map((each) => [each.id, each])),
    amendments: await listAmendments(db),
    comments: await listPlaceComments(db),
  };
}

/** Papers, and what others want of them, for pages that need no more: a page of one measure does not read all measures. */
export async function loadBusiness(visit: Reader) {
  const all = await visit.remember('council business', readBusiness);
  const papers = all.papers.filter((paper) => maySee(visit, paper));
  return { ...all, papers };
}

/** The council as this visitor may see it: no draft of another office, nothing that is not public without the right to it. */
export async function loadCouncil(visit: Reader): Promise<Council> {
  const all = await visit.remember('council', readCouncil);
  const papers = new Map([...all.papers].filter(([, paper]) => maySee(visit, paper)));
  const shownPaper = (id: string | null) => id === null || papers.has(id);
  const closed = visit.may('closed.read', null);
  const statementSeen = (each: Amendment) => each.kind !== 'paper' || papers.has(each.objectId);
  const commentSeen = (each: PlaceComment) => each.kind !== 'paper' || papers.has(each.objectId);
  return {
    ...all,
    papers,
    agenda: all.agenda.filter((item) => (!item.closed || closed) && shownPaper(item.paperId)),
    amendments: new Map([...all.amendments].filter(([, each]) => statementSeen(each))),
    comments: new Map([...all.comments].filter(([, each]) => commentSeen(each))),
    commented: new Map([...all.commented].filter(([, each]) => each.kind !== 'paper' || papers.has(each.id))),
  };
}

export function maySee(visit: Pick<Visit, 'may'>, paper: Pick<Paper, 'closed' | 'submittedOn' | 'officeId'>): boolean {
  if (paper.submittedOn === null && !visit.may('papers.edit', paper.officeId)) return false;
  return !paper.closed || visit.may('closed.read', paper.officeId);
}

export async function paperFor(visit: Reader, id: string): Promise<{ council: Council; paper: Paper }> {
  const council = await loadCouncil(visit);
  const paper = council.papers.get(id);
  if (!paper) throw notFound();
  return { council, paper };
}

/** The paper, if this visitor may change it. */
export async function ownPaper(visit: Reader & Pick<Visit, 'require'>, id: string) {
  const found = await paperFor(visit, id);
  visit.require('papers.edit', found.paper.officeId);
  return found;
}

/** The committees and groups this visitor may speak for: her own, or all for who looks after them. */
export function voicesOf(visit: Pick<Visit, 'may' | 'person'>, { committees, members }: Council): Committee[] {
  const mine = committeesOf(members, visit.person.id, today());
  return [...committees.values()].filter(({ id, retired }) => !retired && (visit.may('council.edit') || mine.has(id)));
}

export function requireVoice(visit: Pick<Visit, 'may' | 'person'>, council: Council, committeeId: string): Committee {
  const committee = voicesOf(visit, council).find(({ id }) => id === committeeId);
  if (!committee) throw new Refusal(403, 'not-allowed');
  return committee;
}

/** What concerns the place a committee speaks for. */
export function concerns(council: Council, areaId: string): Commented[] {
  return [...council.commented.values()].filter(
    ({ draft, areaIds }) => !draft && areaIds.some((id) => council.touches(areaId, id)),
  );
}

/** An amendment beside the statement it asks to be changed, which may have been retired since. */
export function statementFor(council: Council, { kind, objectId }: Pick<Amendment, 'kind' | 'objectId'>) {
  return council.statements[kind].get(objectId) ?? null;
}

/** Where a statement or a thing a place speaks about is read. */
export function pathOf(kind: string, id: string): string {
  const pages: Readonly<Record<string, string>> = {
    paper: '/ratsraum/vorlagen',
    goal: '/ziele',
    guideline: '/leitlinien',
    measure: '/massnahmen',
    report: '/bericht',
    conflict: '/zielkonflikte',
    version: '/fassungen',
  };
  return `${pages[kind] ?? ''}/${id}`;
}

/** A paper with all that its page says of it, as one visitor may see it. */

import type { Visit } from '#platform/access.server.ts';
import { compared } from './amendment.ts';
import { answerDue } from './answer-registers.ts';
import { paperFor, pathOf, voicesOf } from './council-view.server.ts';
import { balanceOf, decisionOf, type Paper, standingOf } from './paper.ts';
import { listPaperFiles } from './paper-files.store.server.ts';

export type PaperView = Awaited<ReturnType<typeof loadPaper>>;

export async function loadPaper(visit: Visit, id: string) {
  const { council, paper } = await paperFor(visit, id);
  const files = await visit.remember(`paper files ${id}`, (db) => listPaperFiles(db, id));
  const { committees, meetings, offices, goals, measures, areas } = council;
  const linked = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    ids.flatMap((each) => (names.has(each) ? [{ id: each, name: names.get(each) ?? each }] : []));
  const parent = council.papers.get(paper.parentId ?? '');
  const mine = voicesOf(visit, council);
  const money = council.money.get(id) ?? [];
  return {
    paper,
    money,
    files: files.filter((file) => !file.closed || visit.may('closed.read', paper.officeId)),
    standing: standingOf(paper),
    decision: decisionOf(paper.consultations),
    balance: balanceOf(money, paper.costsNothing),
    office: offices.get(paper.officeId ?? '') ?? null,
    goals: paper.goals.map((each) => ({ ...each, name: goals.get(each.goalId) ?? each.goalId })),
    measures: linked(paper.measureIds, measures),
    areas: linked(paper.areaIds, areas),
    parent: parent ? { id: parent.id, title: parent.title } : null,
    children: [...council.papers.values()]
      .filter((each) => each.parentId === id && !each.retired)
      .map(({ id: childId, number, title }) => ({ id: childId, number, title })),
    made: madeOf(visit, paper),
    consultations: paper.consultations.map((each) => {
      const meeting = meetings.get(each.meetingId ?? '');
      return {
        ...each,
        committee: committees.get(each.committeeId)?.name ?? each.committeeId,
        meeting: meeting ? { id: meeting.id, title: meeting.title, day: meeting.day } : null,
      };
    }),
    amendments: [...council.amendments.values()]
      .filter((each) => each.kind === 'paper' && each.objectId === id && !each.retired)
      .map((each) => ({
        ...{ id: each.id, number: each.number, answer: each.answer, asked: each.asked, passage: each.passage },
        committee: committees.get(each.committeeId)?.name ?? each.committeeId,
        filedOn: each.filedOn,
      })),
    comments: [...council.comments.values()]
      .filter((each) => each.kind === 'paper' && each.objectId === id && !each.retired)
      .map((each) => ({
        ...{ id: each.id, text: each.text, resolvedOn: each.resolvedOn, answer: each.answer },
        committee: committees.get(each.committeeId)?.name ?? each.committeeId,
        dueOn: answerDue(each.resolvedOn),
      })),
    comparison: paper.wording === null ? null : compared(paper.text ?? '', paper.wording),
    may: {
      edit: visit.may('papers.edit', paper.officeId),
      consult: visit.may('council.edit'),
      amend: visit.may('council.file') && paper.submittedOn !== null && mine.length > 0,
      comment: visit.may('council.file') && paper.submittedOn !== null && mine.some(({ areaId }) => areaId !== null),
    },
    asOf: visit.asOf,
  };
}

/** What it was made of. A draft of the concept is shown to those inside; others read in the paper what it says. */
function madeOf(visit: Visit, { sourceKind, sourceId }: Paper): string | null {
  if (sourceKind === null || sourceId === null) return null;
  if (sourceKind === 'version' && !visit.may('versions.read')) return null;
  return pathOf(sourceKind, sourceId);
}

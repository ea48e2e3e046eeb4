/** Papers and resolutions that have something to do with an object, as other rooms' pages list them. */

import type { Visit } from '#platform/access.server.ts';
import { type AmendedKind, amendedKinds } from '../amendment.ts';
import { loadBusiness } from '../council-view.server.ts';
import { decisionOf, type Paper, standingOf } from '../paper.ts';

export type PaperListData = NonNullable<Awaited<ReturnType<typeof loadPaperList>>>;

/** Things of rooms that know nothing of the council; their papers name them as what they were made of. */
type SourceKind = 'conflict' | 'version' | 'report';

const most = 8;

async function loadPaperList(
  visit: Visit,
  kind: 'goal' | 'guideline' | 'measure' | 'area' | SourceKind,
  id: string,
  matches: (paper: Paper) => boolean,
  draft = false,
) {
  if (!visit.may('council.read')) return null;
  const council = await loadBusiness(visit);
  const found = council.papers.filter((paper) => !paper.retired && matches(paper));
  const amended = amendedKinds.find((each): each is AmendedKind => each === kind);
  const amendments = amended
    ? council.amendments.filter((each) => each.kind === amended && each.objectId === id && !each.retired)
    : [];
  return {
    kind,
    id,
    count: found.length,
    rows: found.slice(0, most).map((paper) => ({
      ...{ id: paper.id, number: paper.number, title: paper.title, submittedOn: paper.submittedOn },
      standing: standingOf(paper),
      outcome: decisionOf(paper.consultations)?.outcome ?? null,
    })),
    amendments: amendments.map((each) => ({
      ...{ id: each.id, number: each.number, answer: each.answer },
      committee: council.committees.get(each.committeeId)?.name ?? each.committeeId,
    })),
    comments: council.comments
      .filter((each) => each.kind === kind && each.objectId === id && !each.retired)
      .map((each) => ({
        ...{ id: each.id, answered: each.answer !== null, resolvedOn: each.resolvedOn },
        committee: council.committees.get(each.committeeId)?.name ?? each.committeeId,
      })),
    may: {
      draft,
      amend: amended !== undefined && visit.may('council.file'),
      comment: kind === 'measure' && visit.may('council.file'),
    },
  };
}

export function loadPapersOfGoal(visit: Visit, goalId: string) {
  return loadPaperList(visit, 'goal', goalId, ({ goals }) => goals.some((each) => each.goalId === goalId));
}

export function loadPapersOfGuideline(visit: Visit, guidelineId: string) {
  return loadPaperList(visit, 'guideline', guidelineId, () => false);
}

export function loadPapersOfMeasure(visit: Visit, measureId: string) {
  return loadPaperList(
    visit,
    'measure',
    measureId,
    (row) => row.measureIds.includes(measureId),
    visit.may('papers.edit'),
  );
}

export function loadPapersOfArea(visit: Visit, areaId: string) {
  return loadPaperList(visit, 'area', areaId, (row) => row.areaIds.includes(areaId));
}

/** @param draft whether she may make one of it now; of other rooms' rules the council knows nothing */
export async function loadPapersMadeOf(visit: Visit, kind: SourceKind, id: string, draft: boolean) {
  const made = ({ sourceKind, sourceId }: Paper) => sourceKind === kind && sourceId === id;
  const list = await loadPaperList(visit, kind, id, made, draft);
  return list && (list.count > 0 || draft) ? list : null;
}

/** The findings of the matrix with the names they speak of, and how far the checklist of each cell is answered. */

import type { Relevance } from '#concept/goal.ts';
import { progressOf, versionToShow } from '#cooperation/checklists/checklist.ts';
import { loadChecklists } from '#cooperation/checklists/checklists.server.ts';
import { loadRequests } from '#cooperation/requests.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { loadMatrix } from './matrix.server.ts';
import { type FindingKind, findingsOf } from './matrix-findings.ts';

export type FindingRow = {
  readonly partId: string;
  readonly part: string;
  readonly challengeId: string;
  readonly challenge: string;
  readonly relevance: Relevance | null;
  readonly kinds: readonly FindingKind[];
  readonly offices: readonly string[];
  /** Of the checklist of the challenge: answered and asked; null where the part was not asked. */
  readonly checklist: { readonly id: string; readonly answered: number; readonly asked: number } | null;
};

export async function loadFindings(visit: Visit, params: URLSearchParams) {
  const { facts, stages, stage, columns, rows } = await loadMatrix(visit, params);
  const loaded = await loadChecklists(visit);
  const seeMoney = visit.may('money.read');
  const agreed = (await loadRequests(visit)).rows.filter((row) => row.answer === 'yes');
  const takingPart = (partId: string, goalIds: readonly string[]) => {
    const measureIds = goalIds.flatMap((id) => (facts.thread.measuresOfGoal.get(id) ?? []).map((each) => each.id));
    const shared = { part: [partId], goal: goalIds, measure: measureIds };
    return new Set(agreed.filter((row) => shared[row.kind].includes(row.objectId)).map((row) => row.officeId));
  };
  const found = rows.flatMap((row) =>
    row.cells.map((cell, index): FindingRow => {
      const part = columns[index] ?? { id: '', title: '' };
      const goalIds = [...facts.goals.values()]
        .filter((goal) => goal.sectorPartId === part.id && goal.challengeIds.includes(row.id))
        .map(({ id }) => id);
      return {
        partId: part.id,
        part: part.title,
        challengeId: row.id,
        challenge: row.title,
        relevance: cell.relevance,
        kinds: findingsOf(cell, { partake: takingPart(part.id, goalIds), seeMoney }),
        offices: cell.officeIds.map((id) => facts.offices.get(id)?.name ?? id),
        checklist: checklistOf(loaded, row.id, part.id),
      };
    }),
  );
  return { rows: found, stages, stage };
}

function checklistOf(
  { checklists, versions, asked, answers }: Awaited<ReturnType<typeof loadChecklists>>,
  challengeId: string,
  partId: string,
): FindingRow['checklist'] {
  const checklist = checklists.find((each) => each.challengeId === challengeId && !each.retired);
  const shown = versionToShow(versions.get(checklist?.id ?? '') ?? []);
  if (!checklist || !shown) return null;
  const mine = <T extends { checklistId: string; version: number; partId: string }>(each: T) =>
    each.checklistId === checklist.id && each.version === shown.version && each.partId === partId;
  if (!asked.some(mine)) return null;
  const { answered } = progressOf(shown.questions, [partId], answers.filter(mine));
  return { id: checklist.id, answered, asked: shown.questions.length };
}

/** The matrix: sector parts by challenges, and what stands in each cell. */

import { sumCents } from '#analysis/money.ts';
import { type CityFacts, factsOf } from '#annual-report/facts.server.ts';
import { listCells } from '#concept/concept.store.server.ts';
import type { Cell, Relevance } from '#concept/goal.ts';
import { stateOf } from '#measures/measure.ts';
import type { Visit } from '#platform/access.server.ts';

export type MatrixCell = {
  relevance: Relevance | null;
  reason: string | null;
  goals: number;
  measures: number;
  /** How many of the measures are done. */
  done: number;
  cents: number | null;
  offices: number;
  officeIds: readonly string[];
  indicators: number;
};

export async function loadMatrix(visit: Visit, params: URLSearchParams) {
  const facts = await factsOf(visit);
  const parts = [...facts.sectorParts.values()].filter((part) => !part.retired);
  const stages = [...new Set(parts.map((part) => part.stage))];
  const stage =
    stages.find((each) => each === params.get('stand')) ?? (stages.includes('proposed') ? 'proposed' : 'in-force');
  const cells = await visit.remember('cells', listCells);
  const columns = parts.filter((part) => part.stage === stage).map(({ id, title }) => ({ id, title }));
  // Each cell looks through all goals: once per state of the city, not per visit.
  const rows = await visit.remember(`matrix ${stage} ${visit.asOf}`, async () =>
    [...facts.challenges.values()]
      .filter((challenge) => !challenge.retired)
      .map(({ id, title, short }) => ({
        id,
        title: short ?? title,
        cells: columns.map((part) => cellOf(facts, cells, part.id, id)),
      })),
  );
  return { facts, stages, stage, columns, rows };
}

function cellOf(facts: CityFacts, cells: readonly Cell[], partId: string, challengeId: string): MatrixCell {
  const held = cells.find((cell) => cell.sectorPartId === partId && cell.challengeId === challengeId);
  const goals = facts.thread.facts.goals.filter(({ id }) => {
    const goal = facts.goals.get(id);
    return goal?.sectorPartId === partId && goal.challengeIds.includes(challengeId);
  });
  const measures = [...new Set(goals.flatMap((goal) => facts.thread.measuresOfGoal.get(goal.id) ?? []))];
  const offices = new Set([
    ...goals.flatMap(({ id }) => facts.goals.get(id)?.officeId ?? []),
    ...measures.flatMap((measure) => measure.leadId ?? []),
  ]);
  return {
    relevance: held?.relevance ?? null,
    reason: held?.reason ?? null,
    goals: goals.length,
    measures: measures.length,
    done: measures.filter(({ id }) => stateOf(facts.measures.get(id) ?? { latest: null }) === 'done').length,
    cents: sumCents(measures.map((measure) => measure.money)).cents,
    offices: offices.size,
    officeIds: [...offices],
    indicators: new Set(goals.flatMap((goal) => goal.indicatorIds)).size,
  };
}

/** Goals of the shown parts (or of none) that no challenge ties to a cell. */
export function outside(facts: CityFacts, partIds: ReadonlySet<string>): number {
  return facts.thread.facts.goals.filter(({ id }) => {
    const goal = facts.goals.get(id);
    return goal && (goal.sectorPartId === null || (partIds.has(goal.sectorPartId) && goal.challengeIds.length === 0));
  }).length;
}

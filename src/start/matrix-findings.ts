/**
 * Gaps and overlaps of the matrix: where a challenge touches a sector part and nothing follows from it, and where several
 * offices follow it without each other. Pure.
 */

import type { Relevance } from '#concept/goal.ts';

export const findingKinds = [
  'unrated',
  'no-goal',
  'no-measure',
  'no-indicator',
  'no-money',
  'served-twice',
  'goal-despite-none',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export type FindingCell = {
  readonly relevance: Relevance | null;
  readonly goals: number;
  readonly measures: number;
  readonly indicators: number;
  readonly cents: number | null;
  readonly officeIds: readonly string[];
};

/**
 * What is lacking or double in one cell. Where there is no goal nothing else can be there; where no measure, no money. Money that
 * nobody has named is as lacking as none.
 *
 * @param partake offices that were asked to take part in one of the goals or measures: they work together, not side by side
 * @param seeMoney who may not see money is told nothing of it
 */
export function findingsOf(
  cell: FindingCell,
  { partake, seeMoney }: { partake: ReadonlySet<string>; seeMoney: boolean },
): FindingKind[] {
  if (cell.relevance === null) return ['unrated'];
  if (cell.relevance === 'none') return cell.goals > 0 ? ['goal-despite-none'] : [];
  if (cell.goals === 0) return ['no-goal'];
  const kinds: FindingKind[] = [];
  if (cell.measures === 0) kinds.push('no-measure');
  if (cell.indicators === 0) kinds.push('no-indicator');
  if (seeMoney && cell.measures > 0 && (cell.cents ?? 0) === 0) kinds.push('no-money');
  if (cell.officeIds.filter((id) => !partake.has(id)).length > 1) kinds.push('served-twice');
  return kinds;
}

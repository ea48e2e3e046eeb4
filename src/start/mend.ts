/** Where a break is mended: the form, and in it the field. */

import type { Break } from '#analysis/thread.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';

export function mendPath({ kind, id }: Break, facts: CityFacts): string {
  switch (kind) {
    case 'goal-without-guideline':
      return `/ziele/${id}/bearbeiten#feld-guidelineId`;
    case 'goal-without-owner':
      return `/ziele/${id}/bearbeiten#feld-officeId`;
    case 'goal-without-indicator':
      return `/ziele/${id}/bearbeiten#feld-targets.0.indicatorId`;
    case 'goal-without-target':
      return `/ziele/${id}/bearbeiten#feld-targets.0.value`;
    case 'goal-without-measure':
      return `/massnahmen/neu?ziel=${id}`;
    case 'goal-without-money': {
      const [measure] = facts.thread.measuresOfGoal.get(id) ?? [];
      return measure ? `/massnahmen/${measure.id}/geld` : `/massnahmen/neu?ziel=${id}`;
    }
    case 'measure-without-goal':
      return `/massnahmen/${id}/bearbeiten#feld-goalIds`;
    case 'measure-without-lead':
      return `/massnahmen/${id}/bearbeiten#feld-leadId`;
    case 'measure-without-deadline':
      return `/massnahmen/${id}/bearbeiten#feld-dueOn`;
    case 'measure-without-area':
      return `/massnahmen/${id}/bearbeiten#feld-areaIds`;
    case 'state-overdue':
      return `/massnahmen/${id}/stand`;
    case 'value-overdue':
      return `/indikatoren/import?indikator=${id}`;
  }
}

/** The permission it takes, and the office whose people may as well. */
export function mendNeeds(
  { kind, id }: Break,
  facts: CityFacts,
): {
  permission: 'concept.edit' | 'measures.edit' | 'measures.report' | 'budget.edit' | 'indicators.edit';
  officeId: string | null | undefined;
} {
  if (kind === 'goal-without-measure') return { permission: 'measures.edit', officeId: undefined };
  if (kind === 'goal-without-money') return { permission: 'budget.edit', officeId: null };
  if (kind === 'state-overdue')
    return { permission: 'measures.report', officeId: facts.measures.get(id)?.leadId ?? null };
  if (kind === 'value-overdue') return { permission: 'indicators.edit', officeId: null };
  if (kind.startsWith('measure-'))
    return { permission: 'measures.edit', officeId: facts.measures.get(id)?.leadId ?? null };
  return { permission: 'concept.edit', officeId: null };
}

export function titleOf({ object, id }: Break, facts: CityFacts): string {
  const found =
    object === 'goal'
      ? facts.goals.get(id)?.title
      : object === 'measure'
        ? facts.measures.get(id)?.title
        : facts.indicators.get(id)?.name;
  return found ?? id;
}

export function officeOf({ object, id }: Break, facts: CityFacts): string | null {
  const officeId =
    object === 'goal'
      ? facts.goals.get(id)?.officeId
      : object === 'measure'
        ? facts.measures.get(id)?.leadId
        : facts.indicators.get(id)?.officeId;
  return facts.offices.get(officeId ?? '')?.name ?? null;
}

/**
 * The findings of a frozen report, each with an address of its own: what stands in its data that may call for a change of
 * the concept. From them an update resolution is composed. Pure.
 */

import { z } from 'zod';
import { line, oneOf, optionalChoice, text } from '#analysis/fields.ts';
import type { BreakKind } from '#analysis/thread.ts';
import type { ReportData } from '../report-data.ts';

export const findingKinds = ['target-off', 'rated-low', 'break', 'decision', 'alert'] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  /** Its address within the report. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly title: string;
  /** In words of the report itself; null where the kind says it all. */
  readonly text: string | null;
  readonly broken: BreakKind | null;
  /** Which goal it speaks about; null where somebody has to say. */
  readonly goalId: string | null;
  readonly office: string | null;
};

/** Grades that say that a target is not reached as things go. */
const off = new Set(['cloud', 'thunderstorm']);
const low = new Set(['little', 'back']);

export function findingsOf(data: ReportData): Finding[] {
  return [...ofGoals(data), ...ofBreaks(data), ...ofDecisions(data), ...ofAlerts(data)];
}

function ofGoals({ goals, indicators }: ReportData): Finding[] {
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const about = (kind: FindingKind) =>
    goals.flatMap((goal): Finding[] => {
      const base = { kind, title: goal.title, broken: null, goalId: goal.id, office: goal.owner };
      if (kind === 'rated-low')
        return goal.assessments.some(({ rating }) => low.has(rating))
          ? [{ ...base, id: `rated-low.${goal.id}`, text: goal.comment }]
          : [];
      return goal.targets
        .filter(({ standing }) => standing.ok && off.has(standing.grade))
        .map(({ indicatorId }) => ({
          ...base,
          id: `target-off.${goal.id}.${indicatorId}`,
          text: names.get(indicatorId) ?? null,
        }));
    });
  return [...about('target-off'), ...about('rated-low')];
}

function ofBreaks({ breaks }: ReportData): Finding[] {
  return breaks.map(({ kind, objectKind, id, title, office }) => ({
    id: `break.${kind}.${id}`,
    kind: 'break',
    title,
    text: null,
    broken: kind,
    goalId: objectKind === 'goal' ? id : null,
    office,
  }));
}

function ofDecisions({ decisions, measures, goals }: ReportData): Finding[] {
  const goalsOf = new Map(measures.map((measure) => [measure.id, measure.goals]));
  return decisions.map(({ measureId, measure, decision, lead }) => ({
    id: `decision.${measureId}`,
    kind: 'decision',
    title: measure,
    text: decision,
    broken: null,
    // The report names goals of a measure by their titles.
    goalId: goals.find(({ title }) => title === goalsOf.get(measureId)?.[0])?.id ?? null,
    office: lead,
  }));
}

function ofAlerts({ alerts = [], goals, indicators }: ReportData): Finding[] {
  const idOf = new Map(indicators.map(({ id, name }) => [name, id]));
  return alerts.map(({ id, indicator, area, comment, office }) => ({
    id: `alert.${id}`,
    kind: 'alert',
    title: `${indicator}, ${area}`,
    text: comment,
    broken: null,
    goalId: goals.find(({ targets }) => targets.some((each) => each.indicatorId === idOf.get(indicator)))?.id ?? null,
    office,
  }));
}

export const findingForm = z
  .object({
    versionId: line,
    change: oneOf(['keep', 'change', 'new', 'drop']),
    goalId: optionalChoice,
    reason: text,
  })
  .refine(({ change, goalId }) => change === 'new' || goalId !== null, { path: ['goalId'], message: 'required' });

/** The register of sector plans: its columns and filters, the same on screen and in downloads. */

import type { IsoDate } from '#analysis/period.ts';
import type { Tone } from '#ui/layout/page.tsx';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { conceptTexts } from '../texts.en.ts';
import { type GoalPlan, type PlanState, planKinds, planStateOn, planStates, type SectorPlan } from './plan.ts';

export type PlanRow = SectorPlan & {
  readonly office: string | null;
  readonly state: PlanState;
  readonly goals: number;
  readonly contradictions: number;
};

export const planTones: Readonly<Record<PlanState, Tone>> = {
  'in-force': 'good',
  coming: 'blue',
  expired: 'warn',
  undated: 'plain',
};

/** @param goalIds the goals that are still pursued */
export function planRows(
  plans: readonly SectorPlan[],
  {
    ties,
    goalIds,
    offices,
    day,
  }: {
    ties: readonly GoalPlan[];
    goalIds: ReadonlySet<string>;
    offices: ReadonlyMap<string, string>;
    day: IsoDate;
  },
): PlanRow[] {
  const held = Map.groupBy(
    ties.filter((tie) => goalIds.has(tie.goalId)),
    (tie) => tie.planId,
  );
  return plans.map((plan) => {
    const mine = held.get(plan.id) ?? [];
    return {
      ...plan,
      office: offices.get(plan.officeId ?? '') ?? null,
      state: planStateOn(plan, day),
      goals: mine.length,
      contradictions: mine.filter((tie) => tie.contradiction !== null).length,
    };
  });
}

export function planRegister(
  t: ReturnType<typeof conceptTexts>,
  offices: readonly { readonly id: string; readonly title: string }[],
): RegisterOf<PlanRow> {
  return {
    columns: [
      { key: 'titel', label: t('plans.name'), value: (row) => row.title },
      { key: 'art', label: t('plans.kindName'), value: (row) => t(`planKind.${row.kind}`) },
      { key: 'amt', label: t('plans.office'), value: (row) => row.office },
      { key: 'stand', label: t('plans.state'), value: (row) => t(`planState.${row.state}`) },
      { key: 'ab', label: t('plans.validFrom'), value: (row) => row.validFrom, unit: 'date' },
      { key: 'bis', label: t('plans.validTo'), value: (row) => row.validTo, unit: 'date', extra: true },
      { key: 'beschluss', label: t('plans.resolution'), value: (row) => row.resolution, extra: true },
      { key: 'am', label: t('plans.resolvedOn'), value: (row) => row.resolvedOn, unit: 'date', extra: true },
      { key: 'ziele', label: t('plans.goals'), value: (row) => row.goals, align: 'right' },
      { key: 'widersprueche', label: t('plans.contradictions'), value: (row) => row.contradictions, align: 'right' },
      { key: 'dokument', label: t('plans.link'), value: (row) => row.link, hidden: true },
      { key: 'quelle', label: t('plans.source'), value: (row) => row.source, extra: true },
    ],
    filters: [
      {
        key: 'art',
        label: t('plans.kindName'),
        options: planKinds.map((value) => ({ value, label: t(`planKind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      {
        key: 'stand',
        label: t('plans.state'),
        options: planStates.map((value) => ({ value, label: t(`planState.${value}`) })),
        matches: (row, value) => row.state === value,
      },
      {
        key: 'amt',
        label: t('plans.office'),
        options: offices.map(({ id, title }) => ({ value: id, label: title })),
        matches: (row, value) => row.officeId === value,
      },
      {
        key: 'widerspruch',
        more: true,
        label: t('plans.contradictions'),
        options: [{ value: 'ja', label: t('plans.contradicting') }],
        matches: (row) => row.contradictions > 0,
      },
      endedFilter({ label: t('plans.listed'), active: t('plans.active'), retired: t('plans.retired') }, 'gefuehrt'),
    ],
    words: (row) => [row.title, row.resolution, row.office, row.source].join(' '),
    sortedBy: 'titel',
  };
}

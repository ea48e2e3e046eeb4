/**
 * THE DOOR of sector plans: what a department has planned and the council resolved (development plans, concepts, programmes),
 * how long it holds, which goal rests on it, and where plan and goal contradict each other.
 */

import { z } from 'zod';
import {
  line,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalLink,
  optionalText,
} from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

export const planKinds = ['development-plan', 'concept', 'programme', 'land-use', 'other'] as const;
export type PlanKind = (typeof planKinds)[number];
export const planStates = ['in-force', 'coming', 'expired', 'undated'] as const;
export type PlanState = (typeof planStates)[number];

export type SectorPlan = {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanKind;
  readonly officeId: string | null;
  /** Number or name of the resolution. */
  readonly resolution: string | null;
  readonly resolvedOn: IsoDate | null;
  /** Half-open: on the day it ends it does not hold any more; null: not known, or without an end. */
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly link: string | null;
  readonly fileId: string | null;
  readonly note: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

/** A goal that rests on a plan. */
export type GoalPlan = {
  readonly goalId: string;
  readonly planId: string;
  /** On which part of the plan. */
  readonly basis: string | null;
  /** Why the two contradict each other; null where they do not. */
  readonly contradiction: string | null;
  readonly markedOn: IsoDate | null;
  readonly markedBy: string | null;
};

/** A mark that somebody may take up as a conflict. */
export type Contradiction = {
  readonly goalId: string;
  readonly goal: string;
  readonly planId: string;
  readonly plan: string;
  readonly reason: string;
  readonly markedOn: IsoDate | null;
  /** Who keeps the plan, and the day on which it ends. */
  readonly officeId: string | null;
  readonly validTo: IsoDate | null;
  /** Other plans on which the same goal rests without a contradiction: the plans do not fit each other. */
  readonly restsOn: readonly string[];
};

export const planForm = z
  .object({
    title: line,
    kind: oneOf(planKinds),
    officeId: optionalChoice,
    resolution: optionalLine,
    resolvedOn: optionalDate,
    validFrom: optionalDate,
    validTo: optionalDate,
    link: optionalLink,
    note: optionalText,
    source: optionalLine,
  })
  .refine((form) => form.validFrom === null || form.validTo === null || form.validFrom < form.validTo, {
    path: ['validTo'],
    message: 'end-before-start',
  });
export type PlanForm = z.output<typeof planForm>;

export const goalPlanForm = z.object({
  goalId: optionalChoice.pipe(z.string('required')),
  basis: optionalText,
  contradiction: optionalText,
});
export type GoalPlanForm = z.output<typeof goalPlanForm>;

/** Does it hold on a day? Without a beginning nobody can say. */
export function planStateOn(
  { validFrom, validTo }: Pick<SectorPlan, 'validFrom' | 'validTo'>,
  day: IsoDate,
): PlanState {
  if (validTo !== null && validTo <= day) return 'expired';
  if (validFrom === null) return 'undated';
  return validFrom <= day ? 'in-force' : 'coming';
}

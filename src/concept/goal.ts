/**
 * THE DOOR of the concept: guidelines, sector parts, cross-cutting challenges, goals with owner, influence and target, and
 * the matrix of parts and challenges.
 */

import { z } from 'zod';
import {
  choices,
  line,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalNumber,
  optionalOneOf,
  optionalText,
  plainWords,
  tick,
} from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

/** How far the city itself can bring the goal about. */
export const influences = ['high', 'partial', 'none'] as const;
export type Influence = (typeof influences)[number];

/** How one will know whether the goal is reached. */
export const proofs = ['measured', 'assessed', 'asserted'] as const;
export type Proof = (typeof proofs)[number];

export const stages = ['in-force', 'proposed'] as const;
export type Stage = (typeof stages)[number];

export const relevances = ['central', 'touched', 'none'] as const;
export type Relevance = (typeof relevances)[number];

type Listed = {
  readonly id: string;
  readonly title: string;
  readonly position: number;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};
export type Guideline = Listed & { readonly code: string | null; readonly text: string | null };
export type SectorPart = Listed & {
  readonly code: string | null;
  readonly stage: Stage;
  readonly officeId: string | null;
};
export type Challenge = Listed & { readonly short: string | null; readonly text: string | null };

export type Target = {
  readonly indicatorId: string;
  readonly value: number | null;
  readonly date: IsoDate | null;
};

export type Goal = Listed & {
  readonly code: string | null;
  readonly text: string | null;
  /** What the goal means for people in the city, in short sentences. */
  readonly plain: string | null;
  readonly guidelineId: string | null;
  readonly sectorPartId: string | null;
  readonly officeId: string | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly influence: Influence | null;
  readonly proof: Proof | null;
  readonly key: boolean;
  readonly targets: readonly Target[];
  readonly challengeIds: readonly string[];
};

/** A goal has a target only with value and date: anything less cannot be checked. */
export function hasTarget(goal: Pick<Goal, 'targets'>): boolean {
  return goal.targets.some((target) => target.value !== null && target.date !== null);
}

/** How those who know see the progress of a goal; never mixed with what is measured. */
export const ratings = ['strong', 'some', 'little', 'back'] as const;
export type Rating = (typeof ratings)[number];
export type Assessment = {
  readonly id: string;
  readonly goalId: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly rating: Rating;
  readonly group: string;
  /** How many rated; null where the source does not say, then `nText` may. */
  readonly n: number | null;
  readonly nText: string | null;
  readonly source: string | null;
  readonly note: string | null;
};

export const assessmentForm = z
  .object({
    from: optionalDate.pipe(z.string('required')),
    to: optionalDate.pipe(z.string('required')),
    rating: oneOf(ratings),
    group: line,
    n: optionalNumber.pipe(z.number().int('whole').min(1, 'whole').nullable()),
    source: optionalLine,
    note: optionalText,
  })
  .refine((form) => form.from < form.to, { path: ['to'], message: 'end-before-start' });
export type AssessmentForm = z.output<typeof assessmentForm>;

export type Cell = {
  readonly sectorPartId: string;
  readonly challengeId: string;
  readonly relevance: Relevance;
  readonly reason: string | null;
};

export const guidelineForm = z.object({ code: optionalLine, title: line, text: optionalText });
export type GuidelineForm = z.output<typeof guidelineForm>;
export const sectorPartForm = z.object({
  code: optionalLine,
  title: line,
  stage: oneOf(stages),
  officeId: optionalChoice,
});
export type SectorPartForm = z.output<typeof sectorPartForm>;
export const challengeForm = z.object({ title: line, short: optionalLine, text: optionalText });
export type ChallengeForm = z.output<typeof challengeForm>;
/** That a challenge has nothing to do with a part is said with a reason: nobody can look it up. */
export const cellForm = z
  .object({ relevance: optionalOneOf(relevances), reason: optionalText })
  .refine((form) => form.relevance !== 'none' || form.reason !== null, { path: ['reason'], message: 'reason-needed' });
export type CellForm = z.output<typeof cellForm>;

/** Targets stand in numbered rows: `targets.0.indicator`, `targets.0.value`, `targets.0.date`. */
export const targetRows = 4;
const targetRow = z.object({ indicatorId: optionalChoice, value: optionalNumber, date: optionalDate });

export const goalForm = z
  .object({
    code: optionalLine,
    title: line,
    text: optionalText,
    plain: plainWords,
    guidelineId: optionalChoice,
    sectorPartId: optionalChoice,
    officeId: optionalChoice,
    ownerId: optionalChoice,
    deputyId: optionalChoice,
    influence: optionalOneOf(influences),
    proof: optionalOneOf(proofs),
    key: tick,
    challengeIds: choices,
    targets: z.array(targetRow).max(20),
  })
  .superRefine((form, context) => {
    const seen = new Set<string>();
    form.targets.forEach((target, index) => {
      if (target.indicatorId === null && (target.value !== null || target.date !== null)) {
        context.addIssue({ code: 'custom', path: [`targets.${index}.indicatorId`], message: 'target-incomplete' });
      }
      if (target.indicatorId !== null && (target.value === null) !== (target.date === null)) {
        context.addIssue({ code: 'custom', path: [`targets.${index}.value`], message: 'target-incomplete' });
      }
      if (target.indicatorId !== null && seen.has(target.indicatorId)) {
        context.addIssue({ code: 'custom', path: [`targets.${index}.indicatorId`], message: 'target-twice' });
      }
      if (target.indicatorId !== null) seen.add(target.indicatorId);
    });
  });
export type GoalForm = z.output<typeof goalForm>;

/** More key goals than this and none is a key goal any more. */
export const mostKeyGoals = 15;

/**
 * THE DOOR of conflicts: goals, measures or uses of land that cannot both be had. Where, how strongly, who is affected,
 * which ways out there are, and how it was decided. The way to the decision stands in `procedure.ts`.
 */

import { z } from 'zod';
import {
  choices,
  date,
  line,
  oneOf,
  optionalChoice,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
} from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import { type Asked, type ConflictState, type CourseStep, type Stance, stances } from './procedure.ts';

export const strengths = ['slight', 'marked', 'severe'] as const;
export type Strength = (typeof strengths)[number];

/** An office that is affected: when it was asked, and what it said. */
export type Statement = Asked & {
  readonly stance: Stance | null;
  readonly statement: string | null;
  readonly answeredBy: string | null;
  readonly revision: number;
};

export type ConflictOption = { readonly id: string; readonly title: string; readonly effect: string | null };

/** A step with what was said when it ended. */
export type ConflictStep = CourseStep & {
  readonly reason: string | null;
  readonly minority: string | null;
  readonly optionId: string | null;
  readonly endedBy: string | null;
};

export type Conflict = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Uses of land or money that are no goal and no measure of the concept. */
  readonly uses: readonly string[];
  readonly goalIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly areaIds: readonly string[];
  /** Null where nobody has said. */
  readonly strength: Strength | null;
  readonly evidence: string | null;
  /** Who sees to it: an office, a person, and who stands in. */
  readonly officeId: string | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly state: ConflictState;
  readonly stateReason: string | null;
  readonly foundOn: IsoDate;
  readonly procedureId: string | null;
  readonly procedureVersion: number | null;
  readonly startedOn: IsoDate | null;
  readonly proposalKey: string | null;
  readonly source: string | null;
  readonly revision: number;
  readonly asked: readonly Statement[];
  readonly options: readonly ConflictOption[];
  readonly steps: readonly ConflictStep[];
};

export const optionRows = 2;

export const conflictForm = z
  .object({
    title: line,
    summary: text,
    uses: optionalText.transform(linesOf),
    goalIds: choices,
    measureIds: choices,
    areaIds: choices,
    officeIds: choices,
    strength: optionalOneOf(strengths),
    evidence: optionalText,
    officeId: optionalChoice,
    ownerId: optionalChoice,
    deputyId: optionalChoice,
    options: z
      .array(z.object({ id: optionalChoice, title: optionalLine, effect: optionalText }))
      .max(20, 'too-many')
      .transform((rows) => rows.filter((row) => row.title !== null)),
  })
  .refine((form) => form.goalIds.length + form.measureIds.length + form.uses.length >= 2, {
    path: ['goalIds'],
    message: 'conflict-sides',
  })
  .refine((form) => form.ownerId === null || form.ownerId !== form.deputyId, {
    path: ['deputyId'],
    message: 'owner-is-deputy',
  });
export type ConflictForm = z.output<typeof conflictForm>;

function linesOf(words: string | null): string[] {
  return (words ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
    .slice(0, 20);
}

export const statementForm = z
  .object({ stance: oneOf(stances), statement: optionalText })
  .refine((form) => form.stance === 'unaffected' || form.stance === 'agrees' || form.statement !== null, {
    path: ['statement'],
    message: 'required',
  });
export type StatementForm = z.output<typeof statementForm>;

/** What is kept of a step that ends: a decision needs its reason, what was merely done does not. */
const stepEnds = ['done', 'decided', 'passed-on'] as const;
export const stepForm = z
  .object({ ending: oneOf(stepEnds), reason: optionalText, minority: optionalText, optionId: optionalChoice })
  .refine((form) => form.ending === 'done' || form.reason !== null, { path: ['reason'], message: 'required' });
export type StepForm = z.output<typeof stepForm>;

export const beginForm = z.object({ procedureId: optionalChoice.pipe(z.string('required')) });
export const extendForm = z.object({ dueOn: date });
export const reasonForm = z.object({ reason: text });

/** The step in which it was decided. */
export function decisionOf({ state, steps }: Pick<Conflict, 'state' | 'steps'>): ConflictStep | null {
  return state === 'decided' ? (steps.find(({ outcome }) => outcome === 'decided') ?? null) : null;
}

/** What is merely noted is looked at inside the administration; the council is told as soon as the procedure begins. */
export function isTold({ state }: Pick<Conflict, 'state'>): boolean {
  return state === 'running' || state === 'decided';
}

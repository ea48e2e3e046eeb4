/**
 * THE DOOR of procedures: how a city comes from a conflict to a decision. Steps are the city's own data; one rule (`after`)
 * says what may come next and what follows from it, for people and for the deadline alike.
 */

import { z } from 'zod';
import {
  line,
  optionalChoice,
  optionalLine,
  optionalOneOf,
  optionalText,
  optionalWhole,
  tick,
} from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import { daysBetween } from '#analysis/period.ts';
import { daysLater } from '#indicators/alert.ts';

/** What a step is for: offices say what they think, somebody is told, somebody is heard, somebody decides. */
export const stepKinds = ['statements', 'inform', 'hear', 'decide'] as const;
export type StepKind = (typeof stepKinds)[number];
/** How a step ended. */
export const stepOutcomes = ['done', 'expired', 'passed-on', 'decided'] as const;
export type StepOutcome = (typeof stepOutcomes)[number];
export const conflictStates = ['noted', 'running', 'decided', 'dropped'] as const;
export type ConflictState = (typeof conflictStates)[number];
/** What an office says. */
export const stances = ['agrees', 'conditions', 'objects', 'unaffected'] as const;
export type Stance = (typeof stances)[number];

export type ProcedureStep = {
  readonly position: number;
  readonly kind: StepKind;
  readonly name: string;
  /** Who does it, and who stands in for them. */
  readonly body: string;
  readonly standIn: string;
  readonly officeId: string | null;
  readonly personId: string | null;
  readonly deputyId: string | null;
  readonly days: number;
  /** Begins with the procedure and runs beside the other steps. */
  readonly alongside: boolean;
};

export type Procedure = {
  readonly id: string;
  readonly name: string;
  readonly text: string | null;
  readonly source: string | null;
  readonly version: number;
  readonly retired: boolean;
  readonly revision: number;
  readonly steps: readonly ProcedureStep[];
};

export const stepRows = 8;

/** Steps stand in numbered rows; a row without a name is none. */
export const procedureForm = z
  .object({
    name: line,
    text: optionalText,
    steps: z
      .array(
        z.object({
          name: optionalLine,
          kind: optionalOneOf(stepKinds),
          body: optionalLine,
          standIn: optionalLine,
          officeId: optionalChoice,
          personId: optionalChoice,
          deputyId: optionalChoice,
          days: optionalWhole(1, 365),
          alongside: tick,
        }),
      )
      .max(20, 'too-many')
      .transform((rows) => rows.map((row, index) => ({ ...row, row: index })).filter(({ name }) => name !== null)),
  })
  .superRefine(({ steps }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (steps.length === 0) wrong('steps.0.name', 'required');
    for (const step of steps) {
      const { row } = step;
      if (step.kind === null) wrong(`steps.${row}.kind`, 'required');
      if (step.body === null) wrong(`steps.${row}.body`, 'required');
      if (step.standIn === null) wrong(`steps.${row}.standIn`, 'required');
      if (step.days === null) wrong(`steps.${row}.days`, 'required');
      if (step.personId !== null && step.personId === step.deputyId) wrong(`steps.${row}.deputyId`, 'owner-is-deputy');
      if (step.alongside && (step.kind === 'statements' || step.kind === 'decide')) {
        wrong(`steps.${row}.kind`, 'step-alongside');
      }
    }
    const inTurn = steps.filter((step) => !step.alongside);
    const [first, last] = [inTurn[0], inTurn.at(-1)];
    if (first?.kind && first.kind !== 'statements') wrong(`steps.${first.row}.kind`, 'step-first');
    if (last?.kind && last.kind !== 'decide') wrong(`steps.${last.row}.kind`, 'step-last');
    if (steps.length > 0 && !first) wrong('steps.0.alongside', 'step-first');
  });
export type ProcedureForm = z.output<typeof procedureForm>;

/** A step of a conflict: as the procedure has it, and how far it has come. */
export type CourseStep = ProcedureStep & {
  readonly startedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly outcome: StepOutcome | null;
};

export type Asked = {
  readonly officeId: string;
  readonly askedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly answeredOn: IsoDate | null;
};

/** Where a conflict stands. */
export type Course = {
  readonly state: ConflictState;
  readonly steps: readonly CourseStep[];
  readonly asked: readonly Asked[];
};

export type CourseAct =
  | { readonly kind: 'begin' }
  | { readonly kind: 'answer'; readonly officeId: string }
  | { readonly kind: 'finish'; readonly position: number }
  | { readonly kind: 'decide'; readonly position: number; readonly outcome: 'decided' | 'passed-on' }
  | { readonly kind: 'extend'; readonly position: number; readonly dueOn: IsoDate }
  | { readonly kind: 'ask'; readonly officeIds: readonly string[] }
  /** The day has come: what is over moves on by itself. */
  | { readonly kind: 'expire' };

/** Why something may not come now: keys of `ui/texts` under `refusal`. */
export type CourseRefusal =
  | 'conflict-begun'
  | 'conflict-not-running'
  | 'conflict-nobody-affected'
  | 'conflict-circular'
  | 'conflict-not-asked'
  | 'conflict-out-of-order'
  | 'conflict-still-hearing'
  | 'conflict-not-all-asked'
  | 'conflict-not-heard'
  | 'conflict-last-step'
  | 'deadline-past';

export const isOpen = (step: CourseStep) => step.startedOn !== null && step.endedOn === null;
const isOver = (dueOn: IsoDate | null, today: IsoDate) => dueOn !== null && dueOn < today;
const lastOf = (steps: readonly CourseStep[]) => steps.findLast((step) => !step.alongside);

/** Everybody who is affected was asked, and has answered or let the day pass. */
export function allWereAsked(asked: readonly Asked[], today: IsoDate): boolean {
  return asked.every((each) => each.askedOn !== null && (each.answeredOn !== null || isOver(each.dueOn, today)));
}

/** Why an act may not come now; null where it may. */
export function refusalOf(course: Course, act: CourseAct, today: IsoDate): CourseRefusal | null {
  const { state, steps, asked } = course;
  if (act.kind === 'begin') {
    if (state !== 'noted') return 'conflict-begun';
    if (asked.length === 0) return 'conflict-nobody-affected';
    return decidesItself(steps, new Set(asked.map(({ officeId }) => officeId))) ? 'conflict-circular' : null;
  }
  if (act.kind === 'expire') return null;
  if (state !== 'running') return 'conflict-not-running';
  if (act.kind === 'ask') return decidesItself(steps, new Set(act.officeIds)) ? 'conflict-circular' : null;
  if (act.kind === 'answer') {
    return asked.some((each) => each.officeId === act.officeId && each.askedOn !== null) ? null : 'conflict-not-asked';
  }
  const step = steps.find(({ position }) => position === act.position);
  if (!step || !isOpen(step)) return 'conflict-out-of-order';
  if (act.kind === 'extend') return act.dueOn < today ? 'deadline-past' : null;
  if (act.kind === 'finish') {
    if (step.kind === 'decide') return 'conflict-out-of-order';
    return step.kind === 'statements' && !allWereAsked(asked, today) ? 'conflict-still-hearing' : null;
  }
  if (step.kind !== 'decide') return 'conflict-out-of-order';
  if (act.outcome === 'passed-on') return step === lastOf(steps) ? 'conflict-last-step' : null;
  if (!allWereAsked(asked, today)) return 'conflict-not-all-asked';
  const unheard = steps.some((each) => each.alongside && isOpen(each) && !isOver(each.dueOn, today));
  return unheard ? 'conflict-not-heard' : null;
}

/** An office that is affected does not decide in its own case. */
function decidesItself(steps: readonly CourseStep[], affected: ReadonlySet<string>): boolean {
  return steps.some((step) => step.kind === 'decide' && step.officeId !== null && affected.has(step.officeId));
}

/** The course after an act, or why it may not come now. The only place where a conflict moves. */
export function after(
  course: Course,
  act: CourseAct,
  today: IsoDate,
): { readonly refused: CourseRefusal } | { readonly refused: null; readonly course: Course } {
  const refused = refusalOf(course, act, today);
  if (refused) return { refused };
  return { refused: null, course: moved(course, act, today) };
}

function moved(course: Course, act: CourseAct, today: IsoDate): Course {
  switch (act.kind) {
    case 'begin': {
      const steps = course.steps.map((step) => (step.alongside ? started(step, today) : step));
      return nextBegins({ ...course, state: 'running', steps }, today);
    }
    case 'ask': {
      const hearing = course.steps.find(({ kind }) => kind === 'statements');
      const dueOn = daysLater(today, hearing?.days ?? 1);
      const fresh = act.officeIds.map((officeId) => ({ officeId, askedOn: today, dueOn, answeredOn: null }));
      return { ...course, asked: [...course.asked, ...fresh] };
    }
    case 'answer': {
      const asked = course.asked.map((each) =>
        each.officeId === act.officeId ? { ...each, answeredOn: today } : each,
      );
      const hearing = course.steps.find((step) => step.kind === 'statements' && isOpen(step));
      const all = asked.every(({ answeredOn }) => answeredOn !== null);
      return hearing && all ? ended({ ...course, asked }, hearing, 'done', today) : { ...course, asked };
    }
    case 'extend':
      return extended(course, act.position, act.dueOn);
    case 'finish':
    case 'decide': {
      const step = course.steps.find(({ position }) => position === act.position);
      return step ? ended(course, step, act.kind === 'finish' ? 'done' : act.outcome, today) : course;
    }
    case 'expire':
      return expired(course, today);
  }
}

const started = (step: CourseStep, today: IsoDate): CourseStep => ({
  ...step,
  startedOn: today,
  dueOn: daysLater(today, step.days),
});

/** The first step in turn that has not begun; offices are asked with it. */
function nextBegins(course: Course, today: IsoDate): Course {
  const next = course.steps.find((step) => !step.alongside && step.startedOn === null);
  if (!next) return course;
  const begun = started(next, today);
  const steps = course.steps.map((step) => (step === next ? begun : step));
  if (next.kind !== 'statements') return { ...course, steps };
  const asked = course.asked.map((each) =>
    each.askedOn === null ? { ...each, askedOn: today, dueOn: begun.dueOn } : each,
  );
  return { ...course, steps, asked };
}

function ended(course: Course, step: CourseStep, outcome: StepOutcome, today: IsoDate): Course {
  const close = (each: CourseStep, how: StepOutcome): CourseStep => ({ ...each, endedOn: today, outcome: how });
  const steps = course.steps.map((each) => (each === step ? close(each, outcome) : each));
  if (outcome === 'decided') {
    const closed = steps.map((each) => (isOpen(each) ? close(each, 'expired') : each));
    return { ...course, state: 'decided', steps: closed };
  }
  return step.alongside ? { ...course, steps } : nextBegins({ ...course, steps }, today);
}

function extended(course: Course, position: number, dueOn: IsoDate): Course {
  const step = course.steps.find((each) => each.position === position);
  const steps = course.steps.map((each) => (each === step ? { ...each, dueOn } : each));
  if (step?.kind !== 'statements') return { ...course, steps };
  const asked = course.asked.map((each) => (each.answeredOn === null && each.askedOn ? { ...each, dueOn } : each));
  return { ...course, steps, asked };
}

/** Only the last decision waits for people; every other step moves on when its day is over. */
function expired(course: Course, today: IsoDate): Course {
  if (course.state !== 'running') return course;
  const last = lastOf(course.steps);
  return course.steps
    .filter((step) => isOpen(step) && isOver(step.dueOn, today) && step.position !== last?.position)
    .reduce((now, step) => {
      const current = now.steps.find(({ position }) => position === step.position) ?? step;
      return ended(now, current, 'expired', today);
    }, course);
}

/** What a conflict waits for: which step, or which office's statement, since when, how long, and until when. */
export type OpenStep = {
  readonly position: number;
  readonly kind: StepKind;
  readonly officeIds: readonly string[];
  readonly since: IsoDate;
  readonly dueOn: IsoDate;
  readonly days: number;
  readonly overdue: boolean;
};

export function waitsFor({ state, steps, asked }: Course, today: IsoDate): OpenStep[] {
  if (state !== 'running') return [];
  return steps.filter(isOpen).map(({ position, kind, startedOn, dueOn }) => ({
    position,
    kind,
    officeIds: kind === 'statements' ? asked.filter((each) => !each.answeredOn).map(({ officeId }) => officeId) : [],
    since: startedOn ?? today,
    dueOn: dueOn ?? today,
    days: daysBetween(startedOn ?? today, today),
    overdue: isOver(dueOn, today),
  }));
}

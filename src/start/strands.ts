/**
 * The picture of the thread as rows: one strand per goal while there are few, one per guideline (or sector part, where no
 * guideline exists) while there are many; each with what hangs on it and where it breaks. Pure.
 */

import type { ThreadGoal } from '#analysis/thread.ts';
import { sumCents } from '#analysis/money.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';
import { stateOf } from '#measures/measure.ts';

export type Strand = {
  readonly id: string;
  readonly title: string | null;
  /** Where the row leads: the goal's page, or the picture of this group alone. */
  readonly to: { readonly kind: 'goal' | 'guideline' | 'part' | 'no-guideline' | 'no-part'; readonly id: string };
  readonly guidelineId: string | null;
  readonly goals: number;
  readonly measures: number;
  readonly done: number;
  readonly running: number;
  readonly withoutMeasure: number;
  readonly cents: number | null;
  readonly withoutMoney: number;
  readonly lastYear: number | null;
  readonly areas: number;
  readonly withoutArea: number;
  readonly indicators: number;
  readonly targets: number;
  readonly onCourse: number;
  readonly withoutIndicator: number;
};

export type Focus = { readonly kind: 'guideline' | 'part'; readonly id: string | null } | null;

export type ThreadPicture = {
  readonly level: 'goals' | 'guidelines' | 'parts';
  readonly strands: readonly Strand[];
  readonly more: number;
  /** Guidelines on the left, in the order of the concept; null stands for goals without one. */
  readonly guidelines: readonly { readonly id: string | null; readonly title: string | null }[];
  readonly focusTitle: string | null;
};

/** More rows than this and single goals cannot be read any more. */
const mostRows = 12;

export function threadPicture(facts: CityFacts, focus: Focus): ThreadPicture {
  const all = facts.thread.facts.goals;
  const goals = focus ? all.filter((goal) => belongs(facts, goal, focus)) : all;
  const focusTitle = focus && (focus.kind === 'guideline' ? facts.guidelines.get(focus.id ?? '')?.title : facts.sectorParts.get(focus.id ?? '')?.title);
  if (focus || goals.length <= mostRows) {
    const shown = goals.slice(0, mostRows);
    const strands = shown.map((goal) => strandOf(facts, [goal], { id: goal.id, title: facts.goals.get(goal.id)?.title ?? null, to: { kind: 'goal', id: goal.id }, guidelineId: goal.guidelineId }));
    return { level: 'goals', strands, more: goals.length - shown.length, guidelines: guidelinesOf(facts, strands), focusTitle: focusTitle ?? null };
  }
  const byGuideline = facts.thread.facts.guidelines.length > 0;
  const groups = Map.groupBy(goals, (goal) => (byGuideline ? goal.guidelineId : (facts.goals.get(goal.id)?.sectorPartId ?? null)));
  const order = byGuideline ? facts.guidelines : facts.sectorParts;
  const keys = [...order.keys(), null].filter((key) => groups.has(key));
  const strands = keys.map((key) =>
    strandOf(facts, groups.get(key) ?? [], {
      id: key ?? 'none',
      title: key === null ? null : (order.get(key)?.title ?? null),
      to: { kind: byGuideline ? (key === null ? 'no-guideline' : 'guideline') : key === null ? 'no-part' : 'part', id: key ?? '' },
      guidelineId: byGuideline ? key : null,
    }),
  );
  return { level: byGuideline ? 'guidelines' : 'parts', strands, more: 0, guidelines: guidelinesOf(facts, strands), focusTitle: null };
}

function belongs(facts: CityFacts, goal: ThreadGoal, focus: NonNullable<Focus>): boolean {
  return focus.kind === 'guideline' ? goal.guidelineId === focus.id : (facts.goals.get(goal.id)?.sectorPartId ?? null) === focus.id;
}

function guidelinesOf(facts: CityFacts, strands: readonly Strand[]) {
  const used = new Set(strands.map((strand) => strand.guidelineId));
  return [...facts.guidelines.keys(), null].filter((id) => used.has(id)).map((id) => ({ id, title: id === null ? null : (facts.guidelines.get(id)?.title ?? null) }));
}

function strandOf(facts: CityFacts, goals: readonly ThreadGoal[], who: Pick<Strand, 'id' | 'title' | 'to' | 'guidelineId'>): Strand {
  const measuresOf = (goal: ThreadGoal) => facts.thread.measuresOfGoal.get(goal.id) ?? [];
  const measures = [...new Set(goals.flatMap(measuresOf))];
  const states = measures.map((measure) => stateOf(facts.measures.get(measure.id) ?? { latest: null }));
  const years = measures.flatMap((measure) => (facts.money.get(measure.id) ?? []).map((each) => each.year));
  const courses = goals.flatMap((goal) => facts.courses.get(goal.id) ?? []);
  const targets = goals.flatMap((goal) => (facts.goals.get(goal.id)?.targets ?? []).filter((target) => target.value !== null));
  return {
    ...who,
    goals: goals.length,
    measures: measures.length,
    done: states.filter((state) => state === 'done').length,
    running: states.filter((state) => state === 'running').length,
    withoutMeasure: goals.filter((goal) => measuresOf(goal).length === 0).length,
    cents: sumCents(measures.map((measure) => measure.money)).cents,
    withoutMoney: goals.filter((goal) => !measuresOf(goal).some((measure) => measure.money !== null)).length,
    lastYear: years.length > 0 ? Math.max(...years) : null,
    areas: new Set(measures.flatMap((measure) => measure.areaIds)).size,
    withoutArea: measures.filter((measure) => measure.areaIds.length === 0).length,
    indicators: new Set(goals.flatMap((goal) => goal.indicatorIds)).size,
    targets: targets.length,
    onCourse: courses.filter((course) => course === 'reached' || course === 'approaching').length,
    withoutIndicator: goals.filter((goal) => goal.indicatorIds.length === 0).length,
  };
}

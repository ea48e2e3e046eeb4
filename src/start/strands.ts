/**
 * The picture of the thread as rows: one strand per goal while there are few, else one per sector part within each
 * guideline, else one per guideline; each with what hangs on it and where it breaks. Pure.
 */

import { sumCents } from '#analysis/money.ts';
import type { ThreadGoal } from '#analysis/thread.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';
import { stateOf } from '#measures/measure.ts';

export type Strand = {
  readonly id: string;
  readonly title: string | null;
  /** Where the row leads: the goal's page, or the picture of this group alone. */
  readonly to: { readonly goal: string } | Focus;
  readonly guidelineId: string | null;
  readonly goals: number;
  /** Two of its goals by name, where it stands for many. */
  readonly samples: readonly string[];
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

/** A group of goals: of a guideline, of a sector part, or of both; null stands for goals without one. */
export type Focus = { readonly guidelineId?: string | null; readonly partId?: string | null };

export type ThreadPicture = {
  readonly level: 'goals' | 'parts' | 'guidelines';
  readonly strands: readonly Strand[];
  readonly more: number;
  /** Guidelines on the left, in the order of the concept; null stands for goals without one. */
  readonly guidelines: readonly { readonly id: string | null; readonly title: string | null }[];
  readonly focusTitle: string | null;
};

/** More rows than this and single goals cannot be read any more. */
const mostRows = 12;

export function threadPicture(facts: CityFacts, focus: Focus | null): ThreadPicture {
  const goals = facts.thread.facts.goals.filter((goal) => focus === null || belongs(facts, goal, focus));
  if (focus !== null || goals.length <= mostRows) return pictureOfGoals(facts, goals, focus);
  const keys = orderedGroups(facts, goals);
  const level = keys.length <= mostRows ? 'parts' : 'guidelines';
  const groups =
    level === 'parts' ? keys : [...new Set(keys.map((key) => key.guidelineId))].map((guidelineId) => ({ guidelineId }));
  const strands = groups.map((group) => {
    const title = 'partId' in group ? (facts.sectorParts.get(group.partId ?? '')?.title ?? null) : null;
    const within = goals.filter((goal) => belongs(facts, goal, group));
    return strandOf(facts, within, {
      id: JSON.stringify(group),
      title,
      to: group,
      guidelineId: group.guidelineId ?? null,
    });
  });
  return { level, strands, more: 0, guidelines: guidelinesOf(facts, strands), focusTitle: null };
}

function pictureOfGoals(facts: CityFacts, goals: readonly ThreadGoal[], focus: Focus | null): ThreadPicture {
  const shown = goals.slice(0, mostRows);
  const strands = shown.map((goal) =>
    strandOf(facts, [goal], {
      id: goal.id,
      title: facts.goals.get(goal.id)?.title ?? null,
      to: { goal: goal.id },
      guidelineId: goal.guidelineId,
    }),
  );
  const more = goals.length - shown.length;
  return {
    level: 'goals',
    strands,
    more,
    guidelines: guidelinesOf(facts, strands),
    focusTitle: focus && titleOf(facts, focus),
  };
}

function titleOf(facts: CityFacts, { guidelineId, partId }: Focus): string {
  const titles = [facts.guidelines.get(guidelineId ?? '')?.title, facts.sectorParts.get(partId ?? '')?.title];
  return titles.filter(Boolean).join(', ');
}

function partOf(facts: CityFacts, goal: ThreadGoal): string | null {
  return facts.goals.get(goal.id)?.sectorPartId ?? null;
}

function belongs(facts: CityFacts, goal: ThreadGoal, { guidelineId, partId }: Focus): boolean {
  return (
    (guidelineId === undefined || goal.guidelineId === guidelineId) &&
    (partId === undefined || partOf(facts, goal) === partId)
  );
}

/** The pairs of guideline and sector part that have goals, in the order of the concept. */
function orderedGroups(facts: CityFacts, goals: readonly ThreadGoal[]): Required<Focus>[] {
  const pairs = new Set(goals.map((goal) => JSON.stringify([goal.guidelineId, partOf(facts, goal)])));
  const parts = [...facts.sectorParts.keys(), null];
  return [...facts.guidelines.keys(), null].flatMap((guidelineId) =>
    parts.flatMap((partId) => (pairs.has(JSON.stringify([guidelineId, partId])) ? [{ guidelineId, partId }] : [])),
  );
}

function guidelinesOf(facts: CityFacts, strands: readonly Strand[]) {
  const used = new Set(strands.map((strand) => strand.guidelineId));
  return [...facts.guidelines.keys(), null]
    .filter((id) => used.has(id))
    .map((id) => ({ id, title: id === null ? null : (facts.guidelines.get(id)?.title ?? null) }));
}

/** Key goals first: they are what readers know by name. */
function samplesOf(facts: CityFacts, goals: readonly ThreadGoal[]): string[] {
  const known = goals.flatMap((goal) => facts.goals.get(goal.id) ?? []);
  return [...known.filter((goal) => goal.key), ...known.filter((goal) => !goal.key)]
    .slice(0, 2)
    .map((goal) => goal.title);
}

function strandOf(
  facts: CityFacts,
  goals: readonly ThreadGoal[],
  who: Pick<Strand, 'id' | 'title' | 'to' | 'guidelineId'>,
): Strand {
  const measuresOf = (goal: ThreadGoal) => facts.thread.measuresOfGoal.get(goal.id) ?? [];
  const measures = [...new Set(goals.flatMap(measuresOf))];
  const states = measures.map((measure) => stateOf(facts.measures.get(measure.id) ?? { latest: null }));
  const years = measures.flatMap((measure) => (facts.money.get(measure.id) ?? []).map((each) => each.year));
  const standings = goals.flatMap((goal) => facts.standings.get(goal.id) ?? []);
  const targets = goals.flatMap((goal) =>
    (facts.goals.get(goal.id)?.targets ?? []).filter((target) => target.value !== null),
  );
  return {
    ...who,
    goals: goals.length,
    samples: samplesOf(facts, goals),
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
    onCourse: standings.filter((each) => each.ok && each.onTrack).length,
    withoutIndicator: goals.filter((goal) => goal.indicatorIds.length === 0).length,
  };
}

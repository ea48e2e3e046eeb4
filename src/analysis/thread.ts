/**
 * The red thread: guideline → goal → measure → money → area → effect. This file decides where it holds and where it
 * breaks; it knows ids and dates only, so the overview, every object's strip and the report tell the same story.
 */

import { type Cents, sumCents } from './money.ts';
import { type IsoDate, isOverdue } from './period.ts';

export type ThreadFacts = {
  readonly asOf: IsoDate;
  readonly guidelines: readonly { readonly id: string }[];
  readonly goals: readonly ThreadGoal[];
  readonly measures: readonly ThreadMeasure[];
  readonly indicators: readonly ThreadIndicator[];
};
export type ThreadGoal = {
  readonly id: string;
  readonly guidelineId: string | null;
  readonly ownerId: string | null;
  readonly indicatorIds: readonly string[];
  readonly hasTarget: boolean;
};
export type ThreadMeasure = {
  readonly id: string;
  readonly goalIds: readonly string[];
  readonly leadId: string | null;
  readonly dueOn: IsoDate | null;
  readonly areaIds: readonly string[];
  /** The sum of the named amounts; null where no amount is named. */
  readonly money: Cents | null;
  readonly productIds: readonly string[];
  readonly finished: boolean;
  readonly reportedOn: IsoDate | null;
  readonly rhythmMonths: number | null;
};
export type ThreadIndicator = {
  readonly id: string;
  /** Up to which date (half-open) values are known; null where there are none. */
  readonly valuesUntil: IsoDate | null;
  readonly rhythmMonths: number | null;
};

export const breakKinds = [
  'goal-without-guideline',
  'goal-without-owner',
  'goal-without-measure',
  'goal-without-money',
  'goal-without-indicator',
  'goal-without-target',
  'measure-without-goal',
  'measure-without-lead',
  'measure-without-deadline',
  'measure-without-area',
  'state-overdue',
  'value-overdue',
] as const;
export type BreakKind = (typeof breakKinds)[number];

export type BrokenObject = 'goal' | 'measure' | 'indicator';
export type Break = { readonly kind: BreakKind; readonly object: BrokenObject; readonly id: string };

export const stations = ['guidelines', 'goals', 'measures', 'money', 'areas', 'effect'] as const;
export type Station = (typeof stations)[number];

/** The station at which a break is seen. */
export const stationOf: Readonly<Record<BreakKind, Station>> = {
  'goal-without-guideline': 'guidelines',
  'goal-without-owner': 'goals',
  'goal-without-measure': 'measures',
  'goal-without-money': 'money',
  'goal-without-indicator': 'effect',
  'goal-without-target': 'effect',
  'measure-without-goal': 'goals',
  'measure-without-lead': 'measures',
  'measure-without-deadline': 'measures',
  'measure-without-area': 'areas',
  'state-overdue': 'measures',
  'value-overdue': 'effect',
};

/**
 * All facts once, findable from both ends, with every break. `joints` counts the places where the thread could break:
 * six per goal, five per measure (four once it is finished), one per indicator that a goal rests on.
 */
export type Thread = {
  readonly facts: ThreadFacts;
  readonly goals: ReadonlyMap<string, ThreadGoal>;
  readonly measures: ReadonlyMap<string, ThreadMeasure>;
  readonly indicators: ReadonlyMap<string, ThreadIndicator>;
  readonly goalsOfGuideline: ReadonlyMap<string, readonly ThreadGoal[]>;
  readonly goalsOfIndicator: ReadonlyMap<string, readonly ThreadGoal[]>;
  readonly measuresOfGoal: ReadonlyMap<string, readonly ThreadMeasure[]>;
  readonly measuresOfArea: ReadonlyMap<string, readonly ThreadMeasure[]>;
  readonly measuresOfProduct: ReadonlyMap<string, readonly ThreadMeasure[]>;
  readonly breaks: readonly Break[];
  readonly breaksOf: ReadonlyMap<string, readonly Break[]>;
  readonly joints: number;
};

/**
 * Ties the facts together and finds the breaks.
 *
 * @param facts what is not retired; dates as ISO strings, money in cents
 * @returns the thread; `joints - breaks.length` places hold
 *
 * @example
 * tieThread({ asOf: '2015-12-31', guidelines: [], goals: [{ id: 'g', guidelineId: null, ownerId: 'o', indicatorIds: [], hasTarget: false }], measures: [], indicators: [] }).breaks.map((b) => b.kind) // → ['goal-without-guideline', 'goal-without-measure', 'goal-without-money', 'goal-without-indicator', 'goal-without-target']
 */
export function tieThread(facts: ThreadFacts): Thread {
  const measuresOfGoal = groupedBy(facts.measures, (measure) => measure.goalIds);
  const goalsOfIndicator = groupedBy(facts.goals, (goal) => goal.indicatorIds);
  const tied = facts.indicators.filter((indicator) => goalsOfIndicator.has(indicator.id));
  const breaks = [
    ...facts.goals.flatMap((goal) => breaksOfGoal(goal, measuresOfGoal.get(goal.id) ?? [])),
    ...facts.measures.flatMap((measure) => breaksOfMeasure(measure, facts.asOf)),
    ...tied.flatMap((indicator) => breaksOfIndicator(indicator, facts.asOf)),
  ];
  const finished = facts.measures.filter((measure) => measure.finished).length;
  return {
    facts,
    goals: byId(facts.goals),
    measures: byId(facts.measures),
    indicators: byId(facts.indicators),
    goalsOfGuideline: groupedBy(facts.goals, (goal) => (goal.guidelineId === null ? [] : [goal.guidelineId])),
    goalsOfIndicator,
    measuresOfGoal,
    measuresOfArea: groupedBy(facts.measures, (measure) => measure.areaIds),
    measuresOfProduct: groupedBy(facts.measures, (measure) => measure.productIds),
    breaks,
    breaksOf: groupedBy(breaks, (broken) => [broken.id]),
    joints: facts.goals.length * 6 + facts.measures.length * 5 - finished + tied.length,
  };
}

function breaksOfGoal(goal: ThreadGoal, measures: readonly ThreadMeasure[]): Break[] {
  const kinds: BreakKind[] = [];
  if (goal.guidelineId === null) kinds.push('goal-without-guideline');
  if (goal.ownerId === null) kinds.push('goal-without-owner');
  if (measures.length === 0) kinds.push('goal-without-measure');
  if (!measures.some((measure) => measure.money !== null)) kinds.push('goal-without-money');
  if (goal.indicatorIds.length === 0) kinds.push('goal-without-indicator');
  if (!goal.hasTarget) kinds.push('goal-without-target');
  return kinds.map((kind) => ({ kind, object: 'goal', id: goal.id }));
}

function breaksOfMeasure(measure: ThreadMeasure, asOf: IsoDate): Break[] {
  const kinds: BreakKind[] = [];
  if (measure.goalIds.length === 0) kinds.push('measure-without-goal');
  if (measure.leadId === null) kinds.push('measure-without-lead');
  if (measure.dueOn === null) kinds.push('measure-without-deadline');
  if (measure.areaIds.length === 0) kinds.push('measure-without-area');
  if (!measure.finished && isOverdue(measure.reportedOn, measure.rhythmMonths, asOf)) kinds.push('state-overdue');
  return kinds.map((kind) => ({ kind, object: 'measure', id: measure.id }));
}

function breaksOfIndicator(indicator: ThreadIndicator, asOf: IsoDate): Break[] {
  return isOverdue(indicator.valuesUntil, indicator.rhythmMonths, asOf)
    ? [{ kind: 'value-overdue', object: 'indicator', id: indicator.id }]
    : [];
}

export type ThreadObject = {
  readonly kind: 'guideline' | 'goal' | 'measure' | 'area' | 'indicator' | 'product' | 'office';
  readonly id: string;
};

/** What hangs on one object, along the thread in both directions. */
export type Neighbourhood = {
  readonly guidelines: readonly string[];
  readonly goals: readonly ThreadGoal[];
  readonly measures: readonly ThreadMeasure[];
  readonly areas: readonly string[];
  readonly indicators: readonly string[];
  readonly money: { readonly cents: Cents | null; readonly unknown: number };
  readonly breaks: readonly Break[];
};

/**
 * What hangs on an object: from a goal upwards to its guideline and downwards to measures, money, areas, effect; from
 * an area to the measures in it and the goals these serve; and so on.
 *
 * @example
 * neighbourhood(tieThread({ asOf: '2015-12-31', guidelines: [], goals: [], measures: [{ id: 'm', goalIds: [], leadId: null, dueOn: null, areaIds: ['a'], money: 500, productIds: [], finished: true, reportedOn: null, rhythmMonths: 6 }], indicators: [] }), { kind: 'area', id: 'a' }).money // → { cents: 500, unknown: 0 }
 */
export function neighbourhood(thread: Thread, object: ThreadObject): Neighbourhood {
  const { goals, measures } = reach(thread, object);
  const indicators = distinct(goals.flatMap((goal) => goal.indicatorIds));
  const ids = new Set([...goals.map((goal) => goal.id), ...measures.map((measure) => measure.id), ...indicators]);
  return {
    guidelines: distinct(goals.flatMap((goal) => (goal.guidelineId === null ? [] : [goal.guidelineId]))),
    goals,
    measures,
    areas: distinct(measures.flatMap((measure) => measure.areaIds)),
    indicators,
    money: sumCents(measures.map((measure) => measure.money)),
    breaks: [...ids].flatMap((id) => thread.breaksOf.get(id) ?? []),
  };
}

function reach(thread: Thread, { kind, id }: ThreadObject): { goals: ThreadGoal[]; measures: ThreadMeasure[] } {
  const fromGoals = (goals: readonly ThreadGoal[]) => ({
    goals: [...goals],
    measures: distinct(goals.flatMap((goal) => thread.measuresOfGoal.get(goal.id) ?? [])),
  });
  const fromMeasures = (measures: readonly ThreadMeasure[]) => ({
    goals: distinct(measures.flatMap((measure) => measure.goalIds)).flatMap((goal) => thread.goals.get(goal) ?? []),
    measures: [...measures],
  });
  switch (kind) {
    case 'guideline':
      return fromGoals(thread.goalsOfGuideline.get(id) ?? []);
    case 'goal':
      return fromGoals(one(thread.goals.get(id)));
    case 'indicator':
      return fromGoals(thread.goalsOfIndicator.get(id) ?? []);
    case 'measure':
      return fromMeasures(one(thread.measures.get(id)));
    case 'area':
      return fromMeasures(thread.measuresOfArea.get(id) ?? []);
    case 'product':
      return fromMeasures(thread.measuresOfProduct.get(id) ?? []);
    case 'office':
      return fromMeasures(thread.facts.measures.filter((measure) => measure.leadId === id));
  }
}

function one<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function groupedBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

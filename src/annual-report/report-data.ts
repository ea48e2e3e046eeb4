/**
 * What a report rests on, as plain data: taken from the facts once, kept with the frozen report, compared between two
 * reports, handed out as CSV and JSON. No words, no pictures.
 */

import type { Evidence, Figure } from '#analysis/figure.ts';
import type { Cents } from '#analysis/money.ts';
import { breakYears, sinceBreak } from '#analysis/series-break.ts';
import type { Standing } from '#analysis/standing.ts';
import { type BreakKind, breakKinds } from '#analysis/thread.ts';
import { latestKnown, type Point, trend } from '#analysis/trend.ts';
import { commitment, type MeasureMoney, type MoneyStage, type Origin } from '#budget/money.ts';
import type { Assessment, Goal } from '#concept/goal.ts';
import { isRelative } from '#indicators/formula.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { breaksWithin } from '#indicators/panels/break-words.ts';
import type { Course as MeasureCourse, MeasureState } from '#measures/measure.ts';
import { stateOf } from '#measures/measure.ts';
import { alertSubject } from './alert-subject.ts';
import type { CityFacts } from './facts.server.ts';

export type GoalData = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly guideline: string | null;
  readonly part: string | null;
  readonly owner: string | null;
  readonly influence: Goal['influence'];
  readonly key: boolean;
  readonly targets: readonly {
    readonly indicatorId: string;
    readonly value: number | null;
    readonly date: string | null;
    readonly standing: Standing;
  }[];
  readonly measures: number;
  readonly cents: Cents | null;
  readonly assessments: readonly {
    readonly rating: Assessment['rating'];
    readonly group: string;
    readonly n: number | null;
    readonly nText: string | null;
    readonly from: string;
    readonly to: string;
    readonly source: string | null;
  }[];
  readonly comment: string | null;
};
export type MeasureData = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly lead: string | null;
  readonly part: string | null;
  readonly goals: readonly string[];
  readonly areas: readonly string[];
  readonly state: MeasureState | null;
  readonly course: MeasureCourse | null;
  readonly dueOn: string | null;
  readonly reportedOn: string | null;
  readonly sentence: string | null;
  readonly obstacle: string | null;
  readonly evidence: Evidence | null;
  readonly cents: Cents | null;
};
export type IndicatorData = {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly decimals: number;
  readonly source: string | null;
  readonly definition: string | null;
  readonly methodVersion: string;
  readonly evidence: Evidence;
  readonly theme: string | null;
  readonly tied: boolean;
  readonly points: readonly { readonly year: number; readonly figure: Figure }[];
  /** Days from which the city is another land; reports of before do not have them. */
  readonly breaks?: readonly string[];
  readonly latest: { readonly year: number; readonly value: number } | null;
  readonly slopePerYear: number | null;
};
export type AreaData = {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly themes: readonly string[];
  readonly profile: string | null;
  readonly chance: string | null;
  readonly strategy: string | null;
  readonly note: string | null;
  readonly measures: number;
  readonly cents: Cents | null;
  readonly contact: string | null;
  readonly approximate: boolean;
};
export type DecisionData = {
  readonly measureId: string;
  readonly measure: string;
  readonly lead: string | null;
  readonly decision: string;
  readonly by: string | null;
};
export type MoneyData = {
  readonly year: number;
  readonly stage: MoneyStage;
  readonly origin: Origin;
  readonly cents: Cents;
};
export type BreakData = {
  readonly kind: BreakKind;
  readonly objectKind: string;
  readonly id: string;
  readonly title: string;
  readonly office: string | null;
};

/** An alert that its owner says matters for the evaluation. */
export type AlertData = {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  readonly office: string | null;
  readonly comment: string | null;
  readonly effect: 'note' | 'decision';
};

export type ReportData = {
  readonly city: {
    readonly id: string;
    readonly name: string;
    readonly fictitious: boolean;
    readonly source: string | null;
  };
  readonly year: number;
  readonly asOf: string;
  readonly joints: number;
  readonly guidelines: readonly { readonly id: string; readonly title: string; readonly goals: number }[];
  readonly goals: readonly GoalData[];
  readonly measures: readonly MeasureData[];
  readonly indicators: readonly IndicatorData[];
  readonly money: readonly MoneyData[];
  readonly areas: readonly AreaData[];
  readonly breaks: readonly BreakData[];
  readonly decisions: readonly DecisionData[];
  /** Not in reports that were frozen before there were alerts. */
  readonly alerts?: readonly AlertData[];
};

/** Indicators with a chart in one report; the tied ones come first. */
const mostIndicators = 60;

export function reportData(
  city: ReportData['city'],
  year: number,
  facts: CityFacts,
  extra: {
    readonly assessments: readonly Assessment[];
    readonly comments: ReadonlyMap<string, string>;
    readonly approximate: ReadonlySet<string>;
  },
): ReportData {
  const { thread } = facts;
  return {
    city,
    year,
    asOf: facts.asOf,
    joints: thread.joints,
    guidelines: [...facts.guidelines.values()]
      .filter((each) => !each.retired)
      .map((each) => ({ id: each.id, title: each.title, goals: thread.goalsOfGuideline.get(each.id)?.length ?? 0 })),
    goals: [...facts.goals.values()].filter((goal) => !goal.retired).map((goal) => goalData(goal, facts, extra)),
    measures: [...facts.measures.values()]
      .filter((measure) => !measure.retired)
      .map((measure) => measureData(measure.id, facts)),
    indicators: indicatorsOf(facts, facts.citySeries),
    money: moneyOf(facts),
    areas: areasOf(facts, extra.approximate),
    breaks: breaksOf(facts),
    decisions: decisionsOf(facts),
    alerts: alertsOf(facts, year),
  };
}

function alertsOf(facts: CityFacts, year: number): AlertData[] {
  return facts.alerts.flatMap(({ id, effect, comment, officeId, ...alert }) =>
    effect === 'none' || alert.year > year
      ? []
      : [
          {
            id,
            indicator: alertSubject(facts, alert),
            area: facts.areas.get(alert.areaId)?.name ?? alert.areaId,
            year: alert.year,
            office: officeName(facts, officeId),
            comment,
            effect,
          },
        ],
  );
}

function officeName(facts: CityFacts, id: string | null): string | null {
  return facts.offices.get(id ?? '')?.name ?? null;
}

function goalData(
  goal: Goal,
  facts: CityFacts,
  extra: { assessments: readonly Assessment[]; comments: ReadonlyMap<string, string> },
): GoalData {
  const measures = facts.thread.measuresOfGoal.get(goal.id) ?? [];
  const amounts = measures.flatMap((measure) => (measure.money === null ? [] : [measure.money]));
  const standings = facts.standings.get(goal.id) ?? [];
  return {
    id: goal.id,
    code: goal.code,
    title: goal.title,
    guideline: facts.guidelines.get(goal.guidelineId ?? '')?.title ?? null,
    part: facts.sectorParts.get(goal.sectorPartId ?? '')?.title ?? null,
    owner: officeName(facts, goal.officeId),
    influence: goal.influence,
    key: goal.key,
    targets: goal.targets.map((target, index) => ({
      ...target,
      standing: standings[index] ?? { ok: false, reason: 'no-target' },
    })),
    measures: measures.length,
    cents: amounts.length > 0 ? amounts.reduce((sum, each) => sum + each, 0) : null,
    assessments: extra.assessments
      .filter((each) => each.goalId === goal.id && each.from <= facts.asOf)
      .map(({ rating, group, n, nText, from, to, source }) => ({ rating, group, n, nText, from, to, source })),
    comment: extra.comments.get(goal.id) ?? null,
  };
}

function measureData(id: string, facts: CityFacts): MeasureData {
  const measure = facts.measures.get(id);
  if (!measure) throw new Error(`no measure ${id}`);
  return {
    id,
    code: measure.code,
    title: measure.title,
    lead: officeName(facts, measure.leadId),
    part: facts.sectorParts.get(measure.sectorPartId ?? '')?.title ?? null,
    goals: measure.goalIds.flatMap((goal) => facts.goals.get(goal)?.title ?? []),
    areas: measure.areaIds.flatMap((area) => facts.areas.get(area)?.name ?? []),
    state: stateOf(measure),
    course: measure.latest?.course ?? null,
    dueOn: measure.dueOn,
    reportedOn: measure.latest?.reportedOn ?? null,
    sentence: measure.latest?.sentence ?? null,
    obstacle: measure.latest?.obstacle ?? null,
    evidence: measure.latest?.evidence ?? null,
    cents: facts.thread.measures.get(id)?.money ?? null,
  };
}

function isCount(indicator: Indicator): boolean {
  return !isRelative(indicator);
}

function indicatorsOf(facts: CityFacts, series: ReadonlyMap<string, readonly Point[]>): IndicatorData[] {
  const all = [...facts.indicators.values()].filter(
    (each) => !each.retired && latestKnown(series.get(each.id) ?? []) !== undefined,
  );
  const tied = (id: string) => facts.thread.goalsOfIndicator.has(id);
  return (
    all
      // What goals rest on first; a count says less than a rate.
      .sort((a, b) => Number(tied(b.id)) - Number(tied(a.id)) || Number(isCount(a)) - Number(isCount(b)))
      .slice(0, mostIndicators)
      .map((each) => {
        const points = series.get(each.id) ?? [];
        const days = breaksWithin(points, facts.cityBreaks);
        const heading = trend(sinceBreak(points, breakYears(days)));
        const { id, name, unit, decimals, source, definition, methodVersion, evidence, theme } = each;
        return {
          id,
          name,
          unit,
          decimals,
          source,
          definition,
          methodVersion,
          evidence,
          theme,
          tied: tied(id),
          points,
          ...(days.length > 0 ? { breaks: days } : {}),
          latest: latestKnown(points) ?? null,
          slopePerYear: heading.ok ? heading.slopePerYear : null,
        };
      })
  );
}

function moneyOf(facts: CityFacts): MoneyData[] {
  const held = new Set(facts.thread.facts.measures.map((measure) => measure.id));
  const amounts = [...facts.money].flatMap(([measureId, list]) => (held.has(measureId) ? list : []));
  const groups = Map.groupBy(amounts, (each: MeasureMoney) => `${each.year}.${each.stage}.${each.origin}`);
  return [...groups.values()]
    .flatMap((list) => {
      const [first] = list;
      return first
        ? [
            {
              year: first.year,
              stage: first.stage,
              origin: first.origin,
              cents: list.reduce((sum, each) => sum + each.cents, 0),
            },
          ]
        : [];
    })
    .sort((a, b) => a.year - b.year);
}

function areasOf(facts: CityFacts, approximate: ReadonlySet<string>): AreaData[] {
  const focus = new Set(facts.divisions.filter((division) => division.kind === 'focus').map((division) => division.id));
  return [...facts.areas.values()]
    .filter((area) => focus.has(area.divisionId) && !area.retired)
    .map((area) => {
      const measures = facts.thread.measuresOfArea.get(area.id) ?? [];
      const { id, name, category, themes, profile, chance, strategy, note, contact, officeId } = area;
      const money = commitment(measures.flatMap((measure) => facts.money.get(measure.id) ?? []));
      return {
        id,
        name,
        category,
        themes,
        profile,
        chance,
        strategy,
        note,
        measures: measures.length,
        cents: money,
        contact: contact ?? officeName(facts, officeId),
        approximate: approximate.has(id),
      };
    });
}

function breaksOf(facts: CityFacts): BreakData[] {
  const order = new Map(breakKinds.map((kind, index) => [kind, index]));
  return facts.thread.breaks
    .map(({ kind, object, id }) => {
      const goal = facts.goals.get(id);
      const measure = facts.measures.get(id);
      const indicator = facts.indicators.get(id);
      const office = object === 'goal' ? goal?.officeId : object === 'measure' ? measure?.leadId : indicator?.officeId;
      const title = (object === 'goal' ? goal?.title : object === 'measure' ? measure?.title : indicator?.name) ?? id;
      return { kind, objectKind: object, id, title, office: officeName(facts, office ?? null) };
    })
    .sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
}

export function decisionsOf(facts: CityFacts): DecisionData[] {
  return facts.thread.facts.measures
    .flatMap(({ id }) => {
      const measure = facts.measures.get(id);
      const { decision, decisionBy } = measure?.latest ?? {};
      return measure && decision
        ? [
            {
              measureId: id,
              measure: measure.title,
              lead: officeName(facts, measure.leadId),
              decision,
              by: decisionBy ?? null,
            },
          ]
        : [];
    })
    .sort((a, b) => ((a.by ?? '9') < (b.by ?? '9') ? -1 : 1));
}

/**
 * What the public may know of a city, made of everything that is known and of what was released. Public pages read this and
 * nothing else: a fact that is not in here cannot be shown by mistake.
 */

import type { Cents } from '#analysis/money.ts';
import { sumCents } from '#analysis/money.ts';
import type { Standing } from '#analysis/standing.ts';
import type { Point } from '#analysis/trend.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';
import type { FrozenReport } from '#annual-report/round.ts';
import type { Category } from '#areas/area.ts';
import { commitment } from '#budget/money.ts';
import { decisionOf, isTold } from '#conflicts/conflict.ts';
import { isRelative } from '#indicators/formula.ts';
import type { Indicator } from '#indicators/indicator.ts';
import type { Course, MeasureState } from '#measures/measure.ts';
import type { Released, ReleasedFrom } from '#publication/release.ts';

export type PublicOffice = { readonly name: string; readonly contact: string | null };

export type PublicTarget = {
  readonly indicator: string;
  readonly indicatorId: string | null;
  readonly value: number;
  readonly unit: string | null;
  readonly decimals: number;
  readonly date: string;
  /** Null where it would be read from values that are not public. */
  readonly standing: Standing | null;
};

export type PublicGoal = {
  readonly id: string;
  readonly title: string;
  readonly text: string | null;
  /** The same in plain language; released with the text. */
  readonly plain: string | null;
  readonly guideline: string | null;
  readonly office: PublicOffice | null;
  /** Null where nobody released them; empty where there are none. */
  readonly targets: readonly PublicTarget[] | null;
  readonly measureIds: readonly string[];
};

export type PublicMeasure = {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  /** The same in plain language; released with the text. */
  readonly plain: string | null;
  readonly lead: PublicOffice | null;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly goalIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly state: {
    readonly state: MeasureState;
    readonly course: Course | null;
    readonly sentence: string | null;
    readonly reportedOn: string;
  } | null;
  /** Null where nobody released it; without words where nothing stands in the way. */
  readonly obstacle: {
    readonly obstacle: string | null;
    readonly decision: string | null;
    readonly decisionBy: string | null;
  } | null;
  readonly cents: Cents | null;
};

/** A conflict as it was released; of statements, ratings and options nothing is ever public. */
export type PublicConflict = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly uses: readonly string[];
  readonly goalIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly office: PublicOffice | null;
  readonly releasedOn: string;
  /** Null where there is none, or nobody released it. */
  readonly decision: {
    readonly on: string;
    readonly body: string;
    readonly reason: string | null;
    readonly minority: string | null;
    readonly releasedOn: string;
  } | null;
};

export type PublicArea = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly division: string;
  readonly divisionId: string;
  readonly focus: boolean;
  /** Its outline may be drawn: the division it belongs to is released, not only what is said of it. */
  readonly shape: boolean;
  readonly category: Category | null;
  /** Units a focus area is made of, or the units' focus areas. */
  readonly partIds: readonly string[];
  readonly profile: string | null;
  readonly chance: string | null;
  readonly strategy: string | null;
  readonly contact: string | null;
  readonly office: PublicOffice | null;
};

export type PublicIndicator = Pick<
  Indicator,
  | 'id'
  | 'name'
  | 'definition'
  | 'source'
  | 'licence'
  | 'method'
  | 'unit'
  | 'decimals'
  | 'kind'
  | 'direction'
  | 'theme'
  | 'evidence'
  | 'sensitive'
> & {
  readonly city: readonly Point[];
  /** Whether areas of different size can be held against each other by it. */
  readonly relative: boolean;
  /** Days from which the city is another land than before. */
  readonly breaks: readonly string[];
  /** The statistics office has released all small-area values; else only what is not small. */
  readonly allAreas: boolean;
};

export type PublicCity = {
  readonly guidelines: readonly { readonly id: string; readonly title: string; readonly text: string | null }[];
  readonly goals: ReadonlyMap<string, PublicGoal>;
  readonly measures: ReadonlyMap<string, PublicMeasure>;
  readonly conflicts: ReadonlyMap<string, PublicConflict>;
  readonly areas: ReadonlyMap<string, PublicArea>;
  readonly indicators: ReadonlyMap<string, PublicIndicator>;
  readonly reports: readonly Pick<FrozenReport, 'id' | 'title' | 'year' | 'frozenAt'>[];
  readonly empty: boolean;
};

export function publicCity(
  facts: CityFacts,
  reports: readonly FrozenReport[],
  released: Released,
  from: ReleasedFrom = () => null,
): PublicCity {
  const guidelines = [...facts.guidelines.values()]
    .filter((each) => !each.retired && released('guideline', each.id))
    .map(({ id, title, text }) => ({ id, title, text }));
  const areas = areasOf(facts, released);
  const goalIds = new Set(
    [...facts.goals.values()].filter((goal) => !goal.retired && released('goal', goal.id)).map((goal) => goal.id),
  );
  const measures = measuresOf(facts, released, goalIds, areas);
  const goals = goalsOf(facts, released, goalIds, measures);
  const indicators = indicatorsOf(facts, released);
  const shown = reports
    .filter((report) => released('report', report.id))
    .map(({ id, title, year, frozenAt }) => ({ id, title, year, frozenAt }));
  const conflicts = conflictsOf(facts, released, from, { goals, measures, areas });
  const sizes = [goals.size, measures.size, conflicts.size, areas.size, indicators.size];
  const lists = [guidelines.length, shown.length];
  const empty = [...sizes, ...lists].every((size) => size === 0);
  return { guidelines, goals, measures, conflicts, areas, indicators, reports: shown, empty };
}

type Shown = Pick<PublicCity, 'goals' | 'measures' | 'areas'>;

function conflictsOf(
  facts: CityFacts,
  released: Released,
  from: ReleasedFrom,
  { goals, measures, areas }: Shown,
): ReadonlyMap<string, PublicConflict> {
  const shown = facts.conflicts.filter((each) => isTold(each) && released('conflict', each.id));
  return new Map(
    shown.map((conflict) => {
      const { id, title, summary, uses } = conflict;
      const step = decisionOf(conflict);
      const releasedOn = from('conflict', id, 'decision');
      const on = step?.endedOn ?? null;
      // Whoever released it before there was a decision has not read it.
      const open = released('conflict', id, 'decision') && on !== null && releasedOn !== null && releasedOn >= on;
      return [
        id,
        {
          ...{ id, title, summary, uses },
          goalIds: conflict.goalIds.filter((each) => goals.has(each)),
          measureIds: conflict.measureIds.filter((each) => measures.has(each)),
          areaIds: conflict.areaIds.filter((each) => areas.has(each)),
          office: officeOf(facts, conflict.officeId),
          releasedOn: from('conflict', id, 'text') ?? '',
          decision:
            open && step ? { on, body: step.body, reason: step.reason, minority: step.minority, releasedOn } : null,
        },
      ];
    }),
  );
}

function officeOf(facts: CityFacts, id: string | null): PublicOffice | null {
  const office = facts.offices.get(id ?? '');
  return office ? { name: office.name, contact: office.contact } : null;
}

function areasOf(facts: CityFacts, released: Released): ReadonlyMap<string, PublicArea> {
  const divisions = new Map(facts.divisions.map((division) => [division.id, division]));
  const found: [string, PublicArea][] = [];
  for (const area of facts.areas.values()) {
    const division = divisions.get(area.divisionId);
    if (area.retired || !division || area.id === facts.cityAreaId) continue;
    const words = released('area', area.id);
    // The unit of a released division is public by its name; what the city says of it only by itself.
    if (!words && !released('division', division.id)) continue;
    found.push([
      area.id,
      {
        id: area.id,
        name: area.name,
        code: area.code,
        division: division.name,
        divisionId: division.id,
        focus: division.kind === 'focus',
        shape: released('division', division.id),
        category: words ? area.category : null,
        partIds: area.partIds,
        profile: words ? area.profile : null,
        chance: words ? area.chance : null,
        strategy: words ? area.strategy : null,
        contact: words ? area.contact : null,
        office: words ? officeOf(facts, area.officeId) : null,
      },
    ]);
  }
  return new Map(found);
}

function measuresOf(
  facts: CityFacts,
  released: Released,
  goalIds: ReadonlySet<string>,
  areas: ReadonlyMap<string, PublicArea>,
): ReadonlyMap<string, PublicMeasure> {
  const shown = [...facts.measures.values()].filter((each) => !each.retired && released('measure', each.id));
  return new Map(
    shown.map((measure) => {
      const { latest } = measure;
      const tells = (fact: 'state' | 'obstacle' | 'money') => released('measure', measure.id, fact);
      return [
        measure.id,
        {
          id: measure.id,
          title: measure.title,
          summary: measure.summary,
          plain: measure.plain,
          lead: officeOf(facts, measure.leadId),
          startsOn: measure.startsOn,
          dueOn: measure.dueOn,
          goalIds: measure.goalIds.filter((id) => goalIds.has(id)),
          areaIds: measure.areaIds.filter((id) => areas.has(id)),
          state:
            tells('state') && latest?.state
              ? {
                  state: latest.state,
                  course: latest.course,
                  sentence: latest.sentence,
                  reportedOn: latest.reportedOn,
                }
              : null,
          obstacle:
            tells('obstacle') && latest
              ? { obstacle: latest.obstacle, decision: latest.decision, decisionBy: latest.decisionBy }
              : null,
          cents: tells('money') ? commitment(facts.money.get(measure.id) ?? []) : null,
        },
      ];
    }),
  );
}

function goalsOf(
  facts: CityFacts,
  released: Released,
  goalIds: ReadonlySet<string>,
  measures: ReadonlyMap<string, PublicMeasure>,
): ReadonlyMap<string, PublicGoal> {
  const measuresOfGoal = new Map<string, string[]>();
  for (const measure of measures.values())
    for (const id of measure.goalIds) measuresOfGoal.set(id, [...(measuresOfGoal.get(id) ?? []), measure.id]);
  return new Map(
    [...facts.goals.values()]
      .filter((goal) => goalIds.has(goal.id))
      .map((goal) => {
        const guideline = facts.guidelines.get(goal.guidelineId ?? '');
        return [
          goal.id,
          {
            id: goal.id,
            title: goal.title,
            text: goal.text,
            plain: goal.plain,
            guideline: guideline && released('guideline', guideline.id) ? guideline.title : null,
            office: officeOf(facts, goal.officeId),
            targets: released('goal', goal.id, 'targets') ? targetsOf(facts, released, goal.id) : null,
            measureIds: measuresOfGoal.get(goal.id) ?? [],
          },
        ];
      }),
  );
}

function targetsOf(facts: CityFacts, released: Released, goalId: string): PublicTarget[] {
  return (facts.goals.get(goalId)?.targets ?? []).flatMap(({ indicatorId, value, date }, index) => {
    const indicator = facts.indicators.get(indicatorId);
    if (value === null || date === null || !indicator || indicator.retired) return [];
    const open = released('indicator', indicatorId);
    return {
      indicator: indicator.name,
      indicatorId: open ? indicatorId : null,
      value,
      unit: indicator.unit,
      decimals: indicator.decimals,
      date,
      // How it goes is read from values that are not public unless the indicator is.
      standing: open ? (facts.standings.get(goalId)?.[index] ?? null) : null,
    };
  });
}

function indicatorsOf(facts: CityFacts, released: Released): ReadonlyMap<string, PublicIndicator> {
  return new Map(
    [...facts.indicators.values()]
      .filter((each) => !each.retired && released('indicator', each.id))
      .map((each) => {
        const { id, name, definition, source, licence, method, unit, decimals, kind, direction, theme } = each;
        const { evidence, sensitive } = each;
        const fixed = { id, name, definition, source, licence, method, unit, decimals, kind, direction, theme };
        const city = facts.citySeries.get(id) ?? [];
        return [
          id,
          {
            ...fixed,
            evidence,
            sensitive,
            city,
            relative: isRelative(each),
            breaks: facts.cityBreaks,
            allAreas: released('indicator', id, 'areas'),
          },
        ];
      }),
  );
}

/** What is held up, or waits for a decision. */
export function heldUp<M extends Pick<PublicMeasure, 'obstacle'>>(measures: readonly M[]): M[] {
  return measures.filter(({ obstacle }) => obstacle?.obstacle || obstacle?.decision);
}

/**
 * Everything public that happens in an area: in itself, in the units it is made of, in the areas it is a unit of, and in the
 * focus areas that share units with it. So a ward shows what happens in it, though nobody plans by wards.
 */
export function aroundArea(city: PublicCity, area: PublicArea) {
  const units = new Set([area.id, ...area.partIds]);
  const others = [...city.areas.values()].filter(({ id }) => id !== area.id);
  const parts = others.filter(({ id }) => units.has(id));
  const within = others.filter(({ partIds }) => partIds.includes(area.id));
  const crossing = others.filter(
    (other) => other.focus && !area.focus && !within.includes(other) && other.partIds.some((id) => units.has(id)),
  );
  const ids = new Set([area.id, ...[...parts, ...within, ...crossing].map(({ id }) => id)]);
  const measures = [...city.measures.values()].filter((measure) => measure.areaIds.some((id) => ids.has(id)));
  const goalIds = new Set(measures.flatMap((measure) => measure.goalIds));
  const leads = new Map(measures.flatMap(({ lead }) => (lead ? [[lead.name, lead] as const] : [])));
  return {
    measures,
    goals: [...goalIds].flatMap((id) => city.goals.get(id) ?? []),
    ...{ parts, within, crossing },
    /** Who leads what happens here. */
    leads: [...leads.values()].sort((a, b) => a.name.localeCompare(b.name, 'de')),
    money: sumCents(measures.map((measure) => measure.cents)),
  };
}

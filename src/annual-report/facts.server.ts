/**
 * Everything about a city as known on a day, from the stores of all rooms, tied together by the thread. The overview, the
 * strips and the report read this and nothing else, so they cannot disagree. Remembered until the city changes.
 */

import { yearOf } from '#analysis/period.ts';
import { breakYears, sinceBreak } from '#analysis/series-break.ts';
import { type Standing, standing } from '#analysis/standing.ts';
import { type Thread, tieThread } from '#analysis/thread.ts';
import type { Point } from '#analysis/trend.ts';
import type { Area, Division } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { listMoney, listProducts } from '#budget/budget.store.server.ts';
import { commitment, type MeasureMoney, type Product } from '#budget/money.ts';
import { listChallenges, listGoals, listGuidelines, listSectorParts } from '#concept/concept.store.server.ts';
import { type Challenge, type Goal, type Guideline, hasTarget, type SectorPart } from '#concept/goal.ts';
import type { Conflict } from '#conflicts/conflict.ts';
import { listConflicts } from '#conflicts/conflicts.store.server.ts';
import type { Alert } from '#indicators/alert.ts';
import { listAlerts } from '#indicators/guarded-alerts.store.server.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { listIndices } from '#indicators/indices.store.server.ts';
import { citySeries, valuesUntil } from '#indicators/values.store.server.ts';
import { isFinished, type Measure, stateOf } from '#measures/measure.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import { listOffices } from '#people/people.store.server.ts';
import type { Office } from '#people/role.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';

export type CityFacts = {
  readonly asOf: string;
  readonly offices: ReadonlyMap<string, Office>;
  readonly divisions: readonly Division[];
  readonly areas: ReadonlyMap<string, Area>;
  /** The area that stands for the whole city, if it has one. */
  readonly cityAreaId: string | null;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly guidelines: ReadonlyMap<string, Guideline>;
  readonly sectorParts: ReadonlyMap<string, SectorPart>;
  readonly challenges: ReadonlyMap<string, Challenge>;
  readonly goals: ReadonlyMap<string, Goal>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly products: ReadonlyMap<string, Product>;
  readonly money: ReadonlyMap<string, readonly MeasureMoney[]>;
  readonly conflicts: readonly Conflict[];
  readonly thread: Thread;
  /** City-wide series of all indicators, up to the day. */
  readonly citySeries: ReadonlyMap<string, readonly Point[]>;
  /** Days from which the city is another land than before. */
  readonly cityBreaks: readonly string[];
  /** How each goal's targets stand, in their order. */
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  /** Areas whose figures stand out, of all years: what waits for an answer waits today. */
  readonly alerts: readonly Alert[];
  /** Names of composite indices; an alert may be of one. */
  readonly indexNames: ReadonlyMap<string, string>;
};

/** The facts as of the visit's year. */
export function factsOf(visit: Pick<Visit, 'remember' | 'asOf'>): Promise<CityFacts> {
  return visit.remember(`facts ${visit.asOf}`, (db) => loadFacts(db, visit.asOf));
}

export async function loadFacts(db: CityDb, asOf: string): Promise<CityFacts> {
  const divisions = await listDivisions(db);
  const areas = await listAreas(db);
  const indicators = await listIndicators(db);
  const values = await citySeries(db);
  const lists = {
    areas,
    indicators,
    guidelines: await listGuidelines(db),
    goals: await listGoals(db),
    measures: await listMeasures(db, asOf),
    money: Map.groupBy(await listMoney(db), (each) => each.measureId),
  };
  const series = upTo(values.series, yearOf(asOf));
  const { cityArea } = values;
  const cityBreaks = cityArea === null ? [] : ((await breaksOf(db, [cityArea])).get(cityArea) ?? []);
  const years = breakYears(cityBreaks);
  const comparable = new Map([...series].map(([id, points]) => [id, sinceBreak(points, years)]));
  return {
    asOf,
    citySeries: series,
    cityBreaks,
    standings: standingsOf(lists.goals, indicators, comparable),
    alerts: await listAlerts(db),
    indexNames: new Map((await listIndices(db)).map(({ id, name }) => [id, name])),
    offices: byId(await listOffices(db)),
    divisions,
    areas: byId(areas),
    cityAreaId: values.cityArea,
    indicators: byId(indicators),
    guidelines: byId(lists.guidelines),
    sectorParts: byId(await listSectorParts(db)),
    challenges: byId(await listChallenges(db)),
    goals: byId(lists.goals),
    measures: byId(lists.measures),
    products: byId(await listProducts(db)),
    money: lists.money,
    conflicts: await listConflicts(db),
    thread: threadFrom(asOf, lists, valuesUntil(values)),
  };
}

function upTo(series: CityFacts['citySeries'], year: number): CityFacts['citySeries'] {
  return new Map([...series].map(([id, points]) => [id, points.filter((point) => point.year <= year)]));
}

export function standingsOf(
  goals: readonly Goal[],
  indicators: readonly Indicator[],
  series: ReadonlyMap<string, readonly Point[]>,
) {
  const byIndicator = byId(indicators);
  const standingOf = ({ indicatorId, value, date }: Goal['targets'][number]): Standing =>
    standing(
      { value, year: date === null ? null : yearOf(date) },
      byIndicator.get(indicatorId)?.direction ?? 'none',
      series.get(indicatorId) ?? [],
    );
  return new Map(goals.map((goal) => [goal.id, goal.targets.map(standingOf)]));
}

type Lists = {
  areas: readonly Area[];
  indicators: readonly Indicator[];
  guidelines: readonly Guideline[];
  goals: readonly Goal[];
  measures: readonly Measure[];
  money: ReadonlyMap<string, readonly MeasureMoney[]>;
};

/** What is retired is no part of the thread. */
function threadFrom(
  asOf: string,
  { areas, indicators, guidelines, goals, measures, money }: Lists,
  until: ReadonlyMap<string, string>,
): Thread {
  const held = heldOf(guidelines);
  const heldGoals = heldOf(goals);
  const heldAreas = heldOf(areas);
  const heldIndicators = heldOf(indicators);
  return tieThread({
    asOf,
    guidelines: guidelines.filter((each) => !each.retired),
    goals: goals
      .filter((goal) => !goal.retired)
      .map((goal) => ({
        id: goal.id,
        guidelineId: goal.guidelineId !== null && held.has(goal.guidelineId) ? goal.guidelineId : null,
        ownerId: goal.ownerId ?? goal.officeId,
        indicatorIds: goal.targets.map((target) => target.indicatorId).filter((id) => heldIndicators.has(id)),
        hasTarget: hasTarget(goal),
      })),
    measures: measures
      .filter((measure) => !measure.retired)
      .map((measure) => {
        const amounts = money.get(measure.id) ?? [];
        return {
          id: measure.id,
          goalIds: measure.goalIds.filter((id) => heldGoals.has(id)),
          leadId: measure.leadId,
          dueOn: measure.dueOn,
          areaIds: measure.areaIds.filter((id) => heldAreas.has(id)),
          money: commitment(amounts),
          productIds: [...new Set(amounts.flatMap((each) => each.productId ?? []))],
          finished: isFinished(stateOf(measure)),
          reportedOn: measure.latest?.reportedOn ?? null,
          rhythmMonths: measure.rhythmMonths,
        };
      }),
    indicators: indicators
      .filter((each) => !each.retired)
      .map((each) => ({ id: each.id, valuesUntil: until.get(each.id) ?? null, rhythmMonths: each.rhythmMonths })),
  });
}

function heldOf(items: readonly { readonly id: string; readonly retired: boolean }[]): ReadonlySet<string> {
  return new Set(items.filter((each) => !each.retired).map((each) => each.id));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A small city for tests of pure rules: whole unless a test takes something away. */

import { tieThread } from '#analysis/thread.ts';
import type { Point } from '#analysis/trend.ts';
import { type CityFacts, standingsOf } from '#annual-report/facts.server.ts';
import type { Area, Division } from '#areas/area.ts';
import { commitment, type MeasureMoney } from '#budget/money.ts';
import { type Goal, type Guideline, hasTarget, type SectorPart } from '#concept/goal.ts';
import type { Conflict } from '#conflicts/conflict.ts';
import type { Alert } from '#indicators/alert.ts';
import { type Indicator, point } from '#indicators/indicator.ts';
import { isFinished, type Measure, type Report, stateOf } from '#measures/measure.ts';
import type { Office } from '#people/role.ts';

const kept = { source: null, retired: false, revision: 1 };
const listed = { ...kept, position: 1, code: null, text: null };

export const office = (more: Partial<Office> = {}): Office => ({
  id: 'stadtgruen',
  name: 'Amt für Stadtgrün',
  short: null,
  kind: 'office',
  parentId: null,
  contact: null,
  ...kept,
  ...more,
});
export const guideline = (more: Partial<Guideline> = {}): Guideline => ({
  id: 'lebenswert',
  title: 'Lebenswerte Stadt',
  ...listed,
  ...more,
});
export const sectorPart = (more: Partial<SectorPart> = {}): SectorPart => ({
  id: 'freiraum',
  title: 'Freiraum',
  stage: 'in-force',
  officeId: null,
  ...listed,
  ...more,
});
export const goal = (more: Partial<Goal> = {}): Goal => ({
  id: 'gruen',
  title: 'Mehr Grün in der Stadt',
  plain: null,
  guidelineId: 'lebenswert',
  sectorPartId: 'freiraum',
  officeId: 'stadtgruen',
  ownerId: null,
  deputyId: null,
  influence: 'high',
  proof: 'measured',
  key: false,
  targets: [{ indicatorId: 'gruenflaeche', value: 25, date: '2020-12-31' }],
  challengeIds: [],
  ...listed,
  ...more,
});
export const report = (more: Partial<Report> = {}): Report => ({
  id: 'r1',
  reportedOn: '2015-10-01',
  state: 'running',
  course: 'on-track',
  sentence: 'Die Wege sind gebaut.',
  obstacle: null,
  decision: null,
  decisionBy: null,
  reporter: 'Ada Beispiel',
  evidence: 'asserted',
  source: null,
  ...more,
});
export const measure = (more: Partial<Measure> = {}): Measure => ({
  id: 'park',
  code: null,
  title: 'Park am Kanal',
  summary: null,
  plain: null,
  sectorPartId: 'freiraum',
  leadId: 'stadtgruen',
  personId: null,
  priority: 'core',
  startsOn: null,
  dueOn: '2017-12-31',
  rhythmMonths: 6,
  goalIds: ['gruen'],
  areaIds: ['west'],
  participations: [],
  latest: report(),
  ...kept,
  ...more,
});
export const money = (more: Partial<MeasureMoney> = {}): MeasureMoney => ({
  id: 'geld-1',
  measureId: 'park',
  year: 2016,
  stage: 'approved',
  origin: 'own',
  productId: null,
  programme: null,
  cents: 50_000_000,
  source: null,
  revision: 1,
  ...more,
});
export const indicator = (more: Partial<Indicator> = {}): Indicator => ({
  id: 'gruenflaeche',
  name: 'Grünfläche je Kopf',
  definition: null,
  licence: null,
  method: null,
  methodVersion: '1',
  unit: 'm²',
  kind: 'mean',
  direction: 'up',
  theme: 'Umwelt',
  decimals: 1,
  numeratorId: null,
  denominatorId: null,
  per: 1,
  rhythmMonths: 12,
  officeId: 'stadtgruen',
  evidence: 'measured',
  sensitive: false,
  formula: null,
  formulaVersion: null,
  ...kept,
  ...more,
});
export const division = (more: Partial<Division> = {}): Division => ({
  id: 'schwerpunkte',
  name: 'Schwerpunkträume',
  kind: 'focus',
  position: 1,
  source: null,
  licence: null,
  note: null,
  validFrom: null,
  revision: 1,
  ...more,
});
export const area = (more: Partial<Area> = {}): Area => ({
  id: 'west',
  divisionId: 'schwerpunkte',
  code: null,
  name: 'Leutzsch-West',
  parentId: null,
  category: 'strategic',
  themes: [],
  profile: null,
  chance: null,
  strategy: null,
  reason: null,
  note: null,
  officeId: null,
  managerId: null,
  contact: null,
  partIds: [],
  validFrom: null,
  validTo: null,
  ...kept,
  ...more,
});

export type CityParts = {
  readonly asOf?: string;
  readonly offices?: readonly Office[];
  readonly divisions?: readonly Division[];
  readonly areas?: readonly Area[];
  readonly guidelines?: readonly Guideline[];
  readonly parts?: readonly SectorPart[];
  readonly goals?: readonly Goal[];
  readonly measures?: readonly Measure[];
  readonly indicators?: readonly Indicator[];
  readonly money?: readonly MeasureMoney[];
  readonly series?: Readonly<Record<string, readonly Point[]>>;
  readonly alerts?: readonly Alert[];
  /** Days from which the city is another land. */
  readonly breaks?: readonly string[];
  readonly conflicts?: readonly Conflict[];
};

const rising = [20, 21, 22, 23].map((value, i) => point(2011 + i, value));

/** One goal, one measure, one indicator, in one focus area, and no break. */
export function cityFacts({
  asOf = '2015-12-31',
  offices = [office()],
  divisions = [division()],
  areas = [area()],
  guidelines = [guideline()],
  parts = [sectorPart()],
  goals = [goal()],
  measures = [measure()],
  indicators = [indicator()],
  money: amounts = [money()],
  series = { gruenflaeche: rising },
  alerts = [],
  breaks = [],
  conflicts = [],
}: CityParts = {}): CityFacts {
  const ofMeasure = Map.groupBy(amounts, (each) => each.measureId);
  const citySeries = new Map(Object.entries(series));
  return {
    asOf,
    offices: byId(offices),
    divisions,
    areas: byId(areas),
    cityAreaId: null,
    indicators: byId(indicators),
    indexNames: new Map(),
    guidelines: byId(guidelines),
    sectorParts: byId(parts),
    challenges: new Map(),
    goals: byId(goals),
    measures: byId(measures),
    products: new Map(),
    conflicts,
    money: ofMeasure,
    citySeries,
    cityBreaks: breaks,
    standings: standingsOf(goals, indicators, citySeries),
    alerts,
    thread: tieThread({
      asOf,
      guidelines,
      goals: goals
        .filter((each) => !each.retired)
        .map((each) => ({
          id: each.id,
          guidelineId: each.guidelineId,
          ownerId: each.ownerId ?? each.officeId,
          indicatorIds: each.targets.map((target) => target.indicatorId),
          hasTarget: hasTarget(each),
        })),
      measures: measures
        .filter((each) => !each.retired)
        .map((each) => ({
          ...each,
          money: commitment(ofMeasure.get(each.id) ?? []),
          productIds: [],
          finished: isFinished(stateOf(each)),
          reportedOn: each.latest?.reportedOn ?? null,
        })),
      indicators: indicators.map((each) => {
        const last = (citySeries.get(each.id) ?? []).at(-1)?.year;
        return { ...each, valuesUntil: last === undefined ? null : `${last + 1}-01-01` };
      }),
    }),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** An alert of the only indicator in the only area, found before the year ended. */
export function alert(more: Partial<Alert> = {}): Alert {
  return {
    id: 'w1',
    runId: 'l1',
    indicatorId: 'gruenflaeche',
    indexId: null,
    areaId: 'west',
    year: 2015,
    againYear: 2015,
    method: 'level',
    direction: 'up',
    value: 0.3,
    expected: 0.2,
    lower: 0.15,
    upper: 0.25,
    p: 0.0001,
    q: 0.002,
    inputs: {},
    seen: [
      [2014, 10, 100],
      [2015, 30, 100],
    ],
    foundOn: '2016-01-10',
    officeId: 'stadtgruen',
    dueOn: '2016-01-24',
    state: 'open',
    reason: null,
    silentUntil: null,
    comment: null,
    effect: 'none',
    revision: 1,
    ...more,
  };
}

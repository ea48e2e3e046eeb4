/** Everything on the population page and in its files: the projection that the address asks for, and what it is held against. */

import { total } from '#analysis/population.ts';
import { loadMapBase, type MapBase } from '#areas/panels/map-base.server.ts';
import { seesCounts } from '#indicators/panels/guarded-areas.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import type { LineChart } from '#ui/chart/line-chart.ts';
import type { PyramidChart } from '#ui/chart/pyramid-chart.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { broadGroups, type ShownAges } from './guarded-ages.ts';
import { protectionOfSet, shownAgesOf, shownTotals } from './guarded-counts.store.server.ts';
import { currentVersion, listProjections, listScenarios, listSets, projectedAreas } from './population.store.server.ts';
import type {
  CityYear,
  CountedYear,
  PopulationProjection,
  PopulationScenario,
  PopulationSet,
  ProjectionResult,
} from './population.ts';
import { type AreaRow, changeOf, percentChange } from './projection-register.ts';
import { populationTexts } from './texts.en.ts';

function loadLists(visit: Visit) {
  return visit.remember('population', async (db) => ({
    sets: await protectedSets(db),
    scenarios: await listScenarios(db),
    projections: await listProjections(db),
  }));
}

async function protectedSets(db: CityDb) {
  const sets = [];
  for (const set of await listSets(db)) sets.push({ ...set, protection: await protectionOfSet(db, set.id) });
  return sets;
}

/** Address: `rechnung` and `vergleich` are projections, `bis` a year. */
export async function loadPopulation(visit: Visit, params: URLSearchParams) {
  const { sets, scenarios, projections } = await loadLists(visit);
  const projection = projections.find(({ id }) => id === params.get('rechnung')) ?? projections[0];
  return {
    sets,
    scenarios: scenarios.map((scenario) => summaryOf(scenario, sets)),
    projections: projections.map((each) => ({
      id: each.id,
      madeAt: each.madeAt,
      madeBy: each.madeBy,
      version: each.version,
      scenario: scenarios.find(({ id }) => id === each.scenarioId)?.name ?? '',
    })),
    shown: projection ? await loadShown(visit, projection, { sets, scenarios, projections, params }) : null,
  };
}

function summaryOf(scenario: PopulationScenario, sets: readonly PopulationSet[]) {
  const current = currentVersion(scenario);
  const set = sets.find(({ id }) => id === current?.setId);
  return {
    id: scenario.id,
    name: scenario.name,
    version: scenario.version,
    retired: scenario.retired,
    way: current?.assumptions.way ?? 'counts',
    years: (current?.assumptions.steps ?? 0) * (set?.groups.width ?? 0),
    set: set?.name ?? '',
    madeBy: current?.madeBy ?? '',
    madeAt: current?.madeAt ?? '',
    reason: current?.reason ?? null,
  };
}

type Lists = {
  readonly sets: readonly PopulationSet[];
  readonly scenarios: readonly PopulationScenario[];
  readonly projections: readonly PopulationProjection[];
  readonly params: URLSearchParams;
};

async function loadShown(
  visit: Visit,
  projection: PopulationProjection,
  { sets, scenarios, projections, params }: Lists,
) {
  const { result, scenarioId, version } = projection;
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  const given = scenario?.versions.find((each) => each.version === version);
  const set = sets.find(({ id }) => id === given?.setId);
  const years = result.city.map(({ year }) => year);
  const to = years.find((year) => String(year) === params.get('bis')) ?? years.at(-1) ?? 0;
  const counted = result.counted.at(-1);
  const from = counted?.year ?? 0;
  const earlier = projections.filter((each) => each.id !== projection.id && each.madeAt <= projection.madeAt);
  const other =
    projections.find(({ id }) => id === params.get('vergleich') && id !== projection.id) ?? earlier[0] ?? null;
  const base = set?.divisionId ? await loadMapBase(visit, set.divisionId) : null;
  const rows = set
    ? await visit.remember(`projection ${projection.id} ${to} ${other?.id ?? ''} ${visit.language}`, (db) =>
        rowsOf(db, { projection, setId: set.id, from, to, other, language: visit.language }),
      )
    : [];
  const city = result.city.find(({ year }) => year === to);
  const exact = await visit.read(async (db) => seesCounts(db));
  const ages =
    counted && set
      ? await visit.remember(`counted ages ${set.id} ${projection.id}`, (db) => shownAgesOf(db, set, counted))
      : null;
  return {
    id: projection.id,
    madeAt: projection.madeAt,
    madeBy: projection.madeBy,
    methodVersion: projection.methodVersion,
    scenario: scenario?.name ?? '',
    scenarioId,
    version,
    assumptions: given?.assumptions ?? null,
    set: set ?? null,
    result: exact ? result : withoutAges(result),
    /** Some of what was counted is held back from her. */
    guarded: !exact,
    from,
    to,
    years,
    now: counted ? total(counted.population) : null,
    city: city ?? null,
    rows,
    division:
      base?.divisionId === set?.divisionId
        ? (base?.divisions.find(({ id }) => id === set?.divisionId)?.name ?? null)
        : null,
    map: base && base.divisionId === set?.divisionId ? mapOf(base, rows, visit.language) : null,
    other: other && {
      id: other.id,
      madeAt: other.madeAt,
      scenario: scenarios.find(({ id }) => id === other.scenarioId)?.name ?? '',
      version: other.version,
      years: comparedYears(projection, other),
    },
    fan: fanOf(projection, other, visit.language),
    broad:
      city && counted && set
        ? {
            now: broadAges(set.groups.starts, counted.population),
            later: broadAges(set.groups.starts, city.population),
          }
        : null,
    pyramid: city && ages ? pyramidOf(set?.groups.labels ?? [], ages, city, { exact, language: visit.language }) : null,
  };
}

type Asked = {
  readonly projection: PopulationProjection;
  readonly setId: string;
  readonly from: number;
  readonly to: number;
  readonly other: PopulationProjection | null;
  readonly language: Language;
};

async function rowsOf(db: CityDb, { projection, setId, from, to, other, language }: Asked): Promise<AreaRow[]> {
  const t = populationTexts(language);
  const names = nameMap(await listNames(db, 'area', 'name'));
  const now = await shownTotals(db, setId, from);
  const isHeld = (id: string) => now.get(id) === null;
  const then = (await projectedAreas(db, projection.id)).filter(({ year }) => year === to);
  const before = other ? (await projectedAreas(db, other.id)).filter(({ year }) => year === to) : [];
  const lacks = new Map(projection.result.lacks.map(({ areaId, missing }) => [areaId, missing]));
  const ids = [...new Set([...then.map(({ areaId }) => areaId), ...lacks.keys()])];
  return ids.map((id) => {
    const found = then.find(({ areaId }) => areaId === id);
    const missing = lacks.get(id);
    // What goes on from a number tells of it.
    if (isHeld(id)) return { ...nothing, id, name: names.get(id) ?? id, lack: t('page.heldBack') };
    return {
      id,
      name: names.get(id) ?? id,
      now: now.get(id) ?? null,
      later: found?.people ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
      before: before.find(({ areaId }) => areaId === id)?.people ?? null,
      lack: missing ? t('page.lackYears', { years: missing.join(', ') }) : null,
    };
  });
}

const nothing = { now: null, later: null, low: null, high: null, before: null };

const tens = (value: number) => Math.round(value / 10) * 10;

/** Sums of the city alone; what is left over beside its areas only about, because one area could be all of it. */
function withoutAges(result: ProjectionResult): ProjectionResult {
  const all = (population: CountedYear['population']) => ({ female: [total(population)], male: [0] });
  return {
    ...result,
    counted: result.counted.map(({ year, population }) => ({ year, population: all(population) })),
    city: result.city.map((each) => ({ ...each, population: all(each.population) })),
    rest: result.rest && { from: tens(result.rest.from), to: tens(result.rest.to) },
    tooMany: tens(result.tooMany),
  };
}

/** Years that both projections speak of, and what was counted since the other one. */
function comparedYears({ result }: PopulationProjection, { result: other }: PopulationProjection) {
  const counted = new Map(result.counted.map(({ year, population }) => [year, total(population)]));
  const here = new Map(result.city.map((each) => [each.year, each.total]));
  return other.city.flatMap(({ year, total: before, low, high }) => {
    const [projected, came] = [here.get(year) ?? null, counted.get(year) ?? null];
    if (projected === null && came === null) return [];
    const value = came ?? projected ?? 0;
    return [
      {
        year,
        before,
        value,
        counted: came !== null,
        inside: low === null || high === null ? null : value >= low && value <= high,
      },
    ];
  });
}

/** Limits in percent between the classes of the map; within one percent nothing much happens. */
const limits = [-5, -1, 1, 5] as const;
const looks = ['ramp-1', 'ramp-2', 'ramp-3', 'ramp-5', 'ramp-6'] as const;

function mapOf({ width, height, paths }: MapBase, rows: readonly AreaRow[], language: Language) {
  const t = populationTexts(language);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const classOf = (change: number) => limits.filter((limit) => change >= limit).length;
  const shapes = paths.map(({ id, d }) => {
    const row = byId.get(id);
    const change = row ? changeOf(row) : null;
    const said = change === null ? t('page.notProjected') : percentChange(change, language);
    return {
      id,
      d,
      look: change === null ? 'map__missing' : (looks[classOf(change)] ?? 'ramp-3'),
      label: `${row?.name ?? ''}: ${said}`,
    };
  });
  const legend = [
    { look: looks[0], label: t('page.classes.falls') },
    { look: looks[1], label: t('page.classes.fallsLittle') },
    { look: looks[2], label: t('page.classes.stays') },
    { look: looks[3], label: t('page.classes.growsLittle') },
    { look: looks[4], label: t('page.classes.grows') },
    ...(shapes.some(({ look }) => look === 'map__missing')
      ? [{ look: 'map__missing', label: t('page.notProjected') }]
      : []),
  ];
  return { width, height, shapes, legend };
}

function fanOf({ result }: PopulationProjection, other: PopulationProjection | null, language: Language): LineChart {
  const t = populationTexts(language);
  const last = result.counted.at(-1);
  const start = last ? [{ year: last.year, value: total(last.population) }] : [];
  const points = [
    ...start.map((each) => ({ ...each, low: each.value, high: each.value })),
    ...result.city.map((each) => ({
      year: each.year,
      value: each.total,
      low: each.low ?? each.total,
      high: each.high ?? each.total,
    })),
  ];
  const counted = result.counted.map(({ year, population }) => ({ year, value: total(population) }));
  const before = other?.result.city.map(({ year, total: value }) => ({ year, value })) ?? [];
  return {
    lines: [
      { label: t('page.counted'), role: 'subject', points: counted },
      ...(before.length > 1 ? [{ label: t('page.lastTime'), role: 'city' as const, points: before }] : []),
    ],
    fan: { label: t('page.projected'), points },
    width: 600,
    height: 290,
    format: (value) => formatNumber(value, language),
  };
}

/** Of what is held back nothing is drawn, and what was projected from it is told in tens. */
function pyramidOf(
  labels: readonly string[],
  now: ShownAges,
  { population: then }: CityYear,
  { exact, language }: { exact: boolean; language: Language },
) {
  const t = populationTexts(language);
  const later = (value = 0) => (exact ? value : tens(value));
  const rows = labels.map((age, i) => ({
    age,
    left: now.male[i] ?? 0,
    right: now.female[i] ?? 0,
    leftThen: later(then.male[i]),
    rightThen: later(then.female[i]),
    isLeftHeld: now.male[i] === null,
    isRightHeld: now.female[i] === null,
  }));
  return {
    rows,
    left: t('page.male'),
    right: t('page.female'),
    format: (value: number) => formatNumber(value, language),
  } satisfies PyramidChart;
}

/** How many of the young, of those in working life and of the old: what schools and care ask for. */
function broadAges(starts: readonly number[], { female, male }: CityYear['population']) {
  const between = (from: number, to: number) =>
    starts.reduce((sum, start, i) => (start >= from && start < to ? sum + (female[i] ?? 0) + (male[i] ?? 0) : sum), 0);
  const [young, working, old] = broadGroups.map(({ from, to }) => between(from, to));
  return { young: young ?? 0, working: working ?? 0, old: old ?? 0 };
}

/** All SQL of population: received counts by age and sex, what is assumed in which version, and what was projected. */

import { sql } from 'kysely';
import type { Evidence } from '#analysis/figure.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { PopulationSetRow, ScenarioVersionRow } from './population.table.ts';
import type {
  AgeGroups,
  AreaYear,
  Assumptions,
  CountedYear,
  PopulationProjection,
  PopulationScenario,
  PopulationSet,
  ProjectionResult,
  ScenarioVersion,
} from './population.ts';

/** The data sets, the newest first. */
export async function listSets(db: CityDb): Promise<PopulationSet[]> {
  const rows = await db
    .selectFrom('population_set')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('stored_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(setFrom);
}

function setFrom(row: PopulationSetRow): PopulationSet {
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    licence: row.licence,
    evidence: row.evidence as Evidence,
    divisionId: row.division_id,
    file: row.file_name,
    hash: row.hash,
    groups: row.age_groups as AgeGroups,
    storedBy: row.stored_by,
    storedAt: row.stored_at,
  };
}

/** Counts of a data set by area, oldest first; with `cityArea` apart. */
export async function countsOf(
  db: CityDb,
  setId: string,
): Promise<{ city: CountedYear[]; areas: Map<string, CountedYear[]> }> {
  const rows = await db
    .selectFrom('population_count')
    .innerJoin('area', (join) =>
      join.onRef('area.city_id', '=', 'population_count.city_id').onRef('area.id', '=', 'population_count.area_id'),
    )
    .innerJoin('division', (join) =>
      join.onRef('division.city_id', '=', 'area.city_id').onRef('division.id', '=', 'area.division_id'),
    )
    .select(['area_id', 'year', 'female', 'male', 'division.kind'])
    .where('population_count.city_id', '=', db.cityId)
    .where('set_id', '=', setId)
    .orderBy('year')
    .execute();
  const city: CountedYear[] = [];
  const areas = new Map<string, CountedYear[]>();
  for (const { area_id, year, female, male, kind } of rows) {
    const count = { year, population: { female, male } };
    if (kind === 'city') city.push(count);
    else areas.set(area_id, [...(areas.get(area_id) ?? []), count]);
  }
  return { city, areas };
}

/** People of all ages in each area of a data set in a year. */
export async function totalsOf(db: CityDb, setId: string, year: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ area_id: string; people: number }>`
    select area_id, (select sum(people) from unnest(female || male) as people)::double precision as people
    from population_count where city_id = ${db.cityId} and set_id = ${setId} and year = ${year}
  `.execute(db);
  return new Map(rows.map(({ area_id, people }) => [area_id, people]));
}

export type NewSet = Omit<PopulationSet, 'id' | 'storedBy' | 'storedAt'>;

/** Keeps a received file as it is; one journal entry, and taking it back takes its counts with it. */
export async function storeSet(
  db: CityDb,
  actor: Actor,
  set: NewSet,
  counts: ReadonlyMap<string, readonly CountedYear[]>,
): Promise<{ id: string; entryId: number }> {
  const id = newId();
  await db
    .insertInto('population_set')
    .values({
      city_id: db.cityId,
      id,
      name: set.name,
      source: set.source,
      licence: set.licence,
      evidence: set.evidence,
      division_id: set.divisionId,
      file_name: set.file,
      hash: set.hash,
      age_groups: JSON.stringify(set.groups),
      stored_by: actor.name,
      stored_at: now().toISOString(),
    })
    .execute();
  const rows = [...counts].flatMap(([areaId, years]) =>
    years.map(({ year, population }) => ({
      city_id: db.cityId,
      set_id: id,
      area_id: areaId,
      year,
      female: [...population.female],
      male: [...population.male],
    })),
  );
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await db
      .insertInto('population_count')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  const subject = { act: 'import', kind: 'population-set', id, title: set.name } as const;
  const summary = { file: set.file, hash: set.hash, rows: rows.length, setId: id };
  return { id, entryId: await recordSummary(db, actor, subject, summary) };
}

const rowsPerStatement = 2000;

/** The way back of `storeSet`; not where something was assumed on it. */
export async function undoSet(db: CityDb, summary: Row): Promise<void> {
  const setId = String(summary.setId);
  const used = await db
    .selectFrom('scenario_version')
    .select('version')
    .where('city_id', '=', db.cityId)
    .where('set_id', '=', setId)
    .limit(1)
    .executeTakeFirst();
  if (used) throw new Refusal(409, 'undo-built-on');
  await db.deleteFrom('population_protection').where('city_id', '=', db.cityId).where('set_id', '=', setId).execute();
  await db.deleteFrom('population_count').where('city_id', '=', db.cityId).where('set_id', '=', setId).execute();
  await db.deleteFrom('population_set').where('city_id', '=', db.cityId).where('id', '=', setId).execute();
}

export async function listScenarios(db: CityDb): Promise<PopulationScenario[]> {
  const rows = await db
    .selectFrom('population_scenario')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('name')
    .execute();
  const versions = await db
    .selectFrom('scenario_version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('version', 'desc')
    .execute();
  const byScenario = Map.groupBy(versions, (row) => row.scenario_id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    retired: row.retired_at !== null,
    revision: row.revision,
    versions: (byScenario.get(row.id) ?? []).map(versionFrom),
  }));
}

function versionFrom(row: ScenarioVersionRow): ScenarioVersion {
  return {
    version: row.version,
    setId: row.set_id,
    assumptions: row.assumptions as Assumptions,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}

/** The version that counts at present. */
export function currentVersion(scenario: PopulationScenario): ScenarioVersion | undefined {
  return scenario.versions.find(({ version }) => version === scenario.version);
}

type SavedScenario = {
  readonly id?: string;
  readonly name: string;
  readonly setId: string;
  readonly assumptions: Assumptions;
  readonly reason: string | null;
  readonly expect?: number | undefined;
};

/** Stores what is assumed, always as a new version: what was computed with an older one must be found again. */
export async function saveScenario(
  db: CityDb,
  actor: Actor,
  { id = newId(), name, setId, assumptions, reason, expect }: SavedScenario,
): Promise<{ id: string; version: number; entryId: number | null }> {
  const before = (await listScenarios(db)).find((each) => each.id === id);
  const version = Math.max(0, ...(before?.versions ?? []).map((each) => each.version)) + 1;
  const entryId = await record(
    db,
    actor,
    { act: before ? 'update' : 'create', kind: 'population-scenario', id, title: name },
    [
      put('population_scenario', { id }, { name, version, ...(before ? {} : { retired_at: null }) }, expect),
      put(
        'scenario_version',
        { scenario_id: id, version },
        { set_id: setId, assumptions, reason, made_by: actor.name, made_at: now().toISOString() },
      ),
    ],
  );
  return { id, version, entryId };
}

export function retireScenario(db: CityDb, actor: Actor, scenario: PopulationScenario, retired: boolean) {
  const { id, name, revision } = scenario;
  return retire(
    db,
    actor,
    { table: 'population_scenario', kind: 'population-scenario', id, title: name, revision },
    retired,
  );
}

/** The projections, the newest first. */
export async function listProjections(db: CityDb): Promise<PopulationProjection[]> {
  const rows = await db
    .selectFrom('population_projection')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('made_at', 'desc')
    .limit(mostProjections)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scenarioId: row.scenario_id,
    version: row.version,
    methodVersion: row.method_version,
    madeBy: row.made_by,
    madeAt: row.made_at,
    result: row.result as ProjectionResult,
  }));
}

const mostProjections = 100;

export async function projectedAreas(db: CityDb, projectionId: string): Promise<AreaYear[]> {
  const rows = await db
    .selectFrom('projected_area')
    .select(['area_id', 'year', 'people', 'low', 'high'])
    .where('city_id', '=', db.cityId)
    .where('projection_id', '=', projectionId)
    .orderBy('year')
    .execute();
  return rows.map(({ area_id, ...row }) => ({ areaId: area_id, ...row }));
}

type NewProjection = Pick<PopulationProjection, 'scenarioId' | 'version' | 'methodVersion' | 'result'> & {
  readonly title: string;
  readonly areas: readonly AreaYear[];
};

/** Keeps a projection with the version of what was assumed and of the method: later ones are compared with it. */
export async function storeProjection(
  db: CityDb,
  actor: Actor,
  { scenarioId, version, methodVersion, result, title, areas }: NewProjection,
): Promise<{ id: string; entryId: number }> {
  const id = newId();
  await db
    .insertInto('population_projection')
    .values({
      city_id: db.cityId,
      id,
      scenario_id: scenarioId,
      version,
      method_version: methodVersion,
      result: JSON.stringify(result),
      made_by: actor.name,
      made_at: now().toISOString(),
    })
    .execute();
  const rows = areas.map(({ areaId, ...each }) => ({
    city_id: db.cityId,
    projection_id: id,
    area_id: areaId,
    ...each,
  }));
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await db
      .insertInto('projected_area')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  const subject = { act: 'create', kind: 'population-projection', id, title } as const;
  const entryId = await recordSummary(db, actor, subject, { projectionId: id, rows: rows.length });
  return { id, entryId };
}

/** The way back of `storeProjection`. */
export async function undoProjection(db: CityDb, summary: Row): Promise<void> {
  const id = String(summary.projectionId);
  await db.deleteFrom('projected_area').where('city_id', '=', db.cityId).where('projection_id', '=', id).execute();
  await db.deleteFrom('population_projection').where('city_id', '=', db.cityId).where('id', '=', id).execute();
}

/** Runs of watches: what is looked at, what stands out, and what becomes of it as alerts. */

import { sql } from 'kysely';
import { type Finding, findAlerts } from '#analysis/early-warning.ts';
import type { Point } from '#analysis/trend.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
  type Alert,
  type AlertWatch,
  alertMethodVersion,
  daysLater,
  methodsFor,
  modelFor,
  ownerOf,
  reconciled,
  type SeenYear,
  seenYears,
  watchedRows,
} from './alert.ts';
import { listWatches, storedAlerts } from './alerts.store.server.ts';
import { type ClassFinding, classFindings, classMethodVersion } from './class-watch.server.ts';
import { comparable } from './comparable.server.ts';
import { storedUnder } from './formula.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { currentOf, listIndices } from './indices.store.server.ts';
import { seriesOf } from './values.store.server.ts';

/** The areas of a division that are in use, with the office that answers for each. */
async function areasOf(db: CityDb, divisionId: string) {
  const rows = await db
    .selectFrom('area')
    .select(['id', 'office_id'])
    .where('city_id', '=', db.cityId)
    .where('division_id', '=', divisionId)
    .where('retired_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, office_id }) => [id, { officeId: office_id }]));
}

async function openOffices(db: CityDb): Promise<ReadonlySet<string>> {
  const offices = db.selectFrom('office').select('id').where('city_id', '=', db.cityId).where('retired_at', 'is', null);
  return new Set((await offices.execute()).map(({ id }) => id));
}

/** The rows that a watch of this indicator looks at, in these areas. */
export async function rowsUnderWatch(
  db: CityDb,
  indicator: Indicator,
  indicators: readonly Indicator[],
  areaIds: readonly string[],
) {
  const { kind, numeratorId, denominatorId, id } = indicator;
  const sources = kind === 'rate' ? [numeratorId, denominatorId] : [id];
  const looked = kind === 'rate' ? indicators.filter((each) => sources.includes(each.id)) : [indicator];
  const series = await seriesOf(db, looked, areaIds);
  // What was counted in other borders is no past of this area.
  const since = new Map<string, ReadonlyMap<string, readonly Point[]>>();
  for (const [source, held] of series) since.set(source, await comparable(db, held));
  const of = (source: string | null) => since.get(source ?? '') ?? new Map();
  return kind === 'rate'
    ? watchedRows(kind, areaIds, of(numeratorId), of(denominatorId))
    : watchedRows(kind, areaIds, of(id), new Map());
}

/** The import that the newest of these values came with. */
async function latestImport(db: CityDb, indicator: Indicator): Promise<string | null> {
  const sources = storedUnder(indicator);
  const { rows } = await sql<{ id: string }>`
    select value_import.id from value_import
    where value_import.city_id = ${db.cityId} and value_import.id in (
      select import_id from indicator_value where city_id = ${db.cityId} and indicator_id = any(${sources}::text[])
    ) order by imported_at desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

export type Checked = { readonly entryId: number | null; readonly found: number; readonly again: number };

/** What a watch saw, whatever it looks at. */
type Look = {
  readonly subject: { readonly indicator_id: string | null; readonly index_id: string | null };
  readonly title: string;
  readonly run: { year: number | null; tests: number; ignored: number; found: number; limit_p: number };
  readonly methodVersion: string;
  readonly importId: string | null;
  /** Of the indicator; an index has none. */
  readonly officeId: string | null;
  readonly fresh: readonly (Finding | ClassFinding)[];
  readonly again: readonly { readonly alert: Alert; readonly year: number }[];
  readonly seenOf: (finding: Finding | ClassFinding) => readonly SeenYear[];
};

async function lookAtValues(db: CityDb, watch: AlertWatch, areaIds: readonly string[]): Promise<Look> {
  const indicators = await listIndicators(db);
  const indicator = indicators.find((each) => each.id === watch.indicatorId);
  if (!indicator) throw notFound();
  const rows = await rowsUnderWatch(db, indicator, indicators, areaIds);
  const able = methodsFor(indicator.kind);
  const seen = findAlerts(rows, {
    methods: watch.methods.filter((method) => able.includes(method)),
    model: modelFor(watch, indicator.kind),
    rate: watch.falseShare,
    years: watch.years,
  });
  const byArea = Map.groupBy(rows, ({ area }) => area);
  return {
    subject: { indicator_id: indicator.id, index_id: null },
    title: indicator.name,
    run: {
      year: seen.year,
      tests: Object.values(seen.tests).reduce((sum, count) => sum + count, 0),
      ignored: seen.ignored.length,
      found: seen.findings.length,
      limit_p: seen.limit,
    },
    methodVersion: alertMethodVersion,
    importId: await latestImport(db, indicator),
    officeId: indicator.officeId,
    ...reconciled(seen.findings, await storedAlerts(db, { indicatorId: indicator.id })),
    seenOf: ({ area, year }) => seenYears(byArea.get(area) ?? [], year - watch.years + 1, year),
  };
}

/** A change of class is told in its own year, also where the class had changed before. */
async function lookAtClasses(db: CityDb, watch: AlertWatch): Promise<Look> {
  const index = (await listIndices(db)).find(({ id }) => id === watch.indexId);
  if (!index) throw notFound();
  const { findings, year, tests, ignored } = await classFindings(db, index, watch);
  const told = new Set((await storedAlerts(db, { indexId: index.id })).map((each) => `${each.areaId} ${each.year}`));
  return {
    subject: { indicator_id: null, index_id: index.id },
    title: index.name,
    run: { year, tests, ignored, found: findings.length, limit_p: 0 },
    methodVersion: classMethodVersion,
    importId: null,
    officeId: null,
    fresh: findings.filter((each) => !told.has(`${each.area} ${each.year}`)),
    again: [],
    seenOf: (finding) => ('seen' in finding ? finding.seen : []),
  };
}

/**
 * Looks at what a watch watches, and keeps what stands out as alerts. One journal entry for the run and its alerts; what is
 * already known is not told twice.
 *
 * @param nextId ids of new alerts; the pilot city counts its own
 */
export async function runWatch(
  db: CityDb,
  actor: Actor,
  watch: AlertWatch,
  nextId: () => string = newId,
): Promise<Checked> {
  const areas = await areasOf(db, watch.divisionId);
  const look =
    watch.indexId === null ? await lookAtValues(db, watch, [...areas.keys()]) : await lookAtClasses(db, watch);
  const runId = newId();
  const offices = await openOffices(db);
  const alertRow = (finding: Finding | ClassFinding): Row => ({
    run_id: runId,
    ...look.subject,
    area_id: finding.area,
    year: finding.year,
    again_year: finding.year,
    method: finding.method,
    direction: finding.direction,
    value: finding.value,
    expected: finding.expected,
    lower: finding.lower,
    upper: finding.upper,
    p: 'p' in finding ? finding.p : null,
    q: 'q' in finding ? finding.q : null,
    inputs: finding.inputs,
    seen: look.seenOf(finding),
    found_on: today(),
    office_id: ownerOf(areas.get(finding.area), look, offices),
    due_on: daysLater(today(), watch.daysToAnswer),
    state: 'open',
    reason: null,
    silent_until: null,
    comment: null,
    effect: 'none',
  });
  const run: Row = {
    watch_id: watch.id,
    ran_at: now().toISOString(),
    ...look.run,
    method_version: look.methodVersion,
    import_id: look.importId,
  };
  const entryId = await record(db, actor, { act: 'report', kind: 'watch', id: watch.id, title: look.title }, [
    put('watch_run', { id: runId }, run),
    ...look.fresh.map((finding) => put('alert', { id: nextId() }, alertRow(finding))),
    ...look.again.map(({ alert, year }) => put('alert', { id: alert.id }, { again_year: year })),
  ]);
  return { entryId, found: look.fresh.length, again: look.again.length };
}

/**
 * Runs the watches that look at one of these indicators, at a rate made of one or at an index made of one; all of them where
 * none is named.
 */
export async function runWatches(db: CityDb, actor: Actor, indicatorIds: ReadonlySet<string> | null): Promise<Checked> {
  const indicators = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const indices = new Map((await listIndices(db)).map((each) => [each.id, each]));
  const uses = (id: string | null) => {
    const indicator = indicators.get(id ?? '');
    if (!indicator || indicator.retired) return false;
    return indicatorIds === null || [indicator.id, ...storedUnder(indicator)].some((each) => indicatorIds.has(each));
  };
  const touched = ({ indicatorId, indexId }: AlertWatch) => {
    if (indexId === null) return uses(indicatorId);
    const index = indices.get(indexId);
    if (!index || index.retired) return false;
    return (currentOf(index)?.content.indicators ?? []).some((each) => uses(each.indicatorId));
  };
  let [entryId, found, again]: [number | null, number, number] = [null, 0, 0];
  for (const watch of (await listWatches(db)).filter((each) => !each.retired && touched(each))) {
    const done = await runWatch(db, actor, watch);
    entryId = done.entryId ?? entryId;
    found += done.found;
    again += done.again;
  }
  return { entryId, found, again };
}

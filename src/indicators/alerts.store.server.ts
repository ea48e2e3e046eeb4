/** All SQL of early warning: watches, what each of their runs did, and the alerts. */

import { sql } from 'kysely';
import { type Finding, findAlerts, type WatchMethod } from '#analysis/early-warning.ts';
import type { Model } from '#analysis/watched-areas.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import {
  type Alert,
  type AlertEffect,
  type AlertForm,
  type AlertState,
  type AlertWatch,
  alertMethodVersion,
  daysLater,
  isRevised,
  methodsFor,
  modelFor,
  ownerOf,
  reconciled,
  seenYears,
  type WatchForm,
  type WatchRun,
  watchedRows,
} from './alert.ts';
import type { AlertRow, WatchRow } from './alerts.table.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { guardsOf } from './protected-values.store.server.ts';
import { seriesOf } from './values.store.server.ts';

export async function listWatches(db: CityDb): Promise<AlertWatch[]> {
  const rows = await db.selectFrom('watch').selectAll().where('city_id', '=', db.cityId).orderBy('id').execute();
  return rows.map(watchFrom);
}

function watchFrom(row: WatchRow): AlertWatch {
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    divisionId: row.division_id,
    methods: row.methods as WatchMethod[],
    model: row.model as Model,
    falseShare: row.false_share,
    years: row.years,
    daysToAnswer: row.days_to_answer,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

export async function saveWatch(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: { id?: string; form: WatchForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const row = {
    indicator_id: form.indicatorId,
    division_id: form.divisionId,
    methods: form.methods,
    model: form.model,
    false_share: form.falseShare / 100,
    years: form.years,
    days_to_answer: form.daysToAnswer,
    ...(expect === undefined ? { retired_at: null } : {}),
  };
  const act = expect === undefined ? 'create' : 'update';
  const title = (await indicatorIn(db, form.indicatorId)).name;
  const entryId = await record(db, actor, { act, kind: 'watch', id, title }, [put('watch', { id }, row, expect)]);
  return { id, entryId };
}

export async function retireWatch(db: CityDb, actor: Actor, watch: AlertWatch, retired: boolean) {
  const title = (await indicatorIn(db, watch.indicatorId)).name;
  const { id, revision } = watch;
  return retire(db, actor, { table: 'watch', kind: 'watch', id, title, revision }, retired);
}

async function indicatorIn(db: CityDb, id: string): Promise<Indicator> {
  const found = (await listIndicators(db)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** What each watch did, the latest first. */
export async function listRuns(db: CityDb): Promise<WatchRun[]> {
  const rows = await db
    .selectFrom('watch_run')
    .leftJoin('value_import', (join) =>
      join.onRef('value_import.city_id', '=', 'watch_run.city_id').onRef('value_import.id', '=', 'watch_run.import_id'),
    )
    .selectAll('watch_run')
    .select('value_import.file_name')
    .where('watch_run.city_id', '=', db.cityId)
    .orderBy('watch_run.ran_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    watchId: row.watch_id,
    ranAt: row.ran_at,
    year: row.year,
    tests: row.tests,
    ignored: row.ignored,
    found: row.found,
    limit: row.limit_p,
    methodVersion: row.method_version,
    file: row.file_name,
  }));
}

type Which = { areaId?: string; indicatorId?: string };

/** Alerts, the latest first; of one area or of one indicator. None that names a value which is held back from the reader. */
export async function listAlerts(db: CityDb, which: Which = {}): Promise<Alert[]> {
  const alerts = await storedAlerts(db, which);
  const indicators = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const sources = (id: string) => {
    const { kind, numeratorId = null, denominatorId = null } = indicators.get(id) ?? {};
    return kind === 'rate' ? [numeratorId ?? '', denominatorId ?? ''] : [id];
  };
  const { table, closed } = await guardsOf(db, [...new Set(alerts.map((each) => each.indicatorId))].flatMap(sources));
  const guarded = new Set([...table, ...closed]);
  if (guarded.size === 0) return alerts;
  const shown = new Set<string>();
  for (const [id, found] of Map.groupBy(alerts, (each) => each.indicatorId)) {
    const indicator = indicators.get(id);
    if (!indicator || !sources(id).some((source) => guarded.has(source))) {
      for (const alert of found) shown.add(alert.id);
      continue;
    }
    const areaIds = [...new Set(found.map((each) => each.areaId))];
    const rows = Map.groupBy(
      await rowsUnderWatch(db, indicator, [...indicators.values()], areaIds),
      ({ area }) => area,
    );
    for (const alert of found) if (!isRevised(alert, rows.get(alert.areaId) ?? [])) shown.add(alert.id);
  }
  return alerts.filter(({ id }) => shown.has(id));
}

async function storedAlerts(db: CityDb, { areaId, indicatorId }: Which): Promise<Alert[]> {
  let query = db.selectFrom('alert').selectAll().where('city_id', '=', db.cityId);
  if (areaId) query = query.where('area_id', '=', areaId);
  if (indicatorId) query = query.where('indicator_id', '=', indicatorId);
  return (await query.orderBy('year', 'desc').orderBy('q').orderBy('id').execute()).map(alertFrom);
}

function alertFrom(row: AlertRow): Alert {
  return {
    id: row.id,
    runId: row.run_id,
    indicatorId: row.indicator_id,
    areaId: row.area_id,
    year: row.year,
    againYear: row.again_year,
    method: row.method as WatchMethod,
    direction: row.direction as Alert['direction'],
    value: row.value,
    expected: row.expected,
    lower: row.lower,
    upper: row.upper,
    p: row.p,
    q: row.q,
    inputs: row.inputs as Alert['inputs'],
    seen: row.seen as Alert['seen'],
    foundOn: row.found_on,
    officeId: row.office_id,
    dueOn: row.due_on,
    state: row.state as AlertState,
    reason: row.reason,
    silentUntil: row.silent_until,
    comment: row.comment,
    effect: row.effect as AlertEffect,
    revision: row.revision,
  };
}

export async function answerAlert(
  db: CityDb,
  actor: Actor,
  { alert, form, title, expect }: { alert: Alert; form: AlertForm; title: string; expect: number },
): Promise<number | null> {
  const silenced = form.state === 'silenced';
  const row = {
    state: form.state,
    comment: form.comment,
    effect: form.effect,
    reason: silenced ? form.reason : null,
    silent_until: silenced ? form.silentUntil : null,
    office_id: form.officeId,
  };
  const act = form.state === 'closed' ? 'close' : 'update';
  return record(db, actor, { act, kind: 'alert', id: alert.id, title }, [put('alert', { id: alert.id }, row, expect)]);
}

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
  const series = await seriesOf(
    db,
    indicators.filter((each) => sources.includes(each.id)),
    areaIds,
  );
  const of = (source: string | null) => series.get(source ?? '') ?? new Map();
  return kind === 'rate'
    ? watchedRows(kind, areaIds, of(numeratorId), of(denominatorId))
    : watchedRows(kind, areaIds, of(id), new Map());
}

/** The import that the newest of these values came with. */
async function latestImport(db: CityDb, { id, numeratorId, kind }: Indicator): Promise<string | null> {
  const source = kind === 'rate' ? numeratorId : id;
  const { rows } = await sql<{ id: string }>`
    select value_import.id from value_import
    where value_import.city_id = ${db.cityId} and value_import.id in (
      select import_id from indicator_value where city_id = ${db.cityId} and indicator_id = ${source}
    ) order by imported_at desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

export type Checked = { readonly entryId: number | null; readonly found: number; readonly again: number };

/**
 * Looks at the values of a watch, and keeps what stands out as alerts. One journal entry for the run and its alerts; what
 * is already known is not told twice.
 *
 * @param nextId ids of new alerts; the pilot city counts its own
 */
export async function runWatch(
  db: CityDb,
  actor: Actor,
  watch: AlertWatch,
  nextId: () => string = newId,
): Promise<Checked> {
  const indicators = await listIndicators(db);
  const indicator = indicators.find((each) => each.id === watch.indicatorId);
  if (!indicator) throw notFound();
  const areas = await areasOf(db, watch.divisionId);
  const rows = await rowsUnderWatch(db, indicator, indicators, [...areas.keys()]);
  const able = methodsFor(indicator.kind);
  const seen = findAlerts(rows, {
    methods: watch.methods.filter((method) => able.includes(method)),
    model: modelFor(watch, indicator.kind),
    rate: watch.falseShare,
    years: watch.years,
  });
  const { fresh, again } = reconciled(seen.findings, await storedAlerts(db, { indicatorId: indicator.id }));
  const runId = newId();
  const offices = await openOffices(db);
  const byArea = Map.groupBy(rows, ({ area }) => area);
  const alertRow = (finding: Finding): Row => ({
    run_id: runId,
    indicator_id: indicator.id,
    area_id: finding.area,
    year: finding.year,
    again_year: finding.year,
    method: finding.method,
    direction: finding.direction,
    value: finding.value,
    expected: finding.expected,
    lower: finding.lower,
    upper: finding.upper,
    p: finding.p,
    q: finding.q,
    inputs: finding.inputs,
    seen: seenYears(byArea.get(finding.area) ?? [], finding.year - watch.years + 1, finding.year),
    found_on: today(),
    office_id: ownerOf(areas.get(finding.area), indicator, offices),
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
    year: seen.year,
    tests: Object.values(seen.tests).reduce((sum, count) => sum + count, 0),
    ignored: seen.ignored.length,
    found: seen.findings.length,
    limit_p: seen.limit,
    method_version: alertMethodVersion,
    import_id: await latestImport(db, indicator),
  };
  const entryId = await record(db, actor, { act: 'report', kind: 'watch', id: watch.id, title: indicator.name }, [
    put('watch_run', { id: runId }, run),
    ...fresh.map((finding) => put('alert', { id: nextId() }, alertRow(finding))),
    ...again.map(({ alert, year }) => put('alert', { id: alert.id }, { again_year: year })),
  ]);
  return { entryId, found: fresh.length, again: again.length };
}

/** Runs the watches that look at one of these indicators, or at a rate made of one; all of them where none is named. */
export async function runWatches(db: CityDb, actor: Actor, indicatorIds: ReadonlySet<string> | null): Promise<Checked> {
  const indicators = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const touched = ({ indicatorId }: AlertWatch) => {
    const indicator = indicators.get(indicatorId);
    if (!indicator || indicator.retired) return false;
    const sources = [indicator.id, indicator.numeratorId, indicator.denominatorId];
    return indicatorIds === null || sources.some((id) => id !== null && indicatorIds.has(id));
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

/** All SQL of early warning: watches, what each of their runs did, and the alerts. How a run looks is in watch-runs.store.server.ts. */

import type { WatchMethod } from '#analysis/early-warning.ts';
import type { Model } from '#analysis/watched-areas.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import {
  type Alert,
  type AlertEffect,
  type AlertForm,
  type AlertMethod,
  type AlertState,
  type AlertWatch,
  subjectOf,
  type WatchForm,
  type WatchRun,
} from './alert.ts';
import type { AlertRow, WatchRow } from './alerts.table.ts';
import type { CityIndex } from './city-index.ts';
import { listIndicators } from './indicators.store.server.ts';
import { currentOf, listIndices } from './indices.store.server.ts';

export async function listWatches(db: CityDb): Promise<AlertWatch[]> {
  const rows = await db.selectFrom('watch').selectAll().where('city_id', '=', db.cityId).orderBy('id').execute();
  return rows.map(watchFrom);
}

function watchFrom(row: WatchRow): AlertWatch {
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    indexId: row.index_id,
    margin: row.margin,
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
  const { indicatorId, indexId } = subjectOf(form.indicatorId);
  const index = indexId === null ? null : await indexIn(db, indexId);
  const row = {
    indicator_id: indicatorId,
    index_id: indexId,
    margin: form.margin ?? 0,
    division_id: (index && currentOf(index)?.content.divisionId) ?? form.divisionId,
    methods: form.methods,
    model: form.model,
    false_share: form.falseShare / 100,
    years: form.years,
    days_to_answer: form.daysToAnswer,
    ...(expect === undefined ? { retired_at: null } : {}),
  };
  const act = expect === undefined ? 'create' : 'update';
  const title = await subjectName(db, { indicatorId, indexId });
  const entryId = await record(db, actor, { act, kind: 'watch', id, title }, [put('watch', { id }, row, expect)]);
  return { id, entryId };
}

export async function retireWatch(db: CityDb, actor: Actor, watch: AlertWatch, retired: boolean) {
  const title = await subjectName(db, watch);
  const { id, revision } = watch;
  return retire(db, actor, { table: 'watch', kind: 'watch', id, title, revision }, retired);
}

async function indexIn(db: CityDb, id: string): Promise<CityIndex> {
  const found = (await listIndices(db)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** What a watch is called: the indicator or the index it looks at. */
async function subjectName(
  db: CityDb,
  { indicatorId, indexId }: Pick<AlertWatch, 'indicatorId' | 'indexId'>,
): Promise<string> {
  if (indexId !== null) return (await indexIn(db, indexId)).name;
  const found = (await listIndicators(db)).find((each) => each.id === indicatorId);
  if (!found) throw notFound();
  return found.name;
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

export type WhichAlerts = { readonly areaId?: string; readonly indicatorId?: string; readonly indexId?: string };

/** Alerts, the latest first, of whatever values: what a reader may see of them is in guarded-alerts.store.server.ts. */
export async function storedAlerts(db: CityDb, { areaId, indicatorId, indexId }: WhichAlerts = {}): Promise<Alert[]> {
  let query = db.selectFrom('alert').selectAll().where('city_id', '=', db.cityId);
  if (areaId) query = query.where('area_id', '=', areaId);
  if (indicatorId) query = query.where('indicator_id', '=', indicatorId);
  if (indexId) query = query.where('index_id', '=', indexId);
  return (await query.orderBy('year', 'desc').orderBy('q').orderBy('id').execute()).map(alertFrom);
}

function alertFrom(row: AlertRow): Alert {
  return {
    id: row.id,
    runId: row.run_id,
    indicatorId: row.indicator_id,
    indexId: row.index_id,
    areaId: row.area_id,
    year: row.year,
    againYear: row.again_year,
    method: row.method as AlertMethod,
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

/** All SQL of measures. */

import { sql } from 'kysely';
import type { Evidence } from '#analysis/figure.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Act, type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { putSet, replaceSet } from '#platform/link-set.server.ts';
import { retire } from '#platform/retire.server.ts';
import type {
  Answer,
  Course,
  Measure,
  MeasureForm,
  MeasureState,
  Milestone,
  Participation,
  Priority,
  Report,
  ReportForm,
} from './measure.ts';
import type { MeasureReportRow, MeasureRow } from './measures.table.ts';

/** All measures with their links and their latest report up to a day. */
export async function listMeasures(db: CityDb, asOf: string): Promise<Measure[]> {
  const rows = await db.selectFrom('measure').selectAll().where('city_id', '=', db.cityId).orderBy('title').execute();
  const goals = await linksOf(db, 'measure_goal', 'goal_id');
  const areas = await linksOf(db, 'measure_area', 'area_id');
  const offices = await participations(db);
  const latest = await latestReports(db, asOf);
  return rows.map((row) => measureFrom(row, { goals, areas, offices, latest }));
}

type Links = {
  goals: ReadonlyMap<string, string[]>;
  areas: ReadonlyMap<string, string[]>;
  offices: ReadonlyMap<string, Participation[]>;
  latest: ReadonlyMap<string, Report>;
};

function measureFrom(row: MeasureRow, links: Links): Measure {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    summary: row.summary,
    plain: row.plain,
    sectorPartId: row.sector_part_id,
    leadId: row.lead_id,
    personId: row.person_id,
    priority: row.priority as Priority | null,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    rhythmMonths: row.rhythm_months,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
    goalIds: links.goals.get(row.id) ?? [],
    areaIds: links.areas.get(row.id) ?? [],
    participations: links.offices.get(row.id) ?? [],
    latest: links.latest.get(row.id) ?? null,
  };
}

async function linksOf(
  db: CityDb,
  table: 'measure_goal' | 'measure_area',
  column: 'goal_id' | 'area_id',
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ measure_id: string; ids: string[] }>`
    select measure_id, array_agg(${sql.ref(column)} order by ${sql.ref(column)}) as ids
    from ${sql.table(table)} where city_id = ${db.cityId} group by measure_id
  `.execute(db);
  return new Map(rows.map((row) => [row.measure_id, row.ids]));
}

/** @param of of this measure only */
async function participations(db: CityDb, of?: string): Promise<Map<string, Participation[]>> {
  const rows = await db
    .selectFrom('measure_office')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .$if(of !== undefined, (query) => query.where('measure_id', '=', of ?? ''))
    .orderBy('office_id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.measure_id);
  return new Map(
    [...grouped].map(([id, group]) => [
      id,
      group.map((row) => ({
        officeId: row.office_id,
        answer: row.answer as Answer,
        reason: row.reason,
        askedOn: row.asked_on,
      })),
    ]),
  );
}

async function latestReports(db: CityDb, asOf: string): Promise<Map<string, Report>> {
  const { rows } = await sql<MeasureReportRow>`
    select distinct on (measure_id) * from measure_report
    where city_id = ${db.cityId} and reported_on <= ${asOf}
    order by measure_id, reported_on desc, recorded_at desc
  `.execute(db);
  return new Map(rows.map((row) => [row.measure_id, reportFrom(row)]));
}

function reportFrom(row: MeasureReportRow): Report {
  return {
    id: row.id,
    reportedOn: row.reported_on,
    state: row.state as MeasureState | null,
    course: row.course as Course | null,
    sentence: row.sentence,
    obstacle: row.obstacle,
    decision: row.decision,
    decisionBy: row.decision_by,
    reporter: row.reporter,
    evidence: row.evidence as Evidence,
    source: row.source,
  };
}

/** The whole history of one measure, newest first. */
export async function listReports(db: CityDb, measureId: string): Promise<Report[]> {
  const rows = await db
    .selectFrom('measure_report')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('measure_id', '=', measureId)
    .orderBy('reported_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map(reportFrom);
}

export async function listMilestones(db: CityDb, measureId: string): Promise<Milestone[]> {
  const rows = await db
    .selectFrom('milestone')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('measure_id', '=', measureId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.title, dueOn: row.due_on, doneOn: row.done_on }));
}

type NewMeasure = { id?: string; form: MeasureForm; source?: string | null; expect?: number | undefined };

export async function saveMeasure(db: CityDb, actor: Actor, { id = newId(), form, source = null, expect }: NewMeasure) {
  const act: Act = expect === undefined ? 'create' : 'update';
  const changes = await measureChanges(db, id, form, source, expect);
  const entryId = await record(db, actor, { act, kind: 'measure', id, title: form.title }, changes);
  return { id, entryId };
}

/** What has to be written so that a measure is as the form says. */
export async function measureChanges(
  db: CityDb,
  id: string,
  form: MeasureForm,
  source: string | null,
  expect: number | undefined,
): Promise<RowChange[]> {
  const isNew = expect === undefined;
  const row = {
    code: form.code,
    title: form.title,
    summary: form.summary,
    plain: form.plain,
    sector_part_id: form.sectorPartId,
    lead_id: form.leadId,
    person_id: form.personId,
    priority: form.priority,
    starts_on: form.startsOn,
    due_on: form.dueOn,
    rhythm_months: form.rhythmMonths,
    ...(isNew ? { source, retired_at: null } : {}),
  };
  const asked = isNew ? [] : ((await participations(db, id)).get(id) ?? []);
  const offices = form.officeIds
    .filter((officeId) => officeId !== form.leadId)
    .map((office_id) => {
      const before = asked.find((each) => each.officeId === office_id);
      return {
        office_id,
        answer: before?.answer ?? 'open',
        reason: before?.reason ?? null,
        asked_on: before?.askedOn ?? today(),
      };
    });
  const milestones = form.milestones.map((each, position) => ({
    id: each.id ?? newId(),
    title: each.title,
    due_on: each.dueOn,
    done_on: each.doneOn,
    position,
  }));
  const scope = { measure_id: id };
  const sets = [
    ['measure_goal', 'goal_id', form.goalIds.map((goal_id) => ({ goal_id }))],
    ['measure_area', 'area_id', form.areaIds.map((area_id) => ({ area_id }))],
    ['measure_office', 'office_id', offices],
    ['milestone', 'id', milestones],
  ] as const;
  const changes: RowChange[][] = [];
  for (const [table, key, rows] of sets)
    changes.push(isNew ? putSet(table, scope, [key], rows) : await replaceSet(db, table, scope, [key], rows));
  return [put('measure', { id }, row, expect), ...changes.flat()];
}

export function retireMeasure(db: CityDb, actor: Actor, measure: Measure, retired: boolean): Promise<number | null> {
  const { id, title, revision } = measure;
  return retire(db, actor, { table: 'measure', kind: 'measure', id, title, revision }, retired);
}

export async function reportProgress(
  db: CityDb,
  actor: Actor,
  measure: Pick<Measure, 'id' | 'title'>,
  form: ReportForm,
  { evidence = 'asserted', source = null }: { evidence?: Evidence; source?: string | null } = {},
): Promise<number | null> {
  return record(db, actor, { act: 'report', kind: 'measure', id: measure.id, title: measure.title }, [
    put(
      'measure_report',
      { measure_id: measure.id, id: newId() },
      {
        reported_on: form.reportedOn,
        recorded_at: now().toISOString(),
        state: form.state,
        course: form.course,
        sentence: form.sentence,
        obstacle: form.obstacle,
        decision: form.decision,
        decision_by: form.decisionBy,
        reporter: actor.name,
        evidence,
        source,
      },
    ),
  ]);
}

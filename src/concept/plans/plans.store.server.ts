/** All SQL of sector plans and of the goals that rest on them. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { keepFile } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { GoalPlan, GoalPlanForm, PlanForm, PlanKind, SectorPlan } from './plan.ts';

export async function listPlans(db: CityDb): Promise<SectorPlan[]> {
  const rows = await db
    .selectFrom('sector_plan')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind as PlanKind,
    officeId: row.office_id,
    resolution: row.resolution,
    resolvedOn: row.resolved_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    link: row.document_link,
    fileId: row.file_id,
    note: row.note,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
}

export async function listGoalPlans(db: CityDb): Promise<GoalPlan[]> {
  const rows = await db
    .selectFrom('goal_plan')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('goal_id')
    .orderBy('plan_id')
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    planId: row.plan_id,
    basis: row.basis,
    contradiction: row.contradiction,
    markedOn: row.marked_on,
    markedBy: row.marked_by,
  }));
}

export type Document = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/** `document`: a new file; undefined leaves what is there, null takes it away. */
export async function savePlan(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    form,
    document,
    expect,
  }: { id?: string; form: PlanForm; document?: Document | null | undefined; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const fileId = document ? (await keepFile(db, { ...document, createdBy: actor.id })).id : document;
  const row = {
    title: form.title,
    kind: form.kind,
    office_id: form.officeId,
    resolution: form.resolution,
    resolved_on: form.resolvedOn,
    valid_from: form.validFrom,
    valid_to: form.validTo,
    document_link: form.link,
    note: form.note,
    source: form.source,
    ...(fileId === undefined ? {} : { file_id: fileId }),
    ...(expect === undefined ? { retired_at: null } : {}),
  };
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, kind: 'sector-plan', id, title: form.title }, [
    put('sector_plan', { id }, row, expect),
  ]);
  return { id, entryId };
}

export function retirePlan(db: CityDb, actor: Actor, plan: SectorPlan, retired: boolean): Promise<number | null> {
  const { id, title, revision } = plan;
  return retire(db, actor, { table: 'sector_plan', kind: 'sector-plan', id, title, revision }, retired);
}

/** The goal rests on the plan; a contradiction is marked with the day and the one who saw it first. */
export async function tieGoal(
  db: CityDb,
  actor: Actor,
  plan: Pick<SectorPlan, 'id' | 'title'>,
  { goalId, basis, contradiction }: GoalPlanForm,
): Promise<number | null> {
  const before = (await listGoalPlans(db)).find((each) => each.goalId === goalId && each.planId === plan.id);
  const kept = before?.contradiction != null && contradiction !== null;
  const mark = kept
    ? { marked_on: before.markedOn, marked_by: before.markedBy }
    : { marked_on: contradiction === null ? null : today(), marked_by: contradiction === null ? null : actor.name };
  return record(db, actor, { act: 'update', kind: 'sector-plan', id: plan.id, title: plan.title }, [
    put('goal_plan', { goal_id: goalId, plan_id: plan.id }, { basis, contradiction, ...mark }),
  ]);
}

export async function untieGoal(
  db: CityDb,
  actor: Actor,
  plan: Pick<SectorPlan, 'id' | 'title'>,
  goalId: string,
): Promise<number | null> {
  const tied = (await listGoalPlans(db)).some((each) => each.goalId === goalId && each.planId === plan.id);
  if (!tied) throw notFound();
  return record(db, actor, { act: 'update', kind: 'sector-plan', id: plan.id, title: plan.title }, [
    drop('goal_plan', { goal_id: goalId, plan_id: plan.id }),
  ]);
}

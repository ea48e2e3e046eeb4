/** All SQL of conflicts but for their course (course.store.server.ts). */

import { sql } from 'kysely';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Conflict, ConflictForm, ConflictOption, ConflictStep, Statement, Strength } from './conflict.ts';
import type { ConflictOfficeRow, ConflictRow, ConflictStepRow } from './conflicts.table.ts';
import type { ConflictState, ProcedureStep, Stance, StepOutcome } from './procedure.ts';
import { stepsByVersion, versionKey } from './procedures.store.server.ts';

/** All conflicts of the city with everything that belongs to them, the latest first. */
export async function listConflicts(db: CityDb): Promise<Conflict[]> {
  const rows = await db
    .selectFrom('conflict')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('found_on', 'desc')
    .orderBy('title')
    .execute();
  const links: Links = {
    goals: await linksOf(db, 'conflict_goal', 'goal_id'),
    measures: await linksOf(db, 'conflict_measure', 'measure_id'),
    areas: await linksOf(db, 'conflict_area', 'area_id'),
    statements: await statementsOf(db),
    options: await optionsOf(db),
    begun: await begunSteps(db),
    procedures: await stepsByVersion(db),
  };
  return rows.map((row) => conflictFrom(row, links));
}

export async function conflictIn(db: CityDb, id: string): Promise<Conflict> {
  const found = (await listConflicts(db)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

type Links = {
  goals: ReadonlyMap<string, string[]>;
  measures: ReadonlyMap<string, string[]>;
  areas: ReadonlyMap<string, string[]>;
  statements: ReadonlyMap<string, Statement[]>;
  options: ReadonlyMap<string, ConflictOption[]>;
  begun: ReadonlyMap<string, ConflictStepRow[]>;
  procedures: ReadonlyMap<string, ProcedureStep[]>;
};

function conflictFrom(row: ConflictRow, links: Links): Conflict {
  const procedure = links.procedures.get(versionKey(row.procedure_id, row.procedure_version)) ?? [];
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    uses: row.uses,
    goalIds: links.goals.get(row.id) ?? [],
    measureIds: links.measures.get(row.id) ?? [],
    areaIds: links.areas.get(row.id) ?? [],
    strength: row.strength as Strength | null,
    evidence: row.evidence,
    officeId: row.office_id,
    ownerId: row.owner_id,
    deputyId: row.deputy_id,
    state: row.state as ConflictState,
    stateReason: row.state_reason,
    foundOn: row.found_on,
    procedureId: row.procedure_id,
    procedureVersion: row.procedure_version,
    startedOn: row.started_on,
    proposalKey: row.proposal_key,
    source: row.source,
    revision: row.revision,
    asked: links.statements.get(row.id) ?? [],
    options: links.options.get(row.id) ?? [],
    steps: procedure.map((step) => stepOf(step, links.begun.get(row.id) ?? [])),
  };
}

/** A step of the procedure with how far this conflict has come in it. */
export function stepOf(step: ProcedureStep, begun: readonly ConflictStepRow[]): ConflictStep {
  const row = begun.find(({ position }) => position === step.position);
  return {
    ...step,
    startedOn: row?.started_on ?? null,
    dueOn: row?.due_on ?? null,
    endedOn: row?.ended_on ?? null,
    outcome: (row?.outcome ?? null) as StepOutcome | null,
    reason: row?.reason ?? null,
    minority: row?.minority ?? null,
    optionId: row?.option_id ?? null,
    endedBy: row?.ended_by ?? null,
  };
}

async function linksOf(
  db: CityDb,
  table: 'conflict_goal' | 'conflict_measure' | 'conflict_area',
  column: 'goal_id' | 'measure_id' | 'area_id',
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ conflict_id: string; ids: string[] }>`
    select conflict_id, array_agg(${sql.ref(column)} order by ${sql.ref(column)}) as ids
    from ${sql.table(table)} where city_id = ${db.cityId} group by conflict_id
  `.execute(db);
  return new Map(rows.map((row) => [row.conflict_id, row.ids]));
}

async function statementsOf(db: CityDb): Promise<Map<string, Statement[]>> {
  const rows = await db
    .selectFrom('conflict_office')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('office_id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.conflict_id);
  return new Map([...grouped].map(([id, group]) => [id, group.map(statementFrom)]));
}

function statementFrom(row: ConflictOfficeRow): Statement {
  return {
    officeId: row.office_id,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    stance: row.stance as Stance | null,
    statement: row.statement,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    revision: row.revision,
  };
}

async function optionsOf(db: CityDb): Promise<Map<string, ConflictOption[]>> {
  const rows = await db
    .selectFrom('conflict_option')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.conflict_id);
  return new Map(
    [...grouped].map(([id, group]) => [id, group.map((row) => ({ id: row.id, title: row.title, effect: row.effect }))]),
  );
}

async function begunSteps(db: CityDb): Promise<Map<string, ConflictStepRow[]>> {
  const rows = await db.selectFrom('conflict_step').selectAll().where('city_id', '=', db.cityId).execute();
  return Map.groupBy(rows, (row) => row.conflict_id);
}

type NewConflict = {
  readonly id?: string;
  readonly form: ConflictForm;
  readonly proposalKey?: string | null;
  readonly source?: string | null;
  readonly expect?: number | undefined;
};

/** Notes a conflict, or changes what is said of it. What was decided stays as it was decided. */
export async function saveConflict(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, proposalKey = null, source = null, expect }: NewConflict,
): Promise<{ id: string; entryId: number | null }> {
  const before = expect === undefined ? null : await conflictIn(db, id);
  if (before?.state === 'decided') throw new Refusal(409, 'conflict-decided');
  const row = {
    title: form.title,
    summary: form.summary,
    uses: form.uses,
    strength: form.strength,
    evidence: form.evidence,
    office_id: form.officeId,
    owner_id: form.ownerId,
    deputy_id: form.deputyId,
    ...(before
      ? {}
      : {
          state: 'noted',
          state_reason: null,
          found_on: today(),
          procedure_id: null,
          procedure_version: null,
          started_on: null,
          proposal_key: proposalKey,
          source,
        }),
  };
  const entryId = await record(
    db,
    actor,
    { act: before ? 'update' : 'create', kind: 'conflict', id, title: form.title },
    [put('conflict', { id }, row, expect), ...(await partsOf(db, id, form, before))],
  );
  return { id, entryId };
}

async function partsOf(db: CityDb, id: string, form: ConflictForm, before: Conflict | null): Promise<RowChange[]> {
  const scope = { conflict_id: id };
  const links = <K extends string>(key: K, ids: readonly string[]) => ids.map((each) => ({ [key]: each }));
  const options = form.options.map((option, position) => ({
    id: option.id ?? newId(),
    title: option.title,
    effect: option.effect,
    position,
  }));
  return [
    ...(await replaceSet(db, 'conflict_goal', scope, ['goal_id'], links('goal_id', form.goalIds))),
    ...(await replaceSet(db, 'conflict_measure', scope, ['measure_id'], links('measure_id', form.measureIds))),
    ...(await replaceSet(db, 'conflict_area', scope, ['area_id'], links('area_id', form.areaIds))),
    ...(await replaceSet(db, 'conflict_option', scope, ['id'], options)),
    ...(await affectedOffices(db, id, form.officeIds, before)),
  ];
}

/** Who has been asked stays: what an office was told, and what it said, is not taken from it. */
async function affectedOffices(
  db: CityDb,
  id: string,
  officeIds: readonly string[],
  before: Conflict | null,
): Promise<RowChange[]> {
  const held = new Map((before?.asked ?? []).map((each) => [each.officeId, each]));
  const gone = [...held.values()].filter((each) => each.askedOn !== null && !officeIds.includes(each.officeId));
  if (gone.length > 0) throw new Refusal(409, 'conflict-office-asked');
  const blank = { asked_on: null, due_on: null, stance: null, statement: null, answered_on: null, answered_by: null };
  const rows = officeIds.map((office_id) => (held.has(office_id) ? { office_id } : { office_id, ...blank }));
  return replaceSet(db, 'conflict_office', { conflict_id: id }, ['office_id'], rows);
}

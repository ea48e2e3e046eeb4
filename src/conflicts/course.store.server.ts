/**
 * How a conflict moves: every act is put before the one rule (`after` in procedure.ts), and what follows from it is written
 * with one entry of the journal. Deadlines move conflicts in the same way.
 */

import { sql } from 'kysely';
import { personNames } from '#people/person-names.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Act, type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Conflict, StatementForm, StepForm } from './conflict.ts';
import { conflictIn, stepOf } from './conflicts.store.server.ts';
import { after, type Course, type CourseAct } from './procedure.ts';
import { listProcedures } from './procedures.store.server.ts';

/** Nobody else moves it meanwhile. */
async function lockedConflict(db: CityDb, id: string): Promise<Conflict> {
  await sql`select id from conflict where city_id = ${db.cityId} and id = ${id} for update`.execute(db);
  return conflictIn(db, id);
}

/** The rows in which a course differs from what is stored, with more words for the step that has just ended. */
function changesOf(conflict: Conflict, course: Course, said: Readonly<Record<number, object>> = {}): RowChange[] {
  const steps = course.steps.flatMap((step) => {
    const before = conflict.steps.find(({ position }) => position === step.position);
    const same =
      before?.startedOn === step.startedOn && before?.dueOn === step.dueOn && before?.endedOn === step.endedOn;
    if (same || step.startedOn === null) return [];
    const key = { conflict_id: conflict.id, position: step.position };
    return put('conflict_step', key, {
      started_on: step.startedOn,
      due_on: step.dueOn,
      ended_on: step.endedOn,
      outcome: step.outcome,
      ...(before?.startedOn ? {} : { reason: null, minority: null, option_id: null, ended_by: null }),
      ...said[step.position],
    });
  });
  const asked = course.asked.flatMap((each) => {
    const before = conflict.asked.find(({ officeId }) => officeId === each.officeId);
    if (before && before.askedOn === each.askedOn && before.dueOn === each.dueOn) return [];
    const key = { conflict_id: conflict.id, office_id: each.officeId };
    const blank = { stance: null, statement: null, answered_on: null, answered_by: null };
    return put('conflict_office', key, { asked_on: each.askedOn, due_on: each.dueOn, ...(before ? {} : blank) });
  });
  return [...steps, ...asked];
}

function moved(conflict: Conflict, act: CourseAct): Course {
  const result = after(conflict, act, today());
  if (result.refused !== null) throw new Refusal(409, result.refused);
  return result.course;
}

function write(
  db: CityDb,
  actor: Actor,
  { id, title }: Conflict,
  act: Act,
  changes: readonly RowChange[],
  row: object = {},
) {
  return record(db, actor, { act, kind: 'conflict', id, title }, [put('conflict', { id }, { ...row }), ...changes]);
}

/** The procedure begins: who is affected is asked, who runs alongside is told. */
export async function beginProcedure(db: CityDb, actor: Actor, id: string, procedureId: string) {
  const conflict = await lockedConflict(db, id);
  const procedure = (await listProcedures(db)).find((each) => each.id === procedureId && !each.retired);
  if (!procedure) throw notFound();
  await requireOwner(db, conflict);
  const steps = procedure.steps.map((step) => stepOf(step, []));
  const course = moved({ ...conflict, steps }, { kind: 'begin' });
  const begun = { ...conflict, steps };
  return write(db, actor, conflict, 'open', changesOf(begun, course), {
    state: course.state,
    procedure_id: procedure.id,
    procedure_version: procedure.version,
    started_on: today(),
  });
}

/** Somebody sees to it who still works here. */
async function requireOwner(db: CityDb, { ownerId, officeId }: Conflict) {
  if (ownerId === null && officeId === null) throw new Refusal(409, 'conflict-without-owner');
  if (ownerId !== null && !(await personNames(db)).has(ownerId)) throw new Refusal(409, 'conflict-owner-left');
}

/** What an office says. */
export async function giveStatement(
  db: CityDb,
  actor: Actor,
  id: string,
  { officeId, form, expect }: { officeId: string; form: StatementForm; expect?: number | undefined },
) {
  const conflict = await lockedConflict(db, id);
  const course = moved(conflict, { kind: 'answer', officeId });
  const said = { stance: form.stance, statement: form.statement, answered_on: today(), answered_by: actor.name };
  return write(db, actor, conflict, 'report', [
    put('conflict_office', { conflict_id: id, office_id: officeId }, said, expect),
    ...changesOf(conflict, course),
  ]);
}

/** A step ends: it is done, it is decided, or it is passed on to the next. */
export async function endStep(db: CityDb, actor: Actor, id: string, position: number, form: StepForm) {
  const conflict = await lockedConflict(db, id);
  const { ending } = form;
  if (form.optionId !== null && !conflict.options.some((each) => each.id === form.optionId)) throw notFound();
  const act: CourseAct =
    ending === 'done' ? { kind: 'finish', position } : { kind: 'decide', position, outcome: ending };
  const course = moved(conflict, act);
  const said = { reason: form.reason, minority: form.minority, option_id: form.optionId, ended_by: actor.name };
  const row = course.state === conflict.state ? {} : { state: course.state };
  const kind = course.state === 'decided' ? 'close' : 'report';
  return write(db, actor, conflict, kind, changesOf(conflict, course, { [position]: said }), row);
}

export async function extendStep(db: CityDb, actor: Actor, id: string, position: number, dueOn: string) {
  const conflict = await lockedConflict(db, id);
  const course = moved(conflict, { kind: 'extend', position, dueOn });
  return write(db, actor, conflict, 'update', changesOf(conflict, course));
}

/** Who became affected while the procedure runs is asked at once; without that nothing is decided. */
export async function askLate(db: CityDb, actor: Actor, id: string) {
  const conflict = await lockedConflict(db, id);
  const officeIds = conflict.asked.filter(({ askedOn }) => askedOn === null).map(({ officeId }) => officeId);
  const others = conflict.asked.filter(({ askedOn }) => askedOn !== null);
  const course = moved({ ...conflict, asked: others }, { kind: 'ask', officeIds });
  return write(db, actor, conflict, 'update', changesOf(conflict, course));
}

/** It turned out to be none, or was settled before anybody had to decide. */
export async function dropConflict(db: CityDb, actor: Actor, id: string, reason: string, expect: number | undefined) {
  const conflict = await lockedConflict(db, id);
  if (conflict.state === 'decided') throw new Refusal(409, 'conflict-decided');
  const { title } = conflict;
  return record(db, actor, { act: 'retire', kind: 'conflict', id, title }, [
    put('conflict', { id }, { state: 'dropped', state_reason: reason }, expect),
  ]);
}

/** Moves on whatever has come to its day; nothing is written where nothing has. Returns how many moved. */
export async function moveExpired(db: CityDb, actor: Actor): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select distinct conflict.id from conflict
    join conflict_step on conflict_step.city_id = conflict.city_id and conflict_step.conflict_id = conflict.id
    where conflict.city_id = ${db.cityId} and conflict_step.city_id = ${db.cityId}
      and conflict.state = 'running' and ended_on is null and due_on < ${today()}
  `.execute(db);
  let count = 0;
  for (const { id } of rows) {
    const conflict = await lockedConflict(db, id);
    const changes = changesOf(conflict, moved(conflict, { kind: 'expire' }));
    if (changes.length === 0) continue;
    await write(db, actor, conflict, 'update', changes);
    count += 1;
  }
  return count;
}

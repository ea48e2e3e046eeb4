/** All SQL of the hearing of offices on a draft. What the database itself holds: nothing changes once the step is over. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { StatementKind, Version } from '../version.ts';
import type { VersionCommentRow, VersionHearingRow } from '../versions.table.ts';
import {
  type AnswerRemarkForm,
  type DraftComment,
  type DraftCommentAnswer,
  type Hearing,
  mayRemark,
} from './hearing.ts';

export async function listHearings(db: CityDb): Promise<Hearing[]> {
  const rows = await db
    .selectFrom('version_hearing')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('version_id')
    .orderBy('step_id')
    .orderBy('office_id')
    .execute();
  return rows.map(hearingFrom);
}

function hearingFrom(row: VersionHearingRow): Hearing {
  return {
    stepId: row.step_id,
    versionId: row.version_id,
    officeId: row.office_id,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    revision: row.revision,
  };
}

/** The eldest first. */
export async function listDraftComments(db: CityDb): Promise<DraftComment[]> {
  const rows = await db
    .selectFrom('version_comment')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('filed_on')
    .orderBy('id')
    .execute();
  return rows.map(commentFrom);
}

function commentFrom(row: VersionCommentRow): DraftComment {
  const { kind, object_id: objectId } = row;
  return {
    id: row.id,
    stepId: row.step_id,
    versionId: row.version_id,
    officeId: row.office_id,
    about: kind !== null && objectId !== null ? { kind: kind as StatementKind, objectId } : null,
    text: row.text,
    filedOn: row.filed_on,
    filedBy: row.filed_by,
    answer: row.answer as DraftCommentAnswer | null,
    answerReason: row.answer_reason,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

/** The step by which each version came where it is. */
export async function lastSteps(db: CityDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('version_step')
    .select(['id', 'version_id'])
    .where('city_id', '=', db.cityId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ id, version_id }) => [version_id, id]));
}

/** The offices one can ask, and those whose goals and parts the draft is about. */
export async function officesToHear(db: CityDb): Promise<{ id: string; name: string; involved: boolean }[]> {
  const leads = new Set<string | null>();
  for (const table of ['goal', 'sector_part'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('office_id')
      .distinct()
      .where('city_id', '=', db.cityId)
      .where('retired_at', 'is', null)
      .execute();
    for (const { office_id } of rows) leads.add(office_id);
  }
  const offices = (await listNames(db, 'office', 'name')).filter(({ retired }) => !retired);
  return offices.map(({ id, name }) => ({ id, name, involved: leads.has(id) }));
}

/** The rows by which offices are asked; written with the step that asks them. */
export async function asked(
  db: CityDb,
  { versionId, stepId, dueOn }: { versionId: string; stepId: string; dueOn: string },
  officeIds: readonly string[],
): Promise<RowChange[]> {
  const known = new Set((await officesToHear(db)).map(({ id }) => id));
  if (officeIds.some((id) => !known.has(id))) throw notFound();
  const row = { version_id: versionId, asked_on: today(), due_on: dueOn, answered_on: null, answered_by: null };
  return [...new Set(officeIds)].map((office_id) => put('version_hearing', { step_id: stepId, office_id }, row));
}

async function mustBeOpen(db: CityDb, version: Pick<Version, 'id' | 'state'>, hearing: Hearing) {
  const lastStep = (await lastSteps(db)).get(version.id) ?? null;
  const refused = mayRemark(hearing, { state: version.state, lastStep }, today());
  if (refused) throw new Refusal(409, refused);
}

type Heard = { readonly version: Pick<Version, 'id' | 'title' | 'state'>; readonly hearing: Hearing };
const subjectOf = ({ id, title }: Heard['version']) => ({ kind: 'version-comment', id, title });

export async function remark(
  db: CityDb,
  actor: Actor,
  { version, hearing }: Heard,
  { about, text, id = newId() }: Pick<DraftComment, 'about' | 'text'> & { id?: string },
): Promise<number | null> {
  await mustBeOpen(db, version, hearing);
  return record(db, actor, { act: 'create', ...subjectOf(version) }, [
    put(
      'version_comment',
      { id },
      {
        step_id: hearing.stepId,
        version_id: version.id,
        office_id: hearing.officeId,
        kind: about?.kind ?? null,
        object_id: about?.objectId ?? null,
        text,
        filed_on: today(),
        filed_by: actor.name,
        answer: null,
        answer_reason: null,
        answered_on: null,
        answered_by: null,
        retired_at: null,
      },
    ),
  ]);
}

/** As long as nobody has answered it. */
export async function withdrawRemark(db: CityDb, actor: Actor, { version, hearing }: Heard, comment: DraftComment) {
  await mustBeOpen(db, version, hearing);
  if (comment.answer !== null) throw new Refusal(409, 'remark-answered');
  const { id, revision } = comment;
  return retire(
    db,
    actor,
    { table: 'version_comment', kind: 'version-comment', id, title: version.title, revision },
    true,
  );
}

/** The office has said what it has to say, be it nothing. */
export async function closeHearing(db: CityDb, actor: Actor, { version, hearing }: Heard): Promise<number | null> {
  await mustBeOpen(db, version, hearing);
  const { stepId: step_id, officeId: office_id } = hearing;
  return record(db, actor, { act: 'report', ...subjectOf(version) }, [
    put('version_hearing', { step_id, office_id }, { answered_on: today(), answered_by: actor.name }),
  ]);
}

/** Answers are given as long as the version is open, also after the step: nobody is left without one. */
export function answerRemark(
  db: CityDb,
  actor: Actor,
  version: Pick<Version, 'id' | 'title' | 'state'>,
  comment: DraftComment,
  { form, expect }: { form: AnswerRemarkForm; expect: number },
): Promise<number | null> {
  if (version.state !== 'open') throw new Refusal(409, 'hearing-ended');
  return record(db, actor, { act: 'report', ...subjectOf(version) }, [
    put(
      'version_comment',
      { id: comment.id },
      {
        answer: form.answer,
        answer_reason: form.answerReason,
        answered_on: today(),
        answered_by: actor.name,
      },
      expect,
    ),
  ]);
}

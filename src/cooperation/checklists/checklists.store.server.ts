/** All SQL of checklists: what is asked, of which parts, and what they answered. */

import { sql } from 'kysely';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { ChecklistVersionRow } from '../cooperation.table.ts';
import type {
  AnswerRow,
  AskedPart,
  Checklist,
  ChecklistAnswer,
  ChecklistForm,
  ChecklistVersion,
  Question,
  VersionState,
} from './checklist.ts';
import { readAnswer } from './checklist.ts';

export async function listChecklists(db: CityDb): Promise<Checklist[]> {
  const rows = await db
    .selectFrom('checklist')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    challengeId: row.challenge_id,
    title: row.title,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
}

export async function listVersions(db: CityDb): Promise<ChecklistVersion[]> {
  const rows = await db
    .selectFrom('checklist_version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('checklist_id')
    .orderBy('version')
    .execute();
  return rows.map(versionFrom);
}

function versionFrom(row: ChecklistVersionRow): ChecklistVersion {
  return {
    checklistId: row.checklist_id,
    version: row.version,
    state: row.state as VersionState,
    questions: row.questions as Question[],
    dueOn: row.due_on,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    revision: row.revision,
  };
}

export async function listAskedParts(db: CityDb): Promise<AskedPart[]> {
  const rows = await db
    .selectFrom('checklist_part')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('checklist_id')
    .orderBy('version')
    .orderBy('sector_part_id')
    .execute();
  return rows.map((row) => ({
    checklistId: row.checklist_id,
    version: row.version,
    partId: row.sector_part_id,
    personId: row.person_id,
    deputyId: row.deputy_id,
    revision: row.revision,
  }));
}

export async function listAnswers(db: CityDb): Promise<ChecklistAnswer[]> {
  const rows = await db
    .selectFrom('checklist_answer')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('checklist_id')
    .orderBy('version')
    .orderBy('sector_part_id')
    .orderBy('question_id')
    .execute();
  return rows.map((row) => ({
    checklistId: row.checklist_id,
    version: row.version,
    partId: row.sector_part_id,
    questionId: row.question_id,
    answer: row.answer,
    note: row.note,
    link: row.evidence_link,
    fileId: row.evidence_file_id,
    indicatorId: row.evidence_indicator_id,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
  }));
}

const subject = ({ id, title }: Pick<Checklist, 'id' | 'title'>) => ({ kind: 'checklist', id, title });
const versionKey = ({ checklistId, version }: Pick<ChecklistVersion, 'checklistId' | 'version'>) => ({
  checklist_id: checklistId,
  version,
});

/**
 * Writes the draft of the next version; what is open or closed is not touched. The revision is that of the checklist, which
 * counts up with its draft.
 */
export async function saveDraft(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: { id?: string; form: ChecklistForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const versions = (await listVersions(db)).filter((each) => each.checklistId === id);
  const draft = versions.find((each) => each.state === 'draft');
  const version = draft?.version ?? Math.max(0, ...versions.map((each) => each.version)) + 1;
  const questions: Question[] = form.questions.map((each) => ({
    id: each.id ?? newId(),
    text: each.text ?? '',
    type: each.type,
    guidance: each.guidance,
    options: each.options,
  }));
  const fresh = expect === undefined ? { retired_at: null } : {};
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, ...subject({ id, title: form.title }) }, [
    put(
      'checklist',
      { id },
      { challenge_id: form.challengeId, title: form.title, source: form.source, ...fresh },
      expect,
    ),
    put('checklist_version', versionKey({ checklistId: id, version }), {
      state: 'draft',
      questions,
      due_on: form.dueOn,
      opened_on: null,
      closed_on: null,
    }),
  ]);
  return { id, entryId };
}

export type Duty = { readonly partId: string; readonly personId: string | null; readonly deputyId: string | null };

/** The draft is asked of the parts from now on; the version before it is closed with its answers. */
export async function openVersion(
  db: CityDb,
  actor: Actor,
  checklist: Checklist,
  { dueOn, duties }: { dueOn: string; duties: readonly Duty[] },
): Promise<number | null> {
  if (checklist.retired) throw new Refusal(409, 'object-ended');
  const versions = (await listVersions(db)).filter((each) => each.checklistId === checklist.id);
  const draft = versions.find((each) => each.state === 'draft');
  if (!draft) throw new Refusal(409, 'checklist-not-open');
  const before = versions.find((each) => each.state === 'open');
  return record(db, actor, { act: 'open', ...subject(checklist) }, [
    ...(before ? [closing(before)] : []),
    put('checklist_version', versionKey(draft), { state: 'open', due_on: dueOn, opened_on: today() }),
    ...duties.map((duty) =>
      put(
        'checklist_part',
        { ...versionKey(draft), sector_part_id: duty.partId },
        { person_id: duty.personId, deputy_id: duty.deputyId, answered_at: null },
      ),
    ),
  ]);
}

const closing = (version: ChecklistVersion): RowChange =>
  put('checklist_version', versionKey(version), { state: 'closed', closed_on: today() });

export async function closeVersion(db: CityDb, actor: Actor, checklist: Checklist): Promise<number | null> {
  const open = (await listVersions(db)).find((each) => each.checklistId === checklist.id && each.state === 'open');
  if (!open) throw new Refusal(409, 'checklist-not-open');
  return record(db, actor, { act: 'close', ...subject(checklist) }, [closing(open)]);
}

/** Who of a part answers, and who if she cannot. */
export async function nameAnswerer(
  db: CityDb,
  actor: Actor,
  checklist: Pick<Checklist, 'id' | 'title'>,
  version: number,
  { partId, personId, deputyId }: Duty,
): Promise<number | null> {
  return record(db, actor, { act: 'update', ...subject(checklist) }, [
    put(
      'checklist_part',
      { ...versionKey({ checklistId: checklist.id, version }), sector_part_id: partId },
      { person_id: personId, deputy_id: deputyId },
    ),
  ]);
}

export function retireChecklist(db: CityDb, actor: Actor, checklist: Checklist, retired: boolean) {
  const { id, title, revision } = checklist;
  return retire(db, actor, { table: 'checklist', kind: 'checklist', id, title, revision }, retired);
}

/** The version as it is now, locked: whoever closes it waits until the answers are in, or they are refused. */
async function openAt(db: CityDb, checklistId: string, version: number): Promise<ChecklistVersion> {
  const { rows } = await sql<ChecklistVersionRow>`
    select * from checklist_version
    where city_id = ${db.cityId} and checklist_id = ${checklistId} and version = ${version} for share
  `.execute(db);
  const [row] = rows;
  if (!row) throw notFound();
  if (row.state === 'closed') throw new Refusal(409, 'checklist-closed');
  if (row.state === 'draft') throw new Refusal(409, 'checklist-not-open');
  return versionFrom(row);
}

/** Rows with their files, which are kept before; `fileId` undefined leaves the file that is there. */
export type TypedAnswer = AnswerRow & { readonly fileId?: string | undefined };

/** Keeps what is new or different among the answers of a part; refused once the version is closed. */
export async function saveAnswers(
  db: CityDb,
  actor: Actor,
  checklist: Pick<Checklist, 'id' | 'title'>,
  {
    version: number,
    partId,
    rows,
    expect,
  }: { version: number; partId: string; rows: readonly TypedAnswer[]; expect?: number | undefined },
): Promise<number | null> {
  const version = await openAt(db, checklist.id, number);
  const stored = (await listAnswers(db)).filter(
    (each) => each.checklistId === checklist.id && each.version === number && each.partId === partId,
  );
  const partKey = { ...versionKey(version), sector_part_id: partId };
  const changes = rows.flatMap((row): RowChange[] => {
    const question = version.questions.find((each) => each.id === row.questionId);
    const before = stored.find((each) => each.questionId === row.questionId);
    const read = question ? readAnswer(question, row.answer) : { error: 'unknown-choice' };
    if ('error' in read) throw new Refusal(422, 'bad-request');
    const { note, link, indicatorId } = row;
    const fileId = row.fileId ?? before?.fileId ?? null;
    const empty = [read.answer, note, link, fileId, indicatorId].every((each) => each === null);
    const same =
      before &&
      before.answer === read.answer &&
      before.note === note &&
      before.link === link &&
      before.indicatorId === indicatorId &&
      before.fileId === fileId;
    if (same || (empty && !before)) return [];
    return [
      put(
        'checklist_answer',
        { ...partKey, question_id: row.questionId },
        {
          answer: read.answer,
          note,
          evidence_link: link,
          evidence_file_id: fileId,
          evidence_indicator_id: indicatorId,
          answered_on: today(),
          answered_by: actor.name,
        },
      ),
    ];
  });
  if (changes.length === 0) return null;
  // Its revision tells whoever answers for the same part at the same time.
  const part = put('checklist_part', partKey, { answered_at: now().toISOString() }, expect);
  return record(db, actor, { act: 'report', ...subject(checklist) }, [part, ...changes]);
}

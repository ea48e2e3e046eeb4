/** All SQL of the annual report. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record, recordSummary } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { RoundRequestRow, RoundRow } from './annual-report.table.ts';
import type { Part, ReportDocument } from './document.ts';
import type { ReportData } from './report-data.ts';
import { type FrozenReport, methodVersions, type Request, type Round, type RoundForm } from './round.ts';

export async function listRounds(db: CityDb): Promise<Round[]> {
  const rows = await db
    .selectFrom('round')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(roundFrom);
}

function roundFrom(row: RoundRow): Round {
  return {
    id: row.id,
    year: row.year,
    title: row.title,
    note: row.note,
    dueOn: row.due_on,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    closedAt: row.closed_at,
    revision: row.revision,
  };
}

/** Requests of open rounds, or of one round. A measure's request is answered by any state reported since it was asked. */
export async function listRequests(db: CityDb, roundId?: string): Promise<Request[]> {
  let query = db
    .selectFrom('round_request')
    .innerJoin('round', (join) =>
      join.onRef('round.id', '=', 'round_request.round_id').onRef('round.city_id', '=', 'round_request.city_id'),
    )
    .selectAll('round_request')
    .where('round_request.city_id', '=', db.cityId)
    .orderBy('round_request.asked_at')
    .orderBy('round_request.id');
  query = roundId ? query.where('round_request.round_id', '=', roundId) : query.where('round.closed_at', 'is', null);
  const rows = await query.execute();
  const reported = await reportedSince(db, rows);
  return rows.map((row) => requestFrom(row, reported.get(row.object_id)));
}

function requestFrom(row: RoundRequestRow, reported: { at: string; by: string } | undefined): Request {
  const byReport =
    row.kind === 'measure' && row.answered_at === null && reported && reported.at > row.asked_at ? reported : null;
  return {
    id: row.id,
    roundId: row.round_id,
    officeId: row.office_id,
    kind: row.kind as Request['kind'],
    objectId: row.object_id,
    askedAt: row.asked_at,
    remindedAt: row.reminded_at,
    answeredAt: byReport?.at ?? row.answered_at,
    answeredBy: byReport?.by ?? row.answered_by,
    comment: row.comment,
  };
}

async function reportedSince(
  db: CityDb,
  rows: readonly RoundRequestRow[],
): Promise<Map<string, { at: string; by: string }>> {
  const [first] = rows;
  if (!first) return new Map();
  const reports = await db
    .selectFrom('measure_report')
    .select(['measure_id', 'recorded_at', 'reporter'])
    .where('city_id', '=', db.cityId)
    .where('recorded_at', '>', first.asked_at)
    .orderBy('recorded_at')
    .execute();
  return new Map(reports.map((report) => [report.measure_id, { at: report.recorded_at, by: report.reporter }]));
}

export type Asked = { readonly officeId: string; readonly kind: Request['kind']; readonly objectId: string };

/** Opens the round of a year and asks the offices. */
export async function openRound(
  db: CityDb,
  actor: Actor,
  form: RoundForm,
  asked: readonly Asked[],
): Promise<{ id: string; entryId: number | null }> {
  const held = (await listRounds(db)).find((round) => round.year === form.year);
  if (held) throw new Refusal(409, 'round-exists');
  const id = newId();
  const at = now().toISOString();
  const row = {
    year: form.year,
    title: form.title,
    note: form.note,
    due_on: form.dueOn,
    opened_at: at,
    opened_by: actor.name,
    closed_at: null,
  };
  const entryId = await record(db, actor, { act: 'open', kind: 'round', id, title: form.title }, [
    put('round', { id }, row),
    ...asked.map((each) =>
      put(
        'round_request',
        { id: newId() },
        {
          round_id: id,
          office_id: each.officeId,
          kind: each.kind,
          object_id: each.objectId,
          asked_at: at,
          reminded_at: null,
          answered_at: null,
          answered_by: null,
          comment: null,
        },
      ),
    ),
  ]);
  return { id, entryId };
}

export async function closeRound(db: CityDb, actor: Actor, round: Round, closed: boolean): Promise<number | null> {
  const subject = { act: closed ? 'close' : 'open', kind: 'round', id: round.id, title: round.title } as const;
  return record(db, actor, subject, [
    put('round', { id: round.id }, { closed_at: closed ? now().toISOString() : null }, round.revision),
  ]);
}

/** Notes that the offices of these requests were reminded; the mails themselves cannot be taken back. */
export async function noteReminder(
  db: CityDb,
  actor: Actor,
  round: Round,
  requestIds: readonly string[],
): Promise<number | null> {
  const at = now().toISOString();
  const changes = requestIds.map((id) => put('round_request', { id }, { reminded_at: at }));
  const subject = { act: 'update', kind: 'round', id: round.id, title: round.title, undoable: false } as const;
  return record(db, actor, subject, changes);
}

export async function answerRequest(
  db: CityDb,
  actor: Actor,
  request: Request,
  title: string,
  comment: string,
): Promise<number | null> {
  const row = { comment, answered_at: now().toISOString(), answered_by: actor.name };
  return record(db, actor, { act: 'report', kind: request.kind, id: request.objectId, title }, [
    put('round_request', { id: request.id }, row),
  ]);
}

export type NewReport = {
  readonly id: string;
  readonly roundId: string | null;
  readonly document: ReportDocument;
  readonly data: ReportData;
  readonly hash: string;
  readonly partHashes: readonly string[];
  readonly files: readonly { readonly format: string; readonly fileId: string }[];
};

export async function freezeReport(db: CityDb, actor: Actor, report: NewReport): Promise<number> {
  const { id, document, data, hash, partHashes, files } = report;
  await db
    .insertInto('report')
    .values({
      city_id: db.cityId,
      id,
      year: document.year,
      round_id: report.roundId,
      title: document.title,
      as_of: document.asOf,
      frozen_at: document.writtenAt,
      frozen_by: actor.name,
      hash,
      method_versions: JSON.stringify(methodVersions),
      data: JSON.stringify(data),
    })
    .execute();
  await db
    .insertInto('report_part')
    .values(
      document.parts.map((part, position) => ({
        city_id: db.cityId,
        report_id: id,
        position,
        kind: part.kind,
        title: part.title,
        content: JSON.stringify(part),
        hash: partHashes[position] ?? '',
        withdrawn_at: null,
        withdrawn_reason: null,
      })),
    )
    .execute();
  if (files.length > 0) {
    await db
      .insertInto('report_file')
      .values(files.map(({ format, fileId }) => ({ city_id: db.cityId, report_id: id, format, file_id: fileId })))
      .execute();
  }
  const subject = { act: 'freeze', kind: 'report', id, title: document.title, undoable: false } as const;
  return recordSummary(db, actor, subject, { hash, parts: document.parts.length });
}

export async function listReports(db: CityDb): Promise<FrozenReport[]> {
  const rows = await db
    .selectFrom('report')
    .select(['id', 'year', 'title', 'as_of', 'frozen_at', 'frozen_by', 'hash', 'method_versions'])
    .where('city_id', '=', db.cityId)
    .orderBy('frozen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    title: row.title,
    asOf: row.as_of,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
    hash: row.hash,
    methodVersions: row.method_versions as Record<string, string>,
  }));
}

export type FrozenPart = {
  readonly part: Part | null;
  readonly kind: string;
  readonly title: string;
  readonly hash: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
};

export async function readReport(
  db: CityDb,
  id: string,
): Promise<{ report: FrozenReport; parts: FrozenPart[]; data: ReportData }> {
  const report = (await listReports(db)).find((each) => each.id === id);
  if (!report) throw notFound();
  const parts = await db
    .selectFrom('report_part')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('report_id', '=', id)
    .orderBy('position')
    .execute();
  const { data } = await db
    .selectFrom('report')
    .select('data')
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    report,
    data: data as ReportData,
    parts: parts.map((row) => ({
      part: row.content as Part | null,
      kind: row.kind,
      title: row.title,
      hash: row.hash,
      withdrawnAt: row.withdrawn_at,
      withdrawnReason: row.withdrawn_reason,
    })),
  };
}

export async function reportFile(db: CityDb, reportId: string, format: string): Promise<string> {
  const row = await db
    .selectFrom('report_file')
    .select('file_id')
    .where('city_id', '=', db.cityId)
    .where('report_id', '=', reportId)
    .where('format', '=', format)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.file_id;
}

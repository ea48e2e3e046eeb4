/** All SQL of consultations and meetings: which committee talks about which paper, when, and what came of it. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import { type AgendaItem, type CommitteeKind, kindsOfPlaces, type Meeting, type MeetingForm } from './committee.ts';
import { listCommittees } from './committees.store.server.ts';
import type { AgendaItemRow, MeetingRow } from './council.table.ts';
import { type Consultation, type ConsultationForm, type ConsultationRole, hindrance, type Paper } from './paper.ts';
import { listConsultations } from './papers.store.server.ts';

type Subject = Pick<Paper, 'id' | 'title'>;

/** Adds a consultation to the end of the line, or changes one; what is out of order is refused. */
export async function saveConsultation(
  db: CityDb,
  actor: Actor,
  paper: Subject,
  form: ConsultationForm,
  id?: string,
): Promise<number | null> {
  const others = (await listConsultations(db)).filter((each) => each.paperId === paper.id);
  const held = others.find((each) => each.id === id);
  if (id !== undefined && !held) throw notFound();
  const key = id ?? newId();
  const problem = hindrance({ id: key, role: form.role }, form.outcome, others, await openAmendments(db, paper.id));
  if (problem && form.outcome !== held?.outcome) throw new Refusal(409, problem);
  if (form.meetingId !== null) await checkMeeting(db, form.meetingId, form.committeeId);
  const act = form.outcome !== null && form.outcome !== held?.outcome ? 'report' : 'update';
  return record(db, actor, { act, kind: 'paper', id: paper.id, title: paper.title }, [
    put(
      'consultation',
      { paper_id: paper.id, id: key },
      {
        committee_id: form.committeeId,
        meeting_id: form.meetingId,
        role: form.role,
        outcome: form.outcome,
        decided_on: form.outcome === null ? null : form.decidedOn,
        resolution: form.resolution,
        position: held?.position ?? others.length,
      },
    ),
  ]);
}

/** A committee can talk about it in its own meetings only. */
async function checkMeeting(db: CityDb, meetingId: string, committeeId: string) {
  const meeting = (await listMeetings(db)).find((each) => each.id === meetingId);
  if (meeting?.committeeId !== committeeId) throw new Refusal(422, 'council-foreign-meeting');
}

async function openAmendments(db: CityDb, paperId: string): Promise<number> {
  const rows = await db
    .selectFrom('amendment')
    .select('id')
    .where('city_id', '=', db.cityId)
    .where('kind', '=', 'paper')
    .where('object_id', '=', paperId)
    .where('answer', 'is', null)
    .where('retired_at', 'is', null)
    .execute();
  return rows.length;
}

/** One that has not happened yet; what has a result stays. */
export async function dropConsultation(
  db: CityDb,
  actor: Actor,
  paper: Subject,
  consultation: Consultation,
): Promise<number | null> {
  if (consultation.outcome !== null) throw new Refusal(409, 'council-has-result');
  return record(db, actor, { act: 'update', kind: 'paper', id: paper.id, title: paper.title }, [
    drop('consultation', { paper_id: paper.id, id: consultation.id }),
  ]);
}

/** All meetings, the latest first. */
export async function listMeetings(db: CityDb): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('held_on', 'desc')
    .orderBy('held_at')
    .orderBy('id')
    .execute();
  return rows.map(meetingFrom);
}

function meetingFrom(row: MeetingRow): Meeting {
  return {
    id: row.id,
    committeeId: row.committee_id,
    title: row.title,
    day: row.held_on,
    time: row.held_at,
    place: row.place,
    state: row.state as Meeting['state'],
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

/** Of one meeting, or of all. */
export async function listAgenda(db: CityDb, meetingId?: string): Promise<AgendaItem[]> {
  let query = db.selectFrom('agenda_item').selectAll().where('city_id', '=', db.cityId).orderBy('position');
  if (meetingId !== undefined) query = query.where('meeting_id', '=', meetingId);
  return (await query.execute()).map(itemFrom);
}

function itemFrom(row: AgendaItemRow): AgendaItem {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    position: row.position,
    number: row.number,
    title: row.title,
    closed: row.closed,
    paperId: row.paper_id,
    consultationId: row.consultation_id,
    outcome: row.outcome,
  };
}

type NewMeeting = { id?: string; form: MeetingForm; expect?: number | undefined };

/** A meeting with its agenda; a paper on the agenda is consulted there. */
export async function saveMeeting(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: NewMeeting,
): Promise<{ id: string; entryId: number | null }> {
  const meeting = put(
    'meeting',
    { id },
    {
      committee_id: form.committeeId,
      title: form.title,
      held_on: form.day,
      held_at: form.time,
      place: form.place,
      state: form.state,
      ...(expect === undefined ? { source: null, retired_at: null } : {}),
    },
    expect,
  );
  const { items, consultations } = await agendaOf(db, id, form);
  const entryId = await record(
    db,
    actor,
    { act: expect === undefined ? 'create' : 'update', kind: 'meeting', id, title: form.title },
    [meeting, ...consultations, ...(await replaceSet(db, 'agenda_item', { meeting_id: id }, ['id'], items))],
  );
  return { id, entryId };
}

async function agendaOf(db: CityDb, meetingId: string, form: MeetingForm) {
  const all = await listConsultations(db);
  const kind = (await listCommittees(db)).find((each) => each.id === form.committeeId)?.kind;
  const titles = new Map(
    (await db.selectFrom('paper').select(['id', 'title', 'closed']).where('city_id', '=', db.cityId).execute()).map(
      (row) => [row.id, row],
    ),
  );
  const consultations: RowChange[] = [];
  const items = form.agenda.map(({ id, number, title, paperId, closed, outcome }, position) => {
    const paper = titles.get(paperId ?? '');
    if (paperId !== null && !paper) throw new Refusal(422, 'still-needed');
    const consultation = paperId === null ? null : consultedHere(all, paperId, meetingId, form.committeeId);
    const consultationId = paperId === null ? null : (consultation?.id ?? newId());
    if (paperId !== null && consultationId !== null) {
      const last = all.filter((each) => each.paperId === paperId).length;
      const fresh = { role: roleOf(kind), position: last, outcome: null, decided_on: null, resolution: null };
      consultations.push(
        put(
          'consultation',
          { paper_id: paperId, id: consultationId },
          { committee_id: form.committeeId, meeting_id: meetingId, ...(consultation ? {} : fresh) },
        ),
      );
    }
    return {
      id: id ?? newId(),
      position,
      number,
      title: title ?? paper?.title ?? '',
      // What is not public stays so, whatever the agenda says.
      closed: closed || (paper?.closed ?? false),
      paper_id: paperId,
      consultation_id: consultationId,
      outcome: paperId === null ? outcome : null,
    };
  });
  return { items, consultations };
}

/** The consultation this meeting stands for: planned for it, or waiting for a meeting of this committee. */
function consultedHere(all: readonly Consultation[], paperId: string, meetingId: string, committeeId: string) {
  const ours = all.filter((each) => each.paperId === paperId && each.committeeId === committeeId);
  return (
    ours.find((each) => each.meetingId === meetingId) ??
    ours.find((each) => each.meetingId === null && each.outcome === null) ??
    null
  );
}

function roleOf(kind: CommitteeKind | undefined): ConsultationRole {
  if (kind === 'council') return 'decision';
  return kind && kindsOfPlaces.includes(kind) ? 'hearing' : 'preparation';
}

export function retireMeeting(db: CityDb, actor: Actor, meeting: Meeting, retired: boolean) {
  const { id, title, revision } = meeting;
  return retire(db, actor, { table: 'meeting', kind: 'meeting', id, title, revision }, retired);
}

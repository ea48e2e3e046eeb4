/**
 * All SQL of requests to take part. Those in measures stand in `measure_office`, where the measure keeps its offices; those
 * in sector parts and goals in `cooperation_request`. Read and written here as one.
 */

import { sql } from 'kysely';
import type { Answer } from '#measures/measure.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, type Row, type RowChange, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { AnswerForm, AskForm, ContributionForm, Cooperation, CooperationKind, Shared } from './cooperation.ts';

type StoredRow = {
  kind: CooperationKind;
  object_id: string;
  office_id: string;
  answer: string;
  reason: string | null;
  asked_on: string | null;
  wanted: string | null;
  due_on: string | null;
  asked_by_id: string | null;
  person_id: string | null;
  deputy_id: string | null;
  answered_on: string | null;
  promised_on: string | null;
  contribution: string | null;
  contribution_link: string | null;
  contributed_on: string | null;
};

const columns = sql.raw(
  'office_id, answer, reason, asked_on, wanted, due_on, asked_by_id, person_id, deputy_id, answered_on, promised_on, contribution, contribution_link, contributed_on',
);

export async function listCooperation(db: CityDb): Promise<Cooperation[]> {
  const { rows } = await sql<StoredRow>`
    select 'measure' as kind, measure_id as object_id, ${columns}
    from measure_office where city_id = ${db.cityId}
    union all
    select case when goal_id is null then 'part' else 'goal' end, coalesce(goal_id, sector_part_id), ${columns}
    from cooperation_request where city_id = ${db.cityId}
    order by kind, object_id, office_id
  `.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    objectId: row.object_id,
    officeId: row.office_id,
    answer: row.answer as Answer,
    reason: row.reason,
    askedOn: row.asked_on,
    wanted: row.wanted,
    dueOn: row.due_on,
    askedById: row.asked_by_id,
    personId: row.person_id,
    deputyId: row.deputy_id,
    answeredOn: row.answered_on,
    promisedOn: row.promised_on,
    contribution: row.contribution,
    link: row.contribution_link,
    contributedOn: row.contributed_on,
  }));
}

/** Everything that one office leads and others may take part in. */
export async function listShared(db: CityDb): Promise<Shared[]> {
  const { rows } = await sql<Shared>`
    select 'part' as kind, id, title, office_id as "leadId", retired_at is not null as retired, position, city_id
    from sector_part where city_id = ${db.cityId}
    union all
    select 'goal', id, title, office_id, retired_at is not null, position, city_id from goal where city_id = ${db.cityId}
    union all
    select 'measure', id, title, lead_id, retired_at is not null, 0, city_id from measure where city_id = ${db.cityId}
    order by kind, position, title
  `.execute(db);
  return rows.map(({ kind, id, title, leadId, retired }) => ({ kind, id, title, leadId, retired }));
}

export type Asked = Pick<Cooperation, 'kind' | 'objectId' | 'officeId'>;

/** Where the row of a request stands; a new one in `cooperation_request` gets an id. */
async function changeOf(db: CityDb, { kind, objectId, officeId }: Asked, row: Row): Promise<RowChange> {
  if (kind === 'measure') return put('measure_office', { measure_id: objectId, office_id: officeId }, row);
  const scope = scopeOf(kind, objectId);
  const id = (await requestId(db, { kind, objectId, officeId })) ?? newId();
  return put('cooperation_request', { id }, { ...scope, office_id: officeId, ...row });
}

function scopeOf(kind: 'part' | 'goal', objectId: string) {
  return kind === 'part' ? { sector_part_id: objectId, goal_id: null } : { sector_part_id: null, goal_id: objectId };
}

async function requestId(db: CityDb, { kind, objectId, officeId }: Asked): Promise<string | undefined> {
  const row = await db
    .selectFrom('cooperation_request')
    .select('id')
    .where('city_id', '=', db.cityId)
    .where(kind === 'part' ? 'sector_part_id' : 'goal_id', '=', objectId)
    .where('office_id', '=', officeId)
    .executeTakeFirst();
  return row?.id;
}

const journalKinds = { part: 'sector-part', goal: 'goal', measure: 'measure' } as const;
const subjectOf = (shared: Pick<Shared, 'kind' | 'id' | 'title'>) => ({
  kind: journalKinds[shared.kind],
  id: shared.id,
  title: shared.title,
});

export async function askOffice(db: CityDb, actor: Actor, shared: Shared, form: AskForm): Promise<number | null> {
  if (shared.retired) throw new Refusal(409, 'object-ended');
  const change = await changeOf(
    db,
    { kind: shared.kind, objectId: shared.id, officeId: form.officeId },
    {
      answer: 'open',
      reason: null,
      asked_on: today(),
      wanted: form.wanted,
      due_on: form.dueOn,
      asked_by_id: form.askedById ?? shared.leadId,
      person_id: form.personId,
      deputy_id: form.deputyId,
      answered_on: null,
      promised_on: null,
      contribution: null,
      contribution_link: null,
      contributed_on: null,
    },
  );
  return record(db, actor, { act: 'create', ...subjectOf(shared) }, [change]);
}

async function requestOf(db: CityDb, asked: Asked): Promise<Cooperation> {
  const request = (await listCooperation(db)).find(
    (each) => each.kind === asked.kind && each.objectId === asked.objectId && each.officeId === asked.officeId,
  );
  if (!request) throw notFound();
  return request;
}

/** The answer of the office, with the day by which it will contribute. A no takes back what was promised. */
export async function answerCooperation(
  db: CityDb,
  actor: Actor,
  shared: Pick<Shared, 'kind' | 'id' | 'title'>,
  officeId: string,
  { answer, reason, promisedOn }: AnswerForm,
): Promise<number | null> {
  const asked = await requestOf(db, { kind: shared.kind, objectId: shared.id, officeId });
  return record(db, actor, { act: 'report', ...subjectOf(shared) }, [
    await changeOf(db, asked, {
      answer,
      reason,
      answered_on: asked.answer === answer && asked.answeredOn ? asked.answeredOn : today(),
      promised_on: answer === 'yes' ? promisedOn : null,
    }),
  ]);
}

/** Who contributes takes part, whether it was said before or not. */
export async function contribute(
  db: CityDb,
  actor: Actor,
  shared: Pick<Shared, 'kind' | 'id' | 'title'>,
  officeId: string,
  { contribution, link }: ContributionForm,
): Promise<number | null> {
  const asked = await requestOf(db, { kind: shared.kind, objectId: shared.id, officeId });
  return record(db, actor, { act: 'report', ...subjectOf(shared) }, [
    await changeOf(db, asked, {
      answer: 'yes',
      answered_on: asked.answeredOn ?? today(),
      contribution,
      contribution_link: link,
      contributed_on: asked.contributedOn ?? today(),
    }),
  ]);
}

/** As long as nobody has answered. */
export async function withdrawRequest(
  db: CityDb,
  actor: Actor,
  shared: Pick<Shared, 'kind' | 'id' | 'title'>,
  officeId: string,
): Promise<number | null> {
  const asked = await requestOf(db, { kind: shared.kind, objectId: shared.id, officeId });
  if (asked.answer !== 'open') throw new Refusal(409, 'request-answered');
  const gone =
    shared.kind === 'measure'
      ? drop('measure_office', { measure_id: shared.id, office_id: officeId })
      : drop('cooperation_request', { id: await requestId(db, asked) });
  return record(db, actor, { act: 'retire', ...subjectOf(shared) }, [gone]);
}

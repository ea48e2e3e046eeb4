/** All SQL of amendments and of what places say: asked for, answered one by one. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type {
  AmendedKind,
  Amendment,
  AmendmentAnswer,
  AmendmentForm,
  AnswerAmendmentForm,
  CommentedKind,
  CommentForm,
  PlaceComment,
} from './amendment.ts';
import type { AmendmentRow, PlaceCommentRow } from './council.table.ts';

export async function listAmendments(db: CityDb): Promise<Amendment[]> {
  const rows = await db
    .selectFrom('amendment')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('filed_on')
    .orderBy('number')
    .orderBy('id')
    .execute();
  return rows.map(amendmentFrom);
}

function amendmentFrom(row: AmendmentRow): Amendment {
  return {
    id: row.id,
    number: row.number,
    committeeId: row.committee_id,
    kind: row.kind as AmendedKind,
    objectId: row.object_id,
    passage: row.passage,
    asked: row.asked,
    reason: row.reason,
    filedOn: row.filed_on,
    answer: row.answer as AmendmentAnswer | null,
    agreed: row.agreed,
    answerReason: row.answer_reason,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

/** What an amendment asks to be changed: whose words, as they stand today, and who answers. */
export type Statement = {
  readonly kind: AmendedKind;
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly officeId: string | null;
  readonly closed: boolean;
};

export async function statementOf(db: CityDb, kind: AmendedKind, id: string): Promise<Statement> {
  const found = (await statementsOf(db, kind)).get(id);
  if (!found) throw notFound();
  return found;
}

/** All statements of a kind that are not retired. */
export async function statementsOf(db: CityDb, kind: AmendedKind): Promise<ReadonlyMap<string, Statement>> {
  const of = (
    rows: readonly { id: string; title: string; words: string | null; office_id?: string | null; closed?: boolean }[],
  ) =>
    new Map(
      rows.map(({ id, title, words, office_id = null, closed = false }) => [
        id,
        { kind, id, title, words: (words ?? '').replaceAll('\r\n', '\n'), officeId: office_id, closed },
      ]),
    );
  if (kind === 'paper') {
    const rows = await db
      .selectFrom('paper')
      .select(['id', 'title', 'text', 'wording', 'office_id', 'closed'])
      .where('city_id', '=', db.cityId)
      .where('retired_at', 'is', null)
      .execute();
    return of(rows.map((row) => ({ ...row, words: row.wording ?? row.text })));
  }
  if (kind === 'goal')
    return of(
      await db
        .selectFrom('goal')
        .select(['id', 'title', 'text as words', 'office_id'])
        .where('city_id', '=', db.cityId)
        .where('retired_at', 'is', null)
        .execute(),
    );
  return of(
    await db
      .selectFrom('guideline')
      .select(['id', 'title', 'text as words'])
      .where('city_id', '=', db.cityId)
      .where('retired_at', 'is', null)
      .execute(),
  );
}

type NewAmendment = { readonly statement: Statement; readonly form: AmendmentForm };

/** Files it under the next number of its statement; a passage that stands nowhere in it is refused. */
export async function fileAmendment(
  db: CityDb,
  actor: Actor,
  { statement, form }: NewAmendment,
): Promise<{ id: string; entryId: number | null }> {
  const plain = (words: string) => words.replaceAll('\r\n', '\n');
  const passage = form.passage && plain(form.passage);
  if (passage && !plain(statement.words).includes(passage)) throw new Refusal(422, 'council-passage-unknown');
  const before = (await listAmendments(db)).filter(
    (each) => each.kind === statement.kind && each.objectId === statement.id,
  );
  const id = newId();
  const entryId = await record(db, actor, { act: 'create', kind: 'amendment', id, title: statement.title }, [
    put(
      'amendment',
      { id },
      {
        number: String(before.length + 1),
        committee_id: form.committeeId,
        kind: statement.kind,
        object_id: statement.id,
        passage,
        asked: form.asked && plain(form.asked),
        reason: form.reason,
        filed_on: form.filedOn,
        answer: null,
        agreed: null,
        answer_reason: null,
        answered_on: null,
        answered_by: null,
        retired_at: null,
      },
    ),
  ]);
  return { id, entryId };
}

export function answerAmendment(
  db: CityDb,
  actor: Actor,
  amendment: Amendment,
  title: string,
  { form, expect }: { form: AnswerAmendmentForm; expect: number },
): Promise<number | null> {
  return record(db, actor, { act: 'report', kind: 'amendment', id: amendment.id, title }, [
    put(
      'amendment',
      { id: amendment.id },
      {
        answer: form.answer,
        agreed: form.answer === 'changed' ? form.agreed : null,
        answer_reason: form.answerReason,
        answered_on: today(),
        answered_by: actor.name,
      },
      expect,
    ),
  ]);
}

export function withdrawAmendment(db: CityDb, actor: Actor, amendment: Amendment, title: string, retired: boolean) {
  const { id, revision, answer } = amendment;
  if (answer !== null) throw new Refusal(409, 'council-answered');
  return retire(db, actor, { table: 'amendment', kind: 'amendment', id, title, revision }, retired);
}

export async function listPlaceComments(db: CityDb): Promise<PlaceComment[]> {
  const rows = await db
    .selectFrom('place_comment')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('resolved_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(commentFrom);
}

function commentFrom(row: PlaceCommentRow): PlaceComment {
  return {
    id: row.id,
    committeeId: row.committee_id,
    kind: row.kind as CommentedKind,
    objectId: row.object_id,
    text: row.text,
    resolvedOn: row.resolved_on,
    answer: row.answer,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

/** What a place can speak about: its name and the office that answers. */
export type Commented = {
  readonly kind: CommentedKind;
  readonly id: string;
  readonly title: string;
  readonly officeId: string | null;
  readonly areaIds: readonly string[];
  readonly closed: boolean;
  readonly draft: boolean;
};

export async function listCommented(db: CityDb): Promise<Commented[]> {
  const papers = await db
    .selectFrom('paper')
    .select(['id', 'title', 'office_id', 'closed', 'submitted_on'])
    .where('city_id', '=', db.cityId)
    .where('retired_at', 'is', null)
    .execute();
  const measures = await db
    .selectFrom('measure')
    .select(['id', 'title', 'lead_id'])
    .where('city_id', '=', db.cityId)
    .where('retired_at', 'is', null)
    .execute();
  const ofPapers = await db.selectFrom('paper_area').selectAll().where('city_id', '=', db.cityId).execute();
  const ofMeasures = await db.selectFrom('measure_area').selectAll().where('city_id', '=', db.cityId).execute();
  const [paperAreas, measureAreas] = [
    Map.groupBy(ofPapers, (row) => row.paper_id),
    Map.groupBy(ofMeasures, (row) => row.measure_id),
  ];
  return [
    ...papers.map((row) => ({
      ...{ kind: 'paper' as const, id: row.id, title: row.title, officeId: row.office_id, closed: row.closed },
      areaIds: (paperAreas.get(row.id) ?? []).map(({ area_id }) => area_id),
      draft: row.submitted_on === null,
    })),
    ...measures.map((row) => ({
      ...{ kind: 'measure' as const, id: row.id, title: row.title, officeId: row.lead_id, closed: false },
      areaIds: (measureAreas.get(row.id) ?? []).map(({ area_id }) => area_id),
      draft: false,
    })),
  ];
}

export async function fileComment(
  db: CityDb,
  actor: Actor,
  about: Pick<Commented, 'kind' | 'id' | 'title'>,
  form: CommentForm,
): Promise<{ id: string; entryId: number | null }> {
  const id = newId();
  const entryId = await record(db, actor, { act: 'create', kind: 'place-comment', id, title: about.title }, [
    put(
      'place_comment',
      { id },
      {
        committee_id: form.committeeId,
        kind: about.kind,
        object_id: about.id,
        text: form.text,
        resolved_on: form.resolvedOn,
        answer: null,
        answered_on: null,
        answered_by: null,
        retired_at: null,
      },
    ),
  ]);
  return { id, entryId };
}

export function answerComment(
  db: CityDb,
  actor: Actor,
  comment: PlaceComment,
  title: string,
  { answer, expect }: { answer: string; expect: number },
): Promise<number | null> {
  return record(db, actor, { act: 'report', kind: 'place-comment', id: comment.id, title }, [
    put('place_comment', { id: comment.id }, { answer, answered_on: today(), answered_by: actor.name }, expect),
  ]);
}

/** All SQL of papers: what is laid before the council, with its money, goals, places, originators, files and consultations. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { retire } from '#platform/retire.server.ts';
import type { ConsultationRow, PaperRow } from './council.table.ts';
import type {
  Accordance,
  Consultation,
  ConsultationRole,
  MoneySide,
  Originator,
  Outcome,
  Paper,
  PaperDraft,
  PaperForm,
  PaperGoal,
  PaperKind,
  PaperMoney,
} from './paper.ts';
import { type Attached, fileChange } from './paper-files.store.server.ts';

/** All papers with their links and consultations, the newest first. */
export async function listPapers(db: CityDb): Promise<Paper[]> {
  const rows = await db
    .selectFrom('paper')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('submitted_on', (order) => order.desc().nullsFirst())
    .orderBy('number')
    .orderBy('id')
    .execute();
  const goals = await goalsByPaper(db);
  const measures = await idsByPaper(db, 'paper_measure', 'measure_id');
  const areas = await idsByPaper(db, 'paper_area', 'area_id');
  const originators = await originatorsByPaper(db);
  const consultations = Map.groupBy(await listConsultations(db), (each) => each.paperId);
  return rows.map((row) => ({
    ...paperFrom(row),
    goals: goals.get(row.id) ?? [],
    measureIds: measures.get(row.id) ?? [],
    areaIds: areas.get(row.id) ?? [],
    originators: originators.get(row.id) ?? [],
    consultations: consultations.get(row.id) ?? [],
  }));
}

function paperFrom(row: PaperRow) {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as PaperKind,
    kindWord: row.kind_word,
    title: row.title,
    text: row.text,
    reason: row.reason,
    wording: row.wording,
    officeId: row.office_id,
    submittedOn: row.submitted_on,
    closed: row.closed,
    costsNothing: row.costs_nothing,
    parentId: row.parent_id,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    url: row.url,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

async function goalsByPaper(db: CityDb): Promise<ReadonlyMap<string, PaperGoal[]>> {
  const rows = await db
    .selectFrom('paper_goal')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('goal_id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.paper_id);
  return new Map(
    [...grouped].map(([id, group]) => [
      id,
      group.map((row) => ({
        goalId: row.goal_id,
        accordance: row.accordance as Accordance | null,
        reason: row.reason,
      })),
    ]),
  );
}

async function idsByPaper(
  db: CityDb,
  table: 'paper_measure' | 'paper_area',
  column: 'measure_id' | 'area_id',
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ paper_id: string; ids: string[] }>`
    select paper_id, array_agg(${sql.ref(column)} order by ${sql.ref(column)}) as ids
    from ${sql.table(table)} where city_id = ${db.cityId} group by paper_id
  `.execute(db);
  return new Map(rows.map((row) => [row.paper_id, row.ids]));
}

async function originatorsByPaper(db: CityDb): Promise<ReadonlyMap<string, Originator[]>> {
  const rows = await db
    .selectFrom('paper_originator')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.paper_id);
  return new Map(
    [...grouped].map(([id, group]) => [
      id,
      group.map((row) => ({ id: row.id, committeeId: row.committee_id, name: row.name, cosigns: row.cosigns })),
    ]),
  );
}

export async function listConsultations(db: CityDb): Promise<Consultation[]> {
  const rows = await db
    .selectFrom('consultation')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(consultationFrom);
}

function consultationFrom(row: ConsultationRow): Consultation {
  return {
    id: row.id,
    paperId: row.paper_id,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    position: row.position,
    role: row.role as ConsultationRole,
    outcome: row.outcome as Outcome | null,
    decidedOn: row.decided_on,
    resolution: row.resolution,
  };
}

/** Of one paper, or of all, by paper. */
export async function listPaperMoney(db: CityDb): Promise<ReadonlyMap<string, PaperMoney[]>> {
  const rows = await db
    .selectFrom('paper_money')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.paper_id);
  return new Map(
    [...grouped].map(([id, group]) => [
      id,
      group.map((row) => ({
        id: row.id,
        year: row.year,
        side: row.side as MoneySide,
        cents: Number(row.cents),
        note: row.note,
      })),
    ]),
  );
}

type NewPaper = {
  id?: string;
  form: PaperForm;
  source?: string | null;
  kindWord?: string | null;
  made?: { readonly kind: string; readonly id: string } | null;
  /** What it carries from the beginning. */
  file?: Attached | null | undefined;
  expect?: number | undefined;
};

export async function savePaper(
  db: CityDb,
  actor: Actor,
  paper: NewPaper,
): Promise<{ id: string; entryId: number | null }> {
  const { id = newId(), form, file, expect } = paper;
  const subject = { act: expect === undefined ? 'create' : 'update', kind: 'paper', id, title: form.title } as const;
  const changes = await paperChanges(db, { ...paper, id });
  if (file) changes.push(await fileChange(db, actor, id, { ...file, position: 0 }));
  return { id, entryId: await record(db, actor, subject, changes) };
}

/** What has to be written so that a paper is as the form says; what it says of goals that stay is kept. */
async function paperChanges(
  db: CityDb,
  { id, form, source = null, kindWord = null, made = null, expect }: NewPaper & { id: string },
): Promise<RowChange[]> {
  const row = {
    number: form.number,
    kind: form.kind,
    title: form.title,
    // However the browser sent its line breaks: passages of amendments are found in these words.
    text: form.text?.replaceAll('\r\n', '\n') ?? null,
    reason: form.reason,
    office_id: form.officeId,
    submitted_on: form.submittedOn,
    closed: form.closed,
    costs_nothing: form.costsNothing,
    parent_id: form.parentId === id ? null : form.parentId,
    url: form.url,
    ...(expect === undefined
      ? {
          source,
          kind_word: kindWord,
          source_kind: made?.kind ?? null,
          source_id: made?.id ?? null,
          retired_at: null,
        }
      : {}),
  };
  const scope = { paper_id: id };
  const held = new Map(((await goalsByPaper(db)).get(id) ?? []).map((each) => [each.goalId, each]));
  const goals = form.goalIds.map((goal_id) => ({
    goal_id,
    accordance: held.get(goal_id)?.accordance ?? null,
    reason: held.get(goal_id)?.reason ?? null,
  }));
  const money = form.money.flatMap(({ id: rowId, side, cents, year, note }, position) =>
    cents === null || side === null ? [] : [{ id: rowId ?? newId(), year, side, cents, note, position }],
  );
  const links = (column: string, ids: readonly string[]) => ids.map((each) => ({ [column]: each }));
  return [
    put('paper', { id }, row, expect),
    ...(await replaceSet(db, 'paper_goal', scope, ['goal_id'], goals)),
    ...(await replaceSet(db, 'paper_measure', scope, ['measure_id'], links('measure_id', form.measureIds))),
    ...(await replaceSet(db, 'paper_area', scope, ['area_id'], links('area_id', form.areaIds))),
    ...(await replaceSet(db, 'paper_money', scope, ['id'], money)),
    ...(await replaceSet(db, 'paper_originator', scope, ['id'], await originatorRows(db, form))),
  ];
}

/** Groups and committees by their names of today; others by the names given, separated by semicolons. */
async function originatorRows(db: CityDb, form: PaperForm) {
  const rows = await db.selectFrom('committee').select(['id', 'name']).where('city_id', '=', db.cityId).execute();
  const names = new Map(rows.map((each) => [each.id, each.name]));
  const of = (ids: readonly string[], cosigns: boolean) =>
    ids.flatMap((committee_id) => {
      const name = names.get(committee_id);
      return name === undefined ? [] : [{ id: `g-${committee_id}`, committee_id, name, cosigns }];
    });
  const others = (form.otherOriginators ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);
  const originators = of(form.originatorIds, false);
  const cosigners = of(
    form.cosignerIds.filter((id) => !form.originatorIds.includes(id)),
    true,
  );
  const named = others.map((name, index) => ({
    id: `n-${index}`,
    committee_id: null,
    name,
    cosigns: originators.length > 0,
  }));
  return [...originators, ...cosigners, ...named].map((each, position) => ({ ...each, position }));
}

export function retirePaper(db: CityDb, actor: Actor, paper: Paper, retired: boolean) {
  const { id, title, revision } = paper;
  return retire(db, actor, { table: 'paper', kind: 'paper', id, title, revision }, retired);
}

/** A paper made from something of the house, as a draft that nobody has submitted. */
export function draftPaper(
  db: CityDb,
  actor: Actor,
  draft: PaperDraft,
  file: Attached | null = null,
): Promise<{ id: string; entryId: number | null }> {
  const form: PaperForm = {
    ...{ number: null, kind: 'proposal', title: draft.title.slice(0, 300), text: draft.text, reason: draft.reason },
    ...{ officeId: draft.officeId, submittedOn: null, closed: false, costsNothing: false, parentId: null, url: null },
    ...{ originatorIds: [], cosignerIds: [], otherOriginators: null },
    goalIds: [...draft.goalIds],
    measureIds: [...draft.measureIds],
    areaIds: [...draft.areaIds],
    money: draft.money.map((row) => ({ ...row, id: null, note: null })),
  };
  return savePaper(db, actor, { form, made: { kind: draft.sourceKind, id: draft.sourceId }, file });
}

/** What the paper means for its goals. */
export async function checkPaper(
  db: CityDb,
  actor: Actor,
  paper: Pick<Paper, 'id' | 'title'>,
  goals: readonly PaperGoal[],
): Promise<number | null> {
  const held = new Set(((await goalsByPaper(db)).get(paper.id) ?? []).map((each) => each.goalId));
  return record(
    db,
    actor,
    { act: 'update', kind: 'paper', id: paper.id, title: paper.title },
    goals
      .filter(({ goalId }) => held.has(goalId))
      .map(({ goalId, accordance, reason }) =>
        put('paper_goal', { paper_id: paper.id, goal_id: goalId }, { accordance, reason }),
      ),
  );
}

/** The wording after the amendments. */
export function reword(
  db: CityDb,
  actor: Actor,
  paper: Pick<Paper, 'id' | 'title' | 'text'>,
  wording: string,
  expect: number,
): Promise<number | null> {
  const plain = wording.replaceAll('\r\n', '\n');
  return record(db, actor, { act: 'update', kind: 'paper', id: paper.id, title: paper.title }, [
    put('paper', { id: paper.id }, { wording: plain === paper.text?.replaceAll('\r\n', '\n') ? null : plain }, expect),
  ]);
}

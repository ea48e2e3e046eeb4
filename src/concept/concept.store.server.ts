/** All SQL of the concept. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Act, type Actor, put, type Row, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type {
  Assessment,
  AssessmentForm,
  Cell,
  CellForm,
  Challenge,
  ChallengeForm,
  Goal,
  GoalForm,
  Guideline,
  GuidelineForm,
  Influence,
  Proof,
  Rating,
  Relevance,
  SectorPart,
  SectorPartForm,
  Stage,
} from './goal.ts';

type ListedRow = {
  id: string;
  title: string;
  position: number;
  source: string | null;
  retired_at: string | null;
  revision: number;
};

function listed(row: ListedRow) {
  const { id, title, position, source, revision } = row;
  return { id, title, position, source, retired: row.retired_at !== null, revision };
}

export async function listGuidelines(db: CityDb): Promise<Guideline[]> {
  const rows = await db
    .selectFrom('guideline')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ ...listed(row), code: row.code, text: row.text }));
}

export async function listSectorParts(db: CityDb): Promise<SectorPart[]> {
  const rows = await db
    .selectFrom('sector_part')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ ...listed(row), code: row.code, stage: row.stage as Stage, officeId: row.office_id }));
}

export async function listChallenges(db: CityDb): Promise<Challenge[]> {
  const rows = await db
    .selectFrom('challenge')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ ...listed(row), short: row.short, text: row.text }));
}

export async function listCells(db: CityDb): Promise<Cell[]> {
  const rows = await db.selectFrom('matrix_cell').selectAll().where('city_id', '=', db.cityId).execute();
  return rows.map((row) => ({
    sectorPartId: row.sector_part_id,
    challengeId: row.challenge_id,
    relevance: row.relevance as Relevance,
    reason: row.reason,
  }));
}

export async function listGoals(db: CityDb): Promise<Goal[]> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('title')
    .execute();
  const targets = await db
    .selectFrom('goal_indicator')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('indicator_id')
    .execute();
  const challenges = await db
    .selectFrom('goal_challenge')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('challenge_id')
    .execute();
  const targetsOf = Map.groupBy(targets, (target) => target.goal_id);
  const challengesOf = Map.groupBy(challenges, (link) => link.goal_id);
  return rows.map((row) => ({
    ...listed(row),
    code: row.code,
    text: row.text,
    plain: row.plain,
    guidelineId: row.guideline_id,
    sectorPartId: row.sector_part_id,
    officeId: row.office_id,
    ownerId: row.owner_id,
    deputyId: row.deputy_id,
    influence: row.influence as Influence | null,
    proof: row.proof as Proof | null,
    key: row.is_key,
    targets: (targetsOf.get(row.id) ?? []).map((target) => ({
      indicatorId: target.indicator_id,
      value: target.target_value,
      date: target.target_date,
    })),
    challengeIds: (challengesOf.get(row.id) ?? []).map((link) => link.challenge_id),
  }));
}

type Lists = {
  guideline: GuidelineForm;
  'sector-part': SectorPartForm;
  challenge: ChallengeForm;
};
const tables = { guideline: 'guideline', 'sector-part': 'sector_part', challenge: 'challenge' } as const;

function listRow(form: Lists[keyof Lists]): Row {
  if ('stage' in form) return { code: form.code, title: form.title, stage: form.stage, office_id: form.officeId };
  if ('short' in form) return { title: form.title, short: form.short, text: form.text };
  return { code: form.code, title: form.title, text: form.text };
}

/** Creates or changes a guideline, a sector part or a challenge; a new one comes last. */
export async function saveListed<K extends keyof Lists>(
  db: CityDb,
  actor: Actor,
  kind: K,
  {
    id = newId(),
    form,
    source = null,
    expect,
  }: { id?: string; form: Lists[K]; source?: string | null; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const table = tables[kind];
  const fresh = expect === undefined ? { position: await nextPosition(db, table), source, retired_at: null } : {};
  const act: Act = expect === undefined ? 'create' : 'update';
  const row = { ...fresh, ...listRow(form) };
  const entryId = await record(db, actor, { act, kind, id, title: form.title }, [put(table, { id }, row, expect)]);
  return { id, entryId };
}

type Ordered = 'guideline' | 'sector_part' | 'challenge' | 'goal';

async function nextPosition(db: CityDb, table: Ordered): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((x) => x.fn.max('position').as('last'))
    .where('city_id', '=', db.cityId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export type ListedKind = keyof Lists | 'goal';

async function listedRow(db: CityDb, kind: ListedKind, id: string): Promise<ListedRow> {
  const table: Ordered = kind === 'goal' ? 'goal' : tables[kind];
  const row = await db
    .selectFrom(table)
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function retireListed(
  db: CityDb,
  actor: Actor,
  kind: ListedKind,
  id: string,
  retired: boolean,
): Promise<number | null> {
  const row = await listedRow(db, kind, id);
  const table: Ordered = kind === 'goal' ? 'goal' : tables[kind];
  return retire(db, actor, { table, kind, id, title: row.title, revision: row.revision }, retired);
}

/**
 * Moves one place up or down among those that are not retired.
 *
 * @param within only these are seen together, as the goals of one guideline: past the next of them
 */
export async function moveListed(
  db: CityDb,
  actor: Actor,
  kind: ListedKind,
  id: string,
  step: -1 | 1,
  { within }: { within?: ReadonlySet<string> } = {},
): Promise<number | null> {
  const table: Ordered = kind === 'goal' ? 'goal' : tables[kind];
  const rows = await db
    .selectFrom(table)
    .select(['id', 'title', 'position'])
    .where('city_id', '=', db.cityId)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('title')
    .execute();
  const moved = rows.find((row) => row.id === id);
  if (!moved) throw notFound();
  const group = rows.filter((row) => within?.has(row.id) ?? true);
  const neighbour = group[group.indexOf(moved) + step];
  if (!neighbour) return null;
  const to = rows.indexOf(neighbour);
  rows.splice(rows.indexOf(moved), 1);
  rows.splice(to, 0, moved);
  const changes = rows.map((row, index) => put(table, { id: row.id }, { position: index + 1 }));
  return record(db, actor, { act: 'order', kind, id, title: moved.title }, changes);
}

export async function saveGoal(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    form,
    source = null,
    expect,
  }: { id?: string; form: GoalForm; source?: string | null; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const fresh = expect === undefined ? { position: await nextPosition(db, 'goal'), source, retired_at: null } : {};
  const row = {
    ...fresh,
    code: form.code,
    title: form.title,
    text: form.text,
    plain: form.plain,
    guideline_id: form.guidelineId,
    sector_part_id: form.sectorPartId,
    office_id: form.officeId,
    owner_id: form.ownerId,
    deputy_id: form.deputyId,
    influence: form.influence,
    proof: form.proof,
    is_key: form.key,
  };
  const targets = form.targets
    .filter((target) => target.indicatorId !== null)
    .map((target) => ({ indicator_id: target.indicatorId, target_value: target.value, target_date: target.date }));
  const act: Act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, kind: 'goal', id, title: form.title }, [
    put('goal', { id }, row, expect),
    ...(await replaceSet(db, 'goal_indicator', { goal_id: id }, ['indicator_id'], targets)),
    ...(await replaceSet(
      db,
      'goal_challenge',
      { goal_id: id },
      ['challenge_id'],
      form.challengeIds.map((challenge_id) => ({ challenge_id })),
    )),
  ]);
  return { id, entryId };
}

export async function saveCell(
  db: CityDb,
  actor: Actor,
  {
    sectorPartId,
    challengeId,
    form,
    title,
  }: { sectorPartId: string; challengeId: string; form: CellForm; title: string },
): Promise<number | null> {
  const key = { sector_part_id: sectorPartId, challenge_id: challengeId };
  const row = form.relevance === null ? null : { relevance: form.relevance, reason: form.reason };
  return record(db, actor, { act: 'update', kind: 'matrix-cell', id: `${sectorPartId}.${challengeId}`, title }, [
    { table: 'matrix_cell', key, row },
  ]);
}

export async function listAssessments(db: CityDb): Promise<Assessment[]> {
  const rows = await db
    .selectFrom('goal_assessment')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('to_date', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    goalId: row.goal_id,
    from: row.from_date,
    to: row.to_date,
    rating: row.rating as Rating,
    group: row.by_group,
    n: row.n,
    nText: row.n_text,
    source: row.source,
    note: row.note,
  }));
}

export async function saveAssessment(
  db: CityDb,
  actor: Actor,
  goal: { id: string; title: string },
  form: AssessmentForm & { nText?: string | null },
): Promise<number | null> {
  const row = {
    goal_id: goal.id,
    from_date: form.from,
    to_date: form.to,
    rating: form.rating,
    by_group: form.group,
    n: form.n,
    n_text: form.nText ?? null,
    source: form.source,
    note: form.note,
  };
  return record(db, actor, { act: 'report', kind: 'goal', id: goal.id, title: goal.title }, [
    put('goal_assessment', { id: newId() }, row),
  ]);
}

/** What holds today as statements, and how a version's changes are laid over it; all SQL between versions and live tables. */

import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { canonical, drop, put, type RowChange } from '#platform/journal.server.ts';
import { listGoals, listGuidelines } from '../concept.store.server.ts';
import type { Goal } from '../goal.ts';
import { referenceNames } from '../writing/references.store.server.ts';
import { listSections, sectionTexts, setFrozen } from '../writing/sections.store.server.ts';
import { referencesIn } from '../writing/text-body.ts';
import { wordsOf } from './section-words.ts';
import {
  type Content,
  type GoalContent,
  type GuidelineContent,
  type ProposedStatement,
  type Statement,
  type StatementKind,
  type TargetContent,
  targetId,
} from './version.ts';

/** Each statement has its own hash, so that one can be withdrawn and the rest still be verified. */
export function statementHash(kind: StatementKind, objectId: string, content: Content | null): string {
  return sha256(canonical({ kind, objectId, content }));
}

function statement(kind: StatementKind, objectId: string, content: Content): Statement {
  return { kind, objectId, content, hash: statementHash(kind, objectId, content) };
}

/** The concept as it stands in the live tables, in the order in which it is read. */
export async function liveStatements(db: CityDb): Promise<Statement[]> {
  const guidelines = (await listGuidelines(db)).filter((each) => !each.retired);
  const goals = (await listGoals(db)).filter((each) => !each.retired);
  const ofGuideline = Map.groupBy(goals, (goal) => goal.guidelineId ?? '');
  const known = new Set(guidelines.map(({ id }) => id));
  const loose = goals.filter((goal) => !known.has(goal.guidelineId ?? ''));
  return [
    ...guidelines.flatMap(({ id, code, title, text }) => [
      statement('guideline', id, { code, title, text }),
      ...(ofGuideline.get(id) ?? []).flatMap(goalStatements),
    ]),
    ...loose.flatMap(goalStatements),
    ...(await sectionStatements(db)),
  ];
}

/** The texts of the sector parts, part by part; compared by their words. */
async function sectionStatements(db: CityDb): Promise<Statement[]> {
  const sections = (await listSections(db)).filter((each) => !each.retired);
  if (sections.length === 0) return [];
  const texts = await sectionTexts(db);
  const references = [...texts.values()].flatMap(({ body }) => referencesIn(body));
  const names = new Map((await referenceNames(db, references)).map((each) => [`${each.kind} ${each.id}`, each.name]));
  return [...Map.groupBy(sections, ({ sectorPartId }) => sectorPartId).values()].flat().map((section) => {
    const { id, sectorPartId, kind, title } = section;
    const text = wordsOf(texts.get(id)?.body ?? null, (named, of) => names.get(`${named} ${of}`));
    return statement('section', id, { sectorPartId, kind, title, text });
  });
}

/** The texts rest while a version is where they are not written on, and are free again after it. */
export async function restSections(db: CityDb, rest: boolean): Promise<void> {
  const sections = (await listSections(db)).filter((each) => !each.retired && (each.frozenAt !== null) !== rest);
  await setFrozen(
    db,
    sections.map(({ id }) => id),
    rest,
  );
}

/** A goal, and the targets of a key goal: those of the others are kept up to date as the office sees fit. */
function goalStatements(goal: Goal): Statement[] {
  const { id, code, title, text, guidelineId, sectorPartId, key, targets } = goal;
  const content: GoalContent = { code, title, text, guidelineId, sectorPartId, key };
  return [
    statement('goal', id, content),
    ...(key ? targets : []).map(({ indicatorId, value, date }) =>
      statement('target', targetId(id, indicatorId), { goalId: id, indicatorId, value, date }),
    ),
  ];
}

/** From here to `doneApplying` the live tables take what a version changes. */
export async function beginApplying(db: CityDb): Promise<void> {
  await sql`select set_config('app.applying_version', ${db.cityId}, true) as city_id`.execute(db);
}
export async function doneApplying(db: CityDb): Promise<void> {
  await sql`select set_config('app.applying_version', '', true) as city_id`.execute(db);
}

/** The rows of the live tables as the version wants them. */
export async function appliedChanges(db: CityDb, proposals: readonly ProposedStatement[]): Promise<RowChange[]> {
  const order = { guideline: 0, goal: 1, target: 2, section: 3 } as const;
  const sorted = proposals
    .filter(({ change }) => change !== 'keep')
    .toSorted((one, other) => order[one.kind] - order[other.kind]);
  const goals = await listGoals(db);
  const last = {
    guideline: Math.max(0, ...(await listGuidelines(db)).map(({ position }) => position)),
    goal: Math.max(0, ...goals.map(({ position }) => position)),
  };
  const changes = sorted.flatMap((proposal): RowChange[] => {
    if (proposal.kind === 'target') return [targetChange(proposal)];
    if (proposal.kind === 'section') return sectionChange(proposal);
    const { kind, objectId: id, change, content } = proposal;
    if (change === 'drop') return [put(kind, { id }, { retired_at: now().toISOString() })];
    const row = kind === 'goal' ? goalRow(content as GoalContent) : guidelineRow(content as GuidelineContent);
    if (change === 'change') return [put(kind, { id }, row)];
    last[kind] += 1;
    return [put(kind, { id }, { ...row, position: last[kind], source: null, retired_at: null })];
  });
  return inPlace(changes, goals, sorted);
}

/** New goals stand where the version puts them: they and those behind them get other positions, each row once. */
function inPlace(
  changes: readonly RowChange[],
  goals: readonly Pick<Goal, 'id' | 'position' | 'guidelineId'>[],
  proposals: readonly ProposedStatement[],
): RowChange[] {
  const placed = proposals.filter(({ kind, change, afterId }) => kind === 'goal' && change === 'new' && afterId);
  if (placed.length === 0) return [...changes];
  const order = goals.map(({ id }) => id);
  const fresh = changes.filter(({ table, key }) => table === 'goal' && !order.includes(String(key.id)));
  order.push(...fresh.map(({ key }) => String(key.id)));
  for (const { objectId, afterId } of placed) {
    order.splice(order.indexOf(objectId), 1);
    const at = order.indexOf(afterId ?? '');
    order.splice(at < 0 ? order.length : at + 1, 0, objectId);
  }
  const before = new Map(goals.map(({ id, position }) => [id, position]));
  const moved = new Map(order.flatMap((id, at) => (before.get(id) === at + 1 ? [] : [[id, at + 1] as const])));
  const known = new Set(changes.filter(({ table }) => table === 'goal').map(({ key }) => String(key.id)));
  return [
    ...changes.map((change) => {
      const position = change.table === 'goal' && change.row ? moved.get(String(change.key.id)) : undefined;
      return position === undefined ? change : { ...change, row: { ...change.row, position } };
    }),
    ...[...moved].flatMap(([id, position]) => (known.has(id) ? [] : [put('goal', { id }, { position })])),
  ];
}

function guidelineRow({ code, title, text }: GuidelineContent) {
  return { code, title, text };
}
function goalRow(content: GoalContent) {
  const { guidelineId, sectorPartId, key } = content;
  return { ...guidelineRow(content), guideline_id: guidelineId, sector_part_id: sectorPartId, is_key: key };
}

function targetChange({ objectId, change, content }: ProposedStatement): RowChange {
  const target = content as TargetContent | null;
  const [goalId = '', indicatorId = ''] = target ? [target.goalId, target.indicatorId] : splitTarget(objectId);
  const key = { goal_id: goalId, indicator_id: indicatorId };
  if (change === 'drop') return drop('goal_indicator', key);
  return put('goal_indicator', key, { target_value: target?.value ?? null, target_date: target?.date ?? null });
}

function splitTarget(objectId: string): string[] {
  const at = objectId.indexOf('.');
  return [objectId.slice(0, at), objectId.slice(at + 1)];
}

/** The words of a section are in the live tables already. */
function sectionChange({ objectId: id, change }: ProposedStatement): RowChange[] {
  return change === 'drop' ? [put('section', { id }, { retired_at: now().toISOString() })] : [];
}

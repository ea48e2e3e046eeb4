/** All SQL of the versions and what is proposed in them. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { forget } from '#platform/forget.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, ChangedMeanwhile, drop, put, record, recordSummary } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { listStages } from './stages.store.server.ts';
import { liveStatements, statementHash } from './statements.store.server.ts';
import {
  type Content,
  keyOf,
  mayChange,
  type NewProposal,
  type ProposedStatement,
  type Statement,
  type StatementChange,
  type StatementKind,
  type StatementOrigin,
  type Version,
  type VersionForm,
  type VersionState,
  withProposals,
} from './version.ts';
import type { VersionRow, VersionStatementRow } from './versions.table.ts';

export async function listVersions(db: CityDb): Promise<Version[]> {
  const rows = await db
    .selectFrom('version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(versionFrom);
}

function versionFrom(row: VersionRow): Version {
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    basisId: row.basis_id,
    stageId: row.stage_id,
    state: row.state as VersionState,
    dueOn: row.due_on,
    inForceOn: row.in_force_on,
    resolution: row.resolution,
    supersededOn: row.superseded_on,
    frozenAt: row.frozen_at,
    hash: row.hash,
    source: row.source,
    revision: row.revision,
  };
}

export async function readVersion(db: CityDb, id: string): Promise<Version> {
  const found = (await listVersions(db)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

export async function versionInForce(db: CityDb): Promise<Version | null> {
  return (await listVersions(db)).find(({ state }) => state === 'in-force') ?? null;
}

/** Begins a draft on what is in force now. */
export async function createVersion(
  db: CityDb,
  actor: Actor,
  form: VersionForm,
  { id = newId(), source = null }: { id?: string; source?: string | null } = {},
): Promise<{ id: string; entryId: number | null }> {
  const { stages, missing } = await listStages(db);
  const first = stages.find(({ meaning, retired }) => meaning === 'draft' && !retired);
  if (!first) throw new Refusal(409, 'step-unknown');
  const basis = await versionInForce(db);
  const row = {
    title: form.title,
    note: form.note,
    basis_id: basis?.id ?? null,
    stage_id: first.id,
    state: 'open',
    due_on: null,
    in_force_on: null,
    resolution: null,
    superseded_on: null,
    frozen_at: null,
    hash: null,
    source,
    created_at: now().toISOString(),
  };
  const entryId = await record(db, actor, { act: 'create', kind: 'version', id, title: form.title }, [
    ...missing,
    put('version', { id }, row),
  ]);
  return { id, entryId };
}

export async function saveVersion(
  db: CityDb,
  actor: Actor,
  id: string,
  form: VersionForm,
  expect: number,
): Promise<number | null> {
  if ((await readVersion(db, id)).state !== 'open') throw new Refusal(409, 'version-frozen');
  return record(db, actor, { act: 'update', kind: 'version', id, title: form.title }, [
    put('version', { id }, form, expect),
  ]);
}

/** A draft that was begun on a version no longer in force goes on from the one that is. */
export async function rebaseVersion(db: CityDb, actor: Actor, id: string): Promise<number | null> {
  const version = await readVersion(db, id);
  if (version.state !== 'open') throw new Refusal(409, 'version-frozen');
  const basis = await versionInForce(db);
  return record(db, actor, { act: 'update', kind: 'version', id, title: version.title }, [
    put('version', { id }, { basis_id: basis?.id ?? null }, version.revision),
  ]);
}

export type StoredStatement = ProposedStatement & {
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
};

function storedFrom(row: VersionStatementRow): StoredStatement {
  const kind = row.kind as StatementKind;
  const content = row.content as Content | null;
  return {
    kind,
    objectId: row.object_id,
    change: row.change as StatementChange,
    content,
    hash: row.hash ?? statementHash(kind, row.object_id, content),
    reason: row.reason,
    origin: row.origin as StatementOrigin | null,
    originText: row.origin_text,
    originPath: row.origin_path,
    afterId: row.after_id,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
    revision: row.revision,
  };
}

/** The rows of a version: of a draft what is proposed, of a frozen one all of it. */
export async function storedStatements(db: CityDb, versionId: string): Promise<StoredStatement[]> {
  const rows = await db
    .selectFrom('version_statement')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('version_id', '=', versionId)
    .orderBy('position')
    .orderBy('kind')
    .orderBy('object_id')
    .execute();
  return rows.map(storedFrom);
}

export type ReadVersion = { readonly statements: readonly Statement[]; readonly stored: readonly StoredStatement[] };

/** All a version says, in reading order, and the rows with their reasons. */
export async function statementsOf(db: CityDb, version: Version): Promise<ReadVersion> {
  const stored = await storedStatements(db, version.id);
  if (version.state === 'open') return { stored, statements: withProposals(await liveStatements(db), stored) };
  return { stored, statements: stored.filter(({ change }) => change !== 'drop') };
}

/** One writer of a version after the other: a proposal for a place that has none yet is otherwise written twice. */
export async function lockVersion(db: CityDb, id: string): Promise<Version> {
  const row = await db
    .selectFrom('version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return versionFrom(row);
}

/** @param expect the revision the writer saw; 0 where nothing was proposed yet, undefined where it does not matter */
export async function propose(
  db: CityDb,
  actor: Actor,
  versionId: string,
  proposal: NewProposal,
  expect?: number,
): Promise<number | null> {
  const version = await lockVersion(db, versionId);
  const { kind, objectId, content } = proposal;
  await mustBeOpen(db, version, kind);
  const stored = await storedStatements(db, versionId);
  const before = stored.find((each) => keyOf(each) === keyOf(proposal));
  if (expect === 0 && before) throw new ChangedMeanwhile(objectId);
  const title = await titleOf(db, version, proposal);
  const key = { version_id: versionId, kind, object_id: objectId };
  const row = {
    change: proposal.change,
    content,
    reason: proposal.reason,
    origin: proposal.origin,
    origin_text: proposal.originText,
    origin_path: proposal.originPath,
    after_id: proposal.afterId ?? null,
    position: 0,
    hash: null,
    frozen: false,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const change = put('version_statement', key, row, expect === 0 ? undefined : expect);
  return record(db, actor, { act: before ? 'update' : 'create', kind: 'version-statement', id: versionId, title }, [
    change,
  ]);
}

/** What was proposed for this place is taken out of the draft. */
export async function withdrawProposal(
  db: CityDb,
  actor: Actor,
  versionId: string,
  place: Pick<Statement, 'kind' | 'objectId'>,
): Promise<number | null> {
  const version = await lockVersion(db, versionId);
  await mustBeOpen(db, version, place.kind);
  const found = (await storedStatements(db, versionId)).find((each) => keyOf(each) === keyOf(place));
  if (!found) throw notFound();
  const title = await titleOf(db, version, found);
  return record(db, actor, { act: 'retire', kind: 'version-statement', id: versionId, title }, [
    drop('version_statement', { version_id: versionId, kind: place.kind, object_id: place.objectId }),
  ]);
}

async function mustBeOpen(db: CityDb, version: Version, kind: StatementKind) {
  const { stages } = await listStages(db);
  const stage = stages.find(({ id }) => id === version.stageId);
  if (!mayChange(version, stage, kind)) throw new Refusal(409, 'version-frozen');
}

async function titleOf(db: CityDb, version: Version, { kind, objectId, content }: NewProposal): Promise<string> {
  if (content && 'title' in content) return content.title;
  const { statements } = await statementsOf(db, version);
  const goal = kind === 'target' ? objectId.split('.')[0] : objectId;
  const found = statements.find((each) => each.objectId === goal)?.content;
  return found && 'title' in found ? found.title : version.title;
}

/** The frozen versions that say the same words at this place: they are withdrawn together. */
export async function sayingTheSame(
  db: CityDb,
  { kind, objectId, hash }: Pick<Statement, 'kind' | 'objectId' | 'hash'>,
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('version_statement')
    .innerJoin('version', (join) =>
      join
        .onRef('version.city_id', '=', 'version_statement.city_id')
        .onRef('version.id', '=', 'version_statement.version_id'),
    )
    .select(['version.id', 'version.title'])
    .where('version_statement.city_id', '=', db.cityId)
    .where('version_statement.kind', '=', kind)
    .where('version_statement.object_id', '=', objectId)
    .where('version_statement.hash', '=', hash)
    .where('version_statement.frozen', '=', true)
    .where('version_statement.content', 'is not', null)
    .orderBy('version.created_at')
    .execute();
}

type Withdrawal = { readonly reason: string; readonly alsoWhy?: boolean };

/**
 * Takes the words of a frozen statement away for good, wherever a frozen version says them, and leaves its mark and its hash.
 * The journal says that it was done; it forgets the words as well.
 */
export async function withdrawStatement(
  db: CityDb,
  actor: Actor,
  version: Version,
  place: Pick<Statement, 'kind' | 'objectId'>,
  { reason, alsoWhy = false }: Withdrawal,
): Promise<number> {
  await lockVersion(db, version.id);
  const found = (await storedStatements(db, version.id)).find((each) => keyOf(each) === keyOf(place));
  if (!found || version.state === 'open') throw notFound();
  if (found.withdrawnAt !== null || found.content === null) throw new Refusal(409, 'statement-withdrawn');
  const versions = await sayingTheSame(db, found);
  const ids = versions.map(({ id }) => id);
  const why = alsoWhy ? { reason: null, origin_text: null } : {};
  await db
    .updateTable('version_statement')
    .set({ content: null, withdrawn_at: now().toISOString(), withdrawn_reason: reason, ...why })
    .where('city_id', '=', db.cityId)
    .where('version_id', 'in', ids)
    .where('kind', '=', place.kind)
    .where('object_id', '=', place.objectId)
    .where('hash', '=', found.hash)
    .execute();
  for (const id of ids)
    await forget(db, { kind: 'version-statement', id }, 'version_statement', {
      key: { version_id: id, kind: place.kind, object_id: place.objectId },
      columns: ['content', ...Object.keys(why)],
      title: version.title,
    });
  const subject = { act: 'retire', kind: 'version', id: version.id, title: version.title, undoable: false } as const;
  return recordSummary(db, actor, subject, { statement: place.kind, object_id: place.objectId, versions: ids.length });
}

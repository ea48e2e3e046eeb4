/** All SQL of the steps of a version: from stage to stage, and into force. */

import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { asked } from './hearing/hearing.store.server.ts';
import { listStages } from './stages.store.server.ts';
import {
  appliedChanges,
  beginApplying,
  doneApplying,
  liveStatements,
  restSections,
} from './statements.store.server.ts';
import {
  danglingIn,
  type GoalContent,
  keyOf,
  mayStep,
  type StepForm,
  type StepTaker,
  type Version,
  type VersionForm,
  type VersionStep,
  withProposals,
} from './version.ts';
import {
  createVersion,
  lockVersion,
  type StoredStatement,
  storedStatements,
  versionInForce,
} from './versions.store.server.ts';

export async function listSteps(db: CityDb, versionId: string): Promise<VersionStep[]> {
  const rows = await db
    .selectFrom('version_step')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('version_id', '=', versionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    stageId: row.stage_id,
    on: row.on_day,
    by: row.by_name,
    dueOn: row.due_on,
    resolution: row.resolution,
    note: row.note,
  }));
}

/** Brings a version into a stage, if the one rule lets it. */
export async function stepVersion(
  db: CityDb,
  actor: Actor,
  who: StepTaker,
  versionId: string,
  step: StepForm,
  expect?: number,
): Promise<number | null> {
  const version = await lockVersion(db, versionId);
  const { stages, missing } = await listStages(db);
  const inForce = await versionInForce(db);
  const refused = mayStep({ version, stages, inForce }, step, who, today());
  if (refused) throw new Refusal(409, refused);
  const stage = stages.find(({ id }) => id === step.to);
  if (stage?.meaning === 'in-force')
    return comeIntoForce(db, actor, { version, inForce, step, missing, expect, day: step.on });
  const row = { stage_id: step.to, due_on: step.dueOn };
  const note = noted(actor, versionId, step);
  const officeIds = stage?.hears ? (step.officeIds ?? []) : [];
  const about = { versionId, stepId: String(note.key.id), dueOn: step.dueOn ?? step.on };
  await restSections(db, stage?.freezes !== 'nothing');
  const subject = { act: 'update', kind: 'version', id: versionId, title: version.title, undoable: false } as const;
  return record(db, actor, subject, [
    ...missing,
    put('version', { id: versionId }, row, expect),
    note,
    ...(await asked(db, about, officeIds)),
  ]);
}

function noted(actor: Actor, versionId: string, step: StepForm): RowChange {
  const row = {
    version_id: versionId,
    stage_id: step.to,
    on_day: step.on,
    by_name: actor.name,
    due_on: step.dueOn,
    resolution: step.resolution,
    note: step.note,
    created_at: now().toISOString(),
  };
  return put('version_step', { id: newId() }, row);
}

/**
 * Holds what was adopted before the house knew the city: what stands in its tables is in force as it is.
 *
 * @param on null where no source names the day
 */
export async function adoptAsItStands(
  db: CityDb,
  actor: Actor,
  form: VersionForm,
  { on, resolution, source, id = newId() }: { on: string | null; resolution: string; source: string; id?: string },
): Promise<number | null> {
  const inForce = await versionInForce(db);
  if (inForce) throw new Refusal(409, 'adopt-in-force', { title: inForce.title });
  if (on !== null && on > today()) throw new Refusal(409, 'step-in-future');
  await createVersion(db, actor, form, { id, source });
  const version = await lockVersion(db, id);
  const { stages } = await listStages(db);
  const to = stages.find(({ meaning }) => meaning === 'in-force')?.id ?? version.stageId;
  const step = { to, on: on ?? today(), dueOn: null, resolution, note: null };
  return comeIntoForce(db, actor, { version, inForce: null, step, missing: [], expect: version.revision, day: on });
}

type Coming = {
  readonly version: Version;
  readonly inForce: Version | null;
  readonly step: StepForm;
  readonly missing: readonly RowChange[];
  readonly expect: number | undefined;
  /** Null where nobody knows it: then there is no step to tell either. */
  readonly day: string | null;
};

/** Applies all changes to the live tables, freezes all statements, supersedes the version before: in one transaction. */
async function comeIntoForce(db: CityDb, actor: Actor, coming: Coming): Promise<number | null> {
  const { version, inForce, step, missing, expect, day } = coming;
  const proposals = await storedStatements(db, version.id);
  const [dangling] = danglingIn(withProposals(await liveStatements(db), proposals));
  if (dangling)
    throw new Refusal(409, 'version-goal-without-guideline', { title: (dangling.content as GoalContent).title });
  const { stages } = await listStages(db);
  const superseded = stages.find(({ meaning }) => meaning === 'superseded')?.id ?? step.to;
  await beginApplying(db);
  const changes = await appliedChanges(db, proposals);
  // The one before goes first: never two at once.
  const before = inForce
    ? [put('version', { id: inForce.id }, { state: 'superseded', superseded_on: step.on, stage_id: superseded })]
    : [];
  const steps = day === null ? [] : [noted(actor, version.id, step)];
  const applied = [...missing, ...before, ...changes, ...steps];
  const subject = { act: 'freeze', kind: 'version', id: version.id, title: version.title, undoable: false } as const;
  const hash = await frozenAfter(db, version, proposals, async () => {
    await record(db, actor, { ...subject, act: 'update' }, applied);
  });
  const row = {
    stage_id: step.to,
    state: 'in-force',
    due_on: null,
    in_force_on: day,
    resolution: step.resolution,
    frozen_at: now().toISOString(),
    hash,
  };
  const entryId = await record(db, actor, subject, [put('version', { id: version.id }, row, expect)]);
  await doneApplying(db);
  await restSections(db, false);
  return entryId;
}

const rowsPerStatement = 500;

/** Applies, then keeps every statement as it now holds, with its hash, and what was dropped with its reason. */
async function frozenAfter(
  db: CityDb,
  version: Version,
  proposals: readonly StoredStatement[],
  apply: () => Promise<void>,
): Promise<string> {
  await apply();
  const live = await liveStatements(db);
  const why = new Map(proposals.map((each) => [keyOf(each), each]));
  const held = new Set(live.map(keyOf));
  const gone = proposals.filter((each) => each.change === 'drop' && !held.has(keyOf(each)));
  const rows = [...live, ...gone].map(({ kind, objectId, content, hash }, position) => {
    const proposal = why.get(keyOf({ kind, objectId }));
    return {
      city_id: db.cityId,
      version_id: version.id,
      kind,
      object_id: objectId,
      change: proposal?.change ?? 'keep',
      content: content === null || proposal?.change === 'drop' ? null : JSON.stringify(content),
      reason: proposal?.reason ?? null,
      origin: proposal?.origin ?? null,
      origin_text: proposal?.originText ?? null,
      origin_path: proposal?.originPath ?? null,
      position,
      hash,
      frozen: true,
      withdrawn_at: null,
      withdrawn_reason: null,
      revision: (proposal?.revision ?? 0) + 1,
    };
  });
  await db
    .deleteFrom('version_statement')
    .where('city_id', '=', db.cityId)
    .where('version_id', '=', version.id)
    .execute();
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await db
      .insertInto('version_statement')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  return sha256([version.title, ...live.map(({ hash }) => hash)].join('\n'));
}

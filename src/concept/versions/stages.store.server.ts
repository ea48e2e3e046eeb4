/** All SQL of the procedure that versions go through: the city's own rows, or the delivered ones until it has some. */

import type { Role } from '#people/role.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import { conceptTexts } from '../texts.en.ts';
import { deliveredStages, type StageForm, type StageFreeze, type StageMeaning, type VersionStage } from './version.ts';

/** @returns also the rows that must be written before anything can refer to a stage */
export async function listStages(db: CityDb): Promise<{ stages: VersionStage[]; missing: RowChange[] }> {
  const rows = await db
    .selectFrom('version_stage')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  if (rows.length === 0) return delivered();
  const stages = rows.map((row) => ({
    id: row.id,
    title: row.title,
    position: row.position,
    meaning: row.meaning as StageMeaning,
    role: row.role as Role | null,
    days: row.days,
    freezes: row.freezes as StageFreeze,
    resolution: row.resolution,
    council: row.council,
    hears: row.hears,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
  return { stages, missing: [] };
}

/** The city's own words are German: what is delivered becomes its own. */
function delivered() {
  const t = conceptTexts('de');
  const stages = deliveredStages.map(
    (stage): VersionStage => ({ ...stage, title: t(`delivered.${stage.id}`), retired: false, revision: 0 }),
  );
  const missing = stages.map(({ id, retired: _, revision: __, ...row }) =>
    put('version_stage', { id }, { ...row, retired_at: null }),
  );
  return { stages, missing };
}

export async function saveStage(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: { id?: string; form: StageForm; expect?: number | undefined },
): Promise<number | null> {
  const { missing } = await listStages(db);
  await writeDelivered(db, actor);
  const { stages } = await listStages(db);
  const before = stages.find((stage) => stage.id === id);
  if (!before && expect !== undefined) throw notFound();
  checkMeanings(stages, id, form);
  const at = before?.position ?? Math.max(0, ...stages.filter(isOpen).map(({ position }) => position)) + 1;
  const later = before ? [] : stages.filter(({ position }) => position >= at);
  return record(db, actor, { act: before ? 'update' : 'create', kind: 'version-stage', id, title: form.title }, [
    ...later.map((stage) => put('version_stage', { id: stage.id }, { position: stage.position + 1 })),
    put(
      'version_stage',
      { id },
      { ...form, position: at, ...(before ? {} : { retired_at: null }) },
      // What is delivered has no row yet.
      missing.length > 0 ? undefined : expect,
    ),
  ]);
}

function isOpen({ meaning }: VersionStage): boolean {
  return meaning === 'draft' || meaning === 'review';
}

/** A procedure begins with one draft and ends with one stage in force and one superseded. */
function checkMeanings(stages: readonly VersionStage[], id: string, form: Pick<StageForm, 'meaning'>) {
  const before = stages.find((stage) => stage.id === id);
  if (before && before.meaning !== form.meaning && before.meaning !== 'review') throw new Refusal(409, 'stage-needed');
  const held = stages.find((stage) => stage.meaning === form.meaning && !stage.retired);
  if (form.meaning !== 'review' && held && held.id !== id) throw new Refusal(409, 'stage-once');
}

export async function retireStage(db: CityDb, actor: Actor, id: string, retired: boolean): Promise<number | null> {
  const { stages } = await listStages(db);
  const stage = stages.find((each) => each.id === id);
  if (!stage) throw notFound();
  if (stage.meaning !== 'review') throw new Refusal(409, 'stage-needed');
  await writeDelivered(db, actor);
  const { stages: stored } = await listStages(db);
  const { title, revision } = stored.find((each) => each.id === id) ?? stage;
  return retire(db, actor, { table: 'version_stage', kind: 'version-stage', id, title, revision }, retired);
}

async function writeDelivered(db: CityDb, actor: Actor) {
  const { stages, missing } = await listStages(db);
  const [first] = stages;
  if (missing.length > 0 && first)
    await record(db, actor, { act: 'create', kind: 'version-stage', id: first.id, title: first.title }, missing);
}

/** One place up or down among the stages in which a version is still open. */
export async function moveStage(db: CityDb, actor: Actor, id: string, step: -1 | 1): Promise<number | null> {
  await writeDelivered(db, actor);
  const { stages } = await listStages(db);
  const reviews = stages.filter(({ meaning, retired }) => meaning === 'review' && !retired);
  const moved = reviews.find((stage) => stage.id === id);
  if (!moved) throw notFound();
  const neighbour = reviews[reviews.indexOf(moved) + step];
  if (!neighbour) return null;
  return record(db, actor, { act: 'order', kind: 'version-stage', id, title: moved.title }, [
    put('version_stage', { id }, { position: neighbour.position }),
    put('version_stage', { id: neighbour.id }, { position: moved.position }),
  ]);
}

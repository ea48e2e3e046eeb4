/** Projects by a version of what is assumed, and keeps the result: the job, and what the pilot cities are stored with. */

import type { CityDb } from '#platform/database.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { countsOf, listScenarios, listSets, storeProjection } from './population.store.server.ts';
import { projectionMethod } from './population.ts';
import { type Projected, projectionOf } from './projection.ts';

type Wanted = { readonly scenarioId: string; readonly version: number };
type Computed = Extract<Projected, { ok: true }> & { readonly title: string };

/** Reads counts and assumptions, and computes. */
async function computed(db: CityDb, { scenarioId, version }: Wanted): Promise<Computed> {
  const scenario = (await listScenarios(db)).find((each) => each.id === scenarioId);
  const given = scenario?.versions.find((each) => each.version === version);
  const set = (await listSets(db)).find((each) => each.id === given?.setId);
  if (!scenario || !given || !set) throw notFound();
  const counts = await countsOf(db, set.id);
  const projected = projectionOf({ groups: set.groups, ...counts, assumptions: given.assumptions });
  if (projected.ok) return { ...projected, title: scenario.name };
  const { reason, ...vars } = projected.lack;
  throw new Refusal(409, `population-${reason}`, vars);
}

function keep(db: CityDb, actor: Actor, wanted: Wanted, { result, areas, title }: Computed) {
  return storeProjection(db, actor, { ...wanted, methodVersion: projectionMethod, result, areas, title });
}

export async function projectScenario(db: CityDb, actor: Actor, wanted: Wanted) {
  return keep(db, actor, wanted, await computed(db, wanted));
}

export async function projectionJob(run: JobRun): Promise<{ path: string; entryId: number | null }> {
  const { scenarioId, version } = run.input as Wanted;
  const wanted = { scenarioId, version };
  await run.progress(0, 2);
  const made = await run.read((db) => computed(db, wanted));
  await run.progress(1, 2);
  const { id, entryId } = await run.write((db) => keep(db, run.actor, wanted, made));
  return { path: `/bevoelkerung?rechnung=${id}`, entryId };
}

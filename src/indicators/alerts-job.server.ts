/** The job that looks for alerts: on demand here, after an import of values from there. */

import type { JobRun } from '#platform/jobs.server.ts';
import { runWatches } from './watch-runs.store.server.ts';

export async function alertsJob(run: JobRun): Promise<{ path: string; entryId: number | null }> {
  const { indicatorId } = run.input as { indicatorId?: string };
  await run.progress(0, 1);
  const only = indicatorId ? new Set([indicatorId]) : null;
  const { entryId } = await run.write((db) => runWatches(db, run.actor, only));
  return { path: '/warnungen', entryId };
}

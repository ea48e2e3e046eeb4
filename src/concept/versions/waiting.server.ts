/** What of the versions waits for somebody: the next step of a draft whose stage has a deadline. */

import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import { hearingWaiting } from './hearing/waiting.server.ts';
import { listStages } from './stages.store.server.ts';
import { listSteps } from './steps.store.server.ts';
import { reachable, type Version, type VersionStage } from './version.ts';
import { listVersions } from './versions.store.server.ts';

export async function waitingIn(db: CityDb): Promise<Waiting[]> {
  const open = (await listVersions(db)).filter(({ state }) => state === 'open');
  if (open.length === 0) return [];
  const { stages } = await listStages(db);
  const duties = await hearingWaiting(db, open);
  for (const version of open) {
    const since = (await listSteps(db, version.id)).at(-1)?.on ?? null;
    duties.push(...dutyOf(version, stages, since));
  }
  return duties;
}

/** Whoever the procedure names for the next stage; where it names nobody, who runs the concept. */
export function dutyOf(
  version: Pick<Version, 'id' | 'title' | 'basisId' | 'stageId' | 'state' | 'dueOn'>,
  stages: readonly VersionStage[],
  since: string | null,
): Waiting[] {
  const [next] = reachable({ version, stages });
  if (version.state !== 'open' || version.dueOn === null || !next) return [];
  return [
    {
      kind: 'version-step',
      title: `${version.title}: ${next.title}`,
      objectId: version.id,
      path: `/fassungen/${version.id}/schritt`,
      readAt: `/fassungen/${version.id}`,
      dueOn: version.dueOn,
      since,
      personId: null,
      deputyId: null,
      officeId: null,
      role: next.role,
      needs: 'versions.step',
    },
  ];
}

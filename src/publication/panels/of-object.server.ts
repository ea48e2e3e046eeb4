/** What of an object is public, since when, by whom. */

import type { Visit } from '#platform/access.server.ts';
import { loadCandidates, mayRelease } from '../candidates.server.ts';
import { isReleaseKind } from '../release.ts';

export type ReleasesOfObjectData = NonNullable<Awaited<ReturnType<typeof loadReleasesOfObject>>>;

export async function loadReleasesOfObject(visit: Visit, kind: string, id: string) {
  if (!isReleaseKind(kind) || !visit.may('people.read')) return null;
  const { candidates, releases } = await loadCandidates(visit);
  const candidate = candidates[kind].find((each) => each.id === id);
  if (!candidate) return null;
  const held = releases.filter((each) => each.kind === kind && each.objectId === id);
  return { kind, id, held, may: mayRelease(visit, kind, candidate), asOf: visit.asOf };
}

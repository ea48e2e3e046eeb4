/** When a goal, measure or indicator was last kept up to date, for its page. */

import { keptOf } from '#annual-report/kept.server.ts';
import { upkeepData } from '#cooperation/upkeep/upkeep.server.ts';
import type { UpkeepKind } from '#cooperation/upkeep/upkeep.ts';
import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';

export async function loadUpkeep(visit: Visit, kind: UpkeepKind, id: string) {
  const kept = (await keptOf(visit)).find((each) => each.kind === kind && each.id === id);
  const people = await visit.remember('person names', personNames);
  return kept ? upkeepData(visit, kept, people) : null;
}

/** What waits for somebody in this room, from its stores. */

import { personNames } from '#people/person-names.server.ts';
import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listAnswers, listAskedParts, listChecklists, listVersions } from './checklists/checklists.store.server.ts';
import { listGroups, listGroupTasks } from './groups/groups.store.server.ts';
import { listCooperation, listShared } from './requests.store.server.ts';
import { listKept } from './upkeep/upkeep.store.server.ts';
import { waitingOf } from './waiting.ts';

export async function waitingIn(db: CityDb, today: string): Promise<Waiting[]> {
  const ground = {
    requests: await listCooperation(db),
    shared: await listShared(db),
    checklists: await listChecklists(db),
    versions: await listVersions(db),
    asked: await listAskedParts(db),
    answers: await listAnswers(db),
    groups: await listGroups(db),
    tasks: await listGroupTasks(db),
    kept: await listKept(db, today),
    people: await personNames(db),
  };
  return waitingOf(ground, today);
}

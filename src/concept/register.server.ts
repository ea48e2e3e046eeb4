/** The rows of the register of goals, and what can be chosen in its filters. */

import type { Visit } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { listChallenges, listGoals, listGuidelines, listSectorParts } from './concept.store.server.ts';
import { goalRows } from './goal-register.ts';

export async function loadGoals(visit: Visit) {
  const lists = await visit.remember('goals', async (db) => ({
    goals: await listGoals(db),
    guidelines: await listGuidelines(db),
    parts: await listSectorParts(db),
    challenges: await listChallenges(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
  }));
  const choices = {
    guidelines: lists.guidelines.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    parts: lists.parts.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    challenges: lists.challenges.filter((each) => !each.retired).map(({ id, title }) => ({ id, title })),
    offices: [...lists.offices].map(([id, title]) => ({ id, title })),
  };
  return { rows: goalRows(lists), choices };
}

/** The rows of the register of sector plans, and what can be chosen in its filters. */

import type { Visit } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { contradictionNames } from './contradiction-names.server.ts';
import { planRows } from './plan-register.ts';
import { listGoalPlans, listPlans } from './plans.store.server.ts';

export async function loadPlans(visit: Visit) {
  const lists = await visit.remember('sector plans', async (db) => ({
    plans: await listPlans(db),
    ties: await listGoalPlans(db),
    goals: await listNames(db, 'goal', 'title'),
    offices: nameMap(await listNames(db, 'office', 'name')),
    contradictions: await contradictionNames(db),
  }));
  const { plans, ties, offices, contradictions } = lists;
  const goals = new Map(lists.goals.filter((goal) => !goal.retired).map(({ id, name }) => [id, name]));
  const asked = new Set(plans.map((plan) => plan.officeId));
  return {
    rows: planRows(plans, { ties, goalIds: new Set(goals.keys()), offices, day: visit.asOf }),
    offices: [...offices].filter(([id]) => asked.has(id)).map(([id, title]) => ({ id, title })),
    ties,
    goals,
    contradictions,
  };
}

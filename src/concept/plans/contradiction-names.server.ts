/** Goals that contradict a plan they rest on: what another room may take up as a conflict. */

import type { CityDb } from '#platform/database.server.ts';
import type { Contradiction } from './plan.ts';

/** What is retired contradicts nothing any more. */
export async function contradictionNames(db: CityDb): Promise<Contradiction[]> {
  const rows = await db
    .selectFrom('goal_plan')
    .innerJoin('goal', (join) =>
      join.onRef('goal.city_id', '=', 'goal_plan.city_id').onRef('goal.id', '=', 'goal_plan.goal_id'),
    )
    .innerJoin('sector_plan', (join) =>
      join.onRef('sector_plan.city_id', '=', 'goal_plan.city_id').onRef('sector_plan.id', '=', 'goal_plan.plan_id'),
    )
    .select([
      'goal.id as goalId',
      'goal.title as goal',
      'sector_plan.id as planId',
      'sector_plan.title as plan',
      'goal_plan.contradiction as reason',
      'goal_plan.marked_on as markedOn',
      'sector_plan.office_id as officeId',
      'sector_plan.valid_to as validTo',
    ])
    .where('goal_plan.city_id', '=', db.cityId)
    .where('goal_plan.contradiction', 'is not', null)
    .where('goal.retired_at', 'is', null)
    .where('sector_plan.retired_at', 'is', null)
    .orderBy('goal_plan.marked_on', 'desc')
    .orderBy('goal.title')
    .execute();
  const resting = rows.length === 0 ? [] : await restingOn(db);
  return rows.map((row) => ({
    ...row,
    reason: row.reason ?? '',
    restsOn: resting.filter(({ goalId }) => goalId === row.goalId).map(({ plan }) => plan),
  }));
}

function restingOn(db: CityDb): Promise<{ goalId: string; plan: string }[]> {
  return db
    .selectFrom('goal_plan')
    .innerJoin('sector_plan', (join) =>
      join.onRef('sector_plan.city_id', '=', 'goal_plan.city_id').onRef('sector_plan.id', '=', 'goal_plan.plan_id'),
    )
    .select(['goal_plan.goal_id as goalId', 'sector_plan.title as plan'])
    .where('goal_plan.city_id', '=', db.cityId)
    .where('goal_plan.contradiction', 'is', null)
    .where('sector_plan.retired_at', 'is', null)
    .orderBy('sector_plan.title')
    .execute();
}

/** All SQL of cross-impacts and of the uses that goals and measures need land for. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import type { GoalImpact, ImpactForm } from './impact.ts';
import {
  areContrary,
  type ContraryUses,
  contraryUses,
  type LandClaim,
  type LandUse,
  type LandUseForm,
  landUses,
} from './land-use.ts';

export async function listImpacts(db: CityDb): Promise<GoalImpact[]> {
  const rows = await db
    .selectFrom('goal_impact')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('from_goal_id')
    .orderBy('to_goal_id')
    .orderBy('office_id')
    .execute();
  return rows.map((row) => ({
    from: row.from_goal_id,
    to: row.to_goal_id,
    officeId: row.office_id,
    rating: row.rating,
    ratedOn: row.rated_on,
    source: row.source,
  }));
}

/** How one office sees the effects of one goal; what it no longer rates is taken away, other offices' ratings are not touched. */
export async function rateImpacts(
  db: CityDb,
  actor: Actor,
  { goal, form }: { goal: { readonly id: string; readonly title: string }; form: ImpactForm },
): Promise<number | null> {
  const held = (await listImpacts(db)).filter((each) => each.from === goal.id && each.officeId === form.officeId);
  const changes = form.ratings.flatMap(({ goalId, rating }): RowChange[] => {
    const key = { from_goal_id: goal.id, to_goal_id: goalId, office_id: form.officeId };
    const before = held.find(({ to }) => to === goalId);
    if (rating === null) return before ? [drop('goal_impact', key)] : [];
    if (before?.rating === Number(rating)) return [];
    return [put('goal_impact', key, { rating: Number(rating), rated_on: today(), rated_by: actor.name, source: null })];
  });
  return record(db, actor, { act: 'update', kind: 'goal-impact', id: goal.id, title: goal.title }, changes);
}

export async function listClaims(db: CityDb): Promise<LandClaim[]> {
  const rows = await db.selectFrom('land_claim').selectAll().where('city_id', '=', db.cityId).orderBy('id').execute();
  return rows.map((row) => ({
    use: row.land_use as LandUse,
    kind: row.goal_id === null ? 'measure' : 'goal',
    objectId: row.goal_id ?? row.measure_id ?? '',
  }));
}

export async function listContraryUses(db: CityDb): Promise<ContraryUses> {
  return contraryUses(await db.selectFrom('contrary_use').selectAll().where('city_id', '=', db.cityId).execute());
}

/** Which goals and measures need land for a use, and what cannot stand beside it. */
export async function saveClaims(
  db: CityDb,
  actor: Actor,
  { use, title, form }: { use: LandUse; title: string; form: LandUseForm },
): Promise<number | null> {
  const rows = [
    ...form.goalIds.map((id) => ({ id: `goal ${id}`, goal_id: id, measure_id: null })),
    ...form.measureIds.map((id) => ({ id: `measure ${id}`, goal_id: null, measure_id: id })),
  ];
  const changes = await replaceSet(db, 'land_claim', { land_use: use }, ['id'], rows);
  const now = await listContraryUses(db);
  const decided = landUses.flatMap((each) => {
    const contrary = form.contraryUses.includes(each);
    if (each === use || contrary === areContrary(use, each, now)) return [];
    const [one, other] = [use, each].toSorted();
    return put('contrary_use', { one, other }, { contrary });
  });
  return record(db, actor, { act: 'update', kind: 'land-claim', id: use, title }, [...changes, ...decided]);
}

/** All SQL of proposals: the facts they rest on, and those that were set aside. */

import { sql } from 'kysely';
import { impactCells } from '#analysis/cross-impact.ts';
import { loadSharedLand } from '#areas/panels/shared-land.server.ts';
import { contradictionNames } from '#concept/plans/contradiction-names.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import { listConflicts } from './conflicts.store.server.ts';
import { listClaims, listContraryUses, listImpacts } from './impacts.store.server.ts';
import { type Proposal, type ProposalFacts, proposalsOf } from './proposals.ts';

export type SetAside = {
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  readonly on: string;
  readonly by: string;
};

export async function listSetAside(db: CityDb): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('set_aside_proposal')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('set_aside_on', 'desc')
    .orderBy('proposal_key')
    .execute();
  return rows.map((row) => ({
    key: row.proposal_key,
    title: row.title,
    reason: row.reason,
    on: row.set_aside_on,
    by: row.set_aside_by,
  }));
}

/** What looks like a conflict and is neither noted nor set aside. */
export async function findProposals(db: CityDb, asOf: string): Promise<Proposal[]> {
  const known = new Set([
    ...(await listSetAside(db)).map(({ key }) => key),
    ...(await listConflicts(db)).flatMap(({ proposalKey }) => proposalKey ?? []),
  ]);
  return proposalsOf(await factsOf(db, asOf), known);
}

async function factsOf(db: CityDb, asOf: string): Promise<ProposalFacts> {
  const measures = await activeMeasures(db);
  const claims = await listClaims(db);
  const claimed = new Set(claims.map(({ objectId }) => objectId));
  const onLand = measures.filter(({ id, goalIds }) => claimed.has(id) || goalIds.some((goal) => claimed.has(goal)));
  return {
    goals: await activeGoals(db),
    measures,
    claims,
    contraryUses: await listContraryUses(db),
    shared: await loadSharedLand(db, new Set(onLand.flatMap(({ areaIds }) => areaIds)), asOf),
    directions: await directionsOf(db),
    money: await ownMoney(db),
    planned: await plannedExpenses(db),
    cells: impactCells(await listImpacts(db)),
    contradictions: await contradictionNames(db),
    today: asOf,
  };
}

async function activeMeasures(db: CityDb): Promise<ProposalFacts['measures']> {
  const { rows } = await sql<{ id: string; lead_id: string | null; goal_ids: string[]; area_ids: string[] }>`
    select id, lead_id,
      array(select goal_id from measure_goal link where link.city_id = measure.city_id and link.measure_id = measure.id) as goal_ids,
      array(select area_id from measure_area link where link.city_id = measure.city_id and link.measure_id = measure.id) as area_ids
    from measure where city_id = ${db.cityId} and retired_at is null
      and coalesce((
        select state from measure_report report
        where report.city_id = measure.city_id and report.measure_id = measure.id
        order by reported_on desc, recorded_at desc limit 1
      ), 'planned') not in ('done', 'dropped')
    order by id
  `.execute(db);
  return rows.map((row) => ({ id: row.id, leadId: row.lead_id, goalIds: row.goal_ids, areaIds: row.area_ids }));
}

async function activeGoals(db: CityDb): Promise<ProposalFacts['goals']> {
  const { rows } = await sql<{ id: string; office_id: string | null }>`
    select id, office_id from goal where city_id = ${db.cityId} and retired_at is null order by id
  `.execute(db);
  const targets = await db
    .selectFrom('goal_indicator')
    .select(['goal_id', 'indicator_id', 'target_value', 'target_date'])
    .where('city_id', '=', db.cityId)
    .execute();
  const ofGoal = Map.groupBy(targets, (row) => row.goal_id);
  return rows.map((row) => ({
    id: row.id,
    officeId: row.office_id,
    targets: (ofGoal.get(row.id) ?? []).map((target) => ({
      indicatorId: target.indicator_id,
      value: target.target_value,
      date: target.target_date,
    })),
  }));
}

async function directionsOf(db: CityDb): Promise<ProposalFacts['directions']> {
  const rows = await db.selectFrom('indicator').select(['id', 'direction']).where('city_id', '=', db.cityId).execute();
  return new Map(rows.map((row) => [row.id, row.direction as 'up' | 'down' | 'none']));
}

/** The city's own money that measures name for a product and a year: approved where it is, else planned; never both added. */
async function ownMoney(db: CityDb): Promise<ProposalFacts['money']> {
  const { rows } = await sql<{ product_id: string; year: number; measure_id: string; cents: number }>`
    select product_id, year, measure_id,
      coalesce(sum(cents) filter (where stage = 'approved'), sum(cents) filter (where stage = 'planned'))::bigint as cents
    from measure_money
    where city_id = ${db.cityId} and origin = 'own' and product_id is not null and stage in ('approved', 'planned')
    group by product_id, year, measure_id
  `.execute(db);
  return rows.map((row) => ({
    productId: row.product_id,
    year: row.year,
    measureId: row.measure_id,
    cents: Number(row.cents),
  }));
}

async function plannedExpenses(db: CityDb): Promise<ProposalFacts['planned']> {
  const { rows } = await sql<{ product_id: string; year: number; cents: number }>`
    select product_id, year, cents from product_amount
    where city_id = ${db.cityId} and stage = 'planned' and direction = 'expense'
    order by product_id, year
  `.execute(db);
  return rows.map((row) => ({ productId: row.product_id, year: row.year, cents: Number(row.cents) }));
}

export async function setAside(
  db: CityDb,
  actor: Actor,
  { key, title, reason }: { key: string; title: string; reason: string },
): Promise<number | null> {
  return record(db, actor, { act: 'close', kind: 'conflict-proposal', id: key, title }, [
    put(
      'set_aside_proposal',
      { proposal_key: key },
      { title, reason, set_aside_on: today(), set_aside_by: actor.name },
    ),
  ]);
}

/** It is looked for again. */
export async function takeBack(db: CityDb, actor: Actor, { key, title }: SetAside): Promise<number | null> {
  return record(db, actor, { act: 'open', kind: 'conflict-proposal', id: key, title }, [
    drop('set_aside_proposal', { proposal_key: key }),
  ]);
}

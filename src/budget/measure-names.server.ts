import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { notFound } from '#platform/refusal.ts';

export type MoneyMeasure = {
  readonly id: string;
  readonly title: string;
  readonly leadId: string | null;
  readonly goalIds: readonly string[];
  readonly areaIds: readonly string[];
};

/** What the budget needs to know of measures: their names, who leads, which goals and areas they belong to. */
export async function moneyMeasures(db: CityDb): Promise<MoneyMeasure[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    lead_id: string | null;
    goal_ids: string[];
    area_ids: string[];
  }>`
    select id, title, lead_id,
      array(select goal_id from measure_goal link where link.city_id = measure.city_id and link.measure_id = measure.id) as goal_ids,
      array(select area_id from measure_area link where link.city_id = measure.city_id and link.measure_id = measure.id) as area_ids
    from measure where city_id = ${db.cityId} and retired_at is null order by title
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    leadId: row.lead_id,
    goalIds: row.goal_ids,
    areaIds: row.area_ids,
  }));
}

export async function moneyMeasure(db: CityDb, id: string): Promise<MoneyMeasure> {
  const measure = (await moneyMeasures(db)).find((each) => each.id === id);
  if (!measure) throw notFound();
  return measure;
}

/** The money of several measures together, for the goals and areas they belong to. */

import { sumCents } from '#analysis/money.ts';
import type { Visit } from '#platform/access.server.ts';
import { listMoney } from '../budget.store.server.ts';
import { type MoneyMeasure, moneyMeasures } from '../measure-names.server.ts';
import { commitment } from '../money.ts';
import { moneyYears } from '../money-years.ts';

export type MoneyTotalsData = NonNullable<Awaited<ReturnType<typeof loadTotals>>>;

export async function loadTotals(visit: Visit, matches: (measure: MoneyMeasure) => boolean) {
  if (!visit.may('money.read')) return null;
  const { measures, money } = await visit.remember('money of measures', async (db) => ({
    measures: await moneyMeasures(db),
    money: Map.groupBy(await listMoney(db), (each) => each.measureId),
  }));
  const found = measures.filter(matches);
  if (found.length === 0) return null;
  const sum = sumCents(found.map((measure) => commitment(money.get(measure.id) ?? [])));
  return {
    cents: sum.cents,
    unknown: sum.unknown,
    years: moneyYears(found.flatMap((measure) => money.get(measure.id) ?? [])),
    edit: visit.may('budget.edit'),
    firstUnknown: found.find((measure) => !money.has(measure.id))?.id ?? null,
  };
}

import { type MeasureMoney, type MoneyStage, total } from './money.ts';
import type { MoneyYear } from './panels/money-table.tsx';

/** Totals by year, stage and origin. */
export function moneyYears(money: readonly MeasureMoney[]): MoneyYear[] {
  return [...Map.groupBy(money, (each) => each.year)]
    .sort(([a], [b]) => a - b)
    .map(([year, amounts]) => {
      const both = (stage: MoneyStage) => ({
        own: total(amounts, stage, 'own'),
        funding: total(amounts, stage, 'funding'),
      });
      return { year, planned: both('planned'), approved: both('approved'), spent: both('spent') };
    });
}

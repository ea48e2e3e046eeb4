/** What stands on the page of the budget: the rows of the register, the money by year, measures nobody named money for. */

import { sumCents } from '#analysis/money.ts';
import type { Visit } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { listMoney, listProductAmounts, listProducts } from './budget.store.server.ts';
import { moneyMeasures } from './measure-names.server.ts';
import { commitment, type MeasureMoney } from './money.ts';
import { moneyYears } from './money-years.ts';
import type { ProductRow } from './product-register.ts';

export function loadBudget(visit: Visit) {
  return visit.remember('budget', async (db) => {
    const money = await listMoney(db);
    const byMeasure = Map.groupBy(money, (each) => each.measureId);
    const measures = await moneyMeasures(db);
    return {
      commitment: sumCents(measures.map((measure) => commitment(byMeasure.get(measure.id) ?? []))),
      years: moneyYears(money),
      gaps: measures.filter((measure) => !byMeasure.has(measure.id)),
      rows: productRows({
        products: await listProducts(db),
        amounts: await listProductAmounts(db),
        money,
        offices: nameMap(await listNames(db, 'office', 'name')),
      }),
    };
  });
}

type Lists = {
  products: Awaited<ReturnType<typeof listProducts>>;
  amounts: Awaited<ReturnType<typeof listProductAmounts>>;
  money: readonly MeasureMoney[];
  offices: ReadonlyMap<string, string>;
};

function productRows({ products, amounts, money, offices }: Lists): ProductRow[] {
  const amountsOf = Map.groupBy(amounts, (each) => each.productId);
  const moneyOf = Map.groupBy(money, (each) => each.productId ?? '');
  return products
    .filter((product) => !product.retired)
    .map(({ id, code, name, field, officeId }) => {
      const expense = (amountsOf.get(id) ?? []).filter((each) => each.direction === 'expense').at(-1);
      const paid = moneyOf.get(id) ?? [];
      return {
        id,
        code,
        name,
        field,
        office: offices.get(officeId ?? '') ?? null,
        measures: new Set(paid.map((each) => each.measureId)).size,
        amount: commitment(paid),
        expense: expense?.cents ?? null,
        expenseYear: expense?.year ?? null,
      };
    });
}

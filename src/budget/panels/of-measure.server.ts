import type { Visit } from '#platform/access.server.ts';
import { listMoney, listProducts } from '../budget.store.server.ts';
import { moneyYears } from '../money-years.ts';

export type MoneyOfMeasureData = NonNullable<Awaited<ReturnType<typeof loadMoneyOfMeasure>>>;

export async function loadMoneyOfMeasure(visit: Visit, measureId: string) {
  if (!visit.may('money.read')) return null;
  const { money, products } = await visit.remember(`money of measure ${measureId}`, async (db) => ({
    money: await listMoney(db, measureId),
    products: await listProducts(db),
  }));
  const used = new Set(money.flatMap((each) => each.productId ?? []));
  return {
    id: measureId,
    years: moneyYears(money),
    products: products.filter((product) => used.has(product.id)).map(({ id, code, name }) => ({ id, code, name })),
    sources: [...new Set(money.flatMap((each) => each.source ?? []))],
    edit: visit.may('budget.edit'),
  };
}

/** Rows of the budget, as stored; money in cents. */

export type ProductRow = {
  city_id: string;
  id: string;
  code: string;
  name: string;
  field: string | null;
  office_id: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type ProductAmountRow = {
  city_id: string;
  product_id: string;
  year: number;
  stage: string;
  direction: string;
  cents: number;
  source: string | null;
};
export type MeasureMoneyRow = {
  city_id: string;
  id: string;
  measure_id: string;
  year: number;
  stage: string;
  origin: string;
  product_id: string | null;
  programme: string | null;
  cents: number;
  source: string | null;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    product: ProductRow;
    product_amount: ProductAmountRow;
    measure_money: MeasureMoneyRow;
  }
}

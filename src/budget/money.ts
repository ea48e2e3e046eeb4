/**
 * THE DOOR of the budget: products of the municipal budget, and the money of measures by year, stage and origin. Whole
 * cents; an amount nobody has named is unknown, never zero.
 */

import { z } from 'zod';
import { line, oneOf, optionalAmount, optionalChoice, optionalLine, year } from '#analysis/fields.ts';
import { type Cents, sumCents } from '#analysis/money.ts';

/** Planned: wanted or registered. Approved: in the adopted budget or a grant notice. Spent: booked. */
export const stages = ['planned', 'approved', 'spent'] as const;
export type MoneyStage = (typeof stages)[number];
export const origins = ['own', 'funding'] as const;
export type Origin = (typeof origins)[number];

export type Product = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly field: string | null;
  readonly officeId: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export const directions = ['income', 'expense'] as const;
export type ProductAmount = {
  readonly productId: string;
  readonly year: number;
  readonly stage: 'planned' | 'result';
  readonly direction: (typeof directions)[number];
  readonly cents: Cents;
  readonly source: string | null;
};

export type MeasureMoney = {
  readonly id: string;
  readonly measureId: string;
  readonly year: number;
  readonly stage: MoneyStage;
  readonly origin: Origin;
  readonly productId: string | null;
  readonly programme: string | null;
  readonly cents: Cents;
  readonly source: string | null;
  readonly revision: number;
};

export const productForm = z.object({ code: line, name: line, field: optionalLine, officeId: optionalChoice });
export type ProductForm = z.output<typeof productForm>;

export const moneyForm = z.object({
  year,
  stage: oneOf(stages),
  origin: oneOf(origins),
  productId: optionalChoice,
  programme: optionalLine,
  cents: optionalAmount.pipe(z.number('required')),
  source: optionalLine,
});
export type MoneyForm = z.output<typeof moneyForm>;

/**
 * What stands behind a measure in all: for each year what is approved, else what is planned, else what was spent; stages
 * are never added to each other. Null where no amount is named.
 */
export function commitment(amounts: readonly Pick<MeasureMoney, 'year' | 'stage' | 'cents'>[]): Cents | null {
  const years = [...new Set(amounts.map((amount) => amount.year))];
  return sumCents(years.map((each) => strongest(amounts.filter((amount) => amount.year === each)))).cents;
}

function strongest(ofYear: readonly Pick<MeasureMoney, 'stage' | 'cents'>[]): Cents | null {
  for (const stage of ['approved', 'planned', 'spent'] as const) {
    const { cents } = sumCents(ofYear.filter((amount) => amount.stage === stage).map((amount) => amount.cents));
    if (cents !== null) return cents;
  }
  return null;
}

/** The sum of one stage (and origin), null where none is named. */
export function total(amounts: readonly MeasureMoney[], stage: MoneyStage, origin?: Origin): Cents | null {
  const named = amounts.filter(
    (amount) => amount.stage === stage && (origin === undefined || amount.origin === origin),
  );
  return sumCents(named.map((amount) => amount.cents)).cents;
}

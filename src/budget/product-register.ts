/** Products of the budget as a register, the same on screen and in files. */

import type { RegisterOf } from '#ui/table/register.ts';
import type { budgetTexts } from './texts.en.ts';

export type ProductRow = {
  id: string;
  code: string;
  name: string;
  field: string | null;
  office: string | null;
  measures: number;
  amount: number | null;
  expense: number | null;
  expenseYear: number | null;
};

export function productRegister(t: ReturnType<typeof budgetTexts>): RegisterOf<ProductRow> {
  return {
    columns: [
      { key: 'name', label: t('page.name'), value: (row) => row.name },
      { key: 'nr', label: t('page.code'), value: (row) => row.code },
      { key: 'bereich', label: t('page.field'), value: (row) => row.field },
      { key: 'massnahmen', label: t('page.measures'), value: (row) => row.measures, align: 'right' },
      { key: 'betrag', label: t('page.amount'), value: (row) => row.amount, unit: 'cents', align: 'right' },
      { key: 'aufwand', label: t('page.expense'), value: (row) => row.expense, unit: 'cents', align: 'right' },
      { key: 'jahrdesaufwands', label: t('page.latest'), value: (row) => row.expenseYear, align: 'right' },
      { key: 'amt', label: t('page.office'), value: (row) => row.office, extra: true },
    ],
    filters: [],
    words: (row) => `${row.code} ${row.name} ${row.field ?? ''}`,
    sortedBy: 'nr',
  };
}

import { useTexts } from '#ui/language.ts';
import { budgetTexts } from '../texts.en.ts';
import type { MoneyTotalsData } from './totals.server.ts';
import { MoneyTotals } from './totals.tsx';

export function MoneyOfGoal({ data }: { data: MoneyTotalsData }) {
  const t = useTexts(budgetTexts);
  return <MoneyTotals data={data} none={t('panel.noneOfGoal')} />;
}

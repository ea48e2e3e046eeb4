import { useTexts } from '#ui/language.ts';
import { budgetTexts } from '../texts.en.ts';
import type { MoneyTotalsData } from './totals.server.ts';
import { MoneyTotals } from './totals.tsx';

export function MoneyOfArea({ data }: { data: MoneyTotalsData }) {
  const t = useTexts(budgetTexts);
  return <MoneyTotals data={data} none={t('panel.noneOfArea')} note={t('panel.areaNote')} />;
}

import { Amount } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { budgetTexts } from '../texts.en.ts';
import { MoneyTable } from './money-table.tsx';
import type { MoneyTotalsData } from './totals.server.ts';

export function MoneyTotals({ data, none, note }: { data: MoneyTotalsData; none: string; note?: string }) {
  const t = useTexts(budgetTexts);
  const href = useHref();
  const add = data.edit && data.firstUnknown && (
    <ButtonLink href={href(`/massnahmen/${data.firstUnknown}/geld`)}>{t('panel.add')}</ButtonLink>
  );
  if (data.cents === null) {
    return (
      <Card title={t('panel.title')} id="geld">
        <Empty action={add}>{none}</Empty>
      </Card>
    );
  }
  return (
    <Card title={t('panel.title')} id="geld">
      <p>
        {t('panel.total')}:{' '}
        <strong>
          <Amount cents={data.cents} />
        </strong>
        {data.unknown > 0 && <span className="break"> · {t('panel.unknown', { count: data.unknown })}</span>}
      </p>
      <MoneyTable years={data.years} caption={t('panel.title')} />
      {note && <p className="muted small">{note}</p>}
    </Card>
  );
}

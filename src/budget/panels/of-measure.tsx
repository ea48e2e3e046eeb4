import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { budgetTexts } from '../texts.en.ts';
import { MoneyTable } from './money-table.tsx';
import type { MoneyOfMeasureData } from './of-measure.server.ts';

export function MoneyOfMeasure({ data }: { data: MoneyOfMeasureData }) {
  const t = useTexts(budgetTexts);
  const href = useHref();
  const add = data.edit && <ButtonLink href={href(`/massnahmen/${data.id}/geld`)}>{t('panel.add')}</ButtonLink>;
  if (data.years.length === 0) {
    return (
      <Card title={t('panel.title')} id="geld">
        <Empty action={add}>{t('panel.none')}</Empty>
      </Card>
    );
  }
  return (
    <Card
      title={t('panel.title')}
      id="geld"
      actions={data.edit && <a href={href(`/massnahmen/${data.id}/geld`)}>{t('panel.add')}</a>}
    >
      <MoneyTable years={data.years} caption={t('panel.title')} />
      <p className="small">
        {t('panel.product')}:{' '}
        {data.products.length === 0 ? (
          <span className="break">{t('panel.noProduct')}</span>
        ) : (
          data.products.map((product, index) => (
            <span key={product.id}>
              {index > 0 && ', '}
              <a href={href(`/haushalt/${product.id}`)}>
                {product.code} <Said>{product.name}</Said>
              </a>
            </span>
          ))
        )}
      </p>
      {data.sources.length > 0 && <p className="muted small">{data.sources.join(' · ')}</p>}
    </Card>
  );
}

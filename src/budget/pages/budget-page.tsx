import { allow } from '#platform/access.server.ts';
import { Amount } from '#ui/figure.tsx';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { MoneyTable } from '../panels/money-table.tsx';
import { productRegister } from '../product-register.ts';
import { loadBudget } from '../register.server.ts';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/budget-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'money.read');
  const view = await loadBudget(visit);
  const params = new URL(args.request.url).searchParams;
  return {
    commitment: view.commitment,
    years: view.years,
    gapCount: view.gaps.length,
    gaps: view.gaps.slice(0, 8).map(({ id, title }) => ({ id, title })),
    reading: readRegister(productRegister(budgetTexts(visit.language)), view.rows, params),
    edit: visit.may('budget.edit'),
  };
}

export default function BudgetPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(budgetTexts);
  const language = useLanguage();
  const href = useHref();
  const { commitment: sum, years, gapCount, gaps, reading, edit } = loaderData;
  const title =
    sum.cents === null ? t('page.titleNone') : t('page.title', { amount: formatAmountShort(sum.cents, language) });
  const add = edit && <ButtonLink href={href('/haushalt/neu')}>{t('page.addProduct')}</ButtonLink>;
  return (
    <>
      <PageHead title={title} lead={t('page.lead')} />
      <div className="stack">
        {years.length > 0 && (
          <Card title={t('page.byYear')} id="jahre">
            <MoneyTable years={years} caption={t('page.byYear')} />
          </Card>
        )}
        {gapCount > 0 && (
          <Card
            title={t('page.gap')}
            lead={<span className="break">{t('page.gapLead', { count: gapCount })}</span>}
            id="luecken"
          >
            <ul className="list">
              {gaps.map((measure) => (
                <li key={measure.id}>
                  <a href={href(`/massnahmen/${measure.id}`)}>
                    <Said>{measure.title}</Said>
                  </a>
                  {edit && (
                    <a href={href(`/massnahmen/${measure.id}/geld`)} aria-label={`${t('panel.add')}: ${measure.title}`}>
                      {t('panel.add')}
                    </a>
                  )}
                </li>
              ))}
            </ul>
            {gapCount > gaps.length && <p className="muted small">{t('panel.unknown', { count: gapCount })}</p>}
          </Card>
        )}
        <Card title={t('page.products')} id="produkte" actions={reading.total > 0 && add}>
          <Register
            path="/haushalt"
            register={productRegister(t)}
            reading={reading}
            caption={t('page.caption')}
            rowKey={(row) => row.id}
            cells={{
              name: (row) => (
                <a href={href(`/haushalt/${row.id}`)}>
                  <Said>{row.name}</Said>
                </a>
              ),
              bereich: (row) => row.field && <Said>{row.field}</Said>,
              betrag: (row) => (row.amount === null ? <span className="muted">–</span> : <Amount cents={row.amount} />),
              aufwand: (row) =>
                row.expense === null ? <span className="muted">–</span> : <Amount cents={row.expense} short />,
            }}
            files={{ path: '/haushalt', formats: ['csv', 'xlsx'] }}
            empty={<Empty action={add}>{t('page.noProducts')}</Empty>}
          />
        </Card>
      </div>
    </>
  );
}

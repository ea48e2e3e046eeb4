import { sumCents } from '#analysis/money.ts';
import { allow } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { Amount } from '#ui/figure.tsx';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { listMoney, listProductAmounts, listProducts } from '../budget.store.server.ts';
import { moneyMeasures } from '../measure-names.server.ts';
import { commitment, type MeasureMoney } from '../money.ts';
import { moneyYears } from '../money-years.ts';
import { MoneyTable } from '../panels/money-table.tsx';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/budget-page.ts';

type ProductRow = {
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

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'money.read');
  const view = await visit.remember('budget', async (db) => {
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
  const params = new URL(args.request.url).searchParams;
  return {
    commitment: view.commitment,
    years: view.years,
    gapCount: view.gaps.length,
    gaps: view.gaps.slice(0, 8).map(({ id, title }) => ({ id, title })),
    reading: readRegister(registerOf(budgetTexts(visit.language)), view.rows, params),
    edit: visit.may('budget.edit'),
  };
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

function registerOf(t: ReturnType<typeof budgetTexts>): RegisterOf<ProductRow> {
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
            register={registerOf(t)}
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
            empty={<Empty action={add}>{t('page.noProducts')}</Empty>}
          />
        </Card>
      </div>
    </>
  );
}

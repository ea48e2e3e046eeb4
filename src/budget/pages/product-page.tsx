import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Amount } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { listMoney, listProductAmounts, listProducts, retireProduct } from '../budget.store.server.ts';
import { moneyMeasures } from '../measure-names.server.ts';
import { commitment, type ProductAmount } from '../money.ts';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/product-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'money.read');
  const { product: id } = args.params;
  const { products, offices, amounts, money, measures } = await visit.remember(`product ${id}`, async (db) => ({
    products: await listProducts(db),
    offices: nameMap(await listNames(db, 'office', 'name')),
    amounts: await listProductAmounts(db, id),
    money: (await listMoney(db)).filter((each) => each.productId === id),
    measures: new Map((await moneyMeasures(db)).map((each) => [each.id, each.title])),
  }));
  const product = products.find((each) => each.id === id);
  if (!product) throw notFound();
  const t = budgetTexts(visit.language);
  const edit = visit.may('budget.edit');
  return {
    product,
    amounts,
    office: offices.get(product.officeId ?? '') ?? null,
    measures: [...Map.groupBy(money, (each) => each.measureId)].map(([measureId, of]) => ({
      id: measureId,
      title: measures.get(measureId) ?? measureId,
      cents: commitment(of),
    })),
    head: {
      title: product.name,
      chip: null,
      sentence: product.field
        ? t('product.sentence', { code: product.code, field: product.field })
        : t('product.sentenceShort', { code: product.code }),
      crumbs: [{ label: t('product.crumb'), path: '/haushalt' }],
      edit: edit ? `/haushalt/${product.id}/bearbeiten` : null,
      retire: edit ? { retired: product.retired, retire: t('product.retire'), restore: t('product.restore') } : null,
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'budget.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const product = (await listProducts(db)).find((each) => each.id === args.params.product);
    if (!product) throw notFound();
    return retireProduct(db, visit.actor, product, act === 'retire');
  });
  return saved(visit, `/haushalt/${args.params.product}`, entryId);
}

export default function ProductPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(budgetTexts);
  const href = useHref();
  const { product, office, amounts, measures } = loaderData;
  return (
    <div className="object">
      <Card title={t('product.facts')} id="angaben">
        <Facts
          facts={[
            [t('product.code'), product.code],
            [t('product.field'), product.field && <Said>{product.field}</Said>],
            [
              t('product.officeId'),
              office && (
                <a href={href(`/aemter/${product.officeId}`)}>
                  <Said>{office}</Said>
                </a>
              ),
            ],
            [t('product.source'), product.source],
          ]}
        />
      </Card>
      <div className="stack">
        <Card title={t('product.measures')} id="massnahmen">
          {measures.length === 0 ? (
            <p className="muted">{t('product.noMeasures')}</p>
          ) : (
            <ul className="list">
              {measures.map((measure) => (
                <li key={measure.id}>
                  <a href={href(`/massnahmen/${measure.id}`)}>
                    <Said>{measure.title}</Said>
                  </a>
                  <Amount cents={measure.cents} />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Amounts amounts={amounts} />
      </div>
    </div>
  );
}

function Amounts({ amounts }: { amounts: readonly ProductAmount[] }) {
  const t = useTexts(budgetTexts);
  const years = [...Map.groupBy(amounts, (each) => `${each.year} ${each.stage}`)].sort(([a], [b]) => (a < b ? 1 : -1));
  const of = (list: readonly ProductAmount[], direction: ProductAmount['direction']) =>
    list.find((each) => each.direction === direction)?.cents ?? null;
  return (
    <Card title={t('product.amounts')} id="haushalt">
      {years.length === 0 ? (
        <p className="muted">{t('product.noAmounts')}</p>
      ) : (
        <Scroll label={t('product.amounts')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('page.year')}</th>
                <th scope="col">{t('product.stage')}</th>
                <th scope="col" className="right">
                  {t('direction.income')}
                </th>
                <th scope="col" className="right">
                  {t('direction.expense')}
                </th>
              </tr>
            </thead>
            <tbody>
              {years.map(([key, list]) => (
                <tr key={key}>
                  <th scope="row">{list[0]?.year}</th>
                  <td>{t(list[0]?.stage === 'result' ? 'stage.result' : 'stage.planned')}</td>
                  <td className="right">
                    <Amount cents={of(list, 'income')} />
                  </td>
                  <td className="right">
                    <Amount cents={of(list, 'expense')} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {amounts[0]?.source && <p className="muted small">{amounts[0].source}</p>}
    </Card>
  );
}

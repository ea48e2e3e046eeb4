import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Amount } from '#ui/figure.tsx';
import { Choice, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { typedAmount } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listMoney, listProducts, removeMoney, saveMoney } from '../budget.store.server.ts';
import { moneyMeasure } from '../measure-names.server.ts';
import { type MeasureMoney, moneyForm, origins, stages } from '../money.ts';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/money-form-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'budget.edit');
  const { measure: id } = args.params;
  const edited = new URL(args.request.url).searchParams.get('betrag');
  const { measure, money, products } = await visit.read(async (db) => ({
    measure: await moneyMeasure(db, id),
    money: await listMoney(db, id),
    products: await listProducts(db),
  }));
  return {
    measure: { id: measure.id, title: measure.title },
    money,
    edited: money.find((each) => each.id === edited) ?? null,
    products: products
      .filter((each) => !each.retired)
      .map((each) => ({ value: each.id, label: `${each.code} ${each.name}` })),
    year: visit.year,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'budget.edit');
  const values = await formValues(args.request);
  const path = `/massnahmen/${args.params.measure}/geld`;
  if (typeof values.remove === 'string') {
    const remove = values.remove;
    const entryId = await visit.write(async (db) =>
      removeMoney(db, visit.actor, await moneyMeasure(db, args.params.measure), remove),
    );
    return saved(visit, path, entryId);
  }
  const checked = check(moneyForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const id = new URL(args.request.url).searchParams.get('betrag');
    const what = { ...(id ? { id, expect: checked.expect ?? 0 } : {}), form: checked.form };
    const entryId = await visit.write(async (db) =>
      saveMoney(db, visit.actor, await moneyMeasure(db, args.params.measure), what),
    );
    return saved(visit, path, entryId);
  });
}

const names = ['year', 'stage', 'origin', 'productId', 'programme', 'cents', 'source'] as const;

export default function MoneyFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(budgetTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { measure, money, edited, products, year } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`money.${name}`)]));
  const back = href(`/massnahmen/${measure.id}`);
  return (
    <>
      <PageHead
        title={t('money.title')}
        lead={
          <>
            <Said>{measure.title}</Said>. {t('money.lead')}
          </>
        }
        crumbs={[{ label: measure.title, href: back }]}
      />
      <div className="object">
        <Card title={edited ? t('money.edit') : t('money.add')} id="betrag">
          <Form
            values={edited ? valuesOf(edited) : { year: String(year), stage: 'planned', origin: 'own' }}
            failure={failureOf(actionData)}
            labels={labels}
            submit={ui('save')}
            cancel={back}
            revision={edited?.revision}
          >
            <TextField name="cents" kind="amount" label={t('money.cents')} hint={ui('form.amountHint')} />
            <TextField name="year" kind="year" label={t('money.year')} />
            <Choice
              name="stage"
              label={t('money.stage')}
              hint={t('money.stageHint')}
              columns
              options={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
            />
            <Choice
              name="origin"
              label={t('money.origin')}
              columns
              options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))}
            />
            <SelectField name="productId" label={t('money.productId')} optional options={products} />
            <TextField name="programme" label={t('money.programme')} optional />
            <TextField name="source" label={t('money.source')} optional />
          </Form>
        </Card>
        <Card title={t('money.held')} id="betraege">
          {money.length === 0 ? (
            <p className="muted">{t('money.none')}</p>
          ) : (
            <Held money={money} measureId={measure.id} />
          )}
        </Card>
      </div>
    </>
  );
}

function Held({ money, measureId }: { money: readonly MeasureMoney[]; measureId: string }) {
  const t = useTexts(budgetTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  return (
    <ul className="list">
      {money.map((each) => (
        <li key={each.id}>
          <span>
            {each.year}, {t(`stage.${each.stage}`)}: <Amount cents={each.cents} />
            <span className="muted block small">
              {t(`origin.${each.origin}`)}
              {each.programme && `, ${each.programme}`}
              {each.source && ` · ${each.source}`}
            </span>
          </span>
          <span className="list__order">
            <a
              className="quiet"
              href={href(`/massnahmen/${measureId}/geld`, { betrag: each.id })}
              aria-label={`${t('money.edit')}: ${each.year}`}
            >
              {ui('edit')}
            </a>
            <PostButton
              kind="quiet"
              action={href(`/massnahmen/${measureId}/geld`)}
              fields={{ remove: each.id }}
              label={t('money.removeOf', { year: each.year, stage: t(`stage.${each.stage}`) })}
            >
              {t('money.remove')}
            </PostButton>
          </span>
        </li>
      ))}
    </ul>
  );
}

function valuesOf(money: MeasureMoney): Record<string, string> {
  return {
    cents: typedAmount(money.cents),
    year: String(money.year),
    stage: money.stage,
    origin: money.origin,
    productId: money.productId ?? '',
    programme: money.programme ?? '',
    source: money.source ?? '',
  };
}

import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listProducts, saveProduct } from '../budget.store.server.ts';
import { productForm } from '../money.ts';
import { budgetTexts } from '../texts.en.ts';
import type { Route } from './+types/product-form-page.ts';

type Params = { product?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'budget.edit');
  const { product: id } = args.params as Params;
  const { products, offices } = await visit.read(async (db) => ({
    products: await listProducts(db),
    offices: await listNames(db, 'office', 'name'),
  }));
  const product = products.find((each) => each.id === id) ?? null;
  if (id && !product) throw notFound();
  return {
    product,
    offices: offices.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'budget.edit');
  const { product: id } = args.params as Params;
  const checked = check(productForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveProduct(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/haushalt/${done.id}`, done.entryId);
  });
}

export default function ProductFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(budgetTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { product, offices } = loaderData;
  const labels = {
    code: t('product.code'),
    name: t('product.name'),
    field: t('product.field'),
    officeId: t('product.officeId'),
  };
  return (
    <>
      <PageHead
        title={product ? t('product.edit') : t('product.new')}
        crumbs={[{ label: t('product.crumb'), href: href('/haushalt') }]}
      />
      <Form
        values={
          product
            ? { code: product.code, name: product.name, field: product.field ?? '', officeId: product.officeId ?? '' }
            : {}
        }
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(product ? `/haushalt/${product.id}` : '/haushalt')}
        draft={`product:${product?.id ?? 'new'}`}
        revision={product?.revision}
      >
        <TextField name="code" label={labels.code} />
        <TextField name="name" label={labels.name} />
        <TextField name="field" label={labels.field} optional />
        <SelectField name="officeId" label={labels.officeId} optional options={offices} />
      </Form>
    </>
  );
}

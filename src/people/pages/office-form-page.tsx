import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listOffices, saveOffice } from '../people.store.server.ts';
import { officeForm, officeKinds } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/office-form-page.ts';

type Params = { office?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  if (!visit.may('owners.name') && !visit.may('people.manage')) throw new Refusal(403, 'not-allowed');
  const offices = await visit.read(listOffices);
  const { office: id } = args.params as Params;
  const office = offices.find((each) => each.id === id);
  if (id && !office) throw notFound();
  return {
    office: office ?? null,
    offices: offices.filter((each) => !each.retired && each.id !== id).map(({ id, name }) => ({ id, name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  if (!visit.may('owners.name') && !visit.may('people.manage')) throw new Refusal(403, 'not-allowed');
  const checked = check(officeForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { office } = args.params as Params;
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const { id, entryId } = await visit.write((db) =>
      saveOffice(db, visit.actor, { ...(office ? { id: office, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/aemter/${id}`, entryId);
  });
}

export default function OfficeFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { office, offices } = loaderData;
  const failure = failureOf(actionData);
  const title = office ? t('office.edit') : t('office.new');
  const labels = {
    name: t('office.name'),
    short: t('office.short'),
    kind: t('office.kind'),
    parentId: t('office.parentId'),
    contact: t('office.contact'),
  };
  const values = office
    ? {
        name: office.name,
        short: office.short ?? '',
        kind: office.kind,
        parentId: office.parentId ?? '',
        contact: office.contact ?? '',
      }
    : { kind: 'office' };
  return (
    <>
      <PageHead title={title} crumbs={[{ label: t('nav.offices'), href: href('/aemter') }]} />
      <Form
        values={values}
        failure={failure}
        labels={labels}
        submit={ui('save')}
        cancel={href(office ? `/aemter/${office.id}` : '/aemter')}
        draft={`office:${office?.id ?? 'new'}`}
        revision={office?.revision}
      >
        <TextField name="name" label={labels.name} />
        <TextField name="short" label={labels.short} optional />
        <SelectField
          name="kind"
          label={labels.kind}
          options={officeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <SelectField
          name="parentId"
          label={labels.parentId}
          optional
          options={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="contact" label={labels.contact} hint={t('office.contactHint')} optional />
      </Form>
    </>
  );
}

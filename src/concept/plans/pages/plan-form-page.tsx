import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { planForm, planKinds, type SectorPlan } from '../plan.ts';
import { listPlans, savePlan } from '../plans.store.server.ts';
import type { Route } from './+types/plan-form-page.ts';

type Params = { plan?: string };
const largestFile = 10_000_000;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  const { plan: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    plans: await listPlans(db),
    offices: await listNames(db, 'office', 'name'),
  }));
  const plan = lists.plans.find((each) => each.id === id) ?? null;
  if (id && !plan) throw notFound();
  return {
    plan,
    offices: lists.offices
      .filter((each) => !each.retired || each.id === plan?.officeId)
      .map((each) => ({ value: each.id, label: each.name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { plan: id } = args.params as Params;
  const values = await formValues(args.request);
  const checked = check(planForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const file = values.document instanceof File && values.document.size > 0 ? values.document : undefined;
  if (file && file.size > largestFile)
    return unchecked({ values: checked.values, errors: { document: 'file-large' }, refusal: null });
  const document = file && {
    name: file.name,
    mediaType: file.type || 'application/octet-stream',
    bytes: Buffer.from(await file.arrayBuffer()),
  };
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      savePlan(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form, document }),
    );
    return saved(visit, `/fachplaene/${done.id}`, done.entryId);
  });
}

export default function PlanFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { plan, offices } = loaderData;
  const labels = {
    title: t('form.title'),
    kind: t('plans.kindName'),
    officeId: t('plans.office'),
    resolution: t('plans.resolution'),
    resolvedOn: t('plans.resolvedOn'),
    validFrom: t('plans.validFrom'),
    validTo: t('plans.validTo'),
    link: t('plans.link'),
    document: t('plans.document'),
    note: t('plans.note'),
    source: t('plans.source'),
  };
  return (
    <>
      <PageHead
        title={plan ? t('plans.edit') : t('plans.add')}
        crumbs={[{ label: t('plans.crumb'), href: href('/fachplaene') }]}
      />
      <Form
        values={plan ? valuesOf(plan) : {}}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(plan ? `/fachplaene/${plan.id}` : '/fachplaene')}
        draft={`plan:${plan?.id ?? 'new'}`}
        revision={plan?.revision}
        multipart
      >
        <TextField name="title" label={labels.title} />
        <SelectField
          name="kind"
          label={labels.kind}
          options={planKinds.map((value) => ({ value, label: t(`planKind.${value}`) }))}
        />
        <SelectField name="officeId" label={labels.officeId} optional options={offices} />
        <TextField name="resolution" label={labels.resolution} hint={t('plans.resolutionHint')} optional />
        <TextField name="resolvedOn" kind="date" label={labels.resolvedOn} optional />
        <TextField name="validFrom" kind="date" label={labels.validFrom} optional />
        <TextField name="validTo" kind="date" label={labels.validTo} hint={t('plans.validToHint')} optional />
        <TextField name="link" kind="url" label={labels.link} hint={t('plans.linkHint')} optional />
        <TextField name="document" kind="file" label={labels.document} hint={t('plans.documentHint')} optional />
        <TextArea name="note" label={labels.note} optional />
        <TextField name="source" label={labels.source} optional />
      </Form>
    </>
  );
}

function valuesOf(plan: SectorPlan): Record<string, string> {
  return {
    title: plan.title,
    kind: plan.kind,
    officeId: plan.officeId ?? '',
    resolution: plan.resolution ?? '',
    resolvedOn: plan.resolvedOn ?? '',
    validFrom: plan.validFrom ?? '',
    validTo: plan.validTo ?? '',
    link: plan.link ?? '',
    note: plan.note ?? '',
    source: plan.source ?? '',
  };
}

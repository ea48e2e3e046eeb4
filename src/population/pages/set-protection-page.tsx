/** How the counts of a data set are protected. */

import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { protectionOfSet, protectSet } from '../guarded-counts.store.server.ts';
import { listSets } from '../population.store.server.ts';
import { countMethods, countProtectionForm, usualCounts } from '../population.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/set-protection-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'values.protect');
  const { sets, rule } = await visit.read(async (db) => ({
    sets: await listSets(db),
    rule: await protectionOfSet(db, args.params.set),
  }));
  const set = sets.find(({ id }) => id === args.params.set);
  if (!set) throw notFound();
  return { id: set.id, name: set.name, rule };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'values.protect');
  const checked = check(countProtectionForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect } = checked;
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => protectSet(db, visit.actor, args.params.set, form, expect));
    return saved(visit, '/bevoelkerung#datensaetze', entryId);
  });
}

export default function SetProtectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(populationTexts);
  const href = useHref();
  const { id, name, rule } = loaderData;
  const labels = {
    method: t('protection.method'),
    threshold: t('protection.threshold'),
    reason: t('protection.reason'),
  };
  return (
    <>
      <PageHead
        title={`${t('protection.title')}: ${name}`}
        lead={t('protection.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/bevoelkerung') }]}
      />
      <Form
        values={{
          method: rule.method,
          threshold: String(rule.threshold ?? usualCounts.threshold ?? ''),
          reason: rule.reason ?? '',
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('protection.save')}
        cancel={href('/bevoelkerung#datensaetze')}
        draft={`population-protection:${id}`}
        revision={rule.revision ?? undefined}
      >
        <Choice
          name="method"
          label={labels.method}
          options={countMethods.map((value) => ({ value, label: t(`protection.ways.${value}`) }))}
        />
        <TextField
          kind="number"
          name="threshold"
          label={labels.threshold}
          hint={t('protection.thresholdHint')}
          optional
        />
        <TextField name="reason" label={labels.reason} hint={t('protection.reasonHint')} optional />
      </Form>
    </>
  );
}

import { redirect } from 'react-router';
import { roleNames } from '#people/role.ts';
import { peopleTexts } from '#people/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import { Choice, FieldGroup, Form, failureOf, SelectField, TextField, Tick, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { isStored, storedUnder } from '../formula.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { protectionForm, protectionMethods, usualThreshold } from '../protection.ts';
import { listProtections, protect } from '../protections.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/protection-form-page.ts';

const reading = 'statistician';

/** The stored data sets of an indicator: itself, or the two counts of a rate. */

async function load(visit: Visit, id: string) {
  const lists = await visit.read(async (db) => ({
    indicators: await listIndicators(db),
    rules: await listProtections(db),
  }));
  const indicator = lists.indicators.find((each) => each.id === id);
  if (!indicator) throw notFound();
  return { ...lists, indicator, parts: storedUnder(indicator) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'values.protect');
  const { indicators, indicator, parts, rules } = await load(visit, args.params.indicator);
  const stored = indicators.filter((each) => isStored(each) && !each.retired);
  const near = stored.filter((each) => !parts.includes(each.id) && each.theme === indicator.theme);
  return {
    indicator,
    chosen: parts.slice(0, 1),
    rule: rules.find((each) => each.indicatorId === parts[0]) ?? null,
    dataSets: [...stored.filter((each) => parts.includes(each.id)), ...near].map(({ id, name }) => ({
      value: id,
      label: name,
    })),
    counts: stored.filter((each) => each.kind === 'count').map(({ id, name }) => ({ value: id, label: name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'values.protect');
  const { indicator, parts, rules } = await load(visit, args.params.indicator);
  const checked = check(protectionForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect } = checked;
  const [first = ''] = parts;
  const seen = new Map(
    expect !== undefined && rules.some((each) => each.indicatorId === first) ? [[first, expect]] : [],
  );
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => protect(db, visit.actor, form, seen));
    if (entryId === null || form.method === 'open') return saved(visit, `/indikatoren/${indicator.id}#schutz`, entryId);
    const job = await visit.hall.jobs.enqueue(visit.city.id, {
      kind: 'protect-values',
      title: indicatorTexts(visit.language)('protectionForm.job', { name: indicator.name }),
      actor: visit.actor,
      language: visit.language,
      input: { indicatorId: indicator.id, entryId },
    });
    return redirect(cityPath(visit, `/auftraege/${job}`));
  });
}

export default function ProtectionFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const roles = useTexts(peopleTexts);
  const href = useHref();
  const { indicator, rule, chosen, dataSets, counts } = loaderData;
  const labels = {
    indicators: t('protectionForm.indicators'),
    method: t('protectionForm.method'),
    threshold: t('protectionForm.threshold'),
    secretZeros: t('protectionForm.secretZeros'),
    casesId: t('protectionForm.casesId'),
    base: t('protectionForm.base'),
    reach: t('protectionForm.reach'),
    readers: t('protectionForm.readers'),
    reason: t('protectionForm.reason'),
  };
  return (
    <>
      <PageHead
        title={t('protection.title')}
        lead={t('protection.lead')}
        crumbs={[
          { label: t('page.crumb'), href: href('/indikatoren') },
          { label: indicator.name, href: href(`/indikatoren/${indicator.id}`) },
        ]}
      />
      <Form
        values={{
          indicators: chosen,
          method: rule?.method ?? 'suppression',
          threshold: String(rule?.threshold ?? usualThreshold),
          secretZeros: rule?.secretZeros ? 'on' : '',
          casesId: rule?.casesId ?? '',
          base: String(rule?.base ?? 5),
          reach: String(rule?.reach ?? 5),
          readers: [...(rule?.readers ?? [])],
          reason: rule?.reason ?? '',
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('protectionForm.submit')}
        cancel={href(`/indikatoren/${indicator.id}#schutz`)}
        draft={`protection:${indicator.id}`}
        revision={rule?.revision}
      >
        <TickList
          name="indicators"
          label={labels.indicators}
          hint={t('protectionForm.indicatorsHint')}
          options={dataSets}
        />
        <Choice
          name="method"
          label={labels.method}
          options={protectionMethods.map((value) => ({ value, label: t(`protectionForm.ways.${value}`) }))}
        />
        <FieldGroup title={t('protectionForm.suppression')}>
          <TextField kind="number" name="threshold" label={labels.threshold} hint={t('protectionForm.thresholdHint')} />
          <Tick name="secretZeros" label={labels.secretZeros} hint={t('protectionForm.secretZerosHint')} />
          <SelectField
            name="casesId"
            label={labels.casesId}
            hint={t('protectionForm.casesHint')}
            empty={t('protectionForm.casesNone')}
            options={counts}
            optional
          />
        </FieldGroup>
        <FieldGroup title={t('protectionForm.change')}>
          <TextField kind="number" name="base" label={labels.base} hint={t('protectionForm.baseHint')} />
          <TextField kind="number" name="reach" label={labels.reach} hint={t('protectionForm.reachHint')} />
        </FieldGroup>
        <TickList
          name="readers"
          label={labels.readers}
          hint={t('protectionForm.readersHint')}
          options={roleNames
            .filter((role) => role !== reading && role !== 'guest')
            .map((value) => ({ value, label: roles(`role.${value}`) }))}
          optional
        />
        <TextField name="reason" label={labels.reason} hint={t('protectionForm.reasonHint')} optional />
        <p className="muted">{t('protectionForm.note')}</p>
      </Form>
    </>
  );
}

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
import type { Indicator } from '../indicator.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { concentrations, protectionForm, protectionMethods, usualThreshold } from '../protection.ts';
import { contributionsTo, listProtections, listSums, protect } from '../protections.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/protection-form-page.ts';

const reading = 'statistician';

/** The stored data sets of an indicator: itself, or the two counts of a rate. */

async function load(visit: Visit, id: string) {
  const lists = await visit.read(async (db) => ({
    indicators: await listIndicators(db),
    rules: await listProtections(db),
    sums: await listSums(db),
  }));
  const indicator = lists.indicators.find((each) => each.id === id);
  if (!indicator) throw notFound();
  return { ...lists, indicator, parts: storedUnder(indicator) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'values.protect');
  const { indicators, indicator, parts, rules, sums } = await load(visit, args.params.indicator);
  const [first = ''] = parts;
  const stored = indicators.filter((each) => isStored(each) && !each.retired);
  const own = stored.find(({ id }) => id === first);
  // What is a sum is decided together with its parts.
  const sum = sums.find(({ whole, parts: of }) => whole === first || of.includes(first));
  const chosen = sum ? [...new Set([first, sum.whole, ...sum.parts])] : parts.slice(0, 1);
  const near = stored.filter((each) => each.theme === indicator.theme || chosen.includes(each.id));
  const similar = near.filter(({ id, kind }) => id !== first && (kind === 'amount' || kind === 'count'));
  const contributions =
    own && own.kind !== 'mean'
      ? await visit.read((db) =>
          contributionsTo(
            db,
            first,
            similar.map(({ id }) => id),
          ),
        )
      : [];
  const option = ({ id, name }: Indicator) => ({ value: id, label: name });
  return {
    indicator,
    chosen,
    sumId: sum?.whole ?? '',
    rule: rules.find((each) => each.indicatorId === first) ?? null,
    dataSets: [
      ...stored.filter((each) => parts.includes(each.id)),
      ...near.filter((each) => !parts.includes(each.id)),
    ].map(option),
    counts: stored.filter((each) => each.kind === 'count').map(option),
    contributions: similar.filter(({ id }) => contributions.includes(id)).map(option),
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
  const { indicator, rule, chosen, sumId, dataSets, counts, contributions } = loaderData;
  const labels = {
    indicators: t('protectionForm.indicators'),
    method: t('protectionForm.method'),
    threshold: t('protectionForm.threshold'),
    secretZeros: t('protectionForm.secretZeros'),
    casesId: t('protectionForm.casesId'),
    sumId: t('protectionForm.sumId'),
    concentration: t('protectionForm.concentration'),
    concentrationPercent: t('protectionForm.concentrationPercent'),
    largestId: t('protectionForm.largestId'),
    secondId: t('protectionForm.secondId'),
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
          sumId,
          concentration: rule?.concentration ?? '',
          concentrationPercent: rule?.concentrationPercent ? String(rule.concentrationPercent) : '',
          largestId: rule?.largestId ?? '',
          secondId: rule?.secondId ?? '',
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
        <SelectField
          name="sumId"
          label={labels.sumId}
          hint={t('protectionForm.sumHint')}
          empty={t('protectionForm.sumNone')}
          options={dataSets}
          optional
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
        <ConcentrationFields labels={labels} contributions={contributions} />
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

type Option = { readonly value: string; readonly label: string };

/** Only where somebody has said how large the largest contributions are. */
function ConcentrationFields({
  labels,
  contributions,
}: {
  labels: Readonly<Record<'concentration' | 'concentrationPercent' | 'largestId' | 'secondId', string>>;
  contributions: readonly Option[];
}) {
  const t = useTexts(indicatorTexts);
  return (
    <FieldGroup title={t('protectionForm.concentrated')} lead={t('protectionForm.concentratedLead')}>
      {contributions.length === 0 ? (
        <p>{t('protectionForm.noContributions')}</p>
      ) : (
        <>
          <SelectField
            name="concentration"
            label={labels.concentration}
            empty={t('protectionForm.concentrationNone')}
            options={concentrations.map((value) => ({ value, label: t(`protectionForm.concentrations.${value}`) }))}
            optional
          />
          <TextField
            kind="number"
            name="concentrationPercent"
            label={labels.concentrationPercent}
            hint={t('protectionForm.concentrationPercentHint')}
            optional
          />
          {(['largestId', 'secondId'] as const).map((name) => (
            <SelectField
              key={name}
              name={name}
              label={labels[name]}
              hint={t('protectionForm.contributionHint')}
              empty={t('protectionForm.contributionNone')}
              options={contributions}
              optional
            />
          ))}
        </>
      )}
    </FieldGroup>
  );
}

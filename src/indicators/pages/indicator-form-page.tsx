import { evidences } from '#analysis/figure.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  Choice,
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  SelectField,
  TextArea,
  TextField,
  Tick,
} from '#ui/form/form.tsx';
import { typedNumber } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { isStored } from '../formula.ts';
import { directions, type Indicator, indicatorForm, plainKinds } from '../indicator.ts';
import { listIndicators, saveIndicator } from '../indicators.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicator-form-page.ts';

type Params = { indicator?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { indicator: id } = args.params as Params;
  const { indicators, offices } = await visit.read(async (db) => ({
    indicators: await listIndicators(db),
    offices: await listNames(db, 'office', 'name'),
  }));
  const indicator = indicators.find((each) => each.id === id) ?? null;
  if (id && !indicator) throw notFound();
  return {
    indicator,
    computed: isComputed(indicator),
    counts: indicators
      .filter((each) => isStored(each) && !each.retired && each.id !== id)
      .map((each) => ({ value: each.id, label: each.name })),
    offices: offices.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { indicator: id } = args.params as Params;
  const found = id ? (await visit.read(listIndicators)).find((each) => each.id === id) : undefined;
  const computed = isComputed(found ?? null);
  // How it is computed is said elsewhere, and stays as it is.
  const checked = check(indicatorForm, { ...(await formValues(args.request)), ...(computed ? asStored : {}) });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveIndicator(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form, computed }),
    );
    return saved(visit, `/indikatoren/${done.id}`, done.entryId);
  });
}

function isComputed(indicator: Indicator | null): boolean {
  return indicator !== null && indicator.formulaVersion !== null;
}

const asStored = { kind: 'count', evidence: 'computed' };

const names = [
  'name',
  'definition',
  'source',
  'licence',
  'method',
  'methodVersion',
  'unit',
  'kind',
  'direction',
  'theme',
  'decimals',
  'numeratorId',
  'denominatorId',
  'per',
  'rhythmMonths',
  'officeId',
  'evidence',
  'sensitive',
] as const;

export default function IndicatorFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { indicator, computed, counts, offices } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`form.${name}`)]));
  return (
    <>
      <PageHead
        title={indicator ? t('form.edit') : t('form.new')}
        crumbs={[{ label: t('page.crumb'), href: href('/indikatoren') }]}
      />
      <Form
        values={valuesOf(indicator)}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(indicator ? `/indikatoren/${indicator.id}` : '/indikatoren')}
        draft={`indicator:${indicator?.id ?? 'new'}`}
        revision={indicator?.revision}
      >
        <TextField name="name" label={t('form.name')} />
        <TextArea name="definition" label={t('form.definition')} hint={t('form.definitionHint')} optional rows={3} />
        {!computed && (
          <Choice
            name="kind"
            label={t('form.kind')}
            hint={t('form.kindHint')}
            columns
            options={plainKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
        {!computed && (
          <FieldGroup title={t('page.formula')}>
            <SelectField name="numeratorId" label={t('form.numeratorId')} optional options={counts} />
            <SelectField name="denominatorId" label={t('form.denominatorId')} optional options={counts} />
            <TextField name="per" kind="number" label={t('form.per')} hint={t('form.perHint')} optional />
          </FieldGroup>
        )}
        <p>
          <a href={href(computed ? `/indikatoren/${indicator?.id}/berechnung` : '/indikatoren/berechnen')}>
            {computed ? t('formula.edit') : t('formula.add')}
          </a>
        </p>
        <FieldRow>
          <TextField name="unit" label={t('form.unit')} optional />
          <TextField name="decimals" kind="number" label={t('form.decimals')} optional />
          <TextField name="rhythmMonths" kind="number" label={t('form.rhythmMonths')} optional />
        </FieldRow>
        <Choice
          name="direction"
          label={t('form.direction')}
          columns
          options={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
        />
        <TextField name="theme" label={t('form.theme')} optional />
        <TextField name="source" label={t('form.source')} optional />
        <TextField name="licence" label={t('form.licence')} optional />
        <TextArea name="method" label={t('form.method')} optional rows={3} />
        {!computed && (
          <TextField name="methodVersion" label={t('form.methodVersion')} hint={t('form.methodVersionHint')} optional />
        )}
        <SelectField name="officeId" label={t('form.officeId')} optional options={offices} />
        {!computed && (
          <SelectField
            name="evidence"
            label={t('form.evidence')}
            options={evidences.map((value) => ({ value, label: ui(`evidence.${value}`) }))}
          />
        )}
        <Tick name="sensitive" label={t('form.sensitive')} hint={t('form.sensitiveHint')} />
      </Form>
    </>
  );
}

function valuesOf(indicator: Indicator | null): Record<string, string> {
  if (!indicator)
    return {
      kind: 'count',
      direction: 'none',
      evidence: 'measured',
      rhythmMonths: '12',
      decimals: '0',
      methodVersion: '1',
      per: '100',
    };
  const text = (value: string | null) => value ?? '';
  return {
    name: indicator.name,
    definition: text(indicator.definition),
    source: text(indicator.source),
    licence: text(indicator.licence),
    method: text(indicator.method),
    methodVersion: indicator.methodVersion,
    unit: text(indicator.unit),
    kind: indicator.kind,
    direction: indicator.direction,
    theme: text(indicator.theme),
    decimals: String(indicator.decimals),
    numeratorId: text(indicator.numeratorId),
    denominatorId: text(indicator.denominatorId),
    per: typedNumber(indicator.per),
    rhythmMonths: typedNumber(indicator.rhythmMonths),
    officeId: text(indicator.officeId),
    evidence: indicator.evidence,
    sensitive: indicator.sensitive ? 'on' : '',
  };
}

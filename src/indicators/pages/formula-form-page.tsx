/** Defining how an indicator is computed: first how, then of what; what is typed is shown computed before it is stored. */

import { data } from 'react-router';
import { yearOf } from '#analysis/period.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, FieldRow, Form, failureOf, HiddenField, TextArea, TextField, Tick } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Button, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { isStored } from '../formula.ts';
import {
  definitionFrom,
  definitionOf,
  type FormulaKind,
  formulaForm,
  formulaKinds,
  offered,
  problemWith,
  sameDefinition,
} from '../formula-form.ts';
import { valuesOfFormula } from '../formula-form-values.ts';
import { type Preview, previewOf } from '../formula-preview.server.ts';
import { unitOf } from '../formula-words.ts';
import { formulaVersions, nextVersion, saveFormula } from '../formulas.store.server.ts';
import { directions, type Indicator } from '../indicator.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { FormulaFields, FormulaKinds, formulaLabels } from '../panels/formula-fields.tsx';
import { PreviewOfFormula } from '../panels/formula-preview.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/formula-form-page.ts';

type Params = { indicator?: string };

/** The indicator that is defined, if there is one already; what has values of its own is never covered by a formula. */
function definedOf(indicators: readonly Indicator[], id: string | undefined): Indicator | null {
  if (!id) return null;
  const found = indicators.find((each) => each.id === id);
  if (!found) throw notFound();
  if (isStored(found)) throw new Refusal(422, 'formula-stored');
  return found;
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { indicator: id } = args.params as Params;
  const indicators = await visit.read(listIndicators);
  const indicator = definedOf(indicators, id);
  const definition = indicator && definitionOf(indicator);
  const asked = new URL(args.request.url).searchParams.get('art');
  const kind = formulaKinds.find((each) => each === asked) ?? (asked === null ? (definition?.kind ?? null) : null);
  return {
    id: indicator?.id ?? null,
    name: indicator?.name ?? null,
    revision: indicator?.revision,
    kind,
    any: indicators.some((each) => !each.retired && isStored(each)),
    values: kind && valuesOfFormula(indicator, kind, definition),
    choices: kind && {
      inputs: choicesOf(offered(kind, kind === 'share' || kind === 'rate' ? 'part' : 'input', indicators, id ?? null)),
      weights: choicesOf(offered(kind, 'weight', indicators, id ?? null)),
    },
  };
}

function choicesOf(indicators: readonly Indicator[]) {
  return indicators.map(({ id, name, unit, theme }) => ({
    value: id,
    label: unit ? `${name} (${unit})` : name,
    ...(theme ? { group: theme } : {}),
  }));
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { indicator: id } = args.params as Params;
  const raw = await formValues(args.request);
  const checked = check(formulaForm, { ...raw, parts: rowsIn(raw, 'parts') });
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect, values } = checked;
  return orRefused(values, async () => {
    const base = await loadMapBase(visit, null);
    const indicators = await visit.read(listIndicators);
    const indicator = definedOf(indicators, id);
    const definition = definitionFrom(form);
    const problem = problemWith(definition, indicators, id ?? null);
    if (problem) return unchecked({ values, errors: { [problem.field]: problem.message }, refusal: null });
    const unit = unitOf(definition, indicators);
    const before = indicator && definitionOf(indicator);
    const fresh = !before || indicator.formulaVersion === null || !sameDefinition(before, definition);
    const { preview, version } = await visit.read(async (db) => ({
      preview: await previewOf(db, form, definition, {
        ...{ id: id ?? null, indicators, divisions: base?.divisions ?? [], until: yearOf(visit.asOf) },
        ...{ unit: form.unit ?? unit, language: visit.language },
      }),
      version: nextVersion(indicator, id ? await formulaVersions(db, id) : [], definition),
    }));
    // Only what was seen is stored.
    if (raw.act !== 'save' || raw.seen !== preview.seen) {
      const seen = { ...values, seen: preview.seen };
      return data({ values: seen, errors: {}, refusal: null, preview, again: raw.act === 'save', fresh, version });
    }
    const done = await visit.write((db) =>
      saveFormula(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form, definition, unit }),
    );
    return saved(visit, `/indikatoren/${done.id}`, done.entryId);
  });
}

type Answer = {
  readonly preview: Preview;
  readonly again: boolean;
  readonly fresh: boolean;
  readonly version: number;
};

export default function FormulaFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { id, name, kind, values, choices, any } = loaderData;
  const path = id ? `/indikatoren/${id}/berechnung` : '/indikatoren/berechnen';
  const crumbs = [
    { label: t('page.crumb'), href: href('/indikatoren') },
    ...(id && name ? [{ label: name, href: href(`/indikatoren/${id}`) }] : []),
  ];
  return (
    <>
      <PageHead title={id ? t('formula.edit') : t('formula.title')} lead={t('formula.lead')} crumbs={crumbs} />
      {kind && values && choices ? (
        <FormulaForm data={loaderData} kind={kind} path={path} actionData={actionData} />
      ) : (
        <FormulaKinds path={path} any={any} />
      )}
    </>
  );
}

function FormulaForm({
  data: { id, revision, values, choices },
  kind,
  path,
  actionData,
}: {
  data: Route.ComponentProps['loaderData'];
  kind: FormulaKind;
  path: string;
  actionData: Route.ComponentProps['actionData'];
}) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const answer = actionData && 'preview' in actionData ? (actionData as Answer) : null;
  return (
    <Form
      values={values ?? {}}
      failure={failureOf(actionData)}
      labels={formulaLabels(t, kind)}
      submit={t('formula.preview')}
      also={
        answer && (
          <Button kind="secondary" name="act" value="save">
            {answer.fresh ? t('formula.save', { version: answer.version }) : t('formula.saveSame')}
          </Button>
        )
      }
      cancel={href(id ? `/indikatoren/${id}` : '/indikatoren')}
      draft={`formula:${id ?? 'new'}:${kind}`}
      revision={revision}
    >
      <HiddenField name="seen" />
      <HiddenField name="kind" />
      <p>
        <strong>{t(`formula.kind.${kind}`)}</strong>: {t(`formula.about.${kind}`)}.{' '}
        <a href={href(path, { art: 'andere' })}>{t('formula.other')}</a>
      </p>
      <TextField name="name" label={t('formula.name')} />
      <FormulaFields kind={kind} inputs={choices?.inputs ?? []} weights={choices?.weights ?? []} />
      <TextArea
        name="definition"
        label={t('formula.definition')}
        hint={t('formula.definitionHint')}
        optional
        rows={2}
      />
      <FieldRow>
        <TextField name="unit" label={t('formula.unit')} hint={t('formula.unitHint')} optional />
        <TextField
          name="decimals"
          kind="number"
          label={t('formula.decimals')}
          hint={t('formula.decimalsHint')}
          optional
        />
      </FieldRow>
      <Choice
        name="direction"
        label={t('formula.direction')}
        columns
        options={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <TextField name="theme" label={t('formula.theme')} optional />
      <Tick name="sensitive" label={t('formula.sensitive')} hint={t('formula.sensitiveHint')} />
      <TextField name="reason" label={t('formula.reason')} hint={t('formula.reasonHint')} optional />
      {/* Where the buttons are: whoever asked for it stands there. */}
      {answer && <PreviewOfFormula preview={answer.preview} again={answer.again} />}
    </Form>
  );
}

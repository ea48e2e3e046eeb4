/** Defining an index: what is typed is shown computed before anything is stored. */

import { data } from 'react-router';
import { yearOf } from '#analysis/period.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  Choice,
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  HiddenField,
  SelectField,
  TextArea,
  TextField,
} from '#ui/form/form.tsx';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { contentOf, indexForm } from '../city-index.ts';
import { isRelative } from '../formula.ts';
import { valuesOfIndex } from '../index-form-values.ts';
import { type Preview, previewOf } from '../index-preview.server.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { areasIn, currentOf, listIndices, saveIndex } from '../indices.store.server.ts';
import { PreviewOfIndex } from '../panels/index-preview.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/index-form-page.ts';

type Params = { index?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indices.edit');
  const { index: id } = args.params as Params;
  const base = await loadMapBase(visit, null);
  const { indices, indicators } = await visit.read(async (db) => ({
    indices: await listIndices(db),
    indicators: await listIndicators(db),
  }));
  const index = indices.find((each) => each.id === id) ?? null;
  if (id && !index) throw notFound();
  const content = (index && currentOf(index)?.content) ?? null;
  const areas = content ? await visit.read((db) => areasIn(db, content.divisionId)) : [];
  return {
    id: index?.id ?? null,
    revision: index?.revision,
    values: valuesOfIndex(index, content, new Map(areas.map((area) => [area.id, area.name])), visit.language),
    rows: {
      indicators: content?.indicators.length ?? 0,
      status: content?.status.length ?? 0,
      dynamics: content?.dynamics.length ?? 0,
    },
    indicators: indicators
      .filter((each) => !each.retired && isRelative(each))
      .map((each) => ({ value: each.id, label: each.name })),
    divisions: (base?.divisions ?? []).map(({ id: value, name: label }) => ({ value, label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indices.edit');
  const { index: id } = args.params as Params;
  const raw = await formValues(args.request);
  const rows = {
    indicators: rowsIn(raw, 'indicators'),
    status: rowsIn(raw, 'status'),
    dynamics: rowsIn(raw, 'dynamics'),
  };
  const checked = check(indexForm, { ...raw, ...rows });
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect, values } = checked;
  return orRefused(values, async () => {
    const { made, index, names } = await visit.read(async (db) => {
      const indicators = await listIndicators(db);
      const areas = await areasIn(db, form.divisionId);
      const usable = new Set(indicators.filter((each) => !each.retired && isRelative(each)).map((each) => each.id));
      return {
        made: contentOf(form, { usable, areas }),
        index: (await listIndices(db)).find((each) => each.id === id) ?? null,
        names: new Map(indicators.map((each) => [each.id, each.name])),
      };
    });
    if (id && !index) throw notFound();
    if (!made.ok) return unchecked({ values, errors: { [made.field]: 'unknown-choice' }, refusal: null });
    const until = yearOf(visit.asOf);
    const preview = await visit.read((db) =>
      previewOf(db, made.content, { index, until, names, language: visit.language }),
    );
    // Only what was seen is stored.
    if (raw.act !== 'save' || raw.seen !== preview.seen) {
      return data({
        values: { ...values, seen: preview.seen },
        errors: {},
        refusal: null,
        preview,
        again: raw.act === 'save',
      });
    }
    const done = await visit.write((db) =>
      saveIndex(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form, content: made.content }),
    );
    return saved(visit, `/indizes/${done.id}`, done.entryId);
  });
}

type Answer = { readonly preview: Preview; readonly again: boolean };

export default function IndexFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { id, rows, indicators, divisions, revision, values } = loaderData;
  const failure = failureOf(actionData);
  const answer = actionData && 'preview' in actionData ? (actionData as Answer) : null;
  const title = id ? t('index.edit') : t('index.add');
  return (
    <>
      <PageHead title={title} crumbs={[{ label: t('index.crumb'), href: href('/indizes') }]} />
      <Form
        values={values}
        failure={failure}
        labels={useLabels()}
        submit={t('indexForm.preview')}
        also={
          answer && (
            <Button kind="secondary" name="act" value="save">
              {answer.preview.fresh
                ? t('indexForm.save', { version: answer.preview.version })
                : t('indexForm.saveSame')}
            </Button>
          )
        }
        cancel={href(id ? `/indizes/${id}` : '/indizes')}
        draft={`index:${id ?? 'new'}`}
        revision={revision}
      >
        <HiddenField name="seen" />
        <TextField name="name" label={t('indexForm.name')} />
        <TextArea name="purpose" label={t('indexForm.purpose')} optional rows={3} />
        <SelectField name="divisionId" label={t('indexForm.divisionId')} options={divisions} />
        <FieldGroup title={t('indexForm.indicators')} lead={t('indexForm.indicatorsLead')}>
          {Array.from({ length: Math.max(4, rows.indicators + 2) }, (_, i) => `indicators.${i}`).map((name) => (
            <SourceRow key={name} name={name} indicators={indicators} />
          ))}
        </FieldGroup>
        <ClassRows part="status" count={Math.max(4, rows.status + 1)} />
        <TextField name="span" kind="number" label={t('indexForm.span')} hint={t('indexForm.spanHint')} optional />
        <ClassRows part="dynamics" count={Math.max(3, rows.dynamics + 1)} />
        <TextField
          name="minimum"
          kind="number"
          label={t('indexForm.minimum')}
          hint={t('indexForm.minimumHint')}
          optional
        />
        <TextArea
          name="excluded"
          label={t('indexForm.excluded')}
          hint={t('indexForm.excludedHint')}
          optional
          rows={3}
        />
        <Choice
          name="spread"
          label={t('indexForm.spread')}
          columns
          options={(['population', 'sample'] as const).map((value) => ({ value, label: t(`index.${value}`) }))}
        />
        <TextField name="source" label={t('indexForm.source')} optional />
        <TextField name="reason" label={t('indexForm.reason')} hint={t('indexForm.reasonHint')} optional />
        {/* Where the buttons are: whoever asked for it stands there. */}
        {answer && <PreviewOfIndex preview={answer.preview} again={answer.again} />}
      </Form>
    </>
  );
}

function SourceRow({ name, indicators }: { name: string; indicators: readonly { value: string; label: string }[] }) {
  const t = useTexts(indicatorTexts);
  return (
    <FieldRow>
      <SelectField name={`${name}.indicatorId`} label={t('indexForm.indicatorId')} optional options={indicators} />
      <TextField name={`${name}.weight`} kind="number" label={t('indexForm.weight')} />
      <SelectField
        name={`${name}.worse`}
        label={t('indexForm.worse')}
        options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(`index.${value}`) }))}
      />
    </FieldRow>
  );
}

function ClassRows({ part, count }: { part: 'status' | 'dynamics'; count: number }) {
  const t = useTexts(indicatorTexts);
  return (
    <FieldGroup title={t(`indexForm.${part}`)} lead={t('indexForm.classesLead')}>
      {Array.from({ length: count }, (_, i) => `${part}.${i}`).map((name) => (
        <FieldRow key={name}>
          <TextField name={`${name}.name`} label={t('indexForm.className')} optional />
          <TextField name={`${name}.upTo`} kind="number" label={t('indexForm.classUpTo')} optional />
        </FieldRow>
      ))}
    </FieldGroup>
  );
}

/** Field names as the summary of errors calls them. */
function useLabels(): Record<string, string> {
  const t = indicatorTexts(useLanguage());
  const plain = (
    ['name', 'purpose', 'source', 'reason', 'divisionId', 'span', 'minimum', 'spread', 'excluded'] as const
  ).map((name) => [name, t(`indexForm.${name}`)]);
  const numbered = Array.from({ length: 20 }, (_, i) => [
    [`indicators.${i}.indicatorId`, `${t('indexForm.indicatorId')} ${i + 1}`],
    [`indicators.${i}.weight`, `${t('indexForm.weight')} ${i + 1}`],
    ...(['status', 'dynamics'] as const).flatMap((part) => [
      [`${part}.${i}.name`, `${t(`indexForm.${part}`)}, ${t('indexForm.className')} ${i + 1}`],
      [`${part}.${i}.upTo`, `${t(`indexForm.${part}`)}, ${t('indexForm.classUpTo')} ${i + 1}`],
    ]),
  ]).flat();
  return Object.fromEntries([...plain, ...numbered]);
}

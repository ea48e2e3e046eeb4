/** One form for the three lists of the concept: guidelines, sector parts, challenges. */

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
import { listChallenges, listGuidelines, listSectorParts, saveListed } from '../concept.store.server.ts';
import { challengeForm, guidelineForm, sectorPartForm, stages } from '../goal.ts';
import { BoundNotice } from '../panels/binding.tsx';
import { conceptTexts } from '../texts.en.ts';
import { loadBinding } from '../versions/binding.server.ts';
import type { Route } from './+types/listed-form-page.ts';

const lists = {
  leitlinien: { kind: 'guideline', form: guidelineForm, list: listGuidelines },
  fachteile: { kind: 'sector-part', form: sectorPartForm, list: listSectorParts },
  herausforderungen: { kind: 'challenge', form: challengeForm, list: listChallenges },
} as const;

type Params = { list?: string; entry?: string };

function listOf(params: Params) {
  const list = lists[params.list as keyof typeof lists];
  if (!list) throw notFound();
  return list;
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  const { entry: id, ...params } = args.params as Params;
  const { kind, list } = listOf(params);
  const { items, offices } = await visit.read(async (db) => ({
    items: await list(db),
    offices: await listNames(db, 'office', 'name'),
  }));
  const entry = items.find((each) => each.id === id) ?? null;
  if (id && !entry) throw notFound();
  const binding = kind === 'guideline' ? await loadBinding(visit, 'guideline', entry?.id ?? '') : null;
  return { kind, entry, binding, offices: offices.filter((office) => !office.retired) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { entry: id, ...params } = args.params as Params;
  const { kind, form } = listOf(params);
  const checked = check<typeof form>(form, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const what = { ...(id ? { id, expect: checked.expect ?? 0 } : {}), form: checked.form as never };
    const done = await visit.write((db) => saveListed(db, visit.actor, kind, what));
    return saved(visit, `/konzept#${kind}`, done.entryId);
  });
}

export default function ListedFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { kind, entry, offices, binding } = loaderData;
  const labels = {
    code: t('form.code'),
    title: t('form.title'),
    text: t('form.text'),
    stage: t('form.stage'),
    officeId: t('form.office'),
    short: t('form.short'),
  };
  if (binding)
    return (
      <>
        <PageHead title={t('form.guideline.edit')} crumbs={[{ label: t('page.title'), href: href('/konzept') }]} />
        <BoundNotice binding={binding} fresh={entry === null} />
      </>
    );
  return (
    <>
      <PageHead
        title={t(`form.${kind}.${entry ? 'edit' : 'new'}`)}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
      />
      <Form
        values={valuesOf(entry)}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href('/konzept')}
        draft={`${kind}:${entry?.id ?? 'new'}`}
        revision={entry?.revision}
      >
        {kind !== 'challenge' && <TextField name="code" label={labels.code} hint={t('form.codeHint')} optional />}
        <TextField name="title" label={labels.title} />
        {kind === 'challenge' && <TextField name="short" label={labels.short} hint={t('form.shortHint')} optional />}
        {kind !== 'sector-part' && <TextArea name="text" label={labels.text} optional />}
        {kind === 'sector-part' && (
          <>
            <SelectField
              name="stage"
              label={labels.stage}
              options={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
            />
            <SelectField
              name="officeId"
              label={labels.officeId}
              optional
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        )}
      </Form>
    </>
  );
}

function valuesOf(entry: Route.ComponentProps['loaderData']['entry']): Record<string, string> {
  if (!entry) return { stage: 'in-force' };
  const read = (key: string) => String((entry as unknown as Record<string, unknown>)[key] ?? '');
  return {
    code: read('code'),
    title: entry.title,
    text: read('text'),
    short: read('short'),
    stage: read('stage'),
    officeId: read('officeId'),
  };
}

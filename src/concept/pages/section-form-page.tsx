import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../texts.en.ts';
import { sectionForm, sectionKinds } from '../writing/section.ts';
import { saveSection } from '../writing/sections.store.server.ts';
import { partOf } from '../writing/written.server.ts';
import type { Route } from './+types/section-form-page.ts';

type Params = { part?: string; section?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.write');
  const { part, section } = await partOf(visit, args.params as Params);
  visit.require('concept.write', part.officeId);
  return { part: { id: part.id, title: part.title }, section };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.write');
  const { part, section } = await partOf(visit, args.params as Params);
  visit.require('concept.write', part.officeId);
  const checked = check(sectionForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const existing = section ? { id: section.id, expect: checked.expect ?? 0 } : {};
    const done = await visit.write((db) =>
      saveSection(db, visit.actor, { ...existing, sectorPartId: part.id, form: checked.form }),
    );
    return saved(visit, section ? `/fachteile/${part.id}` : `/konzept/abschnitte/${done.id}`, done.entryId);
  });
}

export default function SectionFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { part, section } = loaderData;
  const labels = { kind: t('sectionForm.kind'), title: t('sectionForm.title'), source: t('sectionForm.source') };
  return (
    <>
      <PageHead
        title={t(section ? 'sectionForm.edit' : 'sectionForm.new')}
        crumbs={[
          { label: t('page.title'), href: href('/konzept') },
          { label: part.title, href: href(`/fachteile/${part.id}`) },
        ]}
      />
      <Form
        values={{ kind: section?.kind ?? 'goals', title: section?.title ?? '', source: section?.source ?? '' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(`/fachteile/${part.id}`)}
        revision={section?.revision}
      >
        <Choice
          name="kind"
          label={labels.kind}
          hint={t('sectionForm.kindHint')}
          options={sectionKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <TextField name="title" label={labels.title} />
        <TextField name="source" label={labels.source} hint={t('sectionForm.sourceHint')} optional />
      </Form>
    </>
  );
}

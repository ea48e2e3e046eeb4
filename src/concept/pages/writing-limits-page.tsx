import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../texts.en.ts';
import { saveWritingLimits, writingLimits } from '../writing/limits.store.server.ts';
import { limitsForm } from '../writing/text-length.ts';
import type { Route } from './+types/writing-limits-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  return { limits: await visit.read(writingLimits) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const checked = check(limitsForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const title = conceptTexts('de')('limits.title');
    const entryId = await visit.write((db) => saveWritingLimits(db, visit.actor, { title, ...checked }));
    return saved(visit, '/konzept', entryId);
  });
}

export default function WritingLimitsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { limits } = loaderData;
  const labels = {
    section: t('limits.section'),
    part: t('limits.part'),
    analysisShare: t('limits.analysisShare'),
  };
  const values = {
    section: String(limits.section),
    part: String(limits.part),
    analysisShare: String(limits.analysisShare),
  };
  return (
    <>
      <PageHead
        title={t('limits.title')}
        lead={t('limits.lead')}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
      />
      <Form
        values={values}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href('/konzept')}
        revision={limits.revision}
      >
        <TextField name="section" kind="number" label={labels.section} hint={t('limits.pageHint')} />
        <TextField name="part" kind="number" label={labels.part} />
        <TextField name="analysisShare" kind="number" label={labels.analysisShare} />
      </Form>
    </>
  );
}

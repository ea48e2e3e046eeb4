import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, FieldRow, Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listGoals, saveAssessment } from '../concept.store.server.ts';
import { assessmentForm, ratings } from '../goal.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/assessment-form-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'goals.assess');
  const goal = (await visit.read(listGoals)).find((each) => each.id === args.params.goal);
  if (!goal) throw notFound();
  return { id: goal.id, title: goal.title, year: visit.year };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'goals.assess');
  const checked = check(assessmentForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const entryId = await visit.write(async (db) => {
    const goal = (await listGoals(db)).find((each) => each.id === args.params.goal);
    if (!goal) throw notFound();
    return saveAssessment(db, visit.actor, goal, checked.form);
  });
  return saved(visit, `/ziele/${args.params.goal}#einschaetzungen`, entryId);
}

export default function AssessmentFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { id, title, year } = loaderData;
  const names = ['from', 'to', 'rating', 'group', 'n', 'source', 'note'] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`assessment.${name}`)]));
  return (
    <>
      <PageHead
        title={t('goal.assessTitle')}
        lead={
          <>
            <Said>{title}</Said>. {t('goal.assessLead')}
          </>
        }
        crumbs={[{ label: title, href: href(`/ziele/${id}`) }]}
      />
      <Form
        values={{ from: `${year}-01-01`, to: `${year}-12-31` }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(`/ziele/${id}`)}
        draft={`assessment:${id}`}
      >
        <Choice
          name="rating"
          label={t('assessment.rating')}
          columns
          options={ratings.map((value) => ({ value, label: t(`rating.${value}`) }))}
        />
        <TextField name="group" label={t('assessment.group')} hint={t('assessment.groupHint')} />
        <FieldRow>
          <TextField name="from" kind="date" label={t('assessment.from')} />
          <TextField name="to" kind="date" label={t('assessment.to')} />
          <TextField name="n" kind="number" label={t('assessment.n')} optional />
        </FieldRow>
        <TextField name="source" label={t('assessment.source')} optional />
        <TextArea name="note" label={t('assessment.note')} optional />
      </Form>
    </>
  );
}

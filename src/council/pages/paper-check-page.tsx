import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, FieldGroup, Form, failureOf, HiddenField, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { ownPaper } from '../council-view.server.ts';
import { accordances, checkForm } from '../paper.ts';
import { checkPaper } from '../papers.store.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/paper-check-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { council, paper } = await ownPaper(visit, args.params.paper);
  return {
    paper: { id: paper.id, title: paper.title },
    goals: paper.goals.map((each) => ({ ...each, title: council.goals.get(each.goalId) ?? each.goalId })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper } = await ownPaper(visit, args.params.paper);
  const values = await formValues(args.request);
  const checked = check(checkForm, { ...values, goals: rowsIn(values, 'goals') });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => checkPaper(db, visit.actor, paper, checked.form.goals));
    return saved(visit, `/ratsraum/vorlagen/${paper.id}#ziele`, entryId);
  });
}

export default function PaperCheckPage({ loaderData: { paper, goals }, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const back = href(`/ratsraum/vorlagen/${paper.id}`);
  const rows = goals.flatMap((each, i) => [
    [`goals.${i}.goalId`, each.goalId],
    [`goals.${i}.accordance`, each.accordance ?? ''],
    [`goals.${i}.reason`, each.reason ?? ''],
  ]);
  const labels = Object.fromEntries(
    goals.map((each, i) => [`goals.${i}.reason`, `${t('checkForm.reason')} (${each.title})`]),
  );
  return (
    <>
      <PageHead
        title={t('checkForm.title', { title: paper.title })}
        lead={t('checkForm.lead')}
        crumbs={[
          { label: t('papers.crumb'), href: href('/ratsraum/vorlagen') },
          { label: paper.title, href: back },
        ]}
      />
      <Form
        values={Object.fromEntries(rows)}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={back}
        draft={`paper-check:${paper.id}`}
      >
        {goals.length === 0 && <p className="muted">{t('paper.noGoals')}</p>}
        {goals.map((each, i) => (
          <FieldGroup key={each.goalId} title={each.title}>
            <HiddenField name={`goals.${i}.goalId`} />
            <Choice
              name={`goals.${i}.accordance`}
              label={t('checkForm.accordance')}
              columns
              optional
              options={accordances.map((value) => ({ value, label: t(`accordance.${value}`) }))}
            />
            <TextArea
              name={`goals.${i}.reason`}
              label={t('checkForm.reason')}
              hint={t('checkForm.reasonHint')}
              rows={2}
            />
          </FieldGroup>
        ))}
      </Form>
    </>
  );
}

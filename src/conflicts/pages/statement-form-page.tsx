import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { statementForm } from '../conflict.ts';
import { conflictFor } from '../conflict-view.server.ts';
import { giveStatement } from '../course.store.server.ts';
import { stances } from '../procedure.ts';
import { loadNames } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/statement-form-page.ts';

type Params = { conflict?: string; office?: string };

/** The conflict and what this office was asked, if the visitor speaks for the office. */
async function askedOf(visit: Visit, { conflict: id, office = '' }: Params) {
  visit.require('conflicts.answer', office);
  const conflict = await conflictFor(visit, id);
  const asked = conflict.asked.find((each) => each.officeId === office);
  if (!asked) throw notFound();
  return { conflict, asked };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.answer');
  const { conflict, asked } = await askedOf(visit, args.params);
  const { offices } = await loadNames(visit);
  const { id, title, summary, options } = conflict;
  return { id, title, summary, options, asked, office: offices.find((each) => each.id === asked.officeId)?.name ?? '' };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.answer');
  const { conflict, asked } = await askedOf(visit, args.params);
  const checked = check(statementForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect } = checked;
  return orRefused(checked.values, async () => {
    const { officeId } = asked;
    const entryId = await visit.write((db) =>
      giveStatement(db, visit.actor, conflict.id, { officeId, form, expect: expect ?? 0 }),
    );
    return saved(visit, `/zielkonflikte/${conflict.id}`, entryId);
  });
}

export default function StatementFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, title, summary, options, asked, office } = loaderData;
  const labels = { stance: t('statement.stance'), statement: t('statement.words') };
  return (
    <>
      <PageHead
        title={t('statement.title', { office })}
        lead={<Said>{title}</Said>}
        crumbs={[
          { label: t('page.crumb'), href: href('/zielkonflikte') },
          { label: title, href: href(`/zielkonflikte/${id}`) },
        ]}
      />
      <div className="stack">
        <Card title={t('page.about')} id="angaben">
          <p className="prose">
            <Said>{summary}</Said>
          </p>
          {options.length > 0 && (
            <ol>
              {options.map((option) => (
                <li key={option.id}>
                  <Said>{option.title}</Said>
                </li>
              ))}
            </ol>
          )}
          {asked.dueOn && <p className="muted">{t('mine.until', { date: formatDate(asked.dueOn, language) })}</p>}
        </Card>
        <Form
          values={{ stance: asked.stance ?? '', statement: asked.statement ?? '' }}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('statement.submit')}
          cancel={href(`/zielkonflikte/${id}`)}
          draft={`statement:${id}:${asked.officeId}`}
          revision={asked.revision}
        >
          <Choice
            name="stance"
            label={labels.stance}
            columns
            options={stances.map((value) => ({ value, label: t(`stance.${value}`) }))}
          />
          <TextArea name="statement" label={labels.statement} hint={t('statement.hint')} rows={6} />
        </Form>
      </div>
    </>
  );
}

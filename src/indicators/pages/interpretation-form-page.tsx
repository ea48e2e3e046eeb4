/** What a change means: two sentences, or an office that is asked for them. */

import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea } from '#ui/form/form.tsx';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadBoard } from '../board.server.ts';
import { changeInWords } from '../board-register.ts';
import { interpretationForm } from '../interpretation.ts';
import { saveInterpretation } from '../interpretations.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/interpretation-form-page.ts';

/** The row of the board, if this visitor may interpret it. */
async function ownRow(visit: Visit, { indicator, year }: { indicator: string; year: string }) {
  const row = (await loadBoard(visit)).find((each) => each.id === indicator && String(each.year) === year);
  if (!row) throw notFound();
  visit.require('alerts.answer', row.interpretation?.officeId ?? row.officeId);
  return row;
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'alerts.answer');
  const row = await ownRow(visit, args.params);
  const offices = await visit.read((db) => listNames(db, 'office', 'name'));
  return {
    row,
    offices: offices.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'alerts.answer');
  const row = await ownRow(visit, args.params);
  const checked = check(interpretationForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const entryId = await visit.write((db) =>
      saveInterpretation(db, visit.actor, { indicator: row, year: row.year, form, expect }),
    );
    return saved(visit, '/beobachtung', entryId);
  });
}

export default function InterpretationFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { row, offices } = loaderData;
  const labels = { comment: t('interpretation.comment'), officeId: t('interpretation.officeId') };
  return (
    <>
      <PageHead
        title={t('board.sayOf', { name: row.name })}
        lead={t('board.sentence', { change: changeInWords(row, language), year: row.year, before: row.year - 1 })}
        crumbs={[{ label: t('board.crumb'), href: href('/beobachtung') }]}
      />
      <Form
        values={{ comment: row.interpretation?.comment ?? '', officeId: row.interpretation?.officeId ?? '' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('interpretation.submit')}
        cancel={href('/beobachtung')}
        draft={`interpretation:${row.id}:${row.year}`}
        revision={row.interpretation?.revision}
      >
        <TextArea name="comment" label={labels.comment} hint={t('interpretation.commentHint')} optional rows={3} />
        <SelectField
          name="officeId"
          label={labels.officeId}
          hint={t('interpretation.officeHint')}
          optional
          options={offices}
        />
      </Form>
    </>
  );
}

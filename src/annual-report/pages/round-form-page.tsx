import { addMonths } from '#analysis/period.ts';
import { isFinished, stateOf } from '#measures/measure.ts';
import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { FieldRow, Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type Asked, openRound } from '../annual-report.store.server.ts';
import { type CityFacts, factsOf } from '../facts.server.ts';
import { roundForm } from '../round.ts';
import { mailRound } from '../round-mail.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/round-form-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'rounds.run');
  return { year: visit.year, dueOn: addMonths(today(), 1) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'rounds.run');
  const checked = check(roundForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const facts = await factsOf(visit);
    const done = await visit.write((db) => openRound(db, visit.actor, checked.form, askedOf(facts)));
    await mailRound(visit, done.id, { reminder: false });
    return saved(visit, `/bericht/runden/${done.id}`, done.entryId);
  });
}

/** Lead offices are asked for what still runs, owning offices for a comment on each of their goals. */
function askedOf(facts: CityFacts): Asked[] {
  const measures = [...facts.measures.values()].flatMap((measure): Asked[] =>
    measure.retired || measure.leadId === null || isFinished(stateOf(measure))
      ? []
      : [{ officeId: measure.leadId, kind: 'measure', objectId: measure.id }],
  );
  const goals = [...facts.goals.values()].flatMap((goal): Asked[] =>
    goal.retired || goal.officeId === null ? [] : [{ officeId: goal.officeId, kind: 'goal', objectId: goal.id }],
  );
  return [...measures, ...goals];
}

export default function RoundFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const labels = { year: t('round.year'), title: t('round.title'), dueOn: t('round.dueOn'), note: t('round.note') };
  return (
    <>
      <PageHead
        title={t('round.new')}
        lead={t('round.newLead')}
        crumbs={[{ label: t('round.crumb'), href: href('/bericht') }]}
      />
      <Form
        values={{
          year: String(loaderData.year),
          title: t('round.titlePreset', { year: loaderData.year }),
          dueOn: loaderData.dueOn,
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('round.submit')}
        cancel={href('/bericht')}
      >
        <TextField name="title" label={labels.title} />
        <FieldRow>
          <TextField name="year" kind="year" label={labels.year} />
          <TextField name="dueOn" kind="date" label={labels.dueOn} />
        </FieldRow>
        <TextArea name="note" label={labels.note} optional rows={3} />
      </Form>
    </>
  );
}

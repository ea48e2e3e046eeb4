/** Reporting progress: two taps, one sentence, sent. Made for a phone at the edge of a building site. */

import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { courses, reportFormOn, states } from '../measure.ts';
import { listMeasures, reportProgress } from '../measures.store.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/report-form-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'measures.report');
  const measure = await visit.read((db) => ownMeasure(db, visit, args.params.measure));
  return {
    id: measure.id,
    title: measure.title,
    latest: measure.latest,
    reportedOn: visit.asOf,
  };
}

/** The measure, if this visitor may report on it. */
async function ownMeasure(db: CityDb, visit: Visit, id: string) {
  const measure = (await listMeasures(db, visit.asOf)).find((each) => each.id === id);
  if (!measure) throw notFound();
  visit.require('measures.report', measure.leadId);
  return measure;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'measures.report');
  await visit.read((db) => ownMeasure(db, visit, args.params.measure));
  const checked = check(reportFormOn(today()), await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write(async (db) => {
      const measure = await ownMeasure(db, visit, args.params.measure);
      return reportProgress(db, visit.actor, measure, checked.form);
    });
    return saved(visit, `/massnahmen/${args.params.measure}`, entryId);
  });
}

const names = ['state', 'course', 'sentence', 'obstacle', 'decision', 'decisionBy', 'reportedOn'] as const;

export default function ReportFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, title, latest, reportedOn } = loaderData;
  const failure = failureOf(actionData);
  const labels = Object.fromEntries(names.map((name) => [name, t(`report.${name}`)]));
  const last = latest?.sentence
    ? t('report.last', { date: formatDate(latest.reportedOn, language), sentence: latest.sentence })
    : '';
  const moreOpen = Boolean(failure?.values.obstacle || failure?.values.decision);
  return (
    <>
      <PageHead
        title={t('report.titleOf', { title })}
        lead={<Said>{last.slice(0, 240)}</Said>}
        crumbs={[
          { label: t('page.crumb'), href: href('/massnahmen') },
          { label: title, href: href(`/massnahmen/${id}`) },
        ]}
      />
      <Form
        values={{ state: latest?.state ?? '', course: latest?.course ?? '', reportedOn }}
        failure={failure}
        labels={labels}
        submit={t('report.submit')}
        cancel={href(`/massnahmen/${id}`)}
        draft={`report:${id}`}
      >
        <Choice
          name="state"
          label={t('report.state')}
          columns
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <Choice
          name="course"
          label={t('report.course')}
          columns
          options={courses.map((value) => ({ value, label: t(`course.${value}`) }))}
        />
        <TextArea name="sentence" label={t('report.sentence')} hint={t('report.sentenceHint')} rows={3} />
        <details open={moreOpen}>
          <summary>{t('report.more')}</summary>
          <div className="form">
            <TextArea name="obstacle" label={t('report.obstacle')} optional rows={2} />
            <TextArea name="decision" label={t('report.decision')} hint={t('report.decisionHint')} optional rows={2} />
            <TextField name="decisionBy" kind="date" label={t('report.decisionBy')} optional />
            <TextField name="reportedOn" kind="date" label={t('report.reportedOn')} />
          </div>
        </details>
      </Form>
    </>
  );
}

import { redirect } from 'react-router';
import { listGoals } from '#concept/concept.store.server.ts';
import { conceptTexts } from '#concept/texts.en.ts';
import { statementChanges } from '#concept/versions/version.ts';
import { listVersions, propose, storedStatements } from '#concept/versions/versions.store.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readReport } from '../annual-report.store.server.ts';
import { findingForm, findingsOf } from '../findings/finding.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/finding-page.ts';

async function found(visit: Visit, params: { report: string; finding: string }) {
  const { report, data } = await visit.remember(`report ${params.report}`, (db) => readReport(db, params.report));
  const finding = findingsOf(data).find(({ id }) => id === params.finding);
  if (!finding) throw notFound();
  const t = reportTexts('de');
  const kind = finding.broken ? t(`docBreak.${finding.broken}`) : t(`findingKind.${finding.kind}`);
  return {
    report,
    finding,
    kind,
    origin: t('finding.origin', { report: report.title, kind }).slice(0, 300),
    path: `/bericht/${report.id}/befunde#${finding.id}`,
  };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { report, finding, kind } = await found(visit, args.params);
  const { drafts, goals } = await visit.remember('drafts and goals', async (db) => ({
    drafts: (await listVersions(db)).filter(({ state }) => state === 'open'),
    goals: (await listGoals(db)).filter(({ retired }) => !retired),
  }));
  return {
    report: { id: report.id, title: report.title },
    finding,
    kind,
    drafts: drafts.map(({ id, title }) => ({ value: id, label: title })),
    goals: goals.map(({ id, title }) => ({ value: id, label: title })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { finding, origin, path } = await found(visit, args.params);
  const checked = check(findingForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { versionId, change, goalId, reason } = checked.form;
  if (change === 'change' || change === 'new') {
    // The new wording is written where statements are written; it brings along where it comes from.
    const place = `/fassungen/${versionId}/aussagen/goal${change === 'change' ? `/${goalId}` : ''}`;
    const query = { herkunft: 'finding', genauer: origin, grund: reason, befund: path };
    return redirect(cityPath(visit, place, query));
  }
  return orRefused(checked.values, async () => {
    const proposal = {
      kind: 'goal',
      objectId: goalId ?? finding.goalId ?? '',
      change,
      content: null,
      reason,
      origin: 'finding',
      originText: origin,
      originPath: path,
    } as const;
    const entryId = await visit.write(async (db) => {
      // What somebody has proposed there already is not written over from here.
      const there = (await storedStatements(db, versionId)).some(
        (each) => each.kind === 'goal' && each.objectId === proposal.objectId,
      );
      if (there) throw new Refusal(409, 'proposal-there');
      return propose(db, visit.actor, versionId, proposal);
    });
    return saved(visit, path, entryId);
  });
}

export default function FindingPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const c = useTexts(conceptTexts);
  const href = useHref();
  const { report, finding, kind, drafts, goals } = loaderData;
  const labels = {
    versionId: t('finding.version'),
    change: t('finding.change'),
    goalId: t('finding.goal'),
    reason: t('finding.reason'),
  };
  const list = href(`/bericht/${report.id}/befunde`);
  return (
    <>
      <PageHead
        title={t('finding.formTitle')}
        lead={<Said>{[kind, finding.title, finding.text].filter(Boolean).join(': ')}</Said>}
        crumbs={[{ label: t('finding.title', { report: report.title }), href: list }]}
      />
      <Form
        values={{ versionId: drafts[0]?.value ?? '', goalId: finding.goalId ?? '', change: 'change', reason: '' }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('finding.submit')}
        cancel={list}
      >
        <SelectField name="versionId" label={labels.versionId} options={drafts} />
        <Choice
          name="change"
          label={labels.change}
          hint={t('finding.changeHint')}
          columns
          options={statementChanges.map((value) => ({ value, label: c(`change.${value}`) }))}
        />
        <SelectField name="goalId" label={labels.goalId} hint={t('finding.goalHint')} optional options={goals} />
        <TextArea name="reason" label={labels.reason} />
      </Form>
    </>
  );
}
